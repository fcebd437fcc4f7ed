"""Which tokens are believed: every way a token can be wrong, one at a time."""

import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pytest_django import Settings

from accounts import tokens
from accounts.errors import TokenRefused, Unavailable
from accounts.tokens import access_token_claims, id_token_claims
from tests.accounts.people import Person
from tests.accounts.people import tokens as tokens_of
from tests.accounts.provider import KID, SUB, Provider, signed_with_public_key, tampered, unsigned

NONCE = "n-0S6_WzA2Mj"
HOUR = 3600


def test_cognitos_own_tokens_are_believed(ana: Person) -> None:
    issued = tokens_of(ana)
    assert id_token_claims(issued["IdToken"], nonce=None).sub == ana.sub
    assert access_token_claims(issued["AccessToken"]).sub == ana.sub


def test_one_purpose_does_not_serve_another(ana: Person) -> None:
    issued = tokens_of(ana)
    for token in (issued["AccessToken"], issued["RefreshToken"]):
        with pytest.raises(TokenRefused):
            id_token_claims(token, nonce=None)
    for token in (issued["IdToken"], issued["RefreshToken"]):
        with pytest.raises(TokenRefused):
            access_token_claims(token)


def test_a_good_id_token_tells_who_it_is(provider: Provider) -> None:
    provider.claims["cognito:groups"] = ["moderators"]
    token = provider.id_token(nonce=NONCE)
    claims = id_token_claims(token, nonce=NONCE)
    assert (claims.sub, claims.name, claims.groups) == (SUB, "Some Body", ("moderators",))


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other"},
        {"iss": "https://evil.example.net"},
        {"aud": "another-client"},
        {"aud": ["another-client"]},
        {"token_use": "access"},
        {"token_use": "refresh"},
        {"exp": int(time.time()) - HOUR},
        {"iat": int(time.time()) + HOUR},
        {"nonce": "another"},
        {"nonce": ""},
        {"nonce": None},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email": None},
        {"sub": ""},
        {"sub": 7},
    ],
)
def test_id_token_with_a_wrong_claim_is_refused(provider: Provider, claims: dict[str, Any]) -> None:
    with pytest.raises(TokenRefused):
        id_token_claims(provider.id_token(**{"nonce": NONCE, **claims}), nonce=NONCE)


@pytest.mark.parametrize("name", ["iss", "aud", "token_use", "exp", "iat", "sub", "nonce", "email", "email_verified"])
def test_id_token_without_a_claim_is_refused(provider: Provider, name: str) -> None:
    with pytest.raises(TokenRefused):
        id_token_claims(provider.id_token(nonce=NONCE, without=name), nonce=NONCE)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other"},
        {"client_id": "another-client"},
        {"client_id": None},
        {"token_use": "id"},
        {"exp": int(time.time()) - HOUR},
        {"sub": ""},
    ],
)
def test_access_token_with_a_wrong_claim_is_refused(provider: Provider, claims: dict[str, Any]) -> None:
    with pytest.raises(TokenRefused):
        access_token_claims(provider.access_token(**claims))


@pytest.mark.parametrize("name", ["iss", "client_id", "token_use", "exp", "iat", "sub"])
def test_access_token_without_a_claim_is_refused(provider: Provider, name: str) -> None:
    with pytest.raises(TokenRefused):
        access_token_claims(provider.access_token(without=name))


def test_unsigned_and_wrongly_signed_tokens_are_refused(provider: Provider) -> None:
    claims = jwt.decode(provider.access_token(), options={"verify_signature": False})
    public = provider.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    strange = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    forged = [
        unsigned(claims),
        signed_with_public_key(claims, public),
        jwt.encode(claims, strange, algorithm="RS256", headers={"kid": KID}),
        jwt.encode(claims, strange, algorithm="RS256"),
        jwt.encode(claims, strange, algorithm="RS256", headers={"kid": "unknown"}),
        jwt.encode(claims, provider.key, algorithm="RS512", headers={"kid": KID}),
        jwt.encode(claims, provider.key, algorithm="PS256", headers={"kid": KID}),
        tampered(provider.access_token(), sub="somebody-else"),
        provider.access_token().rsplit(".", 1)[0] + ".",
        "",
        "a.b.c",
        "é",
    ]
    for token in forged:
        with pytest.raises(TokenRefused):
            access_token_claims(token)


def test_cognitos_tokens_do_not_survive_tampering(ana: Person) -> None:
    token = tokens_of(ana)["AccessToken"]
    assert access_token_claims(token).sub == ana.sub
    with pytest.raises(TokenRefused):
        access_token_claims(tampered(token, sub="somebody-else"))


def test_a_clock_that_is_a_little_off_does_not_matter(provider: Provider) -> None:
    now = int(time.time())
    assert access_token_claims(provider.access_token(iat=now + 20)).sub == SUB
    assert access_token_claims(provider.access_token(exp=now - 20)).sub == SUB


def test_keys_are_fetched_once(provider: Provider) -> None:
    for _ in range(5):
        access_token_claims(provider.access_token())
    assert provider.jwks_requests == 1


def test_unknown_key_ids_do_not_make_us_fetch_keys_again_and_again(provider: Provider) -> None:
    access_token_claims(provider.access_token())
    for number in range(20):
        with pytest.raises(TokenRefused):
            access_token_claims(provider.access_token(headers={"kid": f"made-up-{number}"}))
    assert provider.jwks_requests == 1


def test_a_forged_algorithm_costs_no_request_for_keys(provider: Provider) -> None:
    with pytest.raises(TokenRefused):
        access_token_claims(unsigned({"sub": SUB}))
    assert provider.jwks_requests == 0


def test_a_rotated_key_is_found(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "KEYS_COOLDOWN_SECONDS", 0)
    access_token_claims(provider.access_token())
    old, provider.key = provider.key, rsa.generate_private_key(public_exponent=65537, key_size=2048)
    provider.kid = "of-the-next-key"
    try:
        assert access_token_claims(provider.access_token()).sub == SUB
    finally:
        provider.key, provider.kid = old, KID


def test_keys_that_cannot_be_fetched_are_told_apart_from_bad_tokens(provider: Provider, settings: Settings) -> None:
    provider.jwks_status = 500
    with pytest.raises(Unavailable):
        access_token_claims(provider.access_token())
    settings.COGNITO_JWKS_URL = "http://127.0.0.1:9/jwks"
    with pytest.raises(Unavailable):
        access_token_claims(provider.access_token())
