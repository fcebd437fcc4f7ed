"""How a picture is to be turned, and nothing else."""

import struct


def orientation_exif(orientation: int) -> bytes:
    """The smallest EXIF block that says it: a TIFF of one entry."""
    return b"II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0)
