"""The gallery's part of the API, included below `/api/v1/`."""

from gallery.api import album_items, album_members, albums, bulk, favourites, images, trash, uploads, users

urlpatterns = [
    # Before the pictures, whose ids are no words.
    *bulk.urlpatterns,
    *images.urlpatterns,
    *trash.urlpatterns,
    *favourites.urlpatterns,
    *albums.urlpatterns,
    *album_items.urlpatterns,
    *album_members.urlpatterns,
    *uploads.urlpatterns,
    *users.urlpatterns,
]
