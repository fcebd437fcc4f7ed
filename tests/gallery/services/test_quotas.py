"""What one person may hold, and that it cannot be exceeded by asking for much at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pytest_django import Settings

from accounts.errors import Invalid, NotFound, Unavailable
from accounts.services.profiles import profile_get
from gallery.errors import QuotaReached
from gallery.services import uploads
from gallery.services.images import image_delete
from gallery.services.uploads import upload_cancel, upload_start
from moderation.services.administration import quota_change
from tests.accounts.people import create_person
from tests.gallery import pictures
from tests.gallery.senders import send, share


def ask(owner_id: str, size: int = 1000) -> str:
    started = upload_start(owner_id=owner_id, filename="a.jpg", content_type="image/jpeg", size=size)
    return started.upload.upload_id


def held(user_id: str) -> tuple[int, int, int]:
    profile = profile_get(user_id=user_id)
    return int(profile.bytes_held), int(profile.images_held), int(profile.open_uploads)


def test_a_refusal_says_how_much_is_left(settings: Settings) -> None:
    person = create_person("Quinn")
    settings.QUOTA_BYTES = 5_000_000
    ask(person.sub, 2_000_000)
    with pytest.raises(QuotaReached, match=r"This file is 4 MB, and 3 MB of your 5 MB are left\."):
        ask(person.sub, 4_000_000)
    assert held(person.sub) == (2_000_000, 1, 1)


def test_the_number_of_pictures_is_limited(settings: Settings) -> None:
    person = create_person("Rosa")
    settings.QUOTA_IMAGES = 2
    ask(person.sub)
    ask(person.sub)
    with pytest.raises(QuotaReached, match="2 pictures"):
        ask(person.sub)


def test_the_number_of_uploads_on_their_way_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    person = create_person("Sam")
    monkeypatch.setattr(uploads, "OPEN_UPLOADS", 1)
    first = ask(person.sub)
    with pytest.raises(QuotaReached, match="on their way"):
        ask(person.sub)
    upload_cancel(owner_id=person.sub, upload_id=first)
    ask(person.sub)


def test_fifty_requests_at_once_never_get_more_than_the_quota(settings: Settings) -> None:
    person = create_person("Tess")
    settings.QUOTA_IMAGES = 10

    def once(_number: int) -> str | None:
        try:
            return ask(person.sub)
        except (QuotaReached, Unavailable):
            return None

    with ThreadPoolExecutor(16) as threads:
        granted = [upload_id for upload_id in threads.map(once, range(50)) if upload_id]
    assert 0 < len(granted) <= 10
    assert held(person.sub) == (1000 * len(granted), len(granted), len(granted))


def test_what_an_upload_holds_becomes_what_the_picture_holds_and_is_given_back_when_it_goes() -> None:
    person = create_person("Uma")
    data = pictures.jpeg(400, 300)
    image = share(person.sub, data)
    assert held(person.sub) == (len(data), 1, 0)
    image_delete(viewer_id=person.sub, image_id=image.image_id)
    assert held(person.sub) == (0, 0, 0)


def test_a_rejected_file_gives_back_what_it_held() -> None:
    person = create_person("Vera")
    send(person.sub, b"not a picture at all")
    assert held(person.sub) == (0, 0, 0)


def set_quota(user_id: str, *, size: int | None, images: int | None) -> None:
    quota_change(user_id=user_id, administrator_id="an administrator", size=size, images=images)


def test_a_limit_of_ones_own_counts_instead_of_everybodys(settings: Settings) -> None:
    person = create_person("Wim")
    settings.QUOTA_IMAGES = 1
    set_quota(person.sub, size=None, images=2)
    ask(person.sub)
    ask(person.sub)
    with pytest.raises(QuotaReached, match="2 pictures"):
        ask(person.sub)
    set_quota(person.sub, size=5000, images=10)
    ask(person.sub, 3000)
    with pytest.raises(QuotaReached, match="0 bytes of your 5 kB"):
        ask(person.sub)


def test_a_lower_limit_of_ones_own_counts_too() -> None:
    person = create_person("Xia")
    set_quota(person.sub, size=500, images=None)
    with pytest.raises(QuotaReached, match="500 bytes of your 500 bytes"):
        ask(person.sub)
    set_quota(person.sub, size=None, images=None)
    ask(person.sub)


def test_a_limit_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(Invalid):
        set_quota(create_person("Yan").sub, size=-1, images=None)
    with pytest.raises(NotFound):
        set_quota("nobody", size=1, images=None)
