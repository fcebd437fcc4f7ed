"""The auditor's view of one person's things, under the maintenance role."""

from datetime import UTC, datetime, timedelta

from gallery.services.auditing import audit
from gallery.services.differences import Difference
from gallery.tables import everything
from tests.roles import acting_as


def differences_of(owner_id: str) -> list[Difference]:
    """What does not agree about this person, whatever its age."""
    with acting_as("maintenance"):
        mine = {owner_id}
        mine |= {upload.upload_id for upload in everything.uploads_all() if upload.owner_id == owner_id}
        mine |= {image.image_id for image in everything.images_all() if image.owner_id == owner_id}
        found = audit(now=datetime.now(UTC), grace=timedelta(seconds=-60))
        return [difference for difference in found if any(name in difference.subject for name in mine)]


def repair_all(differences: list[Difference]) -> list[Difference]:
    """Repair what can be; answers what could not."""
    with acting_as("maintenance"):
        return [one for one in differences if one.repair is None or not one.repair()]
