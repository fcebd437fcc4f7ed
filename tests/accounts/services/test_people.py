"""People are found by their handle and name as these are now."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.errors import Conflict, HandleTaken
from accounts.services.people import people_find, person_words
from accounts.services.profiles import profile_ensure, profile_get, profile_update
from accounts.tables.people import PersonWord
from accounts.tables.profiles import DISABLED, Profile
from tests.roles import acting_as


def person(name: str) -> Profile:
    return profile_ensure(user_id=str(uuid.uuid4()), display_name=name)


def found(text: str, *, limit: int = 50) -> list[str]:
    return [one.user_id for one in people_find(text=text, limit=limit).people]


def token() -> str:
    return "q" + uuid.uuid4().hex[:10]


def words_of(user_id: str) -> set[str]:
    with acting_as("operator"):
        return {row.word_person.partition("#")[0] for row in PersonWord.scan() if row.user_id == user_id}


def test_people_are_found_by_the_beginnings_of_name_and_handle() -> None:
    one = token()
    ana = person(f"Ána {one}")
    for text in (one, one[:5], f"ana {one[:4]}", f"{one} ANA", f"@ana-{one}", f"ana-{one}"):
        assert ana.user_id in found(text), text
    for text in (one[1:], f"ben {one}", "", "!!!"):
        assert ana.user_id not in found(text), text


def test_names_without_spaces_are_found_by_any_part() -> None:
    name = "".join(chr(0x4E00 + int(digit, 16) * 7) for digit in uuid.uuid4().hex[:8])
    one = person(name)
    assert one.user_id in found(name[:2])
    assert one.user_id in found(name[3:5])


def test_a_new_name_or_handle_is_found_at_once_and_the_old_one_no_more() -> None:
    old, new = token(), token()
    one = person(f"Kim {old}")
    profile_update(user_id=one.user_id, display_name=f"Kim {new}", handle=f"h{new}")
    assert found(old) == []
    assert found(new) == found(f"@h{new}") == [one.user_id]
    changed = profile_get(user_id=one.user_id)
    assert words_of(one.user_id) == person_words(handle=changed.handle, display_name=changed.display_name)


def test_a_change_that_is_refused_changes_nothing_that_people_are_found_by() -> None:
    taken, one = token(), person(token())
    person(taken)
    before = words_of(one.user_id)
    with pytest.raises(HandleTaken):
        profile_update(user_id=one.user_id, display_name="Another", handle=taken)
    assert words_of(one.user_id) == before


def test_many_changes_at_once_leave_exactly_the_words_of_the_last() -> None:
    one = person(token())

    def rename(number: int) -> None:
        try:
            profile_update(user_id=one.user_id, display_name=f"Name {token()} {number}")
        except Conflict:
            return

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(rename, range(16)))
    now = profile_get(user_id=one.user_id)
    assert words_of(one.user_id) == person_words(handle=now.handle, display_name=now.display_name)


def test_pages_go_on_to_the_end_and_show_nobody_twice() -> None:
    stem = token()
    expected = {person(f"{stem}{number} {stem}x").user_id for number in range(5)}
    seen: list[str] = []
    after: str | None = None
    while True:
        page = people_find(text=stem, limit=2, after=after)
        seen += [one.user_id for one in page.people]
        after = page.after
        if after is None:
            break
    assert sorted(seen) == sorted(expected)


def test_who_was_disabled_is_not_found() -> None:
    stem = token()
    one = person(stem)
    assert found(stem) == [one.user_id]
    with acting_as("operator"):
        Profile(one.user_id).update(actions=[Profile.state.set(DISABLED)])
    assert found(stem) == []
