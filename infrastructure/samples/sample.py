"""What a sample picture is, and how it becomes a file that could have come from a camera or a drawing program."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
import pyvips

from infrastructure.samples.canvas import Pixels, Rng, finish

Format = Literal["jpeg", "png", "webp"]
CONTENT_TYPES: Final[dict[Format, str]] = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
SUFFIXES: Final[dict[Format, str]] = {"jpeg": ".jpg", "png": ".png", "webp": ".webp"}


@dataclass(frozen=True)
class Shot:
    """What a camera writes beside the pixels: the time, and sometimes the place, in degrees north and east."""

    taken: str  # EXIF's way: 2025:06:21 04:48:10
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class Sample:
    """One picture of the demonstration: how it is painted and what its owner says about it."""

    paint: Callable[[Rng], Pixels]
    title: str
    description: str
    alt_text: str
    tags: tuple[str, ...]
    owner: str  # the part of the owner's address before the @
    visibility: Literal["public", "unlisted", "private"] = "public"
    format: Format = "jpeg"
    shot: Shot | None = None
    seed: int = 7
    darkroom: dict[str, float] = field(default_factory=dict)  # keyword arguments of canvas.finish

    @property
    def name(self) -> str:
        return self.paint.__name__.replace("_", "-")

    @property
    def filename(self) -> str:
        return self.name + SUFFIXES[self.format]

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.format]


def render(sample: Sample) -> bytes:
    """The whole file, the same at every call."""
    rng = np.random.default_rng(sample.seed)
    pixels = finish(sample.paint(rng), rng, **sample.darkroom)
    image = pyvips.Image.new_from_array(pixels).copy(interpretation="srgb")
    if sample.format == "png":
        return bytes(image.pngsave_buffer(compression=6))
    if sample.format == "webp":
        return bytes(image.webpsave_buffer(Q=88, effort=2))
    if sample.shot is not None:
        _write_exif(image, sample.shot)
    return bytes(image.jpegsave_buffer(Q=89, optimize_coding=True))


def _write_exif(image: pyvips.Image, shot: Shot) -> None:
    fields = {
        "exif-ifd0-Make": "Halide",
        "exif-ifd0-Model": "Halide H-35",
        "exif-ifd2-DateTimeOriginal": shot.taken,
        "exif-ifd2-FNumber": "8/1",
        "exif-ifd2-FocalLength": "35/1",
        "exif-ifd2-BodySerialNumber": "H35-0042",
    }
    if shot.place is not None:
        for axis, degrees, ends in (("Latitude", shot.place[0], "NS"), ("Longitude", shot.place[1], "EW")):
            fields[f"exif-ifd3-GPS{axis}Ref"] = ends[degrees < 0]
            whole, rest = divmod(abs(degrees), 1)
            fields[f"exif-ifd3-GPS{axis}"] = f"{int(whole)}/1 {int(rest * 60)}/1 {round(rest * 60 % 1 * 6000)}/100"
    for name, value in fields.items():
        image.set_type(pyvips.GValue.gstr_type, name, value)
