"""Packing: what is in the ZIP files of an album, byte for byte, whatever happens while they are being made."""

import secrets
from typing import Any

import pytest
from django.conf import settings

from gallery.errors import ArchiveNotFound, Conflict
from gallery.services.album_items import items_add
from gallery.services.album_members import invitation_accept, member_invite, member_remove
from gallery.services.albums import album_create
from gallery.services.archives import packing
from gallery.services.archives.asking import album_archive, archive_delete, archive_downloads
from gallery.services.following import block
from gallery.services.images import image_update
from gallery.services.jobs import ATTEMPTS, More
from gallery.services.notifications import notifications_list
from gallery.services.trash import image_trash
from gallery.storage import keys
from gallery.storage.client import s3
from gallery.storage.multipart import multipart_begin
from gallery.storage.objects import RANGE_BYTES, object_delete
from gallery.tables import archive_steps
from gallery.tables.album_members import CONTRIBUTOR, VIEWER
from gallery.tables.archive_steps import archive_begin_delete, pack_job_id
from gallery.tables.archives import FAILED, READY, RUNNING, Archive, Running, archive_find
from gallery.tables.images import PRIVATE, UNLISTED, Image
from gallery.tables.notifications import ARCHIVE
from tests.gallery.archives.packed import (
    contents_of,
    make_due,
    make_pictures,
    now_shown,
    objects_of,
    original,
    pack_slice,
    published,
    zips_of,
)
from tests.gallery.ingest.audits import differences_of, repair_all
from tests.gallery.made_up import handle_of, make_person
from tests.gallery.senders import run_jobs
from tests.roles import acting_as


def somebody() -> str:
    return str(make_person().user_id)


def make_album(owner_id: str, images: list[Image], *, title: str = "Summer") -> str:
    album_id = str(album_create(owner_id=owner_id, title=title, description="", visibility=PRIVATE).album.album_id)
    put_in(album_id, owner_id, images)
    return album_id


def put_in(album_id: str, person: str, images: list[Image]) -> None:
    results = items_add(viewer_id=person, album_id=album_id, image_ids=[image.image_id for image in images])
    assert [result.error for result in results] == [None] * len(images)


def let_in(album_id: str, owner_id: str, person: str, role: str) -> None:
    member_invite(viewer_id=owner_id, album_id=album_id, handle=handle_of(person), role=role)
    invitation_accept(viewer_id=person, album_id=album_id)


def ask(viewer_id: str, album_id: str) -> Archive:
    return album_archive(viewer_id=viewer_id, album_id=album_id).archive


def row_of(archive: Archive) -> Archive:
    row = archive_find(owner_id=archive.owner_id, archive_id=archive.archive_id)
    assert row is not None
    return row


def test_an_album_comes_as_its_viewer_may_have_it() -> None:
    ana, ben, eve = somebody(), somebody(), somebody()
    [lake] = make_pictures(ana, "Järvi: 夏/näky", taken_at="2024-05-06T07:08:10")
    [hill] = make_pictures(ana, "", visibility=UNLISTED, taken_at="2024-05-06T07:08:10", show_camera=False)
    [secret] = make_pictures(ana, "Secret")
    [bens] = make_pictures(ben, "Ben's", content_type="image/heic")
    [eves] = make_pictures(eve, "Eve's")
    album_id = make_album(ana, [lake, hill, secret], title="Kesä 2024")
    for person, image in ((ben, bens), (eve, eves)):
        let_in(album_id, ana, person, CONTRIBUTOR)
        put_in(album_id, person, [image])
    archive = ask(ben, album_id)
    # After it was asked for, and before it is packed.
    image_update(viewer_id=ana, image_id=secret.image_id, changes={"visibility": PRIVATE})
    block(viewer_id=eve, handle=handle_of(ben))
    run_jobs()
    shown = now_shown(archive)
    assert (shown.state, shown.archive.images_done, shown.archive.images_total) == (READY, 3, 3)
    [(filename, opened)] = zips_of(archive)
    assert filename == "Kesä 2024.zip"
    folder = "Kesä 2024"
    assert {name: opened.read(name) for name in opened.namelist()} == {
        f"{folder}/001 Järvi 夏 näky.jpg": published(lake),
        f"{folder}/002 {hill.image_id}.jpg": published(hill),
        f"{folder}/003 Ben's.heic": original(bens),
    }
    lakes, hills, bens_own = (info.date_time for info in opened.infolist())
    assert lakes == (2024, 5, 6, 7, 8, 10)
    # Its owner does not show when it was taken.
    assert (hills[:3], bens_own[:3]) == (hill.created_at.timetuple()[:3], bens.created_at.timetuple()[:3])
    [told] = [
        one for one in notifications_list(user_id=ben, limit=5, after=None)[0] if one.notification.kind == ARCHIVE
    ]
    assert (told.notification.text, told.is_read) == ("Kesä 2024", False)


def test_a_large_picture_goes_through_in_ranges_and_parts() -> None:
    ana = somebody()
    images = make_pictures(ana, "Large", size=2 * RANGE_BYTES + 12_345) + make_pictures(ana, "Small")
    archive = ask(ana, make_album(ana, images))
    run_jobs()
    assert list(contents_of(archive).values()) == [original(image) for image in images]
    assert objects_of(ana)[1] == []


@pytest.mark.parametrize("dies_at", ["in a file", "before it is recorded"])
def test_a_crash_costs_the_file_that_was_being_made(dies_at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = somebody()
    images = make_pictures(ana, *(f"Picture {number}" for number in range(5)))
    archive = ask(ana, make_album(ana, images))
    monkeypatch.setattr(packing, "FILE_BYTES", 3000)
    assert isinstance(pack_slice(archive), More)
    assert row_of(archive).state == RUNNING
    with monkeypatch.context() as broken:
        if dies_at == "in a file":
            # As when the process is killed: nobody tidies up.
            broken.setattr("gallery.storage.sending.multipart_abort", lambda *_: None)
            broken.setattr(packing, "zip_date", dying)
        else:
            broken.setattr(archive_steps, "archive_end_file", dying)
        with pytest.raises(KeyboardInterrupt):
            pack_slice(archive)
    assert len(objects_of(ana)[1]) == (dies_at == "in a file")
    assert len(row_of(archive).packed.files) == 1
    run_jobs()
    assert [name for name, _ in zips_of(archive)] == [f"Summer ({number} of 3).zip" for number in (1, 2, 3)]
    assert contents_of(archive) == {
        f"Summer/{number:03d} Picture {number - 1}.jpg": original(image) for number, image in enumerate(images, start=1)
    }
    assert objects_of(ana)[1] == []
    assert now_shown(archive).archive.bytes_done == sum(file.size for file in now_shown(archive).files)


def dying(*_arguments: object, **_named: object) -> None:
    raise KeyboardInterrupt


def test_whoever_loses_the_album_on_the_way_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ana, ben = somebody(), somebody()
    album_id = make_album(ana, make_pictures(ana, "One", "Two", "Three"))
    let_in(album_id, ana, ben, VIEWER)
    monkeypatch.setattr(packing, "FILE_BYTES", 1)
    archive = ask(ben, album_id)
    pack_slice(archive)
    member_remove(viewer_id=ana, album_id=album_id, handle=handle_of(ben))
    run_jobs()
    shown = now_shown(archive)
    assert (shown.state, shown.files) == (FAILED, [])
    assert shown.archive.error_detail == "This album is gone, or you may not see it any more."
    with pytest.raises(Conflict, match="could not be made"):
        archive_downloads(owner_id=ben, archive_id=archive.archive_id)
    assert objects_of(ben) == ([], [])
    assert Running.of(ben).by_subject == {}


def test_what_is_thrown_away_or_has_lost_its_bytes_is_passed_over() -> None:
    ana = somebody()
    kept, trashed, lost = make_pictures(ana, "Kept", "Trashed", "Lost")
    archive = ask(ana, make_album(ana, [trashed, lost, kept]))
    image_trash(viewer_id=ana, image_id=trashed.image_id)
    object_delete(keys.original(ana, lost.image_id))
    run_jobs()
    assert contents_of(archive) == {"Summer/001 Kept.jpg": original(kept)}


def test_an_album_without_a_picture_says_so() -> None:
    ana = somebody()
    archive = ask(ana, make_album(ana, []))
    run_jobs()
    assert now_shown(archive).archive.error_detail == "There is no picture in it that you may see."


@pytest.mark.parametrize("when", ["queued", "between files", "in a file"])
def test_calling_off_leaves_nothing_however_far_it_was(when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = somebody()
    archive = ask(ana, make_album(ana, make_pictures(ana, "One", "Two", "Three")))
    monkeypatch.setattr(packing, "FILE_BYTES", 1)
    monkeypatch.setattr(packing, "_SHOW_SECONDS", -1)
    write = packing._write

    def write_and_delete(*arguments: Any) -> None:
        write(*arguments)
        archive_begin_delete(row_of(archive), now=archive.created_at)

    if when == "between files":
        pack_slice(archive)
    if when == "in a file":
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(packing, "_write", write_and_delete)
            pack_slice(archive)
        assert objects_of(ana) == ([], [])
    else:
        archive_delete(owner_id=ana, archive_id=archive.archive_id)
    with pytest.raises(ArchiveNotFound):
        now_shown(archive)
    run_jobs()
    assert objects_of(ana) == ([], [])
    assert archive_find(owner_id=ana, archive_id=archive.archive_id) is None
    assert Running.of(ana).by_subject == {}


def test_an_archive_that_keeps_failing_is_given_up_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = somebody()
    archive = ask(ana, make_album(ana, make_pictures(ana, "One")))

    def fail(*_arguments: object) -> None:
        raise RuntimeError(secrets.token_hex(4))

    with monkeypatch.context() as broken:
        broken.setattr(packing, "_write", fail)
        for _ in range(ATTEMPTS):
            assert now_shown(archive).state in ("queued", RUNNING)
            make_due(pack_job_id(archive))
            run_jobs()
    shown = now_shown(archive)
    assert (shown.state, shown.archive.error_detail) == (FAILED, "Something went wrong on our side.")
    assert objects_of(ana) == ([], [])
    assert ask(ana, str(archive.subject_id)).archive_id != archive.archive_id


def test_the_audit_knows_what_an_archive_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = somebody()
    archive = ask(ana, make_album(ana, make_pictures(ana, "One", "Two")))
    monkeypatch.setattr(packing, "FILE_BYTES", 1)
    pack_slice(archive)
    with monkeypatch.context() as broken:
        broken.setattr("gallery.storage.sending.multipart_abort", lambda *_: None)
        broken.setattr(packing, "zip_date", dying)
        with pytest.raises(KeyboardInterrupt):
            pack_slice(archive)
    with acting_as("operator"):
        s3().put_object(Bucket=settings.MEDIA_BUCKET, Key=keys.archive(ana, "gone", 1), Body=b"left behind")
        lost = multipart_begin(keys.archive(ana, "gone", 2), content_type="application/zip")
    orphans = [one for one in differences_of(ana) if one.kind.startswith("orphaned")]
    assert [one.subject for one in orphans] == [keys.archive(ana, "gone", 1), keys.archive(ana, "gone", 2)]
    assert repair_all(orphans) == []
    stored, open_multiparts = objects_of(ana)
    assert stored == [keys.archive(ana, archive.archive_id, 1)]
    assert lost not in open_multiparts
    assert open_multiparts == [row_of(archive).multipart_id]
    run_jobs()
    assert len(list(zips_of(archive))) == 2
