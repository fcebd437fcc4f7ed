"""One picture's trouble stays its own: the process that decodes it is bounded."""

import subprocess
import sys
import time

import pytest

from gallery.errors import PictureRejected
from gallery.media import limits, sandbox
from gallery.media.render import render
from gallery.media.sandbox import render_in_child
from tests.gallery import pictures


def test_the_child_gives_what_rendering_here_gives() -> None:
    data = pictures.jpeg(800, 600, orientation=6)
    assert render_in_child(data, content_type="image/jpeg") == render(data, content_type="image/jpeg")


def test_a_rejection_crosses_over_with_its_words() -> None:
    with pytest.raises(PictureRejected) as rejection:
        render_in_child(pictures.svg(), content_type="image/png")
    assert rejection.value.reason == "not_an_image"


def test_a_picture_that_eats_memory_is_rejected_and_its_neighbours_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pictures.jpeg(6000, 4000, orientation=6)
    with monkeypatch.context() as patch:
        patch.setattr(limits, "MEMORY_BYTES", 60 * 1024 * 1024)
        with pytest.raises(PictureRejected) as rejection:
            render_in_child(data, content_type="image/jpeg")
    assert rejection.value.reason == "too_costly"
    assert render_in_child(pictures.png(), content_type="image/png").width == 640


def test_a_picture_that_takes_for_ever_is_rejected_within_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pictures.jpeg(6000, 4000, orientation=6)
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.3)
    begun = time.monotonic()
    with pytest.raises(PictureRejected) as rejection:
        render_in_child(data, content_type="image/jpeg")
    assert rejection.value.reason == "too_costly"
    assert time.monotonic() - begun < 5


def test_a_picture_that_burns_the_processor_is_rejected_within_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pictures.jpeg(6000, 4000, orientation=6)
    monkeypatch.setattr(limits, "CPU_SECONDS", 1)
    with pytest.raises(PictureRejected) as rejection:
        render_in_child(data, content_type="image/jpeg")
    assert rejection.value.reason == "too_costly"


# The child's own account: what wait4 tells of a child counts the memory of the process that forked it, too.
MEASURED = """
from gallery.media.child import main
main()
import re, sys
sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
"""


def test_a_camera_s_picture_stays_under_200_megabytes() -> None:
    child = subprocess.run(
        [sys.executable, "-c", MEASURED, "image/jpeg", str(limits.MEMORY_BYTES), "60"],
        input=pictures.jpeg(6000, 4000),
        capture_output=True,
        env=sandbox._ENVIRONMENT,
        check=True,
    )
    assert int(child.stderr) < 200 * 1024  # KiB


def test_the_child_sees_no_credentials() -> None:
    assert not [name for name in sandbox._ENVIRONMENT if name.startswith(("AWS", "COGNITO", "SECRET"))]
