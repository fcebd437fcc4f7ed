"""The transactions in which people begin and cease to follow and to block each other, together with their counters."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite
from ulid import ULID

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.profiles import Profile, below
from accounts.tables.transactions import transact_if
from gallery.tables.album_members import part_request
from gallery.tables.jobs import job_request
from gallery.tables.notifications import FOLLOW, Retraction, notification_put, retract_row
from gallery.tables.relations import (
    BLOCKED_BY,
    BLOCKS,
    BLOCKS_MAX,
    FOLLOWED_BY,
    FOLLOWS,
    MERGES,
    Relation,
    relation_key,
)

FOLLOWING_MAX: Final = 5000


def backfill_job_id(*, follower_id: str, author_id: str) -> str:
    """The job that brings a new follower what the author made public before."""
    return f"backfill#{follower_id}#{author_id}"


def merge_job_id(author_id: str) -> str:
    """The job that marks the followers of somebody who has very many."""
    return f"merge#{author_id}"


def follow_create(*, follower_id: str, author: Profile, now: datetime) -> bool:
    """One transaction: the relation from both sides, both counters, the notification, and the job that backfills.

    False if it stands already, if one blocks the other, if the follower follows as many as one may, or if the author
    is not what was read; then nothing has changed.
    """
    author_id, relation_id = author.user_id, str(ULID.from_datetime(now))
    merged_since: datetime | None = author.merged_since

    def fill(writes: TransactWrite) -> None:
        _put(writes, follower_id, FOLLOWS, author_id, relation_id, now)
        _put(writes, author_id, FOLLOWED_BY, follower_id, relation_id, now)
        for kind in (BLOCKS, BLOCKED_BY):
            _check_absent(writes, follower_id, kind, author_id)
        writes.update(
            Profile(follower_id),
            actions=[Profile.following_count.add(1)],
            condition=Profile.user_id.exists() & below(Profile.following_count, FOLLOWING_MAX),
        )
        as_read: Condition = Profile.user_id.exists()
        if merged_since is None:
            as_read &= Profile.merged_since.does_not_exist()
        else:
            writes.save(Relation(follower_id, relation_key(MERGES, author_id), relation_id=relation_id, created_at=now))
        writes.update(
            Profile(author_id),
            actions=[Profile.follower_count.add(1), Profile.unread_count.add(1)],
            condition=as_read,
        )
        notification_put(
            writes, user_id=author_id, kind=FOLLOW, now=now, notification_id=relation_id, actor_id=follower_id
        )
        job_request(
            writes,
            job_id=backfill_job_id(follower_id=follower_id, author_id=author_id),
            kind="backfill",
            subject=follower_id,
            now=now,
            arguments={"author_id": author_id},
        )

    return transact_if(fill)


def follow_delete(relation: Relation, *, retraction: Retraction | None) -> bool:
    """One transaction that undoes it. `relation` is the follower's side, as read; False if it is no longer so."""
    follower_id, author_id = relation.user_id, relation.other_id

    def fill(writes: TransactWrite) -> None:
        _delete(writes, relation)
        writes.delete(Relation(author_id, relation_key(FOLLOWED_BY, follower_id)))
        writes.delete(Relation(follower_id, relation_key(MERGES, author_id)))
        writes.update(
            Profile(follower_id), actions=[Profile.following_count.add(-1)], condition=Profile.user_id.exists()
        )
        steps: list[Action] = [Profile.follower_count.add(-1)]
        condition: Condition = Profile.user_id.exists()
        if retraction:
            retract_row(writes, retraction)
            if retraction.unread:
                steps += retraction.profile_actions
                condition &= retraction.profile_condition
        writes.update(Profile(author_id), actions=steps, condition=condition)

    return transact_if(fill)


def block_create(*, user_id: str, other_id: str, follows: Mapping[str, Relation], now: datetime) -> bool:
    """One transaction: the block from both sides, its counter, the end of following in both directions, and the job
    that parts the two in albums.

    `follows` are the follower's sides as read, by the follower's id. False if the block stands already, if they are no
    longer so, or if this person blocks as many as one may.
    """

    def fill(writes: TransactWrite) -> None:
        block_id = str(ULID.from_datetime(now))
        _put(writes, user_id, BLOCKS, other_id, block_id, now)
        writes.save(Relation(other_id, relation_key(BLOCKED_BY, user_id), relation_id=block_id, created_at=now))
        steps: dict[str, list[Action]] = {user_id: [Profile.block_count.add(1)], other_id: []}
        for follower_id, author_id in ((user_id, other_id), (other_id, user_id)):
            if follower_id not in follows:
                _check_absent(writes, follower_id, FOLLOWS, author_id)
                continue
            _delete(writes, follows[follower_id])
            writes.delete(Relation(author_id, relation_key(FOLLOWED_BY, follower_id)))
            writes.delete(Relation(follower_id, relation_key(MERGES, author_id)))
            steps[follower_id].append(Profile.following_count.add(-1))
            steps[author_id].append(Profile.follower_count.add(-1))
        writes.update(
            Profile(user_id),
            actions=steps[user_id],
            condition=Profile.user_id.exists() & below(Profile.block_count, BLOCKS_MAX),
        )
        if steps[other_id]:
            writes.update(Profile(other_id), actions=steps[other_id], condition=Profile.user_id.exists())
        part_request(writes, user_id=user_id, other_id=other_id, now=now)

    return transact_if(fill)


def block_delete(*, user_id: str, other_id: str) -> bool:
    """One transaction that undoes it; False if there is none."""

    def fill(writes: TransactWrite) -> None:
        writes.delete(Relation(user_id, relation_key(BLOCKS, other_id)), condition=Relation.user_id.exists())
        writes.delete(Relation(other_id, relation_key(BLOCKED_BY, user_id)))
        writes.update(Profile(user_id), actions=[Profile.block_count.add(-1)], condition=Profile.user_id.exists())

    return transact_if(fill)


def follows_between(*, one_id: str, other_id: str) -> dict[str, Relation]:
    """By the follower's id, their sides of following each other: one consistent BatchGetItem."""
    keys = [(one_id, relation_key(FOLLOWS, other_id)), (other_id, relation_key(FOLLOWS, one_id))]
    with temporary_faults_as_unavailable():
        return {relation.user_id: relation for relation in Relation.batch_get(keys, consistent_read=True)}


def merge_from(*, author_id: str, now: datetime) -> None:
    """From now on, followers find this person's pictures when they read, and a job marks those there are.

    Asked again, it changes nothing.
    """

    def fill(writes: TransactWrite) -> None:
        writes.update(
            Profile(author_id),
            actions=[Profile.merged_since.set(now)],
            condition=Profile.user_id.exists() & Profile.merged_since.does_not_exist(),
        )
        job_request(writes, job_id=merge_job_id(author_id), kind="merge", subject=author_id, now=now)

    transact_if(fill)


def merge_mark(*, follower_id: str, author_id: str, now: datetime) -> None:
    """Have a follower read this author's pictures from the author; nothing if they no longer follow."""

    def fill(writes: TransactWrite) -> None:
        writes.condition_check(
            Relation, follower_id, relation_key(FOLLOWS, author_id), condition=Relation.user_id.exists()
        )
        writes.save(Relation(follower_id, relation_key(MERGES, author_id), created_at=now))

    transact_if(fill)


def _put(writes: TransactWrite, user_id: str, kind: str, other_id: str, relation_id: str, now: datetime) -> None:
    writes.save(
        Relation(user_id, relation_key(kind, other_id), relation_id=relation_id, created_at=now),
        condition=Relation.user_id.does_not_exist(),
    )


def _delete(writes: TransactWrite, relation: Relation) -> None:
    """The very relation that was read, not one that was begun since."""
    writes.delete(Relation(relation.user_id, relation.kind_other), condition=Relation.created_at == relation.created_at)


def _check_absent(writes: TransactWrite, user_id: str, kind: str, other_id: str) -> None:
    writes.condition_check(Relation, user_id, relation_key(kind, other_id), condition=Relation.user_id.does_not_exist())
