"""Renders a picture of a test's into a directory of its own."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from gallery.media.render import render
from gallery.media.rendered import Rendered

Render = Callable[..., Rendered]


@pytest.fixture
def rendering(tmp_path: Path) -> Render:
    """`rendering(data, content_type, avif=False)`; its results are the only files in `rendered.published.parent`."""
    numbers = count()

    def rendering(data: bytes, content_type: str = "image/jpeg", *, avif: bool = False) -> Rendered:
        directory = tmp_path / str(next(numbers))
        directory.mkdir()
        source = tmp_path / f"{directory.name}.source"
        source.write_bytes(data)
        return render(source, directory, content_type=content_type, avif=avif)

    return rendering
