"""The gallery's part of the API, included below `/api/v1/`."""

from gallery.api import calendar, comments, feed, images, likes, links, notifications, searches, uploads, users

urlpatterns = [
    *images.urlpatterns,
    *likes.urlpatterns,
    *comments.urlpatterns,
    *links.urlpatterns,
    *uploads.urlpatterns,
    *users.urlpatterns,
    *notifications.urlpatterns,
    *feed.urlpatterns,
    *searches.urlpatterns,
    *calendar.urlpatterns,
]
