"""The ledger: every decision in its order, whether it is whole, and all of it for administrators."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.services.profiles import profiles_by_id
from accounts.tables.profiles import Profile
from moderation.guards import administrators_only, moderators_only, recently_signed_in
from moderation.pages.frame import dashboard_page
from moderation.services.ledger import ledger_export, ledger_list, ledger_verify
from moderation.services.shown import rule_title

PAGE = 50


@require_safe
@never_cache
@moderators_only
def ledger(request: HttpRequest) -> HttpResponse:
    """`/moderation/ledger/`: newest first."""
    return _page(request)


@require_POST
@never_cache
@moderators_only
def verify(request: HttpRequest) -> HttpResponse:
    """Go through all rows and say what does not fit."""
    verdict = ledger_verify()
    said = (
        " ".join(verdict.faults[:5])
        if verdict.faults
        else f"{verdict.rows:,} rows, and nothing is missing or changed. The newest hash is {verdict.head_hash}."
    )
    return _page(request, outcome={"ok": not verdict.faults, "words": said})


@require_POST
@never_cache
@administrators_only
@recently_signed_in("moderation_ledger")
def export(_request: HttpRequest) -> HttpResponseBase:
    """All rows as JSON lines, with what it takes to check them elsewhere."""
    response = StreamingHttpResponse(_lines(), content_type="application/x-ndjson")
    response["Content-Disposition"] = 'attachment; filename="ledger.ndjson"'
    return response


def _page(request: HttpRequest, *, outcome: dict[str, Any] | None = None) -> HttpResponse:
    asked = request.GET.get("before", "")
    rows, older = ledger_list(before=int(asked) if asked.isdecimal() else None, limit=PAGE)
    entries = [row.values for row in rows]
    people = profiles_by_id(user_ids={str(entry["actor_id"]) for entry in entries})
    shown = [
        {
            "sequence": int(row.sequence),
            "at": datetime.fromisoformat(entry["at"]),
            "who": _who(str(entry["actor_id"]), people),
            "action": str(entry["action"]).replace("_", " "),
            "case_id": entry["case_id"],
            "rule": rule_title(entry["rule"]) if entry["case_id"] else "",
            "reason": entry["reason"],
            "hash": row.entry_hash,
        }
        for row, entry in zip(rows, entries, strict=True)
    ]
    context = {"rows": shown, "older": older, "outcome": outcome}
    return dashboard_page(request, "moderation/ledger.html", context, tab="ledger")


def _who(actor_id: str, people: Mapping[str, Profile]) -> str:
    if actor_id == "owner":
        return "its owner"
    return f"@{people[actor_id].handle}" if actor_id in people else "somebody who is gone"


def _lines() -> Iterator[str]:
    for row in ledger_export():
        yield json.dumps(row, sort_keys=True, ensure_ascii=False) + "\n"
