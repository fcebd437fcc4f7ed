"""The site as an app that can be installed."""

import struct
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client

from gallery.media.formats import ACCEPTED_TYPES


def manifest() -> Any:
    answer = Client().get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    return answer.json()


def png_size(path: Path) -> str:
    """Read from the file itself: the tests of the worker leave libvips without its loaders."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return f"{width}x{height}"


def test_the_shell_names_the_manifest_whose_icons_have_the_sizes_that_it_says() -> None:
    assert '<link rel="manifest" href="/manifest.webmanifest">' in Client().get("/").content.decode()
    icons = manifest()["icons"]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    for icon in icons:
        found = finders.find(icon["src"].partition("static/")[2])
        assert isinstance(found, str), icon["src"]
        assert png_size(Path(found)) == icon["sizes"]


def test_other_apps_may_share_what_can_be_uploaded() -> None:
    target = manifest()["share_target"]
    assert target["params"]["files"][0]["accept"] == list(ACCEPTED_TYPES)
    # Without the service worker nothing is taken: the upload page says so.
    answer = Client(enforce_csrf_checks=True).post(target["action"])
    assert (answer.status_code, answer["Location"]) == (303, "/upload?shared=1")


def test_the_service_worker_is_at_the_root_never_stale_and_may_load_nothing_from_elsewhere() -> None:
    answer = Client().get("/service-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert 'new URL("/static/"' in answer.content.decode().replace("\\u002D", "-")
