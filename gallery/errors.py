"""What can go wrong with a picture or its upload, in words for people and codes for programs."""

from accounts.errors import Conflict, DomainError, Forbidden, Invalid, LimitReached, NotFound

__all__ = [
    "AlbumNotFound",
    "CommentNotFound",
    "CommentsOff",
    "Conflict",
    "DomainError",
    "Forbidden",
    "ImageNotFound",
    "Invalid",
    "LimitReached",
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


class NotTheOwner(Forbidden):
    """The caller may see the picture, but only its owner may do this."""

    def __init__(self) -> None:
        super().__init__("Only the owner of a picture may change it.")


class PreconditionFailed(DomainError):
    """The thing is no longer what the caller last saw and made the condition of a change."""

    code = "precondition_failed"

    def __init__(self) -> None:
        super().__init__("This was changed since you last saw it. Look at it again, then repeat.")


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
