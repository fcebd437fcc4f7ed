"""What somebody made, asked for and was told is listed with as many requests whether it is little or much.

And every list of the API is in one of the tests of this kind.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from django.test import Client
from pynamodb.models import Model
from ulid import ULID

from accounts.services.profiles import profile_get
from accounts.tables.people import PersonWord
from gallery.tables.archives import QUEUED, Archive
from gallery.tables.links import Link
from gallery.tables.relations import BLOCKS, Relation, relation_key
from gallery.tables.terms import DAY, Term
from gallery.tables.uploads import AWAITING_UPLOAD, Upload
from imageshare.api_schema import Generator
from moderation.tables.cases import DECIDED, Case
from moderation.tables.reports import Report
from tests.accounts.people import create_person, sign_in
from tests.counting import counted_requests
from tests.gallery.api import test_organising_scale, test_social_scale
from tests.gallery.made_up import make_images, make_people
from tests.roles import acting_as
from tests.scale import test_lists

FEW, MANY = 3, 60
LISTS: Final = {
    "archives_list": "/api/v1/archives",
    "decisions_list": "/api/v1/decisions",
    "links_list": "/api/v1/links",
    "me_blocks": "/api/v1/me/blocks",
    "me_on_this_day": "/api/v1/me/on-this-day?date=2026-11-26",
    "reports_list": "/api/v1/reports",
    "uploads_list": "/api/v1/uploads",
    "users_list": "/api/v1/users?q={word}",
}


def fill(viewer_id: str, word: str, count: int) -> None:
    """So many things of every kind in these lists; people are found by `word`."""
    now, people = datetime.now(UTC), make_people(count)
    later = now + timedelta(days=1)
    expires_at = int(later.timestamp())
    cases = [case_row(viewer_id, now) for _ in people]
    images = make_images(viewer_id, count=count)
    rows: tuple[tuple[type[Model], Sequence[Any]], ...] = (
        (
            Archive,
            [
                Archive(
                    viewer_id,
                    str(ULID()),
                    kind="export",
                    subject_id="",
                    title="All",
                    state=QUEUED,
                    created_at=now,
                    expires_at=expires_at,
                )
                for _ in people
            ],
        ),
        (Case, cases),
        (Report, [Report(one.case_id, viewer_id, rule="harassment", created_at=now) for one in cases]),
        (Link, [link_row(viewer_id, str(one.image_id), open_until=later) for one in images]),
        (Relation, [Relation(viewer_id, relation_key(BLOCKS, one), created_at=now) for one in people]),
        (Upload, [upload_row(viewer_id, open_until=later) for _ in people]),
        (PersonWord, [PersonWord(word[0], f"{word}#{one}", words={word}) for one in make_people(count)]),
        (
            Term,
            [
                Term(f"{viewer_id}#{DAY}11-26", f"2020-11-26T10:00:00#{one.image_id}", terms={"w:a"}, taken="2020")
                for one in images
            ],
        ),
    )
    with acting_as("operator"):
        for model, made in rows:
            with model.batch_write() as batch:
                for row in made:
                    batch.save(row)


def case_row(owner_id: str, now: datetime) -> Case:
    """Decided, and its owner was told."""
    return Case(
        str(ULID()),
        kind="user",
        subject_id=owner_id,
        owner_id=owner_id,
        state=DECIDED,
        source="people",
        rule="harassment",
        severity=2,
        action="warn",
        reason="It attacks somebody.",
        opened_at=now,
        decided_at=now,
        told_at=now,
    )


def link_row(owner_id: str, image_id: str, *, open_until: datetime) -> Link:
    number = str(ULID())
    return Link(
        number,
        owner_id=owner_id,
        position=number,
        generation=0,
        subject_kind="image",
        subject_id=image_id,
        created_at=datetime.now(UTC),
        open_until=open_until,
        expires_at=int(open_until.timestamp()),
    )


def upload_row(owner_id: str, *, open_until: datetime) -> Upload:
    return Upload(
        str(ULID()),
        owner_id=owner_id,
        open_owner_id=owner_id,
        state=AWAITING_UPLOAD,
        filename="picture.jpg",
        content_type="image/jpeg",
        size=1000,
        visibility="public",
        created_at=datetime.now(UTC),
        open_until=open_until,
    )


def test_own_lists_ask_the_same_whether_they_are_short_or_long(monkeypatch: pytest.MonkeyPatch) -> None:
    person, client = create_person(), Client()
    sign_in(client, person)
    # One word, whatever the handle has got at its end.
    word = f"word{profile_get(user_id=person.sub).handle}".replace("-", "")
    asked: dict[int, dict[str, list[str]]] = {}
    shown: dict[int, dict[str, int]] = {}
    for count in (FEW, MANY):
        fill(person.sub, word, count)
        asked[count], shown[count] = {}, {}
        for name, template in LISTS.items():
            url = template.format(word=word)
            url += f"{'&' if '?' in url else '?'}limit=50"
            client.get(url)  # connections find their roles once a process; that is not a request of a list's
            with counted_requests(monkeypatch) as seen:
                answer = client.get(url)
            assert answer.status_code == 200, (name, answer.content)
            asked[count][name], shown[count][name] = sorted(seen), len(answer.json()["results"])
    assert asked[MANY] == asked[FEW]
    assert max(len(seen) for seen in asked[MANY].values()) <= 10
    assert shown[FEW] == dict.fromkeys(LISTS, FEW)
    assert shown[MANY] == dict.fromkeys(LISTS, 50)


def test_every_list_of_the_api_is_counted_at_two_lengths() -> None:
    schema = Generator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]  # the library's own gap
    lists = {
        operation["operationId"]
        for operations in schema["paths"].values()
        for operation in operations.values()
        if any(parameter.get("name") == "cursor" for parameter in operation.get("parameters", []))
    }
    counted = {*LISTS, *test_organising_scale.LISTS, *test_social_scale.LISTS, *test_lists.LISTS}
    assert lists == {name.partition(":")[0] for name in counted}
