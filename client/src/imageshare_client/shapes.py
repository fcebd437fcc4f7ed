"""The parts of the API's JSON that this program uses; the whole of it is in the site's OpenAPI schema."""

from typing import Literal, NotRequired, TypedDict

Visibility = Literal["public", "unlisted", "private"]


class Owner(TypedDict):
    handle: str
    display_name: str


class Me(TypedDict):
    id: str
    handle: str
    display_name: str
    email: str | None


class PrivateDetails(TypedDict):
    """For the owner of a picture; `size` (bytes) and `sha256` are of the original."""

    filename: str | None
    content_type: str | None
    size: int | None
    sha256: str | None


class Details(TypedDict):
    private: PrivateDetails | None


class Image(TypedDict):
    id: str
    owner: Owner
    title: str
    visibility: Visibility
    width: int
    height: int
    created_at: str
    taken_at: str | None
    details: NotRequired[Details | None]


class ImagePage(TypedDict):
    results: list[Image]
    next_cursor: str | None


class Transfer(TypedDict):
    """A form (`url`, `fields`) for a small file, or a plan of parts for a large one."""

    kind: Literal["post", "multipart"]
    url: NotRequired[str]
    fields: NotRequired[dict[str, str]]
    part_size: NotRequired[int]
    part_count: NotRequired[int]


class Problem(TypedDict):
    code: str
    detail: str


class Upload(TypedDict):
    id: str
    state: Literal["awaiting_upload", "processing", "ready", "rejected"]
    transfer: Transfer | None
    duplicate_of: str | None
    error: Problem | None


class UploadPage(TypedDict):
    results: list[Upload]
    next_cursor: str | None


class Part(TypedDict):
    number: int
    size: int


class Parts(TypedDict):
    part_size: int
    part_count: int
    parts: list[Part]


class SignedPart(Part):
    url: str


class SignedParts(TypedDict):
    parts: list[SignedPart]


class Download(TypedDict):
    url: str
    filename: str
