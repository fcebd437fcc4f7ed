"""After a restore, everything that searches read can be made anew under the maintenance role."""

import uuid
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.services.people import people_find
from accounts.services.profiles import profile_ensure
from gallery.services import reindexing
from gallery.tables.indexed import Indexed
from gallery.tables.terms import Term
from gallery.tables.vocabulary import Vocabulary
from tests.gallery.search.made_up import counts, counts_by_rows, indexed_rows, made_up, rows_of, stored, word
from tests.gallery.senders import run_jobs
from tests.roles import acting_as


@pytest.fixture
def owner_id() -> str:
    return f"owner-{uuid.uuid4()}"


def reindex(*arguments: str) -> str:
    said = StringIO()
    with acting_as("maintenance"):
        call_command("reindex", *arguments, stdout=said)
    run_jobs(rounds=20)
    return said.getvalue()


def test_rows_and_counts_that_a_restore_left_behind_come_right(owner_id: str) -> None:
    one, name = word(), word()
    user_id = profile_ensure(user_id=str(uuid.uuid4()), display_name=name).user_id
    lost, gone = made_up(owner_id, title=one), made_up(owner_id, title=one)
    stored(lost, gone)
    with acting_as("operator"):
        for row in rows_of(lost.image_id):
            row.delete()
        for indexed in indexed_rows(lost.image_id):
            indexed.delete()
        gone.delete()
        Vocabulary(f"{owner_id}#w:{one[0]}", f"w:{one}", pictures=77).save()
    reindex("--empty")
    assert {term: n for term, n in counts(owner_id).items() if term[0] in "wt"} == counts_by_rows(owner_id)
    assert counts(owner_id)[f"w:{one}"] == 1
    assert rows_of(lost.image_id)
    assert not rows_of(gone.image_id)
    assert [person.user_id for person in people_find(text=name, limit=5).people] == [user_id]


def test_what_stands_for_pictures_that_are_gone_goes(owner_id: str) -> None:
    image = made_up(owner_id, title=word())
    stored(image)
    with acting_as("operator"):
        image.delete()
    assert "1 pictures were gone" in reindex()
    assert not rows_of(image.image_id)
    assert counts(owner_id) == {}


def test_running_it_twice_changes_nothing(owner_id: str) -> None:
    stored(*(made_up(owner_id, title=word()) for _ in range(3)))
    reindex()
    before = counts(owner_id)
    reindex()
    assert counts(owner_id) == before


def test_a_run_that_was_stopped_goes_on_where_it_was(owner_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = set(stored(*(made_up(owner_id) for _ in range(5))))
    with acting_as("operator"):
        for model in (Term, Indexed):
            with model.batch_write() as batch:
                for row in model.scan():
                    batch.delete(row)
    monkeypatch.setattr(reindexing, "AT_ONCE", 2)
    with acting_as("maintenance"):
        last = next(iter(reindexing.pictures_reindex()))
    reindex("--after", last)
    assert all(rows_of(image_id) for image_id in ids)
