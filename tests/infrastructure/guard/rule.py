"""What a rule is, and where the rules are kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from tests.infrastructure.guard.template import Deployed

Check = Callable[[Deployed], Iterator[str]]


@dataclass(frozen=True)
class Rule:
    """`says` is what holds when nothing is found."""

    id: str
    says: str
    check: Check


RULES: Final[dict[str, Rule]] = {}


def rule(identity: str, says: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        assert identity not in RULES
        RULES[identity] = Rule(identity, says, check)
        return check

    return register


def findings(on: Deployed) -> list[str]:
    """A line for every rule and resource that do not agree."""
    return [f"{one.id} {name}: {one.says}" for one in RULES.values() for name in one.check(on)]
