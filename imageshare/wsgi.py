"""The WSGI entry point that the web server, and on AWS the web function, call."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imageshare.settings")

application = get_wsgi_application()
