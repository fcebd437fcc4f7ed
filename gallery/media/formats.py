"""Which picture formats come in, and how to tell them apart by their first bytes rather than by what they claim."""

from dataclasses import dataclass
from typing import Final

JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
WEBP: Final = "image/webp"
GIF: Final = "image/gif"
AVIF: Final = "image/avif"
HEIC: Final = "image/heic"
HEIF: Final = "image/heif"


@dataclass(frozen=True)
class Format:
    """`loader` is libvips' source loader, None where another library opens the file.

    `published_type` is the content type of the published copy, and `extension` goes onto its name, without the dot.
    """

    content_type: str
    name: str
    loader: str | None
    published_type: str
    extension: str


FORMATS: Final = {
    JPEG: Format(JPEG, "JPEG", "jpegload_source", JPEG, "jpg"),
    PNG: Format(PNG, "PNG", "pngload_source", PNG, "png"),
    WEBP: Format(WEBP, "WebP", "webpload_source", WEBP, "webp"),
    GIF: Format(GIF, "GIF", "gifload_source", GIF, "gif"),
    AVIF: Format(AVIF, "AVIF", "heifload_source", AVIF, "avif"),
    # Few browsers show HEIC, so what others get of it is a JPEG.
    HEIC: Format(HEIC, "HEIC", None, JPEG, "jpg"),
    HEIF: Format(HEIF, "HEIC", None, JPEG, "jpg"),
}
ACCEPTED_TYPES: Final = tuple(FORMATS)
ACCEPTED_NAMES: Final = "JPEG, PNG, WebP, GIF, AVIF and HEIC"

_HEIC_BRANDS: Final = frozenset([b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"])


# As much of a file's beginning as `detect` looks at.
SIGNATURE_BYTES: Final = 256


def detect(data: bytes) -> Format | None:
    """The format that the file's first SIGNATURE_BYTES say it has; None if it is none of ours.

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
    if data[4:8] == b"ftyp":
        return _detect_heif(data)
    return None


def same_format(found: Format, declared: str) -> bool:
    """Whether a file of this format may be sent under this content type; HEIC goes by two names."""
    return declared in FORMATS and FORMATS[declared].name == found.name


def _detect_heif(data: bytes) -> Format | None:
    """By the brands that the file declares: the main one first, then those it is compatible with."""
    length = min(int.from_bytes(data[:4], "big"), SIGNATURE_BYTES)
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, length, 4))]
    if b"avif" in brands or b"avis" in brands:
        return FORMATS[AVIF]
    return FORMATS[HEIC] if _HEIC_BRANDS.intersection(brands) else None
