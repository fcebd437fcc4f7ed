"""`manage.py runserver`: Django's own, at the address that SITE_URL names and only when the local AWS is up."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError
from whitenoise.runserver_nostatic.management.commands.runserver import Command as RunserverCommand

from imageshare.checks import local_aws_answers


class Command(RunserverCommand):
    # Signing in and uploading work from SITE_URL only, so "localhost" and 127.0.0.1 are not the same here.
    default_addr = urlsplit(settings.SITE_URL).hostname or "localhost"
    default_port = str(urlsplit(settings.SITE_URL).port or 8000)

    def handle(self, *args: Any, **options: Any) -> None:
        # Django would say it too, but from a thread, below a traceback.
        for problem in local_aws_answers():
            raise CommandError(f"{problem.msg} {problem.hint}")
        super().handle(*args, **options)
