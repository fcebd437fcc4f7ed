"""What the commands' arguments have in common."""

import argparse
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # the type has no other name


def whole_number(text: str) -> int:
    """Above zero."""
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return int(text)


def seconds(text: str) -> int:
    """Zero or more."""
    if not text.isascii() or not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return int(text)


def workers(text: str) -> int:
    """1 to 16: more would only wait for each other."""
    number = whole_number(text)
    if number > 16:
        raise argparse.ArgumentTypeError("16 at once are the most")
    return number


def rendition(text: str) -> str:
    """`original`, or a width in pixels."""
    return text if text == "original" else str(whole_number(text))
