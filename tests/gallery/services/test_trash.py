"""The trash: gone for everybody at once, back where it was if its owner wants it, and for good once its time is up."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from accounts.services.profiles import profile_get
from accounts.tables.profiles import Profile
from gallery.errors import Conflict, ImageNotFound, NotTheOwner, PreconditionFailed
from gallery.services.images import image_delete, image_get, image_update
from gallery.services.listings import images_list
from gallery.services.trash import image_restore, image_trash, trash_delete, trash_empty, trash_list
from gallery.services.uploads import upload_start
from gallery.tables.images import PRIVATE, PUBLIC, TRASHED, Image
from gallery.tables.images import image_get as row_of
from gallery.tables.jobs import Job
from gallery.tables.trash import TRASH_KEPT, purge_job_id
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import run_jobs, share
from tests.roles import acting_as


def counts(user_id: str) -> tuple[float, float, float, float, float]:
    profile = profile_get(user_id=user_id)
    return (
        profile.image_count,
        profile.public_image_count,
        profile.bytes_used,
        profile.images_held,
        profile.bytes_held,
    )


def in_trash(user_id: str) -> list[str]:
    return [image.image_id for image in trash_list(viewer_id=user_id, limit=100, after=None).images]


def listed(viewer_id: str | None, owner_id: str) -> list[str]:
    handle = str(profile_get(user_id=owner_id).handle)
    return [image.image_id for image in images_list(viewer_id=viewer_id, owner_handle=handle, limit=100).images]


def the_stay_is_over(image_id: str, *, revision: float) -> None:
    with acting_as("operator"):
        Job(purge_job_id(image_id, str(int(revision)))).update(actions=[Job.due_at.set(0)])


def test_a_picture_in_the_trash_is_nowhere_else_and_comes_back_to_its_place(ben: Person) -> None:
    person = make_person()
    older, image = (share(person.user_id, pictures.jpeg(400 + n, 300)) for n in range(2))
    before, place = counts(person.user_id), image.feed_position
    assert before[:2] == (2, 2)
    image_trash(viewer_id=person.user_id, image_id=image.image_id)
    assert counts(person.user_id) == (1, 1, *before[2:])
    for viewer_id in (person.user_id, ben.sub, None):
        assert listed(viewer_id, person.user_id) == [older.image_id]
        with pytest.raises(ImageNotFound):
            image_get(viewer_id=viewer_id, image_id=image.image_id)
    assert in_trash(person.user_id) == [image.image_id]
    assert in_trash(ben.sub) == []
    assert differences_of(person.user_id) == []
    back = image_restore(viewer_id=person.user_id, image_id=image.image_id)
    assert back.feed_position == place
    assert (back.fingerprint, back.content_key) == (image.fingerprint, image.content_key)
    assert counts(person.user_id) == before
    assert listed(ben.sub, person.user_id) == [image.image_id, older.image_id]
    assert in_trash(person.user_id) == []
    assert differences_of(person.user_id) == []


def test_a_file_whose_picture_is_in_the_trash_is_no_duplicate_until_it_is_back() -> None:
    person = make_person()
    data = pictures.jpeg(420, 300)
    image = share(person.user_id, data)

    def duplicate_of() -> str | None:
        return upload_start(
            owner_id=person.user_id,
            filename="again.jpg",
            content_type="image/jpeg",
            size=len(data),
            sha256=image.sha256,
        ).upload.duplicate_of

    assert duplicate_of() == image.image_id
    image_trash(viewer_id=person.user_id, image_id=image.image_id)
    assert duplicate_of() is None
    image_restore(viewer_id=person.user_id, image_id=image.image_id)
    assert duplicate_of() == image.image_id


def test_a_private_picture_comes_back_private(ben: Person) -> None:
    person = make_person()
    [image] = make_images(person.user_id, visibility=PRIVATE)
    image_trash(viewer_id=person.user_id, image_id=image.image_id)
    image_restore(viewer_id=person.user_id, image_id=image.image_id)
    assert listed(ben.sub, person.user_id) == []
    with pytest.raises(ImageNotFound):
        image_get(viewer_id=ben.sub, image_id=image.image_id)


def test_nobody_else_throws_away_restores_or_deletes(ana: Person, ben: Person) -> None:
    kept, gone = make_images(ana.sub, count=2)
    image_trash(viewer_id=ana.sub, image_id=gone.image_id)
    with pytest.raises(NotTheOwner):
        image_trash(viewer_id=ben.sub, image_id=kept.image_id)
    asked: list[Callable[..., object]] = [image_trash, image_restore, trash_delete, image_delete]
    for ask in asked:
        with pytest.raises(ImageNotFound):
            ask(viewer_id=ben.sub, image_id=gone.image_id)
    for ask in (image_restore, trash_delete):
        with pytest.raises(ImageNotFound):
            ask(viewer_id=ana.sub, image_id=kept.image_id)
    assert row_of(image_id=gone.image_id).state == TRASHED


def test_when_its_time_is_up_a_picture_is_deleted_for_good() -> None:
    person = make_person()
    image = share(person.user_id, pictures.jpeg(400, 300))
    image_trash(viewer_id=person.user_id, image_id=image.image_id)
    revision = row_of(image_id=image.image_id).revision
    with acting_as("operator"):
        job = Job.get(purge_job_id(image.image_id, str(int(revision))))
    left = datetime.fromtimestamp(job.due_at, UTC) - datetime.now(UTC)
    assert abs(left - TRASH_KEPT) < timedelta(minutes=1)
    run_jobs()
    assert in_trash(person.user_id) == [image.image_id]
    the_stay_is_over(image.image_id, revision=revision)
    run_jobs()
    with pytest.raises(ImageNotFound):
        row_of(image_id=image.image_id)
    assert counts(person.user_id)[2:] == (0, 0, 0)
    assert differences_of(person.user_id) == []


def test_the_end_of_an_earlier_stay_does_not_end_a_later_one() -> None:
    person = make_person()
    [image] = make_images(person.user_id)
    image_trash(viewer_id=person.user_id, image_id=image.image_id)
    first = row_of(image_id=image.image_id).revision
    image_restore(viewer_id=person.user_id, image_id=image.image_id)
    the_stay_is_over(image.image_id, revision=first)
    run_jobs()
    assert listed(person.user_id, person.user_id) == [image.image_id]
    image_trash(viewer_id=person.user_id, image_id=image.image_id)
    with acting_as("operator"):
        Job(purge_job_id(image.image_id, str(int(first)))).update(actions=[Job.due_shard.set("due"), Job.due_at.set(0)])
    run_jobs()
    assert in_trash(person.user_id) == [image.image_id]


def test_emptying_deletes_what_is_in_the_trash_and_nothing_else() -> None:
    person = make_person()
    images = make_images(person.user_id, count=45)
    kept, *thrown = images
    with acting_as("operator"):
        Profile(person.user_id).update(actions=[Profile.image_count.set(45), Profile.public_image_count.set(45)])
    for image in thrown:
        image_trash(viewer_id=person.user_id, image_id=image.image_id)
    trash_empty(viewer_id=person.user_id)
    run_jobs()
    assert in_trash(person.user_id) == []
    assert listed(person.user_id, person.user_id) == [kept.image_id]
    assert counts(person.user_id)[:2] == (1, 1)


def test_a_change_on_condition_of_an_older_version_is_refused(ana: Person) -> None:
    [image] = make_images(ana.sub)
    seen = frozenset({int(image.revision)})
    image_update(viewer_id=ana.sub, image_id=image.image_id, changes={"title": "First"}, accepted=seen)
    for ask in (image_trash, image_delete):
        with pytest.raises(PreconditionFailed):
            ask(viewer_id=ana.sub, image_id=image.image_id, accepted=seen)
    with pytest.raises(PreconditionFailed):
        image_update(viewer_id=ana.sub, image_id=image.image_id, changes={"title": "Second"}, accepted=seen)
    assert row_of(image_id=image.image_id).title == "First"


def test_of_many_changes_of_one_version_exactly_one_holds(ana: Person) -> None:
    [image] = make_images(ana.sub)
    seen = frozenset({int(image.revision)})

    def change(number: int) -> bool:
        try:
            image_update(viewer_id=ana.sub, image_id=image.image_id, changes={"title": f"{number}"}, accepted=seen)
        except PreconditionFailed:
            return False
        return True

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(change, range(16))) == 1
    assert row_of(image_id=image.image_id).revision == image.revision + 1


@pytest.mark.timeout(300)
def test_after_a_storm_of_throwing_away_and_bringing_back_all_counts_agree() -> None:
    person = make_person()
    images = [share(person.user_id, pictures.jpeg(300 + n, 200), visibility=v) for n, v in enumerate((PUBLIC, PRIVATE))]

    def ask(number: int) -> None:
        image: Image = images[number % 2]
        act: Callable[..., object] = image_trash if (number // 2) % 2 else image_restore
        try:
            act(viewer_id=person.user_id, image_id=image.image_id)
        except (Conflict, ImageNotFound):
            return

    with ThreadPoolExecutor(8) as storm:
        list(storm.map(ask, range(80)))
    run_jobs()
    assert differences_of(person.user_id) == []
    assert counts(person.user_id)[3] == 2
