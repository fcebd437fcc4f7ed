"""What comes out of CloudFront at the API's end, asked of the distribution with a server of this test for an API."""

import json
import threading
from collections.abc import Iterator
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import boto3
import pytest
import requests

from imageshare.edge import NotThroughCloudFront, as_sent_by_viewer
from tests.infrastructure.edge import SECRET, Edge

FORGED = {"X-Forwarded-For": "198.51.100.7", "X-Origin-Secret": "made-up", "X-Forwarded-Host": "elsewhere.example"}


class Api(BaseHTTPRequestHandler):
    """Tells what it was asked; answers the status that the path ends with, if it ends with one."""

    def answer(self) -> None:
        asked = {"path": self.path, "method": self.command, "headers": dict(self.headers.items())}
        last = self.path.rpartition("/")[2]
        body = json.dumps(asked).encode()
        self.send_response(int(last) if last.isdigit() else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        self.send_header("Set-Cookie", "a=1")
        self.send_header("Set-Cookie", "b=2")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PATCH = do_DELETE = answer  # noqa: N815  # the names that the base class looks for

    def log_message(self, *_: object) -> None:
        """Tests say enough."""


@pytest.fixture(scope="module")
def site(edge: Edge, operator: boto3.Session) -> Iterator[str]:
    """The name of the site's distribution, which has its API here meanwhile."""
    server = HTTPServer(("127.0.0.1", 0), Api)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    cloudfront, name = operator.client("cloudfront"), edge.outputs["SiteDistributionDomain"]
    items = cloudfront.list_distributions()["DistributionList"]["Items"]
    (site_id,) = [item["Id"] for item in items if item["DomainName"] == name]
    there = cloudfront.get_distribution_config(Id=site_id)
    here = deepcopy(there["DistributionConfig"])
    for config, changes in (
        (there["DistributionConfig"], {"HTTPPort": 80, "HTTPSPort": 443}),
        (here, {"HTTPPort": server.server_port, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only"}),
    ):
        (api,) = [origin for origin in config["Origins"]["Items"] if origin["Id"] == "api"]
        api["CustomOriginConfig"] |= changes
    api["DomainName"] = "localhost"
    changed = cloudfront.update_distribution(Id=site_id, IfMatch=there["ETag"], DistributionConfig=here)
    yield name
    cloudfront.update_distribution(Id=site_id, IfMatch=changed["ETag"], DistributionConfig=there["DistributionConfig"])
    server.shutdown()
    thread.join()
    server.server_close()


def event(asked: dict[str, Any]) -> dict[str, Any]:
    """As API Gateway would bring it on, with CloudFront's address behind the others."""
    headers = {**asked["headers"], "X-Forwarded-For": f"{asked['headers']['X-Forwarded-For']}, 130.176.1.1"}
    return {
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "requestContext": {"identity": {"sourceIp": "130.176.1.1"}},
    }


def test_everything_but_the_host_reaches_the_api(edge: Edge, site: str) -> None:
    sent = {"Cookie": "__Host-sessionid=s; csrftoken=t", "Authorization": "Bearer b", "Accept-Language": "lv"}
    asked = edge.ask(site, "/api/v1/images?limit=2&tag=a%20b", **sent, **{"X-CSRFToken": "t"}).json()
    assert asked["path"] == "/web/api/v1/images?limit=2&tag=a%20b"
    headers = {name.lower(): value for name, value in asked["headers"].items()}
    assert {name: headers[name.lower()] for name in sent} == sent
    assert headers["x-csrftoken"] == "t"
    assert headers["host"].startswith("localhost")


def test_what_a_viewer_makes_up_is_not_believed(edge: Edge, site: str) -> None:
    asked = edge.ask(site, "/", **FORGED).json()
    seen = as_sent_by_viewer(event(asked), secrets=(SECRET,), host="pictures.example.com")
    assert seen["headers"]["x-forwarded-for"] == "127.0.0.1"
    assert seen["headers"]["host"] == "pictures.example.com"


def test_without_cloudfront_the_same_words_open_nothing() -> None:
    around = event({"headers": {**FORGED, "Host": "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"}})
    with pytest.raises(NotThroughCloudFront):
        as_sent_by_viewer(around, secrets=(SECRET,), host="pictures.example.com")


def test_both_cookies_of_an_answer_arrive_and_its_headers_win(edge: Edge, site: str) -> None:
    answer = edge.ask(site, "/")
    assert answer.raw.headers.getlist("Set-Cookie") == ["a=1", "b=2"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    # What the answer does not say.
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_the_sites_own_errors_arrive_as_they_are(status: int, edge: Edge, site: str) -> None:
    answer = edge.ask(site, f"/api/v1/{status}")
    assert (answer.status_code, answer.json()["path"]) == (status, f"/web/api/v1/{status}")


@pytest.mark.usefixtures("objects")
@pytest.mark.parametrize("status", [502, 504])
def test_a_site_that_does_not_answer_has_a_page_that_says_so(status: int, edge: Edge, site: str) -> None:
    answer = edge.ask(site, f"/{status}")
    assert (answer.status_code, answer.content) == (status, b"bytes")


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_every_method_of_the_api_reaches_it(method: str, edge: Edge, site: str) -> None:
    sent = {"Host": site, "X-Forwarded-Proto": "https"}
    assert requests.request(method, edge.url("/api/v1/me"), headers=sent, timeout=10).json()["method"] == method
