"""Words are the same however they are written, in any script."""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import pytest

from accounts.services.words import WORD_MAX, words_asked, words_indexed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The quay, at DUSK!", ["the", "quay", "at", "dusk"]),
        ("Café ÅNGSTRÖM", ["cafe", "angstrom"]),
        ("cafe\u0301", ["cafe"]),
        ("Straße", ["strasse"]),
        ("Łódź Ørsted", ["lodz", "orsted"]),
        ("ＦＵＪＩ ﬁeld", ["fuji", "field"]),
        ("İstanbul ışık", ["istanbul", "isik"]),
        ("don't O’Hara", ["dont", "ohara"]),
        ("snake_case sea-side", ["snake", "case", "sea", "side"]),
        ("Ёлка", ["елка"]),
        ("ΑΘΉΝΑ", ["αθηνα"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("서울 한강", ["서울", "한강"]),
        ("EOS R5 f/2.8", ["eos", "r5", "f", "2", "8"]),
        ("sea sea SEA", ["sea"]),
        ("🌊 — …", []),
        ("", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert words_indexed(text) == words_asked(text) == words


def test_marks_that_make_another_letter_stay() -> None:
    assert words_indexed("が") != words_indexed("か")


def test_text_without_spaces_is_found_by_any_of_its_neighbours() -> None:
    assert words_indexed("富士山の朝") == ["富士", "士山", "山の", "の朝", "朝"]
    assert words_asked("富士山") == ["富士", "士山"]
    assert words_asked("朝") == ["朝"]
    assert words_indexed("tokyo東京2026") == ["tokyo", "東京", "京", "2026"]
    assert words_indexed("ทะเล")[0] == "ทะ"


def test_a_word_without_end_is_cut() -> None:
    assert words_indexed("a" * 500) == ["a" * WORD_MAX]
