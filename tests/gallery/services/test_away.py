"""Who is away, banned or leaving, is hidden with all that is theirs, everywhere and at once, and comes back with it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.services.people import people_find
from accounts.tables.profiles import DISABLED, Profile
from gallery.errors import AlbumNotFound, ImageNotFound, LinkNotFound, NotFound
from gallery.serializers.images import page_json
from gallery.services.album_items import album_images, items_add
from gallery.services.album_members import invitation_accept, member_invite, members_list
from gallery.services.albums import album_cards, album_create, album_see, albums_of_person_list, albums_shared_list
from gallery.services.comments import comment_create, comments_list
from gallery.services.downloads import download_start
from gallery.services.following import follow
from gallery.services.images import image_get
from gallery.services.leaving import erasure_call_off, erasure_request
from gallery.services.likes import like, likes_list
from gallery.services.link_visits import link_look
from gallery.services.links import link_create
from gallery.services.listings import images_list
from gallery.services.notifications import notifications_list
from gallery.services.people import followers_list, following_list, person_get
from gallery.services.search.lists import images_asked
from gallery.services.timelines import feed_following
from gallery.tables.image_changes import derive_again
from gallery.tables.images import PUBLIC
from gallery.tables.listings import Page
from tests.gallery.everywhere import row_put
from tests.gallery.made_up import image_row, make_person
from tests.gallery.senders import run_jobs


class Scene:
    """Somebody with one of everything that others may come upon, and somebody else who comes upon it."""

    def __init__(self) -> None:
        self.person, self.viewer = make_person("Quirin Away"), make_person("Vera")
        self.user_id, self.viewer_id = self.person.user_id, self.viewer.user_id
        self.image, self.seen = (image_row(one, created_at=datetime.now(UTC)) for one in (self.user_id, self.viewer_id))
        for image in (self.image, self.seen):
            row_put(image)
        self.album_id = album_create(
            owner_id=self.user_id, title="Mine", description="", visibility=PUBLIC
        ).album.album_id
        self.shared_id = album_create(
            owner_id=self.viewer_id, title="Ours", description="", visibility=PUBLIC
        ).album.album_id
        member_invite(viewer_id=self.user_id, album_id=self.album_id, handle=self.viewer.handle, role="viewer")
        member_invite(viewer_id=self.viewer_id, album_id=self.shared_id, handle=self.person.handle, role="contributor")
        invitation_accept(viewer_id=self.user_id, album_id=self.shared_id)
        for album_id in (self.album_id, self.shared_id):
            items_add(viewer_id=self.user_id, album_id=album_id, image_ids=[self.image.image_id])
        follow(viewer_id=self.user_id, handle=self.viewer.handle)
        follow(viewer_id=self.viewer_id, handle=self.person.handle)
        like(viewer_id=self.user_id, image_id=self.seen.image_id)
        comment_create(viewer_id=self.user_id, image_id=self.seen.image_id, text="Good light.")
        self.token = str(link_create(owner_id=self.user_id, kind="image", subject_id=self.image.image_id).token)
        derive_again([self.image.image_id], now=datetime.now(UTC))
        run_jobs()

    def shows(self) -> dict[str, bool]:
        """By the place, whether the viewer finds something of the person's there."""
        viewer_id, handle, image_id = self.viewer_id, self.person.handle, self.image.image_id
        page: Any = {"limit": 30, "after": None}
        return {
            "page of the person": found(NotFound, lambda: person_get(viewer_id=viewer_id, handle=handle)),
            "people found": bool(people_find(text="quirin", limit=30).people),
            "feed of everybody": self._holds(images_list(viewer_id=viewer_id, limit=100)),
            "feed of those followed": self._holds(feed_following(viewer_id=viewer_id, **page)),
            "search": self._holds(images_asked(viewer_id=viewer_id, asked={"q": "picture"}, limit=100, after=None)),
            "search by person": found(
                NotFound, lambda: images_asked(viewer_id=viewer_id, asked={"q": f"@{handle}"}, **page)
            ),
            "the picture": found(ImageNotFound, lambda: image_get(viewer_id=viewer_id, image_id=image_id)),
            "the picture for strangers": found(ImageNotFound, lambda: image_get(viewer_id=None, image_id=image_id)),
            "a download": found(
                ImageNotFound, lambda: download_start(viewer_id=viewer_id, image_id=image_id, rendition="320")
            ),
            "liking": found(ImageNotFound, lambda: like(viewer_id=viewer_id, image_id=image_id)),
            "the link": found(
                LinkNotFound, lambda: link_look(token=self.token, viewer_id=None, visit_pass=None, ip="127.0.0.1")
            ),
            "the album": found(AlbumNotFound, lambda: album_see(viewer_id=viewer_id, album_id=self.album_id)),
            "albums of the person": found(
                NotFound, lambda: albums_of_person_list(viewer_id=viewer_id, handle=handle, **page)
            ),
            "albums shared with the viewer": bool(
                album_cards(albums_shared_list(viewer_id=viewer_id, **page)[0], viewer_id=viewer_id)
            ),
            "in the viewer's own album": self._holds(
                album_images(viewer_id=viewer_id, album_id=self.shared_id, limit=30, after=None)
            ),
            "members of it": bool(members_list(viewer_id=viewer_id, album_id=self.shared_id)),
            "comments": bool(comments_list(viewer_id=viewer_id, image_id=self.seen.image_id, **page)[0]),
            "likes": bool(likes_list(viewer_id=viewer_id, image_id=self.seen.image_id, **page)[0]),
            "followers": bool(followers_list(viewer_id=viewer_id, handle=self.viewer.handle, **page)[0]),
            "following": bool(following_list(viewer_id=viewer_id, handle=self.viewer.handle, **page)[0]),
            "notifications": bool(notifications_list(user_id=viewer_id, **page)[0]),
            "frame": Client().get(f"/i/{image_id}/embed").status_code == 200,
            "preview": Client().get(f"/i/{image_id}/preview").status_code == 302,
            "feed for readers": Client().get(f"/u/{handle}/feed.rss").status_code == 200,
        }

    def _holds(self, page: Page) -> bool:
        shown = page_json(page, viewer_id=self.viewer_id, next_cursor=None)["results"]
        return self.image.image_id in [one["id"] for one in shown]


def found(absent: type[Exception], look: Callable[[], object]) -> bool:
    try:
        look()
    except absent:
        return False
    return True


@pytest.fixture(scope="module")
def scene() -> Scene:
    return Scene()


def test_who_leaves_is_hidden_everywhere_and_comes_back_who_stays(scene: Scene) -> None:
    before = scene.shows()
    assert [place for place, shown in before.items() if not shown] == []
    erasure_request(user_id=scene.user_id)
    assert [place for place, shown in scene.shows().items() if shown] == []
    mine = image_get(viewer_id=scene.user_id, image_id=scene.image.image_id)
    assert mine.image_id == scene.image.image_id
    assert person_get(viewer_id=scene.user_id, handle=scene.person.handle).is_me
    erasure_call_off(user_id=scene.user_id)
    assert scene.shows() == before


def test_who_is_banned_is_hidden_everywhere(scene: Scene) -> None:
    # The web process may write profiles; who bans somebody is another matter.
    Profile(scene.user_id).update(actions=[Profile.state.set(DISABLED)])
    assert [place for place, shown in scene.shows().items() if shown] == []
