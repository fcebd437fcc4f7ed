"""The gallery's part of the API, included below `/api/v1/`."""

from gallery.api import images, trash, uploads, users

urlpatterns = [*images.urlpatterns, *trash.urlpatterns, *uploads.urlpatterns, *users.urlpatterns]
