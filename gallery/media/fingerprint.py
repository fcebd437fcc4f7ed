"""A number that stays nearly the same when a picture is encoded again or scaled, to find copies of it.

It is the difference hash (dHash) of https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html:
one bit for each pair of neighbours on a grid of 9 x 8 grey points, set where it gets brighter to the right.
"""

from typing import Final

GRID_WIDTH: Final = 9
GRID_HEIGHT: Final = 8

# A fingerprint is cut into four bands of 16 bits, to be found by any of them.
BANDS: Final = 4
_BITS: Final = 16
# So many bits may differ for `fingerprint_places` to find it: of eight in four bands, some band has two.
FOUND_BITS: Final = 2 * BANDS - 1
# Fewer bits than this, set or not: too little brightens or darkens for the number to say what a picture looks like.
_PLAIN_BITS: Final = 8


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


def fingerprint_is_plain(one: str) -> bool:
    """Whether it says too little: pictures of an even surface share a few such numbers, whatever they show."""
    return not _PLAIN_BITS <= int(one, 16).bit_count() <= 64 - _PLAIN_BITS


def fingerprint_bands(one: str) -> list[str]:
    """The four places that a fingerprint is kept at: number of the band, `#`, its four hexadecimal digits."""
    return [f"{band}#{one[band * 4 : band * 4 + 4]}" for band in range(BANDS)]


def fingerprint_places(one: str) -> list[str]:
    """The 68 places at one of which every fingerprint is kept that differs by at most FOUND_BITS bits.

    Seven differences over four bands leave one band with one at most, so each band is looked up as it is and with each
    of its bits turned.
    """
    places = []
    for band in range(BANDS):
        value = int(one[band * 4 : band * 4 + 4], 16)
        places += [f"{band}#{value ^ turned:04x}" for turned in (0, *(1 << bit for bit in range(_BITS)))]
    return places
