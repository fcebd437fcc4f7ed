"""What pictures are found by follows them exactly, whatever happens at the same time."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.services.words import words_indexed
from gallery.services.search import indexing
from gallery.services.search.entries import WORDS_MAX
from gallery.services.search.indexing import search_follow
from gallery.tables.images import DELETING, PRIVATE, PUBLIC, Image, image_find
from gallery.tables.indexed import ROWS_A_STEP, index_step
from gallery.tables.terms import PUBLIC_SCOPE, Term
from tests.gallery.search.made_up import counts, counts_by_rows, follow, indexed_rows, made_up, rows_of, stored, word
from tests.roles import acting_as


@pytest.fixture
def owner_id() -> str:
    return f"owner-{uuid.uuid4()}"


def change(image: Image, **fields: object) -> None:
    """As its owner would, without what a service does besides."""
    with acting_as("operator"):
        image.refresh(consistent_read=True)
        for name, value in fields.items():
            setattr(image, name, value)
        image.revision += 1
        image.save()


def under(image_id: str) -> set[str]:
    return {row.scope_term for row in rows_of(image_id)}


def test_a_public_picture_is_found_by_everybody_and_a_private_one_by_its_owner_alone(owner_id: str) -> None:
    one = word()
    public, private = made_up(owner_id, title=one), made_up(owner_id, title=one, visibility=PRIVATE)
    stored(public, private)
    assert {f"{PUBLIC_SCOPE}#w:{one}", f"{owner_id}#w:{one}"} <= under(public.image_id)
    assert {row.partition("#")[0] for row in under(private.image_id)} == {owner_id}


def test_what_others_may_not_see_is_in_no_public_row(owner_id: str) -> None:
    secret = word()
    image = made_up(
        owner_id,
        title="Quay",
        camera=f"{secret} EOS",
        lens=f"{secret}lens",
        show_camera=False,
        taken_at="2019-03-04T05:06:07",
        latitude=12.3456,
        longitude=65.4321,
        show_location=True,
    )
    stored(image)
    rows = rows_of(image.image_id)
    public = [row for row in rows if row.scope_term.startswith("public#")]
    assert public
    for row in public:
        said = f"{row.scope_term} {row.position} {row.taken} {row.terms}"
        assert secret not in said
        assert "2019" not in said
    assert any(secret in row.scope_term for row in rows), "its owner finds it by the camera"
    assert not any("12.3456" in f"{row.scope_term} {row.terms}" for row in rows)


def test_showing_and_hiding_the_camera_moves_what_others_find(owner_id: str) -> None:
    one = word()
    image = made_up(owner_id, camera=one, taken_at="2019-03-04T05:06:07", show_camera=False)
    stored(image)
    for shown in (True, False):
        change(image, show_camera=shown)
        follow(image.image_id)
        assert (f"{PUBLIC_SCOPE}#w:{one}" in under(image.image_id)) is shown
        month = "m:2019-03" if shown else "m:2026-01"
        assert counts(f"{PUBLIC_SCOPE}:{owner_id}") == {month: 1}


def test_a_change_writes_and_deletes_exactly_what_differs(owner_id: str) -> None:
    old, kept, new = word(), word(), word()
    image = made_up(owner_id, title=f"{old} {kept}", visibility=PRIVATE)
    stored(image)
    change(image, title=f"{kept} {new}", tags={new})
    follow(image.image_id)
    rows = rows_of(image.image_id)
    assert {f"{owner_id}#w:{kept}", f"{owner_id}#w:{new}", f"{owner_id}#t:{new}"} <= {row.scope_term for row in rows}
    assert f"{owner_id}#w:{old}" not in {row.scope_term for row in rows}
    # Every row tells of all the others.
    assert {frozenset(row.terms) for row in rows} == {frozenset({f"w:{kept}", f"w:{new}", f"t:{new}", *_facts(rows)})}
    assert counts(owner_id) == {f"w:{kept}": 1, f"w:{new}": 1, f"t:{new}": 1, "m:2026-01": 1}


def _facts(rows: list[Term]) -> set[str]:
    return {term for row in rows for term in row.terms if term.startswith(("k:", "o:"))}


def test_hidden_unshared_and_deleted_pictures_leave_no_row_and_no_count(owner_id: str) -> None:
    one = word()
    image = made_up(owner_id, title=one)
    stored(image)
    change(image, visibility=PRIVATE, feed_shard=None, feed_position=None, published_owner_id=None)
    follow(image.image_id)
    assert f"w:{one}" not in counts(PUBLIC_SCOPE)
    assert counts(f"{PUBLIC_SCOPE}:{owner_id}") == {}
    assert counts(owner_id)[f"w:{one}"] == 1
    change(image, state=DELETING)
    follow(image.image_id)
    assert not rows_of(image.image_id)
    assert not indexed_rows(image.image_id)
    assert counts(owner_id) == {}


def test_a_picture_whose_row_is_gone_leaves_nothing(owner_id: str) -> None:
    image = made_up(owner_id, title=word(), tags={"sea"})
    stored(image)
    with acting_as("operator"):
        image.delete()
    follow(image.image_id)
    assert not rows_of(image.image_id)
    assert not indexed_rows(image.image_id)
    assert counts(owner_id) == {}


def test_twenty_runs_at_once_count_once(owner_id: str) -> None:
    image = made_up(owner_id, title=f"{word()} {word()}", tags={"sea", "quay"})
    with acting_as("operator"):
        image.save()
    with acting_as("jobs"), ThreadPoolExecutor(max_workers=20) as pool:
        list(pool.map(lambda _: search_follow(image.image_id, image), range(20)))
    assert set(counts(owner_id).values()) == {1}
    assert {term: n for term, n in counts(owner_id).items() if not term.startswith("m:")} == counts_by_rows(owner_id)


def test_many_pictures_under_one_word_at_once_are_all_counted(owner_id: str) -> None:
    one = word()
    images = [made_up(owner_id, title=one, visibility=PRIVATE) for _ in range(12)]
    with acting_as("operator"):
        for image in images:
            image.save()
    with acting_as("jobs"), ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(lambda image: search_follow(image.image_id, image), images))
    assert counts(owner_id) == {f"w:{one}": 12, "m:2026-01": 12}


def test_a_late_run_with_an_old_picture_changes_nothing(owner_id: str) -> None:
    old, new = word(), word()
    image = made_up(owner_id, title=old, visibility=PRIVATE)
    stored(image)
    before = image_find(image_id=image.image_id)
    change(image, title=new)
    follow(image.image_id)
    with acting_as("jobs"):
        search_follow(image.image_id, before)
    assert counts(owner_id) == {f"w:{new}": 1, "m:2026-01": 1}


def test_a_late_run_does_not_bring_a_deleted_picture_back(owner_id: str) -> None:
    image = made_up(owner_id, title=word())
    stored(image)
    before = image_find(image_id=image.image_id)
    with acting_as("operator"):
        image.delete()
    follow(image.image_id)
    with acting_as("jobs"):
        search_follow(image.image_id, before)
    assert rows_of(image.image_id) == []


def test_a_run_that_stops_between_steps_is_ended_by_the_next(owner_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = " ".join(word() for _ in range(WORDS_MAX + 5))
    image = made_up(owner_id, title="", description=words, visibility=PRIVATE)
    with acting_as("operator"):
        image.save()
    taken: list[bool | None] = []

    def once(*arguments: object) -> bool | None:
        if taken:
            raise KeyboardInterrupt
        taken.append(index_step(*arguments))  # type: ignore[arg-type]
        return taken[0]

    with monkeypatch.context() as patch, acting_as("jobs"):
        patch.setattr(indexing, "index_step", once)
        with pytest.raises(KeyboardInterrupt):
            search_follow(image.image_id, image)
    assert len(rows_of(image.image_id)) == ROWS_A_STEP
    assert {term: n for term, n in counts(owner_id).items() if term[0] == "w"} == counts_by_rows(owner_id)
    follow(image.image_id)
    found = counts(owner_id)
    assert found == {**{f"w:{one}": 1 for one in words_indexed(words)[:WORDS_MAX]}, "m:2026-01": 1}
    assert indexed_rows(image.image_id)[0].stale is None
    # And taken down again, in steps as well.
    with acting_as("operator"):
        image.delete()
    follow(image.image_id)
    assert counts(owner_id) == {}
    assert rows_of(image.image_id) == []


def test_a_picture_that_is_shared_again_is_found_again(owner_id: str) -> None:
    one = word()
    image = made_up(owner_id, title=one, visibility=PRIVATE)
    stored(image)
    for visibility in (PUBLIC, PRIVATE, PUBLIC):
        change(image, visibility=visibility, published_at=image.created_at)
        follow(image.image_id)
    assert counts(PUBLIC_SCOPE)[f"w:{one}"] == 1
