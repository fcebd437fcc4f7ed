"""Copies of a picture have nearly the same fingerprint, other pictures have not."""

import re

import pytest
import pyvips

from gallery.media.fingerprint import fingerprint, fingerprint_distance
from tests.gallery import pictures
from tests.gallery.media.conftest import Render


def test_it_has_16_hexadecimal_digits(rendering: Render) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", rendering(pictures.jpeg()).fingerprint)


def test_a_bit_is_set_where_it_gets_brighter_to_the_right() -> None:
    rising, falling = bytes(range(9)), bytes(range(9, 0, -1))
    assert fingerprint(rising * 8) == "f" * 16
    assert fingerprint(falling * 8) == "0" * 16
    assert fingerprint(falling * 7 + rising) == "00000000000000ff"


def test_the_distance_counts_bits_that_differ() -> None:
    assert fingerprint_distance("f" * 16, "f" * 16) == 0
    assert fingerprint_distance("f" * 16, "0" * 16) == 64
    assert fingerprint_distance("0000000000000003", "0000000000000005") == 2


def blotches(seed: int, width: int = 900, height: int = 600) -> pyvips.Image:
    """Soft patches of light and dark, different for every seed."""
    grid = pyvips.Image.gaussnoise(9, 6, mean=128, sigma=60, seed=seed).cast("uchar")
    grey = grid.resize(width / 9, vscale=height / 6, kernel="cubic")
    return grey.bandjoin([grey * 0.8, grey * 0.6]).cast("uchar").copy(interpretation="srgb")


@pytest.mark.long
def test_encoding_again_scaling_and_turning_barely_change_it(rendering: Render) -> None:
    picture = blotches(1)
    own = rendering(bytes(picture.pngsave_buffer()), "image/png").fingerprint
    copies = [
        (bytes(picture.jpegsave_buffer(Q=40)), "image/jpeg"),
        (bytes(picture.resize(0.4).webpsave_buffer(Q=60)), "image/webp"),
        (bytes(picture.resize(2.5).jpegsave_buffer(Q=70, interlace=True)), "image/jpeg"),
        (bytes(pictures.turned(picture, 6).jpegsave_buffer(Q=80)), "image/jpeg"),
        (bytes(picture.gifsave_buffer()), "image/gif"),
    ]
    for data, content_type in copies:
        assert fingerprint_distance(own, rendering(data, content_type).fingerprint) <= 6


def test_other_pictures_are_far_away(rendering: Render) -> None:
    prints = [rendering(bytes(blotches(seed).jpegsave_buffer())).fingerprint for seed in range(6)]
    pairs = [(one, other) for at, one in enumerate(prints) for other in prints[at + 1 :]]
    assert min(fingerprint_distance(one, other) for one, other in pairs) > 12
