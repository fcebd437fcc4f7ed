"""The gallery's part of the API, included below `/api/v1/`."""

from gallery.api import comments, feed, images, likes, notifications, uploads, users

urlpatterns = [
    *images.urlpatterns,
    *likes.urlpatterns,
    *comments.urlpatterns,
    *uploads.urlpatterns,
    *users.urlpatterns,
    *notifications.urlpatterns,
    *feed.urlpatterns,
]
