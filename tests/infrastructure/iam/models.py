"""What one module does with PynamoDB's models, found by reading it."""

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from pynamodb.attributes import Attribute
from pynamodb.indexes import Index
from pynamodb.models import Model

from tests.infrastructure.iam.resources import STACK

_ON_MODELS: Final = {
    "batch_get": "BatchGetItem",
    "batch_write": "BatchWriteItem",
    "count": "Query",
    "delete": "DeleteItem",
    "get": "GetItem",
    "query": "Query",
    "refresh": "GetItem",
    "save": "PutItem",
    "scan": "Scan",
    "update": "UpdateItem",
}
_ON_INDEXES: Final = {"count": "Query", "query": "Query", "scan": "Scan"}
_IN_TRANSACTIONS: Final = {
    "condition_check": "ConditionCheckItem",
    "delete": "DeleteItem",
    "get": "GetItem",
    "save": "PutItem",
    "update": "UpdateItem",
}
_TRANSACTIONS: Final = ("TransactWrite", "TransactGet")
# So common elsewhere that a receiver which is no model says nothing: dictionaries, sets, lists.
_COMMON: Final = ("count", "get", "update")
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class ModelCalls:
    """Follows names to models. With `strict`, raises ValueError for a call whose receiver it cannot follow."""

    def __init__(self, tree: ast.Module, models: Mapping[str, type[Model]], *, strict: bool) -> None:
        self._tree, self._models, self._strict = tree, models, strict
        self._parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}

    def found(self) -> Iterator[tuple[str, str]]:
        """(action, resource) of every call."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield from self._of(node, node.func)

    def _of(self, call: ast.Call, method: ast.Attribute) -> Iterator[tuple[str, str]]:
        names, subject = _ON_MODELS, method.value
        if self._is_transaction(method.value):
            names, subject = _IN_TRANSACTIONS, call.args[0]
        if method.attr not in names or self._is_batch(method.value) or self._is_attribute(method.value):
            return
        resources = self._resources(subject, frozenset())
        if not resources and self._strict and not (names is _ON_MODELS and method.attr in _COMMON):
            raise ValueError(f"Which table is this? Annotate it with its model: {ast.unparse(call)[:80]}")
        for resource in sorted(resources):
            of_index = _ON_INDEXES.get(method.attr) if resource.startswith("index/") else names[method.attr]
            if of_index:
                yield f"dynamodb:{of_index}", resource

    def _resources(self, node: ast.expr, seen: frozenset[str]) -> set[str]:
        """The tables or indexes that an expression may stand for; `seen` are names that are being followed already."""
        if isinstance(node, ast.Name):
            return self._of_name(node, seen)
        if isinstance(node, ast.Attribute):
            index = f"index/{{}}/{node.attr}"
            return {
                index.format(table.removeprefix("table/"))
                for table in self._resources(node.value, seen)
                if self._has_index(table, node.attr)
            }
        if isinstance(node, ast.Call):
            made_by = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            return self._resources(made_by, seen)
        return set()

    def _of_name(self, node: ast.Name, seen: frozenset[str]) -> set[str]:
        if node.id in self._models:
            return {self._table(node.id)}
        if node.id in seen:
            return set()
        if node.id in ("cls", "self"):
            return self._own(node)
        seen |= {node.id}
        for function in self._functions_around(node):
            parameters = [*function.args.args, *function.args.kwonlyargs]
            for position, parameter in enumerate(parameters):
                if parameter.arg == node.id:
                    return self._of_annotation(parameter.annotation) or self._of_arguments(
                        function.name, position, node.id, seen
                    )
            found = self._of_assignments(function, node.id, seen)
            if found:
                return found
        return set()

    def _of_assignments(self, function: _Function, name: str, seen: frozenset[str]) -> set[str]:
        found: set[str] = set()
        for node in ast.walk(function):
            match node:
                case ast.AnnAssign(target=ast.Name(id=target), annotation=annotation) if target == name:
                    found |= self._of_annotation(annotation)
                case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                    found |= self._resources(value, seen)
                case ast.For(target=ast.Name(id=target), iter=value) if target == name:
                    found |= self._resources(value, seen)
        return found

    def _of_arguments(self, function: str, position: int, name: str, seen: frozenset[str]) -> set[str]:
        """What this module's own calls of a function pass for one of its parameters."""
        found: set[str] = set()
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                passed = [keyword.value for keyword in node.keywords if keyword.arg == name]
                passed += node.args[position : position + 1]
                for value in passed:
                    found |= self._resources(value, seen)
        return found

    def _of_annotation(self, annotation: ast.expr | None) -> set[str]:
        if annotation is None:
            return set()
        names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
        return {self._table(name) for name in names & self._models.keys()}

    def _own(self, node: ast.AST) -> set[str]:
        while node in self._parents:
            node = self._parents[node]
            if isinstance(node, ast.ClassDef):
                return {self._table(node.name)} if node.name in self._models else set()
        return set()

    def _functions_around(self, node: ast.AST) -> Iterator[_Function]:
        while node in self._parents:
            node = self._parents[node]
            if isinstance(node, _Function):
                yield node

    def _is_transaction(self, node: ast.expr) -> bool:
        if not isinstance(node, ast.Name):
            return False
        for function in self._functions_around(node):
            for parameter in function.args.args:
                if parameter.arg == node.id and parameter.annotation is not None:
                    return ast.unparse(parameter.annotation) in _TRANSACTIONS
        return False

    def _is_batch(self, node: ast.expr) -> bool:
        """What `with Model.batch_write() as batch` names: the call is found there."""
        return isinstance(node, ast.Name) and any(
            isinstance(item.optional_vars, ast.Name)
            and item.optional_vars.id == node.id
            and ast.unparse(item.context_expr).endswith(".batch_write()")
            for function in self._functions_around(node)
            for statement in ast.walk(function)
            if isinstance(statement, ast.With)
            for item in statement.items
        )

    def _is_attribute(self, node: ast.expr) -> bool:
        """An attribute of a model: its methods make parts of an update, `delete` takes values out of a set."""
        return (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and isinstance(getattr(self._models.get(node.value.id), node.attr, None), Attribute)
        )

    def _table(self, model: str) -> str:
        """By the table's short name: the model's without the stack's."""
        return f"table/{str(self._models[model].Meta.table_name).removeprefix(f'{STACK}-')}"

    def _has_index(self, table: str, name: str) -> bool:
        owners = (model for key, model in self._models.items() if self._table(key) == table)
        return any(isinstance(getattr(model, name, None), Index) for model in owners)
