"""Pictures that visitors of a link send for its album: what is let through, whose they are, and how they get in."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings

from accounts.tables.profiles import Profile
from gallery.errors import (
    AlbumNotFound,
    DomainError,
    Forbidden,
    Invalid,
    LimitReached,
    LinkExpired,
    LinkFull,
    LinkNotFound,
    LinkPasswordRequired,
    LinkTakesNone,
    LinkUsedUp,
    QuotaReached,
)
from gallery.services import additions
from gallery.services.additions import addition_start, additions_look, clean_name
from gallery.services.album_items import album_images, items_add
from gallery.services.albums import album_create, album_delete
from gallery.services.downloads import ORIGINAL
from gallery.services.held import HeldPicture, held_list
from gallery.services.link_cards import link_card, link_download
from gallery.services.link_pictures import link_picture
from gallery.services.link_visits import link_open, link_revisit
from gallery.services.links import link_create, link_revoke, link_update
from gallery.services.notifications import notifications_list
from gallery.services.trash import image_trash
from gallery.services.uploads import POST_BYTES, Started, uploads_list
from gallery.tables.images import PRIVATE, PUBLIC, image_get
from gallery.tables.links import Link, link_change, link_get
from gallery.tables.notifications import ADDITION
from gallery.tables.uploads import READY
from tests.gallery import pictures
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import deliver, finish, run_jobs, start
from tests.roles import acting_as

PICTURE = pictures.jpeg(400, 300)


@dataclass(frozen=True)
class Visitor:
    """Somebody who has opened a link."""

    token: str
    visit_pass: str
    link: Link

    def asks(self, **given: Any) -> Started:
        asked: dict[str, Any] = {
            "viewer_id": None,
            "ip": "1",
            "name": "Gus",
            "filename": "picture.jpg",
            "content_type": "image/jpeg",
        }
        asked |= {"token": self.token, "visit_pass": self.visit_pass, "size": len(PICTURE)}
        return addition_start(**{**asked, **given})

    def opens(self) -> int:
        return int(link_get(link_id=self.link.link_id).opens)

    def added(self) -> int:
        return int(link_get(link_id=self.link.link_id).added)


@pytest.fixture(scope="module")
def ann() -> str:
    return str(make_person("Ann").user_id)


@pytest.fixture(scope="module")
def album_id(ann: str) -> str:
    return make_album(ann)


def make_album(owner_id: str) -> str:
    album = album_create(owner_id=owner_id, title="Party", description="", visibility=PUBLIC).album
    return str(album.album_id)


def visitor_of(owner_id: str, album_id: str, *, password: str | None = None, **limits: Any) -> Visitor:
    wanted = {"may_add": True, **limits}
    made = link_create(owner_id=owner_id, kind="album", subject_id=album_id, password=password, **wanted)
    token = str(made.token)
    visit = link_open(token=token, viewer_id=None, visit_pass=None, password=password, ip="a")
    return Visitor(token, visit.visit_pass, made.link)


def sent(visitor: Visitor, owner_id: str, data: bytes = PICTURE, **given: Any) -> str:
    """The id of a picture that made it."""
    started = visitor.asks(size=len(data), **given)
    assert deliver(started, data).status_code == 201
    assert finish(owner_id, started.upload.upload_id).state == READY
    return str(started.upload.upload_id)


def held(owner_id: str, album_id: str) -> list[HeldPicture]:
    return held_list(viewer_id=owner_id, album_id=album_id, limit=100, after=None).pictures


def told(owner_id: str) -> list[tuple[str | None, str | None]]:
    """Who is said to have sent something, and for which album."""
    found = notifications_list(user_id=owner_id, limit=100, after=None)[0]
    return [(one.notification.text, one.notification.album_id) for one in found if one.notification.kind == ADDITION]


def test_what_a_visitor_sends_is_the_owner_s_private_picture_until_it_is_let_in() -> None:
    owner, guest = str(make_person("Olga").user_id), make_person("Gina")
    album_id = make_album(owner)
    visitor = visitor_of(owner, album_id, max_opens=1, show_metadata=True, allow_original=True)
    first = sent(visitor, owner)
    second = sent(visitor, owner, pictures.jpeg(300, 400), viewer_id=guest.user_id)
    image = image_get(image_id=first)
    assert (image.owner_id, image.visibility, image.guest_name) == (owner, PRIVATE, "Gus")
    assert album_images(viewer_id=owner, album_id=album_id, limit=10, after=None).images == []
    run_jobs()
    assert told(owner) == [("Gus", album_id)]  # once for both, within the hour
    waiting = held(owner, album_id)
    assert [(one.card.image.image_id, one.name) for one in waiting] == [(second, "Gina"), (first, "Gus")]
    assert [one.person.user_id if one.person else None for one in waiting] == [guest.user_id, None]
    items_add(viewer_id=owner, album_id=album_id, image_ids=[first])
    image_trash(viewer_id=owner, image_id=second)
    assert held(owner, album_id) == []
    visit = link_revisit(token=visitor.token, viewer_id=None, visit_pass=visitor.visit_pass)
    shown = link_picture(visit, image_id=first)
    details = link_card(visit.link, shown).card.details
    assert details
    assert details.location is None  # the guest's, not the owner's to show
    assert "original" not in link_download(visit.link, shown, rendition=ORIGINAL).url.split("?")[0]
    assert (visitor.opens(), visitor.added()) == (1, 2)
    run_jobs()
    assert len(told(owner)) == 1


def test_at_once_never_more_come_through_than_a_link_takes(ann: str, album_id: str) -> None:
    visitor = visitor_of(ann, album_id, max_added=3)

    def attempt(number: int) -> bool:
        try:
            visitor.asks(name=f"Guest {number}")
        except LinkFull:
            return False
        return True

    with ThreadPoolExecutor(max_workers=12) as pool:
        assert sum(pool.map(attempt, range(12))) == 3
    assert visitor.added() == 3


def test_bytes_are_bounded_too_and_more_may_be_allowed_later(ann: str, album_id: str) -> None:
    visitor = visitor_of(ann, album_id, max_added_bytes=2 * len(PICTURE))
    visitor.asks(size=2 * len(PICTURE) - 1)
    with pytest.raises(LinkFull):
        visitor.asks(size=2)
    link_update(owner_id=ann, link_id=visitor.link.link_id, changes={"max_added_bytes": 3 * len(PICTURE)})
    assert visitor.asks(size=2).upload.owner_id == ann


def test_it_counts_against_the_owner_s_quota_of_which_visitors_learn_nothing() -> None:
    owner = str(make_person("Ott").user_id)
    visitor = visitor_of(owner, make_album(owner))
    with acting_as("operator"):
        Profile(owner).update(actions=[Profile.bytes_held.set(settings.QUOTA_BYTES - len(PICTURE))])
    visitor.asks()
    with pytest.raises(QuotaReached) as refused:
        visitor.asks()
    assert not any(character.isdigit() for character in refused.value.detail)
    assert visitor.added() == 1


def test_a_link_that_is_over_or_takes_none_gets_no_pictures(ann: str, album_id: str) -> None:
    expired, revoked, closed = (visitor_of(ann, album_id) for _ in range(3))
    link_change(link_id=expired.link.link_id, owner_id=ann, changes={"open_until": datetime.now(UTC)})
    link_revoke(owner_id=ann, link_id=revoked.link.link_id)
    link_update(owner_id=ann, link_id=closed.link.link_id, changes={"may_add": False})
    ended = str(make_album(ann))
    deleted = visitor_of(ann, ended)
    album_delete(viewer_id=ann, album_id=ended)
    for visitor, error in (
        (expired, LinkExpired),
        (revoked, LinkNotFound),
        (closed, LinkTakesNone),
        (deleted, LinkNotFound),
        (visitor_of(ann, album_id, may_add=False), LinkTakesNone),
    ):
        with pytest.raises(error):
            visitor.asks()
        assert visitor.added() == 0


def test_adding_takes_the_pass_of_a_visit_and_is_no_open(ann: str, album_id: str) -> None:
    visitor = visitor_of(ann, album_id, max_opens=1)
    visitor.asks()
    with pytest.raises(LinkUsedUp):
        visitor.asks(visit_pass="none")
    assert (visitor.opens(), visitor.added()) == (1, 1)
    protected = visitor_of(ann, album_id, password="correct horse")
    protected.asks()
    with pytest.raises(LinkPasswordRequired):
        protected.asks(visit_pass=visitor.visit_pass)
    link_update(owner_id=ann, link_id=protected.link.link_id, changes={"password": "battery staple"})
    with pytest.raises(LinkPasswordRequired):
        protected.asks()


def test_an_address_adds_so_many_an_hour(ann: str, album_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(additions, "ADDITIONS_PER_HOUR", 2)
    visitor = visitor_of(ann, album_id)
    for _ in range(2):
        visitor.asks(ip="busy")
    with pytest.raises(LimitReached):
        visitor.asks(ip="busy")
    assert visitor.asks(ip="another").upload.guest_name == "Gus"


def test_what_we_do_not_take_is_refused_with_the_field_at_fault(ann: str, album_id: str) -> None:
    visitor = visitor_of(ann, album_id)
    for given, field in (
        ({"size": POST_BYTES + 1}, "size"),
        ({"size": 0}, "size"),
        ({"content_type": "image/svg+xml"}, "content_type"),
        ({"name": " \u202e\n "}, "name"),
    ):
        with pytest.raises(Invalid) as refused:
            visitor.asks(**given)
        assert refused.value.field == field
    assert visitor.added() == 0


def test_names_are_made_safe_to_show() -> None:
    assert clean_name("  Gus\u202e\x00\n of\tOz ") == "Gus of Oz"
    assert len(clean_name("x" * 500)) == additions.NAME_LENGTH


def test_visitors_follow_what_came_through_their_link_and_nothing_else(ann: str, album_id: str) -> None:
    visitor, other = visitor_of(ann, album_id), visitor_of(ann, album_id)
    mine, foreign = visitor.asks().upload.upload_id, other.asks().upload.upload_id
    own = start(ann, PICTURE).upload.upload_id
    found = additions_look(
        token=visitor.token,
        viewer_id=None,
        visit_pass=visitor.visit_pass,
        upload_ids=[foreign, own, mine, "never-was"],
    )
    assert [(one.upload_id, one.state) for one in found] == [(mine, "awaiting_upload")]
    # Nor does the owner go on with what is on its way from visitors.
    open_ids = {upload.upload_id for upload in uploads_list(owner_id=ann)[0]}
    assert open_ids & {mine, foreign, own} == {own}


def test_what_waits_is_for_the_album_s_owner_only(ann: str, album_id: str) -> None:
    bob, private = str(make_person("Bob").user_id), make_album(ann)
    errors: dict[str, type[DomainError]] = {album_id: Forbidden, "never-was": AlbumNotFound}
    for one, error in errors.items():
        with pytest.raises(error):
            held_list(viewer_id=bob, album_id=one, limit=10, after=None)
    assert held(ann, private) == []


def test_only_links_to_albums_let_visitors_add(ann: str) -> None:
    image_id = str(make_images(ann)[0].image_id)
    with pytest.raises(Invalid):
        link_create(owner_id=ann, kind="image", subject_id=image_id, may_add=True)
    link = link_create(owner_id=ann, kind="image", subject_id=image_id).link
    with pytest.raises(Invalid):
        link_update(owner_id=ann, link_id=link.link_id, changes={"may_add": True})
