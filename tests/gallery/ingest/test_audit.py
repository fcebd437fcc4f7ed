"""The auditor finds each kind of disagreement, sets right what can be, and is silent when all agrees."""

import contextlib
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import boto3
import pytest
from django.conf import settings
from django.core.management import call_command

from accounts.tables.profiles import Profile
from gallery.services.uploads import upload_start
from gallery.storage import keys
from gallery.storage.multipart import PART_BYTES
from gallery.tables.images import DELETING, Image
from gallery.tables.uploads import Upload
from tests.accounts.people import create_person
from tests.gallery import pictures
from tests.gallery.ingest.audits import differences_of, repair_all
from tests.gallery.senders import share, start
from tests.roles import acting_as

pytestmark = pytest.mark.first


def operator() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-operator")


def put(key: str) -> None:
    operator().client("s3").put_object(Bucket=settings.MEDIA_BUCKET, Key=key, Body=b"left behind")


def begin_multipart(key: str) -> None:
    operator().client("s3").create_multipart_upload(Bucket=settings.MEDIA_BUCKET, Key=key)


def change_image(image_id: str, *actions: object) -> None:
    with acting_as("operator"):
        Image(image_id).update(actions=list(actions))  # type: ignore[arg-type]


def change_profile(user_id: str, *actions: object) -> None:
    with acting_as("operator"):
        Profile(user_id).update(actions=list(actions))  # type: ignore[arg-type]


def forget_row(image_id: str) -> None:
    with acting_as("operator"):
        Image(image_id).delete()


def half_delete(image_id: str) -> None:
    unlisted = [Image.feed_shard.remove(), Image.feed_position.remove(), Image.published_owner_id.remove()]
    change_image(image_id, Image.state.set(DELETING), *unlisted)


# What each does to a person's picture; arguments are the ids of both.
HARM: dict[str, Callable[[str, str], None]] = {
    "orphaned object": lambda owner, image: put(keys.incoming(owner, image)),
    "orphaned multipart upload": lambda owner, image: begin_multipart(f"incoming/{owner}/{image}"),
    "wrong counters": lambda owner, _: change_profile(owner, Profile.bytes_held.set(7), Profile.image_count.set(3)),
    "wrong listing": lambda _, image: change_image(image, Image.feed_position.remove(), Image.feed_shard.remove()),
    "half-deleted picture": lambda _, image: half_delete(image),
    "ready without picture": lambda _, image: forget_row(image),
}


@pytest.mark.parametrize("kind", HARM)
def test_each_kind_of_disagreement_is_found_and_set_right(kind: str) -> None:
    person = create_person("Abel")
    image_id = share(person.sub, pictures.jpeg(400, 300)).image_id
    assert differences_of(person.sub) == []
    HARM[kind](person.sub, image_id)
    found = differences_of(person.sub)
    assert kind in {difference.kind for difference in found}
    # Setting one thing right may show the next: objects first become orphans, then go.
    for _ in range(3):
        repair_all(differences_of(person.sub))
    assert differences_of(person.sub) == []


def test_a_picture_that_lost_bytes_is_told_but_not_invented() -> None:
    person = create_person("Bela")
    image_id = share(person.sub, pictures.jpeg(400, 300)).image_id
    operator().client("s3").delete_object(Bucket=settings.MEDIA_BUCKET, Key=keys.published(image_id))
    [missing] = differences_of(person.sub)
    assert (missing.kind, missing.subject, missing.repair) == ("missing object", keys.published(image_id), None)


def test_what_is_on_its_way_is_no_disagreement() -> None:
    person = create_person("Cleo")
    start(person.sub, b"12345")
    upload_start(owner_id=person.sub, filename="a.png", content_type="image/png", size=3 * PART_BYTES)
    assert differences_of(person.sub) == []


def test_an_upload_that_nobody_looks_after_is_told() -> None:
    person = create_person("Dana")
    upload_id = start(person.sub, b"12345").upload.upload_id
    with acting_as("operator"):
        Upload(upload_id).update(actions=[Upload.due_shard.remove(), Upload.due_at.remove()])
    assert [one.kind for one in differences_of(person.sub)] == ["stalled upload"]


def test_the_command_passes_over_what_is_young_and_ends_with_1_when_something_is_left() -> None:
    key = f"published/{datetime.now(UTC).timestamp()}"
    put(key)
    with acting_as("maintenance"):
        calm = io.StringIO()
        old = timedelta(days=1).total_seconds()
        with contextlib.suppress(SystemExit):
            call_command("audit", grace=int(old), stdout=calm)
        assert key not in calm.getvalue()
        strict = io.StringIO()
        with pytest.raises(SystemExit) as end:
            call_command("audit", grace=-60, stdout=strict)
        assert end.value.code == 1
        assert f"orphaned object: {key} (no row needs it)" in strict.getvalue()
        repaired = io.StringIO()
        with contextlib.suppress(SystemExit):
            call_command("audit", grace=-60, repair=True, stdout=repaired)
        assert f"repaired: orphaned object: {key}" in repaired.getvalue()
