"""What the worst files that are let in cost: none more than its process may have.

Noise is the worst case, because it barely compresses.
"""

import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pillow_heif
import pytest
import pyvips

from gallery.media import limits, sandbox
from tests.gallery import pictures

# The child's own account: what wait4 tells of a child counts the memory of the process that forked it, too.
MEASURED = """
from gallery.media.child import main
main()
import re, sys
sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
"""


def peak(directory: Path, content_type: str, *, avif: bool = False) -> float:
    """The most that a child held in memory, in MB, while it rendered the file `source` of this directory."""
    results = directory / "results"
    results.mkdir()
    arguments = [str(directory / "source"), str(results), content_type, str(int(avif))]
    child = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments, str(limits.MEMORY_BYTES), str(limits.CPU_SECONDS)],
        capture_output=True,
        env={**sandbox._ENVIRONMENT, "TMPDIR": str(results)},
        check=False,
    )
    assert child.returncode == 0, child.stderr.decode(errors="replace")[-1000:]
    assert b"rejected" not in child.stdout, child.stdout
    return int(child.stderr.split()[-1]) * 1024 / limits.MEGA


def noise(width: int, height: int, *, bands: int = 3, deep: bool = False) -> pyvips.Image:
    """A tile of it, repeated."""
    scale = 257 if deep else 1
    tiles = [
        pyvips.Image.gaussnoise(2000, 2000, mean=128 * scale, sigma=60 * scale, seed=seed) for seed in range(bands)
    ]
    tile = tiles[0].bandjoin(tiles[1:]).cast("ushort" if deep else "uchar").copy_memory()
    across, down = -(-width // 2000), -(-height // 2000)
    return tile.replicate(across, down).crop(0, 0, width, height).copy(interpretation="rgb16" if deep else "srgb")


def write_film(path: Path, suffix: str, frames: int, width: int, height: int) -> None:
    still = noise(width + frames, height + frames)
    film = pyvips.Image.arrayjoin([still.crop(i, i, width, height) for i in range(frames)], across=1).copy()
    film.set_type(pyvips.GValue.gint_type, "page-height", height)
    film.set_type(pyvips.GValue.array_int_type, "delay", [40] * frames)
    path.write_bytes(film.write_to_buffer(suffix, effort=1))


def write_heic(path: Path) -> None:
    # The encoder's output for noise is more than its decoder takes.
    width, height = 8000, 6250
    heif = pillow_heif.from_bytes("RGB", (width, height), bytes(pictures.scene(width, height).write_to_memory()))
    with path.open("wb") as file:
        heif.save(file, quality=60)


AVIF = {"compression": "av1", "effort": 0, "subsample_mode": "off"}
WORST: dict[str, tuple[str, Callable[[str], None]]] = {
    "100 MP JPEG": ("image/jpeg", lambda to: noise(10_000, 10_000).jpegsave(to, Q=100, subsample_mode="off")),
    "100 MP JPEG on its side": ("image/jpeg", lambda to: sideways(10_000, 10_000).jpegsave(to, Q=90)),
    "100 MP JPEG, very high": ("image/jpeg", lambda to: noise(3_050, 32_767).jpegsave(to, Q=90)),
    "40 MP progressive JPEG": (
        "image/jpeg",
        lambda to: noise(8_000, 5_000).jpegsave(to, Q=95, subsample_mode="off", interlace=True),
    ),
    "40 MP progressive CMYK JPEG": (
        "image/jpeg",
        lambda to: (
            noise(8_000, 5_000, bands=4)
            .copy(interpretation="cmyk")
            .jpegsave(to, Q=90, subsample_mode="off", interlace=True)
        ),
    ),
    "100 MP PNG": ("image/png", lambda to: noise(10_000, 10_000).pngsave(to, compression=1)),
    "100 MP 16-bit PNG with transparency": (
        "image/png",
        lambda to: noise(10_000, 10_000, bands=4, deep=True).pngsave(to, compression=1, bitdepth=16),
    ),
    "PNG whose renditions are noise with transparency": (
        "image/png",
        lambda to: noise(2_000, 6_000, bands=4).pngsave(to, compression=1),
    ),
    "40 MP interlaced 16-bit PNG with transparency": (
        "image/png",
        lambda to: noise(8_000, 5_000, bands=4, deep=True).pngsave(to, compression=1, bitdepth=16, interlace=True),
    ),
    "64 MP lossless WebP": ("image/webp", lambda to: noise(8_000, 8_000).webpsave(to, lossless=True, effort=0)),
    "64 MP lossless WebP with transparency": (
        "image/webp",
        lambda to: noise(8_000, 8_000, bands=4).webpsave(to, lossless=True, effort=0),
    ),
    "40 MP GIF": ("image/gif", lambda to: noise(8_000, 5_000).gifsave(to, effort=1)),
    "55 MP animated GIF": ("image/gif", lambda to: write_film(Path(to), ".gif", 60, 1280, 720)),
    "55 MP animated WebP": ("image/webp", lambda to: write_film(Path(to), ".webp", 60, 1280, 720)),
    "24 MP AVIF": ("image/avif", lambda to: noise(6_000, 4_000).heifsave(to, Q=90, **AVIF)),
    "16 MP ten-bit AVIF with transparency": (
        "image/avif",
        lambda to: noise(4_600, 3_450, bands=4).heifsave(to, Q=90, bitdepth=10, **AVIF),
    ),
    "50 MP HEIC": ("image/heic", lambda to: write_heic(Path(to))),
}


def sideways(width: int, height: int) -> pyvips.Image:
    image = noise(width, height).copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", 6)
    return image


def test_a_camera_s_24_megapixels_stay_under_200_megabytes(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(pictures.jpeg(6000, 4000))
    assert peak(tmp_path, "image/jpeg", avif=True) < 200


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", WORST)
def test_the_worst_file_of_a_kind_stays_under_600_megabytes(
    tmp_path: Path, name: str, record_property: Callable[[str, object], None]
) -> None:
    content_type, write = WORST[name]
    write(str(tmp_path / "source"))
    most = peak(tmp_path, content_type)
    record_property("peak_megabytes", round(most))
    print(f"{name}: {most:.0f} MB")  # noqa: T201
    assert most < 600


def test_the_limit_of_the_process_holds_600_megabytes_by_itself() -> None:
    # Its libraries and Python are about 20 MB of what is not counted.
    assert limits.MEMORY_BYTES + 25 * limits.MIB <= 600 * limits.MEGA


@pytest.mark.long
@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_large_jpeg_costs_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    # As from a telephone that puts a film behind its picture.
    film = bytes(limits.MEGA)
    with (tmp_path / "source").open("wb") as file:
        file.write(pictures.jpeg(6000, 4000))
        for _ in range(450):
            file.write(film)
    assert peak(tmp_path, "image/jpeg") < 200


@pytest.mark.long
@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_large_private_chunk_of_a_png_costs_no_memory(tmp_path: Path) -> None:
    small, chunk = pictures.png(3000, 2000), limits.MEGA.to_bytes(4, "big") + b"prVt" + bytes(limits.MEGA)
    with (tmp_path / "source").open("wb") as file:
        file.write(small[:33])
        for _ in range(450):
            file.write(chunk + zlib.crc32(chunk[4:]).to_bytes(4, "big"))
        file.write(small[33:])
    assert peak(tmp_path, "image/png") < 200
