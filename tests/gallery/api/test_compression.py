"""Answers are compressed for whoever can read that, on the way through API Gateway too."""

import base64
import gzip
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

from infrastructure.deploy.stage import Stage
from infrastructure.deploy.versions import request_event
from tests.accounts.people import Person
from tests.gallery.made_up import make_images
from tests.imageshare.on_lambda import run_on_lambda

ACCEPTING = {"Accept-Encoding": "gzip, deflate, br"}
STAGE = Stage("prod", settings.STACK_NAME, settings.SITE_URL, settings.AWS_REGION, settings.AWS_ENDPOINT_URL, None)


def get(client: Client, path: str, **headers: str) -> Any:
    return client.get(path, headers=headers)


def test_pages_and_lists_with_pictures_take_an_eighth_of_their_bytes(as_ana: Client, ana: Person) -> None:
    make_images(ana.sub, count=30)
    for path in ("/", "/api/v1/images?limit=30"):
        plain, packed = get(as_ana, path), get(as_ana, path, **ACCEPTING)
        assert (packed["Content-Encoding"], "Content-Encoding" in plain) == ("gzip", False)
        assert "Accept-Encoding" in packed["Vary"]
        assert len(packed.content) * 8 < len(plain.content)
    assert json.loads(gzip.decompress(packed.content)).keys() == plain.json().keys()


def test_a_short_answer_is_left_as_it_is(as_ana: Client) -> None:
    assert "Content-Encoding" not in get(as_ana, "/healthz", **ACCEPTING)


def test_how_long_an_answer_is_tells_nobody_what_is_in_it(as_ana: Client, ana: Person) -> None:
    """Heal the BREACH: a name of random length is in each header (https://ieeexplore.ieee.org/document/9754554)."""
    make_images(ana.sub)
    sizes = {len(get(as_ana, "/api/v1/images", **ACCEPTING).content) for _ in range(10)}
    assert len(sizes) > 1


def test_the_version_of_a_compressed_answer_can_be_changed(as_ana: Client, ana: Person) -> None:
    [image] = make_images(ana.sub)
    path = f"/api/v1/images/{image.image_id}"
    seen = get(as_ana, path, **ACCEPTING)
    assert (seen["Content-Encoding"], seen["ETag"][:2]) == ("gzip", "W/")

    def change(title: str) -> Any:
        return as_ana.patch(path, {"title": title}, "application/json", headers={"If-Match": seen["ETag"]})

    assert (change("First").status_code, change("Second").status_code) == (200, 412)


def test_api_gateway_is_given_bytes(tmp_path: Path) -> None:
    event = request_event(STAGE, "/")
    event["multiValueHeaders"]["Accept-Encoding"] = ["gzip"]
    program = f"print(json.dumps(handle({event!r}, None)))"
    done = run_on_lambda("web", stage="prod", program=program, state_dir=tmp_path)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    assert (answer["statusCode"], answer["isBase64Encoded"]) == (200, True)
    assert gzip.decompress(base64.b64decode(answer["body"])).lstrip().startswith(b"<!doctype html>")
