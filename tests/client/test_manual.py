"""The manual's examples, run one after the other as somebody who reads it would, and its tables."""

import re
import shlex

from imageshare.env import BASE_DIR
from imageshare_client import errors
from imageshare_client.outcomes import summary
from tests.accounts.people import Person, bearer
from tests.client.conftest import Program
from tests.client.files import write
from tests.gallery import pictures

MANUAL = (BASE_DIR / "docs" / "client.md").read_text()
SITE, PICTURE, HANDLE = "https://pictures.example.com", "01KB3Q5W8Z0000000000000000", "--owner ana"


def examples() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", MANUAL, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("imageshare ")]


def table(first_column: str) -> dict[str, set[str]]:
    """By what is in its first column, the code words of each row's last."""
    [rows] = re.findall(rf"^\| {first_column} \|.*\n\|[-|]+\n((?:\|.*\n)+)", MANUAL, re.MULTILINE)
    cells = [line.strip("|\n").split("|") for line in rows.splitlines()]
    words = re.compile(r"`(\w+)`").findall
    return {name: set(words(row[-1])) for row in cells for name in words(row[0])}


def test_every_example_works(program: Program, person: Person, site: str) -> None:
    """The site's address, a picture's id and a handle are put in; `~` is the shell's to expand."""
    write(program.home / "Pictures", {"a.jpg": pictures.jpeg(), "2026/b.png": pictures.png()})
    write(program.home / "Desktop", {"cat.png": pictures.png(1000, 750)})
    program.environment = {}
    assert len(examples()) >= 11
    for example in examples():
        line = example.replace(SITE, site).replace("~", str(program.home))
        if PICTURE in line or HANDLE in line:
            [picture, *_] = program("list", "--json").records
            line = line.replace(PICTURE, picture["id"]).replace(HANDLE, f"--owner {picture['owner']}")
        # There is no terminal to ask for the token.
        login = line.startswith("imageshare login")
        answer = program(*shlex.split(line)[1:], *["--token", "-"] * login, text=bearer(person) if login else None)
        assert answer.code == errors.OK, f"{example}: {answer.err}{answer.out}"
    assert {file.name for file in (program.home / "Backup").iterdir()} == {"a.jpg", "b.png", "cat.png"}


def test_every_record_and_its_keys_are_in_the_manual(program: Program) -> None:
    write(program.home, {"a.jpg": pictures.jpeg()})
    records = []
    for command in ("upload a.jpg", "whoami", "list", "download --all", "logout", "download"):
        records += program(*command.split(), "--json").records
    documented, results = table("`type`"), set(table("`result`"))
    documented["saved_image"] = documented["file"]
    documented["summary"] |= results
    assert {record["type"] for record in records} == documented.keys()
    assert summary([]).keys() - {"type", "total"} == results
    for record in records:
        expected = documented[record["type"]]
        assert record.keys() - {"type", "ignored"} == expected - {"ignored"}
        assert "ignored" not in record or "ignored" in expected


def test_every_exit_code_is_in_the_manual() -> None:
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", MANUAL, re.MULTILINE)}
    assert codes == {errors.OK, errors.SOME_FAILED, errors.USAGE, errors.NOT_SIGNED_IN, errors.INTERRUPTED}
