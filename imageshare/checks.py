"""System checks: what the processes of a laptop need before they can work."""

import socket
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register("imageshare")
def local_aws_answers(**_: object) -> list[CheckMessage]:
    """E001: there is an endpoint of our own, and nobody listens there. On AWS there is none, so this costs nothing."""
    if settings.AWS_ENDPOINT_URL is None or _somebody_listens(settings.AWS_ENDPOINT_URL):
        return []
    return [
        Error(
            f"The local AWS does not answer at {settings.AWS_ENDPOINT_URL}.",
            hint="Start it with `make aws`.",
            id="imageshare.E001",
        )
    ]


def _somebody_listens(url: str) -> bool:
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 443), timeout=1).close()
    except OSError:
        return False
    return True
