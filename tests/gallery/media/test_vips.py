"""The loader allowlist is in force, and spelt right."""

import pytest
import pyvips

from gallery.media.vips import ALLOWED_LOADERS
from tests.gallery import pictures


def test_every_allowed_loader_exists_in_libvips() -> None:
    for name in ALLOWED_LOADERS:
        assert pyvips.type_from_name(name) != 0, f"libvips knows no {name}"


def test_a_loader_outside_the_allowlist_is_blocked() -> None:
    with pytest.raises(pyvips.Error):
        pyvips.Image.tiffload_buffer(pictures.tiff())
    with pytest.raises(pyvips.Error):
        pyvips.Image.new_from_buffer(pictures.svg(), "")


def test_libvips_is_recent_enough() -> None:
    assert (pyvips.version(0), pyvips.version(1), pyvips.version(2)) >= (8, 18, 3)
