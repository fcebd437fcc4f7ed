"""Sending many files, and large ones, in a real browser: nothing is lost, and nothing is sent twice."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import pyvips
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.accounts.people import create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter, signed_in
from tests.e2e.test_accessibility import violations
from tests.e2e.test_journeys import choose_files, upload
from tests.gallery import pictures

# Hashing, sending and processing tens of megabytes on a machine with two cores.
PATIENCE = 90_000
PART_BYTES = 8 * 1024 * 1024


@pytest.fixture
def files(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return file

    return write


def noise(width: int, height: int, *, bands: int = 3, seed: int = 1) -> bytes:
    """A PNG as large as its pixels: noise does not compress."""
    chance = random.Random(seed)  # noqa: S311  # pixels, no secrets
    pixels = b"".join(chance.randbytes(width * bands) for _ in range(height))
    image = pyvips.Image.new_from_memory(pixels, width, height, bands, "uchar")
    interpretation = "srgb" if bands == 3 else "b-w"
    return bytes(image.copy(interpretation=interpretation).pngsave_buffer(compression=0))


def row_of(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name="Uploads").get_by_role("listitem").filter(has_text=name)


def part_number(url: str) -> int:
    return int(parse_qs(urlsplit(url).query)["partNumber"][0])


def is_part(url: str) -> bool:
    return "partNumber=" in url


class Parts:
    """The parts that the browser sends: which ones it asked for, and, while `open_until` is set, which may pass."""

    def __init__(self, page: Page) -> None:
        self.asked: list[int] = []
        self.arrived: set[int] = set()
        self.open_until: int | None = None
        self.held: list[Route] = []
        page.on("request", self._note)
        page.on("requestfinished", self._note_arrival)
        page.route(is_part, self._pass)

    def _note(self, request: Request) -> None:
        if request.method == "PUT" and is_part(request.url):
            self.asked.append(part_number(request.url))

    def _note_arrival(self, request: Request) -> None:
        if request.method == "PUT" and is_part(request.url):
            self.arrived.add(part_number(request.url))

    def _pass(self, route: Route) -> None:
        number = part_number(route.request.url)
        if self.open_until is None or number <= self.open_until or route.request.method != "PUT":
            route.continue_()
        else:
            self.held.append(route)

    def wait_for(self, page: Page, numbers: set[int]) -> None:
        for _ in range(PATIENCE // 100):
            if numbers <= self.arrived:
                return
            page.wait_for_timeout(100)
        raise AssertionError(f"arrived: {self.arrived}")


def resume_after_reload(page: Page, file: Path, *, patience: int) -> None:
    """Send a file until two parts have arrived, load the page again, choose the file again, and see it through."""
    count = -(-file.stat().st_size // PART_BYTES)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/upload")
    parts = Parts(page)
    parts.open_until = 2
    choose_files(page, file, visibility="Private")
    parts.wait_for(page, {1, 2})
    expect(row_of(page, file.name)).to_contain_text(re.compile(r"Sending \d+ %"))
    page.reload()
    row = row_of(page, file.name)
    expect(row).to_contain_text("choose it again to go on (17 MB of", timeout=30_000)

    parts.open_until = None
    parts.asked.clear()
    page.get_by_label(f"Choose {file.name} again").set_input_files(file)
    expect(row).to_contain_text("Ready", timeout=patience)
    assert sorted(parts.asked) == list(range(3, count + 1))
    expect(page.get_by_role("region", name="Uploads").get_by_role("listitem")).to_have_count(1)


def pictures_of(page: Page) -> list[dict[str, Any]]:
    handle = page.request.get("/api/v1/me").json()["handle"]
    found: list[dict[str, Any]] = page.request.get(f"/api/v1/images?owner={handle}").json()["results"]
    return found


def test_a_large_file_goes_on_after_a_reload_and_is_not_sent_twice(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    page = signed_in(open_page, create_person("Wilma"))
    file = files("noise.png", noise(4000, 3400))
    resume_after_reload(page, file, patience=PATIENCE)

    page.get_by_role("button", name="Clear finished").click()
    choose_files(page, file, visibility="Private")
    row = row_of(page, "noise.png")
    expect(row).to_contain_text("You have this picture already", timeout=PATIENCE)
    [known] = pictures_of(page)
    expect(row.get_by_role("link", name="See it")).to_have_attribute("href", f"/i/{known['id']}")
    row.get_by_role("button", name="Skip").click()
    expect(row).to_contain_text("Skipped as a duplicate")
    assert [image["id"] for image in pictures_of(page)] == [known["id"]]
    assert page.request.get("/api/v1/uploads").json()["results"] == []
    assert not troubles


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_file_of_300_mb_goes_on_after_a_reload(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    page = signed_in(open_page, create_person("Xaver"))
    resume_after_reload(page, files("vast.png", noise(10_000, 10_000)), patience=600_000)
    assert not troubles


def test_a_batch_ends_with_every_file_accounted_for(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    page = signed_in(open_page, create_person("Yann"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/upload")
    good = [files(f"good-{at:02}.jpg", pictures.jpeg(300 + 10 * at, 200, gps=at == 0)) for at in range(28)]
    broken = files("broken.jpg", pictures.jpeg(1600, 1000)[:20_000])
    again = files("again.jpg", good[3].read_bytes())
    choose_files(page, *good, broken, again, visibility="Private")
    uploads = page.get_by_role("region", name="Uploads")
    expect(uploads.get_by_role("listitem")).to_have_count(30)
    twin = row_of(page, "again.jpg").or_(row_of(page, "good-03.jpg")).filter(has_text="The same picture as")
    twin.get_by_role("button", name="Skip").click(timeout=PATIENCE)
    expect(uploads.get_by_role("heading")).to_have_text(
        "28 ready, 1 not accepted, 1 skipped as a duplicate", timeout=PATIENCE
    )
    expect(uploads).to_contain_text(re.compile(r"Not accepted: 1 file.*damaged or cut short.*broken\.jpg"))
    expect(row_of(page, "good-00.jpg")).to_contain_text("Location found and removed")
    assert len(pictures_of(page)) == 28

    uploads.get_by_role("button", name="Copy the list").click()
    expect(uploads.get_by_role("button", name="List copied")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert len(lines) == 31
    assert sum(bool(re.search(r"\tReady\t[0-9a-f]{64}\t", line)) for line in lines) == 28

    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert violations(page) == []

    # What has become of them is still there after a reload.
    page.reload()
    expect(uploads.get_by_role("heading")).to_have_text("28 ready, 1 not accepted, 1 skipped as a duplicate")
    assert not troubles


def test_without_a_connection_it_waits_and_goes_on(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    page = signed_in(open_page, create_person("Zora"))
    page.goto("/upload")
    parts = Parts(page)
    parts.open_until = 2
    choose_files(page, files("ferry.png", noise(4000, 2900, seed=2)), visibility="Private")
    parts.wait_for(page, {1, 2})
    page.context.set_offline(offline=True)
    for route in parts.held:
        route.abort("internetdisconnected")
    row = row_of(page, "ferry.png")
    expect(row).to_contain_text("Waiting for a connection")
    assert not [trouble for trouble in troubles if "ERR_INTERNET_DISCONNECTED" not in trouble]
    troubles.clear()

    parts.open_until = None
    page.context.set_offline(offline=False)
    expect(row).to_contain_text("Ready", timeout=PATIENCE)
    assert not troubles


def test_a_folder_is_taken_with_its_pictures_only(
    open_page: PageOpener, files: Callable[[str, bytes], Path], tmp_path: Path, troubles: list[str]
) -> None:
    page = signed_in(open_page, create_person("Abel"))
    page.goto("/upload")
    files("trip/one.jpg", pictures.jpeg(500, 300))
    files("trip/day two/two.png", pictures.png(500, 310))
    files("trip/day two/notes.txt", b"rain")
    files("trip/.DS_Store", b"\0")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a folder").click()
    chooser.value.set_files(tmp_path / "trip")
    expect(row_of(page, "one.jpg")).to_contain_text("Ready", timeout=PATIENCE)
    expect(row_of(page, "two.png")).to_contain_text("Ready", timeout=PATIENCE)
    expect(page.get_by_role("main")).to_contain_text("2 files are not pictures and were left out")
    expect(page.get_by_role("region", name="Uploads").get_by_role("heading")).to_have_text("2 ready")
    assert not troubles


def test_on_a_phone_the_tray_leaves_the_end_of_a_page_within_reach(
    open_page: PageOpener, files: Callable[[str, bytes], Path]
) -> None:
    person = create_person("Ida")
    page = open_page(width=360, height=640)
    enter(page, person)
    upload(page, files("pond.jpg", pictures.jpeg(600, 400)), visibility="Public")
    page.get_by_role("link", name=re.compile("View")).click()
    expect(page.get_by_role("region", name="Uploads")).to_be_visible()
    page.get_by_role("button", name="Delete").click(trial=True)
