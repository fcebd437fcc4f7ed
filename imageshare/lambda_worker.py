"""The worker's entry point on Lambda: starts Django once a sandbox, then handles what arrives and the schedule."""

import os
from importlib import import_module
from typing import Any

import django
from structlog.contextvars import bound_contextvars

os.environ.setdefault("PROCESS", "worker")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imageshare.settings")
django.setup()

# Only now: its tables read the settings.
_uploaded = import_module("gallery.events.uploaded").handle
_sweep = import_module("gallery.events.sweep").handle


def handle(event: dict[str, Any], context: object) -> Any:
    """A function has one handler: messages of the queue come as `Records`, and whatever else comes is the schedule."""
    with bound_contextvars(request_id=getattr(context, "aws_request_id", None)):
        return _uploaded(event, context) if "Records" in event else _sweep(event, context)
