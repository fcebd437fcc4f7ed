"""People's avatars, which are pictures of the gallery: accounts stand below it, so the settings name who knows them."""

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.tables.profiles import Profile


def avatar_url(profile: Profile) -> str | None:
    """Where a person's avatar is, signed; None if they have none. Reads nothing."""
    if not profile.avatar_image_id or not profile.avatar_width:
        return None
    return str(import_string(settings.AVATAR_URL)(image_id=profile.avatar_image_id, width=int(profile.avatar_width)))


def avatar_choose(*, user_id: str, image_id: str | None) -> None:
    """Show a picture as a person's avatar, or none. Raises Invalid, Conflict or NotFound."""
    import_string(settings.AVATAR_CHOOSE)(user_id=user_id, image_id=image_id)
