"""Moderators and administrators, signed in."""

from django.test import Client

from tests.accounts.people import Person, create_person, join_group, sign_in


def member(*groups: str, name: str = "Mads") -> tuple[Client, Person]:
    """Somebody in these groups, and their browser."""
    person = create_person(name)
    for group in groups:
        join_group(person, group)
    client = Client()
    sign_in(client, person)
    return client, person


def proven_ago(client: Client, seconds: int) -> None:
    """Let the time at which this browser's person proved who they are be further back."""
    session = client.session
    session["sign_in"] = {**session["sign_in"], "auth_time": session["sign_in"]["auth_time"] - seconds}
    session.save()
