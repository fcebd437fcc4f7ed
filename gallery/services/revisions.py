"""Changes on condition that a thing still is what its editor last saw."""

from collections.abc import Iterator
from contextlib import contextmanager

from gallery.errors import Conflict, PreconditionFailed

# The revisions that the caller accepts, as an If-Match header names them; None if any will do.
Revisions = frozenset[int] | None


@contextmanager
def expected_revision(current: float, accepted: Revisions) -> Iterator[None]:
    """Guards a change that is made on condition of the row's revision as it was read.

    Raises PreconditionFailed if that is none of the accepted ones, or if it was overtaken meanwhile.
    """
    if accepted is None:
        yield
        return
    if int(current) not in accepted:
        raise PreconditionFailed
    try:
        yield
    except Conflict:
        raise PreconditionFailed from None
