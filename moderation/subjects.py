"""What a case can be about: a picture, a comment, or a person."""

from dataclasses import dataclass
from typing import Final, Self

IMAGE: Final = "image"
COMMENT: Final = "comment"
USER: Final = "user"
KINDS: Final = (IMAGE, COMMENT, USER)


@dataclass(frozen=True)
class Subject:
    """`id` is that of the picture or person, or `<image_id>#<comment_id>`; `owner_id` is whose it is."""

    kind: str
    id: str
    owner_id: str

    @classmethod
    def image(cls, image_id: str, *, owner_id: str) -> Self:
        return cls(IMAGE, image_id, owner_id)

    @classmethod
    def comment(cls, image_id: str, comment_id: str, *, author_id: str) -> Self:
        return cls(COMMENT, f"{image_id}#{comment_id}", author_id)

    @classmethod
    def user(cls, user_id: str) -> Self:
        return cls(USER, user_id, user_id)

    @property
    def key(self) -> str:
        """Names the subject among all subjects."""
        return f"{self.kind}#{self.id}"

    @property
    def image_id(self) -> str | None:
        """The picture that it is, or that it is about."""
        return None if self.kind == USER else self.id.partition("#")[0]

    @property
    def comment_id(self) -> str | None:
        return self.id.partition("#")[2] if self.kind == COMMENT else None
