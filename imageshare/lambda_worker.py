"""The worker's entry point on Lambda: starts Django once for each sandbox, then is the handler of arrived uploads."""

import os

import django

os.environ.setdefault("PROCESS", "worker")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imageshare.settings")
django.setup()

from gallery.events.uploaded import handle  # noqa: E402  (its models read the settings)

__all__ = ["handle"]
