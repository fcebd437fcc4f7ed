"""How tokens are written."""

import re

import pytest

from accounts.errors import TokenRefused
from accounts.services.api_tokens import api_token_check
from accounts.services.token_secrets import token_hash, token_is_whole, token_make
from accounts.tables.api_tokens import ApiToken


def test_tokens_differ_and_are_what_a_scanner_looks_for() -> None:
    made = {token_make() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"ist_[0-9A-Za-z]{49}", token) and token_is_whole(token) for token in made)


def test_the_checksum_is_the_crc_32_of_the_secret() -> None:
    assert token_is_whole("ist_" + "0" * 43 + _crc_in_base_62("0" * 43))


@pytest.mark.parametrize("position", [4, 20, 46, 47, 52])
def test_any_changed_character_is_noticed(position: int) -> None:
    token = token_make()
    other = "a" if token[position] != "a" else "b"
    assert not token_is_whole(token[:position] + other + token[position + 1 :])


@pytest.mark.parametrize("token", ["", "ist_", "ist_" + "0" * 48, "ist_" + "0" * 49, "xxx_" + "0" * 49])
def test_what_is_no_token_is_refused_without_a_read(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ApiToken, "find", None)
    with pytest.raises(TokenRefused):
        api_token_check(token)


def test_the_hash_does_not_hold_the_token() -> None:
    token = token_make()
    assert re.fullmatch(r"[0-9a-f]{64}", token_hash(token))
    assert token[4:] not in token_hash(token)


def _crc_in_base_62(secret: str) -> str:
    """Bit by bit, from the definition (ISO 3309), so that it is not the code under test."""
    crc = 0xFFFFFFFF
    for byte in secret.encode():
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
    crc ^= 0xFFFFFFFF
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    text = ""
    for _ in range(6):
        crc, digit = divmod(crc, 62)
        text = digits[digit] + text
    return text
