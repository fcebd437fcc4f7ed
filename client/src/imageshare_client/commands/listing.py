"""`imageshare list`."""

import argparse
from typing import Any, Final

from imageshare_client.account import account_load
from imageshare_client.api import Api
from imageshare_client.commands.account import ATTEMPTS
from imageshare_client.commands.arguments import Commands, whole_number
from imageshare_client.errors import OK
from imageshare_client.output import Output
from imageshare_client.patience import Patience
from imageshare_client.shapes import Image

LIMIT: Final = 30


def add_to(commands: Commands, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser("list", parents=[shared], help="list pictures, newest first")
    command.add_argument("--owner", metavar="HANDLE", help="somebody else's, as far as you may see them")
    amount = command.add_mutually_exclusive_group()
    amount.add_argument("--limit", type=whole_number, default=LIMIT, metavar="N", help=f"how many at most ({LIMIT})")
    amount.add_argument("--all", action="store_true", help="all there are")
    command.set_defaults(run=_list)


def _list(given: argparse.Namespace, output: Output) -> int:
    api = Api(account_load(), Patience(ATTEMPTS))
    owner = given.owner or api.me()["handle"]
    for image in api.images(owner=owner, limit=None if given.all else given.limit):
        output.record(_record(api.url, image), _text(image))
    return OK


def _record(url: str, image: Image) -> dict[str, Any]:
    facts = {"visibility": image["visibility"], "width": image["width"], "height": image["height"]}
    times = {"created_at": image["created_at"], "taken_at": image["taken_at"]}
    page = {"owner": image["owner"]["handle"], "page": f"{url}/i/{image['id']}"}
    return {"type": "image", "id": image["id"], "title": image["title"], **facts, **times, **page}


def _text(image: Image) -> str:
    size = f"{image['width']}x{image['height']}"
    return f"{image['id']}  {image['created_at'][:10]}  {image['visibility']:8}  {size:>11}  {image['title']}".rstrip()
