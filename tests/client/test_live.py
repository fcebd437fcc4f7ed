"""The client against the running site and the local AWS: folders go up whole, breaks are gone on from, bytes come back."""

import hashlib
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from tests.accounts.people import Person, bearer
from tests.client.conftest import Answer, Program
from tests.client.network import Asked, Network
from tests.gallery import pictures

PART_BYTES = 8 * 1024 * 1024


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def large_jpeg(parts: int) -> bytes:
    """What comes after a picture's end is allowed, and makes it as large as it has to be."""
    picture = pictures.jpeg(800, 600)
    return picture + b"\0" * ((parts - 1) * PART_BYTES + 1000 - len(picture))


def wait_until_parts(network: Network, count: int) -> None:
    """So many parts have begun, hence all before the last have arrived."""
    deadline = time.monotonic() + 60
    while len(network.parts()) < count:
        assert time.monotonic() < deadline, network.asked
        time.sleep(0.02)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good pictures of several kinds, a twin, a damaged one, no picture at all, and what is passed over."""
    good = {
        "a.jpg": pictures.jpeg(),
        "deep/er/b.png": pictures.png(),
        "c.heic": pictures.heic(),
        "d.webp": pictures.webp(),
    }
    bad = {"cut.jpg": pictures.jpeg()[:5000], "text.png": b"no picture"}
    passed_over = {"notes.txt": b"notes", ".hidden.jpg": pictures.jpeg(), ".git/e.jpg": pictures.jpeg()}
    return write(tmp_path / "photos", {**good, "twin.jpg": pictures.jpeg(), **bad, **passed_over})


def test_a_folder_ends_with_every_file_accounted_for(program: Program, folder: Path) -> None:
    answer = program("upload", "--json", str(folder))
    assert answer.code == 1, answer.err
    assert answer.results() == {
        "a.jpg": "sent",
        "b.png": "sent",
        "c.heic": "sent",
        "d.webp": "sent",
        "twin.jpg": "skipped",
        "cut.jpg": "rejected",
        "text.png": "failed",
    } or answer.results() == {**answer.results(), "a.jpg": "skipped", "twin.jpg": "sent"}
    sums = answer.summary
    assert (sums["total"], sums["sent"], sums["skipped"], sums["rejected"], sums["failed"]) == (7, 4, 1, 1, 1)
    assert sums["ignored"] == 2
    by_name = {Path(record["path"]).name: record for record in answer.records if record["type"] == "file"}
    assert by_name["cut.jpg"]["code"] == "damaged"
    assert by_name["text.png"]["code"] == "not_an_image"
    assert by_name["twin.jpg"]["image_id"] == by_name["a.jpg"]["image_id"]

    listed = program("list", "--json", "--all").records
    assert {image["id"] for image in listed} == {
        record["image_id"] for record in by_name.values() if record["image_id"]
    }
    assert {image["visibility"] for image in listed} == {"private"}


def test_a_second_run_sends_nothing_and_says_so(program: Program, folder: Path, network: Network) -> None:
    program("upload", str(folder))
    program.environment["HTTP_PROXY"] = network.url
    again = program("upload", str(folder))
    assert "7 pictures: 5 there already, 1 rejected, 1 failed" in again.out
    assert network.count("POST", "/uploads") == 0


def test_pictures_that_came_by_another_way_are_skipped_and_hold_no_quota(
    program: Program, folder: Path, network: Network, tmp_path: Path
) -> None:
    program("upload", str(folder / "d.webp"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    program.environment["HTTP_PROXY"] = network.url
    answer = Program(elsewhere, program.environment)("upload", "--json", str(folder / "d.webp"))
    assert (answer.code, answer.results()) == (0, {"d.webp": "skipped"})
    assert network.count("DELETE", str(network.asked[-1].url).rsplit("/", 1)[-1]) == 1


def test_a_changed_file_is_sent_and_a_deleted_picture_is_sent_again(program: Program, folder: Path, site: str) -> None:
    import requests

    first = program("upload", "--json", str(folder / "a.jpg"), str(folder / "d.webp"))
    (folder / "d.webp").write_bytes(pictures.webp(320, 240))
    [image_id] = [record["image_id"] for record in first.records if str(record.get("path")).endswith("a.jpg")]
    authorization = {"Authorization": f"Bearer {program.environment['IMAGESHARE_TOKEN']}"}
    assert requests.delete(f"{site}/api/v1/images/{image_id}", headers=authorization, timeout=10).status_code == 204
    second = program("upload", "--json", str(folder / "a.jpg"), str(folder / "d.webp"))
    assert second.results() == {"a.jpg": "sent", "d.webp": "sent"}


def test_a_dry_run_sends_nothing(program: Program, folder: Path, network: Network) -> None:
    program.environment["HTTP_PROXY"] = network.url
    answer = program("upload", "--dry-run", "--json", str(folder))
    assert answer.summary["would_send"] == 6
    assert {asked.method for asked in network.asked} == {"GET"}


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_a_large_file_that_was_cut_off_goes_on_with_the_missing_parts(
    program: Program, network: Network, tmp_path: Path, ending: signal.Signals
) -> None:
    data = large_jpeg(5)
    file = write(tmp_path, {"large.jpg": data}) / "large.jpg"
    program.environment["HTTP_PROXY"] = network.url
    network.seconds_a_chunk = 0.005
    process = program.start("upload", "--json", "--workers", "1", str(file))
    wait_until_parts(network, 3)
    process.send_signal(ending)
    out, err = process.communicate(timeout=30)
    if ending == signal.SIGINT:
        assert process.returncode == 130
        assert Answer(130, out, err).results() == {"large.jpg": "unfinished"}
        assert "go on" in err

    network.seconds_a_chunk = 0
    network.asked.clear()
    answer = program("upload", "--json", str(file))
    assert (answer.code, answer.results()) == (0, {"large.jpg": "sent"}), answer.err
    assert network.parts() == [3, 4, 5]
    assert network.count("POST", "/uploads") == 0
    assert answer.records[0]["sha256"] == hashlib.sha256(data).hexdigest()


def test_a_busy_or_broken_network_is_waited_for(
    program: Program, network: Network, folder: Path, tmp_path: Path
) -> None:
    troubled: set[str] = set()

    def once(asked: Asked) -> tuple[int, dict[str, str]] | int | None:
        """The first request of each kind fails in another way."""
        kind = f"{asked.method} part" if asked.part else f"{asked.method} {asked.url.split('?')[0].split('/')[-1][:8]}"
        if kind in troubled or asked.url.endswith("/me"):
            return None
        troubled.add(kind)
        if asked.part:
            return 0
        return (429, {"Retry-After": "1"}) if asked.url.endswith("/uploads") else (503, {})

    network.trouble = once
    program.environment["HTTP_PROXY"] = network.url
    file = write(tmp_path, {"large.jpg": large_jpeg(3)}) / "large.jpg"
    answer = program("upload", "--json", str(file), str(folder / "d.webp"))
    assert (answer.code, answer.results()) == (0, {"large.jpg": "sent", "d.webp": "sent"}), answer.err
    assert {"PUT part", "POST uploads", "POST parts", "POST complete"} <= troubled
    assert "answered 429. Trying again in" in answer.err


def test_what_the_site_refuses_is_not_asked_again(program: Program, network: Network, folder: Path) -> None:
    network.trouble = lambda asked: (403, {}) if asked.method == "POST" else None
    program.environment["HTTP_PROXY"] = network.url
    answer = program("upload", "--json", str(folder / "d.webp"))
    assert (answer.code, answer.results()) == (1, {"d.webp": "failed"})
    assert network.count("POST", "/uploads") == 1


def test_only_one_upload_runs_for_an_account(program: Program, network: Network, tmp_path: Path) -> None:
    file = write(tmp_path, {"large.jpg": large_jpeg(5)}) / "large.jpg"
    first = Program(program.home, {**program.environment, "HTTP_PROXY": network.url})
    network.seconds_a_chunk = 0.005
    process = first.start("upload", "--workers", "1", str(file))
    wait_until_parts(network, 1)
    second = program("upload", "--json", str(file))
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert (second.code, second.records[0]["code"]) == (1, "busy")


def test_pictures_come_back_as_they_were_sent(program: Program, folder: Path, tmp_path: Path) -> None:
    (folder / "twin.jpg").write_bytes(pictures.jpeg(640, 480))
    write(folder, {"other/a.jpg": pictures.jpeg(400, 300)})
    program("upload", str(folder))
    target = tmp_path / "back"
    answer = program("download", "--json", "--all", "--to", str(target))
    assert (answer.code, answer.summary["saved"]) == (0, 6), answer.out
    sent = [folder / name for name in ("a.jpg", "other/a.jpg", "deep/er/b.png", "c.heic", "d.webp", "twin.jpg")]
    assert {file.read_bytes() for file in target.iterdir()} == {file.read_bytes() for file in sent}

    again = program("download", "--json", "--all", "--to", str(target))
    assert (again.code, again.summary["skipped"], len(list(target.iterdir()))) == (0, 6, 6)


def test_a_download_replaces_no_other_file(program: Program, folder: Path, tmp_path: Path) -> None:
    sent = program("upload", "--json", str(folder / "d.webp"))
    image_id = sent.records[0]["image_id"]
    target = write(tmp_path / "back", {"d.webp": b"mine"})
    assert program("download", image_id, "--to", str(target)).code == 0
    assert (target / "d.webp").read_bytes() == b"mine"
    assert (target / f"d-{image_id}.webp").read_bytes() == pictures.webp()

    (target / f"d-{image_id}.webp").write_bytes(b"mine too")
    full = program("download", "--json", image_id, "--to", str(target))
    assert (full.code, full.records[0]["code"]) == (1, "exists")
    assert sorted(file.name for file in target.iterdir()) == [f"d-{image_id}.webp", "d.webp"]


def test_a_download_goes_on_where_it_was_cut_off(program: Program, network: Network, tmp_path: Path) -> None:
    data = large_jpeg(2)
    file = write(tmp_path, {"large.jpg": data}) / "large.jpg"
    image_id = program("upload", "--json", str(file)).records[0]["image_id"]
    cut = 3_000_000
    network.trouble = lambda asked: cut if "/originals/" in asked.url and "Range" not in asked.headers else None
    program.environment["HTTP_PROXY"] = network.url
    target = tmp_path / "back"
    answer = program("download", "--json", image_id, "--to", str(target))
    assert (answer.code, answer.results()) == (0, {"large.jpg": "saved"}), answer.err
    assert (target / "large.jpg").read_bytes() == data
    ranges = [asked.headers["Range"] for asked in network.asked if "Range" in asked.headers]
    assert len(ranges) == 1
    assert 0 < int(ranges[0].removeprefix("bytes=").removesuffix("-")) <= cut


def test_bytes_that_changed_on_the_way_are_not_kept(program: Program, folder: Path, tmp_path: Path) -> None:
    image_id = program("upload", "--json", str(folder / "d.webp")).records[0]["image_id"]
    size = len(pictures.webp())
    target = write(tmp_path / "back", {f".{image_id}-original.part": b"x" * (size - 10)})
    answer = program("download", "--json", image_id, "--to", str(target))
    assert (answer.code, answer.records[0]["code"]) == (1, "checksum_mismatch")
    assert list(target.iterdir()) == []
    assert program("download", image_id, "--to", str(target)).code == 0


def test_renditions_and_other_peoples_pictures_come_under_names_of_their_own(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    sent = program("upload", "--json", "--visibility", "public", str(folder / "a.jpg"))
    image_id = sent.records[0]["image_id"]
    target = tmp_path / "back"
    assert program("download", image_id, "--rendition", "320", "--to", str(target)).code == 0
    assert (target / f"{image_id}-320.webp").read_bytes()[8:12] == b"WEBP"
    wrong = program("download", "--json", image_id, "--rendition", "321", "--to", str(target))
    assert (wrong.code, wrong.results()) == (1, {image_id: "failed"})


def test_the_token_never_goes_to_the_store(
    program: Program, network: Network, folder: Path, site: str, tmp_path: Path
) -> None:
    program.environment["HTTP_PROXY"] = network.url
    image_id = program("upload", "--json", str(folder / "d.webp")).records[0]["image_id"]
    program("download", image_id, "--to", str(tmp_path / "back"))
    elsewhere = [asked for asked in network.asked if not asked.url.startswith(f"{site}/")]
    assert {asked.method for asked in elsewhere} == {"POST", "GET"}
    assert not any("Authorization" in asked.headers for asked in elsewhere)


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


def test_a_token_that_ends_in_the_middle_stops_the_run(program: Program, network: Network, folder: Path) -> None:
    network.trouble = lambda asked: (401, {}) if asked.url.endswith("/uploads") and asked.method == "POST" else None
    program.environment["HTTP_PROXY"] = network.url
    answer = program("upload", "--json", "--workers", "1", str(folder))
    assert answer.code == 3
    assert answer.summary["sent"] == 0
    assert answer.summary["total"] == 7
    assert network.count("POST", "/uploads") == 1


def test_a_site_that_is_away_is_said_to_be(program: Program, tmp_path: Path) -> None:
    program.environment["IMAGESHARE_URL"] = "http://127.0.0.1:9"
    answer = program("upload", "--json", str(tmp_path))
    assert (answer.code, answer.records[0]["code"]) == (1, "out_of_reach")


def test_somebody_elses_private_picture_is_not_found(program: Program, folder: Path, tmp_path: Path) -> None:
    from tests.accounts.people import create_person

    image_id = program("upload", "--json", str(folder / "d.webp")).records[0]["image_id"]
    ben = Program(program.home, {**program.environment, "IMAGESHARE_TOKEN": bearer(create_person("Ben"))})
    answer = ben("download", "--json", image_id, "--to", str(tmp_path / "back"))
    assert (answer.code, answer.records[0]["code"]) == (1, "not_found")


def test_a_list_goes_page_by_page(program: Program, tmp_path: Path) -> None:
    write(tmp_path / "many", {f"{n}.png": pictures.png(32 + n, 32) for n in range(7)})
    assert program("upload", str(tmp_path / "many")).code == 0
    everything = [image["id"] for image in program("list", "--json", "--all").records]
    assert len(set(everything)) == 7
    assert [image["id"] for image in program("list", "--json", "--limit", "3").records] == everything[:3]
    text = program("list").out.splitlines()
    assert [line.split()[0] for line in text] == everything


def test_ctrl_c_on_a_dead_network_does_not_take_long(program: Program, network: Network, tmp_path: Path) -> None:
    file = write(tmp_path, {"large.jpg": large_jpeg(3)}) / "large.jpg"
    program.environment["HTTP_PROXY"] = network.url
    network.seconds_a_chunk = 20
    process: subprocess.Popen[str] = program.start("upload", str(file))
    wait_until_parts(network, 1)
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 130
    assert time.monotonic() - begun < 8
