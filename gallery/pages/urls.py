"""The gallery's pages, included at the root."""

from django.urls import path

from gallery.pages import embeds, feeds, installed, own, shared, views

urlpatterns = [
    path("", views.feed, name="feed"),
    path("upload", views.upload, name="upload_page"),
    path("notifications", own.own, {"title": "Notifications"}, name="notifications_page"),
    path("manifest.webmanifest", installed.manifest, name="manifest"),
    path("service-worker.js", installed.service_worker, name="service_worker"),
    path("share", installed.share, name="share"),
    path("settings", own.own, {"title": "Settings"}, name="settings_page"),
    path("settings/<str:page>", own.own, {"title": "Settings"}, name="settings_sub_page"),
    path("links", own.own, {"title": "Links"}, name="links_page"),
    path("albums/<str:album_id>/waiting", own.own, {"title": "Waiting pictures"}, name="waiting_page"),
    path("components", own.components, name="components_page"),
    path("erasures/<str:erasure_id>", own.erasure, name="erasure_page"),
    path("following", own.own, {"title": "Following"}, name="following_page"),
    path("timeline", own.own, {"title": "Timeline"}, name="timeline_page"),
    path("albums", own.own, {"title": "Albums"}, name="albums_page"),
    path("albums/<str:album_id>", own.invited, {"title": "An album"}, name="album_page"),
    path("favourites", own.own, {"title": "Favourites"}, name="favourites_page"),
    path("search", own.invited, {"title": "Search"}, name="search_page"),
    path("tags/<str:tag>", views.tag, name="tag_page"),
    path("trash", own.own, {"title": "Trash"}, name="trash_page"),
    path("u/<str:handle>", views.user, name="user_page"),
    path("u/<str:handle>/albums", views.user_albums, name="user_albums_page"),
    path("i/<str:image_id>", views.image, name="image_page"),
    path("i/<str:image_id>/preview", views.preview, name="image_preview"),
    path("i/<str:image_id>/embed", embeds.embed, name="image_embed"),
    path("oembed", embeds.oembed, name="oembed"),
    path("u/<str:handle>/feed.<str:kind>", feeds.user_feed, name="user_feed"),
    path("tags/<str:tag>/feed.<str:kind>", feeds.tag_feed, name="tag_feed"),
    path("s/<str:token>", shared.shared, name="shared_page"),
    path("s/<str:token>/download", shared.download, name="shared_download"),
    path("s/<str:token>/i/<str:image_id>", shared.picture, name="shared_picture"),
    path("s/<str:token>/i/<str:image_id>/download", shared.download, name="shared_picture_download"),
]
