"""The process in which a stranger's file is decoded: bounded, without credentials, and gone afterwards.

`python -m gallery.media.child <content type> <memory bytes> <cpu seconds>` reads the file from standard input and
answers on standard output: one line of JSON, then the bytes that it announces, in its order.
"""

import json
import resource
import sys
from typing import Any

from gallery.errors import PictureRejected


def main() -> None:
    content_type, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Only now, so that the limits also hold for what the library does at its start.
    from gallery.media.render import render  # noqa: PLC0415

    try:
        rendered = render(sys.stdin.buffer.read(), content_type=content_type)
    except PictureRejected as rejection:
        _answer({"rejected": rejection.reason, "detail": rejection.detail}, [])
        return
    parts = [rendered.published, rendered.preview, *rendered.renditions.values()]
    _answer(
        {
            "width": rendered.width,
            "height": rendered.height,
            "placeholder": rendered.placeholder,
            "taken_at": rendered.facts.taken_at,
            "has_location": rendered.facts.has_location,
            "widths": list(rendered.renditions),
            "lengths": [len(part) for part in parts],
        },
        parts,
    )


def _answer(head: dict[str, Any], parts: list[bytes]) -> None:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n")
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
