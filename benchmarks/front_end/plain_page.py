"""A plain server-rendered page with the feed's very pictures: the yardstick for how soon ours shows something.

No script, a few lines of style, every size known: about as soon as a page with these pictures can be.
"""

import html
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, Final

_STYLE: Final = "body{margin:8px;font:15px sans-serif}img{width:100%;height:auto;display:block;margin:0 0 8px}"


def page_of(images: list[dict[str, Any]]) -> str:
    """The HTML for pictures as the API gives them."""
    shown = "\n".join(_picture(image, at) for at, image in enumerate(images))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pictures</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><h1>Pictures</h1>\n{shown}\n</body></html>"
    )


def _picture(image: dict[str, Any], at: int) -> str:
    sizes = [one for one in image["renditions"] if one["format"] == "webp"]
    srcset = ", ".join(f"{one['url']} {one['width']}w" for one in sizes)
    loading = "eager" if at < 3 else "lazy"
    return (
        f'<img src="{html.escape(sizes[0]["url"])}" srcset="{html.escape(srcset)}" sizes="50vw" loading="{loading}"'
        f' width="{image["width"]}" height="{image["height"]}" alt="{html.escape(image["title"])}">'
    )


@contextmanager
def served(content: str) -> Iterator[str]:
    """The page's address, while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        body: ClassVar[bytes] = content.encode()

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(self.body)))
            self.end_headers()
            self.wfile.write(self.body)

        def log_message(self, *_: object) -> None:
            """The measurement's own output is enough."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
