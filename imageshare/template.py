"""infrastructure/template.yaml in the form in which CloudFormation gets it."""

import json
from typing import Any, Final

import yaml

from imageshare.env import BASE_DIR

TEMPLATE: Final = BASE_DIR / "infrastructure" / "template.yaml"
# Bytes that CloudFormation takes.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
LARGEST: Final = 1_000_000


class _Loader(yaml.SafeLoader):
    """Also knows the short forms of CloudFormation's functions."""


def _function(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html
        value = value.split(".", 1) if suffix == "GetAtt" else value
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _function)


def template_body() -> str:
    """As JSON without spaces and comments."""
    return json.dumps(yaml.load(TEMPLATE.read_text(), _Loader), separators=(",", ":"))  # noqa: S506  # a SafeLoader
