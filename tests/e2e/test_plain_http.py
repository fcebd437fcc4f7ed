"""A program without a browser: signs in by the form, sends a camera's picture, and gets it back."""

import re
import time
from typing import Any

import pytest
import pyvips
import requests
from django.conf import settings

from tests.accounts.people import Person, create_person, fill_in_form
from tests.gallery import pictures

WAIT = 10

# libvips' reader fills these into any EXIF block, also into one that says the orientation and nothing else.
INVENTED = {"exif-ifd2-ExifVersion", "exif-ifd2-FlashpixVersion", "exif-ifd2-ColorSpace"}


class Visitor:
    """An HTTP client with cookies that knows the API's two rules: cookie and CSRF header."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.http = requests.Session()

    def sign_in(self, person: Person) -> None:
        begun = self.http.get(f"{self.site}/oidc/authenticate/", allow_redirects=False, timeout=WAIT)
        assert begun.status_code == 302
        callback = fill_in_form(begun.headers["Location"], person)
        assert self.http.get(self.site + callback, timeout=WAIT).status_code == 200

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> requests.Response:
        headers = {"X-CSRFToken": self.http.cookies.get("csrftoken") or "", "Referer": self.site}
        return self.http.request(method, f"{self.site}/api/v1{path}", json=body, headers=headers, timeout=WAIT)

    def upload(self, data: bytes, *, visibility: str) -> dict[str, Any]:
        body = {"filename": "DSCF1234.jpg", "content_type": "image/jpeg", "size": len(data), "visibility": visibility}
        answer = self.call("POST", "/uploads", body)
        assert answer.status_code == 201, answer.text
        started = answer.json()
        sent = requests.post(
            started["transfer"]["url"], data=started["transfer"]["fields"], files={"file": data}, timeout=30
        )
        assert sent.status_code == 201, sent.text
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            upload: dict[str, Any] = self.call("GET", f"/uploads/{started['id']}").json()
            if upload["state"] in ("ready", "rejected"):
                return upload
            time.sleep(0.3)
        raise AssertionError(f"still {upload['state']}")


@pytest.fixture(scope="module")
def ana(site: str) -> Visitor:
    visitor = Visitor(site)
    visitor.sign_in(create_person("Ana"))
    return visitor


@pytest.fixture(scope="module")
def ben(site: str) -> Visitor:
    visitor = Visitor(site)
    visitor.sign_in(create_person("Ben"))
    return visitor


@pytest.fixture(scope="module")
def camera_jpeg() -> bytes:
    """12 megapixels, lying on its side, with the place where it was taken."""
    data = pictures.jpeg(4000, 3000, orientation=6)
    fields = pyvips.Image.new_from_buffer(data, "").get_fields()
    assert "exif-ifd3-GPSLatitude" in fields
    return data


@pytest.fixture(scope="module")
def public(ana: Visitor, camera_jpeg: bytes) -> dict[str, Any]:
    upload = ana.upload(camera_jpeg, visibility="public")
    assert upload["state"] == "ready", upload["error"]
    image: dict[str, Any] = upload["image"]
    return image


def test_the_picture_is_in_the_feed_upright_and_comes_back_byte_for_byte(
    ana: Visitor, ben: Visitor, public: dict[str, Any], camera_jpeg: bytes
) -> None:
    assert (public["width"], public["height"]) == (3000, 4000)
    for visitor in (ana, ben):
        feed = visitor.call("GET", "/images").json()["results"]
        assert public["id"] in [image["id"] for image in feed]
    download = ana.call("POST", f"/images/{public['id']}/downloads", {"rendition": "original"}).json()
    answer = requests.get(download["url"], timeout=WAIT)
    assert answer.content == camera_jpeg
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_no_rendition_says_more_than_its_pixels(ben: Visitor, public: dict[str, Any]) -> None:
    seen = [rendition["url"] for rendition in public["renditions"]]
    assert len(seen) == 4
    for size in ("320", "640", "1280", "2048", "original"):
        download = ben.call("POST", f"/images/{public['id']}/downloads", {"rendition": size}).json()
        seen += [download["url"]]
    for url in seen:
        data = requests.get(url, timeout=WAIT).content
        fields = pyvips.Image.new_from_buffer(data, "").get_fields()
        told = {field for field in fields if field.startswith(("exif-ifd2", "exif-ifd3", "xmp", "iptc"))}
        assert told <= INVENTED, url
        assert b"SECRET-SERIAL" not in data


def test_a_stranger_gets_nothing_from_the_bucket_and_401_from_the_api(site: str, public: dict[str, Any]) -> None:
    bucket = f"{settings.MEDIA_URL_ORIGIN}/{settings.MEDIA_BUCKET}"
    for path in ("", f"/renditions/{public['id']}/320.webp", f"/published/{public['id']}", "/?list-type=2"):
        assert requests.get(bucket + path, timeout=WAIT).status_code == 403, path
    stranger = Visitor(site)
    stranger.http.get(site, timeout=WAIT)
    for method, path in (
        ("GET", "/me"),
        ("GET", "/images"),
        ("GET", f"/images/{public['id']}"),
        ("PATCH", f"/images/{public['id']}"),
        ("DELETE", f"/images/{public['id']}"),
        ("POST", f"/images/{public['id']}/downloads"),
        ("POST", "/uploads"),
        ("GET", f"/uploads/{public['id']}"),
    ):
        assert stranger.call(method, path, {}).status_code in (401, 403), (method, path)


def test_a_private_picture_is_404_for_others_on_every_route(ana: Visitor, ben: Visitor, camera_jpeg: bytes) -> None:
    image = ana.upload(camera_jpeg, visibility="private")["image"]
    image_id = image["id"]
    for method, path, body in (
        ("GET", f"/images/{image_id}", None),
        ("PATCH", f"/images/{image_id}", {"title": "mine"}),
        ("DELETE", f"/images/{image_id}", None),
        ("POST", f"/images/{image_id}/downloads", {"rendition": "original"}),
        ("POST", f"/images/{image_id}/downloads", {"rendition": "320"}),
        ("GET", f"/uploads/{image_id}", None),
        ("DELETE", f"/uploads/{image_id}", None),
    ):
        assert ben.call(method, path, body).status_code == 404, (method, path)
    for path in (f"/i/{image_id}", f"/i/{image_id}/preview"):
        assert ben.http.get(ben.site + path, timeout=WAIT).status_code == 404
    assert image_id not in ben.call("GET", f"/images?owner={image['owner']['handle']}").text
    assert ana.call("GET", f"/images/{image_id}").status_code == 200


def test_a_bad_file_is_rejected_in_words(ana: Visitor) -> None:
    upload = ana.upload(pictures.jpeg()[:5000], visibility="public")
    assert upload["state"] == "rejected"
    assert upload["error"]["code"] == "damaged"
    assert re.search(r"damaged or cut short\. Try exporting it again", upload["error"]["detail"])


def test_after_signing_out_the_old_cookie_is_dead(site: str) -> None:
    visitor = Visitor(site)
    visitor.sign_in(create_person("Olga"))
    assert visitor.call("GET", "/me").status_code == 200
    captured = visitor.http.cookies.copy()
    answer = visitor.http.post(
        f"{site}/oidc/logout/",
        data={"csrfmiddlewaretoken": visitor.http.cookies["csrftoken"]},
        headers={"Referer": site},
        allow_redirects=False,
        timeout=WAIT,
    )
    assert answer.status_code == 302
    assert "/logout?" in answer.headers["Location"]
    assert requests.get(f"{site}/api/v1/me", cookies=captured, timeout=WAIT).status_code == 401
