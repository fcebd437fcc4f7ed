"""Sign-in and sign-out, through the local Cognito's real form."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import Settings

from accounts import attempts
from accounts.services.profiles import profile_get
from accounts.tables.profiles import DISABLED, Profile
from tests.accounts.people import Person, create_account, create_person, fill_in_form, join_group, sign_in


def me_status(client: Client) -> int:
    return client.get("/api/v1/me").status_code


def begin(client: Client, **query: str) -> dict[str, str]:
    """Start an attempt; what Cognito is asked for."""
    answer = client.get("/oidc/authenticate/", query)
    assert answer.status_code == 302
    return {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}


def attempt_cookies(client: Client) -> list[str]:
    return [name for name, morsel in client.cookies.items() if name.startswith("sign-in-") and morsel.value]


def test_signing_in_leads_on_to_where_the_person_was_going(ana: Person) -> None:
    client = Client()
    answer = sign_in(client, ana, next_path="/upload")
    assert (answer.status_code, answer["Location"]) == (302, "/upload")
    me = client.get("/api/v1/me").json()
    assert (me["id"], me["email"], me["display_name"]) == (ana.sub, ana.email, "Ana Lima")


def test_first_sign_in_makes_a_profile_named_after_the_person() -> None:
    person = create_account("Zoë Ånd")
    client = Client()
    assert sign_in(client, person).status_code == 302
    profile = profile_get(user_id=person.sub)
    assert profile.display_name == "Zoë Ånd"
    assert profile.handle.startswith("zoe-and")


def test_groups_come_from_the_id_token(ana: Person) -> None:
    mod = create_person("Mo")
    join_group(mod, "moderators")
    client = Client()
    sign_in(client, mod)
    assert client.get("/api/v1/me").json()["is_moderator"] is True
    sign_in(client, ana)
    assert client.get("/api/v1/me").json()["is_moderator"] is False


def test_cognito_is_asked_with_pkce_nonce_and_our_own_address() -> None:
    client = Client()
    first, second = begin(client), begin(client)
    assert first["code_challenge_method"] == "S256"
    assert first["redirect_uri"] == f"{django_settings.SITE_URL}/oidc/callback/"
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name]) >= 32
        assert first[name] != second[name]


def test_redirect_uri_does_not_follow_the_host_header(ana: Person, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(HTTP_HOST="evil.example.net")
    assert begin(client)["redirect_uri"] == f"{django_settings.SITE_URL}/oidc/callback/"
    assert sign_in(client, ana).status_code == 302
    assert me_status(client) == 200


def test_two_tabs_that_start_at_once_both_succeed(ana: Person) -> None:
    client = Client()
    first = client.get("/oidc/authenticate/", {"next": "/one"})["Location"]
    second = client.get("/oidc/authenticate/", {"next": "/two"})["Location"]
    back_first, back_second = fill_in_form(first, ana), fill_in_form(second, ana)
    assert client.get(back_second)["Location"] == "/two"
    assert client.get(back_first)["Location"] == "/one"
    assert me_status(client) == 200


def test_two_tabs_without_any_cookie_yet_do_not_overwrite_each_other(ana: Person) -> None:
    tab_one, tab_two, browser = Client(), Client(), Client()
    first = tab_one.get("/oidc/authenticate/")["Location"]
    second = tab_two.get("/oidc/authenticate/")["Location"]
    # Both requests left before either answer arrived; the browser then has the cookies of both.
    for tab in (tab_one, tab_two):
        browser.cookies.update(tab.cookies)
    for location in (first, second):
        assert browser.get(fill_in_form(location, ana)).status_code == 302


def test_an_attempt_works_once(ana: Person) -> None:
    client = Client()
    callback = fill_in_form(client.get("/oidc/authenticate/")["Location"], ana)
    assert client.get(callback).status_code == 302
    assert attempt_cookies(client) == []
    assert client.get(callback).status_code == 400


def test_a_reused_code_is_refused_even_with_the_attempts_old_cookie(ana: Person) -> None:
    client, replay = Client(), Client()
    callback = fill_in_form(client.get("/oidc/authenticate/")["Location"], ana)
    replay.cookies.update(client.cookies)
    assert client.get(callback).status_code == 302
    assert replay.get(callback).status_code == 400
    assert me_status(replay) == 401


@pytest.mark.parametrize("query", [{}, {"code": "x"}, {"code": "x", "state": "0" * 32}, {"state": "../x", "code": "x"}])
def test_callback_without_an_attempt_is_refused(query: dict[str, str]) -> None:
    answer = Client().get("/oidc/callback/", query)
    assert answer.status_code == 400
    assert "You are not signed in" in answer.content.decode()


def test_callback_of_another_browsers_attempt_is_refused(ana: Person) -> None:
    """Else an attacker could sign a victim in as the attacker."""
    attacker, victim = Client(), Client()
    callback = fill_in_form(attacker.get("/oidc/authenticate/")["Location"], ana)
    begin(victim)
    assert victim.get(callback).status_code == 400
    assert me_status(victim) == 401


def test_a_code_cannot_be_moved_to_another_attempt(ana: Person) -> None:
    client = Client()
    code = parse_qs(urlsplit(fill_in_form(client.get("/oidc/authenticate/")["Location"], ana)).query)["code"][0]
    other = begin(client)["state"]
    assert client.get("/oidc/callback/", {"code": code, "state": other}).status_code == 400
    assert me_status(client) == 401


def test_a_forged_attempt_cookie_is_refused() -> None:
    client = Client()
    state = begin(client)["state"]
    client.cookies[f"sign-in-{state}"] = client.cookies[f"sign-in-{state}"].value + "x"
    assert client.get("/oidc/callback/", {"code": "x", "state": state}).status_code == 400


def test_an_attempt_does_not_last_for_ever(ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    callback = fill_in_form(client.get("/oidc/authenticate/")["Location"], ana)
    monkeypatch.setattr(attempts, "LIFETIME_SECONDS", 0)
    assert client.get(callback).status_code == 400


def test_what_cognito_says_went_wrong_is_not_repeated_on_the_page() -> None:
    client = Client()
    query = {"error": "access_denied", "error_description": "<b>boo</b>", "state": begin(client)["state"]}
    answer = client.get("/oidc/callback/", query)
    assert answer.status_code == 400
    assert "boo" not in answer.content.decode()


def test_only_a_few_attempts_are_kept(ana: Person) -> None:
    client = Client()
    states = [begin(client)["state"] for _ in range(8)]
    assert attempt_cookies(client) == [f"sign-in-{state}" for state in states[-5:]]
    assert sign_in(client, ana).status_code == 302


@pytest.mark.parametrize(
    "next_path",
    ["https://evil.example.net/", "//evil.example.net/", "/\\evil.example.net", "javascript:alert(1)", "evil",
     "/\t/evil.example.net", "\n//evil.example.net", "http:///evil.example.net", "/" + "x" * 300],
)  # fmt: skip
def test_next_stays_on_our_origin(ana: Person, next_path: str) -> None:
    assert sign_in(Client(), ana, next_path=next_path)["Location"] == "/"


def test_next_may_be_any_page_of_ours(ana: Person) -> None:
    assert sign_in(Client(), ana, next_path="/u/ana?tab=ä#top")["Location"] == "/u/ana?tab=%C3%A4#top"


def test_signing_in_changes_the_session_key_each_time(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    before = client.cookies["sessionid"].value
    sign_in(client, ana)
    assert client.cookies["sessionid"].value != before
    assert me_status(Client(headers={"cookie": f"sessionid={before}"})) == 401


def test_a_planted_session_key_is_not_taken_over(ana: Person) -> None:
    client = Client()
    client.cookies["sessionid"] = "a" * 32
    sign_in(client, ana)
    assert client.cookies["sessionid"].value != "a" * 32
    assert me_status(client) == 200


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(ana: Person) -> None:
    client = Client()
    client.get("/oidc/authenticate/")
    sign_in(client, ana)
    for name, morsel in client.cookies.items():
        if morsel.value and name != "csrftoken":
            assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, "Lax", "/")


def test_on_https_the_attempts_cookie_is_bound_to_this_host(settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    answer = Client().get("/oidc/authenticate/", secure=True)
    [(name, morsel)] = answer.cookies.items()
    assert name.startswith("__Host-")
    assert (bool(morsel["secure"]), morsel["path"], morsel["domain"]) == (True, "/", "")


def test_a_disabled_person_cannot_sign_in_and_is_out_at_the_next_request() -> None:
    person = create_person("Dee")
    client = Client()
    sign_in(client, person)
    assert me_status(client) == 200
    Profile(person.sub).update(actions=[Profile.state.set(DISABLED)])
    assert me_status(client) == 401
    # They have shown who they are, which leads them to where they read why, and nowhere else.
    refused = Client()
    assert urlsplit(sign_in(refused, person)["Location"]).path == "/appeal"
    assert me_status(refused) == 401


def test_signing_out_ends_session_refresh_token_and_cognitos_session(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    captured, refresh_token = client.cookies["sessionid"].value, client.session["sign_in"]["refresh_token"]
    answer = client.post("/oidc/logout/")
    location = urlsplit(answer["Location"])
    assert f"{location.scheme}://{location.netloc}{location.path}" == f"{django_settings.COGNITO_URL}/logout"
    assert parse_qs(location.query)["logout_uri"] == [f"{django_settings.SITE_URL}/"]
    back = requests.get(answer["Location"], allow_redirects=False, timeout=10)
    assert back.headers["Location"] == f"{django_settings.SITE_URL}/"
    assert me_status(Client(headers={"cookie": f"sessionid={captured}"})) == 401
    refreshed = requests.post(
        django_settings.OIDC_OP_TOKEN_ENDPOINT,
        data={
            "grant_type": "refresh_token",
            "refresh_token": refresh_token,
            "client_id": django_settings.COGNITO_CLIENT_ID,
            "client_secret": django_settings.COGNITO_CLIENT_SECRET,
        },
        timeout=10,
    )
    assert refreshed.status_code == 400


def test_signing_out_needs_a_post_with_the_csrf_token(ana: Person, settings: Settings) -> None:
    settings.CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"  # what ours looks like does not matter here
    client = Client(enforce_csrf_checks=True)
    sign_in(client, ana)
    assert client.get("/oidc/logout/").status_code == 405
    assert client.post("/oidc/logout/").status_code == 403
    assert me_status(client) == 200


def test_signing_out_twice_is_fine(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    assert client.post("/oidc/logout/").status_code == 302
    assert client.post("/oidc/logout/").status_code == 302


def test_no_log_line_holds_a_code_token_or_cookie(ana: Person, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    client = Client()
    begun = client.get("/oidc/authenticate/")["Location"]
    callback = fill_in_form(begun, ana)
    caplog.clear()
    client.get(callback)
    client.get(callback)
    secrets = [parse_qs(urlsplit(callback).query)["code"][0], client.cookies["sessionid"].value]
    secrets += [client.session["sign_in"]["refresh_token"], django_settings.COGNITO_CLIENT_SECRET]
    client.post("/oidc/logout/")
    assert caplog.messages
    for secret in secrets:
        assert secret not in caplog.text
