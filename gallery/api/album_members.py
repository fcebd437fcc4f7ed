"""`/api/v1/albums/{id}/members` and `membership`: inviting people to an album, and being in one."""

from django.urls import path
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from gallery.api.albums import album_answer
from gallery.api.viewer import viewer_of
from gallery.serializers.albums import AlbumSerializer, MemberRoleSerializer, MemberSerializer, MembersSerializer
from gallery.services.album_members import (
    album_leave,
    invitation_accept,
    member_invite,
    member_remove,
    members_list,
)


class AlbumMembersView(APIView):
    @documented(operation_id="albums_members_list", responses=MembersSerializer, tags=["albums"])
    def get(self, request: Request, album_id: str) -> Response:
        """Whom an album's owner invited; for the owner and for them."""
        members = members_list(viewer_id=viewer_of(request), album_id=album_id)
        return Response(MembersSerializer({"results": members}).data)


class AlbumMemberView(APIView):
    @documented(
        operation_id="albums_members_invite", request=MemberRoleSerializer, responses=MemberSerializer, tags=["albums"]
    )
    def put(self, request: Request, album_id: str, handle: str) -> Response:
        """Invite somebody to an album of yours, or give a member another role."""
        wanted = MemberRoleSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        member = member_invite(
            viewer_id=viewer_of(request), album_id=album_id, handle=handle, role=wanted.validated_data["role"]
        )
        return Response(MemberSerializer(member).data)

    @documented(operation_id="albums_members_remove", responses={204: None}, tags=["albums"])
    def delete(self, request: Request, album_id: str, handle: str) -> Response:
        """Take somebody, or an invitation, out of an album of yours. The pictures that they added go with them."""
        member_remove(viewer_id=viewer_of(request), album_id=album_id, handle=handle)
        return Response(status=status.HTTP_204_NO_CONTENT)


class MembershipView(APIView):
    @documented(operation_id="albums_membership_accept", request=None, responses=AlbumSerializer, tags=["albums"])
    def put(self, request: Request, album_id: str) -> Response:
        """Accept an invitation to an album; again, it changes nothing."""
        return album_answer(invitation_accept(viewer_id=viewer_of(request), album_id=album_id))

    @documented(operation_id="albums_membership_leave", responses={204: None}, tags=["albums"])
    def delete(self, request: Request, album_id: str) -> Response:
        """Leave an album, or decline its invitation. The pictures that you added go with you."""
        album_leave(viewer_id=viewer_of(request), album_id=album_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


urlpatterns = [
    path("albums/<str:album_id>/members", AlbumMembersView.as_view(), name="album_members"),
    path("albums/<str:album_id>/members/<str:handle>", AlbumMemberView.as_view(), name="album_member"),
    path("albums/<str:album_id>/membership", MembershipView.as_view(), name="album_membership"),
]
