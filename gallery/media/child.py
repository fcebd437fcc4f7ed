"""The process in which a stranger's file is decoded: bounded, without credentials, and gone afterwards.

`python -m gallery.media.child <source> <results> <content type> <avif: 0 or 1> <memory bytes> <cpu seconds>` reads the
file at `source`, writes what becomes of it into the directory `results`, and answers a line of JSON on standard output.
"""

import json
import resource
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gallery.errors import PictureRejected
from gallery.media import limits


def main() -> None:
    source, results, content_type, avif, memory, seconds = sys.argv[1:]
    _limit(resource.RLIMIT_DATA, int(memory))
    _limit(resource.RLIMIT_CPU, int(seconds))
    _limit(resource.RLIMIT_FSIZE, limits.OUTPUT_BYTES)
    _limit(resource.RLIMIT_CORE, 0)
    # Python would have it ignored, and a file that is too large be cut off.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    # Only now, so that the limits also hold for what the library does at its start.
    from gallery.media.render import render  # noqa: PLC0415

    try:
        rendered = render(Path(source), Path(results), content_type=content_type, avif=avif == "1")
    except PictureRejected as rejection:
        _answer({"rejected": rejection.reason, "detail": rejection.detail})
        return
    _answer(
        {
            "width": rendered.width,
            "height": rendered.height,
            "placeholder": rendered.placeholder,
            "fingerprint": rendered.fingerprint,
            "widths": list(rendered.renditions),
            "avif_widths": list(rendered.avif_renditions),
            "facts": asdict(rendered.facts),
        }
    )


def _limit(which: int, most: int) -> None:
    resource.setrlimit(which, (most, most))


def _answer(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
