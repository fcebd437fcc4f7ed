"""The pages of moderation: the dashboard below `/moderation/`, and what everybody and owners may know."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import include, path
from django.utils.module_loading import import_string


def _page(name: str) -> Callable[..., HttpResponseBase]:
    """A view of moderation.pages, loaded when it is called first: most processes never show one."""

    def view(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = import_string(f"moderation.pages.{name}")(request, **kwargs)
        return response

    return view


_dashboard = [
    path("", _page("queue.queue"), name="moderation"),
    path("cases/<str:case_id>/claim", _page("deciding.claim"), name="moderation_claim"),
    path("cases/<str:case_id>/release", _page("deciding.release"), name="moderation_release"),
    path("cases/<str:case_id>/decide", _page("deciding.decide"), name="moderation_decide"),
    path("cases/<str:case_id>/undo", _page("deciding.undo"), name="moderation_undo"),
    path("cases/<str:case_id>/takedown", _page("deciding.takedown"), name="moderation_takedown"),
    path("bulk", _page("deciding.bulk"), name="moderation_bulk"),
    path("appeals/", _page("appeals.appeals"), name="moderation_appeals"),
    path("appeals/<str:case_id>", _page("appeals.judge"), name="moderation_judge"),
    path("newest/", _page("newest.newest"), name="moderation_newest"),
    path("ledger/", _page("ledger.ledger"), name="moderation_ledger"),
    path("ledger/verify", _page("ledger.verify"), name="moderation_verify"),
    path("ledger/export", _page("ledger.export"), name="moderation_export"),
    path("people/", _page("people.people"), name="moderation_people"),
    path("people/<str:user_id>", _page("people.person"), name="moderation_person"),
    path("people/<str:user_id>/appeal", _page("people.appeal_address"), name="moderation_appeal_address"),
    path("storage/", _page("storage.storage"), name="moderation_storage"),
    path("queues/", _page("system.queues"), name="moderation_queues"),
    path("queues/redrive", _page("system.redrive"), name="moderation_redrive"),
    path("audits/", _page("system.audits"), name="moderation_audits"),
    path("audits/run", _page("system.audit"), name="moderation_audit"),
    path("settings/", _page("system.in_force"), name="moderation_settings"),
]
urlpatterns = [
    path("moderation/", include(_dashboard)),
    path("transparency", _page("public.transparency"), name="transparency"),
    path("decisions/<str:case_id>", _page("public.decision"), name="decision"),
    path("appeal", _page("shut_out.shut_out"), name="appeal"),
]
