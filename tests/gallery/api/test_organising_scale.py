"""Lists of albums, favourites and the trash ask as much of DynamoDB whether they are short or long."""

from datetime import UTC, datetime
from typing import Final

import pytest
from django.test import Client
from ulid import ULID

from accounts.services.profiles import profile_get
from gallery.tables.album_items import ItemOfAlbum, ItemOfImage, album_place, image_place, item_entry
from gallery.tables.album_members import ACCEPTED, VIEWER, AlbumMember
from gallery.tables.albums import Album
from gallery.tables.favourites import Favourite
from gallery.tables.images import PUBLIC, TRASHED, Image
from tests.accounts.people import Person
from tests.counting import counted_requests
from tests.gallery.made_up import image_row, make_images, make_person
from tests.roles import acting_as

FEW, MANY = 3, 60
LISTS: Final = {
    "albums_list": "/api/v1/albums?of=mine",
    "albums_list: shared": "/api/v1/albums?of=shared",
    "users_albums": "/api/v1/users/{handle}/albums",
    "albums_items_list": "/api/v1/albums/{album_id}/items",
    "albums_held_list": "/api/v1/albums/{album_id}/held",
    "images_albums": "/api/v1/images/{image_id}/albums",
    "favourites_list": "/api/v1/me/favourites",
    "trash_list": "/api/v1/me/trash",
}


def album_row(owner_id: str, *, cover: Image) -> Album:
    now = datetime.now(UTC)
    return Album(
        str(ULID()),
        owner_id=owner_id,
        public_owner_id=owner_id,
        title="An album",
        visibility=PUBLIC,
        cover_image_id=cover.image_id,
        created_at=now,
        updated_at=now,
    )


def trashed_row(owner_id: str) -> Image:
    now = datetime.now(UTC)
    image = image_row(owner_id, created_at=now)
    image.state, image.trashed_at = TRASHED, now
    image.place_in_listings()
    return image


def fill(viewer_id: str, album_id: str, image_id: str, count: int) -> None:
    """So many albums of the viewer's and shared with them, favourites, trashed pictures, and pictures in one album.

    The picture `image_id` is in all of the albums.
    """
    now, other_id = datetime.now(UTC), str(make_person().user_id)
    images = make_images(other_id, count=count)
    own = [album_row(viewer_id, cover=image) for image in images]
    shared = [album_row(other_id, cover=image) for image in images]
    members = [
        AlbumMember(
            album.album_id,
            viewer_id,
            owner_album=f"{other_id}#{album.album_id}",
            role=VIEWER,
            state=ACCEPTED,
            created_at=now,
        )
        for album in shared
    ]
    favourites = [Favourite(one.image_id, viewer_id, favourite_id=str(ULID()), created_at=now) for one in images]
    items = [
        ItemOfAlbum(album_place(album_id), item_entry(f"{number:05}", one.image_id), added_by=other_id)
        for number, one in enumerate(images)
    ]
    holding = [
        ItemOfImage(image_place(image_id), album_place(album.album_id), rank="a", added_by=viewer_id, added_at=now)
        for album in own + shared
    ]
    trashed = [trashed_row(viewer_id) for _ in range(count)]
    with acting_as("operator"):
        for model, rows in (
            (Album, own + shared),
            (AlbumMember, members),
            (Favourite, favourites),
            (ItemOfAlbum, items),
            (ItemOfImage, holding),
            (Image, trashed),
        ):
            with model.batch_write() as batch:
                for row in rows:
                    batch.save(row)


def test_lists_ask_the_same_whether_they_are_short_or_long(
    as_ana: Client, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = profile_get(user_id=ana.sub).handle
    album_id = as_ana.post("/api/v1/albums", {"title": "One"}, content_type="application/json").json()["id"]
    image_id = str(make_images(ana.sub)[0].image_id)
    urls = [url.format(handle=handle, album_id=album_id, image_id=image_id) for url in LISTS.values()]
    asked: dict[int, dict[str, list[str]]] = {}
    shown: dict[int, dict[str, int]] = {}
    for count in (FEW, MANY):
        fill(ana.sub, album_id, image_id, count)
        asked[count], shown[count] = {}, {}
        for url in urls:
            as_ana.get(url)  # connections find their roles once a process; that is not a request of a list's
            with counted_requests(monkeypatch) as seen:
                answer = as_ana.get(f"{url}{'&' if '?' in url else '?'}limit=50")
            assert answer.status_code == 200, url
            asked[count][url], shown[count][url] = sorted(seen), len(answer.json()["results"])
    assert asked[MANY] == asked[FEW]
    assert max(len(seen) for seen in asked[MANY].values()) <= 12
    longer = [url for url in urls if shown[MANY][url] > shown[FEW][url]]
    assert len(longer) == len(urls) - 1, "all but what is held were longer the second time"
