"""A share link in a browser: the gate, the picture, its download, and a frame in another site."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gallery.services.links import link_create
from gallery.tables.images import PRIVATE, Image
from tests.accounts.people import create_person
from tests.e2e.conftest import PageOpener
from tests.gallery import pictures
from tests.gallery.senders import share
from tests.local_stack import free_ports


@pytest.fixture(scope="module")
def private() -> Image:
    return share(create_person("Una").sub, pictures.jpeg(1200, 800), visibility=PRIVATE)


def test_a_visitor_enters_the_password_sees_the_picture_and_saves_it(
    open_page: PageOpener, private: Image, troubles: list[str], tmp_path: Path
) -> None:
    made = link_create(
        owner_id=private.owner_id,
        kind="image",
        subject_id=private.image_id,
        password="correct horse",
        max_opens=1,
        allow_original=True,
    )
    page = open_page()
    page.goto(f"/s/{made.token}")
    page.get_by_label("Password").fill("correct horse")
    page.get_by_role("button", name="Open").click()
    picture = page.locator("img.shared-picture")
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('img.shared-picture').naturalWidth > 0")
    page.reload()
    expect(picture).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the picture").click()
    waiting.value.save_as(tmp_path / "saved.jpg")
    assert pictures.opened(tmp_path / "saved.jpg").width == 1200
    assert troubles == []
    other = open_page()
    other.goto(f"/s/{made.token}")
    expect(other.get_by_role("heading", name="This is over")).to_be_visible()


@pytest.fixture
def another_site(tmp_path: Path) -> Iterator[str]:
    """A page of another origin, which frames what its query names."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Another site</title><body></body>")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(tmp_path))  # type: ignore[arg-type]  # passed on as they came

    (port,) = free_ports(1)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    server.server_close()


def test_the_code_that_oembed_gives_shows_the_picture_in_another_site(
    open_page: PageOpener, another_site: str, site: str
) -> None:
    image = share(create_person("Ola").sub, pictures.jpeg(1200, 800))
    page = open_page()
    described = page.request.get(f"{site}/oembed", params={"url": f"{site}/i/{image.image_id}"}).json()
    page.goto(another_site)
    page.evaluate("html => { document.body.innerHTML = html }", described["html"])
    framed = page.frame_locator("iframe").get_by_role("img")
    expect(framed).to_be_visible()
    assert framed.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
