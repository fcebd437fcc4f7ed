"""What was removed stays removed: the same bytes, and pictures that look the same, are rejected or wait."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.services.profiles import profile_get
from accounts.tables.standing import person_trust_writes
from accounts.tables.transactions import transact
from gallery.errors import ImageNotFound, Invalid
from gallery.media.fingerprint import (
    FOUND_BITS,
    fingerprint_bands,
    fingerprint_distance,
    fingerprint_is_plain,
    fingerprint_places,
)
from gallery.services.blocklist import block_entries_of, block_entry, block_verdict
from gallery.services.images import image_get
from gallery.services.lookalikes import similar_images
from gallery.services.trash import image_trash
from gallery.tables.blocklist import HOLD, PHASH, REJECT, SHA256, block_writes, unblock_writes
from gallery.tables.images import WAITING
from gallery.tables.images import image_get as row_of
from gallery.tables.moderated import image_unhide_writes
from gallery.tables.uploads import READY, REJECTED
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import make_person
from tests.gallery.senders import run_jobs, send, share
from tests.roles import acting_as

CASES: list[dict[str, Any]] = []


def case_open(**case: Any) -> None:
    """What moderation does, for these tests."""
    CASES.append(case)


def turned(fingerprint: str, bits: int, *, seed: int) -> str:
    """The same with so many bits turned."""
    value = int(fingerprint, 16)
    for bit in random.Random(seed).sample(range(64), bits):  # noqa: S311 - repeatable
        value ^= 1 << bit
    return f"{value:016x}"


def looks(seed: int) -> str:
    """A fingerprint that is not plain, of its own for each seed."""
    return f"{random.Random(seed).getrandbits(64):016x}"  # noqa: S311 - repeatable


def test_every_fingerprint_within_reach_is_found_at_one_of_the_places() -> None:
    for seed in range(300):
        one = looks(seed)
        other = turned(one, seed % (FOUND_BITS + 1), seed=seed)
        assert set(fingerprint_places(one)) & set(fingerprint_bands(other)), (one, other)
    assert len(set(fingerprint_places(looks(1)))) == 68


def test_an_even_surface_is_too_plain_to_be_compared() -> None:
    assert fingerprint_is_plain("0" * 16)
    assert fingerprint_is_plain("f" * 16)
    assert not fingerprint_is_plain(looks(2))
    with pytest.raises(Invalid, match="plain"):
        block_entry(kind=PHASH, digits="f" * 16)


@pytest.mark.parametrize(("bits", "verdict"), [(0, REJECT), (6, REJECT), (7, None), (20, None)])
def test_what_looks_the_same_is_found_up_to_six_bits_away(bits: int, verdict: str | None) -> None:
    blocked = looks(1000 + bits)
    transact(lambda w: block_writes(w, [block_entry(kind=PHASH, digits=blocked)], now=datetime.now(UTC)))
    with acting_as("worker"):
        assert block_verdict(sha256="0" * 64, fingerprint=turned(blocked, bits, seed=bits)) == verdict


def test_of_two_entries_that_match_the_stricter_holds() -> None:
    seen, sha256 = looks(5), f"{5:064x}"
    held = block_entry(kind=PHASH, digits=seen, action=HOLD)
    transact(lambda w: block_writes(w, [held], now=datetime.now(UTC)))
    with acting_as("worker"):
        assert block_verdict(sha256=sha256, fingerprint=seen) == HOLD
    transact(lambda w: block_writes(w, [block_entry(kind=SHA256, digits=sha256)], now=datetime.now(UTC)))
    with acting_as("worker"):
        assert block_verdict(sha256=sha256, fingerprint=seen) == REJECT


def test_a_removed_picture_is_not_sent_again_by_anybody_until_that_is_taken_back() -> None:
    image = share(make_person().user_id, pictures.patches(21))
    entries = block_entries_of(image, source="a case")
    assert {entry.kind for entry in entries} == {SHA256, PHASH}
    transact(lambda w: block_writes(w, entries, now=datetime.now(UTC)))
    other = make_person().user_id
    for data in (pictures.patches(21), pictures.patches(21, width=540, quality=60)):
        upload = send(other, data)
        assert (upload.state, upload.error_code) == (REJECTED, "blocked")
    assert send(other, pictures.patches(22)).state == READY
    transact(lambda w: unblock_writes(w, entries))
    assert send(other, pictures.patches(21)).state == READY
    assert differences_of(other) == []


def hold(settings: Any) -> None:
    CASES.clear()
    settings.CASE_OPEN = f"{__name__}.case_open"


def test_a_picture_on_hold_waits_for_a_moderator_and_is_let_in(settings: Any, ben: Person) -> None:
    hold(settings)
    first = share(make_person().user_id, pictures.patches(31))
    entries = block_entries_of(first, action=HOLD)
    transact(lambda w: block_writes(w, entries, now=datetime.now(UTC)))
    person = make_person()
    upload = send(person.user_id, pictures.patches(31, quality=70))
    assert upload.state == READY
    image_id = str(upload.upload_id)
    assert image_get(viewer_id=person.user_id, image_id=image_id).state == WAITING
    with pytest.raises(ImageNotFound):
        image_get(viewer_id=ben.sub, image_id=image_id)
    assert profile_get(user_id=person.user_id).image_count == 0
    assert differences_of(person.user_id) == []
    run_jobs()
    [case] = CASES
    assert (case["image_id"], case["owner_id"], case["source"]) == (image_id, person.user_id, "blocklist")
    current = row_of(image_id=image_id)
    transact(lambda w: image_unhide_writes(w, current, now=datetime.now(UTC)))
    shown = image_get(viewer_id=ben.sub, image_id=image_id)
    assert shown.published_at > shown.created_at
    assert profile_get(user_id=person.user_id).image_count == 1
    assert differences_of(person.user_id) == []


def test_pictures_of_new_people_wait_if_the_setting_says_so_until_they_are_trusted(settings: Any) -> None:
    hold(settings)
    person = make_person()
    assert row_of(image_id=share(person.user_id, pictures.patches(41)).image_id).state == READY
    settings.NEW_UPLOADS_WAIT = True
    waits = share(person.user_id, pictures.patches(42))
    assert waits.state == WAITING
    run_jobs()
    assert [case["source"] for case in CASES] == ["new_person"]
    transact(lambda w: person_trust_writes(w, person.user_id, trusted=True))
    assert share(person.user_id, pictures.patches(43)).state == READY


def test_similar_pictures_of_anybody_are_found_and_forgotten_with_them() -> None:
    one, other = make_person().user_id, make_person().user_id
    mine = share(one, pictures.patches(51))
    theirs = share(other, pictures.patches(51, width=540, quality=60))
    share(other, pictures.patches(52))
    hidden = share(other, pictures.patches(51, width=500), visibility="private")
    run_jobs()
    assert fingerprint_distance(mine.fingerprint, theirs.fingerprint) <= FOUND_BITS
    found = [image.image_id for image in similar_images(mine.image_id, limit=10)]
    assert found == [theirs.image_id]
    assert hidden.image_id not in found
    image_trash(viewer_id=other, image_id=theirs.image_id)
    run_jobs()
    assert similar_images(mine.image_id, limit=10) == []


def listed() -> list[dict[str, str]]:
    out = StringIO()
    with acting_as("operator"):
        call_command("blocklist", "list", "--format", "jsonl", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_list_is_imported_and_exported_as_it_was(form: str, tmp_path: Path) -> None:
    entries = [
        {"kind": SHA256, "hash": f"{number:064x}", "action": REJECT, "source": f"list {form}"} for number in (71, 72)
    ]
    entries.append({"kind": PHASH, "hash": looks(73), "action": HOLD, "source": f"list {form}"})
    path, out = tmp_path / f"in.{form}", tmp_path / f"out.{form}"
    write: dict[str, Callable[[], str]] = {
        "csv": lambda: "\n".join(["kind,hash,action,source", *(",".join(one.values()) for one in entries)]),
        "jsonl": lambda: "\n".join(json.dumps(one) for one in entries),
    }
    path.write_text(write[form]())
    with acting_as("operator"):
        call_command("blocklist", "import", str(path), stdout=StringIO())
        call_command("blocklist", "export", str(out), stdout=StringIO())
    ours = [one for one in listed() if one["source"] == f"list {form}"]
    assert sorted(ours, key=lambda one: one["hash"]) == sorted(entries, key=lambda one: one["hash"])
    assert all(one["hash"] in out.read_text() for one in entries)
    with acting_as("worker"):
        assert block_verdict(sha256=f"{71:064x}", fingerprint=looks(9)) == REJECT


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "hash\nabc", "columns are missing: kind"),
        ("a.csv", "kind,hash\nsha256,abc\nmd5,00", "line 2: A sha256 has 64 hexadecimal digits"),
        ("a.csv", "kind,hash\nsha256,abc\nmd5,00", "line 3: The kind is one of sha256, phash"),
        ("a.jsonl", '{"kind": "phash", "hash": "0000000000000000"}', "line 1: So plain a fingerprint"),
        ("a.jsonl", '{"kind": "sha256"', "line 1: This is no JSON object"),
        ("a.jsonl", '{"kind": "sha256", "hash": "00", "colour": "red"}', "line 1: There is no such field: colour"),
        ("a.txt", "", "ends in .csv or .jsonl"),
    ],
)
def test_a_faulty_list_is_refused_whole_and_says_why(name: str, text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text)
    before = listed()
    with acting_as("operator"), pytest.raises(CommandError, match=said.replace(".", "[.]")):
        call_command("blocklist", "import", str(path))
    assert listed() == before
