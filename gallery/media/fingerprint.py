"""A number that stays nearly the same when a picture is encoded again or scaled, to find copies of it.

It is the difference hash (dHash) of https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html:
one bit for each pair of neighbours on a grid of 9 x 8 grey points, set where it gets brighter to the right.
"""

from typing import Final

GRID_WIDTH: Final = 9
GRID_HEIGHT: Final = 8


def fingerprint(grey: bytes) -> str:
    """16 hexadecimal digits for 9 x 8 grey points, row by row."""
    bits = 0
    for row in range(0, GRID_WIDTH * GRID_HEIGHT, GRID_WIDTH):
        for at in range(row, row + GRID_WIDTH - 1):
            bits = bits << 1 | (grey[at] < grey[at + 1])
    return f"{bits:016x}"


def fingerprint_distance(one: str, other: str) -> int:
    """How many of the 64 bits differ: up to about 10 for copies of a picture, around 32 for pictures of their own."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
