"""Pictures and people as rows only, for tests that ask for no bytes: quick to make by the hundred."""

import secrets
from datetime import UTC, datetime

from django.utils import timezone
from ulid import ULID

from accounts.services.profiles import profile_ensure, profile_get
from accounts.tables.profiles import Profile
from gallery.tables.images import PUBLIC, Image
from tests.roles import acting_as

# Thumbhash of a grey picture.
PLACEHOLDER = "1QcSHQRnh493V4dIh4eXh1h4kJUI"


def make_images(
    owner_id: str, *, count: int = 1, visibility: str = PUBLIC, published: list[datetime] | None = None
) -> list[Image]:
    """Ready pictures, oldest first."""
    times = published or [datetime.now(UTC) for _ in range(count)]
    images = [image_row(owner_id, visibility=visibility, created_at=time) for time in times]
    with acting_as("operator"), Image.batch_write() as batch:
        for image in images:
            batch.save(image)
    return images


def image_row(owner_id: str, *, visibility: str = PUBLIC, created_at: datetime) -> Image:
    image = Image(
        str(ULID.from_datetime(created_at)),
        owner_id=owner_id,
        visibility=visibility,
        title="A picture",
        width=1200,
        height=800,
        placeholder=PLACEHOLDER,
        size=1000,
        filename="picture.jpg",
        content_type="image/jpeg",
        created_at=created_at,
    )
    image.place_in_listings()
    return image


def make_person(name: str = "Paul") -> Profile:
    """Somebody with a profile and no account: nobody can sign in as them."""
    return profile_ensure(user_id=f"made-up-{secrets.token_hex(8)}", display_name=name)


def make_people(count: int) -> list[str]:
    """Ids of people who have a profile's row, and no handle of their own."""
    ids = [f"made-up-{secrets.token_hex(8)}" for _ in range(count)]
    with acting_as("operator"), Profile.batch_write() as batch:
        for user_id in ids:
            batch.save(Profile(user_id, handle=user_id[-12:], display_name="Somebody", created_at=timezone.now()))
    return ids


def handle_of(user_id: str) -> str:
    return str(profile_get(user_id=user_id).handle)
