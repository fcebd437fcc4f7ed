"""Folders go up whole: every file is accounted for, what is there is skipped, what changed is sent."""

import signal
from pathlib import Path

import requests
from django.conf import settings

from accounts.tables.profiles import Profile
from tests.accounts.people import Person
from tests.client.conftest import Program
from tests.client.files import large_jpeg, write
from tests.client.network import Network
from tests.gallery import pictures


def test_a_folder_ends_with_every_file_accounted_for(program: Program, folder: Path) -> None:
    answer = program("upload", "--json", str(folder))
    assert answer.code == 1, answer.err
    results = answer.results()
    assert sorted([results.pop("a.jpg"), results.pop("twin.jpg")]) == ["sent", "skipped"]
    sent = {"b.png": "sent", "c.heic": "sent", "d.webp": "sent"}
    assert results == {**sent, "cut.jpg": "rejected", "text.png": "rejected"}
    sums = answer.summary
    assert (sums["total"], sums["sent"], sums["skipped"], sums["rejected"], sums["failed"]) == (7, 4, 1, 2, 0)
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
    assert "7 pictures: 5 there already, 2 rejected" in again.out
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
    first = program("upload", "--json", str(folder / "a.jpg"), str(folder / "d.webp"))
    (folder / "d.webp").write_bytes(pictures.webp(300, 200))
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


def test_what_the_site_refuses_is_not_asked_again(program: Program, network: Network, folder: Path) -> None:
    network.trouble = lambda asked: (403, {}) if asked.method == "POST" else None
    program.environment["HTTP_PROXY"] = network.url
    answer = program("upload", "--json", str(folder / "d.webp"))
    assert (answer.code, answer.results()) == (1, {"d.webp": "failed"})
    assert network.count("POST", "/uploads") == 1


def test_without_room_left_the_run_stops_and_says_so(program: Program, person: Person, folder: Path) -> None:
    Profile(person.sub).update(actions=[Profile.bytes_held.set(settings.QUOTA_BYTES)])
    answer = program("upload", "--json", "--workers", "1", str(folder))
    assert answer.code == 1
    assert "0 bytes of your" in answer.err
    # The first that was asked for, and no other.
    assert (answer.summary["failed"], answer.summary["unfinished"]) == (1, 6)


def test_what_was_rejected_is_sent_again_only_if_asked(program: Program, folder: Path, network: Network) -> None:
    program("upload", str(folder / "cut.jpg"))
    program.environment["HTTP_PROXY"] = network.url
    assert program("upload", "--json", str(folder / "cut.jpg")).records[0]["code"] == "damaged"
    assert network.count("POST", "/uploads") == 0
    assert program("upload", "--json", "--retry-rejected", str(folder / "cut.jpg")).results() == {"cut.jpg": "rejected"}
    assert network.count("POST", "/uploads") == 1


def test_only_one_upload_runs_for_an_account(program: Program, network: Network, tmp_path: Path) -> None:
    file = write(tmp_path, {"large.jpg": large_jpeg(5)}) / "large.jpg"
    first = Program(program.home, {**program.environment, "HTTP_PROXY": network.url})
    network.seconds_a_chunk = 0.005
    process = first.start("upload", "--workers", "1", str(file))
    network.wait_for_parts(1)
    second = program("upload", "--json", str(file))
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert (second.code, second.records[0]["code"]) == (1, "busy")


def test_a_token_that_ends_in_the_middle_stops_the_run(program: Program, network: Network, folder: Path) -> None:
    network.trouble = lambda asked: (401, {}) if asked.url.endswith("/uploads") and asked.method == "POST" else None
    program.environment["HTTP_PROXY"] = network.url
    answer = program("upload", "--json", "--workers", "1", str(folder))
    assert answer.code == 3
    assert answer.summary["sent"] == 0
    assert answer.summary["total"] == 7
    assert network.count("POST", "/uploads") == 1
