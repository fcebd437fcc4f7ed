"""The policies of the stack's roles as they are deployed, and what they say to an action on a resource.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import boto3

from tests.infrastructure.iam.resources import role_name


@dataclass(frozen=True)
class Statement:
    """One statement of an identity policy; `actions` and `resources` may hold wildcards."""

    sid: str
    effect: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]

    def matches(self, action: str, arn: str) -> bool:
        return any(action_matches(one, action) for one in self.actions) and any(
            resource_matches(one, arn) for one in self.resources
        )


def statements_of(role: str, operator: boto3.Session) -> list[Statement]:
    """Every statement that grants this role something. Raises ValueError for what `may` could not judge rightly."""
    iam, name = operator.client("iam"), role_name(role)
    if iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]:
        raise ValueError(f"{name} has managed policies; write its rights into the template.")
    names = iam.list_role_policies(RoleName=name)["PolicyNames"]
    documents: list[Any] = [iam.get_role_policy(RoleName=name, PolicyName=one)["PolicyDocument"] for one in names]
    return [parse(statement) for document in documents for statement in document["Statement"]]


def parse(statement: dict[str, Any]) -> Statement:
    """Raises ValueError for an element that is not known here: a condition that is passed over would be a hole."""
    unknown = statement.keys() - {"Sid", "Effect", "Action", "Resource"}
    if unknown:
        raise ValueError(f"{statement.get('Sid')}: teach tests/infrastructure/iam/policies.py {', '.join(unknown)}.")
    return Statement(
        sid=str(statement.get("Sid", "a statement without Sid")),
        effect=str(statement["Effect"]),
        actions=_texts(statement["Action"]),
        resources=_texts(statement["Resource"]),
    )


def may(statements: Iterable[Statement], action: str, arn: str) -> bool:
    """An explicit denial wins; without a statement that allows it, everything is denied."""
    effects = {statement.effect for statement in statements if statement.matches(action, arn)}
    return "Allow" in effects and "Deny" not in effects


def unused(statements: Iterable[Statement], used: set[tuple[str, str]]) -> Iterator[str]:
    """Each action and each resource of a statement that none of these (action, ARN) pairs needs."""
    for statement in statements:
        needed = [(action, arn) for action, arn in used if statement.matches(action, arn)]
        for one in statement.actions:
            if not any(action_matches(one, action) for action, _ in needed):
                yield f"{statement.sid}: {one}"
        for one in statement.resources:
            if not any(resource_matches(one, arn) for _, arn in needed):
                yield f"{statement.sid}: {one}"


def action_matches(pattern: str, action: str) -> bool:
    return _wildcard(pattern.lower()).fullmatch(action.lower()) is not None


def resource_matches(pattern: str, arn: str) -> bool:
    """The case of an ARN counts, and a wildcard crosses slashes and colons."""
    return _wildcard(pattern).fullmatch(arn) is not None


def _wildcard(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)


def _texts(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
