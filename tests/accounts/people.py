"""People for the tests: real accounts in the local Cognito, signed in the way a browser or a program does it.

Nothing here knows a password or code by other means than a person would: codes are read from the mail.
"""

import re
import secrets
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import boto3
import requests
from django.conf import settings
from django.test import Client

from accounts import cognito
from accounts.services.profiles import profile_ensure

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

PASSWORD = "correct horse battery"
TIMEOUT = 10


@dataclass(frozen=True)
class Person:
    sub: str
    email: str
    password: str
    name: str


def create_person(name: str = "Ana") -> Person:
    """Somebody who has an account, a confirmed address and a profile."""
    person = create_account(name)
    profile_ensure(user_id=person.sub, display_name=person.name)
    return person


def create_account(name: str = "Ana") -> Person:
    """Somebody who has an account and a confirmed address, and was never seen by the application."""
    person = create_unconfirmed(name)
    cognito.confirm_sign_up(email=person.email, code=mailed_code(person.email))
    return person


def create_unconfirmed(name: str = "Ana") -> Person:
    email = new_email()
    cognito.sign_up(name=name, email=email, password=PASSWORD)
    found = _operator().admin_get_user(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=email)
    attributes = {attribute["Name"]: attribute["Value"] for attribute in found["UserAttributes"]}
    return Person(attributes["sub"], email, PASSWORD, name)


def new_email() -> str:
    return f"{secrets.token_hex(6)}@example.com"


def mails_to(email: str) -> list[str]:
    """The texts of all mails to this address, oldest first."""
    answer = requests.get(f"{settings.AWS_ENDPOINT_URL}/_ministack/ses/messages", timeout=TIMEOUT).json()
    messages = [message for of_account in answer["messages"].values() for message in of_account]
    return [message["BodyText"] for message in messages if email in message["To"]]


def mailed_code(email: str) -> str:
    """The code in the newest mail to this address."""
    found = re.findall(r"\b\d{6}\b", mails_to(email)[-1])
    assert found, "the newest mail has no code"
    return str(found[-1])


def sign_in(client: Client, person: Person, *, next_path: str = "/") -> Any:
    """Through Cognito's own form. Answers what the callback answered; the client then has a session."""
    begun = client.get("/oidc/authenticate/", {"next": next_path})
    return client.get(fill_in_form(begun["Location"], person))


def fill_in_form(authorize_url: str, person: Person) -> str:
    """What a browser does at Cognito: open the form, fill it in, send it. Answers the callback's path and query."""
    page = requests.get(authorize_url, timeout=TIMEOUT)
    assert page.status_code == 200, page.text
    form = _Form(page.text)
    answer = requests.post(
        urljoin(page.url, form.action),
        data={**form.values, "username": person.email, "password": person.password},
        allow_redirects=False,
        timeout=TIMEOUT,
    )
    assert answer.status_code == 302, answer.text
    location = urlsplit(answer.headers["Location"])
    return f"{location.path}?{location.query}"


def bearer(person: Person) -> str:
    """An access token, the way a program without a browser gets one."""
    return str(tokens(person)["AccessToken"])


def tokens(person: Person) -> dict[str, Any]:
    """AccessToken, IdToken and RefreshToken."""
    answer = cognito._client().initiate_auth(
        ClientId=settings.COGNITO_CLIENT_ID,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={
            "USERNAME": person.email,
            "PASSWORD": person.password,
            "SECRET_HASH": cognito._secret_hash(person.email),
        },
    )
    return dict(answer["AuthenticationResult"])


def join_group(person: Person, group: str) -> None:
    _operator().admin_add_user_to_group(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=person.sub, GroupName=group)


def leave_group(person: Person, group: str) -> None:
    _operator().admin_remove_user_from_group(
        UserPoolId=settings.COGNITO_USER_POOL_ID, Username=person.sub, GroupName=group
    )


def disable_at_cognito(person: Person) -> None:
    _operator().admin_disable_user(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=person.sub)


@cache
def _operator() -> "CognitoIdentityProviderClient":
    session = boto3.Session(profile_name="imageshare-operator")
    return session.client("cognito-idp", region_name=settings.AWS_REGION)


class _Form(HTMLParser):
    """The first form of a page: where it goes and what it already holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.action = ""
        self.values: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = given["action"]
        elif tag == "input" and given.get("type") == "hidden":
            self.values[given["name"]] = given["value"]
