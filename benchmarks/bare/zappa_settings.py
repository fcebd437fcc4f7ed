"""What Zappa writes into a package."""

from typing import Any

APP_MODULE = "bare.wsgi"
APP_FUNCTION = "application"
DJANGO_SETTINGS = None
DEBUG = False
LOG_LEVEL = "INFO"
EXCEPTION_HANDLER = None
BINARY_SUPPORT = True
CONTEXT_HEADER_MAPPINGS: dict[str, str] = {}
ENVIRONMENT_VARIABLES: dict[str, str] = {}
DOMAIN = None
BASE_PATH = None
PROJECT_NAME = "bare"
API_STAGE = "web"
AWS_EVENT_MAPPING: dict[str, Any] = {}
AWS_BOT_EVENT_MAPPING: dict[str, Any] = {}
COGNITO_TRIGGER_MAPPING: dict[str, Any] = {}
