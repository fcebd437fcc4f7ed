"""What a command says: results on stdout, for people or as JSON lines, and everything else on stderr."""

import json
import sys
from typing import Any

from imageshare_client.names import printable


class Output:
    """`as_json`: each record is one line of JSON, and no text for people is written to stdout."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        # A file name need not be text; what cannot be encoded is shown escaped rather than ending the program.
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    def record(self, record: dict[str, Any], text: str | None = None) -> None:
        """`text` is what people get instead; nothing if None."""
        if self.as_json:
            _write(json.dumps(record))
        elif text is not None:
            _write("\n".join(printable(line) for line in text.split("\n")))

    def aside(self, text: str) -> None:
        """For people alone."""
        sys.stderr.write(printable(text) + "\n")
        sys.stderr.flush()


def _write(line: str) -> None:
    # In one piece and at once: whoever reads a pipe sees each result as it comes.
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
