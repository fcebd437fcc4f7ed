"""What the signed requests allow, asked of S3 itself."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.conf import settings

from gallery.storage import keys
from gallery.storage.presign import presign_download, presign_post, presign_view
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.senders import post, share

NOW = datetime.now(UTC)


def grant(size: int = 5) -> tuple[str, dict[str, str]]:
    granted = presign_post("incoming/somebody/something", content_type="image/jpeg", size=size, now=NOW)
    return granted.url, granted.fields


def test_exactly_what_was_granted_is_accepted() -> None:
    url, fields = grant()
    assert post(url, fields, b"12345").status_code == 201


@pytest.mark.parametrize("data", [b"", b"1234", b"123456"])
def test_another_number_of_bytes_is_refused(data: bytes) -> None:
    url, fields = grant(size=5)
    assert post(url, fields, data).status_code in (400, 403)


@pytest.mark.parametrize(
    "changed",
    [
        {"key": "incoming/somebody/else"},
        {"key": "originals/somebody/something"},
        {"Content-Type": "text/html"},
        {"x-amz-signature": "0" * 64},
        {"success_action_status": "200"},
    ],
)
def test_a_changed_field_is_refused(changed: dict[str, str]) -> None:
    url, fields = grant()
    assert post(url, {**fields, **changed}, b"12345").status_code in (400, 403)


def test_a_grant_for_another_bucket_is_refused() -> None:
    url, fields = grant()
    elsewhere = url.replace(settings.MEDIA_BUCKET, "another-bucket")
    assert post(elsewhere, fields, b"12345").status_code in (400, 403, 404)


def test_a_grant_lives_ten_minutes_at_most() -> None:
    granted = presign_post("incoming/a/b", content_type="image/jpeg", size=5, now=NOW)
    assert granted.expires_at - NOW <= timedelta(minutes=10)


def test_view_urls_stay_the_same_within_their_window_so_that_caches_work() -> None:
    start = datetime(2026, 5, 6, 7, 0, 1, tzinfo=UTC)
    urls = {
        presign_view("renditions/a/320.webp", content_type="image/webp", now=start + timedelta(minutes=m)).url
        for m in (0, 10, 29)
    }
    assert len(urls) == 1
    later = presign_view("renditions/a/320.webp", content_type="image/webp", now=start + timedelta(minutes=31))
    assert later.url not in urls
    assert later.expires_at >= start + timedelta(minutes=61)


def test_a_view_url_shows_the_picture_and_a_changed_one_does_not(ana: Person) -> None:
    image = share(ana.sub, pictures.jpeg(400, 300))
    url = presign_view(keys.rendition(image.image_id, 320), content_type="image/webp", now=NOW).url
    answer = requests.get(url, timeout=5)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert requests.get(url.replace("320.webp", "400.webp"), timeout=5).status_code == 403
    assert requests.get(url.split("?")[0], timeout=5).status_code == 403


def test_an_expired_url_is_refused(ana: Person) -> None:
    image = share(ana.sub, pictures.jpeg(400, 300))
    old = NOW - timedelta(hours=2)
    key = keys.rendition(image.image_id, 320)
    assert requests.get(presign_view(key, content_type="image/webp", now=old).url, timeout=5).status_code == 403


def test_a_download_is_saved_under_its_name_whatever_the_name(ana: Person) -> None:
    image = share(ana.sub, pictures.jpeg(400, 300))
    name = 'Tūrist "foto"; ä.jpg'
    signed = presign_download(
        keys.original(ana.sub, image.image_id), filename=name, content_type="image/jpeg", now=datetime.now(UTC)
    )
    answer = requests.get(signed.url, timeout=5)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''T%C5%ABrist")
    assert int(parse_qs(urlsplit(signed.url).query)["X-Amz-Expires"][0]) <= 300
