"""What every operation of the API has beyond REST framework's view."""

from rest_framework import views


class APIView(views.APIView):  # noqa: TID251  # the one place that may
    """The base of every view below `/api/v1/`; a linter rule keeps REST framework's own from being used by mistake."""
