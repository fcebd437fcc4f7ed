"""The command `imageshare`: its arguments, and what its exit codes mean."""

import argparse
import os
import sqlite3
import sys
from collections.abc import Sequence
from typing import NoReturn

from imageshare_client import __version__
from imageshare_client.commands import account, download, listing, upload
from imageshare_client.errors import INTERRUPTED, SOME_FAILED, ClientError
from imageshare_client.output import Output

_EPILOG = """exit codes: 0 all well, 1 something failed or was rejected, 2 wrong usage, 3 not signed in, 130 interrupted

IMAGESHARE_URL and IMAGESHARE_TOKEN, if both are set, are used instead of what `login` stored."""


def parser() -> argparse.ArgumentParser:
    """Every command's function is in `run`; it takes the arguments and the output, and answers the exit code."""
    whole = argparse.ArgumentParser(
        prog="imageshare",
        description="Send folders of pictures to an ImageShare site, list them, and get them back.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"imageshare {__version__}")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="one JSON object a line, for programs")
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (account, upload, listing, download):
        module.add_to(commands, shared)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. argparse itself leaves with 2 for wrong arguments."""
    given = parser().parse_args(arguments)
    output = Output(as_json=given.json)
    try:
        return int(given.run(given, output))
    except ClientError as error:
        output.record({"type": "error", "code": error.code, "detail": error.detail})
        output.aside(f"imageshare: {error.detail}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left, as `head` does.
        sys.stderr.close()
        return SOME_FAILED
    except (OSError, sqlite3.Error) as error:
        # A full disk, or a home directory that may not be written to.
        output.record({"type": "error", "code": "local", "detail": str(error)})
        output.aside(f"imageshare: {error}")
        return SOME_FAILED


def run() -> NoReturn:
    """The program: `main`, then an end that waits for no thread which itself waits for a dead network."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if not stream.closed:
            stream.flush()
    os._exit(code)
