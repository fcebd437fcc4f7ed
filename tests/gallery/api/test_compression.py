"""Answers are compressed for whoever can read that, where API Gateway does not do it."""

import gzip
import json
from typing import Any

from django.test import Client

from tests.accounts.people import Person
from tests.gallery.made_up import make_images

ACCEPTING = {"Accept-Encoding": "gzip, deflate, br"}


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
