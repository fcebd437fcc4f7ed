"""The rules of the site: a file of settings with a version, which reports and decisions name."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from accounts.errors import Invalid

SEVERITY_MAX: Final = 5


@dataclass(frozen=True)
class Rule:
    """`severity` is 1 to 5; `applies_to` names kinds of subjects."""

    id: str
    title: str
    text: str
    severity: int
    applies_to: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """All rules of one version, in the order in which people are offered them."""

    version: int
    rules: tuple[Rule, ...]

    def find(self, rule_id: str) -> Rule | None:
        """None for one that is not, or no longer, among them."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def get(self, rule_id: str, *, kind: str) -> Rule:
        """Raises Invalid for a rule that there is not for this kind of subject."""
        rule = self.find(rule_id)
        if rule is None or kind not in rule.applies_to:
            raise Invalid("There is no such rule for this.", field="rule")
        return rule


def rules_in_force() -> Rules:
    """Those of the file that the settings name. Raises ValueError or OSError for a file that is faulty."""
    return _read(settings.MODERATION_RULES)


@cache
def _read(path: Path) -> Rules:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    rules = tuple(_rule(entry) for entry in found["rules"])
    if len({rule.id for rule in rules}) < len(rules):
        raise ValueError(f"{path} has two rules with one id.")
    return Rules(int(found["version"]), rules)


def _rule(entry: dict[str, Any]) -> Rule:
    rule = Rule(**{**entry, "applies_to": tuple(entry["applies_to"])})
    if not 1 <= rule.severity <= SEVERITY_MAX:
        raise ValueError(f"The severity of {rule.id} is not between 1 and {SEVERITY_MAX}.")
    return rule
