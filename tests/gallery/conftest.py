"""People for the gallery's tests: real accounts, made once a module."""

import pytest

from tests.accounts.people import Person, create_person


@pytest.fixture(scope="module")
def ana() -> Person:
    return create_person("Ana")


@pytest.fixture(scope="module")
def ben() -> Person:
    return create_person("Ben")
