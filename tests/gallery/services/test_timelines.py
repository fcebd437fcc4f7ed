"""The feed of those one follows: written ahead, merged for authors with very many followers, and never stale."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from accounts.services.profiles import profile_get
from accounts.tables.profiles import Profile
from gallery.services import timelines as service
from gallery.services.following import block, follow, unfollow
from gallery.services.images import image_delete, image_update
from gallery.services.timelines import feed_following
from gallery.tables.images import PRIVATE, PUBLIC, Image
from gallery.tables.relations import MERGES, relations_of
from gallery.tables.timelines import TimelineEntry, timeline_of
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import run_jobs
from tests.roles import acting_as


def feed(viewer: Profile, *, limit: int = 50) -> list[str]:
    """Ids of the whole feed, page by page."""
    seen: list[str] = []
    after: str | None = None
    while True:
        page = feed_following(viewer_id=viewer.user_id, limit=limit, after=after)
        seen += [image.image_id for image in page.images]
        if page.after is None:
            return seen
        after = page.after.key


def written(viewer: Profile) -> list[str]:
    """Ids in the rows of one timeline, whether or not they would be shown."""
    entries = timeline_of(user_id=viewer.user_id, limit=100, before=None)
    return [entry.position.rpartition("#")[2] for entry in entries]


def publish(author: Profile) -> Image:
    """A picture that becomes public the way every picture does that was not before."""
    [image] = make_images(author.user_id, visibility=PRIVATE)
    image_update(viewer_id=author.user_id, image_id=image.image_id, changes={"visibility": PUBLIC})
    run_jobs()
    return image


def change(author: Profile, image: Image, visibility: str) -> None:
    image_update(viewer_id=author.user_id, image_id=image.image_id, changes={"visibility": visibility})


def test_a_new_picture_reaches_every_follower_slice_by_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "_SPREAD_SLICE", 2)
    author, fans, other = make_person(), [make_person() for _ in range(5)], make_person()
    for fan in fans:
        follow(viewer_id=fan.user_id, handle=author.handle)
    first, second = publish(author), publish(author)
    for fan in fans:
        assert feed(fan) == [second.image_id, first.image_id]
        assert written(fan) == [second.image_id, first.image_id]
    assert feed(other) == []


def test_a_picture_that_is_public_no_more_leaves_at_once_and_its_rows_follow() -> None:
    author, fan = make_person(), make_person()
    follow(viewer_id=fan.user_id, handle=author.handle)
    hidden, deleted = publish(author), publish(author)
    change(author, hidden, PRIVATE)
    image_delete(viewer_id=author.user_id, image_id=deleted.image_id)
    assert feed(fan) == []
    assert len(written(fan)) == 2
    run_jobs()
    assert written(fan) == []
    change(author, hidden, PUBLIC)
    run_jobs()
    assert feed(fan) == [hidden.image_id]


def test_a_new_follower_gets_the_newest_thirty() -> None:
    author, fan = make_person(), make_person()
    now = datetime.now(UTC)
    images = make_images(author.user_id, published=[now - timedelta(hours=40 - at) for at in range(35)])
    follow(viewer_id=fan.user_id, handle=author.handle)
    run_jobs()
    assert feed(fan, limit=7) == [image.image_id for image in reversed(images[-30:])]


def test_who_unfollows_or_is_blocked_finds_nothing_any_more() -> None:
    author, fan, blocked = make_person(), make_person(), make_person()
    for viewer in (fan, blocked):
        follow(viewer_id=viewer.user_id, handle=author.handle)
    publish(author)
    unfollow(viewer_id=fan.user_id, handle=author.handle)
    block(viewer_id=author.user_id, handle=blocked.handle)
    assert feed(fan) == feed(blocked) == []


def test_an_author_with_very_many_followers_is_merged_at_read(settings: Settings) -> None:
    settings.FANOUT_FOLLOWERS = 2
    author, fans, other = make_person(), [make_person() for _ in range(3)], make_person()
    for fan in fans[:2]:
        follow(viewer_id=fan.user_id, handle=author.handle)
    follow(viewer_id=fans[0].user_id, handle=other.handle)
    before = publish(author)
    follow(viewer_id=fans[2].user_id, handle=author.handle)
    after = publish(author)
    between = publish(other)
    last = publish(author)
    assert profile_get(user_id=author.user_id).merged_since is not None
    assert written(fans[1]) == [before.image_id]
    assert feed(fans[0], limit=1) == [one.image_id for one in (last, between, after, before)]
    assert feed(fans[1]) == feed(fans[2]) == [one.image_id for one in (last, after, before)]
    # What was written before is taken back all the same.
    change(author, before, PRIVATE)
    change(author, last, PRIVATE)
    run_jobs()
    assert feed(fans[1]) == [after.image_id]
    assert written(fans[1]) == []
    late = make_person()
    follow(viewer_id=late.user_id, handle=author.handle)
    assert [row.other_id for row in relations_of(user_id=late.user_id, kind=MERGES, limit=9, after=None)] == [
        author.user_id
    ]
    assert feed(late) == [after.image_id]
    unfollow(viewer_id=late.user_id, handle=author.handle)
    assert feed(late) == []
    assert relations_of(user_id=late.user_id, kind=MERGES, limit=9, after=None) == []


def test_an_entry_past_its_time_counts_as_absent() -> None:
    author, fan = make_person(), make_person()
    follow(viewer_id=fan.user_id, handle=author.handle)
    publish(author)
    [entry] = timeline_of(user_id=fan.user_id, limit=9, before=None)
    with acting_as("operator"):
        TimelineEntry(fan.user_id, entry.position).update(actions=[TimelineEntry.expires_at.set(1)])
    assert feed(fan) == []
