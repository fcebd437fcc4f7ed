"""What can go wrong with a picture or its upload, in words for people and codes for programs."""

from accounts.errors import Conflict, DomainError, Forbidden, Gone, Invalid, LimitReached, NotFound, PreconditionFailed

__all__ = [
    "AlbumNotFound",
    "ArchiveNotFound",
    "CommentNotFound",
    "CommentsOff",
    "Conflict",
    "DomainError",
    "Forbidden",
    "Gone",
    "ImageNotFound",
    "Invalid",
    "LimitReached",
    "LinkExpired",
    "LinkFull",
    "LinkNotFound",
    "LinkPasswordRequired",
    "LinkPasswordWrong",
    "LinkTakesNone",
    "LinkUsedUp",
    "NotFound",
    "NotTheAuthor",
    "NotTheOwner",
    "ObjectChanged",
    "ObjectMissing",
    "PictureRejected",
    "PreconditionFailed",
    "QuotaReached",
    "UploadNotFound",
]


class ImageNotFound(NotFound):
    """The picture does not exist, or the caller may not know that it does."""

    def __init__(self) -> None:
        super().__init__("There is no such picture, or it is private.")


class AlbumNotFound(NotFound):
    """The album does not exist, or the caller may not know that it does."""

    def __init__(self) -> None:
        super().__init__("There is no such album, or it is private.")


class ArchiveNotFound(NotFound):
    """The archive does not exist, or is somebody else's."""

    def __init__(self) -> None:
        super().__init__("There is no such archive.")


class CommentNotFound(NotFound):
    """The comment does not exist, or is on another picture."""

    def __init__(self) -> None:
        super().__init__("There is no such comment.")


class CommentsOff(Forbidden):
    """The picture's owner takes no comments on it."""

    code = "comments_off"

    def __init__(self) -> None:
        super().__init__("The owner of this picture has turned comments off.")


class NotTheAuthor(Forbidden):
    """The caller may read the comment, but it is somebody else's."""

    def __init__(self) -> None:
        super().__init__("Only its author may change a comment; the picture's owner may remove it.")


class UploadNotFound(NotFound):
    """The upload does not exist, has expired, or is somebody else's."""

    def __init__(self) -> None:
        super().__init__("There is no such upload.")


class LinkNotFound(NotFound):
    """There never was such a link, it is revoked, or what it led to is gone: callers cannot tell which."""

    def __init__(self) -> None:
        super().__init__("There is no such link.")


class LinkExpired(Gone):
    code = "link_expired"

    def __init__(self) -> None:
        super().__init__("This link has expired. Ask whoever sent it to you for a new one.")


class LinkUsedUp(Gone):
    code = "link_used_up"

    def __init__(self) -> None:
        super().__init__("This link was opened as often as it may be. Ask whoever sent it to you for a new one.")


class LinkPasswordRequired(Forbidden):
    code = "link_password_required"

    def __init__(self) -> None:
        super().__init__("This link opens with a password only.")


class LinkPasswordWrong(Forbidden):
    code = "link_password_wrong"

    def __init__(self) -> None:
        super().__init__("This is not the password of the link.")


class LinkTakesNone(Forbidden):
    code = "link_takes_none"

    def __init__(self) -> None:
        super().__init__("This link does not let its visitors add pictures.")


class LinkFull(Forbidden):
    code = "link_full"

    def __init__(self) -> None:
        super().__init__("This link takes no more pictures. Ask whoever sent it to you for a new one.")


class NotTheOwner(Forbidden):
    """The caller may see the picture, but only its owner may do this."""

    def __init__(self) -> None:
        super().__init__("Only the owner of a picture may change it.")


class QuotaReached(Forbidden):
    """What was asked for is more than the caller has left."""

    code = "quota_reached"

    def __init__(self, detail: str = "This is more than you have left.") -> None:
        super().__init__(detail)


class PictureRejected(DomainError):
    """The bytes that were sent cannot become a picture here; `reason` is a stable code for programs."""

    code = "picture_rejected"

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class ObjectMissing(Exception):
    """S3 has no object under this key (or the role may not see it, which S3 does not tell apart)."""


class ObjectChanged(Exception):
    """The object was overwritten since the event that named it."""
