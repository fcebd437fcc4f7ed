"""The transactions that make and change a picture, together with what they count; `trash` has those that unmake it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.conf import settings
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.tables.profiles import Profile
from accounts.tables.transactions import transact, transact_if
from gallery.errors import Conflict
from gallery.tables.images import PRIVATE, PUBLIC, Image, feed_position, set_or_remove
from gallery.tables.jobs import job_request
from gallery.tables.timelines import timeline_request
from gallery.tables.upload_steps import final_actions
from gallery.tables.uploads import PROCESSING, READY, Upload

JobAsked = Callable[[TransactWrite], None]


# Why a picture waits for a moderator: it looks like something on the blocklist, nobody vouches for its sender yet, or
# who looks at pictures automatically found something.
LOOKS_BLOCKED: Final = "blocklist"
NEW_PERSON: Final = "new_person"
SCREENED: Final = "screening"


def image_publish(
    image: Image, *, etag: str, similar_to: set[str], waits_for: str | None = None, now: datetime
) -> bool:
    """One transaction: the picture appears, its owner's counters move, its upload is ready and names similar pictures.

    What the upload held of the quota the picture holds from now on. `waits_for` says why one that waits for a
    moderator does; a job then tells them.

    False if the upload is no longer claimed for this very object (cancelled, taken over, already done), or if the
    picture exists already; then nothing has changed.
    """
    image.place_in_listings()

    def fill(writes: TransactWrite) -> None:
        writes.save(image, condition=Image.image_id.does_not_exist())
        writes.update(
            Upload(image.image_id),
            actions=[
                *final_actions(READY, now),
                Upload.stored_sha256.set(image.sha256),
                *([Upload.similar_to.set(similar_to)] if similar_to else []),
            ],
            condition=(Upload.state == PROCESSING) & (Upload.claimed_etag == etag),
        )
        writes.update(
            Profile(image.owner_id),
            actions=[
                Profile.image_count.add(int(image.state == READY)),
                Profile.bytes_used.add(image.size or 0),
                Profile.public_image_count.add(int(image.state == READY and image.visibility == PUBLIC)),
                Profile.open_uploads.add(-1),
            ],
            condition=Profile.user_id.exists(),
        )
        derive_request(writes, image.image_id, now=now)
        if waits_for:
            held_request(writes, image, why=waits_for, now=now)
        if settings.SCREENING:
            job_id = screen_job_id(image.image_id)
            job_request(writes, job_id=job_id, kind="screen", subject=image.image_id, now=now)
        if image.feed_position:
            timeline_request(writes, image.image_id, image.owner_id, image.feed_position, now=now)

    return transact_if(fill)


def held_job_id(image_id: str) -> str:
    """The job that tells moderators of a picture that waits for them."""
    return f"held#{image_id}"


def screen_job_id(image_id: str) -> str:
    """The job that has a new picture looked at automatically."""
    return f"screen#{image_id}"


def held_request(writes: TransactWrite, image: Image, *, why: str, detail: str = "", now: datetime) -> None:
    """Add to a transaction that moderators are told of a picture that waits, and why."""
    arguments = {"owner_id": image.owner_id, "why": why, "detail": detail}
    job_id = held_job_id(image.image_id)
    job_request(writes, job_id=job_id, kind="held", subject=image.image_id, now=now, arguments=arguments)


def derive_job_id(image_id: str) -> str:
    """The job that brings in line what is derived from a picture; one row a picture, however often it changes."""
    return f"picture#{image_id}"


def derive_request(writes: TransactWrite, image_id: str, *, now: datetime) -> None:
    """Add to a transaction that what is derived from this picture has to follow it."""
    job_request(writes, job_id=derive_job_id(image_id), kind="picture", subject=image_id, now=now)


def derive_again(image_ids: Sequence[str], *, now: datetime) -> None:
    """Ask that what is derived from these pictures, a hundred at most, follows them anew: one transaction."""

    def fill(writes: TransactWrite) -> None:
        for image_id in image_ids:
            derive_request(writes, image_id, now=now)

    transact(fill)


def image_update(current: Image, *, changes: Mapping[str, str | bool | set[str]], now: datetime) -> None:
    """Change texts, tags, visibility and what is shown of the file's facts, in one write.

    With the visibility go the listing keys and the public counter.

    `current` is the row as its service just read it. Raises Conflict if it was changed meanwhile.
    """
    actions: list[Action] = []
    for name, value in changes.items():
        attribute = getattr(Image, name)
        actions.append(attribute.set(value) if value or name != "tags" else attribute.remove())
    visibility = str(changes.get("visibility", current.visibility))
    was_public, is_public = current.visibility == PUBLIC, visibility == PUBLIC
    if is_public and not was_public and current.state == READY:
        # A picture that was public before goes back to its old place rather than to the top of the feed.
        before: datetime | None = current.published_at
        actions.append(Image.published_at.set(before or now))
    if is_public != was_public:
        actions += set_or_remove(current.listing_keys(visibility=visibility, now=now))
    change_write(
        current,
        actions,
        steps={"public_image_count": int(is_public) - int(was_public)} if current.state == READY else {},
        hides=visibility == PRIVATE != current.visibility,
        now=now,
    )


def change_write(
    current: Image,
    actions: list[Action],
    *,
    steps: Mapping[str, int],
    hides: bool,
    now: datetime,
    job: JobAsked | None = None,
) -> None:
    """One transaction over the picture, as it was read, its owner's row, and what follows.

    `steps` are those of the owner's counters, by their names. `hides` says that nobody but its owner may see it
    from now on; then it is not their avatar any more either. `job` may ask for more work than every change does.
    Raises Conflict if the picture was changed since it was read.
    """

    def fill(writes: TransactWrite) -> None:
        change_writes(writes, current, actions, steps=steps, hides=hides, now=now)
        if job:
            job(writes)

    if not transact_if(fill):
        raise Conflict("This picture was changed at the same moment. Look at it again, then repeat.")


def change_writes(
    writes: TransactWrite,
    current: Image,
    actions: list[Action],
    *,
    steps: Mapping[str, int],
    hides: bool,
    now: datetime,
) -> None:
    """Add to a transaction what `change_write` writes; its conditions fail if the picture changed since it was read."""
    of_owner: list[Action] = [getattr(Profile, name).add(step) for name, step in steps.items() if step]
    owner_is_as_read = Profile.user_id.exists()
    if hides:
        owner = Profile.find(current.owner_id)
        if owner is not None and owner.avatar_image_id == current.image_id:
            of_owner += [Profile.avatar_image_id.remove(), Profile.avatar_width.remove()]
            owner_is_as_read &= Profile.avatar_image_id == current.image_id
        else:
            # Somebody who chooses it at this moment must not keep what is being hidden.
            owner_is_as_read &= Profile.avatar_image_id.does_not_exist() | (Profile.avatar_image_id != current.image_id)

    writes.update(
        Image(current.image_id),
        actions=[*actions, Image.revision.add(1)],
        condition=(Image.state == current.state)
        & (Image.visibility == current.visibility)
        & (Image.revision == current.revision),
    )
    if of_owner:
        writes.update(Profile(current.owner_id), actions=of_owner, condition=owner_is_as_read)
    elif hides:
        writes.condition_check(Profile, current.owner_id, condition=owner_is_as_read)
    derive_request(writes, current.image_id, now=now)
    if steps.get("public_image_count"):
        before: datetime | None = current.published_at
        position = feed_position(before or now, current.image_id)
        timeline_request(writes, current.image_id, current.owner_id, position, now=now)
