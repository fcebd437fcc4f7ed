"""What a step of an erasure answers: how many things it removed, by the table or prefix that they were in."""

from collections.abc import Mapping

# Nothing at all when the step found nothing.
Removed = Mapping[str, int]


def removed(**counts: int) -> Removed:
    """Without what is none."""
    return {name: count for name, count in counts.items() if count}
