"""Absolute addresses of pictures and people, for what is read away from the site; none of them is signed or expires."""

from django.conf import settings
from django.urls import reverse


def image_address(image_id: str) -> str:
    return _absolute("image_page", image_id)


def preview_address(image_id: str) -> str:
    """The JPEG of link previews: leads to signed bytes for as long as anybody may see the picture."""
    return _absolute("image_preview", image_id)


def embed_address(image_id: str) -> str:
    return _absolute("image_embed", image_id)


def user_address(handle: str) -> str:
    return _absolute("user_page", handle)


def user_feed_address(handle: str, kind: str) -> str:
    return _absolute("user_feed", handle, kind)


def tag_feed_address(tag: str, kind: str) -> str:
    return _absolute("tag_feed", tag, kind)


def site_address() -> str:
    return _absolute("feed")


def oembed_address() -> str:
    return _absolute("oembed")


def _absolute(name: str, *arguments: str) -> str:
    return f"{settings.SITE_ORIGIN}{reverse(name, args=arguments)}"
