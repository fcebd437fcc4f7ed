"""A file that is written straight into S3, part by part, while its end is not known yet."""

import logging
from types import TracebackType
from typing import Final, Self

from botocore.exceptions import BotoCoreError, ClientError

from gallery.storage.multipart import PART_BYTES, Part, multipart_abort, multipart_complete, multipart_put

log = logging.getLogger(__name__)


class SentFile:
    """Can be written from beginning to end, as `zipfile` does with what cannot seek. Holds little more than one part.

    Used as a context: left as it should be, the object is there; left by an exception, nothing is, and the parts are
    gone. `size` is the bytes written so far. Raises MultipartGone if somebody aborted it meanwhile.
    """

    def __init__(self, key: str, multipart_id: str) -> None:
        self._key: Final = key
        self._multipart_id: Final = multipart_id
        self._waiting = bytearray()
        self._parts: list[Part] = []
        self.size = 0

    def write(self, data: bytes) -> int:
        self._waiting += data
        self.size += len(data)
        while len(self._waiting) >= PART_BYTES:
            self._send(PART_BYTES)
        return len(data)

    def flush(self) -> None:
        """Nothing: S3 takes no part of less than 5 MiB but the last."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        if kind is None:
            if self._waiting or not self._parts:
                self._send(len(self._waiting))
            multipart_complete(self._key, self._multipart_id, self._parts)
            return
        try:
            multipart_abort(self._key, self._multipart_id)
        except (BotoCoreError, ClientError):
            log.exception("parts of %s are left; whoever tries again aborts them", self._key)

    def _send(self, size: int) -> None:
        data = bytes(self._waiting[:size])
        del self._waiting[:size]
        number = len(self._parts) + 1
        self._parts.append(multipart_put(self._key, self._multipart_id, number=number, data=data))
