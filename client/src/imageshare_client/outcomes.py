"""What became of one file or picture, and of all of them: the records that `--json` prints."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Result = Literal["sent", "saved", "skipped", "would_send", "rejected", "failed", "unfinished"]
GOOD: frozenset[Result] = frozenset(["sent", "saved", "skipped", "would_send"])


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
    results: tuple[Result, ...] = ("sent", "saved", "skipped", "would_send", "rejected", "failed", "unfinished")
    return {"type": "summary", "total": counted.total(), **{result: counted[result] for result in results}, **more}
