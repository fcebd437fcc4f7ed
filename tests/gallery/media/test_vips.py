"""The loader allowlist is in force, and spelt right."""

import subprocess
import sys
from pathlib import Path

import pytest
import pyvips

from gallery.media import sandbox
from gallery.media.formats import FORMATS
from gallery.media.vips import ALLOWED_LOADERS
from tests.gallery import pictures

ACCEPTED = {
    "jpegload": pictures.jpeg(64, 48),
    "pngload": pictures.png(64, 48),
    "webpload": pictures.webp(64, 48),
    "gifload": pictures.gif(64, 48),
    "heifload": pictures.avif(64, 48),
}


def test_every_allowed_loader_exists_in_libvips() -> None:
    for name in ALLOWED_LOADERS:
        assert pyvips.type_from_name(name) != 0, f"libvips knows no {name}"


def test_every_format_has_an_allowed_loader() -> None:
    wanted = {found.loader for found in FORMATS.values() if found.loader}
    assert wanted == {f"{name}_source" for name in ACCEPTED}
    assert len(ALLOWED_LOADERS) == len(wanted)


@pytest.mark.parametrize("loader", ACCEPTED)
def test_a_file_of_each_format_opens_as_a_source_and_in_no_other_way(loader: str, tmp_path: Path) -> None:
    data = ACCEPTED[loader]
    path = tmp_path / "picture"
    path.write_bytes(data)
    source = pyvips.Source.new_from_file(str(path))
    assert getattr(pyvips.Image, f"{loader}_source")(source).avg() > 0
    with pytest.raises(pyvips.Error, match="operation is blocked"):
        getattr(pyvips.Image, f"{loader}_buffer")(data)
    with pytest.raises(pyvips.Error, match="operation is blocked"):
        getattr(pyvips.Image, loader)(str(path))


def test_a_loader_outside_the_allowlist_is_blocked(tmp_path: Path) -> None:
    (tmp_path / "picture.tiff").write_bytes(pictures.tiff())
    with pytest.raises(pyvips.Error):
        pyvips.Image.tiffload_buffer(pictures.tiff())
    with pytest.raises(pyvips.Error):
        pyvips.Image.new_from_file(str(tmp_path / "picture.tiff"))
    for data in (pictures.tiff(), pictures.svg(), b"P6 2 2 255\n" + bytes(12)):
        with pytest.raises(pyvips.Error):
            pyvips.Image.new_from_source(pyvips.Source.new_from_memory(data), "")


MISSPELT = """
import re, sys, pathlib
source = pathlib.Path("gallery/media/vips.py").read_text()
exec(source.replace("VipsForeignLoadPngSource", "VipsForeignLoadPgnSource"))
pyvips.Image.pngload_source(pyvips.Source.new_from_file(sys.argv[1]))
"""


def test_a_misspelt_loader_would_be_noticed(tmp_path: Path) -> None:
    # libvips ignores a name that it does not know in silence: what was meant to be allowed stays blocked.
    path = tmp_path / "picture.png"
    path.write_bytes(pictures.png(8, 8))
    child = subprocess.run(
        [sys.executable, "-c", MISSPELT, str(path)],
        capture_output=True,
        cwd=sandbox._PROJECT,
        env=sandbox._ENVIRONMENT,
        check=False,
    )
    assert b"operation is blocked" in child.stderr


def test_libvips_is_recent_enough() -> None:
    assert (pyvips.version(0), pyvips.version(1), pyvips.version(2)) >= (8, 18, 3)
