"""What happens on the demo before its pictures are taken: a life of a few minutes, the same every time."""

from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Page

# By title, in the order of the album.
ALBUM: Final = (
    "Seven ridges at dawn",
    "Three small islands",
    "Fog in the valleys",
    "Long shadows on the glacier",
    "Where the wind turned",
    "Sandstone, layer by layer",
)
PHOTO: Final = ALBUM[0]
# Who says it, and what.
COMMENTS: Final = (
    ("ben", "I counted eight. Where did you stand?"),
    ("ana", "On the hut's roof, at ten to five."),
    ("mod", "The haze does all the work here, and does it well."),
)
REPORTS: Final = (
    ("ana", "Everybody still at work", "copyright", "This looks like the postcard of the harbour museum."),
    ("ana", "Forty-eight squares", "spam", "The same as last week."),
    ("ben", "Three small islands", "private-information", "My boat, with its number."),
    ("ben", "Fog in the valleys", "spam", ""),
)
_CALL: Final = """
async ({method, path, body}) => {
  const token = document.cookie.split("; ").find((one) => one.startsWith("csrftoken=")).split("=")[1];
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: {"Content-Type": "application/json", "X-CSRFToken": token},
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return {ok: answer.ok, said: `${answer.status} ${text}`, found: text ? JSON.parse(text) : null};
}
"""


class SceneError(Exception):
    """The demo did not do what it was asked; one line for the person at the terminal."""


@dataclass(frozen=True)
class Scene:
    """Where things are that pictures are taken of."""

    photo: str
    album: str


def play(members: dict[str, Page]) -> Scene:
    """`members` are the demo's people by name, each with a page on which they are signed in."""
    ids = {image["title"]: image["id"] for image in _everything(members["mod"])}
    photo = _of(ids, PHOTO)
    for name, text in COMMENTS:
        call(members[name], "POST", f"/images/{photo}/comments", {"text": text})
    for name in ("ben", "mod"):
        call(members[name], "PUT", f"/images/{photo}/like")
        call(members[name], "PUT", "/users/ana/follow")
    call(members["ana"], "PUT", "/users/ben/follow")
    for title in ALBUM[1:4]:
        call(members["ben"], "PUT", f"/images/{_of(ids, title)}/like")
    about = {"title": "Before breakfast", "description": "Up at four, home at nine.", "visibility": "public"}
    album = call(members["ana"], "POST", "/albums", about)["id"]
    added = {"image_ids": [_of(ids, title) for title in ALBUM]}
    call(members["ana"], "POST", f"/albums/{album}/items", added)
    for name, title, rule, text in REPORTS:
        report = {"subject": "image", "image_id": _of(ids, title), "rule": rule, "text": text}
        call(members[name], "POST", "/reports", report)
    return Scene(photo, album)


def call(page: Page, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """The API, as whoever is signed in on this page. Raises SceneError."""
    answer = page.evaluate(_CALL, {"method": method, "path": path, "body": body})
    if not answer["ok"]:
        raise SceneError(f"{method} {path} answered {answer['said']}")
    return answer["found"]


def _everything(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call(page, "GET", "/images?limit=100")["results"]
    return found


def _of(ids: dict[str, str], title: str) -> str:
    if title not in ids:
        raise SceneError(f"The demo has no picture “{title}” any more; it has {', '.join(sorted(ids))}.")
    return ids[title]
