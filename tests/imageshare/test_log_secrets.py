"""No line of the log holds a cookie, a code, a token or a signed URL: whole journeys, at the most talkative level."""

import io
import logging
import logging.config
import re
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.oidc import CognitoBackend
from accounts.tables.profiles import Profile
from gallery.services.links import link_create
from gallery.tables.images import PRIVATE
from imageshare import views
from imageshare.logs import logging_config
from tests.accounts.people import Person, bearer, create_person, fill_in_form, tokens
from tests.gallery import pictures
from tests.gallery.senders import finish, post, share

JSON = "application/json"


@pytest.fixture(scope="module")
def ana() -> Person:
    return create_person("Ana")


@pytest.fixture(params=["json", "line"])
def log(request: pytest.FixtureRequest, settings: Settings) -> Iterator[io.StringIO]:
    """All that the processes would write with LOG_LEVEL=DEBUG, in both formats."""
    configuration = logging_config(level="DEBUG", as_json=request.param == "json", stack="imageshare", process="web")
    stream = io.StringIO()
    configuration["handlers"]["all"]["stream"] = stream
    logging.config.dictConfig(configuration)
    yield stream
    logging.config.dictConfig(settings.LOGGING)


class Secrets(list[str]):
    """What must not be seen, as it came by."""

    def note(self, *values: str) -> None:
        # What is shorter may well be in a line by chance.
        self.extend(value for value in values if len(value) >= 6)

    def note_cookies(self, client: Client) -> None:
        self.note(*(morsel.value for morsel in client.cookies.values()))

    def note_query(self, url: str, *names: str) -> None:
        query = parse_qs(urlsplit(url).query)
        assert query.keys() >= set(names)
        self.note(*(value for values in query.values() for value in values if len(value) >= 32))
        self.note(*(value for name in names for value in query[name]))

    def seen_in(self, text: str) -> list[str]:
        return [secret for secret in self if secret in text]


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> Secrets:
    """Collects also the tokens that Cognito hands out behind the scenes."""
    secrets, get_token = Secrets(), CognitoBackend.get_token

    def overheard(self: CognitoBackend, payload: dict[str, Any]) -> dict[str, Any]:
        handed_out = get_token(self, payload)
        secrets.note(*(value for name, value in handed_out.items() if name.endswith("_token")))
        secrets.note(payload["code"], payload["code_verifier"])
        return handed_out

    monkeypatch.setattr(CognitoBackend, "get_token", overheard)
    return secrets


def signed_in(person: Person, secrets: Secrets) -> tuple[Client, str]:
    """A client with a session, and the address that it came back to from Cognito."""
    client = Client(raise_request_exception=False)
    authorize = client.get("/oidc/authenticate/", {"next": "/upload"})["Location"]
    secrets.note_cookies(client)
    secrets.note_query(authorize, "state", "nonce")
    callback = fill_in_form(authorize, person)
    secrets.note_query(callback, "code", "state")
    assert client.get(callback).status_code == 302
    secrets.note_cookies(client)
    return client, callback


def complete(log: io.StringIO, secrets: Secrets, *, at_least: int) -> str:
    """What was logged, once it is sure that there was something to find and somewhere to find it."""
    text = log.getvalue()
    assert text.count("\n") >= 3
    assert len(set(secrets)) >= at_least
    assert re.search(r"X-Amz-Signature|Bearer ", text) is None
    return text


def test_signing_in_and_out(log: io.StringIO, secrets: Secrets, ana: Person) -> None:
    client, callback = signed_in(ana, secrets)
    assert client.get("/api/v1/me").status_code == 200
    assert client.get(callback).status_code == 400  # the code again
    assert client.post("/oidc/logout/").status_code == 302
    assert secrets.seen_in(complete(log, secrets, at_least=8)) == []


def test_tokens_that_are_taken_and_refused(log: io.StringIO, secrets: Secrets, ana: Person) -> None:
    token = bearer(ana)
    foreign = tokens(ana)["IdToken"]
    secrets.note(token, foreign, token.rpartition(".")[2])
    for one, status in [(token, 200), (foreign, 401), (f"{token}x", 401)]:
        assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {one}"}).status_code == status
    assert secrets.seen_in(complete(log, secrets, at_least=3)) == []


def test_personal_tokens_sessions_and_repeated_requests(log: io.StringIO, secrets: Secrets, ana: Person) -> None:
    client, _ = signed_in(ana, secrets)
    key = f"a-key-for-repeating-{uuid.uuid4()}"
    secrets.note(key)
    for _ in range(2):
        made = client.post(
            "/api/v1/me/tokens", {"name": "a", "scopes": ["read"]}, JSON, headers={"Idempotency-Key": key}
        ).json()
        secrets.note(made["token"])
    program = Client(headers={"authorization": f"Bearer {made['token']}"})
    assert program.get("/api/v1/me").status_code == 200
    assert program.patch("/api/v1/me", {}, JSON).status_code == 403
    assert client.delete(f"/api/v1/me/tokens/{made['id']}").status_code == 204
    assert program.get("/api/v1/me").status_code == 401
    assert client.post("/api/v1/me/sessions/revoke-all", {}, JSON).status_code == 200
    assert secrets.seen_in(complete(log, secrets, at_least=8)) == []


def test_sending_showing_and_fetching_a_picture(log: io.StringIO, secrets: Secrets, ana: Person) -> None:
    client, _ = signed_in(ana, secrets)
    data = pictures.jpeg(640, 480)
    wanted = {"filename": "a.jpg", "content_type": "image/jpeg", "size": len(data), "visibility": PRIVATE}
    started = client.post("/api/v1/uploads", wanted, content_type=JSON).json()
    transfer = started["transfer"]
    secrets.note(*(value for name, value in transfer["fields"].items() if name.lower().startswith(("x-amz", "policy"))))
    assert post(transfer["url"], transfer["fields"], data).status_code == 201
    finish(ana.sub, started["id"])
    shown = client.get(f"/api/v1/images/{started['id']}").json()
    for rendition in shown["renditions"]:
        secrets.note_query(rendition["url"], "X-Amz-Signature", "X-Amz-Security-Token")
    download = f"/api/v1/images/{started['id']}/downloads"
    fetched = client.post(download, {"rendition": "original"}, content_type=JSON).json()
    secrets.note_query(fetched["url"], "X-Amz-Signature", "X-Amz-Security-Token")
    assert secrets.seen_in(complete(log, secrets, at_least=12)) == []


def test_links_that_open_and_links_that_do_not(log: io.StringIO, secrets: Secrets, ana: Person) -> None:
    image = share(ana.sub, pictures.jpeg(640, 480))
    token = str(link_create(owner_id=ana.sub, kind="image", subject_id=image.image_id, password="correct horse").token)
    secrets.note(token, "correct horse")
    visitor = Client()
    visitor.get(f"/s/{token}")
    visitor.post(f"/s/{token}", {"password": "wrong"})
    visitor.post(f"/s/{token}", {"password": "correct horse"})
    secrets.note_cookies(visitor)
    shown = visitor.get(f"/s/{token}").content.decode()
    secrets.note(*re.findall(r"X-Amz-Signature=(\w+)", shown))
    for path, status in ((f"{token}/nothing", 404), (f"{token}/download", 405), (f"{token}x", 404)):
        assert visitor.get(f"/s/{path}").status_code == status
    asked = {"token": token, "password": "correct horse"}
    assert visitor.post("/api/v1/links/open", asked, content_type=JSON).status_code == 200
    [visit_pass] = {morsel.value for morsel in visitor.cookies.values()}
    sent = {"token": token, "visit_pass": visit_pass, "name": "Gus", "filename": "a.jpg"}
    sent |= {"content_type": "image/jpeg", "size": 10}
    assert visitor.post("/api/v1/links/uploads", sent, content_type=JSON).status_code == 403
    text = complete(log, secrets, at_least=5)
    assert "/s/..." in text
    assert secrets.seen_in(text) == []


def test_a_failure_of_ours(log: io.StringIO, secrets: Secrets, ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    client, callback = signed_in(ana, secrets)
    monkeypatch.setattr(Profile, "find", broken)
    monkeypatch.setattr(views, "_answers", broken)
    assert client.get("/readyz", {"code": "a-code-of-somebody", "state": "a-state"}).status_code == 500
    assert client.get(callback).status_code in (400, 500)
    secrets.note("a-code-of-somebody")
    text = complete(log, secrets, at_least=9)
    assert "RuntimeError" in text
    assert secrets.seen_in(text) == []


def test_a_secret_in_a_line_would_be_seen(log: io.StringIO, secrets: Secrets, ana: Person) -> None:
    client, _ = signed_in(ana, secrets)
    logging.getLogger("gallery").info("hello %s", client.cookies["sessionid"].value)
    assert len(secrets.seen_in(log.getvalue())) == 1
