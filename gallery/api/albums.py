"""`/api/v1/albums`, `users/{handle}/albums` and `images/{id}/albums`: listing, making, showing and changing albums."""

from typing import Any, Final

from django.urls import path
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.etags import ETAG, IF_MATCH
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.revisions import accepted_revisions, etag_of
from gallery.api.viewer import viewer_of
from gallery.serializers.albums import (
    AlbumChangesSerializer,
    AlbumCreateSerializer,
    AlbumPageSerializer,
    AlbumSerializer,
    albums_json,
)
from gallery.services.albums import (
    AlbumSeen,
    album_card,
    album_create,
    album_delete,
    album_see,
    album_update,
    albums_list,
    albums_of_person_list,
    albums_shared_list,
)
from gallery.services.albums_of_image import albums_of_image

_MINE: Final = "mine"
_SHARED: Final = "shared"


class AlbumsQuerySerializer(PageQuerySerializer):
    of = serializers.ChoiceField(
        [_MINE, _SHARED], default=_MINE, help_text="`shared`: others' that you were invited to, grouped by owner."
    )


class AlbumsView(APIView):
    @documented(
        operation_id="albums_list", parameters=[AlbumsQuerySerializer], responses=AlbumPageSerializer, tags=["albums"]
    )
    def get(self, request: Request) -> Response:
        """Your own albums, newest first, or those that others share with you."""
        query = AlbumsQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        viewer_id, of = viewer_of(request), query.validated_data["of"]
        page = page_asked(request, listing=f"albums:{of}:{viewer_id}")
        find = albums_shared_list if of == _SHARED else albums_list
        albums, last = find(viewer_id=viewer_id, limit=page.limit, after=page.after)
        return Response(albums_json(albums, viewer_id=viewer_id, next_cursor=page.next_cursor(last)))

    @documented(
        operation_id="albums_create",
        parameters=[],
        request=AlbumCreateSerializer,
        responses={201: AlbumSerializer},
        tags=["albums"],
    )
    def post(self, request: Request) -> Response:
        """Make an album; it is empty, and private unless you say otherwise."""
        wanted = AlbumCreateSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        return album_answer(
            album_create(owner_id=viewer_of(request), **wanted.validated_data), status=status.HTTP_201_CREATED
        )


class AlbumView(APIView):
    @documented(operation_id="albums_get", parameters=[ETAG], responses=AlbumSerializer, tags=["albums"])
    def get(self, request: Request, album_id: str) -> Response:
        """One album: yours, one that you were invited to, or anybody's that is public or unlisted."""
        return album_answer(album_see(viewer_id=viewer_of(request), album_id=album_id))

    @documented(
        operation_id="albums_update",
        parameters=[ETAG, IF_MATCH],
        request=AlbumChangesSerializer,
        responses=AlbumSerializer,
        tags=["albums"],
    )
    def patch(self, request: Request, album_id: str) -> Response:
        """Change texts, visibility or cover of an album of yours."""
        changes = AlbumChangesSerializer(data=request.data)
        changes.is_valid(raise_exception=True)
        seen = album_update(
            viewer_id=viewer_of(request),
            album_id=album_id,
            changes=changes.validated_data,
            accepted=accepted_revisions(request),
        )
        return album_answer(seen)

    @documented(operation_id="albums_delete", parameters=[IF_MATCH], responses={204: None}, tags=["albums"])
    def delete(self, request: Request, album_id: str) -> Response:
        """Delete an album of yours for good; its pictures stay."""
        album_delete(viewer_id=viewer_of(request), album_id=album_id, accepted=accepted_revisions(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class AlbumsOfPersonView(APIView):
    @documented(
        operation_id="users_albums", parameters=[PageQuerySerializer], responses=AlbumPageSerializer, tags=["albums"]
    )
    def get(self, request: Request, handle: str) -> Response:
        """Somebody's public albums, newest first; all of them if they are yours."""
        viewer_id = viewer_of(request)
        page = page_asked(request, listing=f"albums:of:{handle.lower()}:{viewer_id}")
        albums, last = albums_of_person_list(viewer_id=viewer_id, handle=handle, limit=page.limit, after=page.after)
        return Response(albums_json(albums, viewer_id=viewer_id, next_cursor=page.next_cursor(last)))


class AlbumsOfImageView(APIView):
    @documented(
        operation_id="images_albums", parameters=[PageQuerySerializer], responses=AlbumPageSerializer, tags=["albums"]
    )
    def get(self, request: Request, image_id: str) -> Response:
        """The albums that a picture of yours is in, the oldest first; a page may be short before the end."""
        viewer_id = viewer_of(request)
        page = page_asked(request, listing=f"albums:with:{image_id}:{viewer_id}")
        albums, last = albums_of_image(viewer_id=viewer_id, image_id=image_id, limit=page.limit, after=page.after)
        return Response(albums_json(albums, viewer_id=viewer_id, next_cursor=page.next_cursor(last)))


def album_answer(seen: AlbumSeen, **arguments: Any) -> Response:
    """An album as its viewer gets it, with its version."""
    headers = {"ETag": etag_of(seen.album.revision)}
    return Response(AlbumSerializer(album_card(seen)).data, headers=headers, **arguments)


urlpatterns = [
    path("albums", AlbumsView.as_view(), name="albums"),
    path("albums/<str:album_id>", AlbumView.as_view(), name="album"),
    path("images/<str:image_id>/albums", AlbumsOfImageView.as_view(), name="image_albums"),
    path("users/<str:handle>/albums", AlbumsOfPersonView.as_view(), name="user_albums"),
]
