"""Which pictures the demonstration shows, and in which order.

python -m infrastructure.samples.catalogue DIRECTORY    writes the files there
"""

import argparse
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

from infrastructure.samples.outdoors import OUTDOORS
from infrastructure.samples.sample import Sample, render
from infrastructure.samples.studio import STUDIO

_BY_NAME: Final = {sample.name: sample for sample in (*OUTDOORS, *STUDIO)}

# As the feed shows them: the first is the newest. Mixed by shape and colour, so that rows of them look well together.
SAMPLES: Final = tuple(
    _BY_NAME[name]
    for name in (
        "seven-ridges", "paper-reef", "dunes", "blue-hour", "harbour",
        "lavender", "eucalyptus", "aurora", "lagoon", "ribbons",
        "snowy-range", "poppies", "fog-forest", "sunset-sail", "sunflower",
        "street-lights", "fern", "above-the-clouds", "quarters", "dandelion",
        "fjord", "milky-way", "tulips", "marble", "evening-towers",
        "red-canyon", "moon-path", "silk", "winter-tree", "morning-dew",
        "misty-hills", "paper-hills", "star-trails", "burning-sky",
    )
)  # fmt: skip


def render_all(samples: Iterable[Sample]) -> Iterator[tuple[Sample, bytes]]:
    """The files in the order asked for, painted on every processor at once."""
    # libvips would use all processors for each picture too.
    os.environ.setdefault("VIPS_CONCURRENCY", "1")
    chosen = list(samples)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from zip(chosen, pool.map(render, chosen), strict=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Paints the sample pictures into a directory.")
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args().directory
    directory.mkdir(parents=True, exist_ok=True)
    for sample, file in render_all(SAMPLES):
        (directory / sample.filename).write_bytes(file)
        print(f"{sample.filename}: {len(file) // 1024} kB")


if __name__ == "__main__":
    main()
