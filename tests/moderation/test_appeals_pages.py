"""Appeals from both sides, the ledger's page, and what everybody may know."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from gallery.tables.images import HIDDEN, image_get
from gallery.tables.uploads import READY
from moderation.services.appeals import appeal_make
from moderation.services.cases import case_get, case_take
from tests.accounts.people import Person, create_person, sign_in
from tests.moderation.scene import decided, reported
from tests.moderation.staff import member, proven_ago


@pytest.fixture(scope="module")
def mod() -> tuple[Client, Person]:
    return member("moderators")


@pytest.fixture(scope="module")
def second() -> tuple[Client, Person]:
    return member("moderators", name="Noor")


def browser(person: Person) -> Client:
    client = Client()
    sign_in(client, person)
    return client


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_the_owner_reads_why_and_appeals_once(mod: tuple[Client, Person], second: tuple[Client, Person]) -> None:
    scene = decided(mod[1].sub)
    owner, path = browser(scene.owner), f"/decisions/{scene.case_id}"
    told = text_of(owner, path)
    for words in ("Your picture was hidden", "Violence or threats", "It shows cruelty.", "What you can do"):
        assert words in told
    assert owner.post(path, {"text": "  "}).status_code == 422
    assert owner.post(path, {"text": "It is a painting."}).status_code == 302
    assert "It waits for a moderator who did not make the decision." in text_of(owner, path)
    assert owner.post(path, {"text": "Again."}).status_code == 422

    judge = f"/moderation/appeals/{scene.case_id}"
    assert "The decision was yours" in text_of(mod[0], "/moderation/appeals/")
    mod[0].post(judge, {"outcome": "restore", "reason": "I was wrong."})
    assert image_get(image_id=scene.image.image_id).state == HIDDEN, "not by who decided"
    assert "It is a painting." in text_of(second[0], "/moderation/appeals/")
    assert second[0].post(judge, {"outcome": "restore", "reason": "It is art."}).status_code == 302
    assert image_get(image_id=scene.image.image_id).state == READY
    told = text_of(owner, path)
    assert "It was granted" in told
    assert "It is art." in told


def test_an_appeal_may_be_refused_with_a_reason(mod: tuple[Client, Person], second: tuple[Client, Person]) -> None:
    scene = decided(mod[1].sub)
    owner, path = browser(scene.owner), f"/decisions/{scene.case_id}"
    owner.post(path, {"text": "Please."})
    judge = f"/moderation/appeals/{scene.case_id}"
    assert second[0].post(judge, {"outcome": "uphold", "reason": ""}).status_code == 302
    assert "Say why" in text_of(second[0], "/moderation/appeals/")
    second[0].post(judge, {"outcome": "uphold", "reason": "It is cruel."})
    assert case_get(case_id=scene.case_id).appeal_granted is False
    assert "It was refused" in text_of(owner, path)


def test_who_reported_hears_the_outcome_and_nobody_else_anything(mod: tuple[Client, Person]) -> None:
    scene = decided(mod[1].sub)
    path = f"/decisions/{scene.case_id}"
    told = text_of(browser(scene.reporter), path)
    assert "Something was done about what you reported" in told
    assert "It shows cruelty." not in told
    assert browser(create_person("Xeno")).get(path).status_code == 404
    assert Client().get(path)["Location"] == f"/oidc/authenticate/?next={path}"


def test_an_owner_does_not_hear_of_what_was_not_decided(mod: tuple[Client, Person]) -> None:
    scene = reported()
    assert browser(scene.owner).get(f"/decisions/{scene.case_id}").status_code == 404


def test_the_ledger_shows_decisions_and_whether_it_is_whole(mod: tuple[Client, Person]) -> None:
    scene = decided(mod[1].sub)
    shown = text_of(mod[0], "/moderation/ledger/")
    assert scene.case_id in shown
    assert "It shows cruelty." in shown
    verified = mod[0].post("/moderation/ledger/verify")
    assert "nothing is missing or changed" in verified.content.decode()
    assert "Older" not in text_of(mod[0], "/moderation/ledger/?before=2")


def test_the_ledger_is_taken_out_by_administrators_who_signed_in_just_now(mod: tuple[Client, Person]) -> None:
    decided(mod[1].sub)
    assert mod[0].post("/moderation/ledger/export").status_code == 404
    both, _ = member("moderators", "administrators", name="Ada")
    assert "Export" in text_of(both, "/moderation/ledger/")
    answer = both.post("/moderation/ledger/export")
    assert "attachment" in answer["Content-Disposition"]
    rows = [json.loads(line) for line in answer.getvalue().splitlines()]
    assert [row["sequence"] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[-1]["entry"]["action"] == "hide"
    proven_ago(both, 16 * 60)
    assert both.post("/moderation/ledger/export")["Location"].startswith("/oidc/authenticate/")


def test_everybody_may_see_how_often_which_rule_was_applied(mod: tuple[Client, Person]) -> None:
    scene = decided(mod[1].sub)
    shown = text_of(Client(), "/transparency")
    assert "Violence or threats" in shown
    assert "Somebody&#x27;s address, documents or intimate pictures" in shown
    assert scene.case_id not in shown
    assert scene.image.image_id not in shown


def test_months_and_rules_are_drawn_as_well_as_told(mod: tuple[Client, Person], second: tuple[Client, Person]) -> None:
    """Decisions that were taken back are none, and an appeal is not a decision."""
    month, rules = decisions_drawn()
    scene = decided(mod[1].sub)
    assert decisions_drawn() == (month + 1, rules + 1)
    appeal_make(owner_id=scene.owner.sub, case_id=scene.case_id, text="It is a painting.")
    case_take(case_id=scene.case_id, moderator_id=second[1].sub)
    second[0].post(f"/moderation/appeals/{scene.case_id}", {"outcome": "restore", "reason": "It is."})
    assert decisions_drawn() == (month, rules)


def decisions_drawn() -> tuple[int, int]:
    """How many the columns say there were this month, and the bars of all rules together."""
    shown = text_of(Client(), "/transparency")
    if 'class="charts"' not in shown:
        return 0, 0
    [month] = re.findall(f"<title>{datetime.now(UTC):%b %Y}: ([0-9,]+)</title>", shown)
    assert shown.count("<rect x=") == 12
    rules = re.findall('<td>([0-9,]+)</td><td class="bar-cell">', shown)
    return int(month.replace(",", "")), sum(int(count.replace(",", "")) for count in rules)
