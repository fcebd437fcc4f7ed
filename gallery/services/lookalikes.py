"""Pictures of anybody that look like a given one, for whoever judges it; kept in line as a step of `derived`."""

from concurrent.futures import ThreadPoolExecutor
from typing import Final

from gallery.media.fingerprint import (
    FOUND_BITS,
    fingerprint_bands,
    fingerprint_distance,
    fingerprint_is_plain,
    fingerprint_places,
)
from gallery.tables.images import PUBLIC, Image, image_get, images_get
from gallery.tables.lookalikes import lookalike_drop, lookalike_of, lookalike_put, lookalikes_at
from gallery.tables.uploads import READY

# So many of the newest pictures are looked at for each of the 68 places.
_AT_A_PLACE: Final = 50
_AT_ONCE: Final = 8
_ROWS: Final = 100


def lookalikes_follow(image_id: str, image: Image | None) -> None:
    """The step of a picture's derivation: a public picture stands among the others, unless it is too plain."""
    standing = lookalike_of(image_id=image_id)
    is_public = image is not None and image.state == READY and image.visibility == PUBLIC
    looks: str | None = image.fingerprint if image is not None and is_public else None
    wanted = None if looks is None or fingerprint_is_plain(looks) else looks
    if standing and standing != wanted:
        lookalike_drop(image_id=image_id, bands=fingerprint_bands(standing))
    if wanted and standing != wanted:
        lookalike_put(image_id=image_id, fingerprint=wanted, bands=fingerprint_bands(wanted))


def similar_images(image_id: str, *, limit: int) -> list[Image]:
    """Public pictures of anybody that differ by at most FOUND_BITS of 64 bits, the most similar first.

    For moderators alone: nobody is asked who blocks whom. 68 Queries, eight side by side, and one BatchGetItem,
    whatever there is. Raises ImageNotFound.
    """
    image = image_get(image_id=image_id)
    looks: str | None = image.fingerprint or image.trashed_fingerprint
    if not looks or fingerprint_is_plain(looks):
        return []
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        pages = pool.map(lambda place: lookalikes_at(place, limit=_AT_A_PLACE), fingerprint_places(looks))
        found = {one: fingerprint for page in pages for one, fingerprint in page.items() if one != image_id}
    distances = {one: fingerprint_distance(looks, other) for one, other in found.items()}
    near = sorted((one for one in distances if distances[one] <= FOUND_BITS), key=lambda one: (distances[one], one))
    rows = images_get(image_ids=near[: min(limit, _ROWS)]) if near else {}
    return [rows[one] for one in near if one in rows and rows[one].state == READY]
