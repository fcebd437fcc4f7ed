"""Signed-in clients of the API, made once a module."""

import pytest
from django.test import Client

from tests.accounts.people import Person, sign_in


@pytest.fixture(scope="module")
def as_ana(ana: Person) -> Client:
    client = Client()
    sign_in(client, ana)
    return client


@pytest.fixture(scope="module")
def as_ben(ben: Person) -> Client:
    client = Client()
    sign_in(client, ben)
    return client
