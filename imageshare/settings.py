"""Django's settings: one file for every place it runs; only the environment differs."""

import os
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from imageshare import env as environment
from imageshare.env import BASE_DIR
from imageshare.logs import logging_config
from imageshare.settings_in_force import settings_in_force

env = environment.load(os.environ)
environment.assume_local_role(env)

SECRET_KEY = env.secret_key
SECRET_KEY_FALLBACKS = list(env.secret_key_fallbacks)
# Only what serves nobody has none: env.py demands it of the web function. `check --deploy` is about the others.
SILENCED_SYSTEM_CHECKS = [] if env.secret_key else ["security.W009"]
DEBUG = env.debug
SITE_URL = env.site_url
SITE_ORIGIN = env.site_origin  # to go before what reverse() gives, which begins with the path
SITE_HOST = urlsplit(env.site_url).hostname or ""
ALLOWED_HOSTS = [SITE_HOST]
CSRF_TRUSTED_ORIGINS = [env.site_origin]
# From the configuration alone, so that no Host header decides what our links begin with.
FORCE_SCRIPT_NAME = env.site_path
ROOT_URLCONF = "imageshare.urls"
WSGI_APPLICATION = "imageshare.wsgi.application"

INSTALLED_APPS = [
    "imageshare",
    "moderation",
    "gallery",
    "accounts",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_vite",
    "mozilla_django_oidc",
    "rest_framework",
    "drf_spectacular",
    "drf_standardized_errors",
]
if DEBUG and find_spec("drf_spectacular_sidecar"):
    INSTALLED_APPS.append("drf_spectacular_sidecar")  # what /api/v1/docs is made of

MIDDLEWARE = [
    "imageshare.request_log.RequestLog",
    # Signed addresses are long and alike: compressed, pages take an eighth of their bytes. API Gateway does so itself.
    *(["django.middleware.gzip.GZipMiddleware"] if env.static_bucket is None else []),
    "django.middleware.security.SecurityMiddleware",
    # From a bucket the browser fetches static files itself.
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if env.static_bucket is None else []),
    "csp.middleware.CSPMiddleware",
    "imageshare.middleware.LargeRequestsAreRefused",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.middleware.AuthenticationMiddleware",
    "accounts.middleware.ShutOutAreTold",
    "django.contrib.messages.middleware.MessageMiddleware",
    # For browsers that do not know frame-ancestors of the content security policy.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "imageshare.middleware.ApiAnswersAreNotStored",
    "imageshare.middleware.ShareLinksStayPrivate",
    "imageshare.middleware.DomainErrorPages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ]
        },
    }
]

# No SQL anywhere: rows live in DynamoDB, through the PynamoDB models of each app.
DATABASES: dict[str, Any] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

# AWS. The clients find region, endpoint and role by themselves; what is named here is what the stack made.
STACK_NAME = env.stack_name
AWS_REGION = env.aws_region
AWS_ENDPOINT_URL = env.aws_endpoint_url
MEDIA_BUCKET = env.media_bucket
MEDIA_URL_ORIGIN = env.media_url
MEDIA_SIGNING = env.media_signing
MEDIA_VIEW_URL = env.media_view_url
MEDIA_KEY_ID = env.media_key_id
MEDIA_KEY = env.media_key
CLOUDFRONT = env.cloudfront
ORIGIN_SECRETS = env.origin_secrets
UPLOADS_QUEUE_URL = env.uploads_queue_url
JOBS_QUEUE_URL = env.jobs_queue_url
MAX_UPLOAD_BYTES = env.max_upload_bytes
QUOTA_BYTES = env.quota_bytes
QUOTA_IMAGES = env.quota_images
READS_PER_MINUTE = env.reads_per_minute
UPLOADS_PER_MINUTE = env.uploads_per_minute
WRITES_PER_MINUTE = env.writes_per_minute
AVIF_RENDITIONS = env.avif_renditions
WORD_FILTER = env.word_filter
MODERATION_RULES = env.moderation_rules
SCREENING = env.screening
SCREENING_LABELS = env.screening_labels
NEW_UPLOADS_WAIT = env.new_uploads_wait
FANOUT_FOLLOWERS = env.fanout_followers
LEAVING_DAYS = env.leaving_days
APPEAL_DAYS = env.appeal_days
CONTACT = env.contact

SETTINGS_IN_FORCE = settings_in_force(env)

# What accounts ask the gallery, which stands above them.
AVATAR_URL = "gallery.services.avatars.avatar_url"
AVATAR_CHOOSE = "gallery.services.avatars.avatar_choose"
# Work of apps that stand above the gallery: by the kind of a job, the service that does one slice of it.
JOB_KINDS = {
    "case_outcome": "moderation.services.outcomes.outcome_spread",
    "screen": "moderation.services.screening.picture_screen",
}
# What else goes with a person who is erased: services like those of `gallery.services.erasing`.
ERASING_STEPS = ("moderation.services.outcomes.reports_erase", "moderation.services.outcomes.cases_erase")
# Who opens a case for moderators, with image_id, owner_id, source, rule, severity and detail; None while nobody does.
CASE_OPEN: str | None = "moderation.services.cases.picture_case_open"
# Until when moderators need a picture that its owner deletes, by image_id, owner_id and now; None while nobody knows.
EVIDENCE_NEEDED: str | None = "moderation.services.evidence.picture_needed_until"
# Whether somebody's erasure waits for moderators, by user_id; at most so many days.
ERASURE_WAITS: str | None = "moderation.services.evidence.erasure_waits"
ERASURE_WAITS_DAYS = 30
STANDING_REQUEST = "gallery.tables.moderated.standing_request"
ERASURE_REQUEST = "gallery.services.leaving.erasure_request"
ERASURE_CALL_OFF = "gallery.services.leaving.erasure_call_off"

# Sign-in.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.oidc.CognitoBackend"]
COGNITO_USER_POOL_ID = env.cognito_user_pool_id
COGNITO_CLIENT_ID = env.cognito_client_id
COGNITO_CLIENT_SECRET = env.cognito_client_secret
COGNITO_URL = env.cognito_url
COGNITO_ISSUER = env.cognito_issuer
COGNITO_JWKS_URL = env.cognito_jwks_url
OIDC_RP_CLIENT_ID = env.cognito_client_id
OIDC_RP_CLIENT_SECRET = env.cognito_client_secret
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_RP_SCOPES = "openid email profile"
OIDC_USE_PKCE = True
OIDC_TIMEOUT = 5
OIDC_OP_AUTHORIZATION_ENDPOINT = f"{env.cognito_url}/oauth2/authorize"
OIDC_OP_TOKEN_ENDPOINT = f"{env.cognito_url}/oauth2/token"
OIDC_OP_USER_ENDPOINT = f"{env.cognito_url}/oauth2/userInfo"
OIDC_OP_JWKS_ENDPOINT = env.cognito_jwks_url
LOGIN_URL = "oidc_authentication_init"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = f"{env.site_path}/"

SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_NAME = "__Host-sessionid" if env.is_https else "sessionid"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = env.is_https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# The front end reads this cookie and sends it back as X-CSRFToken, so its name is part of the API's contract.
CSRF_COOKIE_NAME = "csrftoken"
CSRF_COOKIE_SECURE = env.is_https
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "imageshare.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers.
SECURE_SSL_REDIRECT = env.is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if env.is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.is_https
SECURE_HSTS_PRELOAD = env.is_https
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
_dev = [env.frontend_dev_url] if env.frontend_dev_url else []
# Behind CloudFront static files are on the site's own origin.
_static = [env.static_url] if env.static_url and not env.cloudfront else []
_dev_socket = [url.replace("http", "ws", 1) for url in _dev]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE, *_static, *_dev],
        "style-src": [SELF, NONCE, *_static, *_dev],
        "img-src": [SELF, "data:", "blob:", env.media_view_url, *_static, *_dev],
        "font-src": [SELF, *_static, *_dev],
        "connect-src": [SELF, env.media_url, *_dev, *_dev_socket],
        "manifest-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "form-action": [SELF, env.cognito_url],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Static files: by WhiteNoise on a laptop, from a bucket through django-storages and with hashed names on AWS.
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [directory for directory in (BASE_DIR / "frontend" / "dist",) if directory.is_dir()]
WHITENOISE_USE_FINDERS = env.debug
WHITENOISE_MAX_AGE = 0 if env.debug else 3600


def _is_hashed_by_vite(path: str, url: str) -> bool:
    """Vite already puts a content hash into the names below assets/, so browsers may keep them for ever."""
    return "/assets/" in url or path.endswith(".woff2")


WHITENOISE_IMMUTABLE_FILE_TEST = _is_hashed_by_vite
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    if env.static_bucket is None
    else {
        "BACKEND": "imageshare.static_storage.BucketStaticFiles",
        "OPTIONS": {
            "bucket_name": env.static_bucket,
            "location": "static",
            "url_protocol": f"{urlsplit(env.static_url or '').scheme}:",
            "custom_domain": (env.static_url or "").partition("://")[2].removesuffix("/static/"),
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        },
    },
}
DJANGO_VITE = {
    "default": {
        "dev_mode": env.frontend_dev_url is not None,
        "dev_server_host": urlsplit(env.frontend_dev_url or "").hostname or "localhost",
        "dev_server_port": urlsplit(env.frontend_dev_url or "").port or 5173,
        "manifest_path": BASE_DIR / "frontend" / "dist" / "manifest.json",
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        # First, so that a caller who is not signed in is answered 401 with WWW-Authenticate rather than 403.
        "accounts.bearer.ApiTokenAuthentication",
        "accounts.bearer.CognitoBearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "DATETIME_FORMAT": "iso-8601",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
DRF_STANDARDIZED_ERRORS = {"EXCEPTION_HANDLER_CLASS": "imageshare.api_errors.DomainExceptionHandler"}
SPECTACULAR_SETTINGS = {
    "TITLE": "ImageShare",
    "DESCRIPTION": "Share and store pictures: uploads go straight to S3, downloads come straight from it.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": env.site_path}] if env.site_path else [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "DEFAULT_GENERATOR_CLASS": "imageshare.api_schema.Generator",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "imageshare.api_schema.add_errors",
        # After the errors, which follow from the parameters that an operation has of its own.
        "imageshare.api_schema.add_repeatable_posts",
        "imageshare.api_examples.add_examples",
    ],
}

LOGGING = logging_config(
    level=env.log_level, as_json=env.log_format == "json", stack=env.stack_name, process=env.process
)
