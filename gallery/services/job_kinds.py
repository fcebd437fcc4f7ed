"""Which work there is: by the kind of a job, the service that does one slice of it, and who hears if it fails."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

from gallery.services.album_following import album_forget, album_leave, album_part
from gallery.services.archives.ending import archive_forget, archive_give_up
from gallery.services.archives.packing import archive_pack
from gallery.services.derived import picture_derive
from gallery.services.erasing.running import erase
from gallery.services.favourites import favourites_forget
from gallery.services.jobs import Ending, Slice
from gallery.services.queues import redrive
from gallery.services.reactions import reactions_forget
from gallery.services.site_totals import totals_count
from gallery.services.standings import standing_follow
from gallery.services.takedowns import custody
from gallery.services.timelines import followers_mark, timeline_backfill, timeline_spread
from gallery.services.trash import image_purge, trash_empty_slice
from gallery.services.waiting import picture_wait

KINDS: Final[Mapping[str, Slice]] = {
    "picture": picture_derive,
    "reactions": reactions_forget,
    "timeline": timeline_spread,
    "backfill": timeline_backfill,
    "merge": followers_mark,
    "purge": image_purge,
    "trash": trash_empty_slice,
    "favourites": favourites_forget,
    "album_forget": album_forget,
    "album_leave": album_leave,
    "album_part": album_part,
    "archive": archive_pack,
    "archive_forget": archive_forget,
    "erase": erase,
    "custody": custody,
    "held": picture_wait,
    "standing": standing_follow,
    "totals": totals_count,
    "redrive": redrive,
}

ENDINGS: Final[Mapping[str, Ending]] = {"archive": archive_give_up}


@cache
def job_kinds() -> Mapping[str, Slice]:
    """All of them, with those that the settings name by their paths, of apps that stand above the gallery."""
    return {**KINDS, **{kind: import_string(path) for kind, path in settings.JOB_KINDS.items()}}
