"""The entry point of the schedule: looks after uploads that no event moves."""

import logging
from typing import Any

from gallery.services.sweeping import uploads_sweep

log = logging.getLogger(__name__)


def handle(_event: dict[str, Any] | None = None, _context: object = None) -> dict[str, int]:
    """One sweep; the answer says how many uploads went which way."""
    swept = uploads_sweep()
    counts = {name: len(ids) for name, ids in vars(swept).items()}
    if any(counts.values()):
        log.info("swept: %s", counts)
    return counts
