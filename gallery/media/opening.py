"""Opens a stranger's file: by its header alone, whole, or shrunk while it is decoded."""

from typing import Any

import pi_heif

from gallery.errors import PictureRejected
from gallery.media.formats import GIF, WEBP, Format
from gallery.media.limits import MAX_PIXELS, MAX_PIXELS_ANIMATED, MAX_PIXELS_INTERLACED, MAX_SIDE
from gallery.media.vips import pyvips

_DECODE = {"fail_on": "error", "access": "sequential"}


class Source:
    """One file: `width` and `height` are pixels as shown, `frames` more than 1 for an animation."""

    def __init__(self, data: bytes, found: Format) -> None:
        """Raises PictureRejected if the header says more pixels than we show, before any is decoded."""
        self._data = data
        # One of the two opens the file; neither library has types.
        self._heic: Any = None
        self._header: Any = None
        if found.loader is None:
            self._heic = _heic_header(data)
            stored = self._heic.size
        else:
            self._header = getattr(pyvips.Image, found.loader)(data, **_DECODE)
            stored = (self._header.width, self._header.height)
        self.frames = _frames(self._header, found)
        _check_size(*stored, frames=self.frames, interlaced=_field(self._header, "interlaced", 0) != 0)
        # 5 to 8 lie on their side. libheif turns pictures by itself.
        sideways = _field(self._header, "orientation", 1) >= 5
        self.width, self.height = stored[::-1] if sideways else stored
        self._whole = _heic_pixels(self._heic) if self._heic else None

    def shrunk(self, width: int) -> pyvips.Image:
        """At most `width` wide, upright, in sRGB; all frames of an animation, below each other."""
        options: dict[str, Any] = {"height": MAX_SIDE, "size": "down", "output_profile": "srgb"}
        if self._whole is not None:
            return self._whole.thumbnail_image(width, **options)
        # `fail_on` as an argument of its own is not passed on to the loader.
        load = f"fail_on=error,n={self.frames}" if self.frames > 1 else "fail_on=error"
        return pyvips.Image.thumbnail_buffer(self._data, width, option_string=load, **options)

    def whole(self) -> pyvips.Image | None:
        """All pixels, upright, where the file had to be decoded whole anyway."""
        return self._whole

    def exif(self) -> pyvips.Image:
        """An image that carries the file's EXIF fields."""
        if self._heic is None:
            return self._header
        return _carrier_of(self._heic.info.get("exif"))


def _frames(header: pyvips.Image | None, found: Format) -> int:
    return int(_field(header, "n-pages", 1)) if found.content_type in (GIF, WEBP) else 1


def _field(header: pyvips.Image | None, name: str, absent: int) -> int:
    return int(header.get(name)) if header is not None and header.get_typeof(name) != 0 else absent


def _check_size(width: int, height: int, *, frames: int, interlaced: bool) -> None:
    limit = MAX_PIXELS_ANIMATED if frames > 1 else MAX_PIXELS_INTERLACED if interlaced else MAX_PIXELS
    if width * height * frames <= limit and max(width, height) <= MAX_SIDE:
        return
    size = f"{width} x {height} pixels" + (f" in {frames} frames" if frames > 1 else "")
    raise PictureRejected(
        "too_many_pixels",
        f"This picture has {size}. We can show up to {limit // 1_000_000} megapixels of this kind."
        " Make it smaller and send it again.",
    )


def _heic_header(data: bytes) -> Any:
    try:
        return pi_heif.open_heif(data, convert_hdr_to_8bit=True)
    except (ValueError, RuntimeError, EOFError, SyntaxError) as error:
        raise _damaged_heic() from error


def _heic_pixels(heic: Any) -> pyvips.Image:
    """Decoded by libheif; libvips then knows bands, size and colour profile."""
    try:
        pixels = bytes(heic.data)
    except (ValueError, RuntimeError, EOFError) as error:
        raise _damaged_heic() from error
    width, height = heic.size
    bands = len(heic.mode)
    # Rows may be padded at their end.
    padded = pyvips.Image.new_from_memory(pixels, heic.stride // bands, height, bands, "uchar")
    image = padded.crop(0, 0, width, height).copy(interpretation="srgb")
    profile = heic.info.get("icc_profile")
    if profile:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    return image


def _carrier_of(exif: bytes | None) -> pyvips.Image:
    """libvips reads EXIF only while it loads a file, so the block is put into the smallest JPEG and read back."""
    dot = pyvips.Image.black(1, 1).copy()
    if exif:
        dot.set_type(pyvips.GValue.blob_type, "exif-data", exif)
    return pyvips.Image.jpegload_buffer(dot.jpegsave_buffer(keep="exif"))


def _damaged_heic() -> PictureRejected:
    return PictureRejected("damaged", "This HEIC is damaged or cut short. Try exporting it again.")
