"""What a process would write to its log, without a process."""

import io
import logging
from collections.abc import Mapping

from imageshare.logs import logging_config


def written(process: str, *said: tuple[str, int, str, Mapping[str, object]], as_json: bool = True) -> str:
    """What a process writes that logs this: logger, level, message, extras."""
    config = logging_config(level="DEBUG", as_json=as_json, stack="imageshare-test", process=process)
    formatter = config["formatters"]["all"]
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter.pop("()")(**formatter))
    for name, level, message, extra in said:
        arguments = tuple(range(message.count("%")))
        handler.handle(
            logging.getLogger(name).makeRecord(name, level, __file__, 1, message, arguments, None, extra=extra)
        )
    return stream.getvalue()
