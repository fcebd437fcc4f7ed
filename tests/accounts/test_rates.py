"""How many requests a person may make in a minute, and what the answers say of it."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.errors import Unavailable
from accounts.services import rates
from accounts.services.api_tokens import api_token_create
from accounts.services.rates import PERIOD, SHARED_EVERY, RateExceeded, rate_take
from accounts.services.scopes import READ, UPLOAD, WRITE
from accounts.tables.throttles import Throttle
from tests.accounts.people import Person, create_person, sign_in

JSON = "application/json"
NOON = 1_700_000_000.0  # 20 seconds into a minute


@pytest.fixture(autouse=True)
def minute(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Time stands still, so that no minute ends within a test."""
    monkeypatch.setattr(rates, "time", lambda: NOON)
    monkeypatch.setattr(rates, "_minute", rates._Minute())
    return iter([None])


@pytest.fixture
def person() -> Person:
    return create_person("Ana")


@pytest.fixture
def client(person: Person) -> Client:
    client = Client()
    sign_in(client, person)
    return client


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What was told to the table of reads, as it was told."""
    told: list[int] = []
    add = Throttle.add

    def noting(**what: Any) -> int:
        told.append(what["tries"])
        return add(**what)

    monkeypatch.setattr(Throttle, "add", noting)
    return told


def reads(user_id: str, times: int) -> int:
    """How many of so many are let through."""
    through = 0
    for _ in range(times):
        try:
            rate_take(user_id=user_id, kind=READ)
        except RateExceeded:
            continue
        through += 1
    return through


def fields(answer: Any) -> tuple[str, str]:
    return answer.headers["RateLimit-Policy"], answer.headers["RateLimit"]


def test_every_answer_says_where_one_stands(client: Client, settings: Settings) -> None:
    settings.READS_PER_MINUTE, settings.WRITES_PER_MINUTE, settings.UPLOADS_PER_MINUTE = 50, 20, 10
    assert fields(client.get("/api/v1/me")) == ('"read";q=50;w=60', '"read";r=49;t=40')
    assert fields(client.get("/api/v1/images/x"))[1] == '"read";r=48;t=40'
    assert fields(client.patch("/api/v1/me", {"bio": "x"}, JSON)) == ('"write";q=20;w=60', '"write";r=19;t=40')
    assert fields(client.patch("/api/v1/me", {"bio": "x" * 501}, JSON))[1] == '"write";r=18;t=40'
    assert fields(client.post("/api/v1/uploads", {}, JSON)) == ('"upload";q=10;w=60', '"upload";r=9;t=40')


@pytest.mark.parametrize(("setting", "method"), [("READS_PER_MINUTE", "get"), ("WRITES_PER_MINUTE", "patch")])
def test_one_more_than_allowed_is_429_and_says_when_to_come_back(
    client: Client, settings: Settings, setting: str, method: str
) -> None:
    setattr(settings, setting, 2)
    send = getattr(client, method)
    assert [send("/api/v1/me", content_type=JSON).status_code for _ in range(3)] == [200, 200, 429]
    refused = send("/api/v1/me", content_type=JSON)
    assert refused["Retry-After"] == "40"
    assert refused.json()["errors"][0]["code"] == "throttled"
    assert re.search(r";r=0;t=40$", refused["RateLimit"])


def test_a_refused_request_does_nothing(client: Client, settings: Settings) -> None:
    settings.WRITES_PER_MINUTE = 1
    client.patch("/api/v1/me", {"bio": "first"}, JSON)
    assert client.patch("/api/v1/me", {"bio": "second"}, JSON).status_code == 429
    assert client.get("/api/v1/me").json()["bio"] == "first"


def test_a_person_s_programs_share_the_person_s_rate(client: Client, person: Person, settings: Settings) -> None:
    settings.WRITES_PER_MINUTE = 2
    for _ in range(2):
        token = api_token_create(user_id=person.sub, name="A program", scopes=["write"])[1]
        program = Client(headers={"authorization": f"Bearer {token}"})
        assert program.patch("/api/v1/me", {"bio": "x"}, JSON).status_code == 200
    assert client.patch("/api/v1/me", {"bio": "x"}, JSON).status_code == 429


def test_others_are_counted_apart(client: Client, settings: Settings) -> None:
    settings.WRITES_PER_MINUTE = 1
    other = Client()
    sign_in(other, create_person("Ben"))
    for one in (client, other):
        assert one.patch("/api/v1/me", {"bio": "x"}, JSON).status_code == 200


def test_whoever_is_not_signed_in_is_not_counted() -> None:
    answer = Client().get("/api/v1/me")
    assert answer.status_code == 401
    assert "RateLimit" not in answer.headers


@pytest.mark.parametrize("kind", [WRITE, UPLOAD])
def test_of_many_changes_at_once_never_more_than_the_limit_come_through(
    kind: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WRITES_PER_MINUTE = settings.UPLOADS_PER_MINUTE = 7

    def one(_: int) -> bool:
        monkeypatch.setattr(rates, "_minute", rates._Minute())  # nothing of this is remembered in a process
        try:
            rate_take(user_id=f"storm-{kind}", kind=kind)
        except RateExceeded:
            return False
        return True

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(one, range(30))) == 7


def test_in_one_process_exactly_the_limit_of_reads_comes_through(settings: Settings) -> None:
    settings.READS_PER_MINUTE = 100
    assert reads("alone", 150) == 100


def test_in_many_threads_of_a_process_too(settings: Settings) -> None:
    settings.READS_PER_MINUTE = 100
    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(lambda _: reads("threads", 20), range(10))) == 100


def test_few_reads_cost_no_write_and_many_one_in_thirty(shared: list[int]) -> None:
    reads("frugal", SHARED_EVERY - 1)
    assert shared == []
    reads("frugal", 2 * SHARED_EVERY + 1)
    assert shared == [SHARED_EVERY] * 3


def test_processes_together_let_through_the_limit_and_at_most_thirty_each_beyond(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.READS_PER_MINUTE = 120
    processes = [rates._Minute() for _ in range(4)]
    through = 0
    for turn in range(400):
        monkeypatch.setattr(rates, "_minute", processes[turn % 4])
        through += reads("everywhere", 1)
    assert 120 <= through <= 120 + 4 * SHARED_EVERY


def test_the_next_minute_starts_at_nothing_and_forgets_the_last(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.READS_PER_MINUTE = settings.WRITES_PER_MINUTE = 3
    for user_id in ("a", "b", "next"):
        assert reads(user_id, 5) == 3
    for _ in range(3):
        rate_take(user_id="next", kind=WRITE)
    monkeypatch.setattr(rates, "time", lambda: NOON + PERIOD)
    assert rate_take(user_id="next", kind=READ).remaining == 2
    assert rate_take(user_id="next", kind=WRITE).remaining == 2
    assert len(rates._minute.of) == 1


def test_while_the_store_does_not_answer_reading_goes_on_and_is_counted_here(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(**_: Any) -> int:
        raise Unavailable

    monkeypatch.setattr(Throttle, "add", silent)
    settings.READS_PER_MINUTE = 100
    assert reads("unheard", 150) == 100


def test_a_repeated_post_counts(client: Client, settings: Settings) -> None:
    settings.WRITES_PER_MINUTE = 2
    asked = {"name": "a", "scopes": ["read"]}
    sent = [client.post("/api/v1/me/tokens", asked, JSON, headers={"Idempotency-Key": "key-1"}) for _ in range(3)]
    assert [answer.status_code for answer in sent] == [201, 201, 429]
    assert sent[0].json() == sent[1].json()
