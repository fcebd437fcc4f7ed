"""Archives over HTTP: who may ask for, follow, fetch and delete them, how many, and for how long."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from django.test import Client

from accounts.services.api_tokens import api_token_create
from gallery.errors import AlbumNotFound, Gone, LimitReached
from gallery.services.album_members import member_remove
from gallery.services.archives import asking
from gallery.services.archives.asking import account_archive, album_archive
from gallery.storage.presign import ARCHIVE_SECONDS
from gallery.tables.archive_steps import forget_job_id
from gallery.tables.archives import EXPIRED, QUEUED, READY, Archive, Running, archives_of
from tests.accounts.people import Person
from tests.gallery.archives.packed import make_due, make_pictures, now_shown, objects_of, zips_of
from tests.gallery.archives.test_packing import ask, let_in, make_album, somebody
from tests.gallery.made_up import handle_of
from tests.gallery.senders import run_jobs
from tests.roles import acting_as

API = "/api/v1"


def post(client: Client, path: str, **headers: str) -> Any:
    return client.post(API + path, {}, content_type="application/json", headers=headers)


def token(person: Person, *scopes: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {api_token_create(user_id=person.sub, name='A program', scopes=scopes)[1]}"}


def make_time_pass(archive: Archive) -> None:
    """As if its files' time were up."""
    with acting_as("operator"):
        row = Archive(archive.owner_id, archive.archive_id)
        row.update(actions=[Archive.open_until.set(datetime.now(UTC) - timedelta(seconds=1))])


def test_an_archive_is_asked_for_followed_fetched_and_deleted(as_ana: Client, as_ben: Client, ana: Person) -> None:
    album_id = make_album(ana.sub, make_pictures(ana.sub, "One", "Two"))
    assert post(as_ben, f"/albums/{album_id}/archives").status_code == 404
    asked = post(as_ana, f"/albums/{album_id}/archives")
    assert asked.status_code == 202
    one = asked.json()
    assert (one["kind"], one["album_id"], one["title"], one["state"]) == ("album", album_id, "Summer", QUEUED)
    assert one["progress"] == {"images_done": 0, "images_total": 2, "bytes_done": 0, "bytes_total": None}
    assert (one["files"], one["expires_at"]) == ([], None)
    path = f"/archives/{one['id']}"
    assert post(as_ana, f"{path}/downloads").status_code == 409
    assert post(as_ana, f"/albums/{album_id}/archives").json()["id"] == one["id"]
    run_jobs()
    ready = as_ana.get(API + path).json()
    [file] = ready["files"]
    assert (ready["state"], file["filename"], file["image_count"]) == (READY, "Summer.zip", 2)
    assert ready["progress"] == {
        "images_done": 2,
        "images_total": 2,
        "bytes_done": file["size"],
        "bytes_total": file["size"],
    }
    left = datetime.fromisoformat(ready["expires_at"]) - datetime.now(UTC)
    assert timedelta(hours=23) < left <= timedelta(days=1)
    answer = post(as_ana, f"{path}/downloads")
    assert answer.status_code == 201
    [download] = answer.json()["files"]
    fetched = requests.get(download["url"], timeout=10)
    assert (fetched.status_code, len(fetched.content)) == (200, file["size"])
    assert fetched.headers["Content-Disposition"] == 'attachment; filename="Summer.zip"'
    assert fetched.headers["Content-Type"] == "application/zip"
    until = datetime.fromisoformat(download["expires_at"]) - datetime.now(UTC)
    assert until <= timedelta(seconds=ARCHIVE_SECONDS)
    for ask_for in (as_ben.get, as_ben.delete):
        assert ask_for(API + path).status_code == 404
    assert post(as_ben, f"{path}/downloads").status_code == 404
    listed = as_ana.get(f"{API}/archives?limit=1").json()
    assert ([found["id"] for found in listed["results"]], listed["next_cursor"]) == ([one["id"]], None)
    assert as_ben.get(f"{API}/archives").json()["results"] == []
    # What is there already is no hindrance to a new one.
    again = post(as_ana, f"/albums/{album_id}/archives").json()
    assert again["id"] != one["id"]
    for made in (one["id"], again["id"]):
        assert as_ana.delete(f"{API}/archives/{made}").status_code == 204
        assert as_ana.delete(f"{API}/archives/{made}").status_code == 404
    assert as_ana.get(f"{API}/archives").json()["results"] == []
    run_jobs()
    assert requests.get(download["url"], timeout=10).status_code == 404
    assert objects_of(ana.sub) == ([], [])


def test_what_is_no_archive_answers_404(as_ben: Client, ben: Person) -> None:
    archive = ask(ben.sub, make_album(ben.sub, []))
    # There is a row of that name, and it is none.
    assert Running.of(ben.sub).revision
    for name in ("running", "x", "0" * 3000, "01ARZ3NDEKTSV4RRFFQ69G5FAV"):
        assert as_ben.get(f"{API}/archives/{name}").status_code == 404
        assert as_ben.delete(f"{API}/archives/{name}").status_code == 404
        assert post(as_ben, f"/archives/{name}/downloads").status_code == 404
    assert as_ben.delete(f"{API}/archives/{archive.archive_id}").status_code == 204


def test_a_token_may_take_an_album_but_no_export(as_ana: Client, ana: Person) -> None:
    album_id = make_album(ana.sub, make_pictures(ana.sub, "One"))
    reads, uploads = token(ana, "read"), token(ana, "upload", "write")
    program = Client()
    assert post(program, f"/albums/{album_id}/archives", **uploads).status_code == 403
    asked = post(program, f"/albums/{album_id}/archives", **reads)
    assert asked.status_code == 202
    assert post(program, "/me/exports", **reads).status_code == 403
    export_id = post(as_ana, "/me/exports").json()["id"]
    run_jobs()
    assert post(program, f"/archives/{asked.json()['id']}/downloads", **reads).status_code == 201
    refused = post(program, f"/archives/{export_id}/downloads", **reads)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, "insufficient_scope")
    assert program.get(f"{API}/archives/{export_id}", headers=reads).json()["state"] == READY
    assert program.delete(f"{API}/archives/{export_id}", headers=reads).status_code == 403
    assert post(as_ana, f"/archives/{export_id}/downloads").status_code == 201


def test_without_signing_in_nobody_gets_an_archive() -> None:
    nobody = Client()
    for path in ("/albums/x/archives", "/me/exports", "/archives/x/downloads"):
        assert post(nobody, path).status_code == 401
    assert nobody.get(f"{API}/archives").status_code == 401


def test_an_archive_whose_time_is_up_is_over_at_once_and_its_files_go() -> None:
    ana = somebody()
    archive = ask(ana, make_album(ana, make_pictures(ana, "One")))
    run_jobs()
    assert len(list(zips_of(archive))) == 1
    make_time_pass(archive)
    assert (now_shown(archive).state, now_shown(archive).files) == (EXPIRED, [])
    with pytest.raises(Gone):
        asking.archive_downloads(owner_id=ana, archive_id=archive.archive_id)
    make_due(forget_job_id(archive))
    run_jobs()
    assert objects_of(ana) == ([], [])
    assert now_shown(archive).archive.state == EXPIRED


def test_whoever_was_taken_out_of_an_album_gets_no_more_links_to_its_archive() -> None:
    ana, ben = somebody(), somebody()
    album_id = make_album(ana, make_pictures(ana, "One"))
    let_in(album_id, ana, ben, "viewer")
    archive = ask(ben, album_id)
    run_jobs()
    assert len(list(zips_of(archive))) == 1
    member_remove(viewer_id=ana, album_id=album_id, handle=handle_of(ben))
    with pytest.raises(AlbumNotFound):
        list(zips_of(archive))


def test_only_so_many_are_made_at_once_and_the_same_never_twice() -> None:
    ana = somebody()
    albums = [make_album(ana, []) for _ in range(asking.RUNNING_MAX + 2)]

    def ask_for(album_id: str) -> str | None:
        try:
            return str(album_archive(viewer_id=ana, album_id=album_id).archive.archive_id)
        except LimitReached:
            return None

    with ThreadPoolExecutor(max_workers=8) as pool:
        same = set(pool.map(ask_for, [albums[0]] * 8))
        answers = list(pool.map(ask_for, albums))
    assert len(same) == 1
    assert answers.count(None) == 2
    made = {answer for answer in answers if answer}
    assert made == set(Running.of(ana).by_subject.values())
    assert made == {one.archive_id for one in archives_of(owner_id=ana, limit=20, before=None)}
    # They end, in whichever way, and others may begin.
    run_jobs()
    assert Running.of(ana).by_subject == {}
    assert ask_for(albums[-1])


def test_only_so_many_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = somebody()
    monkeypatch.setattr(asking, "RUNNING_MAX", 100)
    for _ in range(asking.PER_DAY["export"]):
        archive = account_archive(user_id=ana).archive
        asking.archive_delete(owner_id=ana, archive_id=archive.archive_id)
    with pytest.raises(LimitReached, match="too often"):
        account_archive(user_id=ana)
