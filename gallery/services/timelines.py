"""The feed of the people whom somebody follows: written ahead for most, merged at read for authors with very many."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Final

from django.conf import settings

from accounts.services.profiles import profiles_by_id
from accounts.tables.profiles import Profile
from gallery.messages import jobs_announce
from gallery.services.jobs import Done, More, Work
from gallery.services.paging import page_cut
from gallery.services.seeing import images_by_id
from gallery.tables import timelines as table
from gallery.tables.images import PUBLIC, feed_position, image_find
from gallery.tables.listings import Page, Position, images_public_of_owner
from gallery.tables.relation_changes import merge_from, merge_job_id, merge_mark
from gallery.tables.relations import FOLLOWED_BY, MERGES, followed_among, relations_of, standing_of
from gallery.tables.uploads import READY

# What a new follower gets of what was public before.
BACKFILLED: Final = 30
# How many authors with very many followers are merged for one reader: each is one Query more.
MERGED_AUTHORS: Final = 25
_SPREAD_SLICE: Final = 500
_MARK_SLICE: Final = 100


def feed_following(*, viewer_id: str, limit: int, after: str | None) -> Page:
    """Public pictures of the people whom the viewer follows now, newest first; `after` is a position.

    At most 5 requests, and one an author who is merged, whatever there is. Rows may be late in either direction, so
    what is shown is decided by the pictures' own rows and by whom the viewer follows at this moment.
    """
    now = datetime.now(UTC)
    own = table.timeline_of(user_id=viewer_id, limit=limit + 1, before=after)
    authors = [row.other_id for row in relations_of(user_id=viewer_id, kind=MERGES, limit=MERGED_AUTHORS, after=None)]
    positions = {entry.position for entry in own} | _positions_of(authors, limit=limit, after=after)
    shown, last = page_cut(sorted(positions, reverse=True), limit)
    expired = {entry.position for entry in own if entry.expires_at <= now.timestamp()}
    ids = [table.image_id_of(position) for position in shown if position not in expired]
    images = images_by_id(ids, viewer_id=viewer_id)
    followed = followed_among(user_id=viewer_id, other_ids={image.owner_id for image in images})
    return Page(
        [image for image in images if image.owner_id in followed],
        Position(last, table.image_id_of(last)) if last else None,
    )


def timeline_spread(work: Work) -> More | Done:
    """One slice of a `timeline` job: bring a picture to its owner's followers, or take it back, as it is now public."""
    owner_id, position = work.arguments["owner_id"], work.arguments["position"]
    image = image_find(image_id=work.subject)
    is_public = image is not None and image.state == READY and image.visibility == PUBLIC
    owner = profiles_by_id(user_ids=[owner_id]).get(owner_id)
    if owner is not None and _is_merged(owner, position, is_public=is_public):
        return Done({"merged": True})
    followers = relations_of(user_id=owner_id, kind=FOLLOWED_BY, limit=_SPREAD_SLICE, after=work.cursor.get("after"))
    user_ids = [row.other_id for row in followers]
    if is_public:
        table.timelines_add(user_ids=user_ids, positions=[position], now=datetime.now(UTC))
    else:
        table.timelines_remove(user_ids=user_ids, position=position)
    done = int(work.cursor.get("done", 0)) + len(user_ids)
    if len(user_ids) < _SPREAD_SLICE:
        return Done({"followers": done})
    return More({"after": user_ids[-1], "done": done}, done=done)


def timeline_backfill(work: Work) -> Done:
    """A `backfill` job: bring a new follower what the author made public before."""
    follower_id, author_id = work.subject, work.arguments["author_id"]
    if not standing_of(user_id=follower_id, other_id=author_id).follows:
        return Done()
    images = images_public_of_owner(owner_id=author_id, limit=BACKFILLED, after=None).images
    positions = [image.feed_position for image in images if image.feed_position]
    table.timelines_add(user_ids=[follower_id], positions=positions, now=datetime.now(UTC))
    return Done({"pictures": len(positions)})


def followers_mark(work: Work) -> More | Done:
    """One slice of a `merge` job: have everybody who followed an author before read that author's pictures there."""
    author_id, now = work.subject, datetime.now(UTC)
    followers = relations_of(user_id=author_id, kind=FOLLOWED_BY, limit=_MARK_SLICE, after=work.cursor.get("after"))
    for row in followers:
        merge_mark(follower_id=row.other_id, author_id=author_id, now=now)
    done = int(work.cursor.get("done", 0)) + len(followers)
    if len(followers) < _MARK_SLICE:
        return Done({"followers": done})
    return More({"after": followers[-1].other_id, "done": done}, done=done)


def _positions_of(authors: list[str], *, limit: int, after: str | None) -> set[str]:
    """Of these authors' newest public pictures, older than `after`: one Query each, side by side."""
    if not authors:
        return set()
    older = Position(after, table.image_id_of(after)) if after else None
    with ThreadPoolExecutor(max_workers=min(8, len(authors))) as pool:
        pages = pool.map(lambda one: images_public_of_owner(owner_id=one, limit=limit + 1, after=older), authors)
        return {image.feed_position for page in pages for image in page.images if image.feed_position}


def _is_merged(owner: Profile, position: str, *, is_public: bool) -> bool:
    """Whether nothing is to be written for this picture, because its owner's followers look for it when they read.

    What became public before that was written, so it has to be taken back when it is public no more.
    """
    since: datetime | None = owner.merged_since
    if since is not None:
        return is_public or position > feed_position(since, "")
    if not is_public or owner.follower_count <= settings.FANOUT_FOLLOWERS:
        return False
    merge_from(author_id=owner.user_id, now=datetime.now(UTC))
    jobs_announce([merge_job_id(owner.user_id)])
    return True
