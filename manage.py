#!/usr/bin/env python
"""Runs ImageShare's management commands, each under the AWS role that its work needs."""

import os
import sys

# A command that is not named here serves the web pages and API, so it gets the web role.
PROCESS_OF_COMMAND = {
    "audit": "maintenance",
    "erase": "maintenance",
    "erasure_report": "maintenance",
    "grant_role": "operator",
    "jobs": "jobs",
    "provision": "operator",
    "publish_static": "operator",
    "redrive": "maintenance",
    "reindex": "maintenance",
    "seed": "operator",
    "worker": "worker",
}


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("PROCESS", PROCESS_OF_COMMAND.get(command, "web"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imageshare.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"manage.py: {error}")


if __name__ == "__main__":
    main()
