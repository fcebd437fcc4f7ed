"""The one colour that a picture is found by, named after the average that its placeholder holds.

The average comes first in a thumbhash, https://evanw.github.io/thumbhash/. In hue, saturation and value: below a fifth
of full value it is black; below an eighth of full saturation it is grey, or white from 85 % of full value on; otherwise
the hue decides, where dark red to yellow is brown and light red is pink.
"""

import base64
import colorsys
from typing import Final

COLOURS: Final = (
    "black", "white", "grey", "brown", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink",
)  # fmt: skip

_BLACK_BELOW: Final = 0.2
_GREY_BELOW: Final = 0.125
_WHITE_FROM: Final = 0.85
_BROWN_BELOW: Final = 0.65
_PINK_FROM: Final = 0.8
_PINK_BELOW_SATURATION: Final = 0.6
# Up to this many degrees of hue, going round once.
_HUES: Final = (
    (15, "red"), (45, "orange"), (70, "yellow"), (160, "green"), (200, "teal"), (255, "blue"), (290, "purple"),
    (345, "pink"), (360, "red"),
)  # fmt: skip


def colour_of(placeholder: str) -> str:
    """One of COLOURS; `placeholder` is base64 of a thumbhash."""
    return colour_name(*_average(base64.b64decode(placeholder)))


def colour_name(red: float, green: float, blue: float) -> str:
    """One of COLOURS, for components from 0 to 1."""
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if value < _BLACK_BELOW:
        return "black"
    if saturation < _GREY_BELOW:
        return "white" if value >= _WHITE_FROM else "grey"
    name = next(name for limit, name in _HUES if hue * 360 <= limit)
    if name in ("red", "orange", "yellow") and value < _BROWN_BELOW and not (name == "red" and saturation > 0.6):
        return "brown"
    if name == "red" and value >= _PINK_FROM and saturation < _PINK_BELOW_SATURATION:
        return "pink"
    return name


def _average(thumbhash: bytes) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1; of the first three bytes, as `thumbHashToAverageRGBA` of the reference has it.

    The worker has a library for thumbhashes; the other functions need no more than this.
    """
    header = int.from_bytes(thumbhash[:3], "little")
    light = (header & 63) / 63
    yellow_blue = ((header >> 6) & 63) / 31.5 - 1
    red_green = ((header >> 12) & 63) / 31.5 - 1
    blue = light - 2 / 3 * yellow_blue
    red = (3 * light - blue + red_green) / 2
    return _clamped(red), _clamped(red - red_green), _clamped(blue)


def _clamped(component: float) -> float:
    return max(0.0, min(1.0, component))
