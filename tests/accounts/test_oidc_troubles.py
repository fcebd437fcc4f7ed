"""Sign-in when Cognito does not answer as it should, or somebody else answers in its place."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.accounts.people import Person, tokens
from tests.accounts.provider import Provider
from tests.accounts.test_oidc import begin


def test_a_code_that_cognito_does_not_know_is_a_friendly_400() -> None:
    client = Client()
    answer = client.get("/oidc/callback/", {"code": "made-up", "state": begin(client)["state"]})
    assert answer.status_code == 400
    assert "Try again" in answer.content.decode()


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ((400, b'{"error": "invalid_grant"}'), 400),
        ((200, b"{}"), 400),
        ((200, b'{"id_token": 1}'), 400),
        ((200, b'{"id_token": "no.jwt"}'), 400),
        ((200, b"<html>"), 503),
        ((200, b"[]"), 400),
        ((429, b""), 503),
        ((500, b""), 503),
        ((503, b"busy"), 503),
        (None, 503),
    ],
)
def test_trouble_at_the_token_endpoint_never_is_a_500(
    provider: Provider, settings: Settings, answer: tuple[int, bytes] | None, status: int
) -> None:
    settings.OIDC_TIMEOUT = 1
    provider.answer = answer
    client = Client()
    callback = client.get("/oidc/callback/", {"code": "x", "state": begin(client)["state"]})
    assert callback.status_code == status
    assert "You are not signed in" in callback.content.decode()


def test_an_identity_provider_that_is_down_is_a_friendly_503(settings: Settings) -> None:
    settings.OIDC_OP_TOKEN_ENDPOINT = "http://127.0.0.1:9/oauth2/token"
    client = Client()
    assert client.get("/oidc/callback/", {"code": "x", "state": begin(client)["state"]}).status_code == 503


def test_the_nonce_of_another_attempt_is_refused(provider: Provider) -> None:
    client = Client()
    mine, other = begin(client), begin(client)
    provider.hand_out(provider.id_token(nonce=other["nonce"]))
    assert client.get("/oidc/callback/", {"code": "x", "state": mine["state"]}).status_code == 400
    provider.hand_out(provider.id_token(nonce=other["nonce"]))
    assert client.get("/oidc/callback/", {"code": "x", "state": other["state"]}).status_code == 302


def test_another_peoples_id_token_does_not_sign_in(provider: Provider, ana: Person) -> None:
    """Cognito's own tokens are not signed by the keys of this provider."""
    client = Client()
    provider.hand_out(str(tokens(ana)["IdToken"]))
    assert client.get("/oidc/callback/", {"code": "x", "state": begin(client)["state"]}).status_code == 400
