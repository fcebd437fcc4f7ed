"""Comments on pictures: who may write, change and remove them, and the list of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from ulid import ULID

from accounts.services.profiles import text_clean
from accounts.services.throttles import throttle
from accounts.services.word_filter import words_check
from gallery.errors import CommentNotFound, CommentsOff, Conflict, ImageNotFound, Invalid, NotTheAuthor
from gallery.services.images import image_get
from gallery.services.paging import page_cut
from gallery.services.people import Person, people_for
from gallery.services.revisions import Revisions, expected_revision
from gallery.tables import comments as table
from gallery.tables.comments import Comment
from gallery.tables.images import Image, image_find
from gallery.tables.notifications import retraction_of

LENGTH_MAX: Final = 2000
CHANGES_PER_HOUR: Final = 120
# Others may change the same rows at the same moment; each try reads again what is then so.
_TRIES: Final = 5


@dataclass(frozen=True)
class ShownComment:
    """A comment with its author, and what this viewer may do with it."""

    comment: Comment
    author: Person
    is_mine: bool
    may_delete: bool


def comment_create(*, viewer_id: str, image_id: str, text: str) -> ShownComment:
    """Raises ImageNotFound, CommentsOff, Invalid, LimitReached or Conflict."""
    words = _clean(text)
    _throttle(viewer_id)
    for _ in range(_TRIES):
        image = image_get(viewer_id=viewer_id, image_id=image_id)
        if not image.allow_comments:
            raise CommentsOff
        now = datetime.now(UTC)
        comment = Comment(image_id, str(ULID.from_datetime(now)), author_id=viewer_id, text=words, created_at=now)
        if table.comment_create(image, comment):
            return _shown(comment, image, viewer_id)
    raise _busy()


def comment_edit(
    *, viewer_id: str, image_id: str, comment_id: str, text: str, accepted: Revisions = None
) -> ShownComment:
    """Change one's own words, if they are what `accepted` says.

    Raises ImageNotFound, CommentNotFound, NotTheAuthor, Invalid, LimitReached or PreconditionFailed.
    """
    words = _clean(text)
    _throttle(viewer_id)
    image = image_get(viewer_id=viewer_id, image_id=image_id)
    comment = _find(image_id, comment_id)
    if comment.author_id != viewer_id:
        raise NotTheAuthor
    with expected_revision(comment.revision, accepted):
        if not table.comment_edit(comment, text=words, now=datetime.now(UTC), as_read=accepted is not None):
            _find(image_id, comment_id)
            raise _busy()
    return _shown(comment, image, viewer_id)


def comment_delete(*, viewer_id: str, image_id: str, comment_id: str) -> None:
    """Remove one's own comment, wherever it is, or any comment on one's own picture.

    Raises ImageNotFound, CommentNotFound, NotTheAuthor, LimitReached or Conflict.
    """
    _throttle(viewer_id)
    for _ in range(_TRIES):
        comment, image = _find_shown(image_id, comment_id), image_find(image_id=image_id)
        if image is None:
            raise ImageNotFound
        if comment is None or viewer_id not in (comment.author_id, image.owner_id):
            # Also tells apart what the caller may know from what they may not.
            image_get(viewer_id=viewer_id, image_id=image_id)
            raise CommentNotFound if comment is None else NotTheAuthor
        told = comment.author_id != image.owner_id
        retraction = retraction_of(user_id=image.owner_id, notification_id=comment_id) if told else None
        if table.comment_delete(comment, retraction=retraction):
            return
    raise _busy()


def comments_list(
    *, viewer_id: str, image_id: str, limit: int, after: str | None
) -> tuple[list[ShownComment], str | None]:
    """What is said of a picture, oldest first, and where to go on. Raises ImageNotFound.

    What people said whom the viewer blocks, or who block the viewer, is left out.
    """
    image = image_get(viewer_id=viewer_id, image_id=image_id)
    found = table.comments_of_image(image_id=image_id, limit=limit + 1, after=after)
    shown, last = page_cut(found, limit)
    authors = {
        person.profile.user_id: person
        for person in people_for(list({comment.author_id for comment in shown}), viewer_id=viewer_id)
    }
    comments = [
        _dressed(comment, authors[comment.author_id], image, viewer_id)
        for comment in shown
        if comment.author_id in authors and not comment.is_removed
    ]
    return comments, last.comment_id if last else None


def _shown(comment: Comment, image: Image, viewer_id: str) -> ShownComment:
    """One's own comment."""
    [author] = people_for([comment.author_id], viewer_id=viewer_id)
    return _dressed(comment, author, image, viewer_id)


def _dressed(comment: Comment, author: Person, image: Image, viewer_id: str) -> ShownComment:
    return ShownComment(
        comment,
        author,
        is_mine=comment.author_id == viewer_id,
        may_delete=viewer_id in (comment.author_id, image.owner_id),
    )


def _find(image_id: str, comment_id: str) -> Comment:
    if comment := _find_shown(image_id, comment_id):
        return comment
    raise CommentNotFound


def _find_shown(image_id: str, comment_id: str) -> Comment | None:
    """None for one that a moderator removed: its author does nothing with it either."""
    comment = table.comment_find(image_id=image_id, comment_id=comment_id)
    return comment if comment is not None and not comment.is_removed else None


def _clean(text: str) -> str:
    words = text_clean(text, field="text", longest=LENGTH_MAX, lines=True)
    if not words:
        raise Invalid("Say something.", field="text")
    words_check(words, field="text")
    return words


def _throttle(viewer_id: str) -> None:
    throttle(key=f"comments#{viewer_id}", limit=CHANGES_PER_HOUR, period=3600)


def _busy() -> Conflict:
    return Conflict("This picture was changed at the same moment. Look at it again, then repeat.")
