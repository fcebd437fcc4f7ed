"""The published copy has the same pixels and nothing to tell."""

import struct
import zlib
from pathlib import Path

import pytest
import pyvips

from gallery.media.rendered import Rendered
from tests.gallery import pictures
from tests.gallery.media.conftest import Render

SECRET = b"SECRET-SERIAL-77"
COMMENT = b"a private remark"
THUMBNAIL = b"THUMBNAIL-BYTES!"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">PRIVATE-XMP</x:xmpmeta>'
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x78\0\x0aPRIVATEIPT"
SECRETS = (SECRET, COMMENT, THUMBNAIL, b"PRIVATE", b"Fujifilm", b"GPS")


def pixels(file: bytes | Path) -> bytes:
    return bytes(pictures.opened(file).write_to_memory())


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def laden_jpeg(orientation: int = 1, *, progressive: bool = False) -> bytes:
    """With all that cameras and programs put into a JPEG, and in every place where it may be put."""
    image = pictures.turned(pictures.quarters(), orientation)
    for name, value in {**pictures.CAMERA_TAGS, **pictures.GPS_TAGS}.items():
        image.set_type(pyvips.GValue.gstr_type, name, value)
    thumbnail = segment(0xFE, THUMBNAIL)
    for name, blob in {"xmp-data": XMP, "iptc-data": IPTC, "jpeg-thumbnail-data": b"\xff\xd8" + thumbnail}.items():
        image.set_type(pyvips.GValue.blob_type, name, blob)
    data = bytes(image.jpegsave_buffer(Q=95, interlace=progressive))
    jfif = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\4\1" + THUMBNAIL[:12])
    more = [
        segment(0xE0, b"JFXX\0\x10" + THUMBNAIL),
        segment(0xE2, b"MPF\0" + SECRET),
        segment(0xE4, SECRET),
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET),
        segment(0xFE, COMMENT),
        segment(0xDC, SECRET),
    ]
    assert all(secret in data + jfif + b"".join(more) for secret in SECRETS if secret != b"GPS")
    rest = data[2:]
    if rest.startswith(b"\xff\xe0"):
        rest = rest[2 + int.from_bytes(rest[2:4], "big") :]
    return b"\xff\xd8" + jfif + b"".join(more) + rest


def laden_png() -> bytes:
    data = pictures.tagged(".png")
    text = png_chunk(b"tEXt", b"Comment\0" + COMMENT) + png_chunk(b"tIME", bytes(7)) + png_chunk(b"prVt", SECRET)
    return data[:33] + text + data[33:]


def laden_webp(data: bytes) -> bytes:
    """With chunks that nobody knows, also among those of a frame."""
    unknown = b"prVt" + struct.pack("<I", len(SECRET)) + SECRET
    at = data.find(b"ANMF")
    if at >= 0:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size
        data = data[: at + 4] + struct.pack("<I", size + len(unknown)) + data[at + 8 : end] + unknown + data[end:]
    body = data[8:] + unknown
    return b"RIFF" + struct.pack("<I", len(body)) + body


def laden_gif(data: bytes) -> bytes:
    """With a comment, plain text, an unknown application, and bytes behind the loop count."""
    at = data.rindex(b"\x3b")
    comment = b"\x21\xfe" + bytes([len(COMMENT)]) + COMMENT + b"\0"
    text = b"\x21\x01\x0c" + bytes(12) + bytes([len(SECRET)]) + SECRET + b"\0"
    program = b"\x21\xff\x0bXMP DataXMP" + bytes([len(XMP)]) + XMP + b"\0"
    loops = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0" + bytes([len(SECRET)]) + SECRET + b"\0"
    return data[:at] + comment + text + program + loops + data[at:]


LOSSLESS = {
    "jpeg": (laden_jpeg(), "image/jpeg"),
    "progressive jpeg": (laden_jpeg(progressive=True), "image/jpeg"),
    "png": (laden_png(), "image/png"),
    "webp": (laden_webp(pictures.tagged(".webp")), "image/webp"),
    "lossless webp": (laden_webp(pictures.tagged(".webp[lossless]")), "image/webp"),
    "animated webp": (laden_webp(pictures.animation(".webp")), "image/webp"),
    "gif": (laden_gif(pictures.gif()), "image/gif"),
    "animated gif": (laden_gif(pictures.animation(".gif")), "image/gif"),
    "avif": (pictures.tagged(".avif"), "image/avif"),
}


def files(rendered: Rendered) -> list[Path]:
    return list(rendered.published.parent.iterdir())


@pytest.mark.parametrize("name", LOSSLESS)
def test_the_pixels_stay_the_same_and_the_secrets_go(rendering: Render, name: str) -> None:
    data, content_type = LOSSLESS[name]
    assert COMMENT in data or SECRET in data
    rendered = rendering(data, content_type)
    assert pixels(rendered.published) == pixels(data)
    for path in files(rendered):
        for secret in SECRETS:
            assert secret not in path.read_bytes(), path.name


@pytest.mark.parametrize("orientation", range(1, 9))
def test_metadata_is_in_no_derivative_whatever_the_orientation(rendering: Render, orientation: int) -> None:
    rendered = rendering(laden_jpeg(orientation), avif=True)
    assert (rendered.facts.camera, rendered.facts.has_location) == ("Fujifilm X-T5", True)
    for path in files(rendered):
        data = path.read_bytes()
        for secret in SECRETS:
            assert secret not in data, path.name
        told = [name for name in pictures.opened(path).get_fields() if name.startswith(("xmp", "iptc", "jpeg-thumb"))]
        assert not told
        if path != rendered.published:
            assert b"Exif" not in data


@pytest.mark.parametrize("content_type", ["image/jpeg", "image/png", "image/webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_published_copy_keeps_its_orientation_and_no_other_tag(
    rendering: Render, content_type: str, orientation: int
) -> None:
    data = pictures.turned_file(content_type, orientation)
    shown = pictures.opened(rendering(data, content_type).published)
    assert (shown.get("orientation") if shown.get_typeof("orientation") else 1) == orientation
    assert shown.autorot().write_to_memory() == pictures.opened(data).autorot().write_to_memory()
    if orientation > 1:
        # A TIFF of one entry, perhaps announced as EXIF.
        assert len(shown.get("exif-data")) <= 6 + 26


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".avif"])
def test_the_colour_profile_stays(rendering: Render, suffix: str) -> None:
    image = pictures.scene(64, 48).icc_transform("p3", input_profile="srgb")
    data = bytes(image.write_to_buffer(suffix))
    content_type = "image/jpeg" if suffix == ".jpg" else f"image/{suffix[1:]}"
    profile = pictures.opened(rendering(data, content_type).published).get("icc-profile-data")
    assert profile == pictures.opened(data).get("icc-profile-data")


def test_a_jpeg_with_rubbish_between_its_segments_is_encoded_anew(rendering: Render) -> None:
    data = pictures.jpeg(320, 240, orientation=6)
    at = data.index(b"\xff\xdb")
    rendered = rendering(data[:at] + b"rubbish" + SECRET + data[at:])
    shown = pictures.opened(rendered.published)
    assert (shown.width, shown.height) == (240, 320)
    assert not shown.get_typeof("orientation") or shown.get("orientation") == 1
    assert SECRET not in rendered.published.read_bytes()


def test_a_heic_s_secrets_are_in_no_derivative(rendering: Render) -> None:
    assert SECRET in pictures.heic()
    rendered = rendering(pictures.heic(), "image/heic", avif=True)
    assert rendered.facts.has_location
    for path in files(rendered):
        for secret in SECRETS:
            assert secret not in path.read_bytes(), path.name
