"""Opens HEIC by libheif with its HEVC decoder, which libvips' wheel lacks; libvips gets the pixels."""

from typing import Any, BinaryIO

import pi_heif

from gallery.errors import PictureRejected
from gallery.media.vips import pyvips

# One thread, as libvips has: each more would hold another tile. Only the primary picture is looked at.
pi_heif.options.DECODE_THREADS = 1
pi_heif.options.THUMBNAILS = False
pi_heif.options.DEPTH_IMAGES = False
pi_heif.options.AUX_IMAGES = False

_DAMAGE = (ValueError, RuntimeError, EOFError, SyntaxError)


class HeicFile:
    """`width` and `height` are pixels as shown: libheif turns pictures by itself. `exif` is the block, if any."""

    def __init__(self, file: BinaryIO) -> None:
        """Reads the whole file, but decodes nothing. Raises PictureRejected."""
        try:
            # The library has no types.
            self._file: Any = pi_heif.open_heif(file, convert_hdr_to_8bit=True)
        except _DAMAGE as error:
            raise _damaged() from error
        except OSError as error:
            raise MemoryError from error
        self.width, self.height = (int(side) for side in self._file.size)
        self.exif: bytes | None = self._file.info.get("exif")

    def pixels(self) -> pyvips.Image:
        """The decoded picture, held whole by the file: it lives no longer than this object."""
        file = self._file
        try:
            data = file.data
        except _DAMAGE as error:
            raise _damaged() from error
        except OSError as error:
            raise MemoryError from error
        width, height = file.size
        mode, _, depth = str(file.mode).partition(";")
        # Eight bits, but for grey pictures of more, which libheif leaves as they are.
        size = 2 if depth else 1
        padded = pyvips.Image.new_from_memory(
            data, file.stride // (len(mode) * size), height, len(mode), "ushort" if depth else "uchar"
        )
        meaning = {(3, 1): "srgb", (4, 1): "srgb", (1, 1): "b-w", (2, 1): "b-w"}.get((len(mode), size), "grey16")
        image = padded.crop(0, 0, width, height).copy(interpretation=meaning)
        profile = file.info.get("icc_profile")
        if profile:
            image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
        return image


def _damaged() -> PictureRejected:
    return PictureRejected("damaged", "This HEIC is damaged or cut short. Try exporting it again.")
