"""The JSON of what share links lead to, as their visitors get it."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import OwnerSerializer
from gallery.serializers.images import CameraSerializer, DownloadSerializer, LocationSerializer, RenditionSerializer
from gallery.serializers.links import MAX_PASSWORD
from gallery.services.downloads import ORIGINAL
from gallery.services.link_cards import LinkCard, link_card, link_cards, link_download
from gallery.services.link_visits import Visit
from gallery.services.paging import PAGE_SIZE, PAGE_SIZE_MAX
from gallery.tables.albums import Album
from gallery.tables.images import Image
from gallery.tables.links import Link


@extend_schema_serializer(component_name="LinkOpen")
class LinkOpenSerializer(serializers.Serializer[Any]):
    token = serializers.CharField(max_length=100, help_text="The last part of the link's address.")
    password = serializers.CharField(max_length=MAX_PASSWORD, trim_whitespace=False, required=False)
    visit_pass = serializers.CharField(
        max_length=500, required=False, help_text="From an earlier answer: then this does not count as another open."
    )


class SharedDetailsSerializer(serializers.Serializer[Any]):
    camera = CameraSerializer(allow_null=True)
    location = LocationSerializer(allow_null=True)


@extend_schema_serializer(component_name="SharedImage")
class SharedImageSerializer(serializers.Serializer[LinkCard]):
    """A picture as the visitor of a link gets it."""

    id = serializers.CharField(source="card.image.image_id")
    owner = OwnerSerializer(source="card.owner")
    title = serializers.CharField(source="card.image.title")
    description = serializers.CharField(source="card.image.description")
    alt_text = serializers.CharField(source="card.image.alt_text")
    width = serializers.IntegerField(source="card.image.width", help_text="Pixels, orientation applied.")
    height = serializers.IntegerField(source="card.image.height", help_text="Pixels, orientation applied.")
    placeholder = serializers.CharField(source="card.image.placeholder", help_text="A thumbhash, in base64.")
    renditions = RenditionSerializer(source="card.renditions", many=True)
    urls_expire_at = serializers.DateTimeField(source="card.urls_expire_at", help_text="Never after the link itself.")
    taken_at = serializers.CharField(source="card.taken_at", allow_null=True)
    details = SharedDetailsSerializer(source="card.details", help_text="null each unless the link shows metadata.")


@extend_schema_serializer(component_name="SharedPicture")
class SharedPictureSerializer(serializers.Serializer[Any]):
    """A picture that a link leads to, and the whole of it if the link allows that."""

    image = SharedImageSerializer()
    original = DownloadSerializer(allow_null=True, help_text="The whole picture; null unless the link allows it.")


@extend_schema_serializer(component_name="SharedAlbum")
class SharedAlbumSerializer(serializers.Serializer[Any]):
    """An album as the visitor of a link gets it; `links/images` has its pictures."""

    title = serializers.CharField(source="subject.title")
    description = serializers.CharField(source="subject.description")
    owner = OwnerSerializer()
    may_add = serializers.BooleanField(source="link.may_add", help_text="Whether you may send pictures for it.")


@extend_schema_serializer(component_name="OpenedLink")
class OpenedLinkSerializer(serializers.Serializer[Any]):
    image = SharedImageSerializer(allow_null=True, help_text="null for an album.")
    original = DownloadSerializer(
        allow_null=True, help_text="The whole picture; null for an album, and unless the link allows it."
    )
    album = SharedAlbumSerializer(allow_null=True, help_text="null for a single picture.")
    expires_at = serializers.DateTimeField(help_text="Of the link.")
    visit_pass = serializers.CharField(help_text="Send it with the next call, which then counts as the same visit.")


class LinkVisitSerializer(serializers.Serializer[Any]):
    """What a visitor shows who has opened a link."""

    token = serializers.CharField(max_length=100, help_text="The last part of the link's address.")
    visit_pass = serializers.CharField(max_length=500, help_text="From the answer that opened the link.")


@extend_schema_serializer(component_name="LinkImagesRequest")
class LinkImagesRequestSerializer(LinkVisitSerializer):
    limit = serializers.IntegerField(min_value=1, max_value=PAGE_SIZE_MAX, default=PAGE_SIZE)
    cursor = serializers.CharField(required=False, max_length=1000)


@extend_schema_serializer(component_name="SharedPicturePage")
class SharedPicturePageSerializer(serializers.Serializer[Any]):
    results = SharedPictureSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


def opened_json(visit: Visit) -> dict[str, Any]:
    """What a link leads to, as its visitor gets it."""
    subject = visit.subject
    picture = _picture(visit.link, link_card(visit.link, subject)) if isinstance(subject, Image) else None
    opened = {
        "image": picture["image"] if picture else None,
        "original": picture["original"] if picture else None,
        "album": visit if isinstance(subject, Album) else None,
        "expires_at": visit.link.open_until,
        "visit_pass": visit.visit_pass,
    }
    return dict(OpenedLinkSerializer(opened).data)


def pictures_json(visit: Visit, images: Sequence[Image], *, next_cursor: str | None) -> dict[str, Any]:
    """One page of what a link leads to."""
    results = [_picture(visit.link, shown) for shown in link_cards(visit.link, images)]
    return dict(SharedPicturePageSerializer({"results": results, "next_cursor": next_cursor}).data)


def _picture(link: Link, shown: LinkCard) -> dict[str, Any]:
    original = link_download(link, shown.card.image, rendition=ORIGINAL) if shown.may_download_original else None
    return {"image": shown, "original": original}
