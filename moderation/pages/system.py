"""Administration: how the queues are, what the last audits found, and which settings are in force."""

import json
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gallery.services.audit_asking import audit_asked, audit_request
from gallery.services.audit_results import audit_results
from gallery.services.queues import queues_health, redrive_last, redrive_request
from gallery.tables.jobs import QUEUED
from moderation.guards import administrators_only, user_of
from moderation.pages.frame import dashboard_page

# What nobody takes up in this time waits for an operator.
LATE: Final = timedelta(minutes=15)
# Daily audits are not run any more, or never were.
OLD: Final = timedelta(days=2)


@require_safe
@never_cache
@administrators_only
def queues(request: HttpRequest) -> HttpResponse:
    """`/moderation/queues/`: how much waits, how late it is, and what was put aside."""
    last = redrive_last(administrator_id=user_of(request).sub)
    health = queues_health()
    context = {
        "queues": health,
        "most": max(max(one.depth.waiting, one.depth.in_hand, one.depth.dead) for one in health),
        "last": last,
        "moved": json.loads(last.result)["moved"] if last and last.result else None,
    }
    return dashboard_page(request, "moderation/queues.html", context, tab="queues")


@require_POST
@administrators_only
def redrive(request: HttpRequest) -> HttpResponse:
    """Have what was put aside tried again."""
    redrive_request(administrator_id=user_of(request).sub)
    messages.success(request, "A job brings the dead letters back. Load this page again in a moment.")
    return redirect("moderation_queues")


@require_safe
@never_cache
@administrators_only
def audits(request: HttpRequest) -> HttpResponse:
    """`/moderation/audits/`: what the newest runs of `manage.py audit` found, and whether one was asked for."""
    asked, results, now = audit_asked(), audit_results(), datetime.now(UTC)
    context = {
        "results": results,
        "asked": asked,
        "is_late": asked is not None and asked.state == QUEUED and now - asked.created_at > LATE,
        "is_old": not results or now - results[0].ended_at > OLD,
    }
    return dashboard_page(request, "moderation/audits.html", context, tab="audits")


@require_POST
@administrators_only
def audit(request: HttpRequest) -> HttpResponse:
    """Have one run, by whoever has the right to read everything: no function has."""
    audit_request(administrator_id=user_of(request).sub)
    messages.success(request, "Asked for. Load this page again in some minutes.")
    return redirect("moderation_audits")


@require_safe
@never_cache
@administrators_only
def in_force(request: HttpRequest) -> HttpResponse:
    """`/moderation/settings/`: what this process was told by its environment, secrets not."""
    return dashboard_page(request, "moderation/settings.html", {"rows": settings.SETTINGS_IN_FORCE}, tab="settings")
