"""The forms agree with the user pool."""

from typing import Any

import yaml
from django.conf import settings

from accounts.forms import PASSWORD_MIN_LENGTH, SignUpForm
from accounts.services.profiles import MAX_NAME_LENGTH


class _Template(yaml.SafeLoader):
    """CloudFormation's own tags do not matter here."""


_Template.add_multi_constructor("!", lambda _loader, _suffix, node: node.value)


def user_pool() -> Any:
    template = yaml.load((settings.BASE_DIR / "infrastructure" / "template.yaml").read_text(), _Template)  # noqa: S506
    return template["Resources"]["UserPool"]["Properties"]


def test_the_password_policy_is_the_user_pools() -> None:
    """Else a weak password would be answered by Cognito, and differently for addresses that have an account."""
    policy = user_pool()["Policies"]["PasswordPolicy"]
    assert policy["MinimumLength"] == PASSWORD_MIN_LENGTH
    assert not any(required for rule, required in policy.items() if rule.startswith("Require"))


def test_every_name_that_the_form_takes_fits_into_the_pool() -> None:
    [name] = [attribute for attribute in user_pool()["Schema"] if attribute["Name"] == "name"]
    assert int(name["StringAttributeConstraints"]["MaxLength"]) >= MAX_NAME_LENGTH


def test_addresses_are_told_apart_as_little_as_the_pool_tells_them_apart() -> None:
    form = SignUpForm({"name": "Eve", "email": " Eve@Example.COM ", "password": "correct horse battery"})
    assert form.is_valid()
    assert form.cleaned_data["email"] == "eve@example.com"
