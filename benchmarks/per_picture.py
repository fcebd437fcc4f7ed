"""What one picture becomes: bytes of everything that is stored of it, and the processor time that takes.

    python -m benchmarks.per_picture [--photographs N]

The demonstration's photographs go through the worker's own pipeline, enlarged to what a telephone takes.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Final

from gallery.media.sandbox import render_in_child
from gallery.media.vips import pyvips
from infrastructure.packages import BASE_DIR

# 12 megapixels, and the quality at which telephones write them.
LONG_EDGE: Final = 4032
QUALITY: Final = 92


def main() -> None:
    parser = argparse.ArgumentParser(prog="per_picture", description="Measure what a photograph becomes.")
    parser.add_argument("--photographs", type=int, default=100, help="at most so many (default: all there are)")
    most = parser.parse_args().photographs
    sizes: dict[str, list[int]] = defaultdict(list)
    seconds = []
    with tempfile.TemporaryDirectory(prefix="imageshare-per-picture-") as painted:
        # Elsewhere, because painting uses formats that the worker's pipeline forbids for its whole process.
        subprocess.run([sys.executable, "-m", "infrastructure.samples.catalogue", painted], cwd=BASE_DIR, check=True)
        for photograph in sorted(Path(painted).glob("*.jpg"))[:most]:
            with tempfile.TemporaryDirectory(prefix="imageshare-per-picture-") as directory:
                source, results = Path(directory) / photograph.name, Path(directory) / "results"
                results.mkdir()
                enlarge(photograph, source)
                began = processor_seconds()
                rendered = render_in_child(source, results, content_type="image/jpeg")
                seconds.append(processor_seconds() - began)
                sizes["original"].append(source.stat().st_size)
                sizes["published"].append(rendered.published.stat().st_size)
                sizes["preview"].append(rendered.preview.stat().st_size)
                for width, path in rendered.renditions.items():
                    sizes[f"rendition of {width}"].append(path.stat().st_size)
    print(f"{len(seconds)} photographs with {LONG_EDGE} pixels on the long edge; mean kB, smallest - largest:")
    for name, measured in sizes.items():
        mean = statistics.mean(measured) / 1000
        print(f"  {name:<18} {mean:7.0f}  ({min(measured) / 1000:.0f} - {max(measured) / 1000:.0f})")
    print(f"Processor time: {statistics.mean(seconds):.1f} s on average, {max(seconds):.1f} s at most")


def processor_seconds() -> float:
    """Of the children, one of which renders: waiting for a busy machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def enlarge(photograph: Path, path: Path) -> None:
    """Sharpened afterwards, as cameras do; enlarging alone would leave nothing fine to compress."""
    image = pyvips.Image.new_from_source(pyvips.Source.new_from_memory(photograph.read_bytes()), "").copy_memory()
    grown = image.resize(LONG_EDGE / max(image.width, image.height), kernel="lanczos3").sharpen(sigma=1)
    grain = pyvips.Image.gaussnoise(grown.width, grown.height, sigma=2, mean=0)
    (grown + grain).cast("uchar").jpegsave(str(path), Q=QUALITY)


if __name__ == "__main__":
    main()
