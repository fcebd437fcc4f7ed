"""What CloudFront's signed URLs say, checked with the public key as CloudFront checks it."""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from pytest_django import Settings

from gallery.storage.presign import presign_download, presign_view

MEDIA = "https://d0123456789abc.cloudfront.net"
NOW = datetime(2026, 5, 6, 7, 10, tzinfo=UTC)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(frozen=True)
class Signed:
    """A signed URL taken apart as CloudFront does: it makes the policy anew from what was asked for."""

    resource: str
    expires: int
    signature: bytes
    key_id: str

    @classmethod
    def of(cls, url: str) -> "Signed":
        parts = urlsplit(url)
        query = {name: value for name, (value,) in parse_qs(parts.query, strict_parsing=True).items()}
        assert query.keys() == {"Expires", "Signature", "Key-Pair-Id"}
        # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html
        coded = query["Signature"].translate(str.maketrans("-_~", "+=/"))
        resource = f"{parts.scheme}://{parts.netloc}{parts.path}"
        return cls(resource, int(query["Expires"]), base64.b64decode(coded, validate=True), query["Key-Pair-Id"])

    def check(self, key: rsa.RSAPrivateKey = KEY) -> None:
        condition = {"DateLessThan": {"AWS:EpochTime": self.expires}}
        policy = {"Statement": [{"Resource": self.resource, "Condition": condition}]}
        text = json.dumps(policy, separators=(",", ":")).encode()
        key.public_key().verify(self.signature, text, PKCS1v15(), SHA1())  # noqa: S303  # CloudFront's choice


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture(autouse=True)
def signed_by_cloudfront(settings: Settings) -> None:
    settings.MEDIA_SIGNING = "cloudfront"
    settings.MEDIA_VIEW_URL = MEDIA
    settings.MEDIA_KEY_ID = "K2JCJMDEHXQW5F"
    settings.MEDIA_KEY = pem(KEY)


def view(key: str = "renditions/a/320.webp", now: datetime = NOW) -> str:
    return presign_view(key, content_type="image/webp", now=now).url


def test_a_view_url_is_signed_for_one_object_by_the_key_that_it_names() -> None:
    signed = Signed.of(view())
    signed.check()
    assert signed.resource == f"{MEDIA}/renditions/a/320.webp"
    assert signed.key_id == "K2JCJMDEHXQW5F"


@pytest.mark.parametrize(
    ("before", "after"),
    [("320.webp", "640.webp"), ("/a/", "/b/"), ("renditions", "originals"), (MEDIA, "https://elsewhere.example")],
)
def test_a_signature_opens_no_other_object(before: str, after: str) -> None:
    with pytest.raises(InvalidSignature):
        Signed.of(view().replace(before, after)).check()


def test_a_signature_does_not_last_longer_than_it_says() -> None:
    expires = Signed.of(view()).expires
    with pytest.raises(InvalidSignature):
        Signed.of(view().replace(str(expires), str(expires + 1))).check()


def test_another_key_opens_nothing() -> None:
    with pytest.raises(InvalidSignature):
        Signed.of(view()).check(rsa.generate_private_key(public_exponent=65537, key_size=2048))


def test_a_view_url_stays_the_same_for_half_an_hour_and_works_for_half_an_hour_more() -> None:
    start = datetime(2026, 5, 6, 7, 0, 0, tzinfo=UTC)
    urls = {view(now=start + timedelta(minutes=minutes)) for minutes in (0, 10, 29)}
    assert len(urls) == 1
    (url,) = urls
    assert Signed.of(url).expires == (start + timedelta(hours=1)).timestamp()
    signed = presign_view("renditions/a/320.webp", content_type="image/webp", now=start)
    assert signed.expires_at == start + timedelta(hours=1)
    assert view(now=start + timedelta(minutes=30)) != url


def test_after_a_change_of_keys_the_new_one_signs(settings: Settings) -> None:
    before = view()
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    settings.MEDIA_KEY_ID, settings.MEDIA_KEY = "KOTHER", pem(other)
    after = Signed.of(view())
    after.check(other)
    assert after.key_id == "KOTHER"
    Signed.of(before).check()


def test_a_key_of_another_kind_signs_nothing(settings: Settings) -> None:
    settings.MEDIA_KEY = pem(ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(TypeError, match="RSA"):
        view()


def test_downloads_are_signed_for_s3_still() -> None:
    """CloudFront's bucket rights end at renditions, and S3's signature covers the name to save under."""
    url = presign_download("originals/a/b", filename="a.jpg", content_type="image/jpeg", now=NOW).url
    assert url.startswith(settings.MEDIA_URL_ORIGIN)
    assert "X-Amz-Signature" in parse_qs(urlsplit(url).query)
