"""A stage before it has a name of its own: deployed without a SITE_URL, it is at its API's own address.

Run first, and on the same stage as the tests after it, which then gets a name.
"""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
import requests
from django.conf import settings
from playwright.sync_api import Page, expect

from infrastructure.deploy import stage as stages
from infrastructure.deploy.address import api_url, with_address
from tests.deploy.conftest import STACK, WAIT, PageOf, Stage, Visitor
from tests.e2e.test_journeys import PATIENCE, choose_files, sign_in
from tests.gallery import pictures
from tests.roles import acting_as

pytestmark = [pytest.mark.long, pytest.mark.deploy, pytest.mark.timeout(300)]


@pytest.fixture
def page(unnamed: Stage, page_of: PageOf) -> Page:
    return page_of(unnamed.url)


def test_what_goes_wrong_at_a_wrong_path_is_said_before_anything_changes(unnamed: Stage) -> None:
    done = Stage(unnamed.checkout, f"{unnamed.url}2").deploy()
    assert done.returncode == 1
    assert done.stderr.startswith("deploy: SITE_URL must be an origin such as https://pictures.example.com")
    assert "Packages" not in done.stdout


def test_everything_knows_the_address_that_aws_made_up(unnamed: Stage, operator: boto3.Session) -> None:
    assert re.fullmatch(r"http://\w+\.execute-api\.localhost:\d+/web", unnamed.url)
    variables = operator.client("lambda").get_function_configuration(FunctionName=f"{STACK}-worker", Qualifier="live")
    assert variables["Environment"]["Variables"]["SITE_URL"] == unnamed.url
    (bucket,) = (b["Name"] for b in operator.client("s3").list_buckets()["Buckets"] if f"{STACK}-media" in b["Name"])
    (rule,) = operator.client("s3").get_bucket_cors(Bucket=bucket)["CORSRules"]
    assert rule["AllowedOrigins"] == [unnamed.url.removesuffix("/web")]


def test_below_the_stage_people_sign_up_and_in_send_and_sign_out(unnamed: Stage) -> None:
    dora = Visitor(unnamed.url)
    dora.sign_in(dora.sign_up("Dora"))
    data = pictures.jpeg(800, 600)
    upload_id = dora.send(data, "Below the stage")
    dora.wait_until_ready(upload_id)
    shown = dora.get(f"/i/{upload_id}").text
    assert f'<link rel="canonical" href="{unnamed.url}/i/{upload_id}">' in shown
    preview = re.findall(r'<meta property="og:image" content="([^"]+)">', shown)[0]
    assert requests.get(preview, timeout=WAIT).headers["Content-Type"] == "image/jpeg"

    token = {"csrfmiddlewaretoken": dora.http.cookies.get("csrftoken") or ""}
    left = dora.http.post(f"{unnamed.url}/oidc/logout/", data=token, allow_redirects=False, timeout=WAIT)
    assert parse_qs(urlsplit(left.headers["Location"]).query)["logout_uri"] == [f"{unnamed.url}/"]
    back = dora.http.get(left.headers["Location"], allow_redirects=False, timeout=WAIT)
    assert back.headers["Location"] == f"{unnamed.url}/"
    assert dora.get("/api/v1/me").status_code == 401


def test_a_browser_finds_its_way_below_the_stage(
    unnamed: Stage, page: Page, troubles: list[str], tmp_path: Path
) -> None:
    """Links, the router, the API client and the way to Cognito and back, in one bundle that knows no stage."""
    person = Visitor(unnamed.url).sign_up("Edda")
    file = tmp_path / "heath.jpg"
    file.write_bytes(pictures.jpeg(800, 600))
    page.goto(f"{unnamed.url}/")
    sign_in(page, person.email)
    page.get_by_role("banner").get_by_role("link", name="Upload").click()
    choose_files(page, file, visibility="Private")
    row = page.get_by_role("region", name="Uploads").get_by_role("listitem").filter(has_text=file.name)
    expect(row).to_contain_text("Ready", timeout=PATIENCE)
    row.get_by_role("link", name=re.compile("View")).click()
    expect(page).to_have_url(re.compile(rf"^{re.escape(unnamed.url)}/i/\w+$"))
    page.reload()
    expect(page.get_by_role("main").get_by_role("img").first).to_be_visible()
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
    expect(page).to_have_url(f"{unnamed.url}/")
    assert troubles == []


def test_a_name_is_given_later_and_kept_when_nobody_says_it_again(unnamed: Stage, stage: Stage) -> None:
    """`stage` is `unnamed`, deployed once more with a SITE_URL: the same people, the same pictures."""
    nameless = stages.Stage("prod", STACK, "", settings.AWS_REGION, settings.AWS_ENDPOINT_URL, None)
    with acting_as("operator"):
        assert with_address(nameless).site_url == stage.url
        assert api_url(nameless) == unnamed.url
    assert Visitor(stage.url).get("/healthz").status_code == 200
    assert Visitor(unnamed.url).get("/healthz").status_code == 400
    assert "Below the stage" in Visitor(stage.url).get("/").text
