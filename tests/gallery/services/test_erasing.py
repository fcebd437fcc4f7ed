"""Erasing a person: nothing of theirs is left anywhere, and what others have agrees as before."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import boto3
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from pynamodb.models import Model

from accounts import cognito
from accounts.services.api_tokens import api_token_create
from accounts.services.profiles import profile_get
from accounts.tables.handles import Handle
from accounts.tables.profiles import DISABLED, Profile
from accounts.tables.transactions import transact
from gallery.errors import Conflict, NotFound
from gallery.events import jobs
from gallery.services.album_items import items_add
from gallery.services.album_members import invitation_accept, member_invite
from gallery.services.albums import album_create
from gallery.services.comments import comment_create, comments_list
from gallery.services.differences import Difference
from gallery.services.erasing.running import erase
from gallery.services.favourites import favourite_add
from gallery.services.following import block, follow
from gallery.services.jobs import Done, More, Work
from gallery.services.leaving import erasure_call_off, erasure_report, erasure_request
from gallery.services.likes import like
from gallery.services.links import link_create
from gallery.storage import keys
from gallery.tables.albums import album_get
from gallery.tables.erasures import ERASED, RUNNING, WAITING, Erasure, erasure_job_id, person_hash
from gallery.tables.images import PUBLIC, image_get
from gallery.tables.jobs import FAILED, Job, job_claim, job_end, job_request
from gallery.tables.upload_steps import upload_reject
from tests.accounts.people import Person, bearer, create_person, sign_in
from tests.gallery import pictures
from tests.gallery.everywhere import objects_naming, tables_naming
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import handle_of, make_images, make_person
from tests.gallery.senders import deliver, run_jobs, share, start
from tests.roles import acting_as

# What these hold names nobody: hashes alone, of which those that were asked for again and again expire.
NAMELESS = {"throttles", "idempotency"}


def make_due(erasure_id: str) -> None:
    """As if the time to think, or the pause between two passes, were over."""
    set_due(Job, "job_id", erasure_job_id(erasure_id), {"N": "0"})
    set_due(Erasure, "erasure_id", erasure_id, {"S": "2026-01-01T00:00:00.000000+0000"})


def set_due(model: type[Model], key: str, value: str, due_at: Any) -> None:
    """By an operator's own client: to change the role of the whole process takes long."""
    boto3.Session(profile_name="imageshare-operator").client("dynamodb").update_item(
        TableName=model.Meta.table_name,
        Key={key: {"S": value}},
        UpdateExpression="SET due_at = :due",
        ConditionExpression="attribute_exists(due_at)",
        ExpressionAttributeValues={":due": due_at},
    )


def rows_naming(words: list[str]) -> dict[str, list[object]]:
    """Only of tables that have any."""
    return {table: rows for table, rows in tables_naming(words).items() if rows}


def counters_of(user_id: str) -> list[float]:
    """What others have a hand in."""
    profile = profile_get(user_id=user_id)
    names = ("follower_count", "following_count", "block_count", "unread_count", "favourite_count", "image_count")
    return [getattr(profile, name) for name in names]


def disagreeing(user_id: str) -> list[Difference]:
    """About reactions and albums; pictures that are rows only have no objects and were never counted."""
    return [one for one in differences_of(user_id) if one.kind not in ("missing object", "wrong counters")]


def run_to_the_end(erasure_id: str) -> Erasure:
    with acting_as("jobs"):
        for _ in range(5):
            make_due(erasure_id)
            while jobs.handle_schedule()["run"]:
                pass
            report = erasure_report(erasure_id=erasure_id)
            if report.state == ERASED:
                return report
    raise AssertionError("the erasure came to no end")


def leave_a_row_everywhere(person: Person, friend_id: str, picture_id: str) -> tuple[str, str]:
    """Have somebody do and own one of everything. The ids of their picture and of the friend's album."""
    user_id = person.sub
    sign_in(Client(), person)
    api_token_create(user_id=user_id, name="A program", scopes=["read"])
    follow(viewer_id=user_id, handle=handle_of(friend_id))
    follow(viewer_id=friend_id, handle=handle_of(user_id))
    block(viewer_id=user_id, handle=make_person("Bea").handle)
    block(viewer_id=make_person("Cleo").user_id, handle=handle_of(user_id))
    image_id = str(share(user_id, pictures.jpeg(400, 300)).image_id)
    for viewer_id, liked in ((user_id, picture_id), (friend_id, image_id)):
        like(viewer_id=viewer_id, image_id=liked)
        comment_create(viewer_id=viewer_id, image_id=liked, text="Good light.")
        favourite_add(viewer_id=viewer_id, image_id=liked)
    own = album_create(owner_id=user_id, title="Mine", description="", visibility=PUBLIC).album.album_id
    theirs = album_create(owner_id=friend_id, title="Ours", description="", visibility=PUBLIC).album.album_id
    member_invite(viewer_id=user_id, album_id=own, handle=handle_of(friend_id), role="viewer")
    member_invite(viewer_id=friend_id, album_id=theirs, handle=handle_of(user_id), role="contributor")
    invitation_accept(viewer_id=user_id, album_id=theirs)
    for album_id in (own, theirs):
        assert items_add(viewer_id=user_id, album_id=album_id, image_ids=[image_id])[0].error is None
    link_create(owner_id=user_id, kind="image", subject_id=image_id)
    deliver(start(user_id, pictures.jpeg(300, 200)), pictures.jpeg(300, 200))
    refused = start(user_id, pictures.jpeg(310, 200)).upload
    assert upload_reject(refused, code="unreadable", detail="This is no picture.", now=datetime.now(UTC))
    s3 = boto3.Session(profile_name="imageshare-operator").client("s3")
    s3.put_object(Bucket=settings.MEDIA_BUCKET, Key=keys.original(user_id, "stray"), Body=b"left")
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
    run_jobs()
    return image_id, theirs


def test_nothing_of_a_person_is_left_anywhere_and_others_keep_what_is_theirs() -> None:
    person, friend = create_person("Zelda Quint"), make_person("Friend")
    [picture] = make_images(friend.user_id)
    comment_create(viewer_id=friend.user_id, image_id=picture.image_id, text="My own.")
    before = counters_of(friend.user_id)
    image_id, album_id = leave_a_row_everywhere(person, friend.user_id, picture.image_id)
    names = [person.sub, handle_of(person.sub), person.email]
    before_it = tables_naming(names)
    assert {table for table, rows in before_it.items() if not rows} == NAMELESS | {"erasures"}, (
        "give the person a row in each new table"
    )
    assert {key.partition("/")[0] for key in objects_naming([*names, image_id])} == {
        "incoming",
        "originals",
        "published",
        "renditions",
    }

    _, erasure_id = erasure_request(user_id=person.sub)
    token = bearer(person)
    assert [row["user_id"]["S"] for row in tables_naming([person.sub])["erasures"]] == [person.sub]
    run_jobs()
    assert erasure_report(erasure_id=erasure_id).state == WAITING, "not before its time"
    report = run_to_the_end(erasure_id)

    assert rows_naming(names) == {}
    # A job that finds nothing to do when its time comes, as after every deletion, and names nobody.
    assert rows_naming([image_id]).keys() <= {"jobs"}
    assert objects_naming([person.sub, image_id]) == []
    assert report.person_hash == person_hash(person.sub)
    wanted = {"accounts": 1, "images": 1, "likes": 1, "comments": 1, "relations": 4, "handles": 1, "albums": 1}
    wanted |= {"originals/": 2, "published/": 1, "api_tokens": 1, "links": 1, "album_members": 1, "favourites": 1}
    wanted |= {"uploads": 2, "jobs": 1, "profiles": 1, "sessions": 1}
    assert {name: report.counts.get(name) for name in wanted} == wanted

    assert counters_of(friend.user_id) == before
    picture = image_get(image_id=picture.image_id)
    assert (picture.like_count, picture.comment_count) == (0, 1)
    said, _ = comments_list(viewer_id=friend.user_id, image_id=picture.image_id, limit=10, after=None)
    assert [one.comment.text for one in said] == ["My own."]
    assert (album_get(album_id=album_id).item_count, album_get(album_id=album_id).member_count) == (0, 0)
    assert disagreeing(friend.user_id) == []

    with pytest.raises(NotFound), acting_as("jobs"):
        cognito.account_delete(user_id=person.sub)
    answer = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401, "a token that outlives the account brings no profile back"
    assert tables_naming([person.sub])["profiles"] == []


def test_every_slice_may_run_twice_in_any_process_and_there_is_no_way_back() -> None:
    person, friend = make_person("Yara Quint"), make_person("Friend")
    [picture] = make_images(friend.user_id)
    [image] = make_images(person.user_id)
    before = counters_of(friend.user_id)
    for viewer_id, liked in ((person.user_id, picture.image_id), (friend.user_id, image.image_id)):
        like(viewer_id=viewer_id, image_id=liked)
        comment_create(viewer_id=viewer_id, image_id=liked, text="Good light.")
    follow(viewer_id=person.user_id, handle=friend.handle)
    follow(viewer_id=friend.user_id, handle=person.handle)
    album_create(owner_id=person.user_id, title="Mine", description="", visibility=PUBLIC)
    _, erasure_id = erasure_request(user_id=person.user_id)
    make_due(erasure_id)
    with acting_as("jobs"):
        outcome = twice(erasure_id, {})
    assert erasure_report(erasure_id=erasure_id).state == RUNNING
    with pytest.raises(Conflict):
        erasure_call_off(user_id=person.user_id)
    with acting_as("jobs"):
        while isinstance(outcome, More):
            if outcome.wait_until:
                while jobs.handle_schedule()["run"]:
                    pass
            outcome = twice(erasure_id, outcome.cursor)
    assert erasure_report(erasure_id=erasure_id).state == ERASED
    assert rows_naming([person.user_id, person.handle]) == {}
    assert disagreeing(friend.user_id) == []
    assert counters_of(friend.user_id) == before
    assert Handle.owner_of(person.handle) is None


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
    set_due(Job, "job_id", erasure_job_id(erasure_id), {"N": "0"})
    run_jobs()
    assert not profile_get(user_id=person.user_id).is_away
    with pytest.raises(NotFound):
        erasure_report(erasure_id=erasure_id)
    assert rows_naming([erasure_id]) == {}


def command(name: str, *arguments: str) -> str:
    said = StringIO()
    call_command(name, *arguments, stdout=said)
    return said.getvalue()


def test_an_operator_erases_who_asks_by_letter_and_whom_a_backup_brings_back() -> None:
    person = make_person("Letter Writer")
    with acting_as("maintenance"):
        with pytest.raises(CommandError, match="no such person"):
            command("erase", "nobody-at-all")
        said = command("erase", person.handle, "--days", "0")
        erasure_id = said.split()[-1]
        assert command("erasure_report", erasure_id).startswith("waiting: asked ")
        give_up(erasure_id)
        assert command("erase", person.handle).split()[-1] == erasure_id
    assert profile_get(user_id=person.user_id).is_away
    run_to_the_end(erasure_id)
    backup, handle = as_it_was(person), Handle(person.handle, user_id=person.user_id)
    with acting_as("operator"):
        backup.save()
        handle.save()
    with acting_as("maintenance"):
        assert "1 profiles" in command("erasure_report", erasure_id)
        assert erasure_id in command("erasure_report")
        assert command("erase", "--restored") == "1 people were brought back and are erased again.\n"
        assert command("erase", "--restored").startswith("0 people")
    again = profile_get(user_id=person.user_id)
    assert (again.is_away, again.state) == (True, DISABLED)
    run_to_the_end(str(again.erasure_id))
    assert rows_naming([person.user_id, person.handle]) == {}


def give_up(erasure_id: str) -> None:
    """What becomes of a job that keeps failing."""
    job = job_claim(job_id=erasure_job_id(erasure_id), now=datetime.now(UTC), lease_seconds=60)
    assert job is not None
    assert job_end(job, state=FAILED, result=None, error_detail="It kept failing.", now=datetime.now(UTC))


def as_it_was(person: Profile) -> Profile:
    """As a backup has it that was made while the person was leaving."""
    now = datetime.now(UTC)
    return Profile(
        person.user_id,
        handle=person.handle,
        display_name=person.display_name,
        created_at=now,
        leaving_at=now,
        erasure_id="of-that-time",
    )
