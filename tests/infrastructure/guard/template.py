"""The template and Zappa's settings as they are on AWS, in plain dictionaries that a test may break."""

import json
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from cfnlint.decode import decode

from imageshare.env import BASE_DIR
from imageshare.management.commands.provision import TEMPLATE

Properties = dict[str, Any]
_ON_AWS: Final = {"IsOnAws": True, "IsLocal": False, "HasAlarmEmail": True}
_NO_VALUE: Final = {"Ref": "AWS::NoValue"}


@dataclass
class Deployed:
    """`template` has every Fn::If decided the way it is on AWS."""

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
        place: Any = {"Resources": changed.template["Resources"], "zappa": changed.zappa}[source]
        for part in parts:
            place = place[int(part)] if isinstance(place, list) else place[part]
        if isinstance(place, list):
            place[int(last)] = value
        elif value is None:
            del place[last]
        else:
            place[last] = value
        return changed


def deployed() -> Deployed:
    plain = json.loads(json.dumps(decode(str(TEMPLATE))[0]))
    return Deployed(_decided(plain), json.loads((BASE_DIR / "zappa_settings.json").read_text()))


def texts(value: Any) -> list[Any]:
    """What may be one or a list, as a list."""
    return value if isinstance(value, list) else [value]


def _decided(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"Fn::If"}:
            condition, yes, no = value["Fn::If"]
            return _decided(yes if _ON_AWS[condition] else no)
        decided = {key: _decided(one) for key, one in value.items()}
        return {key: one for key, one in decided.items() if one != _NO_VALUE}
    if isinstance(value, list):
        return [one for one in map(_decided, value) if one != _NO_VALUE]
    return value
