"""In which albums a picture is: known to its owner alone, page by page."""

import pytest

from gallery.errors import ImageNotFound, NotTheOwner
from gallery.services.album_items import items_add
from gallery.services.album_members import album_leave, invitation_accept, member_invite
from gallery.services.albums import OWNER, album_create, album_delete
from gallery.services.albums_of_image import albums_of_image
from gallery.services.following import block
from gallery.tables.album_members import CONTRIBUTOR
from gallery.tables.images import PRIVATE
from tests.gallery.made_up import handle_of, make_images, make_person
from tests.gallery.senders import run_jobs


@pytest.fixture
def ann() -> str:
    return str(make_person("Ann").user_id)


@pytest.fixture
def bob() -> str:
    return str(make_person("Bob").user_id)


def album_with(owner_id: str, image_id: str, *, added_by: str | None = None) -> str:
    """A private album that holds the picture, which a contributor may have added."""
    made = album_create(owner_id=owner_id, title="Summer", description="", visibility=PRIVATE)
    album_id = str(made.album.album_id)
    adder_id = added_by or owner_id
    if adder_id != owner_id:
        member_invite(viewer_id=owner_id, album_id=album_id, handle=handle_of(adder_id), role=CONTRIBUTOR)
        invitation_accept(viewer_id=adder_id, album_id=album_id)
    (result,) = items_add(viewer_id=adder_id, album_id=album_id, image_ids=[image_id])
    assert result.error is None
    return album_id


def holding(viewer_id: str, image_id: str) -> dict[str, str | None]:
    """By album, the viewer's part in it."""
    found, last = albums_of_image(viewer_id=viewer_id, image_id=image_id, limit=100, after=None)
    assert last is None
    return {str(seen.album.album_id): seen.role for seen in found}


def test_the_owner_learns_of_all_page_by_page(ann: str) -> None:
    image, other = (str(one.image_id) for one in make_images(ann, count=2))
    albums = [album_with(ann, image) for _ in range(5)]
    album_with(ann, other)
    listed: list[str] = []
    after = None
    while True:
        page, after = albums_of_image(viewer_id=ann, image_id=image, limit=2, after=after)
        listed += [str(seen.album.album_id) for seen in page]
        if after is None:
            break
    assert listed == albums
    album_delete(viewer_id=ann, album_id=albums[0])
    assert list(holding(ann, image)) == albums[1:]


def test_albums_of_others_for_as_long_as_one_takes_part(ann: str, bob: str) -> None:
    image = str(make_images(ann)[0].image_id)
    own = album_with(ann, image)
    shared, left = (album_with(bob, image, added_by=ann) for _ in range(2))
    assert holding(ann, image) == {own: OWNER, shared: CONTRIBUTOR, left: CONTRIBUTOR}
    album_leave(viewer_id=ann, album_id=left)
    assert holding(ann, image) == {own: OWNER, shared: CONTRIBUTOR}, "at once, before the job takes the picture out"
    run_jobs()
    assert holding(ann, image) == {own: OWNER, shared: CONTRIBUTOR}
    block(viewer_id=bob, handle=handle_of(ann))
    assert holding(ann, image) == {own: OWNER}


def test_nobody_else_learns_of_any(ann: str, bob: str) -> None:
    shown, hidden = str(make_images(ann)[0].image_id), str(make_images(ann, visibility=PRIVATE)[0].image_id)
    album_with(ann, shown)
    with pytest.raises(NotTheOwner):
        albums_of_image(viewer_id=bob, image_id=shown, limit=10, after=None)
    for image_id in (hidden, "nothing"):
        with pytest.raises(ImageNotFound):
            albums_of_image(viewer_id=bob, image_id=image_id, limit=10, after=None)
