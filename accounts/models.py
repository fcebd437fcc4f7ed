"""The user that Django knows: a face for a profile row, never a row of its own."""

from typing import ClassVar, Self

from django.db import models

from accounts.services.sign_ins import SignIn
from accounts.tables.profiles import Profile


class User(models.Model):
    """Somebody who signed in; `sub` is Cognito's name for them and the only identity there is.

    Unmanaged and never queried: an instance is made from the profile that the request read anyway. `email` and
    `groups` come from the session or the access token; `email` is None when the token does not carry it.
    """

    sub = models.CharField(primary_key=True, max_length=64)

    USERNAME_FIELD: ClassVar[str] = "sub"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_anonymous: ClassVar[bool] = False
    is_authenticated: ClassVar[bool] = True

    profile: Profile
    email: str | None = None
    authenticated_at: int | None = None  # when they last proved who they are, epoch seconds; None for tokens
    groups: frozenset[str] = frozenset()
    sign_in: SignIn | None = None  # what the session has to remember; only in the request that signs in

    class Meta:
        managed = False

    def __str__(self) -> str:
        return self.sub

    @classmethod
    def of(cls, profile: Profile, *, email: str | None = None, groups: frozenset[str] = frozenset()) -> Self:
        user = cls(sub=profile.user_id)
        user.profile = profile
        user.email = email
        user.groups = groups
        return user

    @property
    def handle(self) -> str:
        return self.profile.handle

    @property
    def display_name(self) -> str:
        return self.profile.display_name

    @property
    def is_active(self) -> bool:
        return not self.profile.is_shut_out
