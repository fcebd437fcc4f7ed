"""Erasing a person: nothing of theirs is left anywhere, and what others have agrees as before."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from cfnlint.decode import decode
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.services.api_tokens import api_token_create
from accounts.services.profiles import profile_get
from accounts.tables.profiles import DISABLED, ERASING, Profile
from accounts.tables.transactions import transact
from accounts.tokens import LEEWAY_SECONDS
from gallery.errors import Conflict, NotFound
from gallery.events import jobs
from gallery.media.sizes import rendition_widths
from gallery.services.album_items import items_add
from gallery.services.album_members import invitation_accept, member_invite
from gallery.services.albums import album_create
from gallery.services.archives.asking import album_archive
from gallery.services.comments import comment_create, comments_list
from gallery.services.erasing.running import SETTLE, erase
from gallery.services.favourites import favourite_add
from gallery.services.following import block, follow
from gallery.services.jobs import Done, More, Work
from gallery.services.leaving import erasure_call_off, erasure_report, erasure_request
from gallery.services.likes import like
from gallery.services.links import link_create
from gallery.storage import keys
from gallery.tables.albums import album_get
from gallery.tables.erasures import ERASED, WAITING, Erasure, erasure_job_id, person_hash
from gallery.tables.image_changes import derive_again
from gallery.tables.images import PUBLIC, Image, image_get
from gallery.tables.jobs import FAILED, Job, job_claim, job_end, job_request
from gallery.tables.moderated import image_remove_writes
from gallery.tables.upload_steps import upload_reject
from gallery.tables.uploads import READY, Upload
from imageshare.template import TEMPLATE
from moderation.services.reports import image_report, person_report
from tests.accounts.people import Person, bearer, create_person, sign_in
from tests.gallery import pictures
from tests.gallery.everywhere import has_account, object_put, objects_naming, row_put, tables_naming, value_set
from tests.gallery.made_up import handle_of, image_row, make_person
from tests.gallery.senders import deliver, start
from tests.roles import acting_as

# What these hold names nobody: hashes of what expires, and of what pictures look like; numbers of the whole site.
NAMELESS = {"decision_counts", "ledger", "throttles", "idempotency", "blocklist", "lookalikes", "site_records"}


def a_picture(owner_id: str) -> Image:
    """Its row and those of its upload, its objects, and the wish that it can be found."""
    image = image_row(owner_id, created_at=datetime.now(UTC))
    upload = Upload(
        image.image_id,
        owner_id=owner_id,
        state=READY,
        filename="picture.jpg",
        content_type="image/jpeg",
        size=1000,
        visibility=PUBLIC,
        created_at=image.created_at,
        open_until=image.created_at,
    )
    for row in (image, upload):
        row_put(row)
    for key in keys.of_image(owner_id, image.image_id, rendition_widths(int(image.width))):
        object_put(key)
    derive_again([image.image_id], now=image.created_at)
    return image


def do_one_of_everything(person: Person, friend_id: str, picture_id: str) -> tuple[str, str]:
    """Have somebody do and own one of everything. The ids of their picture and of the friend's album."""
    user_id = person.sub
    sign_in(Client(), person)
    api_token_create(user_id=user_id, name="A program", scopes=["read"])
    follow(viewer_id=user_id, handle=handle_of(friend_id))
    follow(viewer_id=friend_id, handle=handle_of(user_id))
    block(viewer_id=user_id, handle=make_person("Bea").handle)
    block(viewer_id=make_person("Cleo").user_id, handle=handle_of(user_id))
    image_id = str(a_picture(user_id).image_id)
    react_to_each_other(user_id, picture_id, friend_id, image_id)
    own, theirs = (
        album_create(owner_id=owner_id, title="An album", description="", visibility=PUBLIC).album.album_id
        for owner_id in (user_id, friend_id)
    )
    member_invite(viewer_id=user_id, album_id=own, handle=handle_of(friend_id), role="viewer")
    member_invite(viewer_id=friend_id, album_id=theirs, handle=handle_of(user_id), role="contributor")
    invitation_accept(viewer_id=user_id, album_id=theirs)
    for album_id in (own, theirs):
        assert items_add(viewer_id=user_id, album_id=album_id, image_ids=[image_id])[0].error is None
    album_archive(viewer_id=user_id, album_id=own)
    link_create(owner_id=user_id, kind="image", subject_id=image_id)
    deliver(start(user_id, pictures.jpeg(300, 200)), pictures.jpeg(300, 200))
    refused = start(user_id, pictures.jpeg(310, 200)).upload
    assert upload_reject(refused, code="unreadable", detail="This is no picture.", now=datetime.now(UTC))
    for row in (a_picture(friend_id), start(friend_id, pictures.jpeg(320, 200)).upload):
        row.update(actions=[type(row).guest_id.set(user_id), type(row).guest_name.set("Zelda Quint")])
    for key in (keys.original, keys.quarantined, keys.evidence):
        object_put(key(user_id, "stray"))
    person_report(viewer_id=friend_id, address="192.0.2.1", handle=handle_of(user_id), rule="spam", text="")
    image_report(viewer_id=user_id, address="192.0.2.1", image_id=picture_id, rule="spam", text="")
    taken_down = a_picture(user_id)
    transact(lambda writes: image_remove_writes(writes, taken_down, now=datetime.now(UTC)))
    transact(
        lambda writes: job_request(
            writes,
            job_id=f"test#{user_id}",
            kind="merge",
            subject=user_id,
            now=datetime.now(UTC),
            shown_owner_id=user_id,
        )
    )
    return image_id, theirs


def react_to_each_other(user_id: str, picture_id: str, friend_id: str, image_id: str) -> None:
    for viewer_id, liked in ((user_id, picture_id), (friend_id, image_id)):
        like(viewer_id=viewer_id, image_id=liked)
        comment_create(viewer_id=viewer_id, image_id=liked, text="Good light.")
        favourite_add(viewer_id=viewer_id, image_id=liked)


def counters_of(user_id: str) -> list[float]:
    """What others have a hand in."""
    profile = profile_get(user_id=user_id)
    names = ("follower_count", "following_count", "block_count", "unread_count", "favourite_count", "album_count")
    return [getattr(profile, name) for name in names]


def rows_naming(words: list[str]) -> dict[str, list[Any]]:
    """Only of tables that have any."""
    return {table: rows for table, rows in tables_naming(words).items() if rows}


def make_due(erasure_id: str) -> None:
    """As if the time to think, or the pause between two passes, were over."""
    value_set(Erasure(erasure_id), "due_at", {"S": "2026-01-01T00:00:00.000000+0000"})
    value_set(Job(erasure_job_id(erasure_id)), "due_at", {"N": "0"})


def run_what_is_due() -> None:
    while jobs.handle_schedule()["run"]:
        pass


def run_to_the_end(erasure_id: str) -> Erasure:
    """As the jobs function."""
    for _ in range(5):
        make_due(erasure_id)
        run_what_is_due()
        report = erasure_report(erasure_id=erasure_id)
        if report.state == ERASED:
            return report
    raise AssertionError("the erasure came to no end")


def test_nothing_of_a_person_is_left_anywhere_and_others_keep_what_is_theirs() -> None:
    person, friend = create_person("Zelda Quint"), make_person("Friend")
    picture = a_picture(friend.user_id)
    comment_create(viewer_id=friend.user_id, image_id=picture.image_id, text="My own.")
    before = counters_of(friend.user_id)
    image_id, album_id = do_one_of_everything(person, friend.user_id, picture.image_id)
    names = [person.sub, handle_of(person.sub), person.email]
    _, erasure_id = erasure_request(user_id=person.sub)
    with acting_as("jobs"):
        run_what_is_due()
        assert erasure_report(erasure_id=erasure_id).state == WAITING, "not before its time"
        nameless = {table for table, rows in tables_naming(names).items() if not rows}
        assert nameless == NAMELESS, "give the person a row in each new table"
        prefixes = {key.partition("/")[0] for key in objects_naming([*names, image_id])}
        assert prefixes == {"archives", "evidence", "incoming", "originals", "published", "quarantine", "renditions"}
        report = run_to_the_end(erasure_id)

    assert rows_naming(names) == {}
    # A job that finds nothing to do when its time comes, as after every deletion, and names nobody.
    assert rows_naming([image_id]).keys() <= {"jobs"}
    assert objects_naming([person.sub, image_id]) == []
    assert report.person_hash == person_hash(person.sub)
    wanted = {"accounts": 1, "images": 2, "likes": 1, "comments": 1, "relations": 4, "handles": 1, "albums": 1}
    wanted |= {
        "archives": 1,
        "originals/": 2,
        "published/": 1,
        "quarantine/": 2,
        "evidence/": 2,
        "api_tokens": 1,
        "links": 1,
        "album_members": 1,
        "favourites": 1,
        "cases": 1,
        "reports": 1,
    }
    wanted |= {"additions": 2, "uploads": 2, "jobs": 1, "profiles": 1, "sessions": 1}
    assert {name: report.counts.get(name) for name in wanted} == wanted

    assert counters_of(friend.user_id)[:-1] == before[:-1]
    picture = image_get(image_id=picture.image_id)
    assert (picture.like_count, picture.comment_count) == (0, 1)
    said, _ = comments_list(viewer_id=friend.user_id, image_id=picture.image_id, limit=10, after=None)
    assert [one.comment.text for one in said] == ["My own."]
    assert (album_get(album_id=album_id).item_count, album_get(album_id=album_id).member_count) == (0, 0)

    assert not has_account(person.sub)


def test_every_slice_may_run_twice_in_any_process() -> None:
    person, friend = make_person("Yara Quint"), make_person("Friend")
    picture, image = a_picture(friend.user_id), a_picture(person.user_id)
    before = counters_of(friend.user_id)
    react_to_each_other(person.user_id, picture.image_id, friend.user_id, image.image_id)
    follow(viewer_id=person.user_id, handle=friend.handle)
    follow(viewer_id=friend.user_id, handle=person.handle)
    album_create(owner_id=person.user_id, title="Mine", description="", visibility=PUBLIC)
    _, erasure_id = erasure_request(user_id=person.user_id)
    make_due(erasure_id)
    with acting_as("jobs"):
        outcome = twice(erasure_id, {})
        while isinstance(outcome, More):
            if outcome.wait_until:
                value_set(Job(erasure_job_id(erasure_id)), "due_at", {"N": "9999999999"})
                run_what_is_due()
            outcome = twice(erasure_id, outcome.cursor)
    assert erasure_report(erasure_id=erasure_id).state == ERASED
    assert rows_naming([person.user_id, person.handle]) == {}
    assert counters_of(friend.user_id) == before
    picture = image_get(image_id=picture.image_id)
    assert (picture.like_count, picture.comment_count) == (0, 0)


def twice(erasure_id: str, cursor: Mapping[str, Any]) -> More | Done:
    """What the first run of a slice did stays done; that it was done is lost with its process."""
    work = Work(erasure_job_id(erasure_id), erasure_id, {}, cursor)
    erase(work)
    return erase(work)


def test_what_was_called_off_is_not_done_and_leaves_no_trace() -> None:
    person = make_person()
    _, erasure_id = erasure_request(user_id=person.user_id)
    assert erasure_request(user_id=person.user_id)[1] == erasure_id, "asked again, it changes nothing"
    erasure_call_off(user_id=person.user_id)
    erasure_call_off(user_id=person.user_id)
    assert erase(Work(erasure_job_id(erasure_id), erasure_id, {})) == Done()
    assert not profile_get(user_id=person.user_id).is_away
    with pytest.raises(NotFound):
        erasure_report(erasure_id=erasure_id)
    assert rows_naming([erasure_id]).keys() == {"jobs"}, "which goes when its time has come"


def test_once_it_has_begun_there_is_no_way_back() -> None:
    person = create_person("Nora")
    _, erasure_id = erasure_request(user_id=person.sub)
    Profile(person.sub).update(actions=[Profile.state.set(ERASING)])
    with pytest.raises(Conflict):
        erasure_call_off(user_id=person.sub)
    assert erasure_report(erasure_id=erasure_id).state == WAITING
    assert profile_get(user_id=person.sub).is_leaving
    answer = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {bearer(person)}"})
    assert answer.status_code == 401


def test_no_token_outlives_the_pause_after_which_the_profile_goes() -> None:
    """It would have a new one made."""
    client = decode(str(TEMPLATE))[0]["Resources"]["UserPoolClient"]["Properties"]
    assert client["TokenValidityUnits"]["AccessToken"] == "minutes"
    assert timedelta(minutes=client["AccessTokenValidity"], seconds=LEEWAY_SECONDS) < SETTLE


def command(name: str, *arguments: str) -> str:
    said = StringIO()
    call_command(name, *arguments, stdout=said)
    return said.getvalue()


def test_an_operator_erases_who_asks_by_letter_and_what_was_given_up_is_tried_again() -> None:
    person = make_person("Letter Writer")
    with acting_as("maintenance"):
        with pytest.raises(CommandError, match="no such person"):
            command("erase", "nobody-at-all")
        erasure_id = command("erase", person.handle, "--days", "0").split()[-1]
        assert erasure_id.isalnum(), "a command line would take it for an option"
        assert command("erasure_report", erasure_id).startswith("waiting: asked ")
        job = job_claim(job_id=erasure_job_id(erasure_id), now=datetime.now(UTC), lease_seconds=60)
        assert job is not None
        assert job_end(job, state=FAILED, result=None, error_detail="It kept failing.", now=datetime.now(UTC))
        assert command("erase", person.handle).split()[-1] == erasure_id
        assert job_claim(job_id=erasure_job_id(erasure_id), now=datetime.now(UTC), lease_seconds=60) is not None
    assert profile_get(user_id=person.user_id).is_away


def test_whom_a_backup_brings_back_is_erased_again() -> None:
    now, user_id = datetime.now(UTC), make_person("Back Again").user_id
    # The backup was made while the person was leaving; since then they were erased.
    Profile(user_id).update(actions=[Profile.leaving_at.set(now), Profile.erasure_id.set(f"of {user_id}")])
    row_put(
        Erasure(
            f"of {user_id}",
            person_hash=person_hash(user_id),
            state=ERASED,
            asked_at=now,
            due_at=now,
            erased_at=now,
            removed='{"profiles": 1}',
        )
    )
    with acting_as("maintenance"):
        assert f"of {user_id} erased: asked " in command("erasure_report")
        assert command("erase", "--restored") == "1 people were brought back and are erased again.\n"
        assert command("erase", "--restored").startswith("0 people")
    again = profile_get(user_id=user_id)
    assert (again.is_away, again.state) == (True, DISABLED)
    assert erasure_report(erasure_id=str(again.erasure_id)).user_id == user_id
