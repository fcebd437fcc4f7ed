"""Requests as API Gateway hands them over, through the web function's own handler: at a name of our own, and at the
API's own address with the stage in its path.

The events have every field that API Gateway sends; bodies are base64, as for every API that takes binary ones:
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
"""

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from accounts.attempts import MAX_OUTSTANDING
from tests.imageshare.on_lambda import EVENTS, run_on_lambda, sample_event

DOMAIN = "https://pictures.example.com"
API_HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
STAGE = f"{API_HOST}/web"
MEGABYTE = 1024 * 1024

# Views that show what arrives and send back as much as is asked for, beside the application's own.
ECHO = """
import base64, os
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from imageshare import urls

@csrf_exempt
def echo(request):
    if request.method == "PUT":
        return HttpResponse(request.body, content_type=request.content_type)
    return JsonResponse({name: request.GET.getlist(name) for name in request.GET})

def large(request, size):
    body = os.urandom(size)
    is_text = request.GET["type"] == "text/plain"
    return HttpResponse(base64.b64encode(body)[:size] if is_text else body, content_type=request.GET["type"])

urls.urlpatterns += [path("echo", echo), path("large/<int:size>", large)]
"""


def event(name: str, **changes: Any) -> dict[str, Any]:
    return {**sample_event(f"gateway/{name}"), **changes}


def answers(site_url: str, events: list[dict[str, Any]], tmp_path: Path) -> list[dict[str, Any]]:
    """What one sandbox with this SITE_URL answers to each event."""
    (tmp_path / "events.json").write_text(json.dumps(events))
    said = tmp_path / "answers.json"
    program = (
        f"{ECHO}\n"
        f"said = [handle(event, None) for event in json.load(open({str(tmp_path / 'events.json')!r}))]\n"
        f"json.dump(said, open({str(said)!r}, 'w'))"
    )
    done = run_on_lambda("web", stage="prod", program=program, state_dir=tmp_path, SITE_URL=site_url, DEBUG="false")
    assert done.returncode == 0, done.stderr
    return [unpacked(answer) for answer in json.loads(said.read_text())]


def unpacked(answer: dict[str, Any]) -> dict[str, Any]:
    """As a browser takes it, which has asked for compressed bytes: texts as texts again."""
    if header(answer, "content-encoding") != ["gzip"]:
        return answer
    body = gzip.decompress(base64.b64decode(answer["body"]))
    if not header(answer, "content-type")[0].startswith(("text/", "application/json")):
        return {**answer, "body": base64.b64encode(body).decode()}
    return {**answer, "body": body.decode(errors="replace"), "isBase64Encoded": False}


def header(answer: dict[str, Any], name: str) -> list[str]:
    return [value for key, values in answer["multiValueHeaders"].items() if key.lower() == name for value in values]


def redirect_uri(answer: dict[str, Any]) -> str:
    return parse_qs(urlsplit(header(answer, "location")[0]).query)["redirect_uri"][0]


def test_every_event_has_the_fields_that_api_gateway_sends() -> None:
    documented = {
        *("resource", "path", "httpMethod", "headers", "multiValueHeaders", "queryStringParameters"),
        *("multiValueQueryStringParameters", "pathParameters", "stageVariables", "requestContext", "body"),
        "isBase64Encoded",
    }
    names = [file.stem for file in (EVENTS / "gateway").glob("*.json")]
    assert names
    for name in names:
        assert set(event(name)) == documented, name


def test_at_the_apis_own_address_everything_is_below_the_stage(tmp_path: Path) -> None:
    names = ("stage_page", "stage_sign_in", "stage_no_slash", "stage_form", "stage_api")
    events = [*(event(name) for name in names), event("stage_api", path="/api/v1/schema/")]
    page, begun, no_slash, form, api, schema = answers(STAGE, events, tmp_path)
    assert page["statusCode"] == 200
    assert f'<link rel="canonical" href="{STAGE}/">' in page["body"]
    assert '<meta name="base-path" content="/web">' in page["body"]
    first_data = re.findall(r'id="initial-data" type="application/json">(.*?)</script>', page["body"])[0]
    config = json.loads(first_data)["config"]
    assert {config[name] for name in ("sign_in_url", "sign_up_url", "sign_out_url")} == {
        "/web/oidc/authenticate/",
        "/web/accounts/sign-up/",
        "/web/oidc/logout/",
    }
    # The cookie's name promises that it is for the whole host, which the API has for itself.
    assert all("Path=/;" in cookie and "Secure" in cookie for cookie in header(begun, "set-cookie"))
    assert redirect_uri(begun) == f"{STAGE}/oidc/callback/"
    assert header(no_slash, "location") == ["/web/accounts/sign-up/"]
    # The form is refused for what is in it, not as a forgery.
    assert form["statusCode"] == 422
    assert "Enter a valid email address" in form["body"]
    assert 'href="/web/"' in form["body"]
    assert (api["statusCode"], json.loads(api["body"])["errors"][0]["code"]) == (404, "not_found")
    assert "servers:\n- url: /web\n" in base64.b64decode(schema["body"]).decode()


def test_at_a_name_of_its_own_nothing_is_below_a_stage(tmp_path: Path) -> None:
    names = ("custom_domain_page", "custom_domain_sign_in", "custom_domain_form")
    page, begun, form = answers(DOMAIN, [event(name) for name in names], tmp_path)
    assert f'<link rel="canonical" href="{DOMAIN}/">' in page["body"]
    assert '<meta name="base-path" content="">' in page["body"]
    assert redirect_uri(begun) == f"{DOMAIN}/oidc/callback/"
    assert form["statusCode"] == 422
    assert "Enter a valid email address" in form["body"]
    assert 'href="/"' in form["body"]


def test_a_site_with_a_name_does_not_answer_at_the_apis_own_address(tmp_path: Path) -> None:
    (page,) = answers(DOMAIN, [event("stage_page")], tmp_path)
    assert page["statusCode"] == 400


@pytest.mark.parametrize(
    ("host", "site_url"), [("stage_sign_in", STAGE), ("custom_domain_sign_in", DOMAIN)], ids=["stage", "domain"]
)
def test_next_stays_on_the_site(host: str, site_url: str, tmp_path: Path) -> None:
    """The path to go to is in the cookie; what it holds is signed, not secret."""
    base = urlsplit(site_url).path
    asked = [f"{base}/upload", "https://elsewhere.example/", "//elsewhere.example/", "/other/upload"]
    events = [event(host, multiValueQueryStringParameters={"next": [path]}) for path in asked]
    for one in events:
        for headers in ("headers", "multiValueHeaders"):
            one[headers].pop("Cookie", None)
    kept = []
    for answer in answers(site_url, events, tmp_path):
        value = header(answer, "set-cookie")[0].partition("=")[2].partition(":")[0]
        kept.append(json.loads(base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)))["next_path"])
    assert kept[:3] == [f"{base}/upload", f"{base}/", f"{base}/"]
    assert kept[3] == (f"{base}/" if base else "/other/upload")


def test_every_set_cookie_header_survives(tmp_path: Path) -> None:
    """A browser with too many sign-ins begun is told to forget the oldest, one header each, besides the new one."""
    (begun,) = answers(DOMAIN, [event("custom_domain_sign_in")], tmp_path)
    cookies = header(begun, "set-cookie")
    outstanding = event("custom_domain_sign_in")["headers"]["Cookie"].count("__Host-sign-in-")
    assert len(cookies) == outstanding - MAX_OUTSTANDING + 2
    assert len({cookie.partition("=")[0] for cookie in cookies}) == len(cookies)
    assert sum("Max-Age=0" in cookie for cookie in cookies) == len(cookies) - 1


def test_a_query_keeps_every_value_of_a_name(tmp_path: Path) -> None:
    (echoed,) = answers(DOMAIN, [event("custom_domain_query")], tmp_path)
    assert json.loads(echoed["body"]) == {"tag": ["a b&c", "é", ""], "one": ["1"]}


def test_a_binary_body_comes_and_goes_unchanged(tmp_path: Path) -> None:
    (echoed,) = answers(DOMAIN, [event("custom_domain_binary")], tmp_path)
    assert echoed["isBase64Encoded"] is True
    assert base64.b64decode(echoed["body"]) == bytes(range(256))
    assert header(echoed, "content-type") == ["image/png"]


def test_an_answer_larger_than_lambda_takes_is_an_error_in_words(tmp_path: Path) -> None:
    """6 MB of JSON, and base64 makes four bytes of three."""
    sizes = [("text/plain", 7 * MEGABYTE), ("image/png", 5 * MEGABYTE), ("image/png", 4 * MEGABYTE)]
    asked = [
        event("custom_domain_query", path=f"/large/{size}", multiValueQueryStringParameters={"type": [kind]})
        for kind, size in sizes
    ]
    *refused, sent = answers(DOMAIN, asked, tmp_path)
    for answer in refused:
        assert answer["statusCode"] == 500
        assert json.loads(answer["body"])["errors"][0]["code"] == "answer_too_large"
        assert header(answer, "content-type") == ["application/json"]
    assert sent["statusCode"] == 200
    assert len(base64.b64decode(sent["body"])) == 4 * MEGABYTE


def test_a_request_larger_than_any_of_ours_is_refused_unread(tmp_path: Path) -> None:
    body = base64.b64encode(b'{"filename": "' + b"a" * 7 * MEGABYTE).decode()
    json_type = {"Content-Type": ["application/json"]}
    large = event("stage_form", path="/api/v1/uploads", body=body)
    large["multiValueHeaders"] |= json_type
    form, api = answers(STAGE, [event("stage_form", body=body), large], tmp_path)
    assert (form["statusCode"], api["statusCode"]) == (413, 413)
    assert json.loads(api["body"])["errors"][0]["code"] == "request_too_large"
