"""Reading one variable of the environment: typed, and loud when it is missing or bad.

Each raises ImproperlyConfigured with the variable's name.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# An origin, and at most one segment of a path, which is where API Gateway puts its stage.
SITE_PATTERN = re.compile(r"https?://[^/?#@\s]+(/[A-Za-z0-9_-]+)?")

_THRESHOLD = re.compile(r"(?P<label>[^=:]+)=(?P<least>\d{1,3}(?:\.\d+)?):(?P<action>hold|label)")
_HINT = "On a laptop run `make aws` (or `make demo`) first; on AWS set it on the function."


def optional(values: Mapping[str, str], name: str) -> str:
    return values.get(name, "")


def required(values: Mapping[str, str], name: str) -> str:
    value = values.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {_HINT}")
    return value


def keys(value: str, name: str) -> list[str]:
    """The key that signs, then those that did before it; one that is empty if there is none."""
    keys = value.split() or [""]
    for key in keys:
        if key and len(key) < 50:
            raise ImproperlyConfigured(f"{name} must have at least 50 characters; it has {len(key)}.")
    return keys


def listed(value: str, name: str) -> tuple[str, ...]:
    entries = tuple(entry.strip() for entry in value.split(",") if entry.strip())
    if value and not entries:
        raise ImproperlyConfigured(f"{name} is not set. {_HINT}")
    return entries


def pem(value: str, name: str) -> str:
    if value and not value.startswith("-----BEGIN "):
        raise ImproperlyConfigured(f"{name} must be a private key in PEM.")
    return value


def site(values: Mapping[str, str], name: str) -> str:
    value = required(values, name).rstrip("/")
    if not SITE_PATTERN.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} must be an origin such as https://pictures.example.com, with a path of one name at most;"
            f" it is {value!r}."
        )
    return value


def words(values: Mapping[str, str], name: str) -> frozenset[str]:
    """The lines of the file that it names, without blank ones and those that start with `#`; none if it names none."""
    path = optional(values, name)
    if not path:
        return frozenset()
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name} names a file that cannot be read: {error}") from None
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def thresholds(value: str, name: str) -> dict[str, tuple[float, str]]:
    """By label, the least confidence in per cent, and `hold` or `label`: `Violence=80:label,Hate Symbols=90:hold`."""
    found: dict[str, tuple[float, str]] = {}
    for entry in listed(value, name):
        match = _THRESHOLD.fullmatch(entry)
        if match is None or float(match["least"]) > 100:
            raise ImproperlyConfigured(f"{name} has entries such as `Violence=80:label` or `:hold`, not {entry!r}.")
        found[match["label"].strip()] = float(match["least"]), match["action"]
    return found


def choice(values: Mapping[str, str], name: str, allowed: tuple[str, ...], *, default: str) -> str:
    value = values.get(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}; it is {value!r}.")
    return value


def boolean(values: Mapping[str, str], name: str, *, default: bool) -> bool:
    return choice(values, name, ("true", "false"), default=str(default).lower()) == "true"


def positive(values: Mapping[str, str], name: str, *, default: int) -> int:
    value = whole(values, name, default=default)
    if value == 0:
        raise ImproperlyConfigured(f"{name} must be a whole number above 0; it is '0'.")
    return value


def whole(values: Mapping[str, str], name: str, *, default: int) -> int:
    value = values.get(name) or str(default)
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number; it is {value!r}.")
    return int(value)
