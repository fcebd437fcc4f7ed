"""The job that tells moderators of a picture that waits for them; the settings name who knows what a case is."""

from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

from gallery.services.jobs import Done, Work
from gallery.tables.image_changes import LOOKS_BLOCKED, NEW_PERSON, SCREENED
from gallery.tables.images import WAITING, image_find

_DETAILS: Final = {
    LOOKS_BLOCKED: "It is on the blocklist, or looks like a picture that is.",
    NEW_PERSON: "Nobody vouches for its sender yet.",
    SCREENED: "Found automatically: ",
}
_SEVERITIES: Final = {LOOKS_BLOCKED: 3, NEW_PERSON: 1, SCREENED: 2}


def picture_wait(work: Work) -> Done:
    """The one slice of a `held` job; its subject is a picture. Told twice, a case is joined."""
    image, why = image_find(image_id=work.subject), str(work.arguments["why"])
    if image is not None and image.state == WAITING and settings.CASE_OPEN:
        import_string(settings.CASE_OPEN)(
            image_id=work.subject,
            owner_id=str(image.owner_id),
            source=why,
            rule="",
            severity=_SEVERITIES[why],
            detail=_DETAILS[why] + str(work.arguments.get("detail", "")),
        )
    return Done()
