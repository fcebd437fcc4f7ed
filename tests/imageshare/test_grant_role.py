"""`manage.py grant_role` as an operator runs it, and what the person may do afterwards."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from imageshare.env import BASE_DIR
from tests.accounts.people import Person, create_person, create_unconfirmed, sign_in


def grant_role(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, which gets the operator's profile by the command's name."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_") and name != "PROCESS"}
    return subprocess.run(
        [sys.executable, "manage.py", "grant_role", *arguments],
        cwd=BASE_DIR,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def dashboard_status(person: Person) -> int:
    client = Client()
    sign_in(client, person)
    return client.get("/moderation/").status_code


def test_a_person_becomes_the_first_moderator_and_stops_being_one() -> None:
    person = create_person("Mo")
    assert dashboard_status(person) == 404
    granted = grant_role(person.email)
    assert granted.returncode == 0, granted.stderr
    assert person.email in granted.stdout
    assert dashboard_status(person) == 200
    revoked = grant_role(person.email, "moderators", "--revoke")
    assert person.email not in revoked.stdout
    assert dashboard_status(person) == 404


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nobody@example.com",), "No accounts have the address"),
        (('" or sub ^= "',), "is no e-mail address"),
    ],
)
def test_a_wrong_address_changes_nothing(arguments: tuple[str, ...], words: str) -> None:
    answer = grant_role(*arguments)
    assert answer.returncode == 1
    assert words in answer.stderr


def test_an_account_that_is_not_confirmed_gets_no_role() -> None:
    """Whoever signs up with somebody else's address would have it."""
    answer = grant_role(create_unconfirmed("Mo").email)
    assert answer.returncode == 1
    assert "has to be confirmed" in answer.stderr


def test_a_group_that_does_not_exist_is_named() -> None:
    answer = grant_role(create_person("Mo").email, "emperors")
    assert answer.returncode == 1
    assert "emperors" in answer.stderr or "Group" in answer.stderr
