"""The widths a picture is offered in."""

import pytest

from gallery.media.sizes import rendition_height, rendition_widths


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1, [1]),
        (320, [320]),
        (321, [320, 321]),
        (2048, [320, 640, 1280, 2048]),
        (2049, [320, 640, 1280, 2048]),
        (6000, [320, 640, 1280, 2048]),
    ],
)
def test_widths_end_at_the_picture_s_own(width: int, expected: list[int]) -> None:
    assert rendition_widths(width) == expected


def test_a_very_wide_picture_keeps_at_least_one_line() -> None:
    assert rendition_height(30_000, 10, 320) == 1
