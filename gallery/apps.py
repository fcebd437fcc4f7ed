"""Registers the gallery with Django."""

from django.apps import AppConfig


class GalleryConfig(AppConfig):
    name = "gallery"
