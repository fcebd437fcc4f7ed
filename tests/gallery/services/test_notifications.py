"""Notifications: what is listed for whom, and what counts as read."""

from datetime import UTC, datetime, timedelta

import pytest
from ulid import ULID

from accounts.services.profiles import profile_get
from accounts.tables.transactions import transact
from gallery.errors import Invalid
from gallery.services.comments import comment_create
from gallery.services.following import block, follow
from gallery.services.images import image_update
from gallery.services.likes import like, unlike
from gallery.services.notifications import ShownNotification, notifications_list, notifications_read
from gallery.tables.images import PRIVATE
from gallery.tables.notifications import MODERATION, Notification, notify
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import make_images, make_person
from tests.gallery.services.test_likes import at_once
from tests.roles import acting_as


def listed(user_id: str) -> list[ShownNotification]:
    return notifications_list(user_id=user_id, limit=100, after=None)[0]


def unread(user_id: str) -> int:
    return int(profile_get(user_id=user_id).unread_count)


def tell(user_id: str, *, text: str = "One of your pictures was taken down.") -> None:
    transact(lambda writes: notify(writes, user_id=user_id, kind=MODERATION, now=datetime.now(UTC), text=text))


def test_each_kind_names_who_did_it_and_shows_the_picture() -> None:
    owner, fan = make_person(), make_person()
    [image] = make_images(owner.user_id)
    like(viewer_id=fan.user_id, image_id=image.image_id)
    comment_create(viewer_id=fan.user_id, image_id=image.image_id, text="Good light.")
    follow(viewer_id=fan.user_id, handle=owner.handle)
    tell(owner.user_id)
    moderation, followed, comment, liked = listed(owner.user_id)
    assert [one.notification.kind for one in (moderation, followed, comment, liked)] == [
        "moderation", "follow", "comment", "like",
    ]  # fmt: skip
    assert moderation.actor is None
    assert moderation.notification.text == "One of your pictures was taken down."
    assert {one.actor.handle for one in (followed, comment, liked) if one.actor} == {fan.handle}
    assert comment.comment_text == "Good light."
    for one in (comment, liked):
        assert one.picture is not None
        assert f"/renditions/{image.image_id}/320.webp" in one.picture.thumbnail.url
    assert unread(owner.user_id) == 4
    assert not any(one.is_read for one in listed(owner.user_id))


def test_reading_up_to_one_leaves_what_is_newer_unread_and_never_goes_back() -> None:
    owner = make_person()
    for number in range(5):
        tell(owner.user_id, text=str(number))
    ids = [one.notification.notification_id for one in listed(owner.user_id)]
    assert notifications_read(user_id=owner.user_id, up_to=ids[2]) == unread(owner.user_id) == 2
    assert [one.is_read for one in listed(owner.user_id)] == [False, False, True, True, True]
    assert notifications_read(user_id=owner.user_id, up_to=ids[4]) == 2
    assert notifications_read(user_id=owner.user_id, up_to=ids[0]) == unread(owner.user_id) == 0
    tell(owner.user_id)
    assert unread(owner.user_id) == 1
    assert differences_of(owner.user_id) == []


def test_what_is_still_to_come_cannot_be_read_already() -> None:
    owner = make_person()
    tell(owner.user_id)
    later = str(ULID.from_datetime(datetime.now(UTC) + timedelta(days=1000)))
    assert notifications_read(user_id=owner.user_id, up_to=later) == 0
    tell(owner.user_id)
    assert unread(owner.user_id) == 1
    assert not listed(owner.user_id)[0].is_read
    for nonsense in ("", "x" * 26, "~" * 26):
        with pytest.raises(Invalid):
            notifications_read(user_id=owner.user_id, up_to=nonsense)


def test_taking_back_what_was_read_does_not_count_twice() -> None:
    owner, fan = make_person(), make_person()
    images = make_images(owner.user_id, count=2)
    like(viewer_id=fan.user_id, image_id=images[0].image_id)
    notifications_read(user_id=owner.user_id, up_to=listed(owner.user_id)[0].notification.notification_id)
    like(viewer_id=fan.user_id, image_id=images[1].image_id)
    unlike(viewer_id=fan.user_id, image_id=images[0].image_id)
    assert unread(owner.user_id) == 1
    unlike(viewer_id=fan.user_id, image_id=images[1].image_id)
    assert unread(owner.user_id) == 0


def test_reading_while_more_happens_leaves_a_counter_that_agrees() -> None:
    owner = make_person()
    for _ in range(3):
        tell(owner.user_id)
    up_to = listed(owner.user_id)[0].notification.notification_id
    at_once([*[lambda: tell(owner.user_id)] * 5, *[lambda: notifications_read(user_id=owner.user_id, up_to=up_to)] * 2])
    read = notifications_read(user_id=owner.user_id, up_to=up_to)
    assert read == unread(owner.user_id) == sum(not one.is_read for one in listed(owner.user_id)) == 5


def test_blocked_people_hidden_pictures_and_what_is_past_its_time_are_left_out() -> None:
    owner, fan, troll = make_person(), make_person(), make_person()
    images = make_images(owner.user_id, count=2)
    like(viewer_id=fan.user_id, image_id=images[0].image_id)
    like(viewer_id=troll.user_id, image_id=images[1].image_id)
    block(viewer_id=owner.user_id, handle=troll.handle)
    image_update(viewer_id=owner.user_id, image_id=images[0].image_id, changes={"visibility": PRIVATE})
    [left] = listed(owner.user_id)
    assert left.actor is not None
    assert left.actor.handle == fan.handle
    # One's own private picture is still one's own to see.
    assert left.picture is not None
    with acting_as("operator"):
        Notification(owner.user_id, left.notification.notification_id).update(
            actions=[Notification.expires_at.set(int(datetime.now(UTC).timestamp()) - 1)]
        )
    assert listed(owner.user_id) == []


def test_pages_of_notifications_follow_each_other_newest_first() -> None:
    owner = make_person()
    for number in range(5):
        tell(owner.user_id, text=str(number))
    seen: list[str | None] = []
    after: str | None = None
    while True:
        page, after = notifications_list(user_id=owner.user_id, limit=2, after=after)
        seen += [one.notification.text for one in page]
        if after is None:
            break
    assert seen == ["4", "3", "2", "1", "0"]
