"""What pictures cost, estimated: what is stored is counted, how it is used is assumed (docs/costs.md)."""

from dataclasses import dataclass
from typing import Final

from moderation.costs.lines import LINES
from moderation.costs.month import PREVIEW_BYTES, PUBLISHED_SHARE, RENDITION_BYTES, ROW_BYTES, Month
from moderation.costs.prices import ROWS, S3_STORAGE

# Made of every picture besides the two copies of what was sent.
MADE_BYTES: Final = sum(RENDITION_BYTES.values()) + PREVIEW_BYTES
_STORED: Final = ("Pictures stored", "Rows stored")


@dataclass(frozen=True)
class CostLine:
    """US dollars a month, and how they come about."""

    name: str
    dollars: float
    how: str


@dataclass(frozen=True)
class Estimate:
    """What is stored, by its size as counted; and a month's use, as assumed."""

    stored: list[CostLine]
    used: list[CostLine]

    @property
    def stored_dollars(self) -> float:
        return sum(line.dollars for line in self.stored)

    @property
    def used_dollars(self) -> float:
        return sum(line.dollars for line in self.used)

    @property
    def dollars(self) -> float:
        return self.stored_dollars + self.used_dollars


def storage_dollars(*, bytes_used: int, images: int) -> float:
    """A month of keeping so many originals of so many bytes in all, with what is made of them, and their rows."""
    return sum(line.dollars for line in _stored(bytes_used, images))


def site_estimate(*, bytes_used: int, images: int, uploads: int) -> Estimate:
    """The whole site's month: so much is kept, and so many pictures are sent and pages looked at in it."""
    month = Month(uploads)
    used = [
        CostLine(line.name, line.price.of(line.amount(month)), line.how) for line in LINES if line.name not in _STORED
    ]
    return Estimate(_stored(bytes_used, images), used)


def _stored(bytes_used: int, images: int) -> list[CostLine]:
    kept = bytes_used * (1 + PUBLISHED_SHARE) + images * MADE_BYTES
    return [
        CostLine(
            "Pictures stored", S3_STORAGE.of(kept), "original and published copy as counted, renditions as measured"
        ),
        CostLine("Rows stored", ROWS.of(images * ROW_BYTES), f"{ROW_BYTES / 1000:.0f} kB a picture"),
    ]
