"""The people of the matrix and the things of one of them, made anew for every call that may change them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from django.test import Client
from pynamodb.models import Model
from ulid import ULID

from accounts.services.api_tokens import api_token_create
from accounts.services.profiles import profile_get
from accounts.services.sessions import sessions_list
from accounts.tables.profiles import DISABLED, Profile
from accounts.tables.sessions import Session
from gallery.services.comments import comment_create
from gallery.services.link_passes import pass_issue
from gallery.services.links import link_create
from gallery.tables.album_members import CONTRIBUTOR, AlbumMember
from gallery.tables.album_members import INVITED as NOT_ANSWERED
from gallery.tables.albums import Album
from gallery.tables.archives import EXPORT, Archive, Progress, ZipFile
from gallery.tables.archives import READY as ARCHIVE_READY
from gallery.tables.images import PRIVATE, PUBLIC, TRASHED, Image
from gallery.tables.relations import BLOCKED_BY, BLOCKS, Relation, relation_key
from gallery.tables.uploads import AWAITING_UPLOAD, READY, Upload
from moderation.services.cases import case_report, case_take
from moderation.services.decisions import Decision, decision_make
from moderation.subjects import Subject
from tests.accounts.people import Person, create_person, join_group, sign_in
from tests.roles import acting_as

ANONYMOUS: Final = "anonymous"
OWNER: Final = "owner"
OTHER: Final = "other"
BLOCKED: Final = "blocked"
INVITED: Final = "invited"
LINK_HOLDER: Final = "link holder"
MODERATOR: Final = "moderator"
BANNED: Final = "banned"
ROLES: Final = (ANONYMOUS, OWNER, OTHER, BLOCKED, INVITED, LINK_HOLDER, MODERATOR, BANNED)

_SIGNED_IN: Final = (OWNER, OTHER, BLOCKED, INVITED, MODERATOR, BANNED)
# As many as the busiest kind of row needs.
_AT_ONCE: Final = 50
# Thumbhash of a grey picture.
_PLACEHOLDER: Final = "1QcSHQRnh493V4dIh4eXh1h4kJUI"


@dataclass
class Scene:
    """Everybody, signed in as far as they may, and ways to make what a call is about."""

    people: dict[str, Person] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    _stock: dict[str, list[str]] = field(default_factory=dict)

    @property
    def owner_id(self) -> str:
        return self.people[OWNER].sub

    def handle_of(self, role: str) -> str:
        return str(profile_get(user_id=self.people[role].sub).handle)

    def public_image(self) -> str:
        """A picture of the owner's: its row; nobody asks for its bytes. Its id."""
        return self._take("public", partial(self._image, PUBLIC))

    def private_image(self) -> str:
        return self._take("private", partial(self._image, PRIVATE))

    def trashed_image(self) -> str:
        return self._take("trashed", partial(self._image, PUBLIC, TRASHED))

    def public_album(self) -> str:
        """An empty album of the owner's to which one person is invited. Its id."""
        return self._take("public album", partial(self._album, PUBLIC))

    def private_album(self) -> str:
        return self._take("private album", partial(self._album, PRIVATE))

    def archive(self) -> str:
        """An archive of the owner's that is ready. Its id."""
        return self._take("archive", self._archive)

    def upload(self) -> str:
        """An upload of the owner's that has not arrived. Its id."""
        return self._take("upload", self._upload)

    def comment(self, author: str = OWNER) -> tuple[str, str]:
        """A comment on a picture of the owner's. The picture's id and its own."""
        image_id = self.public_image()
        shown = comment_create(viewer_id=self.people[author].sub, image_id=image_id, text="Good light.")
        return image_id, str(shown.comment.comment_id)

    def decision(self) -> str:
        """A decision against a picture of the owner's that somebody else reported. The id of its case."""
        image_id, judge = self.public_image(), f"moderator-{uuid.uuid4()}"
        case_id = case_report(
            subject=Subject.image(image_id, owner_id=self.owner_id),
            reporter_id=self.people[OTHER].sub,
            rule="spam",
            severity=1,
            text="",
            evidence="",
            now=datetime.now(UTC),
        )
        case_take(case_id=case_id, moderator_id=judge)
        decision_make(case_id=case_id, moderator_id=judge, decision=Decision("label", "spam", "It is spam."))
        return case_id

    def token(self) -> str:
        """A personal token of the owner's. Its id."""
        return str(api_token_create(user_id=self.owner_id, name="A program", scopes=["read"])[0].token_id)

    def session(self) -> str:
        """A browser in which the owner is signed in. Its id as the API shows it."""
        now = datetime.now(UTC)
        key = uuid.uuid4().hex
        Session.create(key, user_id=self.owner_id, data="", expires_at=now + timedelta(days=1), now=now)
        return next(one.id for one in sessions_list(user_id=self.owner_id, current_key=key) if one.is_current)

    def sign_in_again(self, role: str) -> None:
        """Only those who could sign in before can do it again."""
        if role in self.people and role != BANNED:
            sign_in(self.clients[role], self.people[role])

    def link(self) -> str:
        """A new link to a private picture of the owner's. Its token."""
        made = link_create(owner_id=self.owner_id, kind="image", subject_id=self.private_image())
        return str(made.token)

    def visit(self) -> dict[str, str]:
        """What a visitor shows who has opened a link to a private album of the owner's that takes pictures."""
        made = link_create(owner_id=self.owner_id, kind="album", subject_id=self.private_album(), may_add=True)
        return {"token": str(made.token), "visit_pass": pass_issue(made.link)}

    def _take(self, kind: str, make: Callable[[], tuple[str, *tuple[Model, ...]]]) -> str:
        """One that nobody has touched. They are made many at once, because changing the role takes long."""
        stock = self._stock.setdefault(kind, [])
        if not stock:
            with acting_as("operator"):
                for _ in range(_AT_ONCE):
                    made_id, *rows = make()
                    for row in rows:
                        row.save()
                    stock.append(made_id)
        return stock.pop()

    def _image(self, visibility: str, state: str = READY) -> tuple[str, Model]:
        image = Image(
            str(uuid.uuid4()),
            owner_id=self.owner_id,
            visibility=visibility,
            state=state,
            trashed_at=datetime.now(UTC) if state == TRASHED else None,
            title="A picture",
            width=1200,
            height=800,
            placeholder=_PLACEHOLDER,
            size=1000,
            filename="picture.jpg",
            content_type="image/jpeg",
            created_at=datetime.now(UTC),
        )
        image.place_in_listings()
        return str(image.image_id), image

    def _album(self, visibility: str) -> tuple[str, Model, Model]:
        now, album_id, invited_id = datetime.now(UTC), str(uuid.uuid4()), self.people[INVITED].sub
        album = Album(
            album_id,
            owner_id=self.owner_id,
            public_owner_id=self.owner_id if visibility == PUBLIC else None,
            title="An album",
            visibility=visibility,
            member_count=1,
            created_at=now,
            updated_at=now,
        )
        member = AlbumMember(
            album_id,
            invited_id,
            owner_album=f"{self.owner_id}#{album_id}",
            role=CONTRIBUTOR,
            state=NOT_ANSWERED,
            created_at=now,
        )
        return album_id, album, member

    def _archive(self) -> tuple[str, Model]:
        now, archive_id = datetime.now(UTC), str(ULID())
        archive = Archive(
            self.owner_id,
            archive_id,
            kind=EXPORT,
            subject_id=self.owner_id,
            title="Everything",
            state=ARCHIVE_READY,
            progress=Progress(files=(ZipFile(size=1000, image_count=1),)).as_text(),
            created_at=now,
            finished_at=now,
            open_until=now + timedelta(days=1),
            expires_at=int(now.timestamp()) + 100_000,
        )
        return archive_id, archive

    def _upload(self) -> tuple[str, Model]:
        upload = Upload(
            str(uuid.uuid4()),
            owner_id=self.owner_id,
            open_owner_id=self.owner_id,
            state=AWAITING_UPLOAD,
            filename="picture.jpg",
            content_type="image/jpeg",
            size=1000,
            visibility=PUBLIC,
            created_at=datetime.now(UTC),
            open_until=datetime(2100, 1, 1, tzinfo=UTC),
        )
        return str(upload.upload_id), upload


def make_scene() -> Scene:
    """Real accounts with real sessions; the owner has blocked one of them, and one was banned while signed in."""
    scene = Scene()
    for role in _SIGNED_IN:
        person = create_person(role.capitalize())
        if role == MODERATOR:
            join_group(person, "moderators")
        client = Client()
        sign_in(client, person)
        scene.people[role], scene.clients[role] = person, client
    scene.clients[ANONYMOUS] = Client()
    scene.clients[LINK_HOLDER] = Client()
    now = datetime.now(UTC)
    blocked_id = scene.people[BLOCKED].sub
    with acting_as("operator"):
        Profile(scene.people[BANNED].sub).update(actions=[Profile.state.set(DISABLED)])
        Relation(scene.owner_id, relation_key(BLOCKS, blocked_id), created_at=now).save()
        Relation(blocked_id, relation_key(BLOCKED_BY, scene.owner_id), created_at=now).save()
    return scene
