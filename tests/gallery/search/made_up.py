"""Pictures without bytes, and the rows that follow from them, for tests of what is found."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from gallery.services.search.indexing import search_follow
from gallery.tables.images import PUBLIC, Image, image_find
from gallery.tables.indexed import Indexed
from gallery.tables.terms import Term
from gallery.tables.vocabulary import Vocabulary
from tests.roles import acting_as

# Thumbhash of a grey picture.
PLACEHOLDER = "1QcSHQRnh493V4dIh4eXh1h4kJUI"
_minutes: Iterator[int] = count()


def made_up(owner_id: str, **fields: Any) -> Image:
    """A row, newer than the one made before it; nothing is stored."""
    image = Image(
        str(uuid.uuid4()),
        **{
            "owner_id": owner_id,
            "visibility": PUBLIC,
            "width": 1200,
            "height": 800,
            "placeholder": PLACEHOLDER,
            "size": 1000,
            "created_at": datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=next(_minutes)),
            **fields,
        },
    )
    image.place_in_listings()
    return image


def stored(*images: Image) -> list[str]:
    """Store pictures and have what they are found by follow; their ids."""
    with acting_as("operator"):
        for image in images:
            image.save()
    with acting_as("jobs"):
        for image in images:
            search_follow(image.image_id, image)
    return [str(image.image_id) for image in images]


def follow(image_id: str) -> None:
    """What the jobs function does after a change."""
    with acting_as("jobs"):
        search_follow(image_id, image_find(image_id=image_id))


def word() -> str:
    """A word that no other test has."""
    return "q" + "".join(chr(ord("a") + int(digit, 16)) for digit in uuid.uuid4().hex[:12])


def rows_of(image_id: str) -> list[Term]:
    """Every row of a picture, whatever it stands under."""
    with acting_as("operator"):
        return [row for row in Term.scan() if row.image_id == image_id]


def indexed_rows(image_id: str) -> list[Indexed]:
    with acting_as("operator"):
        return list(Indexed.query(image_id, consistent_read=True))


def counts(scope: str) -> dict[str, int]:
    """By term, what the vocabulary counts in a scope, zeros included."""
    with acting_as("operator"):
        return {row.term: int(row.pictures) for row in Vocabulary.scan() if row.shelf.rpartition("#")[0] == scope}


def counts_by_rows(scope: str) -> dict[str, int]:
    """By term, how many rows there are in a scope of what the vocabulary counts."""
    found: dict[str, int] = {}
    with acting_as("operator"):
        for row in Term.scan():
            of, _, term = row.scope_term.partition("#")
            if of == scope and term.startswith(("w:", "t:")):
                found[term] = found.get(term, 0) + 1
    return found
