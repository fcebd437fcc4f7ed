"""The worker's entry point on Lambda: starts Django once a sandbox, then is the handler of what arrives."""

import os
from importlib import import_module

import django

os.environ.setdefault("PROCESS", "worker")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imageshare.settings")
django.setup()

# Only now: its tables read the settings.
handle = import_module("gallery.events.uploaded").handle
