"""The token: kept for its owner alone, and shown to the site alone."""

import stat
from pathlib import Path

from tests.accounts.people import Person
from tests.client.conftest import Program
from tests.client.network import Network


def test_login_keeps_the_token_for_its_owner_alone(program: Program, person: Person, site: str) -> None:
    environment, program.environment = program.environment, {}
    assert program("whoami").code == 3
    answer = program(
        "login", "--json", "--url", f"{site}/", "--token", "-", text=f"{environment['IMAGESHARE_TOKEN']}\n"
    )
    assert answer.code == 0, answer.err
    assert (answer.records[0]["id"], answer.records[0]["url"]) == (person.sub, site)
    file = program.home / ".config" / "imageshare" / "account.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert program("whoami", "--json").records == answer.records
    assert program("logout").code == 0
    assert not file.exists()
    assert program("list").code == 3


def test_a_token_that_is_not_accepted_is_not_kept(program: Program, site: str) -> None:
    program.environment = {}
    answer = program("login", "--url", site, "--token", "-", text="ist_wrong\n")
    assert answer.code == 3
    assert not (program.home / ".config" / "imageshare" / "account.json").exists()


def test_the_token_never_goes_to_the_store(
    program: Program, network: Network, folder: Path, site: str, tmp_path: Path
) -> None:
    program.environment["HTTP_PROXY"] = network.url
    image_id = program("upload", "--json", str(folder / "d.webp")).records[0]["image_id"]
    program("download", image_id, "--to", str(tmp_path / "back"))
    elsewhere = [asked for asked in network.asked if not asked.url.startswith(f"{site}/")]
    assert {asked.method for asked in elsewhere} == {"POST", "GET"}
    assert not any("Authorization" in asked.headers for asked in elsewhere)
