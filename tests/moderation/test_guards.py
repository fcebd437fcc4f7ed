"""Who gets into the pages of moderation, and for how long."""

import secrets
import time

import pytest
from django.http import HttpRequest, QueryDict
from django.test import Client, RequestFactory

from accounts import cognito
from accounts.errors import Unavailable
from accounts.models import User
from accounts.tables.profiles import Profile
from moderation import kept_forms
from moderation.guards import sign_in_again, signed_in_recently
from tests.accounts.people import leave_group
from tests.moderation.staff import member

MODERATORS_PAGES = ["/moderation/", "/moderation/appeals/", "/moderation/newest/", "/moderation/ledger/"]
ADMINISTRATORS_PAGES = [
    "/moderation/people/",
    "/moderation/storage/",
    "/moderation/queues/",
    "/moderation/audits/",
    "/moderation/settings/",
]


@pytest.mark.parametrize("path", [*MODERATORS_PAGES, *ADMINISTRATORS_PAGES])
def test_visitors_are_asked_to_sign_in(path: str) -> None:
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/oidc/authenticate/?next={path}")


def test_others_find_nothing_there() -> None:
    client, _ = member(name="Ida")
    for path in (*MODERATORS_PAGES, *ADMINISTRATORS_PAGES):
        assert client.get(path).status_code == 404, path


def test_moderators_do_not_administer_and_administrators_do_not_moderate() -> None:
    moderator, _ = member("moderators")
    administrator, _ = member("administrators")
    assert [moderator.get(path).status_code for path in ADMINISTRATORS_PAGES] == [404] * len(ADMINISTRATORS_PAGES)
    assert [moderator.get(path).status_code for path in MODERATORS_PAGES] == [200] * len(MODERATORS_PAGES)
    assert [administrator.get(path).status_code for path in ADMINISTRATORS_PAGES] == [200] * len(ADMINISTRATORS_PAGES)
    assert [administrator.get(path).status_code for path in MODERATORS_PAGES] == [404] * len(MODERATORS_PAGES)


def test_who_was_taken_out_of_the_group_is_refused_at_the_next_request() -> None:
    client, person = member("moderators")
    assert client.get("/moderation/").status_code == 200
    leave_group(person, "moderators")
    assert client.get("/moderation/").status_code == 404


def test_who_was_banned_is_signed_out_at_the_next_request() -> None:
    client, person = member("administrators")
    Profile(person.sub).update(actions=[Profile.state.set("disabled")])
    assert client.get("/moderation/people/").status_code == 302


def test_while_cognito_is_silent_nobody_moderates(monkeypatch: pytest.MonkeyPatch) -> None:
    client, _ = member("moderators")

    def silent(*, user_id: str) -> frozenset[str]:
        raise Unavailable

    monkeypatch.setattr(cognito, "groups", silent)
    assert client.get("/moderation/").status_code == 503


def request_of(seconds_ago: int, path: str = "/moderation/people/", sub: str = "somebody") -> HttpRequest:
    request = RequestFactory().get(path)
    user = User.of(Profile(sub, handle="some-body", display_name="Some Body"))
    user.authenticated_at = int(time.time()) - seconds_ago
    request.user = user
    return request


def test_a_sign_in_is_recent_for_a_quarter_of_an_hour() -> None:
    assert signed_in_recently(request_of(14 * 60))
    assert not signed_in_recently(request_of(16 * 60))


def test_a_form_waits_for_who_sent_it_where_they_sent_it_from() -> None:
    sent = request_of(3600)
    sent.POST = QueryDict("reason=Too+much&csrfmiddlewaretoken=x")
    response = sign_in_again(sent, page="/moderation/people/")
    assert response["Location"] == "/oidc/authenticate/?next=%2Fmoderation%2Fpeople%2F&again=1"
    cookie = response.cookies[kept_forms.COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/moderation/")
    back = request_of(1)
    back.COOKIES[kept_forms.COOKIE] = cookie.value
    kept = kept_forms.form_kept(back, user_id="somebody")
    assert kept is not None
    assert kept.dict() == {"reason": "Too much"}
    assert kept_forms.form_kept(back, user_id="somebody-else") is None
    elsewhere = request_of(1, path="/moderation/queues/")
    elsewhere.COOKIES[kept_forms.COOKIE] = cookie.value
    assert kept_forms.form_kept(elsewhere, user_id="somebody") is None
    back.COOKIES[kept_forms.COOKIE] = cookie.value[:-1]
    assert kept_forms.form_kept(back, user_id="somebody") is None


def test_a_form_too_long_for_a_cookie_is_not_kept() -> None:
    sent = request_of(3600)
    sent.POST = QueryDict("&".join(f"case={secrets.token_hex(16)}" for _ in range(200)))
    assert kept_forms.COOKIE not in sign_in_again(sent, page="/moderation/").cookies


def test_signing_in_again_asks_for_the_password_also_of_who_is_signed_in() -> None:
    answer = Client().get("/oidc/authenticate/", {"next": "/moderation/", "again": "1"})
    assert "prompt=login" in answer["Location"]
    assert "prompt" not in Client().get("/oidc/authenticate/")["Location"]
