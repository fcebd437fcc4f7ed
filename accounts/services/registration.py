"""Making an account and getting back into one, by e-mailed codes.

Visitors must not learn from any answer whether an address has an account: what Cognito tells apart ends here in the
same outcome, and tries are counted before Cognito is asked, so that its own limits never show either.
"""

import logging
from collections.abc import Callable
from typing import Final

from django.utils.crypto import salted_hmac

from accounts import cognito
from accounts.errors import AccountExists, Conflict, Forbidden, Invalid, LimitReached, NotFound
from accounts.services.throttles import throttle

logger = logging.getLogger(__name__)

# Per page, visitor's address on the network and e-mail address; and per page and address on the network.
TRIES: Final = 10
TRIES_PERIOD: Final = 900
TRIES_OF_AN_IP: Final = 100
TRIES_OF_AN_IP_PERIOD: Final = 3600

CODE_REFUSED: Final = "This code did not work. It may be mistyped or expired: try again, or ask for a new one."

_TELLING: Final = (Conflict, Forbidden, LimitReached, NotFound)


def account_request(*, name: str, email: str, password: str, ip: str) -> None:
    """Ask for an account; a code is mailed. An address that has one already is left alone.

    Raises Invalid(email) or Invalid(password).
    """
    _count("sign-up", email=email, ip=ip)
    try:
        cognito.sign_up(name=name, email=email, password=password)
    except AccountExists:
        logger.info("A sign-up for an address that has an account was left without effect")
    except Conflict:
        raise Invalid("This address cannot be used. Check it, or take another one.", field="email") from None


def account_confirm(*, email: str, code: str, ip: str) -> None:
    """Raises Invalid(code), for every reason alike."""
    _count("confirm", email=email, ip=ip)
    _by_code(lambda: cognito.confirm_sign_up(email=email, code=code))


def account_code_resend(*, email: str, ip: str) -> None:
    """Mail the code again, if an account waits for one."""
    _count("resend", email=email, ip=ip)
    _quietly(lambda: cognito.resend_code(email=email))


def password_forgot(*, email: str, ip: str) -> None:
    """Mail a code that allows a new password, if there is an account."""
    _count("forgot", email=email, ip=ip)
    _quietly(lambda: cognito.forgot_password(email=email))


def password_reset(*, email: str, code: str, password: str, ip: str) -> None:
    """Raises Invalid(code), for every reason alike, or Invalid(password)."""
    _count("reset", email=email, ip=ip)
    _by_code(lambda: cognito.confirm_forgot_password(email=email, code=code, password=password))


def _quietly(call: Callable[[], None]) -> None:
    try:
        call()
    except _TELLING as error:
        logger.info("No code was sent: %s", error.code)


def _by_code(call: Callable[[], None]) -> None:
    try:
        call()
    except _TELLING as error:
        logger.info("A code was refused: %s", error.code)
        raise Invalid(CODE_REFUSED, field="code") from None
    except Invalid as error:
        raise Invalid(CODE_REFUSED if error.field == "code" else error.detail, field=error.field) from None


def _count(page: str, *, email: str, ip: str) -> None:
    """Raises LimitReached. The table keeps no address, only its keyed hash."""
    throttle(key=f"{page}:{ip}", limit=TRIES_OF_AN_IP, period=TRIES_OF_AN_IP_PERIOD)
    hashed = salted_hmac("accounts.registration", email, algorithm="sha256").hexdigest()
    throttle(key=f"{page}:{ip}:{hashed}", limit=TRIES, period=TRIES_PERIOD)
