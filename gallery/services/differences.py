"""What an audit finds."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """Something that does not agree; `repair` sets it right and says whether it did, None if only a person can."""

    kind: str
    subject: str
    detail: str
    repair: Callable[[], bool] | None = None
