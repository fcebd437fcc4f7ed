"""Comments: who may write, change and remove them, and who sees them."""

from typing import Any

import pytest

from accounts.services.profiles import profile_get
from gallery.errors import (
    CommentNotFound,
    CommentsOff,
    Conflict,
    ImageNotFound,
    Invalid,
    LimitReached,
    NotTheAuthor,
    PreconditionFailed,
)
from gallery.services import comments as service
from gallery.services.comments import LENGTH_MAX, comment_create, comment_delete, comment_edit, comments_list
from gallery.services.following import block
from gallery.services.images import image_delete, image_update
from gallery.tables import comments as table
from gallery.tables.comments import Comment
from gallery.tables.images import PRIVATE, image_get
from gallery.tables.notifications import notifications_of
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import run_jobs
from tests.gallery.services.test_likes import at_once
from tests.roles import acting_as


def say(user_id: str, image_id: str, text: str = "Good light.") -> str:
    return str(comment_create(viewer_id=user_id, image_id=image_id, text=text).comment.comment_id)


def texts(viewer_id: str, image_id: str) -> list[str]:
    return [
        shown.comment.text for shown in comments_list(viewer_id=viewer_id, image_id=image_id, limit=100, after=None)[0]
    ]


def test_a_comment_is_counted_told_changed_and_removed() -> None:
    owner, author = make_person(), make_person()
    [image] = make_images(owner.user_id)
    comment_id = say(author.user_id, image.image_id, "  Good   light.\n\nWhere is it? ")
    assert texts(owner.user_id, image.image_id) == ["Good light.\n\nWhere is it?"]
    assert image_get(image_id=image.image_id).comment_count == 1
    assert profile_get(user_id=owner.user_id).unread_count == 1
    edited = comment_edit(viewer_id=author.user_id, image_id=image.image_id, comment_id=comment_id, text="Better.")
    assert (edited.comment.text, edited.comment.edited_at > edited.comment.created_at) == ("Better.", True)
    comment_delete(viewer_id=author.user_id, image_id=image.image_id, comment_id=comment_id)
    assert texts(owner.user_id, image.image_id) == []
    assert image_get(image_id=image.image_id).comment_count == 0
    assert profile_get(user_id=owner.user_id).unread_count == 0
    assert notifications_of(user_id=owner.user_id, limit=10, before=None) == []
    with pytest.raises(CommentNotFound):
        comment_delete(viewer_id=author.user_id, image_id=image.image_id, comment_id=comment_id)


def test_the_owner_removes_what_others_say_but_changes_none_of_it_and_others_do_neither() -> None:
    owner, author, other = make_person(), make_person(), make_person()
    [image] = make_images(owner.user_id)
    comment_id = say(author.user_id, image.image_id)
    for viewer in (owner, other):
        with pytest.raises(NotTheAuthor):
            comment_edit(viewer_id=viewer.user_id, image_id=image.image_id, comment_id=comment_id, text="x")
    with pytest.raises(NotTheAuthor):
        comment_delete(viewer_id=other.user_id, image_id=image.image_id, comment_id=comment_id)
    comment_delete(viewer_id=owner.user_id, image_id=image.image_id, comment_id=comment_id)
    assert image_get(image_id=image.image_id).comment_count == 0


def test_an_owner_turns_comments_off_and_old_ones_stay() -> None:
    owner, author = make_person(), make_person()
    [image] = make_images(owner.user_id)
    say(author.user_id, image.image_id)
    image_update(viewer_id=owner.user_id, image_id=image.image_id, changes={"allow_comments": False})
    for viewer in (owner, author):
        with pytest.raises(CommentsOff):
            say(viewer.user_id, image.image_id)
    assert texts(author.user_id, image.image_id) == ["Good light."]
    image_update(viewer_id=owner.user_id, image_id=image.image_id, changes={"allow_comments": True})
    say(author.user_id, image.image_id)
    assert image_get(image_id=image.image_id).comment_count == 2


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LENGTH_MAX + 1), "turned \u202e around"])
def test_what_cannot_be_said_is_refused(text: str) -> None:
    owner = make_person()
    [image] = make_images(owner.user_id)
    with pytest.raises(Invalid) as refusal:
        say(owner.user_id, image.image_id, text)
    assert refusal.value.field == "text"


def test_those_who_block_each_other_neither_write_to_nor_read_each_other() -> None:
    owner, author, reader = make_person(), make_person(), make_person()
    [image] = make_images(owner.user_id)
    comment_id = say(author.user_id, image.image_id, "From the author.")
    say(reader.user_id, image.image_id, "From the reader.")
    block(viewer_id=reader.user_id, handle=author.handle)
    assert texts(reader.user_id, image.image_id) == ["From the reader."]
    assert texts(author.user_id, image.image_id) == ["From the author."]
    block(viewer_id=owner.user_id, handle=author.handle)
    assert texts(owner.user_id, image.image_id) == ["From the reader."]
    for act in (lambda: say(author.user_id, image.image_id), lambda: texts(author.user_id, image.image_id)):
        with pytest.raises(ImageNotFound):
            act()
    with pytest.raises(ImageNotFound):
        comment_edit(viewer_id=author.user_id, image_id=image.image_id, comment_id=comment_id, text="Still here.")
    # What one said oneself can always be taken back.
    comment_delete(viewer_id=author.user_id, image_id=image.image_id, comment_id=comment_id)
    assert image_get(image_id=image.image_id).comment_count == 1


def test_a_private_picture_takes_no_comments_of_others_and_shows_them_none() -> None:
    owner, author = make_person(), make_person()
    [image] = make_images(owner.user_id, visibility=PRIVATE)
    comment_id = say(owner.user_id, image.image_id, "A note to myself.")
    assert profile_get(user_id=owner.user_id).unread_count == 0
    for act in (
        lambda: say(author.user_id, image.image_id),
        lambda: texts(author.user_id, image.image_id),
        lambda: comment_delete(viewer_id=author.user_id, image_id=image.image_id, comment_id=comment_id),
    ):
        with pytest.raises(ImageNotFound):
            act()


def test_pages_of_comments_follow_each_other_oldest_first() -> None:
    owner = make_person()
    [image] = make_images(owner.user_id)
    sent = [say(owner.user_id, image.image_id, str(number)) for number in range(5)]
    seen: list[str] = []
    after: str | None = None
    while True:
        page, after = comments_list(viewer_id=owner.user_id, image_id=image.image_id, limit=2, after=after)
        seen += [shown.comment.comment_id for shown in page]
        if after is None:
            break
    assert seen == sent


def test_ten_comments_and_ten_removals_at_once_leave_a_counter_that_agrees() -> None:
    owner, author = make_person(), make_person()
    [image] = make_images(owner.user_id)
    old = [say(author.user_id, image.image_id) for _ in range(5)]
    calls = [lambda: say(author.user_id, image.image_id)] * 5
    removals = [
        lambda one=one: comment_delete(viewer_id=who.user_id, image_id=image.image_id, comment_id=one)  # noqa: B023
        for one in old
        for who in (owner, author)
    ]
    refused = [error for error in at_once([*calls, *removals]) if error]
    assert all(isinstance(error, CommentNotFound | Conflict) for error in refused), refused
    left = len(texts(owner.user_id, image.image_id))
    assert image_get(image_id=image.image_id).comment_count == left == 5
    assert profile_get(user_id=owner.user_id).unread_count == left


def test_too_many_comments_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = make_person()
    [image] = make_images(owner.user_id)
    monkeypatch.setattr(service, "CHANGES_PER_HOUR", 1)
    say(owner.user_id, image.image_id)
    with pytest.raises(LimitReached):
        say(owner.user_id, image.image_id)


def test_what_was_said_goes_with_the_picture() -> None:
    owner, author = make_person(), make_person()
    [image] = make_images(owner.user_id)
    for _ in range(3):
        say(author.user_id, image.image_id)
    image_delete(viewer_id=owner.user_id, image_id=image.image_id)
    run_jobs()
    with acting_as("operator"):
        assert list(Comment.query(image.image_id, consistent_read=True)) == []
        assert list(Comment.by_author.query(author.user_id)) == []


def test_a_comment_with_a_word_of_the_list_is_refused_at_its_field(settings: Any) -> None:
    settings.WORD_FILTER = frozenset({"weasel"})
    [image] = make_images(make_person().user_id)
    viewer_id = str(make_person().user_id)
    with pytest.raises(Invalid, match="not allowed") as refused:
        comment_create(viewer_id=viewer_id, image_id=image.image_id, text="You W3asel")
    assert refused.value.field == "text"
    comment = comment_create(viewer_id=viewer_id, image_id=image.image_id, text="Good light.").comment
    with pytest.raises(Invalid):
        comment_edit(viewer_id=viewer_id, image_id=image.image_id, comment_id=comment.comment_id, text="weasel")


def test_words_are_changed_on_condition_of_what_their_author_saw(monkeypatch: pytest.MonkeyPatch) -> None:
    owner_id = make_person().user_id
    [image] = make_images(owner_id)
    comment_id = say(owner_id, image.image_id)

    def edit(text: str, revision: int) -> int:
        edited = comment_edit(
            viewer_id=owner_id,
            image_id=image.image_id,
            comment_id=comment_id,
            text=text,
            accepted=frozenset({revision}),
        )
        return edited.comment.revision

    first = edit("First.", 0)
    with pytest.raises(PreconditionFailed):
        edit("Late.", 0)
    stale = table.comment_find(image_id=image.image_id, comment_id=comment_id)
    edit("Second.", first)
    # Read before the change, written after it: only the write itself can tell.
    real = table.comment_find
    answers = iter([stale])
    monkeypatch.setattr(table, "comment_find", lambda **key: next(answers, None) or real(**key))
    with pytest.raises(PreconditionFailed):
        edit("Overtaken.", first)
    assert texts(owner_id, image.image_id) == ["Second."]
