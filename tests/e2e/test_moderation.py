"""Moderation in a browser: from a report to the appeal that brings a picture back; each page light, dark, small."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from accounts.services.shut_out import shut_out_address
from moderation.services.appeals import appeal_make
from moderation.services.cases import case_take
from tests.accounts.people import Person, create_person, join_group
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter, signed_in
from tests.e2e.test_accessibility import LOOKS, check
from tests.e2e.test_journeys import PATIENCE, fill_in_cognito
from tests.gallery import pictures
from tests.gallery.senders import share
from tests.live_site import live_jobs
from tests.moderation.made_cases import decide
from tests.moderation.scene import decided, reported
from tests.moderation.site_numbers import audit_twice, count_all

ADMINISTRATION = [
    "/moderation/people/",
    "/moderation/people/?q=astrid",
    "/moderation/people/{person}",
    "/moderation/storage/",
    "/moderation/queues/",
    "/moderation/audits/",
    "/moderation/settings/",
]
MODERATION = [
    "/moderation/",
    "/moderation/?case={open}",
    "/moderation/?case={mine}",
    "/moderation/?decided={decided}&case={open}",
    "/moderation/?state=appealed",
    "/moderation/appeals/",
    "/moderation/newest/",
    "/moderation/ledger/",
    "/transparency",
    "/appeal",
    "/appeal?key={key}",
    "/moderation/people/{banned}",
]


@pytest.fixture(scope="module")
def admin() -> Person:
    person = create_person("Astrid")
    join_group(person, "administrators")
    join_group(person, "moderators")
    return person


@pytest.fixture(scope="module")
def second() -> Person:
    person = create_person("Noor")
    join_group(person, "moderators")
    return person


@pytest.fixture(scope="module")
def places(admin: Person) -> dict[str, str]:
    """Cases in each state, for the pages that show one; numbers and audits, for those that show these."""
    count_all(f"{datetime.now(UTC):%Y-%m-%d}")
    audit_twice()
    mine, done = reported(rule="copyright"), decided(admin.sub)
    case_take(case_id=mine.case_id, moderator_id=admin.sub)
    appealed = decided(admin.sub)
    appeal_make(owner_id=appealed.owner.sub, case_id=appealed.case_id, text="It is a painting.")
    banned = banned_twice()
    key = parse_qs(urlsplit(shut_out_address(banned)).query)["key"][0]
    cases = {"open": reported().case_id, "mine": mine.case_id, "decided": done.case_id}
    return {**cases, "person": admin.sub, "banned": banned, "key": key}


@pytest.fixture(scope="module")
def jobs(site: str) -> Iterator[None]:
    with live_jobs():
        yield


def banned_twice() -> str:
    """The id of somebody about whom two decisions of the same words stand."""
    first = reported()
    second = reported(owner=first.owner)
    for scene in (first, second):
        decide(scene.case_id, "ban")
    return first.owner.sub


def report(page: Page, image_id: str) -> None:
    """As the front end does it: by the API, with the session of this page."""
    page.goto("/")
    status = page.evaluate(
        """async (id) => {
          const token = document.cookie.split("; ").find((one) => one.startsWith("csrftoken=")).split("=")[1];
          const answer = await fetch("/api/v1/reports", {
            method: "POST",
            headers: {"Content-Type": "application/json", "X-CSRFToken": token},
            body: JSON.stringify({subject: "image", image_id: id, rule: "child-safety", text: "Please look."}),
          });
          return answer.status;
        }""",
        image_id,
    )
    assert status == 201


def renditions(page: Page, image_id: str) -> list[str]:
    """The addresses of a picture that whoever is signed in there has."""
    image = page.request.get(f"/api/v1/images/{image_id}").json()
    return [str(one["url"]) for one in image["renditions"]]


def remove_the_worst(page: Page) -> str:
    """By keys, as far as there are words to write; answers the case's id once nobody gets the picture any more."""
    worst = page.get_by_role("heading", name="Picture: Harm to children")
    for _ in range(10):  # other tests leave cases as severe, which came before
        with page.expect_navigation():
            page.locator("body").press("n")
        if worst.is_visible():
            break
    expect(worst).to_be_visible()
    case_id = page.url.rpartition("case=")[2]
    expect(page.get_by_role("button", name="Remove")).to_be_disabled()
    page.locator("body").press("c")
    expect(page.get_by_role("article").get_by_text("Yours for")).to_be_visible()
    shown = page.get_by_alt_text("The picture that the case is about")
    expect(shown).to_have_css("filter", "blur(28px)")
    page.locator("body").press("v")
    expect(shown).to_have_css("filter", "none")
    assert page.evaluate("document.documentElement.scrollHeight") == 800, "deciding takes no scrolling"
    page.get_by_label("Reason, for the owner").fill("It shows a child who cannot agree to it.")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("region", name="Just decided")).to_contain_text("Unreachable after", timeout=PATIENCE)
    return str(case_id)


@pytest.mark.parametrize("width", LOOKS)
def test_every_page(open_page: PageOpener, admin: Person, places: dict[str, str], width: int) -> None:
    page = signed_in(open_page, admin, "/moderation/", width=width)
    for path in (*MODERATION, *ADMINISTRATION):
        check(page, path.format(**places))


@pytest.mark.usefixtures("jobs")
def test_from_a_report_to_the_appeal_that_brings_it_back(
    open_page: PageOpener, admin: Person, second: Person, troubles: list[str]
) -> None:
    owner, reporter = create_person("Owen"), create_person("Rita")
    image = share(owner.sub, pictures.jpeg(600, 400))
    path = f"/i/{image.image_id}"
    stranger = open_page()
    stranger.goto("/")
    told = open_page()
    enter(told, reporter)
    addresses = renditions(told, image.image_id)
    assert {requests.get(one, timeout=10).status_code for one in addresses} == {200}

    report(told, image.image_id)

    first = signed_in(open_page, admin, "/moderation/")
    case_id = remove_the_worst(first)
    assert {requests.get(one, timeout=10).status_code for one in addresses} <= {403, 404}
    assert stranger.request.get(path).status == 404

    author = open_page()
    enter(author, owner)
    notices = author.request.get("/api/v1/me/notifications").json()["results"]
    assert [one["case_id"] for one in notices if one["kind"] == "moderation"] == [case_id]
    author.goto(f"/decisions/{case_id}")
    expect(author.get_by_role("heading", name="Your picture was removed")).to_be_visible()
    expect(author.get_by_text("It shows a child who cannot agree to it.")).to_be_visible()
    author.get_by_label("Why the decision is wrong").fill("It is my own daughter, and she is twenty.")
    author.get_by_role("button", name="Send the appeal").click()
    expect(author.get_by_text("It waits for a moderator")).to_be_visible()

    first.goto("/moderation/appeals/")
    own = first.get_by_role("article").filter(has_text="she is twenty")
    expect(own).to_contain_text("The decision was yours")
    other = signed_in(open_page, second, "/moderation/appeals/")
    appeal = other.get_by_role("article").filter(has_text="she is twenty")
    appeal.get_by_label("Your reason, for the owner").fill("That is so.")
    appeal.get_by_role("button", name="Take the decision back").click()
    expect(other.get_by_text("The decision is taken back.")).to_be_visible()

    author.reload()
    expect(author.get_by_text("It was granted")).to_be_visible()
    for _ in range(60):
        if stranger.request.get(path).status == 200:
            break
        stranger.wait_for_timeout(500)
    assert {requests.get(one, timeout=10).status_code for one in renditions(told, image.image_id)} == {200}
    told.goto(f"/decisions/{case_id}")
    expect(told.get_by_role("main")).to_contain_text("what you reported")
    assert not troubles


def test_the_dashboard_works_without_scripts(browser: Browser, site: str, admin: Person) -> None:
    scene = reported()
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/moderation/?case={scene.case_id}")
    fill_in_cognito(page, admin.email)
    page.get_by_role("button", name="Claim").click()
    page.locator("label").filter(has_text="Show the picture").click()
    expect(page.get_by_alt_text("The picture that the case is about")).to_have_css("filter", "none")
    page.get_by_label("Reason, for the owner").fill("It shows cruelty.")
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_role("region", name="Just decided")).to_contain_text("Hidden: picture")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back. The case is open again.")).to_be_visible()
    context.close()
