"""The published copy has the same pixels and nothing to tell."""

import struct
import zlib

import pytest
import pyvips

from gallery.media.formats import detect
from gallery.media.published import published_copy
from tests.gallery import pictures

SECRET = b"SECRET-SERIAL-77"
COMMENT = b"a private remark"


def published(data: bytes) -> bytes:
    found = detect(data)
    assert found
    return published_copy(data, found)


def pixels(data: bytes) -> bytes:
    return bytes(pyvips.Image.new_from_buffer(data, "").write_to_memory())


def with_jpeg_comment(data: bytes) -> bytes:
    return data[:2] + b"\xff\xfe" + struct.pack(">H", len(COMMENT) + 2) + COMMENT + data[2:]


def with_png_text(data: bytes) -> bytes:
    body = b"Comment\0" + COMMENT
    chunk = struct.pack(">I", len(body)) + b"tEXt" + body + struct.pack(">I", zlib.crc32(b"tEXt" + body))
    return data[:33] + chunk + data[33:]


def with_gif_comment(data: bytes) -> bytes:
    at = data.rindex(b"\x3b")
    return data[:at] + b"\x21\xfe" + bytes([len(COMMENT)]) + COMMENT + b"\0" + data[at:]


def tagged(suffix: str, **options: object) -> bytes:
    """A picture of the format with EXIF, its serial number and its place."""
    image = pictures.scene(320, 240).copy()
    for name, value in {**pictures.CAMERA_TAGS, **pictures.GPS_TAGS}.items():
        image.set_type(pyvips.GValue.gstr_type, name, value)
    return bytes(image.write_to_buffer(suffix, **options))


LOSSLESS = {
    "jpeg": with_jpeg_comment(pictures.jpeg(320, 240)),
    "progressive jpeg": with_jpeg_comment(tagged(".jpg", interlace=True)),
    "png": with_png_text(tagged(".png")),
    "webp": tagged(".webp"),
    "lossless webp": tagged(".webp", lossless=True),
    "gif": with_gif_comment(pictures.gif()),
}


@pytest.mark.parametrize("name", LOSSLESS)
def test_the_pixels_stay_the_same_and_the_secrets_go(name: str) -> None:
    data = LOSSLESS[name]
    assert COMMENT in data or SECRET in data
    shown = published(data)
    assert pixels(shown) == pixels(data)
    for secret in (SECRET, COMMENT, b"Fujifilm", b"GPS"):
        assert secret not in shown
    assert len(shown) < len(data)
    fields = pyvips.Image.new_from_buffer(shown, "").get_fields()
    assert not [field for field in fields if field.startswith(("exif-ifd2", "exif-ifd3", "xmp", "iptc"))]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_keeps_its_orientation_and_no_other_tag(orientation: int) -> None:
    data = pictures.jpeg(320, 240, orientation=orientation)
    shown = pyvips.Image.new_from_buffer(published(data), "")
    assert (shown.get("orientation") if shown.get_typeof("orientation") else 1) == orientation
    before = pyvips.Image.new_from_buffer(data, "").autorot()
    assert shown.autorot().write_to_memory() == before.write_to_memory()
    assert SECRET not in published(data)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_the_colour_profile_stays(suffix: str) -> None:
    image = pictures.scene(64, 48).icc_transform("p3", input_profile="srgb")
    data = bytes(image.write_to_buffer(suffix))
    profile = pyvips.Image.new_from_buffer(published(data), "").get("icc-profile-data")
    assert profile == pyvips.Image.new_from_buffer(data, "").get("icc-profile-data")


def test_an_animation_stays_an_animation() -> None:
    frames = [pictures.scene(64, 48) + 40 * i for i in range(4)]
    film = pyvips.Image.arrayjoin([frame.cast("uchar") for frame in frames], across=1).copy()
    film.set_type(pyvips.GValue.gint_type, "page-height", 48)
    film.set_type(pyvips.GValue.array_int_type, "delay", [100] * 4)
    film.set_type(pyvips.GValue.gint_type, "loop", 0)
    for suffix in (".gif", ".webp"):
        data = bytes(film.write_to_buffer(suffix))
        shown = pyvips.Image.new_from_buffer(published(data), "", n=-1)
        assert shown.get("n-pages") == 4
        assert shown.get("delay") == [100] * 4


def test_what_follows_the_end_of_a_picture_is_cut_off() -> None:
    tail = b"<html><script>alert('tail')</script>PK\x03\x04"
    for data in (pictures.jpeg(), pictures.png(), pictures.webp(), pictures.gif()):
        assert tail not in published(data + tail)


def test_an_avif_is_encoded_anew_without_its_metadata() -> None:
    data = tagged(".avif", effort=1)
    assert SECRET in data
    assert SECRET not in published(data)
