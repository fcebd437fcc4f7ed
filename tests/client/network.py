"""A network that can be slow, busy or broken: an HTTP proxy between the client and everything that it talks to."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Asked:
    """One request that reached the network."""

    method: str
    url: str
    headers: dict[str, str]

    @property
    def part(self) -> int | None:
        """Which part of a large file it carries."""
        number = parse_qs(urlsplit(self.url).query).get("partNumber")
        return int(number[0]) if number and self.method == "PUT" else None


@dataclass
class Network:
    """`seconds_a_chunk` slows every 64 KiB down. `trouble` may answer a request itself, (status, headers), or cut it.

    A connection is cut after as many bytes of the answer as `trouble` says: an int.
    """

    seconds_a_chunk: float = 0.0
    trouble: Callable[[Asked], tuple[int, dict[str, str]] | int | None] = lambda _: None
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def parts(self) -> list[int]:
        return sorted(asked.part for asked in self.asked if asked.part is not None)

    def count(self, method: str, path_end: str) -> int:
        return sum(asked.method == method and urlsplit(asked.url).path.endswith(path_end) for asked in self.asked)


def _handler(network: Network) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            asked = Asked(self.command, self.path, dict(self.headers))
            network.asked.append(asked)
            body = self._read_slowly(int(self.headers.get("Content-Length") or 0))
            trouble = network.trouble(asked)
            if isinstance(trouble, tuple):
                self._answer(trouble[0], {"Content-Length": "0", **trouble[1]}, b"")
                return
            target = urlsplit(self.path)
            upstream = http.client.HTTPConnection(str(target.hostname), target.port, timeout=60)
            upstream.request(self.command, f"{target.path}?{target.query}".rstrip("?"), body, dict(self.headers))
            got = upstream.getresponse()
            data = got.read()
            upstream.close()
            kept = {
                name: value
                for name, value in got.headers.items()
                if name.lower() not in ("transfer-encoding", "connection")
            }
            length = kept.get("Content-Length") if self.command == "HEAD" or got.status == 304 else str(len(data))
            headers = {name: value for name, value in kept.items() if name.lower() != "content-length"}
            if got.status != 204:
                headers["Content-Length"] = str(length)
            self._answer(got.status, headers, data if trouble is None else data[:trouble])
            if trouble is not None:
                self.close_connection = True

        def _read_slowly(self, length: int) -> bytes:
            data = b""
            while len(data) < length:
                chunk = self.rfile.read(min(CHUNK, length - len(data)))
                if not chunk:
                    raise ConnectionAbortedError
                data += chunk
                time.sleep(network.seconds_a_chunk)
            return data

        def _answer(self, status: int, headers: dict[str, str], data: bytes) -> None:
            self.send_response_only(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            for start in range(0, len(data), CHUNK):
                self.wfile.write(data[start : start + CHUNK])
                time.sleep(network.seconds_a_chunk)

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                pass  # the client has left, which is what some tests make it do

        def log_message(self, *_: Any) -> None:
            """Nothing."""

        do_GET = do_POST = do_PUT = do_DELETE = _pass_on  # noqa: N815  # http.server's names

    return Handler
