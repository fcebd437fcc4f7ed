"""A picture that was taken down cannot be had by any URL that ever led to it, and comes back whole."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import requests
from django.conf import settings
from django.test import Client
from pynamodb.transactions import TransactWrite

from accounts.services.profiles import profile_get
from accounts.tables.transactions import transact
from gallery.errors import ImageNotFound
from gallery.events import queue, uploaded
from gallery.services.album_items import items_add
from gallery.services.albums import album_create
from gallery.services.following import follow
from gallery.services.jobs import Done, More, Work
from gallery.services.links import link_create
from gallery.services.takedowns import MOVING, UNREACHABLE, custody, takedown_preview, takedown_status
from gallery.services.trash import image_trash
from gallery.storage import keys
from gallery.storage.probing import is_unreachable
from gallery.tables.images import PUBLIC, REINSTATING, REMOVED, TRASHED, Image, image_get
from gallery.tables.moderated import image_reinstate_writes, image_remove_writes
from gallery.tables.uploads import READY
from tests.accounts.people import Person, create_person, sign_in
from tests.gallery import pictures
from tests.gallery.everywhere import object_put
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import handle_of
from tests.gallery.senders import run_jobs, share
from tests.roles import acting_as

GONE = {403, 404, 410}


class Captured:
    """Everything by which somebody comes to a picture, as it was handed out while the picture was there."""

    def __init__(self, owner: Person, viewer: Person, image: Image) -> None:
        self.owner, self.viewer, self.image_id = owner, viewer, str(image.image_id)
        self.clients = {name: Client() for name in ("owner", "viewer", "stranger")}
        sign_in(self.clients["owner"], owner)
        sign_in(self.clients["viewer"], viewer)
        follow(viewer_id=viewer.sub, handle=handle_of(owner.sub))
        album = album_create(owner_id=owner.sub, title="All", description="", visibility=PUBLIC).album
        self.album_id = str(album.album_id)
        items_add(viewer_id=owner.sub, album_id=self.album_id, image_ids=[self.image_id])
        token = link_create(owner_id=owner.sub, kind="image", subject_id=self.image_id, allow_original=True).token
        self.link = f"/s/{token}"
        run_jobs()
        self.urls = self._signed()

    def _signed(self) -> set[str]:
        """Every URL into the bucket that the site gives out, for each kind of viewer."""
        urls: set[str] = set()
        for name in ("owner", "viewer", "stranger"):
            client, path = self.clients[name], f"/api/v1/images/{self.image_id}"
            shown: Any = client.get(path).json() if name != "stranger" else {"renditions": []}
            urls |= {one["url"] for one in shown["renditions"]}
            for rendition in ("original", "320"):
                answer = client.post(f"{path}/downloads", {"rendition": rendition}, content_type="application/json")
                urls |= {answer.json()["url"]} if answer.status_code in (200, 201) else set()
        stranger = self.clients["stranger"]
        urls.add(stranger.get(f"/i/{self.image_id}/preview")["Location"])
        stranger.post(self.link)
        seen = unescape(stranger.get(self.link).content.decode())
        shared = set(re.findall(r"http[^\s\"]+X-Amz-Signature=\w+", seen))
        assert shared
        return urls | shared | {stranger.post(f"{self.link}/download")["Location"]}

    def pages(self) -> dict[str, Callable[[], Any]]:
        """What answers 200 for the picture alone."""
        viewer, stranger, owner = self.clients["viewer"], self.clients["stranger"], self.clients["owner"]
        return {
            "permalink": lambda: stranger.get(f"/i/{self.image_id}"),
            "frame": lambda: stranger.get(f"/i/{self.image_id}/embed"),
            "oembed": lambda: stranger.get("/oembed", {"url": f"{settings.SITE_URL}/i/{self.image_id}"}),
            "share link": lambda: stranger.get(self.link),
            "api": lambda: viewer.get(f"/api/v1/images/{self.image_id}"),
            "its owner's": lambda: owner.get(f"/api/v1/images/{self.image_id}"),
            "comments": lambda: viewer.get(f"/api/v1/images/{self.image_id}/comments"),
        }

    def lists(self) -> dict[str, Callable[[], Any]]:
        """What names the picture among others."""
        viewer, stranger, handle = self.clients["viewer"], self.clients["stranger"], handle_of(self.owner.sub)
        owner = self.clients["owner"]
        return {
            "everybody's": lambda: viewer.get("/api/v1/images", {"limit": 100}),
            "the person's": lambda: viewer.get("/api/v1/images", {"owner": handle}),
            "the owner's own": lambda: owner.get("/api/v1/images", {"owner": handle}),
            "those followed": lambda: viewer.get("/api/v1/feed/following"),
            "search": lambda: viewer.get("/api/v1/images", {"q": "lighthouse"}),
            "the owner's search": lambda: owner.get("/api/v1/images", {"q": "lighthouse"}),
            "album": lambda: viewer.get("/api/v1/images", {"album": self.album_id}),
            "rss": lambda: stranger.get(f"/u/{handle}/feed.rss"),
            "atom": lambda: stranger.get(f"/u/{handle}/feed.atom"),
            "json": lambda: stranger.get(f"/u/{handle}/feed.json"),
        }

    def found(self) -> dict[str, bool]:
        """By the place, whether the picture is found there."""
        places = {f"page: {name}": ask().status_code == 200 for name, ask in self.pages().items()}
        places |= {f"list: {name}": self.image_id in ask().content.decode() for name, ask in self.lists().items()}
        return places

    def statuses(self) -> set[int]:
        return {requests.get(url, timeout=10).status_code for url in self.urls}


def decide(image_id: str, effect: Callable[..., None]) -> None:
    """As the web process does for a moderator."""
    image, now = image_get(image_id=image_id), datetime.now(UTC)

    def fill(writes: TransactWrite) -> None:
        effect(writes, image, now=now)

    transact(fill)


def work_of(image: Image) -> Work:
    return Work("custody", str(image.image_id), {"owner_id": str(image.owner_id)})


def render_again(image_id: str) -> None:
    """What the worker does of the queue, until the picture is back."""
    for _ in range(20):
        with acting_as("worker"):
            queue.poll_once(uploaded.handle, wait_seconds=1)
        if image_get(image_id=image_id).state != REINSTATING:
            run_jobs()
            return
    raise AssertionError("the picture did not come back")


def shared_by(person: Person, width: int) -> Image:
    return share(person.sub, pictures.jpeg(width, 500))


@pytest.fixture(scope="module")
def captured() -> Captured:
    owner, viewer = create_person("Ove"), create_person("Vic")
    image = shared_by(owner, 900)
    client = Client()
    sign_in(client, owner)
    changed = client.patch(
        f"/api/v1/images/{image.image_id}", {"title": "A lighthouse"}, content_type="application/json"
    )
    assert changed.status_code == 200, changed.content
    run_jobs()
    return Captured(owner, viewer, image)


@pytest.mark.timeout(180)
def test_every_way_to_a_removed_picture_is_dead_and_alive_again_once_it_is_back(captured: Captured) -> None:
    image_id, owner_id = captured.image_id, captured.owner.sub
    before = captured.found()
    assert [place for place, found in before.items() if not found] == []
    assert len(captured.urls) >= 6
    assert captured.statuses() == {200}
    counts = profile_get(user_id=owner_id).image_count
    decide(image_id, image_remove_writes)
    assert takedown_status(image_id).state == MOVING
    run_jobs()
    assert captured.statuses() <= GONE
    assert [place for place, found in captured.found().items() if found] == []
    for name, ask in captured.pages().items():
        assert ask().status_code in GONE, name
    for name in ("owner", "viewer"):
        downloads = f"/api/v1/images/{image_id}/downloads"
        answer = captured.clients[name].post(downloads, {"rendition": "original"}, content_type="application/json")
        assert answer.status_code == 404, name
    status = takedown_status(image_id)
    assert status.state == UNREACHABLE
    assert status.unreachable_at is not None
    assert timedelta() < status.unreachable_at - status.removed_at < timedelta(minutes=2)
    assert requests.get(takedown_preview(image_id).url, timeout=10).status_code == 200
    assert differences_of(owner_id) == []

    decide(image_id, image_reinstate_writes)
    run_jobs()
    assert captured.found() == dict.fromkeys(before, False)
    render_again(image_id)
    assert captured.found() == before
    assert captured.statuses() == {200}
    assert profile_get(user_id=owner_id).image_count == counts
    with pytest.raises(ImageNotFound):
        takedown_status(image_id)
    with acting_as("jobs"):
        now = datetime.now(UTC)
        assert is_unreachable(keys.quarantined(owner_id, image_id), now=now)
    assert differences_of(owner_id) == []


def test_a_picture_that_was_in_the_trash_goes_back_there(ana: Person) -> None:
    image = shared_by(ana, 640)
    image_trash(viewer_id=ana.sub, image_id=image.image_id)
    decide(image.image_id, image_remove_writes)
    run_jobs()
    decide(image.image_id, image_reinstate_writes)
    run_jobs()
    render_again(image.image_id)
    assert image_get(image_id=image.image_id).state == TRASHED
    assert differences_of(ana.sub) == []


def test_a_picture_removed_while_it_comes_back_stays_removed(ana: Person) -> None:
    image = shared_by(ana, 650)
    decide(image.image_id, image_remove_writes)
    run_jobs()
    decide(image.image_id, image_reinstate_writes)
    with acting_as("jobs"):
        assert isinstance(custody(work_of(image)), More)
    decide(image.image_id, image_remove_writes)
    run_jobs()
    with acting_as("worker"):
        for _ in range(3):
            queue.poll_once(uploaded.handle, wait_seconds=1)
    current = image_get(image_id=image.image_id)
    assert current.state == REMOVED
    # The worker may have been at it: what it writes last must be gone before anybody says that nothing is left.
    assert takedown_status(image.image_id).state != UNREACHABLE
    with acting_as("jobs"):
        now = datetime.now(UTC)
        assert all(is_unreachable(key, now=now) for key in keys.of_image(ana.sub, image.image_id, [320]))
    assert differences_of(ana.sub) == []


def test_an_object_that_is_found_again_is_deleted_again_before_anybody_calls_it_unreachable(ana: Person) -> None:
    image = shared_by(ana, 660)
    decide(image.image_id, image_remove_writes)
    with acting_as("jobs"):
        assert isinstance(custody(work_of(image)), More)
    object_put(keys.published(image.image_id))
    with acting_as("jobs"):
        answer = custody(work_of(image))
        assert isinstance(answer, More)
        assert answer.wait_until is not None
        assert takedown_status(image.image_id).state != UNREACHABLE
        assert isinstance(custody(work_of(image)), Done)
    assert takedown_status(image.image_id).state == UNREACHABLE


def test_a_picture_that_is_not_removed_has_no_takedown(ana: Person) -> None:
    image = shared_by(ana, 670)
    assert image.state == READY
    for ask in (takedown_status, takedown_preview):
        with pytest.raises(ImageNotFound):
            ask(image.image_id)
