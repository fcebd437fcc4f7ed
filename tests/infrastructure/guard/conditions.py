"""CloudFormation's conditions, decided for given parameters: what stays of a template, and with which values.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
"""

from typing import Any, Final

_NO_VALUE: Final = {"Ref": "AWS::NoValue"}
_PSEUDO_PARAMETERS: Final = {"AWS::Region": "us-east-1", "AWS::Partition": "aws", "AWS::StackName": "imageshare"}


def decided(template: dict[str, Any], parameters: dict[str, str]) -> dict[str, Any]:
    """The template without what it does not make with these parameters, and without a condition."""
    deciding = _Deciding(template["Conditions"], {**_PSEUDO_PARAMETERS, **parameters})
    made = {
        name: {key: deciding.value(one) for key, one in resource.items() if key != "Condition"}
        for name, resource in template["Resources"].items()
        if "Condition" not in resource or deciding.holds({"Condition": resource["Condition"]})
    }
    return {"Parameters": template["Parameters"], "Resources": made}


class _Deciding:
    def __init__(self, conditions: dict[str, Any], parameters: dict[str, str]) -> None:
        self._conditions, self._parameters = conditions, parameters

    def value(self, one: Any) -> Any:
        """With every Fn::If replaced by what it stands for; Ref and the others stay."""
        if isinstance(one, dict):
            if one.keys() == {"Fn::If"}:
                condition, yes, no = one["Fn::If"]
                return self.value(yes if self.holds({"Condition": condition}) else no)
            found = {key: self.value(inner) for key, inner in one.items()}
            return {key: inner for key, inner in found.items() if inner != _NO_VALUE}
        if isinstance(one, list):
            return [inner for inner in map(self.value, one) if inner != _NO_VALUE]
        return one

    def holds(self, condition: dict[str, Any]) -> bool:
        """Raises ValueError for a function that is not known here."""
        ((function, argument),) = condition.items()
        match function:
            case "Condition":
                return self.holds(self._conditions[argument])
            case "Fn::Not":
                return not self.holds(argument[0])
            case "Fn::And":
                return all(map(self.holds, argument))
            case "Fn::Or":
                return any(map(self.holds, argument))
            case "Fn::Equals":
                left, right = map(self._text, argument)
                return left == right
        raise ValueError(f"teach tests/infrastructure/guard/conditions.py {function}")

    def _text(self, one: Any) -> str:
        match one:
            case {"Ref": name}:
                return self._parameters[name]
            case {"Fn::Join": [separator, parts]}:
                return str(separator).join(map(self._text, parts if isinstance(parts, list) else [parts]))
            case {"Fn::Select": [index, {"Ref": name}]}:
                return str(self._parameters[name].split(",")[index])
            case dict():
                raise ValueError(f"teach tests/infrastructure/guard/conditions.py {one}")
        return str(one)
