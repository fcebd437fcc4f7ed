"""Finding out whether an object can be had, the way a reader would: by a signed URL, over HTTP."""

from datetime import datetime
from http import HTTPStatus
from typing import Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from gallery.storage.presign import presign_probe

_SECONDS: Final = 5
_GONE: Final = (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)


def is_unreachable(key: str, *, now: datetime) -> bool:
    """Whether S3 answers 404 or 403 to a URL that is valid at this moment.

    The role that asks may read these objects, so that a refusal is no consequence of its rights. Raises OSError if S3
    does not answer, and HTTPError if it answers something else.
    """
    request = Request(presign_probe(key, now=now).url, headers={"Range": "bytes=0-0"})  # noqa: S310 - our own bucket
    try:
        with urlopen(request, timeout=_SECONDS):  # noqa: S310
            return False
    except HTTPError as error:
        error.close()
        if error.code in _GONE:
            return True
        raise
