"""A share link in a browser: the gate, the picture, its download, and a frame in another site."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gallery.services.album_items import items_add
from gallery.services.albums import album_create
from gallery.services.held import held_list
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


def test_a_visitor_sends_pictures_for_an_album_and_opens_those_in_it(
    open_page: PageOpener, private: Image, troubles: list[str], tmp_path: Path
) -> None:
    owner_id = private.owner_id
    album_id = album_create(owner_id=owner_id, title="Party", description="", visibility=PRIVATE).album.album_id
    items_add(viewer_id=owner_id, album_id=album_id, image_ids=[private.image_id])
    made = link_create(owner_id=owner_id, kind="album", subject_id=album_id, may_add=True)
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    good.write_bytes(pictures.jpeg(320, 240))
    bad.write_bytes(b"no picture at all")
    page = open_page(width=390, height=844)
    page.goto(f"/s/{made.token}")
    page.get_by_label("Your name").fill("Gus")
    page.get_by_label("Pictures", exact=True).set_input_files([good, bad])
    page.get_by_role("button", name="Send").click()
    arrived, refused = (page.get_by_role("listitem").filter(has_text=name) for name in ("good.jpg", "bad.jpg"))
    expect(arrived).to_contain_text("It goes into the album once its owner lets it in", timeout=60_000)
    expect(refused).to_contain_text("not an image", timeout=60_000)
    waiting = held_list(viewer_id=owner_id, album_id=album_id, limit=10, after=None).pictures
    assert [one.name for one in waiting] == ["Gus"]
    items_add(viewer_id=owner_id, album_id=album_id, image_ids=[waiting[0].card.image.image_id])
    page.reload()
    shown = page.locator(".shared-grid a")
    expect(shown).to_have_count(2)
    shown.nth(1).click()
    expect(page.get_by_text("Sent in by Gus.")).to_be_visible()
    page.wait_for_function("document.querySelector('img.shared-picture').naturalWidth > 0")
    page.get_by_role("link", name="All pictures of the album").click()
    expect(shown).to_have_count(2)
    assert troubles == []


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
