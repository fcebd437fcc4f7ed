"""Erasing what somebody did and whom they know: likes, comments, favourites, relations, notifications, the timeline.

Each goes with the counter that it is in, on others' pictures and profiles; others' threads keep what others said.
"""

from typing import Final

from gallery.services.erasing.removed import Removed, removed
from gallery.tables.comments import comment_delete, comment_drop, comments_of_author
from gallery.tables.favourites import favourite_delete, favourites_of_user
from gallery.tables.guests import guest_forget
from gallery.tables.likes import like_delete, like_drop, likes_of_user
from gallery.tables.notifications import (
    notification_take_back,
    notifications_forget,
    notifications_of_actor,
    retraction_of,
)
from gallery.tables.relation_changes import block_delete, follow_delete
from gallery.tables.relations import (
    BLOCKED_BY,
    BLOCKS,
    FOLLOWED_BY,
    FOLLOWS,
    Relation,
    relation_drop,
    relation_key,
    relations_all_of,
)
from gallery.tables.timelines import timeline_forget

# Each is a transaction of its own.
_SLICE: Final = 50
_ROWS: Final = 250


def likes_erase(user_id: str) -> Removed:
    likes = likes_of_user(user_id=user_id, limit=_SLICE, before=None)
    for like in likes:
        if not like_delete(like, retraction=None):
            like_drop(like)
    return removed(likes=len(likes))


def comments_erase(user_id: str) -> Removed:
    comments = comments_of_author(author_id=user_id, limit=_SLICE)
    for comment in comments:
        if not comment_delete(comment, retraction=None):
            comment_drop(comment)
    return removed(comments=len(comments))


def favourites_erase(user_id: str) -> Removed:
    rows = favourites_of_user(user_id=user_id, limit=_SLICE, before=None)
    return removed(favourites=sum(favourite_delete(image_id=row.image_id, user_id=user_id) for row in rows))


def additions_erase(user_id: str) -> Removed:
    """Pictures that the person sent for others' albums are those others' own; their name comes off them."""
    return removed(additions=guest_forget(guest_id=user_id, limit=_SLICE))


def relations_erase(user_id: str) -> Removed:
    """Following and blocking in both directions, each from both sides."""
    relations = relations_all_of(user_id=user_id, limit=_SLICE)
    for relation in relations:
        if not _end(relation):
            relation_drop(relation)
    return removed(relations=len(relations))


def notifications_erase(user_id: str) -> Removed:
    """What others were told of the person, and what the person was told."""
    told = notifications_of_actor(actor_id=user_id, limit=_SLICE)
    for one in told:
        retraction = retraction_of(user_id=one.user_id, notification_id=one.notification_id)
        if retraction:
            notification_take_back(retraction)
    return removed(notifications=len(told) + notifications_forget(user_id=user_id, limit=_ROWS))


def timeline_erase(user_id: str) -> Removed:
    return removed(timelines=timeline_forget(user_id=user_id, limit=_ROWS))


def _end(relation: Relation) -> bool:
    """As either of the two would have ended it; False if the other is gone too, or it is a mark and no relation."""
    user_id, other_id = relation.user_id, relation.other_id
    match relation.kind:
        case kind if kind == FOLLOWS:
            return follow_delete(relation, retraction=None)
        case kind if kind == FOLLOWED_BY:
            theirs = Relation(other_id, relation_key(FOLLOWS, user_id), created_at=relation.created_at)
            return follow_delete(theirs, retraction=None)
        case kind if kind == BLOCKS:
            return block_delete(user_id=user_id, other_id=other_id)
        case kind if kind == BLOCKED_BY:
            return block_delete(user_id=other_id, other_id=user_id)
    return False
