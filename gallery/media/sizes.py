"""The widths a picture is offered in: a function of its own size, so that no row needs to remember them."""

from typing import Final

RENDITION_WIDTHS: Final = (320, 640, 1280, 2048)
PREVIEW_WIDTH: Final = 1200


def rendition_widths(width: int) -> list[int]:
    """Pixels, ascending; never wider than the picture, whose own width is the last step when it is a small one."""
    return [step for step in RENDITION_WIDTHS if step < width] + [width] * (width <= RENDITION_WIDTHS[-1])


def rendition_height(width: int, height: int, rendition_width: int) -> int:
    """Pixels, at least 1, for a rendition of a `width` x `height` picture."""
    return max(1, round(height * rendition_width / width))
