"""An export: every original and all we know of somebody, and nothing that opens a door."""

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from ulid import ULID

from accounts.services.api_tokens import api_token_create
from accounts.services.profiles import profile_update
from accounts.tables.sessions import Session, session_hash
from gallery.services.archives import packing
from gallery.services.archives.asking import account_archive
from gallery.services.comments import comment_create
from gallery.services.favourites import favourite_add
from gallery.services.following import block, follow
from gallery.services.jobs import More
from gallery.services.likes import like
from gallery.services.links import link_create
from gallery.services.trash import image_trash
from gallery.tables.archives import archive_find
from gallery.tables.images import PRIVATE, Image
from gallery.tables.links import link_id_of
from gallery.tables.notifications import MODERATION, Notification
from tests.gallery.archives.packed import (
    contents_of,
    make_pictures,
    now_shown,
    objects_of,
    original,
    pack_slice,
    zips_of,
)
from tests.gallery.archives.test_packing import let_in, make_album, somebody
from tests.gallery.made_up import handle_of
from tests.gallery.senders import run_jobs
from tests.roles import acting_as

PASSWORD = "a password nobody guesses"
SAID_BY_BEN = "What Ben says is Ben's"
NOTICE = "Hidden for now."


def described(contents: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """By file, what the indexes of the ZIP files say of each picture."""
    indexes = [json.loads(data) for name, data in contents.items() if name.startswith("pictures-")]
    return {one["file"]: one for index in indexes for one in index}


def document(contents: dict[str, bytes], name: str) -> Any:
    return json.loads(contents[f"account/{name}.json"])


@dataclass
class Exported:
    """What somebody had, and what their export says of it."""

    owner_id: str
    other_id: str
    blocked_id: str
    hidden: Image
    shown: Image
    thrown: Image
    others: Image
    secrets: tuple[str, ...]
    began_at: datetime
    contents: dict[str, bytes]

    def document(self, name: str) -> Any:
        return document(self.contents, name)


@pytest.fixture(scope="module")
def exported() -> Exported:
    """Of somebody who did a little of everything."""
    ana, ben, eve, now = somebody(), somebody(), somebody(), datetime.now(UTC)
    shown, hidden, thrown = make_pictures(ana, "Shown", "Hidden", "Thrown away")
    [bens] = make_pictures(ben, "Ben's")
    let_in(make_album(ben, [bens], title="Of Ben's"), ben, ana, "viewer")
    let_in(make_album(ana, [hidden, shown], title="Summer"), ana, ben, "contributor")
    profile_update(user_id=ana, bio="Näin on.")
    comment_create(viewer_id=ana, image_id=bens.image_id, text="Hieno 夏!")
    comment_create(viewer_id=ben, image_id=shown.image_id, text=SAID_BY_BEN)
    like(viewer_id=ana, image_id=bens.image_id)
    favourite_add(viewer_id=ana, image_id=bens.image_id)
    follow(viewer_id=ana, handle=handle_of(ben))
    follow(viewer_id=ben, handle=handle_of(ana))
    block(viewer_id=ana, handle=handle_of(eve))
    link = link_create(owner_id=ana, kind="image", subject_id=hidden.image_id, password=PASSWORD, max_opens=3)
    token_row, token = api_token_create(user_id=ana, name="Camera", scopes=["upload"])
    cookie, data = secrets.token_hex(16), secrets.token_hex(20)
    lasts, device = now + timedelta(days=1), "Firefox on Linux"
    Session.create(cookie, user_id=ana, data=data, expires_at=lasts, now=now, device=device)
    with acting_as("operator"):
        notice_id = str(ULID.from_datetime(now))
        Notification(ana, notice_id, kind=MODERATION, text=NOTICE, created_at=now, expires_at=2**32).save()
        Image(hidden.image_id).update(actions=[Image.visibility.set(PRIVATE), Image.latitude.set(60.25)])
    image_trash(viewer_id=ana, image_id=thrown.image_id)
    archive = account_archive(user_id=ana).archive
    run_jobs()
    kept = archive_find(owner_id=ana, archive_id=archive.archive_id)
    assert kept is not None
    # What the web function wrote down of tokens and sessions is not kept longer than it takes.
    assert not kept.account
    assert link.token
    doors = (token, token_row.key_hash, link.token, link_id_of(link.token), str(link.link.password), PASSWORD)
    secret = (*doors, cookie, session_hash(cookie), data)
    return Exported(ana, ben, eve, hidden, shown, thrown, bens, secret, now, contents_of(archive))


def test_an_export_has_every_original_and_says_what_each_is(exported: Exported) -> None:
    named = ("pictures/001 Hidden.jpg", "pictures/002 Shown.jpg", "trash/003 Thrown away.jpg")
    images = (exported.hidden, exported.shown, exported.thrown)
    assert {name: exported.contents[name] for name in named} == dict(zip(named, map(original, images), strict=True))
    about = described(exported.contents)
    assert [about[name]["image_id"] for name in named] == [image.image_id for image in images]
    assert [about[name]["visibility"] for name in named] == ["private", "public", "public"]
    assert about[named[0]]["latitude"] == 60.25
    assert about[named[2]]["state"] == "trashed"
    rest = exported.contents.keys() - set(named)
    assert all(name.startswith(("account/", "pictures-")) for name in rest)


def test_an_export_has_what_somebody_said_and_chose(exported: Exported) -> None:
    profile = exported.document("profile")
    assert (profile["handle"], profile["bio"]) == (handle_of(exported.owner_id), "Näin on.")
    [album] = exported.document("albums")
    assert (album["title"], album["images"]) == ("Summer", [exported.hidden.image_id, exported.shown.image_id])
    assert [(one["handle"], one["role"]) for one in album["members"]] == [(handle_of(exported.other_id), "contributor")]
    assert [one["role"] for one in exported.document("shared_albums")] == ["viewer"]
    [comment] = exported.document("comments")
    assert (comment["image_id"], comment["text"]) == (exported.others.image_id, "Hieno 夏!")
    for name in ("likes", "favourites"):
        [one] = exported.document(name)
        assert one["image_id"] == exported.others.image_id
        assert timedelta(seconds=-1) < datetime.fromisoformat(one["since"]) - exported.began_at < timedelta(minutes=5)
    people = {"following": exported.other_id, "followers": exported.other_id, "blocked": exported.blocked_id}
    for name, other_id in people.items():
        assert [one["handle"] for one in exported.document(name)] == [handle_of(other_id)]
    [link] = exported.document("links")
    assert (link["subject_id"], link["max_opens"]) == (exported.hidden.image_id, 3)
    assert (link["has_password"], link["state"]) == (True, "active")
    assert [(one["name"], one["scopes"]) for one in exported.document("tokens")] == [("Camera", ["upload"])]
    assert [one["device"] for one in exported.document("sessions")] == ["Firefox on Linux"]
    notices = exported.document("notifications")
    assert {one["kind"] for one in notices} >= {"comment", "follow", "moderation"}
    assert NOTICE in [one["text"] for one in notices]


def test_an_export_has_no_secret_and_nothing_that_others_said(exported: Exported) -> None:
    everything = b"".join(exported.contents.values())
    for secret in (*exported.secrets, SAID_BY_BEN):
        assert secret.encode() not in everything


def test_an_export_of_many_files_goes_on_wherever_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = somebody()
    images = make_pictures(ana, *(f"Picture {number}" for number in range(4)))
    for image in images[:2]:
        image_trash(viewer_id=ana, image_id=image.image_id)
    archive = account_archive(user_id=ana).archive
    monkeypatch.setattr(packing, "FILE_ENTRIES", 3)
    # Listings come in pages of a few, too.
    monkeypatch.setattr("gallery.services.archives.exports.PAGE_SIZE_MAX", 2)
    slices = 0
    while isinstance(pack_slice(archive), More):
        slices += 1
        assert objects_of(ana)[1] == []
    names = [name for name, _ in zips_of(archive)]
    assert names == [f"{archive.title} ({number} of {slices}).zip" for number in range(1, slices + 1)]
    contents = contents_of(archive)
    pictures = {name: data for name, data in contents.items() if name.startswith(("pictures/", "trash/"))}
    assert list(pictures.values()) == [original(images[number]) for number in (3, 2, 1, 0)]
    assert described(contents).keys() == pictures.keys()
    assert len([name for name in contents if name.startswith("account/")]) == 13
    assert now_shown(archive).archive.images_total == 4


def test_an_account_without_pictures_is_exported_too() -> None:
    ana = somebody()
    archive = account_archive(user_id=ana).archive
    run_jobs()
    contents = contents_of(archive)
    assert document(contents, "profile")["handle"] == handle_of(ana)
    assert document(contents, "comments") == []
