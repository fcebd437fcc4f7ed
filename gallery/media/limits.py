"""How much one picture may cost: bounds on its header, and on the process that decodes it."""

from typing import Final

MAX_PIXELS: Final = 100_000_000
# Progressive JPEG and interlaced PNG must be held whole while they are decoded: twelve times the memory of the others.
MAX_PIXELS_INTERLACED: Final = 40_000_000
# Width x height x frames: all frames of a rendition are held at once.
MAX_PIXELS_ANIMATED: Final = 50_000_000
MAX_SIDE: Final = 32_767

# For the child process. Memory is what it may write to (RLIMIT_DATA), its libraries not counted.
MEMORY_BYTES: Final = 900 * 1024 * 1024
CPU_SECONDS: Final = 60
WALL_SECONDS: Final = 90
