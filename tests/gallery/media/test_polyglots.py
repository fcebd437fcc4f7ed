"""What follows the end of a picture is cut off: a file that is also something else becomes a picture only."""

import zipfile
from io import BytesIO

import pytest

from tests.gallery import pictures
from tests.gallery.media.conftest import Render

MARK = b"alert('tail')"


def archive() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as bundle:
        bundle.writestr("page.html", MARK)
    return file.getvalue()


PICTURES = {
    "image/jpeg": pictures.jpeg(),
    "image/png": pictures.png(),
    "image/webp": pictures.webp(),
    "image/gif": pictures.gif(),
    "image/avif": pictures.avif(),
    "image/heic": pictures.heic(),
}
TAILS = {
    "HTML": b"<!doctype html><script>" + MARK + b"</script>",
    "ZIP": archive(),
    "JavaScript": b"*/=1;" + MARK,
    "zeros and HTML": bytes(64) + b"<script>" + MARK + b"</script>",
}


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("content_type", PICTURES)
def test_a_tail_reaches_no_derivative(rendering: Render, content_type: str, tail: str) -> None:
    rendered = rendering(PICTURES[content_type] + TAILS[tail], content_type, avif=True)
    for path in rendered.published.parent.iterdir():
        assert MARK not in path.read_bytes(), path.name
        assert b"PK\x03\x04" not in path.read_bytes(), path.name
    assert pictures.opened(rendered.published).width == rendered.width


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_a_tail_after_an_animation_reaches_no_derivative(rendering: Render, suffix: str) -> None:
    rendered = rendering(pictures.animation(suffix) + TAILS["JavaScript"], f"image/{suffix[1:]}")
    for path in rendered.published.parent.iterdir():
        assert MARK not in path.read_bytes(), path.name


def test_script_in_a_comment_reaches_no_derivative(rendering: Render) -> None:
    data, comment = pictures.jpeg(), b"*/" + MARK + b"/*"
    rendered = rendering(data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[2:])
    for path in rendered.published.parent.iterdir():
        assert MARK not in path.read_bytes(), path.name
