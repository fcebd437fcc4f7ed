"""Profiles and their handles, also when everybody wants the same one at once."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from accounts.errors import Conflict, HandleTaken, Invalid, NotFound
from accounts.services.profiles import (
    profile_by_handle,
    profile_ensure,
    profile_get,
    profile_update,
    profiles_by_id,
)
from accounts.tables.handles import Handle
from accounts.tables.profiles import Profile


def unique_name() -> str:
    return f"Ana {secrets.token_hex(6)}"


def new_profile() -> Profile:
    return profile_ensure(user_id=str(uuid4()), display_name=unique_name())


def handle_for(name: str) -> str:
    return name.lower().replace(" ", "-")


def test_the_first_time_makes_a_profile_and_the_second_finds_it() -> None:
    user_id, name = str(uuid4()), unique_name()
    made = profile_ensure(user_id=user_id, display_name=name)
    assert (made.handle, made.display_name, made.state) == (handle_for(name), name, "active")
    again = profile_ensure(user_id=user_id, display_name="Another Name")
    assert (again.handle, again.display_name) == (made.handle, name)
    assert profile_by_handle(handle=made.handle.upper()).user_id == user_id


@pytest.mark.parametrize("name", ["", "  ", "ana@example.com", "evil\u202ename"])
def test_a_name_that_cannot_be_shown_becomes_a_neutral_one(name: str) -> None:
    profile = profile_ensure(user_id=str(uuid4()), display_name=name)
    assert profile.display_name == "Member"
    assert profile.handle.startswith("member-")


def test_a_long_name_is_cut() -> None:
    assert profile_ensure(user_id=str(uuid4()), display_name="x" * 200).display_name == "x" * 50


def test_people_of_one_name_get_different_handles_even_at_once() -> None:
    name = unique_name()
    with ThreadPoolExecutor(20) as pool:
        made = list(pool.map(lambda _: profile_ensure(user_id=str(uuid4()), display_name=name), range(20)))
    assert len({profile.handle for profile in made}) == 20
    assert handle_for(name) in {profile.handle for profile in made}
    for profile in made:
        assert Handle.owner_of(profile.handle) == profile.user_id


def test_one_person_seen_many_times_at_once_has_one_profile_and_one_handle() -> None:
    user_id, name = str(uuid4()), unique_name()
    with ThreadPoolExecutor(10) as pool:
        seen = list(pool.map(lambda _: profile_ensure(user_id=user_id, display_name=name), range(10)))
    assert {profile.handle for profile in seen} == {handle_for(name)}


def test_a_new_handle_frees_the_old_one_in_the_same_moment() -> None:
    profile, other = new_profile(), new_profile()
    wanted = f"new-{secrets.token_hex(6)}"
    changed = profile_update(user_id=profile.user_id, handle=wanted, bio="Hello")
    assert (changed.handle, changed.bio) == (wanted, "Hello")
    with pytest.raises(NotFound):
        profile_by_handle(handle=profile.handle)
    assert profile_update(user_id=other.user_id, handle=profile.handle).handle == profile.handle


def test_a_taken_handle_changes_nothing() -> None:
    profile, other = new_profile(), new_profile()
    with pytest.raises(HandleTaken):
        profile_update(user_id=profile.user_id, handle=other.handle, bio="changed?")
    after = profile_get(user_id=profile.user_id)
    assert (after.handle, after.bio) == (profile.handle, "")
    assert Handle.owner_of(other.handle) == other.user_id


def test_of_many_who_want_one_handle_one_gets_it() -> None:
    profiles = [new_profile() for _ in range(12)]
    wanted = f"wanted-{secrets.token_hex(6)}"

    def reach(profile: Profile) -> bool:
        try:
            profile_update(user_id=profile.user_id, handle=wanted)
        except HandleTaken:
            return False
        return True

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(reach, profiles)) == 1
    holders = [profile for profile in profiles if profile_get(user_id=profile.user_id).handle == wanted]
    assert [Handle.owner_of(wanted)] == [holder.user_id for holder in holders]


def test_one_person_who_changes_their_handle_twice_at_once_keeps_exactly_one() -> None:
    profile = new_profile()
    wanted = [f"w{n}-{secrets.token_hex(6)}" for n in range(8)]

    def change(handle: str) -> None:
        try:
            profile_update(user_id=profile.user_id, handle=handle)
        except Conflict:
            return

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(change, wanted))
    held = [handle for handle in [profile.handle, *wanted] if Handle.owner_of(handle) == profile.user_id]
    assert held == [profile_get(user_id=profile.user_id).handle]


def test_keeping_ones_own_handle_is_no_conflict() -> None:
    profile = new_profile()
    assert profile_update(user_id=profile.user_id, handle=profile.handle, display_name="New").display_name == "New"


def test_a_change_of_nobody_is_not_found() -> None:
    with pytest.raises(NotFound):
        profile_update(user_id=str(uuid4()), bio="x")


def test_a_bad_value_changes_nothing() -> None:
    profile = new_profile()
    with pytest.raises(Invalid):
        profile_update(user_id=profile.user_id, bio="fine", display_name=" ")
    assert profile_get(user_id=profile.user_id).bio == ""


def test_many_people_are_found_at_once_and_strangers_left_out() -> None:
    made = [new_profile() for _ in range(3)]
    found = profiles_by_id(user_ids=[profile.user_id for profile in made] + [made[0].user_id, str(uuid4())])
    assert set(found) == {profile.user_id for profile in made}
    assert profiles_by_id(user_ids=[]) == {}
