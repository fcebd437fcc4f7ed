"""How log lines look: one JSON object a line for machines, or plain lines for people.

Everything logs through the standard library; what is bound to the context, such as the request's id, is in every line.
"""

import re
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

from imageshare.metrics import embed_metrics

# botocore logs signed requests at DEBUG, and no log line may hold a token or a signed URL. Zappa logs every request
# besides us, with its query, in which Cognito sends authorization codes.
_QUIET = ("botocore", "boto3", "urllib3", "pynamodb", "pyvips", "s3transfer", "zappa")

# The last part of a share link's address is all that it takes to open it.
_LINK: Final = re.compile(r"(/s/)[\w%.~-]+")


def hide_links(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: no string of a line holds the token of a share link, whoever wrote the line."""
    for name, value in line.items():
        if isinstance(value, str):
            line[name] = _LINK.sub(r"\1...", value)
    return line


def logging_config(*, level: str, as_json: bool, stack: str, process: str) -> dict[str, Any]:
    """A configuration for `logging.config.dictConfig`. Lines in JSON are metrics as well, of this stack and process.

    They go to standard output, where Lambda takes the embedded metric format from, each as it is: the configuration
    replaces the handler of Lambda's own, which would put a time and an id before it. Lines for people go to standard
    error, so that what a command prints stays apart.
    """
    # Plain tracebacks, because the other kind shows local variables: the request with its query among them.
    lines = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    renderer: Any = structlog.processors.JSONRenderer(separators=(",", ":")) if as_json else lines
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "all": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [
                    structlog.contextvars.merge_contextvars,
                    structlog.stdlib.add_log_level,
                    structlog.stdlib.add_logger_name,
                    # Django hands the whole request over; its lines are told apart by the context instead.
                    structlog.stdlib.ExtraAdder(allow=("status", "duration_ms", "kind")),
                    structlog.processors.TimeStamper(fmt="iso", utc=True),
                ],
                "processors": [
                    *([embed_metrics(stack=stack, process=process)] if as_json else []),
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *([structlog.processors.format_exc_info] if as_json else []),
                    hide_links,
                    renderer,
                ],
            }
        },
        "handlers": {
            "all": {
                "class": "logging.StreamHandler",
                "formatter": "all",
                "stream": "ext://sys.stdout" if as_json else "ext://sys.stderr",
            }
        },
        "root": {"handlers": ["all"], "level": level},
        "loggers": {
            **{name: {"level": "WARNING"} for name in _QUIET},
            # Django's own handler would say everything a second time.
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
