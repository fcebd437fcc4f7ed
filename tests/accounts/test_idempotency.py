"""POSTs with an `Idempotency-Key`: carried out once, answered alike."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import path
from django.utils import timezone
from pytest_django import Settings
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.errors import LimitReached, Unavailable
from accounts.services import idempotency
from accounts.services.api_tokens import api_tokens_list
from accounts.tables.idempotency import Claim
from imageshare import urls
from imageshare.api_schema import Generator
from tests.accounts.people import Person, create_person, sign_in

TOKENS = "/api/v1/me/tokens"
TRY = "/api/v1/try"
JSON = "application/json"

done: list[Any] = []
answer_with: Callable[[], Response] = Response


class TryView(APIView):
    """Stands for any POST of the API: notes that it was carried out, then answers as a test wants."""

    def post(self, request: Request) -> Response:
        done.append(request.data)
        return answer_with()


urlpatterns = [path("api/v1/try", TryView.as_view()), *urls.urlpatterns]


@pytest.fixture(autouse=True)
def try_view(settings: Settings) -> Iterator[None]:
    settings.ROOT_URLCONF = __name__
    done.clear()
    answering(lambda: Response({"n": len(done)}, status=HTTPStatus.CREATED))
    return iter([None])


def answering(how: Callable[[], Response]) -> None:
    global answer_with  # noqa: PLW0603  # the view has no other way to hear of it
    answer_with = how


@pytest.fixture(scope="module")
def client(ana: Person) -> Client:
    client = Client()
    sign_in(client, ana)
    return client


@pytest.fixture
def key() -> str:
    return secrets.token_hex(16)


def send(client: Client, key: str, body: Any = None, url: str = TRY) -> Any:
    return client.post(url, {} if body is None else body, JSON, headers={"Idempotency-Key": key})


def code_of(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["errors"][0]["code"]


def row_of(person: Person, key: str, url: str = TRY) -> Claim:
    return Claim.get(idempotency._row_key(person.sub, "POST", url, key), consistent_read=True)


def test_a_repetition_is_answered_alike_and_not_carried_out(client: Client, key: str) -> None:
    first, again = send(client, key), send(client, key)
    assert len(done) == 1
    assert (again.status_code, again.json()) == (first.status_code, first.json()) == (201, {"n": 1})
    assert again["Content-Type"] == first["Content-Type"] == JSON
    assert "Idempotent-Replayed" not in first
    assert again["Idempotent-Replayed"] == "true"
    assert "no-store" in again["Cache-Control"]


def test_without_a_key_each_is_carried_out(client: Client) -> None:
    assert [client.post(TRY, {}, JSON).json()["n"] for _ in range(2)] == [1, 2]


def test_a_key_may_be_quoted_as_the_draft_has_it(client: Client, key: str) -> None:
    assert send(client, f'"{key}"').json() == send(client, key).json() == {"n": 1}


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 256, 'a"b', '"', "ü"])
def test_a_malformed_key_is_400_and_nothing_is_done(client: Client, key: str) -> None:
    answer = client.post(TRY, {}, JSON, HTTP_IDEMPOTENCY_KEY=key)
    assert code_of(answer) == (400, "invalid")
    assert answer.json()["errors"][0]["attr"] == "Idempotency-Key"
    assert done == []


def test_the_same_key_with_another_body_is_422(client: Client, key: str) -> None:
    send(client, key, {"a": 1})
    assert code_of(send(client, key, {"a": 2})) == (422, "idempotency_key_reused")
    assert done == [{"a": 1}]


def test_keys_of_other_people_and_other_operations_are_others(client: Client, key: str) -> None:
    other = Client()
    sign_in(other, create_person("Ben"))
    assert send(client, key).status_code == 201
    assert send(other, key).json() == {"n": 2}
    assert send(client, key, {"name": "a", "scopes": ["read"]}, TOKENS).json()["name"] == "a"


def test_at_the_same_moment_one_is_carried_out_and_the_others_are_told_to_wait(client: Client, key: str) -> None:
    answering(lambda: send(client, key))
    inner = send(client, key)
    assert code_of(inner) == (409, "idempotency_key_in_use")
    assert inner["Retry-After"] == "2"
    assert len(done) == 1


def test_of_ten_at_once_one_is_carried_out() -> None:
    person = create_person("Ana")
    clients = [Client() for _ in range(10)]
    sign_in(clients[0], person)
    for one in clients:
        one.cookies = clients[0].cookies
    asked = {"name": "a", "scopes": ["read"]}
    key = secrets.token_hex(16)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda one: send(one, key, asked, TOKENS), clients))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len({answer.json()["token"] for answer in answers if answer.status_code == 201}) == 1
    assert len(api_tokens_list(user_id=person.sub)) == 1
    assert send(clients[0], key, asked, TOKENS)["Idempotent-Replayed"] == "true"


def refuse_for_now() -> Response:
    raise LimitReached("Too often.", retry_after=1)


def fail() -> Response:
    raise RuntimeError("A fault of ours.")


def unavailable() -> Response:
    raise Unavailable


@pytest.mark.parametrize("how", [refuse_for_now, fail, unavailable])
def test_what_may_work_when_tried_again_is_tried_again(client: Client, key: str, how: Callable[[], Response]) -> None:
    trying = Client(raise_request_exception=False)
    trying.cookies = client.cookies
    answering(how)
    assert send(trying, key).status_code in (429, 500, 503)
    answering(lambda: Response({"at": "last"}))
    assert send(trying, key).json() == {"at": "last"}
    assert len(done) == 2


def test_a_failure_that_nobody_turns_into_an_answer_releases_the_key(
    client: Client, key: str, settings: Settings
) -> None:
    settings.DEBUG = True  # errors then go through to the page for developers
    answering(fail)
    with pytest.raises(RuntimeError):
        send(client, key)
    answering(lambda: Response({"at": "last"}))
    assert send(client, key).json() == {"at": "last"}


def test_a_refusal_is_repeated(client: Client, key: str) -> None:
    asked = {"name": "", "scopes": []}
    first, again = (send(client, key, asked, TOKENS) for _ in range(2))
    assert first.status_code == again.status_code == 400
    assert first.json() == again.json()
    assert again["Idempotent-Replayed"] == "true"


def test_no_content_is_repeated_as_that(client: Client, key: str) -> None:
    answering(lambda: Response(status=HTTPStatus.NO_CONTENT))
    first, again = send(client, key), send(client, key)
    assert [(answer.status_code, answer.content) for answer in (first, again)] == [(204, b"")] * 2
    assert len(done) == 1


def test_an_answer_too_large_to_keep_is_409_when_repeated(client: Client, key: str) -> None:
    answering(lambda: Response({"much": "x" * idempotency.MAX_ANSWER_BYTES}))
    assert send(client, key).status_code == 200
    assert code_of(send(client, key)) == (409, "idempotency_answer_not_kept")
    assert len(done) == 1


def test_an_expired_row_that_still_stands_counts_as_absent(
    client: Client, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "KEPT_SECONDS", 0)
    assert [send(client, key).json()["n"] for _ in range(2)] == [1, 2]


def test_a_key_is_kept_for_a_day(client: Client, ana: Person, key: str) -> None:
    send(client, key)
    assert row_of(ana, key).expires_at == pytest.approx((timezone.now() + timedelta(days=1)).timestamp(), abs=5)


def test_what_a_dead_process_claimed_can_be_sent_again_after_a_minute(
    client: Client, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.api_view.idempotency_settle", lambda *_, **__: None)
    monkeypatch.setattr(idempotency, "RUNNING_SECONDS", 0)
    send(client, key)
    assert code_of(send(client, key, {"another": "request"})) == (422, "idempotency_key_reused")
    monkeypatch.undo()
    assert send(client, key).json() == {"n": 2}
    assert send(client, key).json() == {"n": 2}


def test_who_lost_the_claim_does_not_answer_for_who_has_it(key: str) -> None:
    def begin() -> Any:
        return idempotency.idempotency_begin(user_id="u", method="POST", path="/", key=key, body=b"")

    late = begin()
    Claim(late.key).update(actions=[Claim.running_until.set(0)])
    now = begin()
    idempotency.idempotency_settle(late, status=201, content=b'"late"')
    idempotency.idempotency_settle(late, status=500, content=None)
    idempotency.idempotency_settle(now, status=201, content=b'"now"')
    assert begin() == idempotency.Answer(201, b'"now"')


def test_who_may_not_do_it_claims_nothing(client: Client, key: str) -> None:
    assert send(Client(), key).status_code == 401
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert send(strict, key).status_code == 403
    assert send(client, key).json() == {"n": 1}


def test_a_form_is_refused_as_ever(client: Client, key: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    token = client.cookies["csrftoken"].value
    answer = strict.post(TRY, {"csrfmiddlewaretoken": token}, headers={"Idempotency-Key": key})
    assert answer.status_code == 415


def test_the_table_holds_no_answer_that_its_reader_could_use(client: Client, ana: Person, key: str) -> None:
    token = send(client, key, {"name": "a", "scopes": ["read"]}, TOKENS).json()["token"]
    row = row_of(ana, key, TOKENS)
    assert len(row.answer) > len(token)
    held = str(row.serialize())
    assert token not in held
    assert "starts_with" not in held
    assert key not in held


def test_with_another_secret_key_what_was_kept_cannot_be_read(client: Client, key: str, settings: Settings) -> None:
    running = idempotency.idempotency_begin(user_id="u", method="POST", path="/", key=key, body=b"")
    assert isinstance(running, idempotency.Running)
    idempotency.idempotency_settle(running, status=200, content=b"{}")
    settings.SECRET_KEY = "another" * 10
    with pytest.raises(idempotency.AnswerNotKept):
        idempotency.idempotency_begin(user_id="u", method="POST", path="/", key=key, body=b"")


def test_while_the_store_does_not_answer_what_was_done_is_answered(
    client: Client, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: Any, **__: Any) -> None:
        raise Unavailable

    monkeypatch.setattr(Claim, "finish", silent)
    assert send(client, key).json() == {"n": 1}


def test_every_post_says_that_it_takes_a_key() -> None:
    schema = Generator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    posts = [operations["post"] for operations in schema["paths"].values() if "post" in operations]
    assert len(posts) >= 6
    for post in posts:
        assert {"$ref": "#/components/parameters/IdempotencyKey"} in post["parameters"]
        assert "422" in post["responses"]
    assert schema["components"]["parameters"]["IdempotencyKey"]["required"] is False


def test_every_view_of_the_api_takes_part() -> None:
    views = [view for view in _views(urls.urlpatterns) if view.__module__.split(".")[0] in ("accounts", "gallery")]
    assert len(views) >= 8
    assert [view for view in views if not issubclass(view, APIView)] == []


def _views(patterns: list[Any]) -> Iterator[type]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns") and "api/v1/" in str(pattern.pattern):
            yield from (of.callback.cls for of in pattern.url_patterns)
