"""The gallery's part of the API, included below `/api/v1/`."""

from gallery.api import (
    additions,
    album_items,
    album_members,
    albums,
    archives,
    bulk,
    calendar,
    comments,
    erasures,
    favourites,
    feed,
    images,
    likes,
    links,
    notifications,
    searches,
    trash,
    uploads,
    users,
)

urlpatterns = [
    # Before the pictures, whose ids are no words.
    *bulk.urlpatterns,
    *images.urlpatterns,
    *trash.urlpatterns,
    *favourites.urlpatterns,
    *albums.urlpatterns,
    *archives.urlpatterns,
    *album_items.urlpatterns,
    *album_members.urlpatterns,
    *likes.urlpatterns,
    *comments.urlpatterns,
    # Before the links, whose ids are no words.
    *additions.urlpatterns,
    *links.urlpatterns,
    *uploads.urlpatterns,
    *users.urlpatterns,
    *notifications.urlpatterns,
    *feed.urlpatterns,
    *searches.urlpatterns,
    *calendar.urlpatterns,
    *erasures.urlpatterns,
]
