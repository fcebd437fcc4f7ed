"""Something for moderators to decide about."""

from dataclasses import dataclass

from gallery.tables.images import Image
from moderation.services.cases import case_take
from moderation.services.decisions import Decision, decision_make
from moderation.services.reports import image_report
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.senders import share


@dataclass(frozen=True)
class Reported:
    """A public picture that somebody reported."""

    owner: Person
    reporter: Person
    image: Image
    case_id: str


def reported(*, rule: str = "violence", text: str = "It frightens people.", owner: Person | None = None) -> Reported:
    owner, reporter = owner or create_person("Owen"), create_person("Rita")
    image = share(owner.sub, pictures.jpeg(320, 240))
    case_id = image_report(viewer_id=reporter.sub, address="192.0.2.1", image_id=image.image_id, rule=rule, text=text)
    return Reported(owner, reporter, image, case_id)


def decided(moderator_id: str, *, action: str = "hide") -> Reported:
    """The same, and what that moderator decided."""
    scene = reported()
    case_take(case_id=scene.case_id, moderator_id=moderator_id)
    decision = Decision(action, rule="violence", reason="It shows cruelty.")
    decision_make(case_id=scene.case_id, moderator_id=moderator_id, decision=decision)
    return scene
