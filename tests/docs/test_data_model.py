"""docs/data-model.md names every function that reads or writes DynamoDB, and nothing here needs a list of them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pytest

from imageshare.env import BASE_DIR

APPS: Final = ("accounts", "gallery", "moderation")
# Whatever reaches DynamoDB does it inside the first, or hands its writes to one of the others.
GATEWAYS: Final = frozenset({"temporary_faults_as_unavailable", "transact", "transact_if"})
# Maintenance writes without the first; only writes have these arguments.
WRITES: Final = frozenset({"actions", "condition"})
# Who is handed one of these adds a part to a transaction.
TRANSACTION: Final = "TransactWrite"


@dataclass(frozen=True)
class Access:
    """A function, or a method behind its class and a dot, and the names it uses. Private ones count by their module."""

    name: str
    is_public: bool
    is_direct: bool
    uses: frozenset[str]


def functions_of(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{part.name}", part) for part in node.body if isinstance(part, ast.FunctionDef))


def modules_of(tree: ast.Module) -> set[str]:
    """The names under which whole modules of tables were imported."""
    imports = [
        node for node in tree.body if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("tables")
    ]
    return {alias.asname or alias.name for node in imports for alias in node.names}


def uses_of(name: str, function: ast.FunctionDef, modules: set[str]) -> Iterator[str]:
    """`cls.find`, `self.find` and `Profile(x).find` are `Profile.find`; `find` of an imported module is `find`."""
    owner = name.partition(".")[0]
    for node in ast.walk(function):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            of = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(of, ast.Name) and of.id in modules:
                yield node.attr
            elif isinstance(of, ast.Name):
                yield f"{owner if of.id in ('cls', 'self') else of.id}.{node.attr}"


def is_direct(function: ast.FunctionDef, used: frozenset[str]) -> bool:
    arguments = (argument for argument in function.args.args if not argument.arg.startswith("_"))
    adds = any(isinstance(one.annotation, ast.Name) and one.annotation.id == TRANSACTION for one in arguments)
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    writes = any(keyword.arg in WRITES for call in calls for keyword in call.keywords)
    return adds or writes or not used.isdisjoint(GATEWAYS)


def accesses_of(source: str, *, module: str) -> Iterator[Access]:
    tree = ast.parse(source)
    modules = modules_of(tree)
    for name, function in functions_of(tree):
        used = frozenset(uses_of(name, function, modules))
        is_public = not any(part.startswith("_") for part in name.split("."))
        yield Access(
            name if is_public else f"{module}:{name}",
            is_public,
            is_direct(function, used),
            used | {f"{module}:{one}" for one in used},
        )


def reaching_dynamodb(sources: dict[str, str]) -> set[str]:
    """The public ones that do it themselves, or by others that do."""
    found = [access for module, source in sources.items() for access in accesses_of(source, module=module)]
    reaching = {access.name for access in found if access.is_direct}
    while more := {access.name for access in found if not access.uses.isdisjoint(reaching)} - reaching:
        reaching |= more
    return {access.name for access in found if access.is_public} & reaching


SOURCES: Final = {str(path): path.read_text() for app in APPS for path in (BASE_DIR / app / "tables").glob("*.py")}
DOCUMENT: Final = (BASE_DIR / "docs" / "data-model.md").read_text()


@pytest.mark.parametrize("name", sorted(reaching_dynamodb(SOURCES)))
def test_every_access_pattern_is_in_the_data_model(name: str) -> None:
    assert f"`{name}`" in DOCUMENT


def test_no_method_is_named_in_the_data_model_that_is_not_there() -> None:
    """Of methods, which are named with their class: one that was renamed is noticed."""
    written = {name for source in SOURCES.values() for name, _ in functions_of(ast.parse(source))}
    models = {name.partition(".")[0] for name in written if "." in name}
    named = {name for name in re.findall(r"`([A-Z]\w+\.\w+)`", DOCUMENT) if name.partition(".")[0] in models}
    assert named
    assert named <= written, named - written


def test_reads_writes_parts_and_callers_count_and_what_builds_keys_does_not() -> None:
    source = """
from gallery.tables import other

class Row(Model):
    @classmethod
    def find(cls, key):
        with temporary_faults_as_unavailable():
            return cls.get(key)

    def is_new(self):
        return self.count == 0

    def found_again(self):
        return Row.find(self.key)

def part(writes: TransactWrite, key):
    writes.save(Row(key))

def whole(key):
    transact_if(lambda writes: part(writes, key))

def changed(row):
    row.update(actions=[Row.count.add(1)])

def by_private(key):
    return _read(key)

def by_module(key):
    return other.part(key)

def row_key(key):
    return f"row#{key}"

def ignores(_writes: TransactWrite):
    pass

def _read(key):
    return Row.find(key)
"""
    expected = {"Row.find", "Row.found_again", "part", "whole", "changed", "by_private", "by_module"}
    assert reaching_dynamodb({"one": source}) == expected
    elsewhere = "def not_ours(key):\n    return _read(key)\n"
    assert reaching_dynamodb({"one": source, "two": elsewhere}) == expected
