"""One view."""

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class Hello(APIView):
    def get(self, _request: Request) -> Response:
        return Response({"status": "ok"})


urlpatterns = [path("hello", Hello.as_view())]
