"""Renders a picture in a process of its own, so that a file that hangs or eats memory harms nothing but itself."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from gallery.errors import PictureRejected
from gallery.media import limits
from gallery.media.formats import FORMATS
from gallery.media.rendered import Facts, Rendered

_PROJECT = Path(__file__).resolve().parents[2]
# Nothing of ours goes into the child: above all no credentials.
_ENVIRONMENT = {"PYTHONPATH": str(_PROJECT), "VIPS_CONCURRENCY": "1", "MALLOC_ARENA_MAX": "2", "LANG": "C.UTF-8"}

# A child that used less than this share of its time did not decode.
_STANDS_STILL = 0.1


class RenderingFailed(Exception):
    """The child process could not do its work for a reason that is ours, not the picture's; worth another try."""


def render_in_child(source: Path, results: Path, *, content_type: str, avif: bool = False) -> Rendered:
    """Like `gallery.media.render.render`, within the limits of memory and time.

    Raises PictureRejected also for a file that needs more than the limits, and RenderingFailed when the child did not
    even start, or stood still.
    """
    worked_before = _seconds_of_children()
    try:
        child = subprocess.run(  # noqa: S603 (our own module; the content type is one of ours)
            [
                *(sys.executable, "-m", "gallery.media.child"),
                *(str(source), str(results), content_type, "1" if avif else "0"),
                *(str(limits.MEMORY_BYTES), str(limits.CPU_SECONDS)),
            ],
            capture_output=True,
            # Where libvips puts what it does not hold in memory: gone with the rest.
            env={**_ENVIRONMENT, "TMPDIR": str(results)},
            timeout=limits.WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        # No file makes a decoder wait. The threads of libvips do now and then, for each other and for ever:
        # https://github.com/lovell/sharp/issues/4486
        if _seconds_of_children() - worked_before < _STANDS_STILL * limits.WALL_SECONDS:
            raise RenderingFailed(f"the child stood still for {limits.WALL_SECONDS} seconds") from error
        raise _too_costly() from error
    if child.returncode < 0 or b"MemoryError" in child.stderr or b"out of memory" in child.stderr:
        raise _too_costly()
    if child.returncode != 0:
        raise RenderingFailed(child.stderr.decode(errors="replace")[-2000:])
    return _rendered(json.loads(child.stdout), results, FORMATS[content_type].extension)


def _seconds_of_children() -> float:
    """Of the processor, for all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _too_costly() -> PictureRejected:
    return PictureRejected(
        "too_costly", "Opening this picture takes more memory or time than we allow. Try exporting it again, smaller."
    )


def _rendered(line: dict[str, Any], results: Path, extension: str) -> Rendered:
    """Paths are made here, not taken from the child, and lead to nothing but its own results."""
    if "rejected" in line:
        raise PictureRejected(line["rejected"], line["detail"])
    rendered = Rendered(
        width=line["width"],
        height=line["height"],
        placeholder=line["placeholder"],
        fingerprint=line["fingerprint"],
        renditions={int(width): results / f"{int(width)}.webp" for width in line["widths"]},
        avif_renditions={int(width): results / f"{int(width)}.avif" for width in line["avif_widths"]},
        preview=results / "preview.jpg",
        published=results / f"published.{extension}",
        facts=Facts(**line["facts"]),
    )
    made = [*rendered.renditions.values(), *rendered.avif_renditions.values(), rendered.preview, rendered.published]
    for path in made:
        if path.is_symlink() or not path.is_file():
            raise RenderingFailed(f"no file {path.name}")
    return rendered
