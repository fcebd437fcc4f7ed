"""Several parts of a transaction may change one row, on all of their conditions."""

from pynamodb.transactions import TransactWrite

from accounts.services.profiles import profile_get
from accounts.tables.profiles import Profile
from accounts.tables.transactions import transact, transact_if
from tests.gallery.made_up import make_person


def test_what_two_parts_change_of_one_row_is_one_update() -> None:
    user_id = make_person().user_id

    def fill(writes: TransactWrite) -> None:
        writes.condition_check(Profile, user_id, condition=Profile.user_id.exists())
        writes.update(Profile(user_id), actions=[Profile.unread_count.add(1)], condition=Profile.user_id.exists())
        writes.update(Profile(user_id), actions=[Profile.bio.set("Both.")])

    transact(fill)
    profile = profile_get(user_id=user_id)
    assert (profile.unread_count, profile.bio) == (1, "Both.")


def test_one_condition_that_fails_stops_all_of_it() -> None:
    user_id, other_id = make_person().user_id, make_person().user_id

    def fill(writes: TransactWrite) -> None:
        writes.update(Profile(other_id), actions=[Profile.bio.set("Other.")])
        writes.update(Profile(user_id), actions=[Profile.bio.set("Neither.")])
        writes.condition_check(Profile, user_id, condition=Profile.unread_count > 5)

    assert not transact_if(fill)
    assert profile_get(user_id=user_id).bio == profile_get(user_id=other_id).bio == ""
