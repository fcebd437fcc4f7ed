"""`imageshare login`, `logout` and `whoami`."""

import argparse
import getpass
import sys
from typing import Final

from imageshare_client.account import (
    TOKEN_VARIABLE,
    Account,
    account_forget,
    account_load,
    account_store,
    checked_token,
    checked_url,
)
from imageshare_client.api import Api
from imageshare_client.commands.arguments import Commands
from imageshare_client.errors import OK, Usage
from imageshare_client.output import Output
from imageshare_client.patience import Patience
from imageshare_client.shapes import Me

# Somebody is waiting at the terminal.
ATTEMPTS: Final = 3


def add_to(commands: Commands, shared: argparse.ArgumentParser) -> None:
    login = commands.add_parser("login", parents=[shared], help="remember a site and your token for it")
    login.add_argument("--url", required=True, help="the site, such as https://pictures.example.com")
    login.add_argument("--token", choices=["-"], help="read the token from standard input instead of asking for it")
    login.set_defaults(run=_login)
    logout = commands.add_parser("logout", parents=[shared], help="forget the token on this machine")
    logout.set_defaults(run=_logout)
    whoami = commands.add_parser("whoami", parents=[shared], help="who you are, and where")
    whoami.set_defaults(run=_whoami)


def _login(given: argparse.Namespace, output: Output) -> int:
    url = checked_url(given.url)
    account = Account(url, checked_token(_token(url, from_input=given.token == "-")))  # noqa: S105  # no password
    me = Api(account, Patience(ATTEMPTS)).me()
    path = account_store(account)
    output.record(_record(url, me), _text(url, me))
    output.aside(f"Your token is in {path}, readable for you alone.")
    return OK


def _logout(_given: argparse.Namespace, output: Output) -> int:
    known = account_forget()
    text = (
        "The token is forgotten here. To end it everywhere, delete it on the site."
        if known
        else "You were not signed in."
    )
    output.record({"type": "logout", "was_signed_in": known}, text)
    return OK


def _whoami(_given: argparse.Namespace, output: Output) -> int:
    account = account_load()
    me = Api(account, Patience(ATTEMPTS)).me()
    output.record(_record(account.url, me), _text(account.url, me))
    return OK


def _token(url: str, *, from_input: bool) -> str:
    """Never an argument: other users of a machine can read those."""
    if from_input:
        return sys.stdin.readline().strip()
    if not sys.stdin.isatty():
        raise Usage(f"There is no terminal to ask at. Use `--token -`, or set {TOKEN_VARIABLE}.")
    return getpass.getpass(f"Your token, from {url}/settings/tokens (it is not shown): ").strip()


def _record(url: str, me: Me) -> dict[str, str | None]:
    names = {"handle": me["handle"], "display_name": me["display_name"], "email": me["email"]}
    return {"type": "account", "url": url, "id": me["id"], **names}


def _text(url: str, me: Me) -> str:
    return f"{me['display_name']} ({me['handle']}) at {url}"
