"""How much one person may hold: what everybody may, unless an administrator gave them a limit of their own."""

from typing import Final

from django.conf import settings

from accounts.errors import Invalid
from accounts.tables.profiles import Profile

MAX_BYTES: Final = 10**15
MAX_IMAGES: Final = 10**9


def quota_bytes(profile: Profile) -> int:
    own = profile.own_quota_bytes
    return int(settings.QUOTA_BYTES) if own is None else own


def quota_images(profile: Profile) -> int:
    own = profile.own_quota_images
    return int(settings.QUOTA_IMAGES) if own is None else own


def quota_check(*, size: int | None, images: int | None) -> None:
    """Whether these can be somebody's own limits; None is what everybody may. Raises Invalid with the field."""
    for field, value, most in (("size", size, MAX_BYTES), ("images", images, MAX_IMAGES)):
        if value is not None and not 0 <= value <= most:
            raise Invalid(f"Between 0 and {most:,}.", field=field)
