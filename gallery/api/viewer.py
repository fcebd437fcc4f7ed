"""Who asks, for every view below: the permission classes have made sure that somebody is signed in."""

from rest_framework.request import Request


def viewer_of(request: Request) -> str:
    """The caller's user id."""
    return str(request.user.pk)
