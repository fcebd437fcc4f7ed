"""Avatars: one's own pictures only, and gone with what they show."""

import pytest
import requests

from accounts.services.avatars import avatar_choose, avatar_url
from accounts.services.profiles import profile_get
from gallery.errors import Conflict, Invalid
from gallery.services.images import image_delete, image_update
from gallery.tables.images import PRIVATE, PUBLIC, UNLISTED
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import share
from tests.gallery.services.test_likes import at_once


def avatar_of(user_id: str) -> str | None:
    image_id = profile_get(user_id=user_id).avatar_image_id
    return str(image_id) if image_id else None


@pytest.mark.parametrize("width", [200, 700])
def test_the_smallest_rendition_is_shown(ana: Person, width: int) -> None:
    image = share(ana.sub, pictures.jpeg(width, 500), visibility=UNLISTED)
    avatar_choose(user_id=ana.sub, image_id=image.image_id)
    url = avatar_url(profile_get(user_id=ana.sub))
    assert url is not None
    assert f"/{min(width, 320)}.webp" in url
    assert requests.get(url, timeout=5).headers["content-type"] == "image/webp"
    avatar_choose(user_id=ana.sub, image_id=None)
    assert avatar_url(profile_get(user_id=ana.sub)) is None


def test_only_a_picture_of_one_s_own_that_others_may_see_can_be_chosen() -> None:
    person, other = make_person(), make_person()
    [foreign], [private] = make_images(other.user_id), make_images(person.user_id, visibility=PRIVATE)
    for image_id in (foreign.image_id, private.image_id, "no-such-picture"):
        with pytest.raises(Invalid) as refusal:
            avatar_choose(user_id=person.user_id, image_id=image_id)
        assert refusal.value.field == "avatar_image_id"
    assert avatar_of(person.user_id) is None


def test_an_avatar_goes_when_its_picture_is_hidden_or_deleted_and_no_other_change_takes_it() -> None:
    person = make_person()
    hidden, deleted, other = make_images(person.user_id, count=3)
    for image in (hidden, deleted):
        avatar_choose(user_id=person.user_id, image_id=image.image_id)
        image_update(viewer_id=person.user_id, image_id=image.image_id, changes={"title": "Me"})
        image_update(viewer_id=person.user_id, image_id=image.image_id, changes={"visibility": UNLISTED})
        image_update(viewer_id=person.user_id, image_id=other.image_id, changes={"visibility": PRIVATE})
        image_update(viewer_id=person.user_id, image_id=other.image_id, changes={"visibility": PUBLIC})
        assert avatar_of(person.user_id) == image.image_id
        if image is hidden:
            image_update(viewer_id=person.user_id, image_id=image.image_id, changes={"visibility": PRIVATE})
        else:
            image_delete(viewer_id=person.user_id, image_id=image.image_id)
        assert avatar_of(person.user_id) is None


def test_choosing_and_hiding_at_once_never_leave_a_private_avatar() -> None:
    for _ in range(5):
        person = make_person()
        [image] = make_images(person.user_id, visibility=UNLISTED)
        raised = at_once(
            [
                lambda person=person, image=image: avatar_choose(  # type: ignore[misc]
                    user_id=person.user_id, image_id=image.image_id
                ),
                lambda person=person, image=image: image_update(  # type: ignore[misc]
                    viewer_id=person.user_id, image_id=image.image_id, changes={"visibility": PRIVATE}
                ),
            ]
        )
        assert all(error is None or isinstance(error, Conflict | Invalid) for error in raised), raised
        if raised[1] is None:
            assert avatar_of(person.user_id) is None
