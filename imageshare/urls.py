"""Which URL leads where."""

from django.urls import URLPattern, URLResolver, include, path

from imageshare import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("api/v1/schema/", views.schema, name="schema"),
    path("api/v1/docs", views.api_docs, name="api_docs"),
    path("api/v1/", include("accounts.api_urls")),
    path("api/v1/", include("gallery.api.urls")),
    path("api/v1/", include("moderation.api.urls")),
    path("", include("moderation.urls")),
    path("", include("accounts.urls")),
    path("", include("gallery.pages.urls")),
]

handler400 = "imageshare.views.bad_request"
handler403 = "imageshare.views.forbidden"
handler404 = "imageshare.views.not_found"
handler500 = "imageshare.views.server_error"
