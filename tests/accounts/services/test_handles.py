"""What a handle may be."""

import pytest

from accounts.errors import Invalid
from accounts.services.handles import RESERVED, handle_candidates, handle_clean


@pytest.mark.parametrize("text", ["ana", "ana-lima", "a1b2", "x" * 30, " Ana ", "4-ever"])
def test_good_handles(text: str) -> None:
    assert handle_clean(text) == text.strip().lower()


@pytest.mark.parametrize("text", ["", "ab", "x" * 31, "-ana", "ana-", "an a", "ana.lima", "añá", "ana\n-", "\u0430na"])
def test_bad_handles_say_so(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        handle_clean(text)
    assert refusal.value.field == "handle"


@pytest.mark.parametrize("text", ["admin", "Moderator", "imageshare", "api"])
def test_reserved_words_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="reserved"):
        handle_clean(text)


@pytest.mark.parametrize(
    ("name", "first"),
    [("Ana Lima", "ana-lima"), ("Zoë Ånd", "zoe-and"), ("A_B C", "a-b-c"), ("x" * 40, "x" * 30)],
)
def test_a_name_is_the_first_candidate(name: str, first: str) -> None:
    assert next(handle_candidates(name)) == first


@pytest.mark.parametrize("name", ["Ana", "山田", "Admin", "A", "!!!", "x" * 50, "--", "Moderators"])
def test_every_candidate_is_a_good_handle(name: str) -> None:
    candidates = list(handle_candidates(name))
    assert len(candidates) > 5
    for candidate in candidates:
        assert handle_clean(candidate) == candidate
        assert candidate not in RESERVED
