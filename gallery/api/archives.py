"""`/api/v1/archives`, `albums/{id}/archives` and `me/exports`: ZIP files made for you, and fetching them."""

from django.urls import path
from drf_spectacular.utils import OpenApiResponse
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.bearer import ScopeMissing
from accounts.documented import documented
from accounts.tables.api_tokens import ApiToken
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from gallery.serializers.archives import ArchiveDownloadsSerializer, ArchivePageSerializer, ArchiveSerializer
from gallery.services.archives.asking import (
    account_archive,
    album_archive,
    archive_delete,
    archive_downloads,
    archive_get,
    archives_list,
)
from gallery.tables.archives import EXPORT


class AlbumArchivesView(APIView):
    @documented(operation_id="albums_archive", request=None, responses={202: ArchiveSerializer}, tags=["archives"])
    def post(self, request: Request, album_id: str) -> Response:
        """Have an album packed into ZIP files, as you may see it: your pictures as you sent them, others' in full size.

        While it is being made, asking again answers the same archive. Its files can be fetched for a day.
        """
        shown = album_archive(viewer_id=viewer_of(request), album_id=album_id)
        return Response(ArchiveSerializer(shown).data, status=status.HTTP_202_ACCEPTED)


class ExportsView(APIView):
    @documented(operation_id="me_export", request=None, responses={202: ArchiveSerializer}, tags=["archives"])
    def post(self, request: Request) -> Response:
        """Have everything packed that you have here: every original, and what else we know of you as JSON.

        While it is being made, asking again answers the same archive. Its files can be fetched for seven days.
        """
        shown = account_archive(user_id=viewer_of(request))
        return Response(ArchiveSerializer(shown).data, status=status.HTTP_202_ACCEPTED)


class ArchivesView(APIView):
    @documented(
        operation_id="archives_list",
        parameters=[PageQuerySerializer],
        responses=ArchivePageSerializer,
        tags=["archives"],
    )
    def get(self, request: Request) -> Response:
        """The archives that you asked for in the last weeks, newest first."""
        owner_id = viewer_of(request)
        asked = page_asked(request, listing=f"archives:{owner_id}")
        shown, last = archives_list(owner_id=owner_id, limit=asked.limit, after=asked.after)
        return Response(ArchivePageSerializer({"results": shown, "next_cursor": asked.next_cursor(last)}).data)


class ArchiveView(APIView):
    @documented(operation_id="archives_get", responses=ArchiveSerializer, tags=["archives"])
    def get(self, request: Request, archive_id: str) -> Response:
        """How far an archive of yours is."""
        return Response(ArchiveSerializer(archive_get(owner_id=viewer_of(request), archive_id=archive_id)).data)

    @documented(operation_id="archives_delete", responses={204: None}, tags=["archives"])
    def delete(self, request: Request, archive_id: str) -> Response:
        """Call off an archive of yours that is being made, or delete one with its files."""
        archive_delete(owner_id=viewer_of(request), archive_id=archive_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ArchiveDownloadsView(APIView):
    @documented(
        operation_id="archives_download",
        request=None,
        responses={
            201: ArchiveDownloadsSerializer,
            410: OpenApiResponse({"$ref": "#/components/schemas/Error"}, "`gone`: it has expired."),
        },
        tags=["archives"],
    )
    def post(self, request: Request, archive_id: str) -> Response:
        """A short-lived link to each file of an archive that is ready. Ask again for each file that takes long.

        An export is for a person who is signed in: it tells more than a token may read.
        """
        owner_id = viewer_of(request)
        shown = archive_get(owner_id=owner_id, archive_id=archive_id)
        if shown.archive.kind == EXPORT and isinstance(request.auth, ApiToken):
            raise ScopeMissing(None)
        files = archive_downloads(owner_id=owner_id, archive_id=archive_id)
        return Response(ArchiveDownloadsSerializer({"files": files}).data, status=status.HTTP_201_CREATED)


urlpatterns = [
    path("albums/<str:album_id>/archives", AlbumArchivesView.as_view(), name="album_archives"),
    path("me/exports", ExportsView.as_view(), name="exports"),
    path("archives", ArchivesView.as_view(), name="archives"),
    path("archives/<str:archive_id>", ArchiveView.as_view(), name="archive"),
    path("archives/<str:archive_id>/downloads", ArchiveDownloadsView.as_view(), name="archive_downloads"),
]
