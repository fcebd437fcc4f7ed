"""Somebody who is taken out of the moderators while many of their requests are under way decides nothing after that."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from accounts import cognito
from accounts.tables.profiles import Profile
from gallery.services.notifications import notifications_list
from gallery.tables.images import HIDDEN, image_get
from gallery.tables.uploads import READY
from imageshare.roles import role_grant, role_revoke
from moderation.errors import RoleTaken
from moderation.services import decisions
from moderation.services.cases import case_get, case_take
from moderation.services.decisions import Decision, decision_make, decision_undo, decisions_make
from moderation.services.ledger import ledger_verify
from moderation.tables.cases import OPEN
from moderation.tables.decisions import decision_commit
from moderation.tables.ledger import LedgerRow, ledger_head, ledger_rows
from tests.accounts.people import Person, leave_group
from tests.moderation.made_cases import reported_image
from tests.moderation.staff import member
from tests.roles import acting_as

AT_ONCE = 8
HIDE = Decision("hide", rule="harassment", reason="It attacks somebody.")
DECISION = {"action": "hide", "rule": "harassment", "reason": "It attacks somebody."}


def copy_of(client: Client) -> Client:
    """Another tab of the same browser, as a client may be used by one thread only."""
    tab = Client()
    tab.cookies.update(client.cookies)
    return tab


def revoke(person: Person) -> None:
    with acting_as("operator"):
        role_revoke(user_pool_id=settings.COGNITO_USER_POOL_ID, email=person.email, role="moderators")


def rows_of(person: Person, *, after: int) -> list[LedgerRow]:
    return [row for row in ledger_rows(after=after) if row.values["actor_id"] == person.sub]


def sequence_now() -> int:
    head = ledger_head()
    return int(head.sequence) if head else 0


@pytest.fixture
def mod() -> tuple[Client, Person]:
    return member("moderators")


def test_demoted_under_load(mod: tuple[Client, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    client, person = mod
    started, cases = sequence_now(), [reported_image()[2:] for _ in range(40)]
    some_are_done, several_wait, demoted = (threading.Event() for _ in range(3))
    answers, waiting = [], []

    def write_late(*args: Any, **more: Any) -> bool:
        """Whoever has passed every check once some are done stands before the transaction until the demotion is."""
        if some_are_done.is_set() and not demoted.is_set():
            waiting.append(args)
            if len(waiting) >= AT_ONCE // 2:
                several_wait.set()
            assert demoted.wait(120)
        return decision_commit(*args, **more)

    def decide(case_id: str) -> None:
        tab = copy_of(client)
        if tab.post(f"/moderation/cases/{case_id}/claim").status_code == 302:
            answers.append(tab.post(f"/moderation/cases/{case_id}/decide", DECISION).status_code)
        if len(rows_of(person, after=started)) >= 5:
            some_are_done.set()

    monkeypatch.setattr(decisions, "decision_commit", write_late)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        under_way = [pool.submit(decide, case_id) for [case_id] in cases]
        assert several_wait.wait(120), answers
        # What `role_revoke` does, without changing the role of this process under the threads.
        Profile.role_mark(person.sub, "moderators", taken=True)
        leave_group(person, "moderators")
        acknowledged = sequence_now()
        demoted.set()
        wait(under_way)
    for one in under_way:
        one.result()

    assert rows_of(person, after=acknowledged) == []
    decided = [row.values["case_id"] for row in rows_of(person, after=started)]
    assert 5 <= len(decided) < len(cases), "some before, and some were refused"
    # Every case is either decided with its row or as it was: nothing in between.
    for [case_id] in cases:
        case = case_get(case_id=case_id)
        state = image_get(image_id=case.subject_id).state
        assert (case.state != OPEN) == (case_id in decided) == (state == HIDDEN), case_id
    assert client.get("/moderation/").status_code == 404
    with acting_as("maintenance"):
        assert ledger_verify().faults == []


def test_what_was_begun_before_is_not_done_after(mod: tuple[Client, Person]) -> None:
    """A request that asked Cognito in time, and comes to its transaction too late."""
    _, person = mod
    image_id, _, case_id = case_in_hand(person)
    revoke(person)
    before = sequence_now()
    with pytest.raises(RoleTaken):
        decision_make(case_id=case_id, moderator_id=person.sub, decision=HIDE)
    assert sequence_now() == before
    assert image_get(image_id=image_id).state != HIDDEN


def case_in_hand(person: Person) -> tuple[str, str, str]:
    """Picture, owner and id of a case that the person has taken."""
    image_id, owner_id, case_id = reported_image()
    case_take(case_id=case_id, moderator_id=person.sub)
    return image_id, owner_id, case_id


def demoted_before(monkeypatch: pytest.MonkeyPatch, commit: str, person: Person) -> None:
    """Take the person out of the moderators after the last look at their row, and before the transaction."""
    write = getattr(decisions, commit)

    def late(*args: Any, **more: Any) -> bool:
        revoke(person)
        return bool(write(*args, **more))

    monkeypatch.setattr(decisions, commit, late)


def test_whoever_is_demoted_between_the_check_and_the_transaction_has_nothing_written(
    mod: tuple[Client, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, person = mod
    image_id, owner_id, case_id = case_in_hand(person)
    before, held = sequence_now(), case_get(case_id=case_id).attribute_values
    demoted_before(monkeypatch, "decision_commit", person)
    with pytest.raises(RoleTaken):
        decision_make(case_id=case_id, moderator_id=person.sub, decision=HIDE)
    assert image_get(image_id=image_id).state == READY
    assert sequence_now() == before
    assert case_get(case_id=case_id).attribute_values == held
    assert notifications_list(user_id=owner_id, limit=9, after=None)[0] == []


def test_whoever_is_demoted_before_the_transaction_takes_nothing_back(
    mod: tuple[Client, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, person = mod
    image_id, owner_id, case_id = case_in_hand(person)
    decision_make(case_id=case_id, moderator_id=person.sub, decision=HIDE)
    before, decided = sequence_now(), case_get(case_id=case_id).attribute_values
    [told], _ = notifications_list(user_id=owner_id, limit=9, after=None)
    demoted_before(monkeypatch, "undo_commit", person)
    with pytest.raises(RoleTaken):
        decision_undo(case_id=case_id, moderator_id=person.sub)
    assert image_get(image_id=image_id).state == HIDDEN
    assert sequence_now() == before
    assert case_get(case_id=case_id).attribute_values == decided
    [still], _ = notifications_list(user_id=owner_id, limit=9, after=None)
    assert still.notification.attribute_values == told.notification.attribute_values


def test_who_is_added_again_decides_again(mod: tuple[Client, Person]) -> None:
    client, person = mod
    revoke(person)
    assert client.get("/moderation/").status_code == 404
    with acting_as("operator"):
        role_grant(user_pool_id=settings.COGNITO_USER_POOL_ID, email=person.email, role="moderators")
    assert client.get("/moderation/").status_code == 200
    image_id, _, case_id = reported_image()
    client.post(f"/moderation/cases/{case_id}/claim")
    client.post(f"/moderation/cases/{case_id}/decide", DECISION)
    assert image_get(image_id=image_id).state == HIDDEN


def test_a_group_left_at_cognito_alone_ends_what_has_to_wait(mod: tuple[Client, Person]) -> None:
    """Whoever uses the console of Cognito: several cases at once stop at the next one."""
    client, person = mod
    cases = [reported_image()[2] for _ in range(2)]
    asked: list[bool] = []

    def still() -> bool:
        leave_group(person, "moderators")
        asked.append(bool(cognito.groups(user_id=person.sub)))
        return asked[-1]

    results = decisions_make(case_ids=cases, moderator_id=person.sub, decision=Decision("dismiss"), still=still)
    assert [result.error for result in results] == [None, RoleTaken().detail]
    assert asked == [False]
    assert client.get("/moderation/").status_code == 404


def test_who_is_banned_decides_nothing_more(mod: tuple[Client, Person]) -> None:
    _, person = mod
    _, _, case_id = reported_image()
    case_take(case_id=case_id, moderator_id=person.sub)
    Profile(person.sub).update(actions=[Profile.state.set("disabled")])
    with pytest.raises(RoleTaken):
        decision_make(case_id=case_id, moderator_id=person.sub, decision=HIDE)
