"""What Lambda calls: Zappa's own handler."""

from typing import Any

from zappa.handler import LambdaHandler

_zappa = LambdaHandler(settings_name="bare.zappa_settings")


def handle(event: dict[str, Any], context: object) -> Any:
    return _zappa.handler(event, context)
