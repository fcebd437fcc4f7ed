"""What is cut off is gone on from, and a network that is slow, busy or broken is waited for."""

import hashlib
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.client.conftest import Answer, Program
from tests.client.files import large_jpeg, write
from tests.client.network import Asked, Network
from tests.gallery import pictures


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_a_large_file_that_was_cut_off_goes_on_with_the_missing_parts(
    program: Program, network: Network, tmp_path: Path, ending: signal.Signals
) -> None:
    data = large_jpeg(5)
    file = write(tmp_path, {"large.jpg": data}) / "large.jpg"
    program.environment["HTTP_PROXY"] = network.url
    network.seconds_a_chunk = 0.005
    process = program.start("upload", "--json", "--workers", "1", str(file))
    network.wait_for_parts(3)
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


@pytest.mark.long
def test_an_upload_begun_with_another_visibility_is_not_gone_on_with(
    program: Program, network: Network, tmp_path: Path
) -> None:
    file = write(tmp_path, {"large.jpg": large_jpeg(4)}) / "large.jpg"
    program.environment["HTTP_PROXY"] = network.url
    network.seconds_a_chunk = 0.005
    process = program.start("upload", "--workers", "1", "--visibility", "public", str(file))
    network.wait_for_parts(2)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    network.seconds_a_chunk = 0
    network.asked.clear()
    assert program("upload", str(file)).code == 0
    assert network.parts() == [1, 2, 3, 4]
    assert [image["visibility"] for image in program("list", "--json").records] == ["private"]


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


@pytest.mark.parametrize(("times", "seconds"), [(1, 8), (2, 2)])
@pytest.mark.long
def test_ctrl_c_on_a_dead_network_does_not_take_long(
    program: Program, network: Network, tmp_path: Path, times: int, seconds: int
) -> None:
    file = write(tmp_path, {"large.jpg": large_jpeg(3)}) / "large.jpg"
    program.environment["HTTP_PROXY"] = network.url
    network.seconds_a_chunk = 20
    process: subprocess.Popen[str] = program.start("upload", str(file))
    network.wait_for_parts(1)
    begun = time.monotonic()
    for _ in range(times):
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
    process.communicate(timeout=30)
    assert process.returncode == 130
    assert time.monotonic() - begun < seconds


def test_a_site_that_is_away_is_said_to_be(program: Program, tmp_path: Path) -> None:
    program.environment["IMAGESHARE_URL"] = "http://127.0.0.1:9"
    answer = program("upload", "--json", str(tmp_path))
    assert (answer.code, answer.records[0]["code"]) == (1, "out_of_reach")


@pytest.mark.parametrize("answer", [(200, {}), (301, {"Location": "https://pictures.example.com/"}), (404, {})])
def test_an_address_where_no_such_site_answers_is_said_to_be(
    program: Program, network: Network, answer: tuple[int, dict[str, str]]
) -> None:
    network.trouble = lambda _: answer
    program.environment["HTTP_PROXY"] = network.url
    asked = program("whoami", "--json")
    assert asked.code == 1
    assert asked.records[0]["code"] in ("unexpected_answer", "refused")
    assert len(network.asked) == 1


@pytest.mark.long
def test_memory_stays_small_whatever_the_size(program: Program, tmp_path: Path) -> None:
    folder = write(tmp_path / "vast", {f"{n}.jpg": pictures.jpeg(800, 600 + n) for n in range(2)})
    for file in folder.iterdir():
        os.truncate(file, 100_000_000)
    process = program.start("upload", str(folder))
    peaks = [0]
    while process.poll() is None:
        peaks += [int(kilobytes) for kilobytes in re.findall(r"VmHWM:\s+(\d+) kB", status_of(process.pid))]
        time.sleep(0.05)
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert "2 sent (200.0 MB)" in out
    # Python and its libraries take 34,000 kB of them.
    assert 10_000 < max(peaks) < 80_000


def status_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text()
    except ProcessLookupError:
        return ""
