"""A transaction several parts of which may change one row: DynamoDB takes one write a row, so updates become one."""

from dataclasses import dataclass
from typing import Any

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

_Row = tuple[type[Model], Any, Any]


@dataclass
class _Update:
    model: Model
    actions: list[Action]
    condition: Condition | None

    def join(self, actions: list[Action], condition: Condition | None) -> None:
        self.actions += actions
        if condition is not None:
            self.condition = condition if self.condition is None else self.condition & condition


class MergedWrites(TransactWrite):
    """Updates and checks of the same row are sent as one update, on all of their conditions.

    Two parts must not change the same attribute; DynamoDB refuses that.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._updates: dict[_Row, _Update] = {}
        self._checks: dict[_Row, Condition] = {}

    def update(
        self,
        model: Any,
        actions: list[Action],
        condition: Condition | None = None,
        return_values: str | None = None,  # noqa: ARG002 - PynamoDB's; nobody here asks for it
        *,
        add_version_condition: bool = True,  # noqa: ARG002 - PynamoDB's; no row here has versions
    ) -> None:
        row = _row_of(model)
        if row in self._updates:
            self._updates[row].join(list(actions), condition)
        else:
            self._updates[row] = _Update(model, list(actions), condition)

    def condition_check(
        self, model_cls: Any, hash_key: Any, range_key: Any = None, condition: Condition | None = None
    ) -> None:
        row = (model_cls, hash_key, range_key)
        if condition is not None and row in self._checks:
            condition &= self._checks[row]
        if condition is None:
            raise TypeError("A check needs a condition.")
        self._checks[row] = condition

    def _commit(self) -> Any:
        for row, condition in self._checks.items():
            if row in self._updates:
                self._updates[row].join([], condition)
            else:
                model_class, hash_key, range_key = row
                super().condition_check(model_class, hash_key, range_key, condition=condition)
        for update in self._updates.values():
            super().update(update.model, update.actions, update.condition)
        return super()._commit()


def _row_of(model: Model) -> _Row:
    hash_key, range_key = model._get_hash_range_key_serialized_values()  # noqa: SLF001
    return type(model), hash_key, range_key
