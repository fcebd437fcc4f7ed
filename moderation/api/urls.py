"""Moderation's part of the API, included below `/api/v1/`."""

from moderation.api import decisions, reports

urlpatterns = [*reports.urlpatterns, *decisions.urlpatterns]
