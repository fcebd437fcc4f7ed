"""Asking to send a file."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from gallery.errors import Conflict, Invalid, UploadNotFound
from gallery.services.uploads import clean_filename, upload_cancel, upload_get, upload_start
from gallery.tables.uploads import AWAITING_UPLOAD, READY, Upload
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.senders import deliver, grant_of, send, start
from tests.roles import acting_as


def ask(owner: Person, **changed: object) -> object:
    wanted = {"filename": "a.jpg", "content_type": "image/jpeg", "size": 1000, **changed}
    return upload_start(owner_id=owner.sub, **wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"content_type": "image/svg+xml"}, "content_type"),
        ({"size": 0}, "size"),
        ({"size": settings.MAX_UPLOAD_BYTES + 1}, "size"),
        ({"visibility": "everyone"}, "visibility"),
    ],
)
def test_what_cannot_be_taken_is_refused_before_it_is_sent(ana: Person, changed: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        ask(ana, **changed)
    assert refusal.value.field == field


def test_a_new_upload_awaits_its_bytes_under_a_key_made_by_the_server(ana: Person) -> None:
    started = start(ana.sub, b"12345")
    assert started.upload.state == AWAITING_UPLOAD
    assert grant_of(started).fields["key"] == f"incoming/{ana.sub}/{started.upload.upload_id}"


def test_only_the_sender_sees_an_upload(ana: Person, ben: Person) -> None:
    upload_id = start(ana.sub, b"12345").upload.upload_id
    assert upload_get(owner_id=ana.sub, upload_id=upload_id).state == AWAITING_UPLOAD
    with pytest.raises(UploadNotFound):
        upload_get(owner_id=ben.sub, upload_id=upload_id)
    with pytest.raises(UploadNotFound):
        upload_cancel(owner_id=ben.sub, upload_id=upload_id)


def test_an_expired_row_that_still_stands_counts_as_absent(ana: Person) -> None:
    upload = start(ana.sub, b"12345").upload
    past = int((datetime.now(UTC) - timedelta(seconds=5)).timestamp())
    with acting_as("operator"):
        upload.update(actions=[Upload.expires_at.set(past)])
    with pytest.raises(UploadNotFound):
        upload_get(owner_id=ana.sub, upload_id=upload.upload_id)


def test_a_cancelled_upload_is_gone_and_its_late_bytes_make_no_picture(ana: Person) -> None:
    data = pictures.jpeg(400, 300)
    started = start(ana.sub, data)
    assert deliver(started, data).status_code == 201
    upload_cancel(owner_id=ana.sub, upload_id=started.upload.upload_id)
    with pytest.raises(UploadNotFound):
        upload_get(owner_id=ana.sub, upload_id=started.upload.upload_id)


def test_an_upload_that_became_a_picture_cannot_be_called_off(ana: Person) -> None:
    upload = send(ana.sub, pictures.jpeg(400, 300))
    assert upload.state == READY
    with pytest.raises(Conflict):
        upload_cancel(owner_id=ana.sub, upload_id=upload.upload_id)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\a.jpg", "a.jpg"),
        ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie: x.jpg"),
        ("nul\x00.jpg", "nul.jpg"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("x" * 5000, "x" * 255),
        ("  ", "picture"),
        ("", "picture"),
        ("Küste äöü.jpg", "Küste äöü.jpg"),
    ],
)
def test_file_names_are_made_safe_to_show(sent: str, kept: str) -> None:
    assert clean_filename(sent) == kept
