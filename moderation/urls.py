"""The moderators' pages, included below `/moderation/`."""

from django.urls import path

from moderation import views

urlpatterns = [path("", views.newest, name="moderation")]
