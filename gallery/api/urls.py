"""The gallery's part of the API, included below `/api/v1/`."""

from gallery.api import calendar, images, searches, uploads, users

urlpatterns = [
    *images.urlpatterns,
    *uploads.urlpatterns,
    *users.urlpatterns,
    *searches.urlpatterns,
    *calendar.urlpatterns,
]
