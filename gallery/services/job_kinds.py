"""Which work there is: by the kind that a job's row names, the service that does one slice of it."""

from collections.abc import Mapping
from typing import Final

from gallery.services.derived import picture_derive
from gallery.services.jobs import Slice
from gallery.services.trash import image_purge, trash_empty_slice

KINDS: Final[Mapping[str, Slice]] = {
    "picture": picture_derive,
    "purge": image_purge,
    "trash": trash_empty_slice,
}
