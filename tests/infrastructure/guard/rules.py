"""Every rule: whoever wants them takes them from here."""

from tests.infrastructure.guard import people, rights, storage
from tests.infrastructure.guard.rule import RULES, Rule, findings

__all__ = ["RULES", "Rule", "findings", "people", "rights", "storage"]
