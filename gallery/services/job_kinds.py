"""Which work there is: by the kind that a job's row names, the service that does one slice of it."""

from collections.abc import Mapping
from typing import Final

from gallery.services.derived import picture_derive
from gallery.services.jobs import Slice

KINDS: Final[Mapping[str, Slice]] = {
    "picture": picture_derive,
}
