"""Lists of hashes as files: CSV with a first line of names, or JSON lines; with kind, hash, action and source."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from gallery.errors import Invalid
from gallery.services.blocklist import block_entry
from gallery.tables.blocklist import REJECT, BlockEntry

CSV: Final = "csv"
JSON_LINES: Final = "jsonl"
FORMATS: Final = (CSV, JSON_LINES)
_FIELDS: Final = ("kind", "hash", "action", "source")
# Whoever has more wrong than this has the wrong file.
_NAMED: Final = 20


class HashListFaulty(Exception):
    """The file is not taken, and nothing of it; each line that is wrong is named, up to twenty."""

    def __init__(self, faults: list[str]) -> None:
        more = len(faults) - _NAMED
        super().__init__("\n".join([*faults[:_NAMED], *([f"and {more} lines more"] if more > 0 else [])]))


def hash_list_read(file: TextIO, *, form: str) -> list[BlockEntry]:
    """The entries of a whole file, in its order. Raises HashListFaulty."""
    entries, faults = [], []
    for number, fields in _csv(file) if form == CSV else _json_lines(file):
        try:
            entries.append(_entry(fields))
        except Invalid as error:
            faults.append(f"line {number}: {error.detail}")
    if faults:
        raise HashListFaulty(faults)
    return entries


def hash_list_write(entries: Iterable[BlockEntry], file: TextIO, *, form: str) -> int:
    """Write them in the same form; how many."""
    rows = ((entry.kind, entry.digits, entry.action, entry.source) for entry in entries)
    count = 0
    writer = csv.writer(file, lineterminator="\n")
    if form == CSV:
        writer.writerow(_FIELDS)
    for row in rows:
        if form == CSV:
            writer.writerow(row)
        else:
            file.write(json.dumps(dict(zip(_FIELDS, row, strict=True))) + "\n")
        count += 1
    return count


def _csv(file: TextIO) -> Iterator[tuple[int, Any]]:
    reader = csv.DictReader(file)
    missing = {"kind", "hash"} - set(reader.fieldnames or ())
    if missing:
        raise HashListFaulty([f"line 1: the names of the columns are missing: {', '.join(sorted(missing))}"])
    for row in reader:
        yield reader.line_num, row


def _json_lines(file: TextIO) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError:
                yield number, None


def _entry(fields: Any) -> BlockEntry:
    if not isinstance(fields, dict):
        raise Invalid("This is no JSON object.")
    unknown = sorted(str(name) for name in fields if name not in _FIELDS)
    if unknown:
        raise Invalid(f"There is no such field: {', '.join(unknown)}.")
    values = {name: str(fields.get(name) or "").strip() for name in _FIELDS}
    return block_entry(
        kind=values["kind"],
        digits=values["hash"].lower(),
        action=values["action"] or REJECT,
        source=values["source"],
    )
