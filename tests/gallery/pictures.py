"""Pictures made for the tests, in every format that comes in; deterministic, so that sizes and hashes repeat."""

import random
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pillow_heif
import pyvips
from PIL import Image

GPS_TAGS = {
    "exif-ifd3-GPSLatitudeRef": "N",
    "exif-ifd3-GPSLatitude": "60/1 10/1 1200/100",
    "exif-ifd3-GPSLongitudeRef": "E",
    "exif-ifd3-GPSLongitude": "24/1 56/1 1500/100",
}
CAMERA_TAGS = {
    "exif-ifd0-Make": "Fujifilm",
    "exif-ifd0-Model": "X-T5",
    "exif-ifd2-DateTimeOriginal": "2024:05:06 07:08:09",
    "exif-ifd2-BodySerialNumber": "SECRET-SERIAL-77",
}


def opened(file: bytes | Path, **options: Any) -> pyvips.Image:
    """A picture to look at, through the loaders that are allowed."""
    data = file if isinstance(file, bytes) else file.read_bytes()
    return pyvips.Image.new_from_source(pyvips.Source.new_from_memory(data), "", **options)


def scene(width: int, height: int) -> pyvips.Image:
    """Smooth waves in three bands: compresses like a photograph of something calm."""
    at = pyvips.Image.xyz(width, height)
    red = (at[0] * 0.6).sin() * 60 + (at[1] * 0.4).cos() * 50 + 128
    bands = red.bandjoin([at[0] * 255 / width, at[1] * 255 / height])
    return bands.cast("uchar").copy(interpretation="srgb")


@cache
def jpeg(width: int = 400, height: int = 300, *, orientation: int = 1, gps: bool = True) -> bytes:
    """As from a camera: EXIF with make, time, serial number, and unless told otherwise the place."""
    image = scene(width, height).copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    for name, value in {**CAMERA_TAGS, **(GPS_TAGS if gps else {})}.items():
        image.set_type(pyvips.GValue.gstr_type, name, value)
    return bytes(image.jpegsave_buffer(Q=90))


@cache
def png(width: int = 320, height: int = 240, *, interlace: bool = False) -> bytes:
    return bytes(scene(width, height).pngsave_buffer(interlace=interlace))


@cache
def webp(width: int = 320, height: int = 240) -> bytes:
    return bytes(scene(width, height).webpsave_buffer(Q=95))


@cache
def gif(width: int = 320, height: int = 240) -> bytes:
    return bytes(scene(width, height).gifsave_buffer())


@cache
def avif(width: int = 320, height: int = 240) -> bytes:
    return bytes(scene(width, height).heifsave_buffer(compression="av1", Q=90, effort=1))


@cache
def tiff() -> bytes:
    return bytes(scene(100, 80).tiffsave_buffer())


def svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'


@cache
def heic(width: int = 320, height: int = 240) -> bytes:
    """As from a phone: HEVC, with EXIF."""
    exif = bytes(opened(jpeg(width, height)).get("exif-data"))
    pixels = scene(width, height).write_to_memory()
    heif = pillow_heif.from_bytes("RGB", (width, height), bytes(pixels))
    file = BytesIO()
    heif.save(file, quality=90, exif=exif)
    return file.getvalue()


@cache
def animation(suffix: str = ".gif", frames: int = 4, width: int = 400, height: int = 300) -> bytes:
    """Frames that grow lighter, a tenth of a second each, for ever."""
    still = scene(width, height) * 0.5
    film = pyvips.Image.arrayjoin([(still + 120 * i / frames).cast("uchar") for i in range(frames)], across=1).copy()
    film.set_type(pyvips.GValue.gint_type, "page-height", height)
    film.set_type(pyvips.GValue.array_int_type, "delay", [100] * frames)
    film.set_type(pyvips.GValue.gint_type, "loop", 0)
    return bytes(film.write_to_buffer(suffix))


@cache
def tagged(suffix: str) -> bytes:
    """A picture of the format with a camera's EXIF, its serial number and its place."""
    image = scene(320, 240).copy()
    for name, value in {**CAMERA_TAGS, **GPS_TAGS}.items():
        image.set_type(pyvips.GValue.gstr_type, name, value)
    return bytes(image.write_to_buffer(suffix))


@cache
def cmyk_jpeg(*, profile: bool = True) -> bytes:
    """As for a printing press, with or without its profile."""
    inks = scene(320, 240).icc_transform("cmyk", input_profile="srgb")
    return bytes(inks.jpegsave_buffer(Q=95, keep="all" if profile else "none"))


def quarters(width: int = 320, height: int = 240) -> pyvips.Image:
    """Red, green, blue and white quarters: looks different however it is turned."""
    colours = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
    parts = [(pyvips.Image.black(width // 2, height // 2, bands=3) + colour).cast("uchar") for colour in colours]
    return pyvips.Image.arrayjoin(parts, across=2).copy(interpretation="srgb")


def turned(upright: pyvips.Image, orientation: int) -> pyvips.Image:
    """As a camera held this way stores it: turning it as EXIF says gives the upright picture back."""
    ways = [
        upright,
        upright.fliphor(),
        upright.rot180(),
        upright.flipver(),
        upright.rot90().fliphor(),
        upright.rot270(),
        upright.rot270().fliphor(),
        upright.rot90(),
    ]
    stored = ways[orientation - 1].copy()
    stored.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    return stored


def pillow(image: pyvips.Image) -> Image.Image:
    return Image.frombytes("RGB", (image.width, image.height), bytes(image.write_to_memory()))


@cache
def turned_file(content_type: str, orientation: int) -> bytes:
    """The quarters, stored turned."""
    stored = turned(quarters(), orientation)
    suffix = {"image/jpeg": ".jpg[Q=95]", "image/png": ".png", "image/webp": ".webp[lossless]"}.get(content_type)
    if suffix:
        return bytes(stored.write_to_buffer(suffix))
    file, exif = BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    if content_type == "image/avif":
        pillow(stored).save(file, "AVIF", quality=95, exif=exif)
        return file.getvalue()
    heif = pillow_heif.from_pillow(pillow(stored))
    heif.save(file, quality=95, exif=exif.tobytes())
    return file.getvalue()


@cache
def avif_film() -> bytes:
    """An AVIF image sequence of growing lightness."""
    frames = [pillow((scene(64, 48) * (0.4 + 0.2 * i)).cast("uchar").copy(interpretation="srgb")) for i in range(3)]
    file = BytesIO()
    frames[0].save(file, "AVIF", save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


@cache
def deep_png() -> bytes:
    """Sixteen bits a channel."""
    return bytes((scene(320, 240).cast("ushort") * 257).copy(interpretation="rgb16").pngsave_buffer())


def patches(seed: int, *, width: int = 720, quality: int = 90) -> bytes:
    """A JPEG of soft patches of grey, unlike that of any other seed; the same one scaled or saved again looks alike."""
    grey = random.Random(seed).randbytes(9 * 8)  # noqa: S311 - repeatable is the point
    small = Image.frombytes("L", (9, 8), grey).resize((width, width * 8 // 9), Image.Resampling.BICUBIC)
    file = BytesIO()
    small.convert("RGB").save(file, "JPEG", quality=quality)
    return file.getvalue()
