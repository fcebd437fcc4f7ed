"""People in albums: who is invited, adds, leaves, is taken out, or blocks another."""

import pytest

from gallery.errors import AlbumNotFound, Forbidden
from gallery.services.album_items import items_remove
from gallery.services.album_members import (
    album_leave,
    invitation_accept,
    member_invite,
    member_remove,
    members_list,
)
from gallery.services.albums import (
    album_see,
    albums_shared_list,
)
from gallery.services.following import block
from gallery.services.notifications import notifications_list
from gallery.tables.album_members import CONTRIBUTOR, VIEWER, AlbumMember
from gallery.tables.images import PRIVATE
from gallery.tables.notifications import SHARED_ALBUM
from tests.gallery.made_up import handle_of, make_images, make_person
from tests.gallery.senders import run_jobs
from tests.gallery.services.albums_made import add, count_of, filled, join, shown
from tests.roles import acting_as


@pytest.fixture(scope="module")
def ann() -> str:
    return str(make_person("Ann").user_id)


@pytest.fixture(scope="module")
def bob() -> str:
    return str(make_person("Bob").user_id)


def test_an_invited_person_accepts_adds_their_own_and_leaves_with_it(ann: str, bob: str) -> None:
    album_id, ids = filled(ann, 1, PRIVATE)
    theirs = [image.image_id for image in make_images(bob, count=2)]
    member_invite(viewer_id=ann, album_id=album_id, handle=handle_of(bob), role=CONTRIBUTOR)
    seen = album_see(viewer_id=bob, album_id=album_id)
    assert (seen.role, seen.is_invited) == (None, True)
    (heard, *_), _ = notifications_list(user_id=bob, limit=5, after=None)
    assert (heard.notification.kind, heard.notification.album_id) == (SHARED_ALBUM, album_id)
    with pytest.raises(Forbidden):
        add(bob, album_id, theirs)
    assert invitation_accept(viewer_id=bob, album_id=album_id).role == CONTRIBUTOR
    assert add(bob, album_id, theirs) == [None, None]
    assert shown(ann, album_id) == [*ids, *theirs]
    results = items_remove(viewer_id=bob, album_id=album_id, image_ids=[ids[0], theirs[0]])
    assert [result.error is None for result in results] == [False, True]
    shared, _ = albums_shared_list(viewer_id=bob, limit=100, after=None)
    assert album_id in {one.album.album_id for one in shared}
    album_leave(viewer_id=bob, album_id=album_id)
    with pytest.raises(AlbumNotFound):
        album_see(viewer_id=bob, album_id=album_id)
    run_jobs()
    assert shown(ann, album_id) == ids
    assert count_of(album_id) == 1


def test_a_viewer_looks_and_the_owner_removes_people_and_anybodys_pictures(ann: str, bob: str) -> None:
    album_id, ids = filled(ann, 1, PRIVATE)
    [theirs] = make_images(bob)
    join(ann, album_id, bob, VIEWER)
    with pytest.raises(Forbidden):
        add(bob, album_id, [theirs.image_id])
    member_invite(viewer_id=ann, album_id=album_id, handle=handle_of(bob), role=CONTRIBUTOR)
    assert add(bob, album_id, [theirs.image_id]) == [None]
    assert [(member.role, member.is_invited) for member in members_list(viewer_id=bob, album_id=album_id)] == [
        (CONTRIBUTOR, False)
    ]
    items_remove(viewer_id=ann, album_id=album_id, image_ids=[theirs.image_id])
    assert shown(ann, album_id) == ids
    add(bob, album_id, [theirs.image_id])
    with pytest.raises(Forbidden):
        member_remove(viewer_id=bob, album_id=album_id, handle=handle_of(bob))
    member_remove(viewer_id=ann, album_id=album_id, handle=handle_of(bob))
    run_jobs()
    assert shown(ann, album_id) == ids
    assert album_see(viewer_id=ann, album_id=album_id).album.member_count == 0


def test_people_who_block_each_other_share_no_album() -> None:
    owner_id, other_id, stranger_id = (str(make_person(name).user_id) for name in ("Oda", "Pia", "Quin"))
    album_id, ids = filled(owner_id, 1)
    join(owner_id, album_id, other_id)
    [theirs] = make_images(other_id)
    add(other_id, album_id, [theirs.image_id])
    block(viewer_id=other_id, handle=handle_of(owner_id))
    with pytest.raises(AlbumNotFound):
        album_see(viewer_id=other_id, album_id=album_id)
    with pytest.raises(AlbumNotFound):
        add(other_id, album_id, [theirs.image_id])
    assert shown(owner_id, album_id) == ids
    assert albums_shared_list(viewer_id=other_id, limit=100, after=None) == ([], None)
    run_jobs()
    with acting_as("operator"):
        assert not list(AlbumMember.query(album_id, consistent_read=True))
    assert shown(stranger_id, album_id) == ids
    with pytest.raises(Exception, match="no such person"):
        member_invite(viewer_id=owner_id, album_id=album_id, handle=handle_of(other_id), role=VIEWER)
