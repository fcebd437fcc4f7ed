"""There is no SQL database, and nothing may try to open one."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.test import Client

from accounts.models import User
from tests.accounts.people import Person, sign_in


def test_no_database_is_configured() -> None:
    assert connections.settings["default"]["ENGINE"] == "django.db.backends.dummy"


def test_a_whole_visit_opens_no_connection(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    client.get("/api/v1/me")
    client.patch("/api/v1/me", {"bio": "x"}, "application/json")
    client.post("/oidc/logout/")
    assert [connection for connection in connections.all(initialized_only=True) if connection.connection] == []


def test_asking_the_user_model_for_rows_fails_loudly() -> None:
    assert get_user_model() is User
    with pytest.raises((ImproperlyConfigured, RuntimeError)):
        User.objects.first()
