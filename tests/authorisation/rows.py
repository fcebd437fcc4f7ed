"""The matrix: for every operation of the schema, what it is called with and how it answers whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gallery.tables.links import link_id_of
from tests.authorisation.scene import (
    ANONYMOUS,
    BANNED,
    BLOCKED,
    INVITED,
    LINK_HOLDER,
    MODERATOR,
    OTHER,
    OWNER,
    Scene,
)
from tests.gallery.made_up import make_person


@dataclass(frozen=True)
class Call:
    """What fills the operation's path, and what is sent."""

    path: Mapping[str, str] | None = None
    query: Mapping[str, str] | None = None
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Row:
    """`call` makes what one call needs, anew; `expected`, the status by role. Who is signed out is signed in again."""

    call: Callable[[Scene], Call]
    expected: Mapping[str, int]
    signs_out: bool = False


def answers(
    *,
    owner: int,
    other: int,
    blocked: int | None = None,
    invited: int | None = None,
    moderator: int | None = None,
    link_holder: int = 401,
    anonymous: int = 401,
) -> dict[str, int]:
    """Whoever is not named is answered like any other person; nobody is let in who is banned or not signed in."""
    return {
        ANONYMOUS: anonymous,
        OWNER: owner,
        OTHER: other,
        BLOCKED: other if blocked is None else blocked,
        INVITED: other if invited is None else invited,
        LINK_HOLDER: link_holder,
        MODERATOR: other if moderator is None else moderator,
        BANNED: 401,
    }


def everyone(status: int) -> dict[str, int]:
    """An operation on oneself: every signed-in person is an owner."""
    return answers(owner=status, other=status)


def a_public_image(**body: Any) -> Callable[[Scene], Call]:
    return lambda scene: Call(path={"image_id": scene.public_image()}, body=body or None)


def a_private_image(**body: Any) -> Callable[[Scene], Call]:
    return lambda scene: Call(path={"image_id": scene.private_image()}, body=body or None)


def a_trashed_image(**body: Any) -> Callable[[Scene], Call]:
    return lambda scene: Call(path={"image_id": scene.trashed_image()}, body=body or None)


def a_public_album(**body: Any) -> Callable[[Scene], Call]:
    return lambda scene: Call(path={"album_id": scene.public_album()}, body=body or None)


def a_private_album(**body: Any) -> Callable[[Scene], Call]:
    return lambda scene: Call(path={"album_id": scene.private_album()}, body=body or None)


def a_comment(**body: Any) -> Callable[[Scene], Call]:
    """A comment of the owner's on a picture of the owner's."""

    def call(scene: Scene) -> Call:
        image_id, comment_id = scene.comment()
        return Call(path={"image_id": image_id, "comment_id": comment_id}, body=body or None)

    return call


def a_comment_of_other(**body: Any) -> Callable[[Scene], Call]:
    """A comment of somebody else's on a picture of the owner's."""

    def call(scene: Scene) -> Call:
        image_id, comment_id = scene.comment(OTHER)
        return Call(path={"image_id": image_id, "comment_id": comment_id}, body=body or None)

    return call


def the_owner(scene: Scene) -> Call:
    return Call(path={"handle": scene.handle_of(OWNER)})


def somebody(_scene: Scene) -> Call:
    return Call(path={"handle": make_person().handle})


def an_upload(**body: Any) -> Callable[[Scene], Call]:
    return lambda scene: Call(path={"upload_id": scene.upload()}, body=body or None)


def a_link(**body: Any) -> Callable[[Scene], Call]:
    return lambda scene: Call(path={"link_id": link_id_of(scene.link())}, body=body or None)


def a_decision(**body: Any) -> Callable[[Scene], Call]:
    """A decision about a picture of the owner's, which the other reported."""
    return lambda scene: Call(path={"case_id": scene.decision()}, body=body or None)


def a_report(scene: Scene) -> Call:
    return Call(body={"subject": "image", "image_id": scene.public_image(), "rule": "spam"})


def an_archive(scene: Scene) -> Call:
    return Call(path={"archive_id": scene.archive()})


def nothing(**body: Any) -> Callable[[Scene], Call]:
    return lambda _scene: Call(body=body or None)


# By operation id; what follows a colon tells rows of one operation apart.
ROWS: Final[dict[str, Row]] = {
    "me_retrieve": Row(nothing(), everyone(200)),
    "me_update": Row(nothing(bio="Hello."), everyone(200)),
    "tokens_list": Row(nothing(), everyone(200)),
    "tokens_create": Row(nothing(name="Camera", scopes=["upload"]), everyone(201)),
    "tokens_revoke": Row(lambda scene: Call(path={"token_id": scene.token()}), answers(owner=204, other=404)),
    "sessions_list": Row(nothing(), everyone(200)),
    "sessions_revoke": Row(lambda scene: Call(path={"session_id": scene.session()}), answers(owner=204, other=404)),
    "sessions_revoke_all": Row(nothing(), everyone(200), signs_out=True),
    # A session that was signed in just now; each who leaves stays by the row after it.
    "me_leave": Row(nothing(), everyone(202), signs_out=True),
    "me_stay": Row(nothing(), everyone(200)),
    # Whoever knows its address; what was never made is nobody's.
    "erasures_get": Row(
        lambda _scene: Call(path={"erasure_id": "A" * 32}),
        {**answers(owner=404, other=404, link_holder=404, anonymous=404), BANNED: 404},
    ),
    "users_get": Row(
        lambda scene: Call(path={"handle": scene.handle_of(OWNER)}), answers(owner=200, other=200, blocked=404)
    ),
    # Nobody follows themselves.
    "users_follow": Row(the_owner, answers(owner=400, other=200, blocked=404)),
    "users_unfollow": Row(the_owner, answers(owner=200, other=200, blocked=404)),
    # What is not allowed here, and how to say that something breaks it, is for everybody.
    "rules_list": Row(nothing(), {**answers(owner=200, other=200, link_holder=200, anonymous=200), BANNED: 200}),
    "reports_create": Row(
        a_report, {**answers(owner=201, other=201, blocked=404, link_holder=201, anonymous=201), BANNED: 201}
    ),
    "reports_list": Row(nothing(), everyone(200)),
    "decisions_list": Row(nothing(), everyone(200)),
    "decisions_get": Row(a_decision(), {**answers(owner=200, other=404), OTHER: 200}),
    "decisions_appeal": Row(a_decision(text="It is a wedding."), {**answers(owner=201, other=404), OTHER: 409}),
    # Somebody whom no other row is about: a block stays.
    "users_block": Row(somebody, everyone(204)),
    "users_unblock": Row(the_owner, answers(owner=204, other=204, blocked=404)),
    "users_followers": Row(the_owner, answers(owner=200, other=200, blocked=404)),
    "users_following": Row(the_owner, answers(owner=200, other=200, blocked=404)),
    "me_blocks": Row(nothing(), everyone(200)),
    "me_likes": Row(nothing(), everyone(200)),
    "me_notifications": Row(nothing(), everyone(200)),
    "me_notifications_read": Row(nothing(up_to="01ARZ3NDEKTSV4RRFFQ69G5FAV"), everyone(200)),
    "feed_following": Row(nothing(), everyone(200)),
    "images_like": Row(a_public_image(), answers(owner=200, other=200, blocked=404)),
    "images_like: private": Row(a_private_image(), answers(owner=200, other=404)),
    "images_unlike": Row(a_public_image(), answers(owner=200, other=200, blocked=404)),
    "images_unlike: private": Row(a_private_image(), answers(owner=200, other=404)),
    "images_likes": Row(a_public_image(), answers(owner=200, other=200, blocked=404)),
    "images_likes: private": Row(a_private_image(), answers(owner=200, other=404)),
    "comments_list": Row(a_public_image(), answers(owner=200, other=200, blocked=404)),
    "comments_list: private": Row(a_private_image(), answers(owner=200, other=404)),
    "comments_create": Row(a_public_image(text="Hello."), answers(owner=201, other=201, blocked=404)),
    "comments_create: private": Row(a_private_image(text="Hello."), answers(owner=201, other=404)),
    "comments_update": Row(a_comment(text="Hello."), answers(owner=200, other=403, blocked=404)),
    "comments_delete": Row(a_comment(), answers(owner=204, other=403, blocked=404)),
    "comments_delete: of somebody else": Row(
        a_comment_of_other(),
        {**answers(owner=204, other=403, blocked=404), OTHER: 204},
    ),
    "images_list": Row(nothing(), everyone(200)),
    "images_list: of somebody": Row(
        lambda scene: Call(query={"owner": scene.handle_of(OWNER)}), answers(owner=200, other=200, blocked=404)
    ),
    "images_list: found": Row(lambda _scene: Call(query={"q": "picture", "colour": "grey"}), everyone(200)),
    "images_list: found of somebody": Row(
        lambda scene: Call(query={"owner": scene.handle_of(OWNER), "month": "2026-11"}),
        answers(owner=200, other=200, blocked=404),
    ),
    "users_list": Row(lambda _scene: Call(query={"q": "ow"}), everyone(200)),
    "users_timeline": Row(
        lambda scene: Call(path={"handle": scene.handle_of(OWNER)}), answers(owner=200, other=200, blocked=404)
    ),
    "tags_list": Row(lambda _scene: Call(query={"prefix": "se"}), everyone(200)),
    "suggestions_list": Row(lambda _scene: Call(query={"q": "se"}), everyone(200)),
    "me_timeline": Row(nothing(), everyone(200)),
    "me_on_this_day": Row(nothing(), everyone(200)),
    "images_get": Row(a_public_image(), answers(owner=200, other=200, blocked=404)),
    "images_get: private": Row(a_private_image(), answers(owner=200, other=404)),
    "images_update": Row(a_public_image(title="Mine"), answers(owner=200, other=403, blocked=404)),
    "images_update: private": Row(a_private_image(title="Mine"), answers(owner=200, other=404)),
    "images_delete": Row(a_public_image(), answers(owner=204, other=403, blocked=404)),
    "images_delete: private": Row(a_private_image(), answers(owner=204, other=404)),
    "images_delete: for good": Row(
        lambda scene: Call(path={"image_id": scene.public_image()}, query={"permanently": "true"}),
        answers(owner=204, other=403, blocked=404),
    ),
    "trash_list": Row(nothing(), everyone(200)),
    "trash_empty": Row(nothing(), everyone(202)),
    "trash_delete": Row(a_trashed_image(), answers(owner=204, other=404)),
    "images_restore": Row(a_trashed_image(), answers(owner=200, other=404)),
    # What becomes of each picture is in the answer.
    "images_bulk": Row(lambda scene: Call(body={"ids": [scene.public_image()], "action": "trash"}), everyone(200)),
    "favourites_add": Row(a_public_image(), answers(owner=204, other=204, blocked=404)),
    "favourites_add: private": Row(a_private_image(), answers(owner=204, other=404)),
    "favourites_remove": Row(a_public_image(), everyone(204)),
    "favourites_list": Row(nothing(), everyone(200)),
    "albums_list": Row(nothing(), everyone(200)),
    "albums_create": Row(nothing(title="Summer"), everyone(201)),
    "images_albums": Row(a_public_image(), answers(owner=200, other=403, blocked=404)),
    "images_albums: private": Row(a_private_image(), answers(owner=200, other=404)),
    "users_albums": Row(
        lambda scene: Call(path={"handle": scene.handle_of(OWNER)}), answers(owner=200, other=200, blocked=404)
    ),
    "albums_get": Row(a_public_album(), answers(owner=200, other=200, blocked=404)),
    "albums_get: private": Row(a_private_album(), answers(owner=200, other=404, invited=200)),
    "albums_update": Row(a_public_album(title="Mine"), answers(owner=200, other=403, blocked=404)),
    "albums_update: private": Row(a_private_album(title="Mine"), answers(owner=200, other=404, invited=403)),
    "albums_delete": Row(a_public_album(), answers(owner=204, other=403, blocked=404)),
    "albums_delete: private": Row(a_private_album(), answers(owner=204, other=404, invited=403)),
    "albums_items_list": Row(a_public_album(), answers(owner=200, other=200, blocked=404)),
    "albums_items_list: private": Row(a_private_album(), answers(owner=200, other=404, invited=200)),
    "albums_items_add": Row(a_public_album(image_ids=["x"]), answers(owner=200, other=403, blocked=404)),
    "albums_items_add: private": Row(a_private_album(image_ids=["x"]), answers(owner=200, other=404, invited=403)),
    # Nothing but what one may remove is removed; of each picture the answer says so.
    "albums_items_remove": Row(a_public_album(image_ids=["x"]), answers(owner=200, other=200, blocked=404)),
    "albums_items_remove: private": Row(a_private_album(image_ids=["x"]), answers(owner=200, other=404, invited=200)),
    # The owner is told that the album has no such pictures.
    "albums_items_move": Row(a_public_album(image_id="x", before="y"), answers(owner=404, other=403, blocked=404)),
    "albums_held_list": Row(a_public_album(), answers(owner=200, other=403, blocked=404)),
    "albums_held_list: private": Row(a_private_album(), answers(owner=200, other=404, invited=403)),
    "albums_members_list": Row(a_public_album(), answers(owner=200, other=403, blocked=404, invited=200)),
    "albums_members_list: private": Row(a_private_album(), answers(owner=200, other=404, invited=200)),
    "albums_members_invite": Row(
        lambda scene: Call(
            path={"album_id": scene.public_album(), "handle": scene.handle_of(MODERATOR)}, body={"role": "viewer"}
        ),
        answers(owner=200, other=403, blocked=404),
    ),
    "albums_members_remove": Row(
        lambda scene: Call(path={"album_id": scene.public_album(), "handle": scene.handle_of(INVITED)}),
        answers(owner=204, other=403, blocked=404),
    ),
    "albums_membership_accept": Row(a_private_album(), answers(owner=400, other=404, invited=200)),
    "albums_membership_leave": Row(a_private_album(), answers(owner=400, other=404, invited=204)),
    "albums_archive": Row(a_public_album(), answers(owner=202, other=202, blocked=404)),
    "albums_archive: private": Row(a_private_album(), answers(owner=202, other=404, invited=202)),
    "me_export": Row(nothing(), everyone(202)),
    "archives_list": Row(nothing(), everyone(200)),
    "archives_get": Row(an_archive, answers(owner=200, other=404)),
    "archives_delete": Row(an_archive, answers(owner=204, other=404)),
    "archives_download": Row(an_archive, answers(owner=201, other=404)),
    "images_download": Row(a_public_image(rendition="original"), answers(owner=201, other=201, blocked=404)),
    "images_download: private": Row(a_private_image(rendition="320"), answers(owner=201, other=404)),
    "uploads_list": Row(nothing(), everyone(200)),
    "uploads_create": Row(nothing(filename="a.jpg", content_type="image/jpeg", size=1000), everyone(201)),
    "uploads_get": Row(an_upload(), answers(owner=200, other=404)),
    "uploads_cancel": Row(an_upload(), answers(owner=204, other=404)),
    "uploads_transfer": Row(an_upload(), answers(owner=200, other=404)),
    # A small file has no parts, which its owner is told and nobody else learns.
    "uploads_parts_list": Row(an_upload(), answers(owner=409, other=404)),
    "uploads_parts_sign": Row(an_upload(numbers=[1]), answers(owner=409, other=404)),
    "uploads_complete": Row(an_upload(), answers(owner=200, other=404)),
    "links_list": Row(nothing(), everyone(200)),
    "links_create": Row(
        lambda scene: Call(body={"subject": {"kind": "image", "id": scene.public_image()}}),
        answers(owner=201, other=403, blocked=404),
    ),
    "links_create: private": Row(
        lambda scene: Call(body={"subject": {"kind": "image", "id": scene.private_image()}}),
        answers(owner=201, other=404),
    ),
    "links_create: public album": Row(
        lambda scene: Call(body={"subject": {"kind": "album", "id": scene.public_album()}}),
        answers(owner=201, other=403, blocked=404),
    ),
    "links_create: private album": Row(
        lambda scene: Call(body={"subject": {"kind": "album", "id": scene.private_album()}}),
        answers(owner=201, other=404, invited=403),
    ),
    "links_update": Row(a_link(max_opens=3), answers(owner=200, other=404)),
    "links_revoke": Row(a_link(), answers(owner=204, other=404)),
    # Of a link to a private picture: whoever holds it is let in, without an account or with a banned one.
    "links_open": Row(
        lambda scene: Call(body={"token": scene.link()}),
        {**answers(owner=200, other=200, blocked=404, link_holder=200, anonymous=200), BANNED: 200},
    ),
    "links_open: with a token that never was": Row(
        nothing(token="A" * 32), {**answers(owner=404, other=404, link_holder=404, anonymous=404), BANNED: 404}
    ),
    "links_images": Row(
        lambda scene: Call(body=scene.visit()),
        {**answers(owner=200, other=200, blocked=404, link_holder=200, anonymous=200), BANNED: 200},
    ),
    # Only whoever made a link needs no pass; others are told that a link that is open waits for its visitor.
    "links_images: without a pass": Row(
        lambda scene: Call(body={**scene.visit(), "visit_pass": "none"}),
        {**answers(owner=200, other=403, blocked=404, link_holder=403, anonymous=403), BANNED: 403},
    ),
    "links_uploads_create": Row(
        lambda scene: Call(
            body={**scene.visit(), "name": "Gus", "filename": "a.jpg", "content_type": "image/jpeg", "size": 1000}
        ),
        {**answers(owner=201, other=201, blocked=404, link_holder=201, anonymous=201), BANNED: 201},
    ),
    "links_uploads_create: without a pass": Row(
        lambda scene: Call(
            body={
                **scene.visit(),
                "visit_pass": "none",
                "name": "Gus",
                "filename": "a.jpg",
                "content_type": "image/jpeg",
                "size": 1000,
            }
        ),
        {**answers(owner=201, other=403, blocked=404, link_holder=403, anonymous=403), BANNED: 403},
    ),
    "links_uploads_look": Row(
        lambda scene: Call(body={**scene.visit(), "ids": ["x"]}),
        {**answers(owner=200, other=200, blocked=404, link_holder=200, anonymous=200), BANNED: 200},
    ),
    # Last of the links, because it ends those that were made.
    "links_revoke_all": Row(nothing(), everyone(204)),
}
