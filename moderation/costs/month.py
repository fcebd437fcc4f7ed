"""What a month asks of the services: counted by a test, measured by a benchmark or, where it says so, assumed."""

from dataclasses import dataclass
from typing import Final

from moderation.costs.prices import MILLION

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
JOB_SECONDS: Final = 0.3  # assumed, of each of the two jobs that follow from a picture, on a gigabyte
JOBS: Final = 2


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
    Write("Update", "throttles", 1, 0),  # of the API
    Write("Update", "throttles", 1, 0),  # of uploads
    Write("TransactPut", "uploads", 1, 2),
    Write("TransactUpdate", "profiles", 1, 0),
    Write("Update", "uploads", 1, 3),
    Write("TransactPut", "images", 2, 5),
    Write("TransactUpdate", "uploads", 1, 2),
    Write("TransactUpdate", "profiles", 1, 0),
    Write("TransactUpdate", "jobs", 1, 1),
    Write("TransactUpdate", "jobs", 1, 1),
)
# Write units of what follows from a public picture with six words: the rows that searches are answered from, those that
# similar pictures are found by, and the steps of the two jobs; a test counts the most there may be.
FOLLOWING_WRITE_UNITS: Final = 120
# Objects written for one upload: the sender's, the original, the published copy, the preview and the renditions.
UPLOAD_PUTS: Final = 4 + len(RENDITION_BYTES)
# Read units: who asks is a session and a profile; the worker looks at the fingerprints of an owner's newest pictures.
WHO_READS: Final = 2
WORKER_READS: Final = 3
# Whether the file is on the blocklist, at 69 places, and whether its sender is shut out.
ADMISSION_READS: Final = 36
POLL_READS: Final = 3
# A page: who asks, thirty cards of half a kilobyte by one query, and their owners.
PAGE_READS: Final = WHO_READS + 2 + 15
# A message is sent, received and deleted; Lambda asks an idle queue with five pollers that wait twenty seconds each.
MESSAGE_REQUESTS: Final = 3
IDLE_POLLS: Final = 5 * MONTH_SECONDS // 20
ROW_BYTES: Final = 14_000  # of a picture in all tables and indexes, those of searches included
LOG_BYTES: Final = 1000  # of a request, with what makes it a metric and with Lambda's own lines
# Custom metrics, if every one of them is heard of in every hour; those of failures cost only when there are some.
METRICS: Final = 15


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
        return self.pictures * (sum(write.cost for write in UPLOAD_WRITES) + FOLLOWING_WRITE_UNITS)

    @property
    def reads(self) -> int:
        uploads = WHO_READS + WORKER_READS + ADMISSION_READS + POLLS * (WHO_READS + POLL_READS) + PAGE_READS
        return self.pictures * (uploads + PAGE_READS)

    @property
    def gb_seconds(self) -> float:
        worker = self.pictures * WORKER_SECONDS + MONTH_SECONDS / 300 * SWEEP_SECONDS
        jobs = self.pictures * JOBS * JOB_SECONDS + MONTH_SECONDS / 60 * SWEEP_SECONDS
        return self.requests * WEB_SECONDS + worker * 2 + jobs

    @property
    def calls(self) -> float:
        """Of the three functions, the sweeps of two of them included."""
        return self.requests + self.pictures * (1 + JOBS) + MONTH_SECONDS / 300 + MONTH_SECONDS / 60
