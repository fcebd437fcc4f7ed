"""Cases as people's reports make them, and moderators to decide them."""

import uuid

from moderation.services.cases import case_take
from moderation.services.decisions import Decision, decision_make
from moderation.services.reports import image_report
from moderation.tables.cases import Case
from tests.gallery.made_up import make_images, make_person
from tests.roles import acting_as

ADDRESS = "192.0.2.1"


def moderator() -> str:
    """The id of somebody who decides."""
    return f"moderator-{uuid.uuid4()}"


def reported_image(rule: str = "harassment") -> tuple[str, str, str]:
    """A public picture that one person reported: its id, its owner's, and the case's."""
    owner = make_person()
    image_id = str(make_images(owner.user_id)[0].image_id)
    reporter = make_person("Rita")
    case_id = image_report(
        viewer_id=reporter.user_id, address=ADDRESS, image_id=image_id, rule=rule, text="Look at this."
    )
    return image_id, owner.user_id, case_id


def decide(case_id: str, action: str, *, by: str | None = None, **more: object) -> Case:
    """Take the case and decide it, under the role of the web function."""
    who = by or moderator()
    with acting_as("web"):
        case_take(case_id=case_id, moderator_id=who)
        wanted = Decision(action, rule="harassment", reason="It attacks somebody.", **more)  # type: ignore[arg-type]
        return decision_make(case_id=case_id, moderator_id=who, decision=wanted)
