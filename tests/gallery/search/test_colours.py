"""A picture is found by the colour that people would call it."""

import base64

import pytest
from thumbhash import rgba_to_thumb_hash, thumb_hash_to_average_rgba

from gallery.services.search.colours import COLOURS, _average, colour_name, colour_of


def placeholder(*colours: tuple[int, int, int]) -> str:
    """Of a picture in stripes of these colours."""
    pixels = [value for row in range(16) for colour in colours for _ in range(16) for value in (*colour, 255)]
    return base64.b64encode(bytes(rgba_to_thumb_hash(16 * len(colours), 16, pixels))).decode()


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ((5, 5, 8), "black"), ((250, 250, 248), "white"), ((128, 128, 128), "grey"), ((200, 30, 30), "red"),
        ((240, 140, 30), "orange"), ((240, 220, 50), "yellow"), ((60, 150, 60), "green"), ((40, 160, 170), "teal"),
        ((40, 80, 200), "blue"), ((120, 50, 170), "purple"), ((240, 100, 180), "pink"), ((250, 180, 180), "pink"),
        ((110, 75, 45), "brown"),
    ],
)  # fmt: skip
def test_plain_pictures_have_their_colour(rgb: tuple[int, int, int], name: str) -> None:
    assert colour_of(placeholder(rgb)) == name


def test_a_mostly_blue_picture_is_blue() -> None:
    assert colour_of(placeholder((30, 90, 200), (40, 100, 220), (60, 110, 210), (200, 190, 170))) == "blue"


def test_every_colour_has_one_name_of_the_list() -> None:
    steps = [step / 8 for step in range(9)]
    names = {colour_name(red, green, blue) for red in steps for green in steps for blue in steps}
    assert names == set(COLOURS)


def test_the_average_is_that_of_the_reference() -> None:
    for rgb in ((10, 200, 30), (255, 255, 255), (0, 0, 0), (90, 20, 250)):
        thumbhash = base64.b64decode(placeholder(rgb))
        assert _average(thumbhash) == pytest.approx(thumb_hash_to_average_rgba(list(thumbhash))[:3])
