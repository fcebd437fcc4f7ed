"""One picture's trouble stays its own: the process that decodes it is bounded."""

import dataclasses
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gallery.errors import PictureRejected
from gallery.media import limits, sandbox
from gallery.media.render import render
from gallery.media.rendered import Rendered
from gallery.media.sandbox import RenderingFailed, render_in_child
from gallery.services.processing import LEASE_SECONDS
from tests.gallery import pictures
from tests.gallery.media.test_render import SAMPLES


def in_child(directory: Path, data: bytes, content_type: str = "image/jpeg", *, avif: bool = False) -> Rendered:
    directory.mkdir()
    (directory / "source").write_bytes(data)
    (directory / "results").mkdir()
    return render_in_child(directory / "source", directory / "results", content_type=content_type, avif=avif)


def plain(rendered: Rendered) -> dict[str, Any]:
    """With bytes in place of paths."""

    def read(value: object) -> object:
        return value.read_bytes() if isinstance(value, Path) else value

    fields = dataclasses.asdict(rendered)
    return {
        name: {key: read(path) for key, path in value.items()} if name.endswith("renditions") else read(value)
        for name, value in fields.items()
    }


def test_the_child_gives_what_rendering_here_gives(tmp_path: Path) -> None:
    data = pictures.jpeg(800, 600, orientation=6)
    (tmp_path / "here").mkdir()
    (tmp_path / "source").write_bytes(data)
    here = render(tmp_path / "source", tmp_path / "here", content_type="image/jpeg")
    assert plain(in_child(tmp_path / "child", data)) == plain(here)


def test_the_child_makes_avif_renditions_when_asked(tmp_path: Path) -> None:
    child = in_child(tmp_path / "child", pictures.jpeg(800, 600, orientation=6), avif=True)
    assert child.avif_renditions.keys() == child.renditions.keys() == {320, 600}
    assert {pictures.opened(path).get("heif-compression") for path in child.avif_renditions.values()} == {"av1"}


def test_a_rejection_crosses_over_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(PictureRejected) as rejection:
        in_child(tmp_path / "svg", pictures.svg(), "image/png")
    assert rejection.value.reason == "not_an_image"


def test_a_picture_that_eats_memory_is_rejected_and_its_neighbours_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(limits, "MEMORY_BYTES", 60 * 1024 * 1024)
        with pytest.raises(PictureRejected) as rejection:
            in_child(tmp_path / "greedy", pictures.jpeg(6000, 4000, orientation=6))
    assert rejection.value.reason == "too_costly"
    assert in_child(tmp_path / "neighbour", pictures.png(), "image/png").width == 320


def test_a_picture_that_takes_for_ever_is_rejected_within_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.2)
    begun = time.monotonic()
    with pytest.raises(PictureRejected) as rejection:
        in_child(tmp_path / "slow", pictures.jpeg(6000, 4000, orientation=6))
    assert rejection.value.reason == "too_costly"
    assert time.monotonic() - begun < 5


def test_a_picture_that_burns_the_processor_is_rejected_within_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CPU_SECONDS", 1)
    with pytest.raises(PictureRejected) as rejection:
        in_child(tmp_path / "busy", pictures.jpeg(6000, 4000, orientation=6), avif=True)
    assert rejection.value.reason == "too_costly"


def test_a_picture_that_fills_the_disk_is_rejected_within_its_limit(tmp_path: Path) -> None:
    code = "from gallery.media import limits, child; limits.OUTPUT_BYTES = 1000; child.main()"
    (tmp_path / "source").write_bytes(pictures.jpeg())
    arguments = [str(tmp_path / "source"), str(tmp_path), "image/jpeg", "0", str(limits.MEMORY_BYTES), "60"]
    child = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, env=sandbox._ENVIRONMENT, check=False
    )
    assert child.returncode == -signal.SIGXFSZ
    assert max(path.stat().st_size for path in tmp_path.glob("*.*")) <= 1000


@pytest.mark.parametrize(
    "content_type",
    [pytest.param(one, marks=() if one in ("image/jpeg", "image/webp") else pytest.mark.long) for one in SAMPLES],
)
def test_bits_turned_over_end_in_a_picture_or_a_rejection(tmp_path: Path, content_type: str) -> None:
    # libheif's binding crashes on some of these, which must not be taken for a failure of ours.
    whole = SAMPLES[content_type]()
    for at in (9, 33, 60, 97, 150, 211, 300):
        try:
            in_child(tmp_path / str(at), whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], content_type)
        except PictureRejected:
            continue


def test_results_are_found_by_name_and_never_through_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = dataclasses.asdict(render_facts(tmp_path))
    line = {"width": 1, "height": 1, "placeholder": "", "fingerprint": "", "widths": [1], "avif_widths": []}
    answer = json.dumps({**line, "facts": facts}).encode()
    child = SimpleNamespace(returncode=0, stdout=answer, stderr=b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: child)
    results = tmp_path / "results"
    results.mkdir()
    for name in ("1.webp", "preview.jpg"):
        (results / name).write_bytes(b"made")
    secret = tmp_path / "secret"
    secret.write_bytes(b"not the child's")
    (results / "published.jpg").symlink_to(secret)
    with pytest.raises(RenderingFailed):
        render_in_child(secret, results, content_type="image/jpeg")


def render_facts(directory: Path) -> Any:
    return in_child(directory / "facts", pictures.jpeg()).facts


def test_a_child_that_cannot_start_is_no_fault_of_the_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sandbox._ENVIRONMENT, "PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RenderingFailed):
        in_child(tmp_path / "child", pictures.jpeg())


def test_a_child_that_stands_still_is_no_fault_of_the_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "gallery" / "media"
    package.mkdir(parents=True)
    (package / "child.py").write_text("import threading; threading.Event().wait(60)")
    monkeypatch.setitem(sandbox._ENVIRONMENT, "PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(limits, "WALL_SECONDS", 2)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RenderingFailed, match="stood still for 2 seconds"):
        in_child(tmp_path / "child", pictures.jpeg())


def test_a_child_ends_well_before_its_worker_s_lease() -> None:
    assert limits.CPU_SECONDS <= limits.WALL_SECONDS <= LEASE_SECONDS / 2


def test_the_child_sees_no_credentials() -> None:
    assert not [name for name in sandbox._ENVIRONMENT if name.startswith(("AWS", "COGNITO", "SECRET"))]
