"""Who gets into the moderators' pages."""

from django.test import Client

from tests.accounts.people import create_person, join_group, sign_in
from tests.gallery import pictures
from tests.gallery.senders import share


def test_visitors_are_asked_to_sign_in() -> None:
    answer = Client().get("/moderation/")
    assert answer.status_code == 302
    assert answer["Location"] == "/oidc/authenticate/?next=/moderation/"


def test_people_who_do_not_moderate_find_nothing_there() -> None:
    client = Client()
    sign_in(client, create_person("Ida"))
    assert client.get("/moderation/").status_code == 404


def test_moderators_see_the_newest_public_pictures() -> None:
    person = create_person("Mads")
    join_group(person, "moderators")
    client = Client()
    sign_in(client, person)
    shown = share(person.sub, pictures.png(64, 48), "image/png")
    hidden = share(person.sub, pictures.png(64, 48), "image/png", visibility="private")
    page = client.get("/moderation/").content.decode()
    assert f"/i/{shown.image_id}" in page
    assert f"/i/{hidden.image_id}" not in page


def test_a_changed_cursor_is_refused() -> None:
    person = create_person("Mads")
    join_group(person, "moderators")
    client = Client()
    sign_in(client, person)
    assert client.get("/moderation/", {"cursor": "nonsense"}).status_code == 400
