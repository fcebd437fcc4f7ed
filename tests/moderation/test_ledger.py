"""The ledger is one chain whoever writes at once, and tells of every row that was changed, taken out or put in."""

import json
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from django.conf import settings
from django.core.management import CommandError, call_command

from moderation.services.cases import case_take
from moderation.services.decisions import Decision, decision_make
from moderation.services.ledger import ledger_verify
from moderation.tables.ledger import CHAIN, LedgerRow, ledger_head, row_hash
from tests.moderation.made_cases import decide, reported_image
from tests.roles import acting_as


def test_twenty_writers_at_once_make_one_chain() -> None:
    head = ledger_head()
    before = int(head.sequence) if head else 0
    cases = [reported_image()[2] for _ in range(20)]
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(decide_alone, cases))
    with acting_as("maintenance"):
        verdict = ledger_verify()
    assert verdict.faults == []
    assert verdict.rows == before + 20


def decide_alone(case_id: str) -> None:
    case_take(case_id=case_id, moderator_id="one")
    decision_make(case_id=case_id, moderator_id="one", decision=Decision("dismiss"))


@pytest.fixture
def rows() -> list[LedgerRow]:
    for _ in range(3):
        decide(reported_image()[2], "dismiss")
    with acting_as("operator"):
        return list(LedgerRow.query(CHAIN, consistent_read=True))


def faults() -> str:
    with acting_as("maintenance"):
        return "\n".join(ledger_verify().faults)


def test_a_row_that_was_changed_is_found(rows: list[LedgerRow]) -> None:
    row = rows[-2]
    was = row.entry
    with acting_as("operator"):
        row.update(actions=[LedgerRow.entry.set(was.replace("dismiss", "approve"))])
        assert f"Row {row.sequence} was changed." in faults()
        forged = row_hash(int(row.sequence), row.previous_hash, row.entry)
        row.update(actions=[LedgerRow.entry_hash.set(forged)])
        assert f"Row {int(row.sequence) + 1} does not follow" in faults()
        row.update(
            actions=[
                LedgerRow.entry.set(was),
                LedgerRow.entry_hash.set(row_hash(int(row.sequence), row.previous_hash, was)),
            ]
        )
    assert faults() == ""


def test_a_row_that_was_taken_out_is_found_also_at_the_end(rows: list[LedgerRow]) -> None:
    inner, last = rows[-2], rows[-1]
    known = int(last.sequence), str(last.entry_hash)
    with acting_as("operator"):
        inner.delete()
    assert f"Between rows {int(inner.sequence) - 1} and {last.sequence}, rows are missing." in faults()
    with acting_as("operator"):
        inner.save()
        last.delete()
    with acting_as("maintenance"):
        cut_off = f"The ledger ends with row {known[0] - 1} and was {known[0]} rows long."
        assert ledger_verify().faults == [cut_off]
        assert ledger_verify(known_sequence=known[0], known_hash=known[1]).faults == [
            cut_off,
            f"Row {known[0]} is not there as it is known from before.",
        ]
    with acting_as("operator"):
        last.save()
    assert faults() == ""


def test_commands_verify_and_export(rows: list[LedgerRow]) -> None:
    out = StringIO()
    with acting_as("maintenance"):
        call_command("verify_ledger", stdout=out)
        assert f"{len(rows)} {rows[-1].entry_hash}" in out.getvalue()
        with pytest.raises(CommandError, match="is not there as it is known"):
            call_command("verify_ledger", known=["1", "0" * 64])
        exported = StringIO()
        call_command("export_ledger", stdout=exported)
    lines = [json.loads(line) for line in exported.getvalue().splitlines()]
    assert [line["sequence"] for line in lines] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("role", ["web", "jobs", "worker"])
def test_nobody_who_serves_may_change_or_delete_a_row(role: str, rows: list[LedgerRow]) -> None:
    with acting_as(role):
        client: Any = boto3.client("dynamodb", region_name=settings.AWS_REGION)
        key = {"chain": {"S": CHAIN}, "sequence": {"N": "1"}}
        for call in (client.delete_item, client.update_item):
            with pytest.raises(ClientError, match="AccessDenied"):
                call(TableName=LedgerRow.Meta.table_name, Key=key)
