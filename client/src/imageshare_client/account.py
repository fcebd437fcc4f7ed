"""Where the site is and the token for it: from the environment, or from a file that only its owner may read."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import platformdirs

from imageshare_client.errors import NotSignedIn, Usage

URL_VARIABLE: Final = "IMAGESHARE_URL"
TOKEN_VARIABLE: Final = "IMAGESHARE_TOKEN"  # noqa: S105  # a name
_SIGN_IN: Final = "Run `imageshare login --url https://…` first."


@dataclass(frozen=True)
class Account:
    """A site's address, without a trailing slash, and a token for it."""

    url: str
    token: str = field(repr=False)


def account_file() -> Path:
    return platformdirs.user_config_path("imageshare") / "account.json"


def account_load(environ: Mapping[str, str] = os.environ) -> Account:
    """Both variables of the environment, or what `login` stored. Raises NotSignedIn or Usage."""
    url, token = environ.get(URL_VARIABLE), environ.get(TOKEN_VARIABLE)
    if url and token:
        return Account(checked_url(url), checked_token(token))
    stored = _stored()
    if token:
        if stored is None:
            raise Usage(f"{TOKEN_VARIABLE} is set, and {URL_VARIABLE} is not.")
        return Account(stored.url, checked_token(token))
    if stored is None:
        raise NotSignedIn(f"You are not signed in. {_SIGN_IN}")
    if url and checked_url(url) != stored.url:
        # A token is for one site; another one must never see it.
        raise NotSignedIn(f"You are signed in to {stored.url}, not to {url}. {_SIGN_IN}")
    return stored


def account_store(account: Account) -> Path:
    """Keep it, readable for this user alone; the file is whole or not there. Answers where it is."""
    path = account_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"url": account.url, "token": account.token}, file)
    fresh.replace(path)
    return path


def account_forget() -> bool:
    """Whether there was one."""
    path = account_file()
    known = path.is_file()
    path.unlink(missing_ok=True)
    return known


def checked_url(url: str) -> str:
    """Raises Usage unless a token may be sent there: https, or this very machine."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise Usage(f"{url!r} is not an address such as https://pictures.example.com.")
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise Usage(f"{url} would send your token where others can read it. Use https://.")
    return url.rstrip("/")


def checked_token(token: str) -> str:
    """Raises Usage for what cannot stand in a header."""
    if not token.isascii() or not token.isprintable() or not token or " " in token:
        raise Usage("A token has letters, digits and signs only. Copy it again, whole.")
    return token


def _stored() -> Account | None:
    path = account_file()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Account(checked_url(str(kept["url"])), checked_token(str(kept["token"])))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotSignedIn(f"{path} cannot be read. {_SIGN_IN}") from error
