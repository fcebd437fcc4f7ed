"""What is derived from a picture and kept elsewhere: brought in line with the picture whenever it changes.

Each step reads the picture as it is now and makes its own table agree, so steps may run late, twice, or in any order
with other changes: the last one to run sees the last state.
"""

from collections.abc import Callable
from typing import Final

from gallery.services.album_following import album_items_follow
from gallery.services.favourites import favourites_follow
from gallery.services.held import held_follow
from gallery.services.jobs import Done, Work
from gallery.services.lookalikes import lookalikes_follow
from gallery.services.reactions import reactions_follow
from gallery.services.search.indexing import search_follow
from gallery.tables.images import Image, image_find

# Each takes the picture's id and its row, None once that is gone.
Step = Callable[[str, Image | None], None]

STEPS: Final[tuple[Step, ...]] = (
    reactions_follow,
    search_follow,
    album_items_follow,
    favourites_follow,
    held_follow,
    lookalikes_follow,
)


def picture_derive(work: Work) -> Done:
    """The one slice of a `picture` job; its subject is a picture's id."""
    image = image_find(image_id=work.subject)
    for step in STEPS:
        step(work.subject, image)
    return Done()
