"""Sealed bytes."""

from pytest_django import Settings

from accounts.services.sealing import seal, unseal


def test_what_was_sealed_is_read_again_by_who_knows_the_secret() -> None:
    sealed = seal(b"a signed URL", secret="s", purpose="p")
    assert b"signed" not in sealed
    assert unseal(sealed, secret="s", purpose="p") == b"a signed URL"


def test_another_secret_purpose_or_key_opens_nothing(settings: Settings) -> None:
    sealed = seal(b"a signed URL", secret="s", purpose="p")
    assert unseal(sealed, secret="t", purpose="p") is None
    assert unseal(sealed, secret="s", purpose="q") is None
    settings.SECRET_KEY = "another" * 10
    assert unseal(sealed, secret="s", purpose="p") is None


def test_what_was_changed_opens_nothing() -> None:
    sealed = seal(b"a signed URL", secret="s", purpose="p")
    for position in (0, 12, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[position] ^= 1
        assert unseal(bytes(changed), secret="s", purpose="p") is None


def test_the_same_comes_out_different_each_time() -> None:
    assert seal(b"x", secret="s", purpose="p") != seal(b"x", secret="s", purpose="p")
