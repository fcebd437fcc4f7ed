"""Requests that came through CloudFront, and requests that only say so, through the web function's own handler."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.exceptions import ImproperlyConfigured

from imageshare import edge, env
from tests.imageshare.on_lambda import run_on_lambda, sample_event

SITE = "https://d111111abcdef8.cloudfront.net"
MEDIA = "https://d222222abcdef8.cloudfront.net"
SECRETS = ("first-secret", "second-secret")
EDGE_ADDRESS, VIEWER = "130.176.1.1", "203.0.113.9"
KEY = (
    rsa.generate_private_key(public_exponent=65537, key_size=2048)
    .private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    .decode()
)
BEHIND_CLOUDFRONT = {
    "CLOUDFRONT": "true",
    "SITE_URL": SITE,
    "STATIC_BUCKET": "static-files",
    "MEDIA_SIGNING": "cloudfront",
    "MEDIA_VIEW_URL": MEDIA,
    "MEDIA_KEY_ID": "K2JCJMDEHXQW5F",
    "MEDIA_KEY": KEY,
    "ORIGIN_SECRET": ", ".join(SECRETS),
}
COMPLETE = env.read_env_file(env.BASE_DIR / "tests" / "offline" / env.ENV_FILE_NAME)

# Tells the address that throttles would count, what links begin with, and where a static file is.
TELL = """
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import JsonResponse
from django.urls import path
from imageshare import urls
staticfiles_storage.hashed_files = {"assets/main.js": "assets/main.js"}  # as the package lists them
urls.urlpatterns += [path("tell", lambda request: JsonResponse(
    {"address": request.META["REMOTE_ADDR"], "here": request.build_absolute_uri("/"),
     "secret": request.headers.get("X-Origin-Secret"), "static": staticfiles_storage.url("assets/main.js")}))]
"""


def request(path: str = "/", *, forwarded: str, secret: str | None = SECRETS[0]) -> dict[str, Any]:
    """As API Gateway brings what CloudFront has sent; `forwarded` is what was in X-Forwarded-For before API Gateway."""
    event = deepcopy(sample_event("gateway/stage_page"))
    event["path"] = path
    event["requestContext"]["identity"]["sourceIp"] = EDGE_ADDRESS
    new = {"X-Forwarded-For": f"{forwarded}, {EDGE_ADDRESS}", "Via": "2.0 abc.cloudfront.net (CloudFront)"}
    if secret is not None:
        new["X-Origin-Secret"] = secret
    event["headers"] |= new
    event["multiValueHeaders"] |= {name: [value] for name, value in new.items()}
    return dict(event)


def answers(events: list[dict[str, Any]], tmp_path: Path) -> list[dict[str, Any]]:
    said = tmp_path / "answers.json"
    (tmp_path / "events.json").write_text(json.dumps(events))
    program = (
        f"{TELL}\nsaid = [handle(event, None) for event in json.load(open({str(tmp_path / 'events.json')!r}))]\n"
        f"json.dump(said, open({str(said)!r}, 'w'))"
    )
    done = run_on_lambda("web", stage="prod", program=program, state_dir=tmp_path, DEBUG="false", **BEHIND_CLOUDFRONT)
    assert done.returncode == 0, done.stderr
    return list(json.loads(said.read_text()))


def test_only_what_comes_through_cloudfront_is_answered(tmp_path: Path) -> None:
    through = [request("/tell", forwarded=VIEWER, secret=secret) for secret in SECRETS]
    around = [request("/tell", forwarded=VIEWER, secret=secret) for secret in (None, "", "first", ", ".join(SECRETS))]
    twice = request("/tell", forwarded=VIEWER)
    twice["multiValueHeaders"]["X-Origin-Secret"] = ["made-up", SECRETS[0]]
    said = answers([*through, *around, twice], tmp_path)
    assert [one["statusCode"] for one in said] == [200, 200, 403, 403, 403, 403, 403]
    (error,) = json.loads(said[2]["body"])["errors"]
    assert (error["code"], SITE in error["detail"]) == ("not_through_the_site", True)


def test_the_viewers_address_counts_whatever_the_viewer_says(tmp_path: Path) -> None:
    made_up = "198.51.100.7, 192.0.2.55"
    events = [
        request("/tell", forwarded=VIEWER),
        request("/tell", forwarded=f"{made_up}, {VIEWER}"),
        request("/tell", forwarded=f"{made_up}, {EDGE_ADDRESS}, 2001:db8::17"),
        request("/tell", forwarded="nonsense"),
    ]
    said = [json.loads(one["body"]) for one in answers(events, tmp_path)]
    assert [one["address"] for one in said] == [VIEWER, VIEWER, "2001:db8::17", EDGE_ADDRESS]
    assert {one["here"] for one in said} == {f"{SITE}/"}
    assert {one["secret"] for one in said} == {None}


def test_an_address_in_the_header_is_found_with_and_without_api_gateways_own_behind_it() -> None:
    event = request(forwarded=f"198.51.100.7, {VIEWER}")
    assert edge.viewer_address(event) == VIEWER
    event["multiValueHeaders"]["X-Forwarded-For"] = [f"198.51.100.7, {VIEWER}"]
    assert edge.viewer_address(event) == VIEWER


def test_static_files_are_on_the_sites_own_origin_and_pictures_are_on_another(tmp_path: Path) -> None:
    (said,) = answers([request("/tell", forwarded=VIEWER)], tmp_path)
    headers = {name.lower(): values for name, values in said["multiValueHeaders"].items()}
    (policy,) = headers["content-security-policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert MEDIA in rules["img-src"]
    assert not any(source.startswith("http") for source in [*rules["script-src"], *rules["font-src"]])
    assert "static-files" not in policy
    assert json.loads(said["body"])["static"] == f"{SITE}/static/assets/main.js"
    assert SITE != MEDIA


@pytest.mark.parametrize("name", ["ORIGIN_SECRET", "MEDIA_VIEW_URL", "MEDIA_KEY_ID", "MEDIA_KEY"])
def test_behind_cloudfront_nothing_may_be_missing(name: str, tmp_path: Path) -> None:
    values = {**COMPLETE, "STATE_DIR": str(tmp_path), **BEHIND_CLOUDFRONT}
    env.load(values)
    with pytest.raises(ImproperlyConfigured, match=rf"^{name} is not set"):
        env.load({**values, name: ""})


def test_an_origin_secret_of_commas_alone_is_none(tmp_path: Path) -> None:
    values = {**COMPLETE, "STATE_DIR": str(tmp_path), **BEHIND_CLOUDFRONT, "ORIGIN_SECRET": " , "}
    with pytest.raises(ImproperlyConfigured, match=r"^ORIGIN_SECRET is not set"):
        env.load(values)


def test_its_secrets_are_not_in_the_printed_environment(tmp_path: Path) -> None:
    shown = repr(env.load({**COMPLETE, "STATE_DIR": str(tmp_path), **BEHIND_CLOUDFRONT}))
    assert SECRETS[0] not in shown
    assert "PRIVATE KEY" not in shown
