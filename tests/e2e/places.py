"""Somebody who has a little of everything, for the pages that show it."""

from typing import Any

from accounts.services.profiles import profile_get
from gallery.services.album_items import items_add
from gallery.services.albums import album_create
from gallery.services.comments import comment_create
from gallery.services.favourites import favourite_add
from gallery.services.images import image_update
from gallery.services.likes import like
from gallery.services.links import link_create, link_revoke
from gallery.services.trash import image_trash
from gallery.tables.links import link_id_of
from moderation.services.cases import case_take
from moderation.services.decisions import Decision, decision_make
from moderation.services.reports import image_report
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.senders import share


def furnish(owner: Person) -> dict[str, str]:
    """Give them pictures, an album, links, reactions, and something that was hidden; where all of it is."""
    image, waiting, hidden, thrown = (share(owner.sub, pictures.jpeg(600, 350 + 25 * at)) for at in range(4))
    for one, title in ((image, "Quay"), (waiting, "Fog")):
        changes: dict[str, str | set[str]] = {"title": title, "description": "Before the rain.", "tags": {"quay"}}
        image_update(viewer_id=owner.sub, image_id=one.image_id, changes=changes)
    favourite_add(viewer_id=owner.sub, image_id=image.image_id)
    _react(image.image_id)
    image_trash(viewer_id=owner.sub, image_id=thrown.image_id)

    album = album_create(owner_id=owner.sub, title="Harbour", description="", visibility="unlisted").album.album_id
    items_add(viewer_id=owner.sub, album_id=album, image_ids=[image.image_id, waiting.image_id])

    def token(kind: str = "image", subject_id: str = image.image_id, **limits: Any) -> str:
        return str(link_create(owner_id=owner.sub, kind=kind, subject_id=subject_id, **limits).token)

    revoked = token()
    link_revoke(owner_id=owner.sub, link_id=link_id_of(revoked))
    return {
        "image": image.image_id,
        "handle": profile_get(user_id=owner.sub).handle,
        "album": album,
        "album_link": token("album", album),
        "link": token(show_metadata=True, allow_original=True),
        "limited": token(max_opens=1),
        "locked": token(password="correct horse"),
        "revoked": revoked,
        "case": _hide(hidden.image_id),
    }


def _react(image_id: str) -> None:
    visitor = create_person("Vera")
    like(viewer_id=visitor.sub, image_id=image_id)
    comment_create(viewer_id=visitor.sub, image_id=image_id, text="What a light.")


def _hide(image_id: str) -> str:
    """Have it reported, and hidden by a moderator; the case."""
    reporter, moderator = create_person("Rita"), create_person("Mona")
    address, text = "192.0.2.1", "It frightens people."
    case_id = image_report(viewer_id=reporter.sub, address=address, image_id=image_id, rule="violence", text=text)
    case_take(case_id=case_id, moderator_id=moderator.sub)
    decision = Decision("hide", rule="violence", reason="It shows cruelty.")
    decision_make(case_id=case_id, moderator_id=moderator.sub, decision=decision)
    return case_id
