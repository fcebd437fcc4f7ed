"""A network that can be slow, busy or broken: an HTTP proxy between the client and everything that it talks to."""

import http.client
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
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
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def part(self) -> int | None:
        """Which part of a large file it carries."""
        number = parse_qs(urlsplit(self.url).query).get("partNumber")
        return int(number[0]) if number and self.method == "PUT" else None


Trouble = tuple[int, dict[str, str]] | int | None


@dataclass
class Network:
    """Every 64 KiB of a part takes `seconds_a_chunk` more than they must.

    `trouble` decides about each request: an answer of the network's own (status and headers), the number of bytes after
    which the answer's connection is cut, or None to let it pass.
    """

    seconds_a_chunk: float = 0.0
    trouble: Callable[[Asked], Trouble] = lambda _: None
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.network = self
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def parts(self) -> list[int]:
        """Those that were begun to be sent, each time."""
        return sorted(asked.part for asked in self.asked if asked.part is not None)

    def wait_for_parts(self, count: int) -> None:
        """Until so many have begun; one at a time, those before the last have then arrived."""
        deadline = time.monotonic() + 60
        while len(self.parts()) < count:
            assert time.monotonic() < deadline, self.asked
            time.sleep(0.02)

    def count(self, method: str, path_end: str) -> int:
        return sum(asked.method == method and asked.path.endswith(path_end) for asked in self.asked)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Threads of a slow network may sleep still when a test is over.
    block_on_close = False
    network: Network


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle(self) -> None:
        # The client has left, which is what some tests make it do.
        with suppress(OSError):
            super().handle()

    def log_message(self, *_: Any) -> None:
        """Nothing."""

    def _pass_on(self) -> None:
        network, asked = self.server.network, Asked(self.command, self.path, dict(self.headers))
        network.asked.append(asked)
        body = self._read(asked, network.seconds_a_chunk if asked.part else 0)
        trouble = network.trouble(asked)
        if isinstance(trouble, tuple):
            self._answer(trouble[0], trouble[1], b"")
            return
        target = urlsplit(self.path)
        upstream = http.client.HTTPConnection(str(target.hostname), target.port, timeout=60)
        with closing(upstream):
            upstream.request(self.command, f"{target.path}?{target.query}".rstrip("?"), body, dict(self.headers))
            got = upstream.getresponse()
            data = got.read()
        self._answer(got.status, dict(got.headers), data, cut_after=trouble)

    def _read(self, asked: Asked, seconds_a_chunk: float) -> bytes:
        data, length = bytearray(), int(asked.headers.get("Content-Length", 0))
        while len(data) < length:
            chunk = self.rfile.read(min(CHUNK, length - len(data)))
            if not chunk:
                raise ConnectionAbortedError
            data += chunk
            time.sleep(seconds_a_chunk)
        return bytes(data)

    def _answer(self, status: int, headers: dict[str, str], data: bytes, *, cut_after: int | None = None) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data if cut_after is None else data[:cut_after])
        self.close_connection = cut_after is not None

    do_GET = do_POST = do_PUT = do_DELETE = _pass_on  # noqa: N815  # http.server's names
