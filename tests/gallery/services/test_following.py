"""Following and blocking: both sides, both counters, and what blocking ends."""

import pytest

from accounts.services.profiles import profile_get
from accounts.tables.profiles import Profile
from gallery.errors import Conflict, Invalid, LimitReached, NotFound
from gallery.services.following import block, follow, unblock, unfollow
from gallery.services.listings import images_list
from gallery.services.people import blocks_list, followers_list, following_list, person_get
from gallery.tables.notifications import notifications_of
from gallery.tables.relation_changes import FOLLOWING_MAX
from gallery.tables.relations import BLOCKS_MAX
from tests.gallery.ingest.audits import differences_of, repair_all
from tests.gallery.made_up import make_images, make_person
from tests.gallery.services.test_likes import at_once
from tests.roles import acting_as


def counters(person: Profile) -> tuple[int, int, int, int]:
    """Followers, following, blocks, unread."""
    now = profile_get(user_id=person.user_id)
    return int(now.follower_count), int(now.following_count), int(now.block_count), int(now.unread_count)


def test_following_moves_both_counters_and_tells_whoever_is_followed() -> None:
    author, fan = make_person(), make_person()
    for _ in range(2):
        assert follow(viewer_id=fan.user_id, handle=author.handle).followed_by_me
    assert (counters(author), counters(fan)) == ((1, 0, 0, 1), (0, 1, 0, 0))
    [told] = notifications_of(user_id=author.user_id, limit=10, before=None)
    assert (told.kind, told.actor_id) == ("follow", fan.user_id)
    for _ in range(2):
        assert not unfollow(viewer_id=fan.user_id, handle=author.handle).followed_by_me
    assert (counters(author), counters(fan)) == ((0, 0, 0, 0), (0, 0, 0, 0))
    assert notifications_of(user_id=author.user_id, limit=10, before=None) == []


def test_twenty_follows_at_once_count_right() -> None:
    author, fans = make_person(), [make_person() for _ in range(10)]
    calls = [lambda fan=fan: follow(viewer_id=fan.user_id, handle=author.handle) for fan in fans] * 2
    assert [error for error in at_once(list(calls)) if error] == []
    assert counters(author) == (10, 0, 0, 10)
    assert differences_of(author.user_id) == []


def test_nobody_follows_or_blocks_themselves() -> None:
    person = make_person()
    for act in (follow, block):
        with pytest.raises(Invalid):
            act(viewer_id=person.user_id, handle=person.handle)


def test_blocking_ends_following_in_both_directions_and_hides_each_from_the_other() -> None:
    one, other = make_person(), make_person()
    make_images(one.user_id)
    make_images(other.user_id)
    follow(viewer_id=one.user_id, handle=other.handle)
    follow(viewer_id=other.user_id, handle=one.handle)
    for _ in range(2):
        assert block(viewer_id=one.user_id, handle=other.handle).blocked_by_me
    assert counters(one)[:3] == (0, 0, 1)
    assert counters(other)[:3] == (0, 0, 0)
    for act in (person_get, follow, unfollow, block):
        with pytest.raises(NotFound):
            act(viewer_id=other.user_id, handle=one.handle)
    with pytest.raises(NotFound):
        images_list(viewer_id=other.user_id, owner_handle=one.handle)
    assert images_list(viewer_id=one.user_id, owner_handle=other.handle).images == []
    with pytest.raises(Conflict):
        follow(viewer_id=one.user_id, handle=other.handle)
    for viewer, hidden in ((one, other), (other, one)):
        feed = images_list(viewer_id=viewer.user_id, limit=100).images
        assert hidden.user_id not in {image.owner_id for image in feed}
        assert viewer.user_id in {image.owner_id for image in feed}
    [blocked], _ = blocks_list(viewer_id=one.user_id, limit=10, after=None)
    assert blocked.profile.user_id == other.user_id
    for _ in range(2):
        unblock(viewer_id=one.user_id, handle=other.handle)
    assert counters(one)[:3] == (0, 0, 0)
    assert person_get(viewer_id=other.user_id, handle=one.handle).handle == one.handle


def test_two_who_block_each_other_at_once_can_both_undo_it() -> None:
    one, other = make_person(), make_person()
    at_once(
        [
            lambda: block(viewer_id=one.user_id, handle=other.handle),
            lambda: block(viewer_id=other.user_id, handle=one.handle),
        ]
    )
    for viewer, who in ((one, other), (other, one)):
        if counters(viewer)[2]:
            unblock(viewer_id=viewer.user_id, handle=who.handle)
    assert counters(one)[2] == counters(other)[2] == 0
    assert not person_get(viewer_id=one.user_id, handle=other.handle).blocked_by_me


def test_following_and_blocking_at_once_never_leave_a_follower_who_is_blocked() -> None:
    for _ in range(3):
        one, other = make_person(), make_person()
        at_once(
            [
                lambda one=one, other=other: follow(viewer_id=other.user_id, handle=one.handle),  # type: ignore[misc]
                lambda one=one, other=other: block(viewer_id=one.user_id, handle=other.handle),  # type: ignore[misc]
            ]
        )
        assert counters(one)[:3] == (0, 0, 1)
        assert counters(other)[:3] == (0, 0, 0)
    assert differences_of(one.user_id) == differences_of(other.user_id) == []


@pytest.mark.parametrize(("counter", "limit"), [("following_count", FOLLOWING_MAX), ("block_count", BLOCKS_MAX)])
def test_there_is_a_most_that_one_may_follow_and_block(counter: str, limit: int) -> None:
    person, other = make_person(), make_person()
    with acting_as("operator"):
        Profile(person.user_id).update(actions=[getattr(Profile, counter).set(limit)])
    with pytest.raises(LimitReached):
        (follow if counter == "following_count" else block)(viewer_id=person.user_id, handle=other.handle)


def test_followers_and_followed_come_page_by_page_and_say_whom_the_viewer_follows() -> None:
    author, fans = make_person(), [make_person() for _ in range(5)]
    for fan in fans:
        follow(viewer_id=fan.user_id, handle=author.handle)
    viewer = fans[0]
    follow(viewer_id=viewer.user_id, handle=fans[1].handle)
    block(viewer_id=viewer.user_id, handle=fans[2].handle)
    seen: dict[str, bool] = {}
    after: str | None = None
    while True:
        page, after = followers_list(viewer_id=viewer.user_id, handle=author.handle, limit=2, after=after)
        seen |= {person.profile.user_id: person.followed_by_me for person in page}
        if after is None:
            break
    assert seen == {fan.user_id: fan is fans[1] for fan in fans if fan is not fans[2]}
    page, _ = following_list(viewer_id=viewer.user_id, handle=viewer.handle, limit=10, after=None)
    assert {person.profile.user_id for person in page} == {author.user_id, fans[1].user_id}


def test_a_row_from_before_there_were_these_counters_works_and_can_be_set_right() -> None:
    person, other = make_person(), make_person()
    names = ("follower_count", "following_count", "block_count", "unread_count")
    with acting_as("operator"):
        for one in (person, other):
            Profile(one.user_id).update(actions=[getattr(Profile, name).remove() for name in names])
    follow(viewer_id=person.user_id, handle=other.handle)
    assert counters(person) == (0, 1, 0, 0)
    with acting_as("operator"):
        Profile(person.user_id).update(actions=[Profile.following_count.set(9)])
    found = differences_of(person.user_id)
    assert [one.kind for one in found] == ["wrong counters"]
    assert repair_all(found) == []
    assert differences_of(person.user_id) == []
