"""Colours come out as they look, whatever they were stored in."""

import pytest
import pyvips

from tests.gallery import pictures
from tests.gallery.media.conftest import Render


def wide(suffix: str) -> bytes:
    """In Display P3, as from a telephone."""
    return bytes(pictures.scene(320, 240).icc_transform("p3", input_profile="srgb").write_to_buffer(suffix))


# How far a channel may be off on average: inks cannot show all that a screen can.
SAMPLES = {
    "CMYK with its profile": (pictures.cmyk_jpeg(), "image/jpeg", 16),
    "CMYK without a profile": (pictures.cmyk_jpeg(profile=False), "image/jpeg", 16),
    "sixteen bits": (pictures.deep_png(), "image/png", 3),
    "Display P3 PNG": (wide(".png"), "image/png", 3),
    "Display P3 JPEG": (wide(".jpg[Q=95]"), "image/jpeg", 3),
    "Display P3 WebP": (wide(".webp[lossless]"), "image/webp", 3),
    "Display P3 AVIF": (wide(".avif[Q=90]"), "image/avif", 3),
    "ten-bit AVIF": (bytes(pictures.scene(320, 240).write_to_buffer(".avif[Q=90,bitdepth=10]")), "image/avif", 3),
}


@pytest.mark.parametrize("avif", [False, True])
@pytest.mark.parametrize("name", SAMPLES)
def test_renditions_are_in_srgb_and_look_the_same(rendering: Render, name: str, avif: bool) -> None:
    data, content_type, tolerance = SAMPLES[name]
    rendered = rendering(data, content_type, avif=avif)
    shown = pictures.opened((rendered.avif_renditions if avif else rendered.renditions)[320])
    assert (shown.bands, shown.format) == (3, "uchar")
    assert not shown.get_typeof("icc-profile-data")
    assert (shown - pictures.scene(320, 240)).abs().avg() < tolerance


@pytest.mark.parametrize("name", SAMPLES)
def test_the_published_copy_keeps_colours_and_depth(rendering: Render, name: str) -> None:
    data, content_type, _ = SAMPLES[name]
    before, after = pictures.opened(data), pictures.opened(rendering(data, content_type).published)
    assert (after.bands, after.format) == (before.bands, before.format)
    assert (after - before).abs().max() == 0
    assert after.get_typeof("icc-profile-data") == before.get_typeof("icc-profile-data")


def test_a_p3_colour_outside_srgb_is_not_taken_for_the_srgb_one(rendering: Render) -> None:
    # A middling P3 green is a stronger sRGB green: ignoring the profile would leave the numbers as they are.
    green = pyvips.Image.black(64, 64, bands=3).linear(1, [60, 160, 60], uchar=True).copy(interpretation="srgb")
    profile = pictures.opened(wide(".png")).get("icc-profile-data")
    green.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    shown = pictures.opened(rendering(bytes(green.pngsave_buffer()), "image/png").renditions[64])
    assert shown[0].avg() < 45
    assert shown[1].avg() == pytest.approx(161, abs=3)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_grey_pictures_are_shown_grey(rendering: Render, suffix: str) -> None:
    grey = pictures.scene(320, 240).colourspace("b-w")
    rendered = rendering(bytes(grey.write_to_buffer(suffix)), {".jpg": "image/jpeg"}.get(suffix, f"image/{suffix[1:]}"))
    shown = pictures.opened(rendered.renditions[320])
    assert (shown.colourspace("b-w")[0] - grey).abs().avg() < 4
