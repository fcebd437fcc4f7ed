"""Where a request on Lambda comes from: through CloudFront or straight from API Gateway, and from which address.

CloudFront says a secret that only it and the web function know. With it the request's own words about the way it came
can be believed as far as CloudFront wrote them; without it nothing that the request says of itself can.
"""

import hmac
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any, Final

FORWARDED: Final = "x-forwarded-for"
SECRET: Final = "x-origin-secret"  # noqa: S105  # the header's name


class NotThroughCloudFront(Exception):
    """Somebody called the API's own address."""


def as_sent_by_viewer(event: dict[str, Any], *, secrets: tuple[str, ...], host: str) -> dict[str, Any]:
    """API Gateway's event of a request that came through CloudFront, as if the viewer had called us.

    `host` is the site's, which CloudFront cannot send: API Gateway answers to its own only.
    Raises NotThroughCloudFront.
    """
    said = [value for name, values in _headers(event).items() if name.lower() == SECRET for value in values]
    if len(said) != 1 or not any(hmac.compare_digest(said[0].encode(), secret.encode()) for secret in secrets):
        raise NotThroughCloudFront
    address = viewer_address(event)
    return _with_headers(event, {FORWARDED: address, "host": host}, without={SECRET})


def as_sent_by_source(event: dict[str, Any]) -> dict[str, Any]:
    """Throttles count by address, so it has to be the one that API Gateway saw, not what a caller says of itself.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
    """
    return _with_headers(event, {FORWARDED: _source(event)})


def viewer_address(event: dict[str, Any]) -> str:
    """The address that CloudFront saw.

    CloudFront appends it to whatever X-Forwarded-For the viewer made up, and API Gateway appends CloudFront's own
    behind that. What cannot be an address counts as CloudFront's, which all such requests then share.
    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
    """
    source = _source(event)
    forwarded = [values for name, values in _headers(event).items() if name.lower() == FORWARDED]
    hops = [hop.strip() for values in forwarded for value in values for hop in value.split(",")]
    if hops and hops[-1] == source:
        hops.pop()
    try:
        return str(ip_address(hops[-1])) if hops else source
    except ValueError:
        return source


def _source(event: dict[str, Any]) -> str:
    return str(event["requestContext"]["identity"]["sourceIp"])


def _headers(event: dict[str, Any]) -> dict[str, list[str]]:
    return event.get("multiValueHeaders") or {name: [value] for name, value in (event.get("headers") or {}).items()}


def _with_headers(event: dict[str, Any], new: dict[str, str], *, without: Iterable[str] = ()) -> dict[str, Any]:
    gone = {*new, *without}
    names = ("headers", "multiValueHeaders")
    kept = {name: {k: v for k, v in (event.get(name) or {}).items() if k.lower() not in gone} for name in names}
    kept["headers"] |= new
    kept["multiValueHeaders"] |= {name: [value] for name, value in new.items()}
    return {**event, **kept}
