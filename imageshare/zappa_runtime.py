"""What Zappa's handler asks for when it starts.

Zappa would write a file like this into a package for one stage; this one serves every stage.
"""

from typing import Any

APP_MODULE = "imageshare.wsgi"
APP_FUNCTION = "application"
DJANGO_SETTINGS = None
DEBUG = False
LOG_LEVEL = "INFO"
EXCEPTION_HANDLER = None
# Answers that are not text travel through API Gateway as base64.
BINARY_SUPPORT = True
CONTEXT_HEADER_MAPPINGS: dict[str, str] = {}
ENVIRONMENT_VARIABLES: dict[str, str] = {}
# Zappa guesses from the Host header whether the API's stage stands before our paths. SITE_URL says whether it does, and
# FORCE_SCRIPT_NAME has the last word; this only keeps Zappa from guessing without a Host.
DOMAIN = "SITE_URL"
BASE_PATH = None
PROJECT_NAME = "imageshare"
API_STAGE = "web"
AWS_EVENT_MAPPING: dict[str, Any] = {}
AWS_BOT_EVENT_MAPPING: dict[str, Any] = {}
COGNITO_TRIGGER_MAPPING: dict[str, Any] = {}
