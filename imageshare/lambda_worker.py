"""The worker's entry points on Lambda: starts Django once a sandbox, then handles what arrives, and the schedule."""

import os
from importlib import import_module

import django

os.environ.setdefault("PROCESS", "worker")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imageshare.settings")
django.setup()

# Only now: its tables read the settings.
handle = import_module("gallery.events.uploaded").handle
sweep = import_module("gallery.events.sweep").handle
