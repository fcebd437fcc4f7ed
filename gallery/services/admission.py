"""Who may send at the moment, what may not be sent at all, and what others see only once a moderator has."""

from django.conf import settings

from accounts.tables.profiles import Profile
from gallery.errors import PictureRejected
from gallery.services.blocklist import block_verdict
from gallery.tables.blocklist import REJECT
from gallery.tables.image_changes import LOOKS_BLOCKED, NEW_PERSON
from gallery.tables.uploads import Upload


def sender_check(upload: Upload) -> None:
    """Who was shut out since the form was signed sends nothing more. Raises PictureRejected."""
    for user_id in filter(None, (upload.owner_id, upload.guest_id)):
        profile = Profile.find(user_id)
        if profile is not None and profile.is_shut_out:
            raise PictureRejected("account_disabled", "This account sends no pictures at the moment.")


def waiting_reason(upload: Upload, *, sha256: str, fingerprint: str) -> str | None:
    """Why a moderator has to look at it first; None if nobody has to. Raises PictureRejected for what was blocked."""
    verdict = block_verdict(sha256=sha256, fingerprint=fingerprint)
    if verdict == REJECT:
        raise PictureRejected("blocked", "Moderators have removed this picture before, and it may not be sent again.")
    if verdict is not None:
        return LOOKS_BLOCKED
    return NEW_PERSON if settings.NEW_UPLOADS_WAIT and not _is_trusted(upload.owner_id) else None


def _is_trusted(user_id: str) -> bool:
    profile = Profile.find(user_id)
    return profile is not None and bool(profile.trusted)
