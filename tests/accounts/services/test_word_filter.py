"""Words that are not wanted are found however they are disguised, and harmless words pass."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from accounts.errors import Invalid
from accounts.services.handles import handle_candidates, handle_clean
from accounts.services.word_filter import words_check
from imageshare.env_values import words


@pytest.fixture(autouse=True)
def _listed(settings: Any) -> None:
    settings.WORD_FILTER = frozenset({"weasel", "ass", "Rüpel", "scoundrel*"})


@pytest.mark.parametrize(
    "text",
    [
        "You weasel!",
        "WEASEL",
        "\uff57\uff45\uff41\uff53\uff45\uff4c",
        "w3a53l",
        "we@sel",
        "wea$el",
        "weeeeasel",
        "w e a s e l",
        "w.e.a.s.e.l",
        "w\u0435\u0430s\u0435l",
        "wéàsël",
        "weasel_",
        "a$$",
        "asssss",
        "rupel",
        "scoundrels",
        "wease1",
    ],
)
def test_a_word_of_the_list_is_refused_in_disguise_too(text: str) -> None:
    with pytest.raises(Invalid, match="is not allowed here") as refused:
        words_check(text, field="text")
    assert refused.value.field == "text"


@pytest.mark.parametrize(
    "text", ["A classic pass", "weaselly", "455", "as you like", "1,234 photos at 5:55", "", "🙂", "Grass!"]
)
def test_other_words_pass(text: str) -> None:
    words_check(text, field="text")


def test_without_a_list_everything_passes(settings: Any) -> None:
    settings.WORD_FILTER = frozenset()
    words_check("weasel", field="text")


@pytest.mark.parametrize("handle", ["weasel", "the-weasel", "w3asel-7", "wea-sel"])
def test_a_handle_has_no_such_word_and_nobody_is_given_one(handle: str) -> None:
    with pytest.raises(Invalid) as refused:
        handle_clean(handle)
    assert refused.value.field == "handle"
    assert next(handle_candidates("Weasel")).startswith("member-")


def test_the_list_is_read_once_from_a_file_that_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# unkind\n\nweasel\n ass \n")
    assert words({"WORD_FILTER_FILE": str(path)}, "WORD_FILTER_FILE") == {"weasel", "ass"}
    assert words({}, "WORD_FILTER_FILE") == frozenset()
    with pytest.raises(ImproperlyConfigured, match="WORD_FILTER_FILE"):
        words({"WORD_FILTER_FILE": str(tmp_path / "absent")}, "WORD_FILTER_FILE")
