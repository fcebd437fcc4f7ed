"""What became of one file or picture, and of all of them: the records that `--json` prints."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

Result = Literal["sent", "saved", "skipped", "would_send", "rejected", "failed", "unfinished"]
GOOD: Final[frozenset[Result]] = frozenset(["sent", "saved", "skipped", "would_send"])
_IN_WORDS: Final[dict[Result, str]] = {
    "sent": "sent",
    "saved": "saved",
    "would_send": "would be sent",
    "skipped": "there already",
    "rejected": "rejected",
    "failed": "failed",
    "unfinished": "unfinished",
}


@dataclass(frozen=True)
class Outcome:
    """`skipped`: it was there already. `rejected`: it will never do. `failed`, `unfinished`: run it again.

    `path` is a file on this machine, `size` its bytes; `code` (for programs) and `detail` (for people) say why not.
    """

    result: Result
    path: str | None = None
    image_id: str | None = None
    size: int | None = None
    sha256: str | None = None
    code: str | None = None
    detail: str | None = None

    def record(self, kind: str) -> dict[str, Any]:
        facts = {"path": self.path, "image_id": self.image_id, "size": self.size, "sha256": self.sha256}
        return {"type": kind, "result": self.result, **facts, "code": self.code, "detail": self.detail}


def summary(outcomes: Iterable[Outcome], **more: Any) -> dict[str, Any]:
    """How many came to each result; together, they are `total`."""
    counted = Counter(outcome.result for outcome in outcomes)
    return {"type": "summary", "total": counted.total(), **{result: counted[result] for result in _IN_WORDS}, **more}


def summary_in_words(outcomes: Sequence[Outcome]) -> str:
    """The same for people, with the bytes that moved."""
    counted = Counter(outcome.result for outcome in outcomes)
    said = [f"{counted[result]} {words}" for result, words in _IN_WORDS.items() if counted[result]]
    moved = sum(outcome.size or 0 for outcome in outcomes if outcome.result in ("sent", "saved"))
    pictures = "1 picture" if len(outcomes) == 1 else f"{len(outcomes)} pictures"
    return f"{pictures}: {', '.join(said) or 'nothing to do'}" + (f" ({size_in_words(moved)})." if moved else ".")


def size_in_words(size: int) -> str:
    """Bytes as people read them, in powers of ten."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} bytes"
