"""What a moderator's decision does to pictures, comments and people: each in one transaction with the notice of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from pynamodb.transactions import TransactWrite
from ulid import ULID

from accounts.services.profiles import profile_get
from accounts.tables.profiles import Profile
from accounts.tables.standing import (
    person_ban_writes,
    person_reinstate_writes,
    person_suspend_writes,
    person_trust_writes,
)
from accounts.tables.transactions import transact, transact_if
from gallery.errors import CommentNotFound, Conflict, ImageNotFound
from gallery.services.comments import comment_create, comment_delete, comment_edit, comments_list
from gallery.services.images import image_delete, image_get, image_update
from gallery.services.link_subjects import link_subject
from gallery.services.listings import images_list
from gallery.services.notifications import notifications_list
from gallery.services.trash import image_restore, image_trash
from gallery.tables.comments import comment_find
from gallery.tables.images import HIDDEN, PRIVATE, REMOVED, Image
from gallery.tables.images import image_get as row_of
from gallery.tables.moderated import (
    comment_remove_writes,
    comment_restore_writes,
    image_hide_writes,
    image_label_writes,
    image_remove_writes,
    image_unhide_writes,
)
from gallery.tables.notices import moderation_notice_writes
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import share
from tests.roles import acting_as

Effect = Callable[[TransactWrite, Image, datetime], None]


def decide(image_id: str, effect: Callable[..., None]) -> str:
    """One transaction, as moderation makes it: the effect and the notice; the notice's id."""
    image, now = row_of(image_id=image_id), datetime.now(UTC)
    decision_id = str(ULID())

    def fill(writes: TransactWrite) -> None:
        effect(writes, image, now=now)
        moderation_notice_writes(writes, user_id=image.owner_id, case_id="case", decision_id=decision_id, now=now)

    with acting_as("operator"):
        transact(fill)
    return decision_id


def counts(user_id: str) -> tuple[int, int]:
    profile = profile_get(user_id=user_id)
    return int(profile.image_count), int(profile.public_image_count)


def listed(viewer_id: str | None, owner_id: str) -> list[str]:
    handle = str(profile_get(user_id=owner_id).handle)
    return [image.image_id for image in images_list(viewer_id=viewer_id, owner_handle=handle, limit=100).images]


def test_a_hidden_picture_is_there_for_its_owner_alone_and_comes_back_to_its_place(ben: Person) -> None:
    person = make_person()
    image = share(person.user_id, pictures.jpeg(402, 300))
    before = counts(person.user_id)
    decision_id = decide(image.image_id, image_hide_writes)
    assert counts(person.user_id) == (before[0] - 1, before[1] - 1)
    assert image_get(viewer_id=person.user_id, image_id=image.image_id).state == HIDDEN
    assert listed(person.user_id, person.user_id) == [image.image_id]
    for viewer_id in (ben.sub, None):
        assert listed(viewer_id, person.user_id) == []
        with pytest.raises(ImageNotFound):
            image_get(viewer_id=viewer_id, image_id=image.image_id)
    with pytest.raises(ImageNotFound):
        link_subject(owner_id=person.user_id, kind="image", subject_id=image.image_id)
    [told], _ = notifications_list(user_id=person.user_id, limit=5, after=None)
    assert (told.notification.notification_id, told.notification.case_id) == (decision_id, "case")
    assert profile_get(user_id=person.user_id).unread_count == 1
    assert differences_of(person.user_id) == []
    decide(image.image_id, image_unhide_writes)
    assert counts(person.user_id) == before
    assert listed(ben.sub, person.user_id) == [image.image_id]
    assert row_of(image_id=image.image_id).feed_position == image.feed_position
    assert differences_of(person.user_id) == []


def test_the_owner_of_a_hidden_picture_cannot_show_it_again(ben: Person) -> None:
    person = make_person()
    image = share(person.user_id, pictures.jpeg(403, 300))
    decide(image.image_id, image_hide_writes)
    image_update(viewer_id=person.user_id, image_id=image.image_id, changes={"visibility": PRIVATE})
    image_update(viewer_id=person.user_id, image_id=image.image_id, changes={"visibility": "public"})
    with pytest.raises(ImageNotFound):
        image_trash(viewer_id=person.user_id, image_id=image.image_id)
    with pytest.raises(ImageNotFound):
        image_get(viewer_id=ben.sub, image_id=image.image_id)
    assert counts(person.user_id) == (0, 0)
    assert differences_of(person.user_id) == []


def test_the_owner_of_a_removed_picture_can_do_nothing_with_it() -> None:
    person = make_person()
    image = share(person.user_id, pictures.jpeg(404, 300))
    decide(image.image_id, image_remove_writes)
    asked: list[Callable[..., object]] = [image_get, image_trash, image_restore, image_delete]
    for ask in asked:
        with pytest.raises(ImageNotFound):
            ask(viewer_id=person.user_id, image_id=image.image_id)
    with pytest.raises(ImageNotFound):
        image_update(viewer_id=person.user_id, image_id=image.image_id, changes={"title": "Again"})
    assert row_of(image_id=image.image_id).state == REMOVED
    assert listed(person.user_id, person.user_id) == []
    assert differences_of(person.user_id) == []


def test_a_picture_is_removed_once_and_only_as_it_was_seen() -> None:
    [image] = make_images(make_person().user_id)
    stale = row_of(image_id=image.image_id)
    decide(image.image_id, image_remove_writes)
    with pytest.raises(Conflict):
        decide(image.image_id, image_remove_writes)
    with acting_as("operator"):
        assert not transact_if(lambda writes: image_hide_writes(writes, stale, now=datetime.now(UTC)))


def test_a_label_covers_the_picture_and_comes_off() -> None:
    [image] = make_images(make_person().user_id)
    for sensitive in (True, False):

        def label(writes: TransactWrite, current: Image, *, now: datetime, sensitive: bool = sensitive) -> None:
            image_label_writes(writes, current, sensitive=sensitive, now=now)

        decide(image.image_id, label)
        assert image_get(viewer_id=None, image_id=image.image_id).sensitive is sensitive


def test_a_removed_comment_is_neither_shown_nor_counted_and_its_words_are_kept(ben: Person) -> None:
    person = make_person()
    [image] = make_images(person.user_id)
    said = comment_create(viewer_id=ben.sub, image_id=image.image_id, text="Rude.").comment

    def shown() -> tuple[list[str], int]:
        found, _ = comments_list(viewer_id=person.user_id, image_id=image.image_id, limit=10, after=None)
        return [one.comment.text for one in found], int(row_of(image_id=image.image_id).comment_count)

    assert shown() == (["Rude."], 1)
    row = comment_find(image_id=image.image_id, comment_id=said.comment_id)
    assert row is not None
    with acting_as("operator"):
        transact(lambda writes: comment_remove_writes(writes, row, now=datetime.now(UTC)))
    assert shown() == ([], 0)
    for ask in (comment_delete, lambda **one: comment_edit(**one, text="Kind.")):
        with pytest.raises(CommentNotFound):
            ask(viewer_id=ben.sub, image_id=image.image_id, comment_id=said.comment_id)
    [told], _ = notifications_list(user_id=person.user_id, limit=5, after=None)
    assert told.comment_text is None
    kept = comment_find(image_id=image.image_id, comment_id=said.comment_id)
    assert kept is not None
    assert kept.text == "Rude."
    with acting_as("operator"):
        transact(lambda writes: comment_restore_writes(writes, kept))
    assert shown() == (["Rude."], 1)


def test_a_suspension_ends_by_itself() -> None:
    person, now = make_person(), datetime.now(UTC)
    [image] = make_images(person.user_id)

    def suspend(until: datetime) -> None:
        with acting_as("operator"):
            transact(lambda writes: person_suspend_writes(writes, person.user_id, until=until, now=now))

    suspend(now + timedelta(days=7))
    assert profile_get(user_id=person.user_id).is_shut_out
    with pytest.raises(ImageNotFound):
        image_get(viewer_id=None, image_id=image.image_id)
    suspend(now)
    assert not profile_get(user_id=person.user_id).is_shut_out
    assert image_get(viewer_id=None, image_id=image.image_id).image_id == image.image_id


def test_a_ban_and_its_notice_are_one_transaction_and_end_together() -> None:
    person, now = make_person(), datetime.now(UTC)

    def ban(writes: TransactWrite) -> None:
        person_ban_writes(writes, person.user_id, now=now)
        moderation_notice_writes(writes, user_id=person.user_id, case_id="case", decision_id=str(ULID()), now=now)

    with acting_as("operator"):
        transact(ban)
    banned = profile_get(user_id=person.user_id)
    assert (banned.is_shut_out, banned.unread_count) == (True, 1)
    assert banned.was_signed_out_since(now.timestamp() - 1)
    with acting_as("operator"):
        transact(lambda writes: person_reinstate_writes(writes, person.user_id, now=now))
        transact(lambda writes: person_trust_writes(writes, person.user_id, trusted=True))
    back = profile_get(user_id=person.user_id)
    assert (back.is_shut_out, back.trusted) == (False, True)


def test_nobody_takes_back_an_erasure_by_reinstating() -> None:
    person = make_person()
    with acting_as("operator"):
        Profile(person.user_id).update(actions=[Profile.state.set("erasing")])
        assert not transact_if(lambda writes: person_reinstate_writes(writes, person.user_id, now=datetime.now(UTC)))
