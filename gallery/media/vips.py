"""libvips, set up once: which loaders may run at all, and how much it may keep. The package imports `pyvips` from here.

libvips can open dozens of formats through as many libraries; a stranger's file gets to meet only the ones named here.
Classes: https://www.libvips.org/API/current/func.operation_block_set.html
"""

from typing import Final

import pyvips

# Blocking the base class blocks every loader; these alone are let through again. A misspelt name would be ignored in
# silence, so a test opens one file of each format and asserts what is refused.
ALLOWED_LOADERS: Final = (
    "VipsForeignLoadJpegSource",
    "VipsForeignLoadPngSource",
    "VipsForeignLoadWebpSource",
    "VipsForeignLoadNsgifSource",
    "VipsForeignLoadHeifSource",
)

pyvips.operation_block_set("VipsForeignLoad", True)
for _loader in ALLOWED_LOADERS:
    pyvips.operation_block_set(_loader, False)

# Each picture is different, so a cache of past operations would only hold memory.
pyvips.cache_set_max(0)

__all__ = ["ALLOWED_LOADERS", "pyvips"]
