"""Which files are pictures the site takes: by name for a first look, by their first bytes for the content type."""

from typing import Final

EXTENSIONS: Final = frozenset(
    [".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".avif", ".heic", ".heif", ".hif"]
)
TAKEN: Final = "JPEG, PNG, WebP, GIF, AVIF and HEIC"
SIGNATURE_BYTES: Final = 256

_HEIC_BRANDS: Final = frozenset([b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"])


def content_type_of(data: bytes) -> str | None:
    """What a file's first SIGNATURE_BYTES say it is; None if it is nothing that the site takes.

    The server looks at the same signatures, and has the last word: https://mimesniff.spec.whatwg.org/ and
    ISO/IEC 14496-12 for `ftyp`.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if data[4:8] == b"ftyp":
        return _heif_type(data)
    return None


def _heif_type(data: bytes) -> str | None:
    """By the brands that the file declares: the main one, then those it is compatible with."""
    length = min(int.from_bytes(data[:4], "big"), SIGNATURE_BYTES)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, length, 4))}
    if brands & {b"avif", b"avis"}:
        return "image/avif"
    return "image/heic" if brands & _HEIC_BRANDS else None
