"""What can go wrong, each with a stable code for programs, words for people, and the exit code it ends with."""

from typing import ClassVar, Final

OK: Final = 0
SOME_FAILED: Final = 1
USAGE: Final = 2
NOT_SIGNED_IN: Final = 3
INTERRUPTED: Final = 130


class ClientError(Exception):
    """A failure that a person can understand."""

    exit_code: ClassVar[int] = SOME_FAILED

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class Usage(ClientError):
    """The command was called in a way that cannot work."""

    exit_code = USAGE

    def __init__(self, detail: str) -> None:
        super().__init__("usage", detail)


class NotSignedIn(ClientError):
    """There is no token, or the site does not accept it any more."""

    exit_code = NOT_SIGNED_IN

    def __init__(self, detail: str) -> None:
        super().__init__("not_signed_in", detail)


class Refused(ClientError):
    """The site, or its store, understood and said no; asking again would not help. `status` is HTTP's."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.status = status


class Transient(ClientError):
    """No answer, or one that says to try later: `retry_after` seconds, if it says when."""

    def __init__(self, detail: str, *, retry_after: float | None = None) -> None:
        super().__init__("out_of_reach", detail)
        self.retry_after = retry_after


class GrantOver(Transient):
    """The store no longer takes this signature; a new one may do."""


class FileTrouble(ClientError):
    """A file on this side cannot be read, or changed while it was being read."""


class NotAPicture(FileTrouble):
    """A file of a kind that the site does not take, whatever its name says."""

    def __init__(self, detail: str) -> None:
        super().__init__("not_an_image", detail)


class Stopped(ClientError):
    """The person, or the system, asked to stop."""

    exit_code = INTERRUPTED

    def __init__(self) -> None:
        super().__init__("interrupted", "Stopped. Run the same command again to go on.")
