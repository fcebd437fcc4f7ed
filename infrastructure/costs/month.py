"""What a month asks of the services: counted by a test, measured by a benchmark or, where it says so, assumed."""

from dataclasses import dataclass
from typing import Final

from infrastructure.costs.prices import MILLION

MONTH_SECONDS: Final = 30 * 24 * 3600

# Assumed: a photograph of a telephone, and what people do with it.
ORIGINAL_BYTES: Final = 4 * MILLION
POLLS: Final = 4  # until an upload is ready
RENDITIONS_A_PAGE: Final = 10  # that no browser has yet, half of them 320 and half 640 wide
CACHE_MISSES: Final = 0.2  # of CloudFront's requests go on to S3
PAGES_A_PERSON: Final = 100  # a month

# Measured by `make benchmark-pictures`: bytes of what is made of a photograph, and how much of the original is kept.
PUBLISHED_SHARE: Final = 1.0
PREVIEW_BYTES: Final = 168_000
RENDITION_BYTES: Final = {320: 11_000, 640: 33_000, 1280: 108_000, 2048: 253_000}
WORKER_SECONDS: Final = 2.5  # with fetching and storing; decoding and rendering take 1.6 s of a processor

# Measured by `make benchmark-cold-start` and the log's `duration_ms`: a warm answer, on a gigabyte.
WEB_SECONDS: Final = 0.1
SWEEP_SECONDS: Final = 0.2


@dataclass(frozen=True)
class Write:
    """One row written: `units` of 1 kB, doubled in a transaction, and `indexes` entries that change with it."""

    operation: str
    table: str
    units: int
    indexes: int

    @property
    def cost(self) -> int:
        return self.units * (2 if self.operation.startswith("Transact") else 1) + self.indexes


# What one upload writes, in this order; a test counts it. An index entry that moves is one deleted and one put.
UPLOAD_WRITES: Final = (
    Write("Update", "throttles", 1, 0),
    Write("TransactPut", "uploads", 1, 2),
    Write("TransactUpdate", "profiles", 1, 0),
    Write("Update", "uploads", 1, 3),
    Write("TransactPut", "images", 2, 5),
    Write("TransactUpdate", "uploads", 1, 2),
    Write("TransactUpdate", "profiles", 1, 0),
)
# Objects written for one upload: the sender's, the original, the published copy, the preview and the renditions.
UPLOAD_PUTS: Final = 4 + len(RENDITION_BYTES)
# Read units: who asks is a session and a profile; the worker looks at the fingerprints of an owner's newest pictures.
WHO_READS: Final = 2
WORKER_READS: Final = 3
POLL_READS: Final = 3
# A page: who asks, thirty cards of half a kilobyte by one query, and their owners.
PAGE_READS: Final = WHO_READS + 2 + 15
# A message is sent, received and deleted; Lambda asks an idle queue with five pollers that wait twenty seconds each.
MESSAGE_REQUESTS: Final = 3
IDLE_POLLS: Final = 5 * MONTH_SECONDS // 20
ROW_BYTES: Final = 4000  # of a picture in all tables and indexes
LOG_BYTES: Final = 600  # of a request, Lambda's own lines included


@dataclass(frozen=True)
class Month:
    """`pictures` are stored, and as many are uploaded and pages looked at in this month."""

    pictures: int

    @property
    def requests(self) -> int:
        """Of the web function: an upload is started, asked for until it is ready and shown; then the pages."""
        return self.pictures * (1 + POLLS + 1) + self.pictures

    @property
    def renditions(self) -> int:
        return self.pictures * RENDITIONS_A_PAGE

    @property
    def stored_bytes(self) -> float:
        made = sum(RENDITION_BYTES.values()) + PREVIEW_BYTES
        return self.pictures * (ORIGINAL_BYTES * (1 + PUBLISHED_SHARE) + made)

    @property
    def sent_bytes(self) -> float:
        return self.renditions * (RENDITION_BYTES[320] + RENDITION_BYTES[640]) / 2

    @property
    def writes(self) -> int:
        return self.pictures * sum(write.cost for write in UPLOAD_WRITES)

    @property
    def reads(self) -> int:
        uploads = WHO_READS + WORKER_READS + POLLS * (WHO_READS + POLL_READS) + PAGE_READS
        return self.pictures * (uploads + PAGE_READS)

    @property
    def gb_seconds(self) -> float:
        sweeps = MONTH_SECONDS / 300
        return self.requests * WEB_SECONDS + (self.pictures * WORKER_SECONDS + sweeps * SWEEP_SECONDS) * 2
