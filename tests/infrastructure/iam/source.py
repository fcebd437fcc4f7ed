"""Which AWS calls our code makes, found by reading it: boto3's operations, and what is done with PynamoDB's models.

What a name stands for is followed through annotations, assignments and calls within one module, so a table's file that
hides its model from that is an error rather than a gap.
"""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Final

import botocore.session
from botocore import xform_name

from accounts.tables.table import Table
from imageshare.env import BASE_DIR
from tests.infrastructure.iam.calls import all_calls
from tests.infrastructure.iam.models import ModelCalls

APPS: Final = ("accounts", "gallery", "imageshare", "moderation")
# (file, action, resource); the resource is "" for what is not a table: which object or queue it is cannot be read.
Found = tuple[str, str, str]
# A request that is built and signed by hand, without an operation's name.
_BY_HAND: Final = {"gallery/storage/presign.py": "s3:GetObject"}
_NAMES_OF: Final = {"generate_presigned_post": "put_object"}
# These are given an operation's name.
_NAMING: Final = ("get_paginator", "generate_presigned_url")


def calls_in_code() -> set[Found]:
    """Every call of the four apps that IAM judges."""
    found: set[Found] = {(file, action, "") for file, action in _BY_HAND.items()}
    for path in sorted(path for app in APPS for path in (BASE_DIR / app).rglob("*.py")):
        file, tree = str(path.relative_to(BASE_DIR)), ast.parse(path.read_text())
        found |= {(file, action, "") for action in _operations(tree)}
        reader = ModelCalls(tree, models(), strict="tables" in path.parts)
        found |= {(file, action, resource) for action, resource in reader.found()}
    return found


@cache
def models() -> dict[str, type[Table]]:
    """Every model of the apps, by its class's name."""
    for app in APPS:
        package = importlib.import_module(app)
        for module in pkgutil.walk_packages(package.__path__, f"{app}."):
            if ".tables." in module.name:
                importlib.import_module(module.name)
    return {model.__name__: model for model in Table.__subclasses__() if model.__module__.split(".")[0] in APPS}


def _operations(tree: ast.Module) -> Iterator[str]:
    """The actions of boto3's operations in a module that makes a client, or takes the S3 client of the storage."""
    services = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(("boto3.client", "boto3.resource"))
        and isinstance(node.args[0], ast.Constant)
    }
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    if "gallery.storage.client" in imported:
        services.add("s3")
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {
        ast.literal_eval(node.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _NAMING
        # CloudFront's signer has a method of this name too, and asks nobody.
        and isinstance(node.args[0], ast.Constant)
    }
    for service in sorted(map(str, services)):
        known = _actions(service)
        yield from (known[name] for name in {_NAMES_OF.get(name, name) for name in names} & known.keys())


@cache
def _actions(service: str) -> dict[str, str]:
    """Action of each operation that is signed; operations that anybody may call are none of IAM's business."""
    model = botocore.session.get_session().get_service_model(service)
    # The first call of an operation is the plain one, without a version.
    tried = {call.operation: call.needs[0][0] for call in reversed(all_calls()) if call.service == service}
    signed = [name for name in model.operation_names if model.operation_model(name).auth_type != "none"]
    return {xform_name(name): tried.get(xform_name(name), f"{service}:{name}") for name in signed}
