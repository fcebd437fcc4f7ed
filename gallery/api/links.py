"""`/api/v1/links`: the links that somebody has made, and opening one for apps."""

from typing import Final

from django.urls import path
from drf_spectacular.utils import OpenApiResponse
from rest_framework import status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.views import visitor_ip
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from gallery.serializers.links import (
    LinkChangesSerializer,
    LinkPageSerializer,
    LinkRequestSerializer,
    LinkSerializer,
)
from gallery.serializers.shared import (
    LinkImagesRequestSerializer,
    LinkOpenSerializer,
    OpenedLinkSerializer,
    SharedPicturePageSerializer,
    opened_json,
    pictures_json,
)
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.link_pictures import link_pictures
from gallery.services.link_visits import link_open, link_revisit
from gallery.services.links import (
    link_create,
    link_revoke,
    link_update,
    links_list,
    links_revoke_all,
)


def _refusal(description: str) -> OpenApiResponse:
    return OpenApiResponse({"$ref": "#/components/schemas/Error"}, description)


_SUBJECT_REFUSALS: Final = {404: _refusal("There is no such thing to share, or it is not for you to know of.")}
OPEN_REFUSALS: Final = {
    # Nobody has to sign in, but a token that is sent has to be good.
    401: _refusal("An access token was sent, and it is not good."),
    403: _refusal("`link_password_required` or `link_password_wrong`."),
    404: _refusal("There is no such link, or it is revoked."),
    410: _refusal("`link_expired` or `link_used_up`: the link is over."),
}


class LinksView(APIView):
    @documented(
        operation_id="links_list", parameters=[PageQuerySerializer], responses=LinkPageSerializer, tags=["links"]
    )
    def get(self, request: Request) -> Response:
        """All links that you have made, newest first, with how often each was opened; ended ones for another month."""
        owner_id = viewer_of(request)
        asked = page_asked(request, listing=f"links:{owner_id}")
        links, last = links_list(owner_id=owner_id, limit=asked.limit, after=asked.after)
        return Response(LinkPageSerializer({"results": links, "next_cursor": asked.next_cursor(last)}).data)

    @documented(
        operation_id="links_create",
        request=LinkRequestSerializer,
        responses={201: LinkSerializer, **_SUBJECT_REFUSALS},
        tags=["links"],
    )
    def post(self, request: Request) -> Response:
        """Make a link that shows something of yours to whoever has it, also if it is private.

        `url` and `token` are in this answer only.
        """
        wanted = LinkRequestSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        values = dict(wanted.validated_data)
        subject = values.pop("subject")
        made = link_create(owner_id=viewer_of(request), kind=subject["kind"], subject_id=subject["id"], **values)
        return Response(LinkSerializer(made).data, status=status.HTTP_201_CREATED)


class LinkView(APIView):
    @documented(operation_id="links_update", request=LinkChangesSerializer, responses=LinkSerializer, tags=["links"])
    def patch(self, request: Request, link_id: str) -> Response:
        """Extend or limit a link of yours; what is not named stays. 409 if it is revoked."""
        changes = LinkChangesSerializer(data=request.data)
        changes.is_valid(raise_exception=True)
        made = link_update(owner_id=viewer_of(request), link_id=link_id, changes=changes.validated_data)
        return Response(LinkSerializer(made).data)

    @documented(operation_id="links_revoke", responses={204: None}, tags=["links"])
    def delete(self, request: Request, link_id: str) -> Response:
        """Revoke a link of yours: it opens nothing any more, at once and for good."""
        link_revoke(owner_id=viewer_of(request), link_id=link_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


class RevokeAllView(APIView):
    @documented(operation_id="links_revoke_all", request=None, responses={204: None}, tags=["links"])
    def post(self, request: Request) -> Response:
        """Revoke every link that you have made, at once and for good."""
        links_revoke_all(owner_id=viewer_of(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class OpenView(APIView):
    permission_classes = (AllowAny,)

    @documented(
        operation_id="links_open",
        request=LinkOpenSerializer,
        responses={200: OpenedLinkSerializer, **OPEN_REFUSALS},
        tags=["links"],
    )
    def post(self, request: Request) -> Response:
        """Open somebody's link; nobody has to sign in for that.

        Each call counts as an open unless it carries the `visit_pass` of an earlier answer.
        """
        asked = LinkOpenSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        visit = link_open(
            token=asked.validated_data["token"],
            viewer_id=visitor_id(request),
            visit_pass=asked.validated_data.get("visit_pass"),
            password=asked.validated_data.get("password"),
            ip=visitor_ip(request),
        )
        return Response(opened_json(visit))


class LinkImagesView(APIView):
    permission_classes = (AllowAny,)

    @documented(
        operation_id="links_images",
        request=LinkImagesRequestSerializer,
        responses={200: SharedPicturePageSerializer, **OPEN_REFUSALS},
        tags=["links"],
    )
    def post(self, request: Request) -> Response:
        """The pictures of an album that somebody's link leads to, in its order, for who has opened the link.

        A page may be short before the end. It is a POST because a link's token belongs in no address that is logged.
        """
        asked = LinkImagesRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        visit = link_revisit(token=given["token"], viewer_id=visitor_id(request), visit_pass=given["visit_pass"])
        listing = f"link:{visit.link.link_id}"
        page = link_pictures(visit, limit=given["limit"], after=cursor_decode(given.get("cursor"), listing=listing))
        return Response(pictures_json(visit, page.images, next_cursor=cursor_encode(page.after, listing=listing)))


def visitor_id(request: Request) -> str | None:
    """Who opens a link, None if they are not signed in."""
    return str(request.user.pk) if request.user.is_authenticated else None


urlpatterns = [
    path("links", LinksView.as_view(), name="links"),
    path("links/open", OpenView.as_view(), name="links_open"),
    path("links/images", LinkImagesView.as_view(), name="links_images"),
    path("links/revoke-all", RevokeAllView.as_view(), name="links_revoke_all"),
    path("links/<str:link_id>", LinkView.as_view(), name="link"),
]
