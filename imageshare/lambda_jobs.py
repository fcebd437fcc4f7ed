"""The jobs function's entry point on Lambda: starts Django once a sandbox, then handles its queue and the schedule."""

import os
from importlib import import_module
from typing import Any

import django
from structlog.contextvars import bound_contextvars

os.environ.setdefault("PROCESS", "jobs")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imageshare.settings")
django.setup()

# Only now: its tables read the settings.
_jobs = import_module("gallery.events.jobs")


def handle(event: dict[str, Any], context: object) -> Any:
    """A function has one handler: messages of the queue come as `Records`, and whatever else comes is the schedule."""
    with bound_contextvars(request_id=getattr(context, "aws_request_id", None)):
        return _jobs.handle(event, context) if "Records" in event else _jobs.handle_schedule(event, context)
