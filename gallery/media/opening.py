"""Opens a stranger's file: by its header alone, whole, or shrunk while it is decoded."""

import os
from typing import Any, BinaryIO

from gallery.errors import PictureRejected
from gallery.media import limits
from gallery.media.formats import AVIF, GIF, WEBP, Format
from gallery.media.heic import HeicFile
from gallery.media.vips import pyvips


class Source:
    """One file. `width` and `height` are pixels as shown, of one frame; `frames` is more than 1 for an animation.

    `orientation` is as EXIF counts it, 1 where the file has none or turns its pixels in another way.
    """

    def __init__(self, file: BinaryIO, found: Format) -> None:
        """The file stays open as long as images are made of it.

        Raises PictureRejected if file or header say more than we show, before any pixel is decoded.
        """
        self.file = file
        self.found = found
        # Images go on reading from these, but do not keep them.
        self._streams: list[pyvips.Source] = []
        _check_bytes(os.fstat(file.fileno()).st_size, found)
        # Animations are read over and over, at all places.
        self._data = file.read() if found.content_type in (GIF, WEBP) else b""
        self._heic = HeicFile(file) if found.loader is None else None
        self.orientation = self.frames = 1
        if self._heic:
            self.width, self.height, self.exif = self._heic.width, self._heic.height, self._heic.exif
            _check_pixels(self.width, self.height, limits.MAX_PIXELS[found.content_type])
            # A picture that had to be decoded whole stays, for all that is made of it.
            self._whole = self._heic.pixels()
            return
        header = self._load()
        _check_pixels(header.width, header.height, _max_pixels(header, found))
        self.exif = bytes(header.get("exif-data")) if header.get_typeof("exif-data") else None
        if found.content_type in (GIF, WEBP):
            self.frames = _number(header, "n-pages", 1)
        # libheif turns pictures by itself, and nobody turns animations.
        if found.content_type != AVIF and self.frames == 1:
            self.orientation = _number(header, "orientation", 1)
        # 5 to 8 lie on their side.
        sides = (header.width, header.height)
        self.width, self.height = sides[::-1] if self.orientation >= 5 else sides

    def still(self, width: int) -> pyvips.Image:
        """The picture or its first frame, at most `width` wide, upright, in sRGB."""
        options = _shrinking()
        if self._heic:
            return self._whole.thumbnail_image(width, **options)
        if self.found.content_type == AVIF:
            # Shrinking while it is loaded would take the file's own thumbnail, which may show something else.
            return self._load(access="sequential").thumbnail_image(width, **options)
        return self._thumbnail(width, "fail_on=error", options)

    def film(self, width: int, frames: int) -> pyvips.Image:
        """The leading frames below each other, at most `width` wide."""
        return self._thumbnail(width, f"fail_on=error,n={frames}", {**_shrinking(), "no_rotate": True})

    def whole(self) -> pyvips.Image:
        """All pixels; of a HEIC upright, of others as stored."""
        return self._whole if self._heic else self._load()

    def _load(self, **options: Any) -> pyvips.Image:
        loader = getattr(pyvips.Image, str(self.found.loader))
        return loader(self._stream(), fail_on="error", **options)

    def _thumbnail(self, width: int, load: str, options: dict[str, Any]) -> pyvips.Image:
        # `fail_on` as an argument of its own is not passed on to the loader.
        return pyvips.Image.thumbnail_source(self._stream(), width, option_string=load, **options)

    def _stream(self) -> pyvips.Source:
        """The file as a stream. Opened by its name it would be mapped into memory, which limits cannot count."""
        if self._data:
            stream = pyvips.Source.new_from_memory(self._data)
        else:
            reader, stream = _Reader(self.file), pyvips.SourceCustom()
            stream.on_read(reader.read)
            stream.on_seek(reader.seek)
        self._streams.append(stream)
        return stream


class _Reader:
    """Reads a file that others read, too, at a place of its own."""

    def __init__(self, file: BinaryIO) -> None:
        self._descriptor = file.fileno()
        self._at = 0

    def read(self, size: int) -> bytes:
        data = os.pread(self._descriptor, size, self._at)
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int) -> int:
        starts = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: os.fstat(self._descriptor).st_size}
        self._at = starts[whence] + offset
        return self._at


def damaged(found: Format) -> PictureRejected:
    return PictureRejected("damaged", f"This {found.name} is damaged or cut short. Try exporting it again.")


def _shrinking() -> dict[str, Any]:
    return {"height": limits.MAX_SIDE, "size": "down", "output_profile": "srgb"}


def _number(header: pyvips.Image, name: str, absent: int) -> int:
    return int(header.get(name)) if header.get_typeof(name) != 0 else absent


def _max_pixels(header: pyvips.Image, found: Format) -> int:
    if _number(header, "interlaced", 0) or _number(header, "jpeg-multiscan", 0):
        return limits.MAX_PIXELS_INTERLACED
    if found.content_type == AVIF and (header.hasalpha() or _number(header, "bits-per-sample", 8) > 8):
        return limits.MAX_PIXELS_HEAVY_AVIF
    return limits.MAX_PIXELS[found.content_type]


def _check_bytes(size: int, found: Format) -> None:
    limit = limits.MAX_BYTES.get(found.content_type)
    if limit is not None and size > limit:
        raise PictureRejected(
            "too_large",
            f"We take {found.name} files of up to {limit // limits.MIB} MB. Make it smaller and send it again.",
        )


def _check_pixels(width: int, height: int, limit: int) -> None:
    if width * height <= limit and max(width, height) <= limits.MAX_SIDE:
        return
    raise PictureRejected(
        "too_many_pixels",
        f"This picture has {width} x {height} pixels. We can show up to {limit // limits.MEGA} megapixels of this kind."
        " Make it smaller and send it again.",
    )
