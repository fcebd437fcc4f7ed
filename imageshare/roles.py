"""Who is in which Cognito group, as an operator changes it; what a group may do is the application's business."""

from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from accounts.tables.profiles import Profile

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


class RoleNotChanged(Exception):
    """Nothing was changed; the message says why, in words for the operator."""


def role_grant(*, user_pool_id: str, email: str, role: str) -> None:
    """Raises RoleNotChanged if nobody has this address, confirmed, or there is no such group."""
    cognito = _cognito()
    try:
        username, user_id = _account(cognito, user_pool_id, email)
        cognito.admin_add_user_to_group(UserPoolId=user_pool_id, Username=username, GroupName=role)
        Profile.role_mark(user_id, role, taken=False)
    except (BotoCoreError, ClientError) as error:
        raise RoleNotChanged(str(error)) from error


def role_revoke(*, user_pool_id: str, email: str, role: str) -> None:
    """Raises RoleNotChanged as above; somebody who is not in the group stays out of it.

    The row comes first: once this has returned, nothing that the person had begun in that role is done any more.
    """
    cognito = _cognito()
    try:
        username, user_id = _account(cognito, user_pool_id, email)
        Profile.role_mark(user_id, role, taken=True)
        cognito.admin_remove_user_from_group(UserPoolId=user_pool_id, Username=username, GroupName=role)
    except (BotoCoreError, ClientError) as error:
        raise RoleNotChanged(str(error)) from error


def role_members(*, user_pool_id: str, role: str) -> list[str]:
    """Their e-mail addresses, sorted."""
    pages = _cognito().get_paginator("list_users_in_group").paginate(UserPoolId=user_pool_id, GroupName=role)
    users = [user for page in pages for user in page["Users"]]
    return sorted(one["Value"] for user in users for one in user["Attributes"] if one["Name"] == "email")


def _account(cognito: "CognitoIdentityProviderClient", user_pool_id: str, email: str) -> tuple[str, str]:
    """Cognito's name for the account that has this address, and the person's id."""
    if '"' in email or "\\" in email:
        raise RoleNotChanged(f"{email!r} is no e-mail address.")
    found = cognito.list_users(UserPoolId=user_pool_id, Filter=f'email = "{email}"', Limit=2)["Users"]
    if len(found) != 1:
        raise RoleNotChanged(f"{len(found) or 'No'} accounts have the address {email}.")
    if found[0]["UserStatus"] != "CONFIRMED":
        raise RoleNotChanged(f"The account of {email} is {found[0]['UserStatus'].lower()}; it has to be confirmed.")
    user_id = next(one["Value"] for one in found[0]["Attributes"] if one["Name"] == "sub")
    return found[0]["Username"], user_id


def _cognito() -> "CognitoIdentityProviderClient":
    return boto3.client("cognito-idp", region_name=settings.AWS_REGION)
