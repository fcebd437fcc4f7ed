"""The moderators' and administrators' pages, included below `/moderation/`."""

from django.urls import path

from moderation import views
from moderation.pages import people, storage, system

urlpatterns = [
    path("", views.newest, name="moderation"),
    path("people/", people.people, name="moderation_people"),
    path("people/<str:user_id>", people.person, name="moderation_person"),
    path("storage/", storage.storage, name="moderation_storage"),
    path("queues/", system.queues, name="moderation_queues"),
    path("queues/redrive", system.redrive, name="moderation_redrive"),
    path("audits/", system.audits, name="moderation_audits"),
    path("settings/", system.in_force, name="moderation_settings"),
]
