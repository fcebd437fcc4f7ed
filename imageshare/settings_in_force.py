"""What the process was told by its environment, for administrators: of secrets only whether they are set."""

from dataclasses import dataclass, fields

from imageshare.env import Env


@dataclass(frozen=True)
class SettingInForce:
    """One variable as it was understood; a secret has no `value` here, only whether it is set."""

    name: str
    value: str
    is_set: bool
    is_secret: bool


def settings_in_force(env: Env) -> tuple[SettingInForce, ...]:
    """In the order of `Env`. Whatever `Env` keeps out of its own repr is a secret."""
    found = []
    for field in fields(env):
        value = getattr(env, field.name)
        is_set = value not in (None, "", (), {})
        shown = str(value) if field.repr and is_set else ""
        found.append(SettingInForce(field.name.upper(), shown, is_set, is_secret=not field.repr))
    return tuple(found)
