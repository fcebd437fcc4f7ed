"""What becomes of the bytes of a picture."""

import base64
import zlib
from collections.abc import Callable

import pytest
import pyvips

from gallery.errors import PictureRejected
from gallery.media import opening
from gallery.media.render import render
from tests.gallery import pictures

SAMPLES: dict[str, Callable[[], bytes]] = {
    "image/jpeg": pictures.jpeg,
    "image/png": pictures.png,
    "image/webp": pictures.webp,
    "image/gif": pictures.gif,
    "image/avif": pictures.avif,
    "image/heic": pictures.heic,
    "image/heif": pictures.heic,
}
# Formats that libvips could open by itself but that strangers may not send here.
FOREIGN = {
    "tiff": pictures.tiff(),
    "svg": pictures.svg(),
    "pdf": b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF",
    "ppm": b"P6 2 2 255\n" + bytes(12),
    "bmp": b"BM" + bytes(60),
    "ico": b"\x00\x00\x01\x00\x01\x00" + bytes(40),
    "mvg": b"push graphic-context\nviewbox 0 0 640 480\npop graphic-context",
    "jp2": b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(40),
    "html": b"<!doctype html><script>alert(1)</script>",
}


@pytest.mark.parametrize("content_type", SAMPLES)
def test_every_accepted_format_becomes_webp_renditions(content_type: str) -> None:
    rendered = render(SAMPLES[content_type](), content_type=content_type)
    for width, data in rendered.renditions.items():
        picture = pyvips.Image.webpload_buffer(data)
        assert picture.width == width
    assert max(rendered.renditions) == rendered.width
    assert len(base64.b64decode(rendered.placeholder)) > 10


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_format_named_jpg_is_rejected(name: str) -> None:
    with pytest.raises(PictureRejected) as rejection:
        render(FOREIGN[name], content_type="image/jpeg")
    assert rejection.value.reason == "not_an_image"


@pytest.mark.parametrize("content_type", SAMPLES)
@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_truncated_file_is_rejected(content_type: str, tenths: int) -> None:
    whole = SAMPLES[content_type]()
    with pytest.raises(PictureRejected) as rejection:
        render(whole[: len(whole) * tenths // 10], content_type=content_type)
    assert rejection.value.reason == "damaged"
    assert "exporting it again" in rejection.value.detail


def test_a_type_other_than_the_declared_one_is_rejected() -> None:
    with pytest.raises(PictureRejected) as rejection:
        render(pictures.png(), content_type="image/jpeg")
    assert rejection.value.reason == "type_mismatch"
    assert "is a PNG but was sent as a JPEG" in rejection.value.detail


def test_too_many_pixels_are_rejected_by_the_header_alone() -> None:
    # 40,000 x 40,000 in a PNG of a few kilobytes of header: decoding it would take gigabytes.
    small = pictures.png(8, 8)
    bomb = small[:16] + (40_000).to_bytes(4, "big") * 2 + small[24:29] + _crc(small, 40_000) + small[33:]
    with pytest.raises(PictureRejected) as rejection:
        render(bomb, content_type="image/png")
    assert rejection.value.reason == "too_many_pixels"


def _crc(small: bytes, side: int) -> bytes:
    return zlib.crc32(b"IHDR" + side.to_bytes(4, "big") * 2 + small[24:29]).to_bytes(4, "big")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied_and_no_metadata_survives(orientation: int) -> None:
    upright = render(pictures.jpeg(400, 300, orientation=1), content_type="image/jpeg")
    rendered = render(pictures.jpeg(400, 300, orientation=orientation), content_type="image/jpeg")
    assert (rendered.width, rendered.height) == ((300, 400) if orientation >= 5 else (400, 300))
    for data in rendered.renditions.values():
        picture = pyvips.Image.webpload_buffer(data)
        assert not [name for name in picture.get_fields() if name.startswith(("exif", "xmp", "iptc", "orientation"))]
    turned = pyvips.Image.webpload_buffer(rendered.renditions[max(rendered.renditions)])
    back = {1: turned, 2: turned.fliphor(), 3: turned.rot180(), 4: turned.flipver()}.get(orientation)
    if back is not None:
        straight = pyvips.Image.webpload_buffer(upright.renditions[max(upright.renditions)])
        assert (back - straight).abs().avg() < 4


def test_renditions_are_never_wider_than_the_picture() -> None:
    rendered = render(pictures.jpeg(1000, 500), content_type="image/jpeg")
    assert list(rendered.renditions) == [320, 640, 1000]
    tiny = render(pictures.png(90, 60), content_type="image/png")
    assert list(tiny.renditions) == [90]


def test_a_large_picture_stops_at_2048() -> None:
    rendered = render(pictures.jpeg(2600, 1300), content_type="image/jpeg")
    assert list(rendered.renditions) == [320, 640, 1280, 2048]
    assert (rendered.width, rendered.height) == (2600, 1300)


def test_time_is_read_and_location_is_noticed() -> None:
    facts = render(pictures.jpeg(), content_type="image/jpeg").facts
    assert facts.taken_at == "2024-05-06T07:08:09"
    assert facts.has_location
    assert not render(pictures.jpeg(gps=False), content_type="image/jpeg").facts.has_location


def test_a_tail_after_the_picture_reaches_no_derivative() -> None:
    polyglot = pictures.jpeg() + b"<script>alert('tail')</script>PK\x03\x04"
    rendered = render(polyglot, content_type="image/jpeg")
    for data in [*rendered.renditions.values(), rendered.published]:
        assert b"<script>" not in data
        assert b"PK\x03\x04" not in data


def test_transparency_is_kept() -> None:
    see_through = pictures.scene(64, 64).bandjoin(128).pngsave_buffer()
    rendered = render(bytes(see_through), content_type="image/png")
    assert pyvips.Image.webpload_buffer(rendered.renditions[64]).hasalpha()


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_an_animation_stays_an_animation_in_every_rendition(suffix: str) -> None:
    rendered = render(pictures.animation(suffix), content_type=f"image/{suffix[1:]}")
    assert (rendered.width, rendered.height) == (400, 300)
    for width, data in rendered.renditions.items():
        film = pyvips.Image.webpload_buffer(data, n=-1)
        assert (film.width, film.get("n-pages"), film.get("delay")) == (width, 4, [100] * 4)
    assert pyvips.Image.jpegload_buffer(rendered.preview).height == 300


def test_the_frames_of_an_animation_count_against_its_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_PIXELS_ANIMATED", 4 * 400 * 300 - 1)
    with pytest.raises(PictureRejected) as rejection:
        render(pictures.animation(".gif"), content_type="image/gif")
    assert rejection.value.reason == "too_many_pixels"
    assert "400 x 300 pixels in 4 frames" in rejection.value.detail


@pytest.mark.parametrize("name", ["cmyk_jpeg", "deep_png", "p3"])
def test_colours_come_out_in_srgb_as_they_look(name: str) -> None:
    wide = pictures.scene(320, 240).icc_transform("p3", input_profile="srgb")
    samples = {
        "cmyk_jpeg": (pictures.cmyk_jpeg(), "image/jpeg", 16),
        "deep_png": (pictures.deep_png(), "image/png", 3),
        "p3": (bytes(wide.pngsave_buffer()), "image/png", 3),
    }
    data, content_type, tolerance = samples[name]
    shown = pyvips.Image.webpload_buffer(render(data, content_type=content_type).renditions[320])
    assert (shown.bands, shown.format) == (3, "uchar")
    assert (shown - pictures.scene(320, 240)).abs().avg() < tolerance


def test_an_iphone_picture_is_published_as_a_jpeg_without_its_secrets() -> None:
    rendered = render(pictures.heic(), content_type="image/heic")
    assert rendered.facts.taken_at == "2024-05-06T07:08:09"
    assert rendered.facts.has_location
    shown = pyvips.Image.jpegload_buffer(rendered.published)
    assert (shown.width, shown.height) == (320, 240)
    assert b"SECRET-SERIAL" not in rendered.published


def test_the_link_preview_is_a_jpeg_up_to_1200_wide() -> None:
    preview = pyvips.Image.jpegload_buffer(render(pictures.png(2000, 1000), content_type="image/png").preview)
    assert (preview.width, preview.height) == (1200, 600)
    assert pyvips.Image.jpegload_buffer(render(pictures.png(90, 60), content_type="image/png").preview).width == 90
