"""Which work there is: by the kind that a job's row names, the service that does one slice of it."""

from collections.abc import Mapping
from typing import Final

from gallery.services.derived import picture_derive
from gallery.services.jobs import Slice
from gallery.services.reactions import reactions_forget
from gallery.services.timelines import followers_mark, timeline_backfill, timeline_spread

KINDS: Final[Mapping[str, Slice]] = {
    "picture": picture_derive,
    "reactions": reactions_forget,
    "timeline": timeline_spread,
    "backfill": timeline_backfill,
    "merge": followers_mark,
}
