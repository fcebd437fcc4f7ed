"""Whether the site answers, asked the way a browser would."""

import http.client
import socket
import time
from typing import Final
from urllib.parse import urlsplit

from infrastructure.deploy.stage import DeployError, Stage, say

SMOKE_SECONDS: Final = 60


def smoke_test(stage: Stage, target: str | None) -> None:
    """The whole way, from the site's own name, or from CloudFront's for it. Raises DeployError if it does not work."""
    asked = f"https://{target}" if stage.cloudfront else stage.site_url
    deadline = time.monotonic() + SMOKE_SECONDS
    while True:
        try:
            status = ask_site(stage, asked, "/healthz")
        except OSError as error:
            if stage.endpoint_url is None and not stage.cloudfront and isinstance(error, socket.gaierror):
                tell_about_dns(stage, target)
                return
            status = 0
        if status == 200:
            tell_about_dns(stage, target)
            return
        if time.monotonic() > deadline:
            raise DeployError(f"{asked}/healthz answers {status or 'nothing'}. The functions themselves work.")
        time.sleep(1)


def tell_about_dns(stage: Stage, target: str | None) -> None:
    """Where the name leads is up to its owner: nothing if it leads somewhere, or if this is a local AWS."""
    if stage.endpoint_url is not None or stage.host == target:
        return
    try:
        socket.getaddrinfo(stage.host, 443)
    except socket.gaierror:
        say(f"{stage.host} has no DNS record yet. Point it (CNAME) at {target or 'the API'}")


def ask_site(stage: Stage, url: str, path: str) -> int:
    site = urlsplit(url)
    # A local AWS answers for every name, whether this machine can resolve it or not.
    address = urlsplit(stage.endpoint_url or url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.netloc, timeout=35)
    try:
        connection.request("GET", site.path + path, headers={"Host": site.netloc})
        return connection.getresponse().status
    finally:
        connection.close()
