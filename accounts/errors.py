"""What can go wrong by the rules of the domain; `imageshare.api_errors` decides what each is over HTTP."""

from typing import ClassVar


class DomainError(Exception):
    """A refusal that a person can understand: a stable `code` for programs and a `detail` for people."""

    code: ClassVar[str] = "error"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Invalid(DomainError):
    """What was sent cannot be accepted; `field` names the input at fault, if one is."""

    code = "invalid"

    def __init__(self, detail: str, *, field: str | None = None) -> None:
        super().__init__(detail)
        self.field = field


class NotFound(DomainError):
    """There is no such thing, or the caller may not know that there is."""

    code = "not_found"


class Gone(DomainError):
    """The thing was here, as the caller may know, and is over."""

    code = "gone"


class Forbidden(DomainError):
    """The caller may see the thing but not do this with it."""

    code = "permission_denied"


class Conflict(DomainError):
    """The thing is no longer, or not yet, in a state that allows this."""

    code = "conflict"


class PreconditionFailed(DomainError):
    """The thing is no longer as the caller said that they saw it."""

    code = "precondition_failed"

    def __init__(self, detail: str = "This was changed since you saw it. Look at it again, then repeat.") -> None:
        super().__init__(detail)


class LimitReached(DomainError):
    """A throttle or quota is used up; `retry_after` says in how many seconds to try again, if time helps."""

    code = "throttled"

    def __init__(self, detail: str, *, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Unavailable(DomainError):
    """Something we stand on did not answer; the same request may work in a moment."""

    code = "unavailable"

    def __init__(self, detail: str = "This is not available right now. Try again in a moment.") -> None:
        super().__init__(detail)


class AccountExists(Conflict):
    """The e-mail address already has an account. Only for our own use: visitors never learn this."""

    code = "account_exists"


class HandleTaken(Conflict):
    """Somebody else has the handle."""

    code = "handle_taken"

    def __init__(self) -> None:
        super().__init__("This handle is taken. Choose another one.")


class TokenRefused(DomainError):
    """A token, or the sign-in attempt that it belongs to, did not pass every check. Says nothing of the token."""

    code = "token_refused"
