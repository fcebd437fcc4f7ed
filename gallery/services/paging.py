"""Cutting a page out of what a query found: each asks for one row more than a page holds."""

from collections.abc import Sequence
from typing import Final, TypeVar

PAGE_SIZE: Final = 30
PAGE_SIZE_MAX: Final = 100

Row = TypeVar("Row")


def page_cut(found: Sequence[Row], limit: int) -> tuple[list[Row], Row | None]:
    """The rows of the page, and the last of them if more follow."""
    shown = list(found[:limit])
    return shown, shown[-1] if len(found) > limit else None
