"""Which picture formats come in, and how to tell them apart by their first bytes rather than by what they claim."""

from dataclasses import dataclass
from typing import Final

JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
WEBP: Final = "image/webp"
GIF: Final = "image/gif"
AVIF: Final = "image/avif"


@dataclass(frozen=True)
class Format:
    """`loader` is libvips' buffer loader; `extension` goes onto download names, without the dot."""

    content_type: str
    name: str
    loader: str
    extension: str


FORMATS: Final = {
    JPEG: Format(JPEG, "JPEG", "jpegload_buffer", "jpg"),
    PNG: Format(PNG, "PNG", "pngload_buffer", "png"),
    WEBP: Format(WEBP, "WebP", "webpload_buffer", "webp"),
    GIF: Format(GIF, "GIF", "gifload_buffer", "gif"),
    AVIF: Format(AVIF, "AVIF", "heifload_buffer", "avif"),
}
ACCEPTED_TYPES: Final = tuple(FORMATS)


def detect(data: bytes) -> Format | None:
    """The format that the file's signature says it has; None if it is none of ours.

    Signatures: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern and ISO/IEC 14496-12 for `ftyp`.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return FORMATS[JPEG]
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return FORMATS[PNG]
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FORMATS[WEBP]
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return FORMATS[GIF]
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        return FORMATS[AVIF]
    return None
