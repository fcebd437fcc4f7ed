"""What is turned away, and why."""

import gzip
import zlib

import pytest

from gallery.errors import PictureRejected
from gallery.media import limits
from gallery.media.vips import pyvips
from tests.gallery import pictures
from tests.gallery.media.conftest import Render
from tests.gallery.media.test_render import SAMPLES

# Formats that libvips could open by itself but that strangers may not send here.
FOREIGN = {
    "tiff": pictures.tiff(),
    "svg": pictures.svg(),
    "svgz": gzip.compress(pictures.svg()),
    "pdf": b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF",
    "ppm": b"P6 2 2 255\n" + bytes(12),
    "bmp": b"BM" + bytes(60),
    "ico": b"\x00\x00\x01\x00\x01\x00" + bytes(40),
    "mvg": b"push graphic-context\nviewbox 0 0 640 480\npop graphic-context",
    "jp2": b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(40),
    "mp4": b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isommp42" + bytes(40),
    "html": b"<!doctype html><script>alert(1)</script>",
    "nothing": b"",
}


def reason(rendering: Render, data: bytes, content_type: str = "image/jpeg") -> str:
    with pytest.raises(PictureRejected) as rejection:
        rendering(data, content_type)
    return rejection.value.reason


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_format_named_jpg_is_rejected(rendering: Render, name: str) -> None:
    assert reason(rendering, FOREIGN[name]) == "not_an_image"


@pytest.mark.parametrize("content_type", [name for name in SAMPLES if name != "image/heif"])
def test_a_type_other_than_the_declared_one_is_rejected(rendering: Render, content_type: str) -> None:
    declared = "image/png" if content_type == "image/jpeg" else "image/jpeg"
    with pytest.raises(PictureRejected) as rejection:
        rendering(SAMPLES[content_type](), declared)
    assert rejection.value.reason == "type_mismatch"
    assert f"but was sent as a {declared[6:].upper()}" in rejection.value.detail


@pytest.mark.parametrize("content_type", SAMPLES)
@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_truncated_file_is_rejected(rendering: Render, content_type: str, tenths: int) -> None:
    whole = SAMPLES[content_type]()
    with pytest.raises(PictureRejected) as rejection:
        rendering(whole[: len(whole) * tenths // 10], content_type)
    assert rejection.value.reason == "damaged"
    assert "exporting it again" in rejection.value.detail


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_truncated_animation_is_rejected(rendering: Render, suffix: str, tenths: int) -> None:
    whole = pictures.animation(suffix)
    assert reason(rendering, whole[: len(whole) * tenths // 10], f"image/{suffix[1:]}") == "damaged"


def jpeg_claiming(width: int, height: int, *, progressive: bool = False) -> bytes:
    data = bytes(pictures.scene(16, 16).jpegsave_buffer(interlace=progressive))
    at = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    return data[: at + 5] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + data[at + 9 :]


def png_claiming(width: int, height: int, *, interlaced: bool = False) -> bytes:
    data = pictures.png(8, 8, interlace=interlaced)
    header = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + data[24:29]
    return data[:12] + header + zlib.crc32(header).to_bytes(4, "big") + data[33:]


def gif_claiming(width: int, height: int) -> bytes:
    data, sides = pictures.gif(8, 8), width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return (data[:6] + sides + data[10:]).replace(bytes(4) + b"\x08\0\x08\0", bytes(4) + sides)


def webp_claiming(width: int, height: int) -> bytes:
    data = bytes(pictures.scene(8, 8).webpsave_buffer(lossless=True, keep="none"))
    at = data.index(b"VP8L") + 9
    bits = int.from_bytes(data[at : at + 4], "little") >> 28 << 28 | height - 1 << 14 | width - 1
    return data[:at] + bits.to_bytes(4, "little") + data[at + 4 :]


def heif_claiming(data: bytes, width: int, height: int) -> bytes:
    at = data.index(b"ispe") + 8
    return data[:at] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + data[at + 8 :]


BOMBS = {
    "JPEG of 4 gigapixels": (jpeg_claiming(65_000, 65_000), "image/jpeg"),
    "JPEG of 101 megapixels": (jpeg_claiming(10_100, 10_000), "image/jpeg"),
    "JPEG wider than 32767": (jpeg_claiming(32_768, 10), "image/jpeg"),
    "progressive JPEG of 41 megapixels": (jpeg_claiming(8_200, 5_000, progressive=True), "image/jpeg"),
    "PNG of 1.6 gigapixels": (png_claiming(40_000, 40_000), "image/png"),
    "PNG of 101 megapixels": (png_claiming(10_100, 10_000), "image/png"),
    "interlaced PNG of 41 megapixels": (png_claiming(8_200, 5_000, interlaced=True), "image/png"),
    "GIF of 4 gigapixels": (gif_claiming(65_000, 65_000), "image/gif"),
    "WebP of 268 megapixels": (webp_claiming(16_383, 16_383), "image/webp"),
    "AVIF of 400 megapixels": (heif_claiming(pictures.avif(), 20_000, 20_000), "image/avif"),
    "HEIC of 400 megapixels": (heif_claiming(pictures.heic(), 20_000, 20_000), "image/heic"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_too_many_pixels_are_rejected_by_the_header_alone(
    rendering: Render, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decode(*args: object, **kwargs: object) -> None:
        raise AssertionError("pixels were decoded")

    for operation in ("thumbnail_source", "thumbnail_image", "copy_memory"):
        monkeypatch.setattr(pyvips.Image, operation, decode, raising=False)
    assert reason(rendering, *BOMBS[name]) in ("too_many_pixels", "damaged")


@pytest.mark.parametrize("interlaced", [False, True])
def test_41_megapixels_are_let_in_unless_they_are_interlaced(rendering: Render, interlaced: bool) -> None:
    # The claims are lies, so what is let in turns out to be cut short.
    bomb = png_claiming(8_200, 5_000, interlaced=interlaced)
    assert reason(rendering, bomb, "image/png") == ("too_many_pixels" if interlaced else "damaged")


def test_the_words_name_the_size_and_the_limit(rendering: Render) -> None:
    with pytest.raises(PictureRejected) as rejection:
        rendering(png_claiming(20_000, 10_000), "image/png")
    assert rejection.value.detail == (
        "This picture has 20000 x 10000 pixels. We can show up to 100 megapixels of this kind."
        " Make it smaller and send it again."
    )


def test_an_avif_of_ten_bits_or_with_transparency_has_a_lower_limit(
    rendering: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = bytes(pictures.scene(64, 48).heifsave_buffer(compression="av1", bitdepth=10, effort=0))
    see_through = bytes(pictures.scene(64, 48).bandjoin(128).heifsave_buffer(compression="av1", effort=0))
    monkeypatch.setattr(limits, "MAX_PIXELS_HEAVY_AVIF", 64 * 48 - 1)
    for heavy in (deep, see_through):
        assert reason(rendering, heavy, "image/avif") == "too_many_pixels"
    assert rendering(pictures.avif(), "image/avif").width == 320


def test_a_file_that_would_be_held_whole_may_not_be_too_large(
    rendering: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", {"image/gif": 1000})
    assert reason(rendering, pictures.gif(), "image/gif") == "too_large"
    assert rendering(pictures.jpeg()).width == 400
