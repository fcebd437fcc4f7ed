"""`manage.py blocklist import|export|list`: lists of hashes of pictures that must not be sent again."""

from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gallery.services.blocklist import block_entries_add, block_entries_all
from gallery.services.hash_lists import CSV, FORMATS, JSON_LINES, HashListFaulty, hash_list_read, hash_list_write


class Command(BaseCommand):
    help = "Import, export or list what is on the blocklist; the file's name ends in .csv or .jsonl."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="verb", required=True)
        for verb in ("import", "export"):
            kinds.add_parser(verb).add_argument("file", type=Path)
        kinds.add_parser("list").add_argument("--format", choices=FORMATS, default=CSV)

    def handle(self, *args: Any, **options: Any) -> None:
        match options["verb"]:
            case "import":
                self.stdout.write(f"{self._import(options['file'])} entries are on the list now.")
            case "export":
                with self._named(options["file"]).open("w", encoding="utf-8", newline="") as file:
                    count = hash_list_write(block_entries_all(), file, form=_form(options["file"]))
                self.stdout.write(f"{count} entries were written.")
            case _:
                listed = StringIO()
                hash_list_write(block_entries_all(), listed, form=options["format"])
                self.stdout.write(listed.getvalue(), ending="")

    def _import(self, path: Path) -> int:
        try:
            with self._named(path).open(encoding="utf-8-sig", newline="") as file:
                entries = hash_list_read(file, form=_form(path))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{path} cannot be read: {error}") from None
        except HashListFaulty as error:
            raise CommandError(f"Nothing of {path} was taken.\n{error}") from None
        return block_entries_add(entries)

    def _named(self, path: Path) -> Path:
        if _form(path) not in FORMATS:
            raise CommandError(f"The name of the file ends in .{CSV} or .{JSON_LINES}.")
        return path


def _form(path: Path) -> str:
    return path.suffix.removeprefix(".").lower()
