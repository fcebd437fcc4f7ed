"""The template and Zappa's settings as they are on AWS, in plain dictionaries that a test may break."""

import json
from copy import deepcopy
from dataclasses import dataclass
from itertools import product
from typing import Any

from cfnlint.decode import decode

from imageshare.env import BASE_DIR
from imageshare.template import TEMPLATE
from tests.infrastructure.guard.conditions import decided

Properties = dict[str, Any]


@dataclass
class Deployed:
    """`template` has every condition decided."""

    template: dict[str, Any]
    zappa: dict[str, Any]

    def of_type(self, *kinds: str) -> dict[str, Properties]:
        """Properties by logical id."""
        found = self.template["Resources"].items()
        return {name: one.get("Properties", {}) for name, one in found if one["Type"] in kinds}

    def statements(self, name: str) -> list[Properties]:
        """Of the policy document, or documents, of one resource."""
        properties = self.template["Resources"][name]["Properties"]
        documents = [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
        documents += [properties[key] for key in ("PolicyDocument",) if key in properties]
        return [statement for document in documents for statement in document["Statement"]]

    def with_change(self, path: str, value: object) -> "Deployed":
        """A copy in which the place at this path, parts parted by dots, holds something else; None removes it."""
        changed = deepcopy(self)
        source, *parts, last = path.split(".")
        place: Any = changed.zappa if source == "zappa" else changed.template[source]
        for part in parts:
            place = place[int(part)] if isinstance(place, list) else place[part]
        if isinstance(place, list):
            place[int(last)] = value
        elif value is None:
            del place[last]
        else:
            place[last] = value
        return changed


def on_aws() -> list[Deployed]:
    """As it is on AWS: with everything optional and with nothing of it, and for each choice that a parameter offers.

    The first one has everything optional, and each choice's default.
    """
    plain = json.loads(json.dumps(decode(str(TEMPLATE))[0]))
    zappa = json.loads((BASE_DIR / "zappa_settings.json").read_text())
    parameters = {name: one for name, one in plain["Parameters"].items() if name != "Target"}
    choices = {name: _default_first(one) for name, one in parameters.items() if "AllowedValues" in one}
    optional = [name for name, one in parameters.items() if one.get("Default", "needed") in ("", 0)]
    return [
        Deployed(decided(plain, {"Target": "aws", "SiteUrl": "https://a.example", **chosen, **given}), zappa)
        for values in product(*choices.values())
        for chosen in [dict(zip(choices, values, strict=True))]
        for given in (dict.fromkeys(optional, "1"), {name: str(parameters[name]["Default"]) for name in optional})
    ]


def _default_first(parameter: dict[str, Any]) -> list[str]:
    default = parameter["Default"]
    return [default, *(value for value in parameter["AllowedValues"] if value != default)]


def texts(value: Any) -> list[Any]:
    """What may be one or a list, as a list."""
    return value if isinstance(value, list) else [value]
