"""People and a stand-in identity provider for the tests of accounts."""

from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from accounts import tokens
from tests.accounts.people import Person, create_person
from tests.accounts.provider import Provider


@pytest.fixture(scope="module")
def ana() -> Person:
    return create_person("Ana Lima")


@pytest.fixture(scope="module")
def running_provider() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


@pytest.fixture
def provider(running_provider: Provider, settings: Settings) -> Iterator[Provider]:
    """Cognito's token endpoint and keys, replaced by a server that says whatever a test wants."""
    settings.OIDC_OP_TOKEN_ENDPOINT = f"{running_provider.url}/oauth2/token"
    settings.COGNITO_JWKS_URL = f"{running_provider.url}/jwks"
    running_provider.reset(issuer=django_settings.COGNITO_ISSUER, client_id=django_settings.COGNITO_CLIENT_ID)
    tokens._keys.cache_clear()
    yield running_provider
    tokens._keys.cache_clear()
