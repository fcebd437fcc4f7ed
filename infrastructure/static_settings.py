"""Django's settings for collecting static files into the packages."""

from imageshare.settings import *  # noqa: F403
from imageshare.settings import STORAGES as _STORAGES

STORAGES = {**_STORAGES, "staticfiles": {"BACKEND": "imageshare.static_storage.CollectedStaticFiles"}}
