"""Likes: counted once however often and by however many at once, and gone with their picture."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.services.profiles import profile_get
from gallery.errors import Conflict, ImageNotFound
from gallery.services.following import block
from gallery.services.images import image_delete, image_update
from gallery.services.likes import like, liked_list, likes_list, unlike
from gallery.tables.images import PRIVATE, image_find, image_get
from gallery.tables.likes import Like
from gallery.tables.notifications import notifications_of
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import handle_of, make_images, make_people, make_person
from tests.gallery.senders import run_jobs
from tests.roles import acting_as


def at_once(calls: list[Callable[[], object]]) -> list[BaseException | None]:
    """What each call raised, all of them made at the same time."""
    with ThreadPoolExecutor(max_workers=len(calls)) as pool:
        return [future.exception() for future in [pool.submit(call) for call in calls]]


def rows_of(image_id: str) -> list[Like]:
    with acting_as("operator"):
        return list(Like.query(image_id, consistent_read=True))


def like_of(user_id: str, image_id: str) -> Callable[[], object]:
    return lambda: like(viewer_id=user_id, image_id=image_id)


def test_twenty_likes_at_once_by_twenty_people_count_twenty() -> None:
    owner = make_person()
    [image] = make_images(owner.user_id)
    raised = at_once([like_of(user_id, image.image_id) for user_id in make_people(20)])
    assert [error for error in raised if error] == []
    assert image_get(image_id=image.image_id).like_count == len(rows_of(image.image_id)) == 20
    assert profile_get(user_id=owner.user_id).unread_count == 20


def test_twenty_likes_at_once_by_one_person_count_one() -> None:
    owner, [fan] = make_person(), make_people(1)
    [image] = make_images(owner.user_id)
    raised = at_once([like_of(fan, image.image_id)] * 20)
    assert [error for error in raised if error] == []
    assert image_get(image_id=image.image_id).like_count == 1
    assert profile_get(user_id=owner.user_id).unread_count == 1
    assert len(notifications_of(user_id=owner.user_id, limit=10, before=None)) == 1


def test_likes_and_unlikes_at_once_leave_a_counter_that_agrees() -> None:
    owner, people = make_person(), make_people(8)
    [image] = make_images(owner.user_id)
    for user_id in people[:4]:
        like(viewer_id=user_id, image_id=image.image_id)
    calls: list[Callable[[], object]] = [like_of(user_id, image.image_id) for user_id in people]
    calls += [
        lambda user_id=user_id: unlike(viewer_id=user_id, image_id=image.image_id)  # type: ignore[misc]
        for user_id in people
    ]
    assert not [error for error in at_once(calls) if error and not isinstance(error, Conflict)]
    left = len(rows_of(image.image_id))
    assert image_get(image_id=image.image_id).like_count == left
    assert profile_get(user_id=owner.user_id).unread_count == left
    assert len(notifications_of(user_id=owner.user_id, limit=50, before=None)) == left


def test_liking_while_the_picture_is_deleted_leaves_no_row_behind() -> None:
    for _ in range(2):
        owner = make_person()
        [image] = make_images(owner.user_id)
        calls = [like_of(user_id, image.image_id) for user_id in make_people(6)]
        calls.insert(
            3,
            lambda owner=owner, image=image: image_delete(  # type: ignore[misc]
                viewer_id=owner.user_id, image_id=image.image_id
            ),
        )
        raised = [error for error in at_once(calls) if error]
        assert all(isinstance(error, ImageNotFound | Conflict) for error in raised), raised
        if image_find(image_id=image.image_id):
            image_delete(viewer_id=owner.user_id, image_id=image.image_id)
        run_jobs()
        assert rows_of(image.image_id) == []


def test_a_like_is_taken_back_with_its_notification_read_or_not() -> None:
    owner, [fan] = make_person(), make_people(1)
    [image] = make_images(owner.user_id)
    for _ in range(2):
        like(viewer_id=fan, image_id=image.image_id)
        unlike(viewer_id=fan, image_id=image.image_id)
        unlike(viewer_id=fan, image_id=image.image_id)
    assert image_get(image_id=image.image_id).like_count == 0
    assert profile_get(user_id=owner.user_id).unread_count == 0
    assert notifications_of(user_id=owner.user_id, limit=10, before=None) == []


def test_one_s_own_like_counts_and_tells_nobody() -> None:
    owner = make_person()
    [image] = make_images(owner.user_id)
    like(viewer_id=owner.user_id, image_id=image.image_id)
    assert image_get(image_id=image.image_id).like_count == 1
    assert profile_get(user_id=owner.user_id).unread_count == 0
    unlike(viewer_id=owner.user_id, image_id=image.image_id)
    assert image_get(image_id=image.image_id).like_count == 0


def test_what_one_may_not_see_cannot_be_liked() -> None:
    owner, fan = make_person(), make_person()
    [private] = make_images(owner.user_id, visibility=PRIVATE)
    [public] = make_images(owner.user_id)
    block(viewer_id=owner.user_id, handle=handle_of(fan.user_id))
    for image in (private, public):
        for act in (like, unlike):
            with pytest.raises(ImageNotFound):
                act(viewer_id=fan.user_id, image_id=image.image_id)
        with pytest.raises(ImageNotFound):
            likes_list(viewer_id=fan.user_id, image_id=image.image_id, limit=10, after=None)


def test_who_likes_a_picture_comes_newest_first_page_by_page_without_the_blocked() -> None:
    owner, people = make_person(), [make_person(f"Fan {number}").user_id for number in range(5)]
    [image] = make_images(owner.user_id)
    for user_id in people:
        like(viewer_id=user_id, image_id=image.image_id)
    block(viewer_id=owner.user_id, handle=handle_of(people[2]))
    seen: list[str] = []
    after: str | None = None
    while True:
        page, after = likes_list(viewer_id=owner.user_id, image_id=image.image_id, limit=2, after=after)
        seen += [person.profile.user_id for person in page]
        if after is None:
            break
    assert seen == [people[4], people[3], people[1], people[0]]


def test_the_pictures_one_likes_are_those_one_may_still_see() -> None:
    owner, [fan] = make_person(), make_people(1)
    images = make_images(owner.user_id, count=4)
    for image in images:
        like(viewer_id=fan, image_id=image.image_id)
    image_update(viewer_id=owner.user_id, image_id=images[1].image_id, changes={"visibility": PRIVATE})
    image_update(viewer_id=owner.user_id, image_id=images[2].image_id, changes={"visibility": "unlisted"})
    first, after = liked_list(viewer_id=fan, limit=3, after=None)
    rest, end = liked_list(viewer_id=fan, limit=3, after=after)
    assert [image.image_id for image in first + rest] == [images[at].image_id for at in (3, 2, 0)]
    assert end is None


def test_the_auditor_finds_and_sets_right_a_counter_of_likes() -> None:
    owner, [fan] = make_person(), make_people(1)
    [image] = make_images(owner.user_id)
    like(viewer_id=fan, image_id=image.image_id)
    kind = "wrong reactions"
    assert kind not in {one.kind for one in differences_of(owner.user_id)}
    with acting_as("operator"):
        image.update(actions=[type(image).like_count.set(7)])
    [wrong] = [one for one in differences_of(owner.user_id) if one.kind == kind]
    with acting_as("maintenance"):
        assert wrong.repair is not None
        assert wrong.repair()
    assert image_get(image_id=image.image_id).like_count == 1
