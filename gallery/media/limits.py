"""How much one picture may cost: bounds on its file and its header, and on the process that decodes it.

The numbers follow from measuring the worst file of each kind that they let in: tests/gallery/media/test_memory.py.
"""

from typing import Final

from gallery.media.formats import AVIF, GIF, HEIC, HEIF, JPEG, PNG, WEBP

MEGA: Final = 1_000_000
MIB: Final = 1024 * 1024

MAX_SIDE: Final = 32_767
# JPEG and PNG are decoded line by line; the others are held whole.
MAX_PIXELS: Final = {
    JPEG: 100 * MEGA,
    PNG: 100 * MEGA,
    WEBP: 64 * MEGA,
    GIF: 40 * MEGA,
    AVIF: 24 * MEGA,
    HEIC: 50 * MEGA,
    HEIF: 50 * MEGA,
}
# With transparency, or more than eight bits a channel.
MAX_PIXELS_HEAVY_AVIF: Final = 16 * MEGA
# Progressive JPEG and interlaced PNG are held whole, too.
MAX_PIXELS_INTERLACED: Final = 40 * MEGA
# Of an animation no more is decoded than this, all frames of the file together: the leading frames are shown.
MAX_PIXELS_FILM: Final = 400 * MEGA
MAX_FRAMES: Final = 3_000
# These are read into memory whole, or mapped into it. Others may be as large as an upload.
MAX_BYTES: Final = {WEBP: 200 * MIB, GIF: 200 * MIB, AVIF: 100 * MIB, HEIC: 100 * MIB, HEIF: 100 * MIB}

# What a rendition may hold: all frames of an animation together; a still picture, which costs up to 47 bytes a pixel
# while it is encoded.
FILM_PIXELS: Final = 50 * MEGA
STILL_PIXELS: Final = 8 * MEGA
RENDITION_SIDE: Final = 16_383  # WebP has no larger ones

# For the child process. Memory is what it may write to (RLIMIT_DATA), its libraries not counted.
MEMORY_BYTES: Final = 540 * MIB
OUTPUT_BYTES: Final = 1024 * MIB
CPU_SECONDS: Final = 120
# Less than the worker's lease, in which the file is also fetched and its renditions are stored.
WALL_SECONDS: Final = 150
