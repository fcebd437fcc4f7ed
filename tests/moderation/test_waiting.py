"""Pictures that wait are decided from the dashboard, and moderators know how often a reporter was right."""

from typing import Any

from accounts.services.profiles import profile_get
from gallery.tables.images import WAITING, image_get
from gallery.tables.uploads import READY
from moderation.services.cases import case_get
from moderation.services.decisions import decision_undo
from moderation.services.reports import image_report
from moderation.services.shown import case_shown
from moderation.tables.reports import open_case_id
from tests.accounts.people import create_person
from tests.gallery import pictures
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import run_jobs, share
from tests.moderation.made_cases import ADDRESS, decide, moderator
from tests.moderation.staff import member
from tests.roles import acting_as


def test_whoever_is_trusted_is_let_in_with_the_picture_that_waits(settings: Any) -> None:
    settings.NEW_UPLOADS_WAIT = True
    person = create_person("Nia")
    waits = share(person.sub, pictures.patches(4711))
    assert waits.state == WAITING
    run_jobs()
    case_id = open_case_id(f"image#{waits.image_id}")
    assert case_id is not None
    client, _ = member("moderators")
    client.post(f"/moderation/cases/{case_id}/claim")
    assert 'value="trust" data-key="t" formnovalidate' in client.get("/moderation/", {"case": case_id}).content.decode()
    client.post(f"/moderation/cases/{case_id}/decide", {"action": "trust"})
    assert image_get(image_id=waits.image_id).state == READY
    profile = profile_get(user_id=person.sub)
    assert (profile.trusted, profile.image_count, profile.public_image_count) == (True, 1, 1)
    assert share(person.sub, pictures.patches(4712)).state == READY
    # Taken back, the next one waits again; what was looked at stays.
    decision_undo(case_id=case_id, moderator_id=moderator())
    assert image_get(image_id=waits.image_id).state == READY
    assert share(person.sub, pictures.patches(4713)).state == WAITING


def test_moderators_see_how_often_a_reporter_was_right() -> None:
    reporter = make_person("Rita").user_id

    def report() -> str:
        [image] = make_images(make_person().user_id)
        return image_report(
            viewer_id=reporter, address=ADDRESS, image_id=image.image_id, rule="harassment", text="Look."
        )

    right, wrong, _, asked = report(), report(), report(), report()
    decide(right, "hide")
    decide(wrong, "dismiss")
    with acting_as("web"):
        [shown] = case_shown(case_get(case_id=asked)).reports
    assert (shown.before, shown.decided, shown.heeded) == (3, 2, 1)
    client, _ = member("moderators")
    page = client.get("/moderation/", {"case": asked}).content.decode()
    assert "3 other reports of theirs; of 2 decided, 1 led to something" in page
