"""The account pages: what they ask, what they answer, and that strangers learn nothing from them."""

import ipaddress
import re
import secrets
import time
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from django.test import Client
from pytest_django import Settings

from accounts import cognito
from accounts.errors import Invalid
from accounts.services import registration
from tests.accounts.people import (
    PASSWORD,
    Person,
    create_person,
    create_unconfirmed,
    mailed_code,
    mails_to,
    new_email,
    sign_in,
)

WRONG_CODE = "000000"
NEW_PASSWORD = "another horse battery"
PAGES = [
    "/accounts/sign-up/",
    "/accounts/confirm/",
    "/accounts/confirm/resend/",
    "/accounts/password/forgot/",
    "/accounts/password/reset/",
]


@pytest.fixture(autouse=True)
def _one_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """No window of the throttles ends while a test counts."""
    now = time.time()
    monkeypatch.setattr("accounts.services.throttles.time", lambda: now)


def new_ip() -> str:
    return str(ipaddress.IPv6Address("2001:db8::") + secrets.randbits(64))


def visitor(**extra: Any) -> Client:
    """A browser somewhere on the network that nobody was at before."""
    return Client(**{"REMOTE_ADDR": new_ip(), **extra})


def without_what_differs(html: str, email: str) -> str:
    """The page without the token that every answer has anew, and without what was typed."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", html).replace(email, "E-MAIL")


def outcome(path: str, email: str, **values: str) -> tuple[int, str, str]:
    """Everything that a visitor sees of the answer: status, where it leads, the page."""
    answer = visitor().post(path, {"email": email, **values})
    return answer.status_code, answer.headers.get("Location", ""), without_what_differs(answer.content.decode(), email)


def test_sign_up_confirm_and_sign_in() -> None:
    client, email = visitor(), new_email()
    answer = client.post("/accounts/sign-up/", {"name": "Eva", "email": email.upper(), "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/confirm/")
    assert email in client.get("/accounts/confirm/").content.decode()
    answer = client.post("/accounts/confirm/", {"email": email, "code": f" {mailed_code(email)} "})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/confirm/done/")
    assert "/oidc/authenticate/" in client.get("/accounts/confirm/done/").content.decode()
    assert sign_in(client, Person("", email, PASSWORD, "Eva")).status_code == 302
    assert client.get("/api/v1/me").json()["display_name"] == "Eva"


def test_the_code_can_be_sent_again() -> None:
    person = create_unconfirmed()
    before = len(mails_to(person.email))
    assert outcome("/accounts/confirm/resend/", person.email)[:2] == (302, "/accounts/confirm/")
    assert len(mails_to(person.email)) == before + 1


def test_a_forgotten_password_is_replaced() -> None:
    person = create_person("Fay")
    assert outcome("/accounts/password/forgot/", person.email)[:2] == (302, "/accounts/password/reset/")
    values = {"code": mailed_code(person.email), "password": NEW_PASSWORD}
    assert outcome("/accounts/password/reset/", person.email, **values)[:2] == (302, "/accounts/password/reset/done/")
    assert sign_in(visitor(), Person(person.sub, person.email, NEW_PASSWORD, "Fay")).status_code == 302
    with pytest.raises(AssertionError):
        sign_in(visitor(), person)


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/accounts/sign-up/", {"name": "Eve", "password": PASSWORD}),
        ("/accounts/sign-up/", {"name": "Eve", "password": "short"}),
        ("/accounts/confirm/", {"code": WRONG_CODE}),
        ("/accounts/confirm/resend/", {}),
        ("/accounts/password/forgot/", {}),
        ("/accounts/password/reset/", {"code": WRONG_CODE, "password": NEW_PASSWORD}),
        ("/accounts/password/reset/", {"code": WRONG_CODE, "password": "short"}),
    ],
)
def test_known_and_unknown_addresses_get_the_same_answer(path: str, values: dict[str, str]) -> None:
    confirmed, waiting = create_person().email, create_unconfirmed().email
    asked_for_code = create_person().email
    visitor().post("/accounts/password/forgot/", {"email": asked_for_code})
    outcomes = {outcome(path, email, **values) for email in (confirmed, waiting, asked_for_code, new_email())}
    assert len(outcomes) == 1


def test_signing_up_again_does_not_touch_the_account_that_is_there() -> None:
    person = create_person("Ann")
    before = len(mails_to(person.email))
    outcome("/accounts/sign-up/", person.email, name="Mallory", password=NEW_PASSWORD)
    assert sign_in(visitor(), person).status_code == 302
    assert len(mails_to(person.email)) == before


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"name": "", "password": PASSWORD}, "This field is required"),
        ({"name": "a@b.example", "password": PASSWORD}, "cannot contain @"),
        ({"name": "evil\u202ename", "password": PASSWORD}, "cannot be shown"),
        ({"name": "Eve", "password": "short"}, "at least 12 characters"),
        ({"name": "Eve", "password": "x" * 257}, "at most 256 characters"),
        ({"name": "Eve", "password": " leading space"}, "begin or end with a space"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(values: dict[str, str], complaint: str) -> None:
    status, _, html = outcome("/accounts/sign-up/", new_email(), **values)
    assert status == 422
    assert html.count(complaint) == 2  # in the summary and at the field
    assert 'aria-invalid="true"' in html
    assert 'role="alert"' in html


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "\uff11\uff12\uff13\uff14\uff15\uff16"])
def test_a_code_that_cannot_be_one_is_refused_before_cognito_is_asked(code: str) -> None:
    assert outcome("/accounts/confirm/", new_email(), code=code)[0] == 422


def test_a_password_is_never_in_the_page_again() -> None:
    html = outcome("/accounts/sign-up/", new_email(), name="", password=PASSWORD)[2]
    assert PASSWORD not in html


@pytest.mark.parametrize("path", PAGES)
def test_every_field_has_a_label_a_purpose_and_its_hint(path: str) -> None:
    html = visitor().get(path).content.decode()
    fields = re.findall(r"<input (?![^>]*type=\"hidden\")[^>]+>", html)
    assert fields
    for field in fields:
        [name] = re.findall(r'id="([^"]+)"', field)
        assert f'<label for="{name}">' in html
        assert "autocomplete=" in field
        for described in re.findall(r'aria-describedby="([^"]+)"', field):
            assert f'id="{described}"' in html


@pytest.mark.parametrize("path", PAGES)
def test_no_page_may_be_kept_by_a_cache(path: str) -> None:
    assert "no-store" in visitor().get(path)["Cache-Control"]


@pytest.mark.parametrize("path", PAGES)
def test_every_form_needs_its_csrf_token(path: str, settings: Settings) -> None:
    settings.CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
    assert visitor(enforce_csrf_checks=True).post(path, {"email": new_email()}).status_code == 403


def test_the_address_is_filled_in_from_a_cookie_that_nobody_can_write() -> None:
    client = visitor()
    client.cookies["accounts-email"] = "planted@example.com:forged"
    assert "planted@example.com" not in client.get("/accounts/confirm/").content.decode()
    client.post("/accounts/confirm/resend/", {"email": new_email()})
    morsel = client.cookies["accounts-email"]
    assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, "Lax", "/accounts/")


def tries_until_refused(post: Callable[[], Any]) -> int:
    for number in range(registration.TRIES + 5):
        answer = post()
        if answer.status_code == 429:
            assert 0 < int(answer["Retry-After"]) <= registration.TRIES_PERIOD
            assert "too often" in answer.content.decode()
            return number
    raise AssertionError("never refused")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_counts_tries_for_each_address(path: str) -> None:
    client, email = visitor(), new_email()
    values = {"email": email, "name": "Eve", "password": PASSWORD, "code": WRONG_CODE}
    assert tries_until_refused(lambda: client.post(path, values)) == registration.TRIES
    assert client.post(path, {**values, "email": new_email()}).status_code != 429


def test_tries_cannot_be_dodged_by_a_forged_forwarding_header() -> None:
    client, values = visitor(), {"email": new_email(), "code": WRONG_CODE}

    def post() -> Any:
        forged = new_ip()
        return client.post("/accounts/confirm/", values, headers={"x-forwarded-for": forged, "x-real-ip": forged})

    assert tries_until_refused(post) == registration.TRIES


def test_tries_of_one_visitor_do_not_lock_out_another() -> None:
    one, values = visitor(), {"email": new_email(), "code": WRONG_CODE}
    tries_until_refused(lambda: one.post("/accounts/confirm/", values))
    assert visitor().post("/accounts/confirm/", values).status_code == 422


def test_one_visitor_cannot_try_very_many_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registration, "TRIES_OF_AN_IP", 3)
    client = visitor()
    statuses = [client.post("/accounts/password/forgot/", {"email": new_email()}).status_code for _ in range(5)]
    assert statuses == [302, 302, 302, 429, 429]


@pytest.mark.parametrize("path", PAGES)
def test_cognito_that_does_not_answer_is_a_friendly_503(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unsigned = Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1})
    nobody_there = boto3.client("cognito-idp", endpoint_url="http://127.0.0.1:9", config=unsigned)
    monkeypatch.setattr(cognito, "_client", lambda: nobody_there)
    status, _, html = outcome(path, new_email(), name="Eve", password=PASSWORD, code=WRONG_CODE)
    assert status == 503
    assert "Try again in a moment" in html


def test_an_address_that_cognito_does_not_take_is_a_matter_of_the_field() -> None:
    """Cognito is stricter about addresses than a form can be."""
    with pytest.raises(Invalid) as refusal:
        registration.account_request(name="Eve", email="no-address", password=PASSWORD, ip="203.0.113.4")
    assert refusal.value.field == "email"
