"""The lists of `/api/v1/images`: a plain one where nothing but its owner is asked for, else an answer to a question."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from gallery.services.listings import images_list, listing_name
from gallery.services.search.asking import ME, person_seen, question_of
from gallery.services.search.finding import images_find
from gallery.tables.listings import Page, Position


def images_asked(*, viewer_id: str, asked: Mapping[str, Any], limit: int, after: Position | None) -> Page:
    """`asked` holds what `question_of` takes. Raises what it raises."""
    if _is_plain(asked):
        handle = asked.get("owner")
        if handle == ME:
            handle = str(person_seen(handle=ME, viewer_id=viewer_id).handle)
        return images_list(viewer_id=viewer_id, owner_handle=handle, limit=limit, after=after)
    return images_find(question_of(viewer_id=viewer_id, **asked), limit=limit, after=after)


def asked_name(*, viewer_id: str, asked: Mapping[str, Any]) -> str:
    """What a cursor of this list is good for: the same question of the same viewer."""
    if _is_plain(asked):
        return listing_name(viewer_id=viewer_id, owner_handle=asked.get("owner"))
    said = json.dumps(asked, sort_keys=True, default=str)
    return f"find:{viewer_id}:{sha256(said.encode()).hexdigest()[:16]}"


def _is_plain(asked: Mapping[str, Any]) -> bool:
    """Without words there is nothing to be relevant to."""
    return all(name in ("owner", "sort") or not value for name, value in asked.items())
