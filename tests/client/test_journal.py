"""What the client remembers between two runs, and where it may send a token."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from imageshare.env import BASE_DIR
from imageshare_client.account import account_load, checked_token, checked_url
from imageshare_client.errors import ClientError, NotSignedIn, Usage
from imageshare_client.finding import Found
from imageshare_client.journal import Journal, Memory, journal_path

FILE = Found(Path("/photos/a.jpg"), 10, 1000)
SENT = Memory("there", "ab" * 32, image_id="01AB")


def test_it_remembers_a_file_until_its_size_or_time_changes(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.remember(FILE, SENT)
    journal.close()
    journal = Journal(tmp_path / "journal")
    assert journal.recall(FILE) == SENT
    assert journal.recall(Found(FILE.path, 11, FILE.mtime_ns)) is None
    assert journal.recall(Found(FILE.path, FILE.size, 1001)) is None
    journal.forget(FILE)
    assert journal.recall(FILE) is None
    journal.close()


def test_a_name_that_is_no_text_is_remembered_too(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    file = Found(Path(os.fsdecode(b"/photos/\xff\xfe.jpg")), 1, 1)
    journal.remember(file, SENT)
    assert journal.recall(file) == SENT
    journal.close()


def test_what_a_killed_process_wrote_is_there_and_its_lock_is_not(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    script = (
        "import os, pathlib, sys; from imageshare_client.journal import *; from imageshare_client.finding import Found;"
        "j = Journal(pathlib.Path(sys.argv[1])); j.remember(Found(pathlib.Path('/photos/a.jpg'), 10, 1000),"
        " Memory('open', 'ab' * 32, 'private', '01UP')); os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "PYTHONPATH": str(BASE_DIR / "client" / "src")}
    assert subprocess.run([sys.executable, "-c", script, path], env=environment, check=False).returncode == -9
    journal = Journal(path)
    assert journal.recall(FILE) == Memory("open", "ab" * 32, "private", "01UP")
    journal.close()


def test_it_belongs_to_one_at_a_time(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    with pytest.raises(ClientError, match="Another"):
        Journal(tmp_path / "journal")
    journal.close()
    Journal(tmp_path / "journal").close()


def test_people_and_sites_have_a_journal_each() -> None:
    paths = {journal_path(url=url, user_id=user) for url in ("https://a", "https://b") for user in ("1", "2")}
    assert len(paths) == 4


@pytest.mark.parametrize(
    "url",
    ["http://pictures.example.com", "ftp://localhost", "pictures.example.com", "https://", "https://a:b@example.com"],
)
def test_a_token_goes_to_no_address_that_others_can_listen_to(url: str) -> None:
    with pytest.raises(Usage):
        checked_url(url)


def test_a_site_may_have_a_path_and_this_machine_needs_no_https() -> None:
    assert checked_url("https://example.com/pictures/") == "https://example.com/pictures"
    assert checked_url("http://localhost:8000") == "http://localhost:8000"


@pytest.mark.parametrize("token", ["", "a b", "a\nX-Evil: 1", "t\u00f6ken"])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(Usage):
        checked_token(token)


def test_a_stored_token_is_not_shown_to_another_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imageshare_client.account.account_file", lambda: tmp_path / "account.json")
    (tmp_path / "account.json").write_text('{"url": "https://mine.example", "token": "secret"}')
    assert account_load({}).token == "secret"
    assert account_load({"IMAGESHARE_URL": "https://mine.example/"}).token == "secret"
    assert account_load({"IMAGESHARE_TOKEN": "other"}).url == "https://mine.example"
    with pytest.raises(NotSignedIn, match="not to"):
        account_load({"IMAGESHARE_URL": "https://evil.example"})
    (tmp_path / "account.json").write_text("{")
    with pytest.raises(NotSignedIn, match="cannot be read"):
        account_load({})
