"""Large files in parts, on S3's own multipart uploads and under the web's role."""

import hashlib
from collections.abc import Iterator

import pytest
import requests

from accounts.services.profiles import profile_get
from gallery.errors import Conflict, Invalid, UploadNotFound
from gallery.services import transfers, uploads
from gallery.services.transfers import PartsPlan, parts_arrived, parts_sign, transfer_renew, upload_complete
from gallery.services.uploads import Started, upload_cancel, upload_get, upload_start
from gallery.storage.listing import multiparts_all
from gallery.storage.multipart import PART_BYTES, part_size_for
from gallery.tables.uploads import AWAITING_UPLOAD, READY
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.senders import deliver, finish, start
from tests.roles import acting_as


@pytest.fixture(scope="module")
def large() -> bytes:
    """A JPEG of three parts: what comes after a picture's end is allowed, and dropped from what others get."""
    picture = pictures.jpeg(800, 600)
    return picture + b"\0" * (2 * PART_BYTES + 1000 - len(picture))


@pytest.fixture
def begun(ana: Person, large: bytes) -> Iterator[Started]:
    started = upload_start(
        owner_id=ana.sub,
        filename="large.jpg",
        content_type="image/jpeg",
        size=len(large),
        sha256=hashlib.sha256(large).hexdigest(),
    )
    yield started
    if upload_get(owner_id=ana.sub, upload_id=started.upload.upload_id).state == AWAITING_UPLOAD:
        upload_cancel(owner_id=ana.sub, upload_id=started.upload.upload_id)


def put(owner: Person, upload_id: str, data: bytes, *numbers: int) -> list[requests.Response]:
    parts, _ = parts_sign(owner_id=owner.sub, upload_id=upload_id, numbers=list(numbers))
    offsets = [(part, (part.number - 1) * PART_BYTES) for part in parts]
    return [requests.put(part.url, data=data[at : at + part.size], timeout=30) for part, at in offsets]


def open_multiparts() -> list[str]:
    with acting_as("maintenance"):
        return [multipart.key for multipart in multiparts_all()]


def test_a_large_file_goes_in_parts_and_becomes_a_picture(ana: Person, begun: Started, large: bytes) -> None:
    upload_id = begun.upload.upload_id
    assert begun.transfer.how == PartsPlan(PART_BYTES, 3)
    assert [answer.status_code for answer in put(ana, upload_id, large, 3, 1, 2)] == [200, 200, 200]
    upload_complete(owner_id=ana.sub, upload_id=upload_id)
    upload = finish(ana.sub, upload_id)
    assert upload.state == READY, upload.error_detail
    assert upload.stored_sha256 == hashlib.sha256(large).hexdigest()
    assert f"incoming/{ana.sub}/{upload_id}" not in open_multiparts()


def test_after_a_break_only_the_missing_parts_are_sent(ana: Person, begun: Started, large: bytes) -> None:
    upload_id = begun.upload.upload_id
    put(ana, upload_id, large, 2)
    plan, arrived = parts_arrived(owner_id=ana.sub, upload_id=upload_id)
    assert (plan.part_count, [(part.number, part.size) for part in arrived]) == (3, [(2, PART_BYTES)])
    _, renewed = transfer_renew(owner_id=ana.sub, upload_id=upload_id)
    assert renewed.how == plan
    put(ana, upload_id, large, 1, 3)
    upload_complete(owner_id=ana.sub, upload_id=upload_id)
    assert finish(ana.sub, upload_id).state == READY


def test_an_incomplete_file_is_not_put_together_and_the_missing_parts_are_named(
    ana: Person, begun: Started, large: bytes
) -> None:
    put(ana, begun.upload.upload_id, large, 1)
    with pytest.raises(Conflict, match=r"2, 3\."):
        upload_complete(owner_id=ana.sub, upload_id=begun.upload.upload_id)
    assert upload_get(owner_id=ana.sub, upload_id=begun.upload.upload_id).state == AWAITING_UPLOAD


def test_putting_together_twice_changes_nothing(ana: Person, begun: Started, large: bytes) -> None:
    upload_id = begun.upload.upload_id
    put(ana, upload_id, large, 1, 2, 3)
    upload_complete(owner_id=ana.sub, upload_id=upload_id)
    upload_complete(owner_id=ana.sub, upload_id=upload_id)
    assert finish(ana.sub, upload_id).state == READY
    assert upload_complete(owner_id=ana.sub, upload_id=upload_id).state == READY


@pytest.mark.parametrize("extra", [-1, 1])
def test_a_part_of_another_size_is_refused_by_s3_or_not_put_together(
    ana: Person, begun: Started, large: bytes, extra: int
) -> None:
    upload_id = begun.upload.upload_id
    put(ana, upload_id, large, 2, 3)
    [part], _ = parts_sign(owner_id=ana.sub, upload_id=upload_id, numbers=[1])
    answer = requests.put(part.url, data=b"x" * (part.size + extra), timeout=30)
    if answer.status_code == 200:
        with pytest.raises(Conflict, match="1"):
            upload_complete(owner_id=ana.sub, upload_id=upload_id)


def test_a_signature_is_for_one_part_only(ana: Person, begun: Started, large: bytes) -> None:
    [part], _ = parts_sign(owner_id=ana.sub, upload_id=begun.upload.upload_id, numbers=[1])
    answer = requests.put(part.url.replace("partNumber=1", "partNumber=2"), data=large[: part.size], timeout=30)
    assert answer.status_code == 403


def test_only_the_sender_signs_lists_completes_and_renews(ana: Person, ben: Person, begun: Started) -> None:
    upload_id = begun.upload.upload_id
    for attempt in (
        lambda: parts_sign(owner_id=ben.sub, upload_id=upload_id, numbers=[1]),
        lambda: parts_arrived(owner_id=ben.sub, upload_id=upload_id),
        lambda: upload_complete(owner_id=ben.sub, upload_id=upload_id),
        lambda: transfer_renew(owner_id=ben.sub, upload_id=upload_id),
    ):
        with pytest.raises(UploadNotFound):
            attempt()


@pytest.mark.parametrize("numbers", [[], [0], [4], [1, 99], list(range(1, transfers.SIGNED_AT_ONCE + 2))])
def test_only_parts_that_there_are_get_signed(ana: Person, begun: Started, numbers: list[int]) -> None:
    with pytest.raises(Invalid) as refusal:
        parts_sign(owner_id=ana.sub, upload_id=begun.upload.upload_id, numbers=numbers)
    assert refusal.value.field == "numbers"


def test_calling_off_aborts_the_multipart_upload_and_gives_the_quota_back(
    ana: Person, begun: Started, large: bytes
) -> None:
    upload_id = begun.upload.upload_id
    before = profile_get(user_id=ana.sub)
    another = upload_start(owner_id=ana.sub, filename="b.jpg", content_type="image/jpeg", size=len(large))
    put(ana, another.upload.upload_id, large, 1)
    assert f"incoming/{ana.sub}/{another.upload.upload_id}" in open_multiparts()
    upload_cancel(owner_id=ana.sub, upload_id=another.upload.upload_id)
    assert f"incoming/{ana.sub}/{another.upload.upload_id}" not in open_multiparts()
    assert f"incoming/{ana.sub}/{upload_id}" in open_multiparts()
    after = profile_get(user_id=ana.sub)
    assert (after.bytes_held, after.images_held, after.open_uploads) == (
        before.bytes_held, before.images_held, before.open_uploads,
    )  # fmt: skip


def test_a_small_file_gets_a_fresh_grant_after_a_reload(ana: Person) -> None:
    data = pictures.jpeg(320, 240)
    started = start(ana.sub, data)
    upload, transfer = transfer_renew(owner_id=ana.sub, upload_id=started.upload.upload_id)
    assert deliver(Started(upload, transfer), data).status_code == 201
    assert finish(ana.sub, upload.upload_id).state == READY
    with pytest.raises(Conflict):
        transfer_renew(owner_id=ana.sub, upload_id=upload.upload_id)


def test_a_small_file_has_no_parts(ana: Person) -> None:
    upload_id = start(ana.sub, b"12345").upload.upload_id
    with pytest.raises(Conflict):
        parts_arrived(owner_id=ana.sub, upload_id=upload_id)
    with pytest.raises(Conflict):
        parts_sign(owner_id=ana.sub, upload_id=upload_id, numbers=[1])


def test_what_is_on_its_way_is_listed_oldest_first_in_pages(ben: Person) -> None:
    ids = [start(ben.sub, b"12345").upload.upload_id for _ in range(3)]
    first, after = uploads.uploads_list(owner_id=ben.sub, limit=2)
    rest, end = uploads.uploads_list(owner_id=ben.sub, limit=2, after=after)
    assert [upload.upload_id for upload in [*first, *rest]] == ids
    assert end is None


def test_parts_grow_with_the_file_so_that_s3_takes_all_of_them() -> None:
    assert part_size_for(500_000_000) == PART_BYTES
    assert part_size_for(10_000 * PART_BYTES + 1) == PART_BYTES + 1
