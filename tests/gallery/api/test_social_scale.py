"""Lists of people, comments and notifications ask as much of DynamoDB whether they are short or long."""

from datetime import UTC, datetime
from typing import Final

import pytest
from django.test import Client
from ulid import ULID

from accounts.services.profiles import profile_get
from gallery.tables.comments import Comment
from gallery.tables.likes import Like
from gallery.tables.notifications import LIKE, Notification
from gallery.tables.relations import FOLLOWED_BY, FOLLOWS, Relation, relation_key
from gallery.tables.timelines import TimelineEntry
from tests.accounts.people import Person
from tests.counting import counted_requests
from tests.gallery.made_up import make_images, make_people, make_person
from tests.roles import acting_as

FEW, MANY = 3, 60
LISTS: Final = {
    "images_likes": "/api/v1/images/{image_id}/likes",
    "comments_list": "/api/v1/images/{image_id}/comments",
    "users_followers": "/api/v1/users/{handle}/followers",
    "users_following": "/api/v1/users/{handle}/following",
    "me_likes": "/api/v1/me/likes",
    "me_notifications": "/api/v1/me/notifications",
    "feed_following": "/api/v1/feed/following",
}


def fill(viewer_id: str, image_id: str, count: int) -> None:
    """So many people who like, say and follow, and whose pictures the viewer likes and finds in the feed."""
    now, people = datetime.now(UTC), make_people(count)
    images = make_images(make_person().user_id, count=count)
    expires_at = int(now.timestamp()) + 1000
    with acting_as("operator"):
        for model, rows in (
            (Like, [Like(image_id, one, like_id=str(ULID()), created_at=now) for one in people]),
            (Like, [Like(one.image_id, viewer_id, like_id=str(ULID()), created_at=now) for one in images]),
            (Comment, [Comment(image_id, str(ULID()), author_id=one, text="Yes.", created_at=now) for one in people]),
            (Relation, [Relation(viewer_id, relation_key(FOLLOWED_BY, one), created_at=now) for one in people]),
            (Relation, [Relation(viewer_id, relation_key(FOLLOWS, one), created_at=now) for one in people]),
            (TimelineEntry, [TimelineEntry(viewer_id, one.feed_position, expires_at=expires_at) for one in images]),
            (
                Notification,
                [
                    Notification(
                        viewer_id,
                        str(ULID()),
                        kind=LIKE,
                        actor_id=one,
                        image_id=image_id,
                        created_at=now,
                        expires_at=expires_at,
                    )
                    for one in people
                ],
            ),
        ):
            with model.batch_write() as batch:
                for row in rows:
                    batch.save(row)


def test_lists_ask_the_same_whether_they_are_short_or_long(
    as_ana: Client, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    [image] = make_images(ana.sub)
    handle = profile_get(user_id=ana.sub).handle
    urls = [url.format(image_id=image.image_id, handle=handle) for url in LISTS.values()]
    asked: dict[int, dict[str, list[str]]] = {}
    for count in (FEW, MANY):
        fill(ana.sub, image.image_id, count)
        asked[count] = {}
        for url in urls:
            as_ana.get(url)  # connections find their roles once a process; that is not a request of a list's
            with counted_requests(monkeypatch) as seen:
                assert as_ana.get(url, {"limit": 50}).status_code == 200
            asked[count][url] = sorted(seen)
    assert asked[MANY] == asked[FEW]
    assert max(len(seen) for seen in asked[MANY].values()) <= 10
