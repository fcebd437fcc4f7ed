"""The newest public pictures, for moderators."""

from tests.gallery import pictures
from tests.gallery.senders import share
from tests.moderation.staff import member


def test_moderators_see_the_newest_public_pictures() -> None:
    client, person = member("moderators")
    shown = share(person.sub, pictures.png(64, 48), "image/png")
    hidden = share(person.sub, pictures.png(64, 48), "image/png", visibility="private")
    page = client.get("/moderation/newest/").content.decode()
    assert f"/i/{shown.image_id}" in page
    assert f"/i/{hidden.image_id}" not in page


def test_a_changed_cursor_is_refused() -> None:
    client, _ = member("moderators")
    assert client.get("/moderation/newest/", {"cursor": "nonsense"}).status_code == 400
