"""Registers this app's system checks with Django."""

from importlib import import_module

from django.apps import AppConfig


class ImageShareConfig(AppConfig):
    name = "imageshare"

    def ready(self) -> None:
        import_module("imageshare.checks")
