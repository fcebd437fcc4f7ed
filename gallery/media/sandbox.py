"""Renders a picture in a process of its own, so that a file that hangs or eats memory harms nothing but itself."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from gallery.errors import PictureRejected
from gallery.media import limits
from gallery.media.rendered import Facts, Rendered

_PROJECT = Path(__file__).resolve().parents[2]
# Nothing of ours goes into the child: above all no credentials.
_ENVIRONMENT = {"PYTHONPATH": str(_PROJECT), "VIPS_CONCURRENCY": "1", "MALLOC_ARENA_MAX": "2", "LANG": "C.UTF-8"}


class RenderingFailed(Exception):
    """The child process could not do its work for a reason that is ours, not the picture's; worth another try."""


def render_in_child(data: bytes, *, content_type: str) -> Rendered:
    """Like `gallery.media.render.render`, within the limits of memory and time.

    Raises PictureRejected also for a file that needs more than the limits, and RenderingFailed when the child did not
    even start.
    """
    try:
        child = subprocess.run(  # noqa: S603 (our own module; the content type is one of ours)
            [
                *(sys.executable, "-m", "gallery.media.child"),
                *(content_type, str(limits.MEMORY_BYTES), str(limits.CPU_SECONDS)),
            ],
            input=data,
            capture_output=True,
            env=_ENVIRONMENT,
            timeout=limits.WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_costly() from error
    if child.returncode < 0 or b"MemoryError" in child.stderr or b"out of memory" in child.stderr:
        raise _too_costly()
    if child.returncode != 0:
        raise RenderingFailed(child.stderr.decode(errors="replace")[-2000:])
    head, _, body = child.stdout.partition(b"\n")
    return _rendered(json.loads(head), body)


def _too_costly() -> PictureRejected:
    return PictureRejected(
        "too_costly", "Opening this picture takes more memory or time than we allow. Try exporting it again, smaller."
    )


def _rendered(head: dict[str, Any], body: bytes) -> Rendered:
    if "rejected" in head:
        raise PictureRejected(head["rejected"], head["detail"])
    parts = []
    for length in head["lengths"]:
        parts.append(body[:length])
        body = body[length:]
    return Rendered(
        width=head["width"],
        height=head["height"],
        placeholder=head["placeholder"],
        renditions=dict(zip(head["widths"], parts[2:], strict=True)),
        published=parts[0],
        preview=parts[1],
        facts=Facts(head["taken_at"], head["has_location"]),
    )
