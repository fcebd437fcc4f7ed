"""Whether the site answers, asked the way a browser would."""

import http.client
import socket
import time
from typing import Final
from urllib.parse import urlsplit

from infrastructure.deploy.stage import DeployError, Stage, say

SMOKE_SECONDS: Final = 60


def smoke_test(stage: Stage, target: str | None) -> None:
    """The whole way, from the site's own name. Raises DeployError if it does not work."""
    deadline = time.monotonic() + SMOKE_SECONDS
    while True:
        try:
            status = ask_site(stage, "/healthz")
        except OSError as error:
            if stage.endpoint_url is None and isinstance(error, socket.gaierror):
                say(f"{stage.host} has no DNS record yet. Point it (CNAME) at {target or 'the API'}")
                return
            status = 0
        if status == 200:
            return
        if time.monotonic() > deadline:
            raise DeployError(f"{stage.site_url}/healthz answers {status or 'nothing'}. The functions themselves work.")
        time.sleep(1)


def ask_site(stage: Stage, path: str) -> int:
    site = urlsplit(stage.site_url)
    # A local AWS answers for every name, whether this machine can resolve it or not.
    address = urlsplit(stage.endpoint_url or stage.site_url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.netloc, timeout=35)
    try:
        connection.request("GET", site.path + path, headers={"Host": site.netloc})
        return connection.getresponse().status
    finally:
        connection.close()
