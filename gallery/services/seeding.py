"""Rows of made-up pictures by the hundred thousand, to see how a full site behaves. They have no bytes.

For a laptop and for tests only: nothing that serves people calls this.
"""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from ulid import ULID

from accounts.services.profiles import profile_ensure
from gallery.tables import everything
from gallery.tables.images import PUBLIC, Image

OWNERS: Final = 20
_THREADS: Final = 8
_BATCH: Final = 500
_PLACEHOLDER: Final = "1QcSHQRnh493V4dIh4eXh1h4kJUI"
_WORDS: Final = (
    "amber", "beach", "bridge", "canyon", "city", "cloud", "coast", "desert", "dusk", "fern", "field", "fog", "forest",
    "garden", "glacier", "harbour", "hill", "island", "lake", "lantern", "light", "meadow", "mist", "moon", "mountain",
    "night", "ocean", "orchard", "path", "pine", "rain", "reef", "ridge", "river", "shadow", "shore", "silk", "snow",
    "star", "stone", "storm", "street", "summer", "sunset", "temple", "tower", "tree", "valley", "water", "winter",
)  # fmt: skip
_SIZES: Final = ((6000, 4000), (4000, 6000), (4000, 3000), (3000, 3000), (5472, 3078))


def images_seed(*, count: int, seed: int = 1) -> list[str]:
    """Write `count` public pictures, half of them one person's; the ids of the people, that person first.

    The same seed makes the same pictures at other times: each call adds new ones.
    """
    owners = [
        profile_ensure(user_id=f"seed-{seed}-{number}", display_name=f"Seed {number}").user_id
        for number in range(OWNERS)
    ]
    made = images_made_up(owners=owners, count=count, seed=seed)
    batches = iter(lambda: list(islice(made, _BATCH)), [])
    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        for _ in pool.map(everything.images_write, batches):
            pass
    for number, owner_id in enumerate(owners):
        counted = _share(number, count)
        everything.counters_add(
            user_id=owner_id,
            steps=dict.fromkeys(("image_count", "public_image_count", "images_held"), counted)
            | dict.fromkeys(("bytes_used", "bytes_held"), counted * 1000),
        )
    return owners


def images_made_up(*, owners: list[str], count: int, seed: int) -> Iterator[Image]:
    """The rows, oldest first, three minutes apart, the newest of them now."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret comes of it
    now = datetime.now(UTC)
    numbers = [number for number in range(len(owners)) for _ in range(_share(number, count))]
    chance.shuffle(numbers)
    for at, number in enumerate(numbers):
        created_at = now - timedelta(minutes=3) * (count - at)
        width, height = chance.choice(_SIZES)
        image = Image(
            str(ULID.from_datetime(created_at)),
            owner_id=owners[number],
            visibility=PUBLIC,
            title=" ".join(chance.sample(_WORDS, 3)).capitalize(),
            tags=set(chance.sample(_WORDS, 2)),
            width=width,
            height=height,
            placeholder=_PLACEHOLDER,
            size=1000,
            created_at=created_at,
            taken_at=(created_at - timedelta(days=30)).replace(tzinfo=None).isoformat(timespec="seconds"),
            camera="Seed One",
        )
        image.place_in_listings()
        yield image


def _share(number: int, count: int) -> int:
    """How many of `count` pictures the owner with this number has: the first half of them, the others as many each."""
    half = count - count // 2
    if number == 0:
        return half
    others = OWNERS - 1
    rest = count - half
    return rest // others + int(number <= rest % others)
