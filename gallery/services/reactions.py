"""What is left of likes and comments once their picture is gone: nothing, slice by slice."""

from datetime import UTC, datetime
from typing import Final

from gallery.messages import jobs_announce
from gallery.services.jobs import Done, More, Work
from gallery.tables.comments import comments_forget
from gallery.tables.images import GONE, Image
from gallery.tables.jobs import job_ask
from gallery.tables.likes import likes_forget

_SLICE: Final = 250


def reactions_follow(image_id: str, image: Image | None) -> None:
    """The step of a picture's derivation: ask for the work if the picture is gone."""
    if image is None or image.state in GONE:
        job_id = f"reactions#{image_id}"
        job_ask(job_id=job_id, kind="reactions", subject=image_id, now=datetime.now(UTC))
        jobs_announce([job_id])


def reactions_forget(work: Work) -> More | Done:
    """One slice of a `reactions` job. It comes to an end: nobody can react to a picture that is on its way out."""
    gone = likes_forget(image_id=work.subject, limit=_SLICE) + comments_forget(image_id=work.subject, limit=_SLICE)
    done = int(work.cursor.get("done", 0)) + gone
    return More({"done": done}, done=done) if gone else Done({"forgotten": done})
