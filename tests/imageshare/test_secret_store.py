"""The secrets of a deployed stage, under the roles that have them and that do not."""

import os
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signing import TimestampSigner

from imageshare import env, secret_store
from tests.roles import acting_as

COMPLETE = env.read_env_file(env.BASE_DIR / "tests" / "offline" / env.ENV_FILE_NAME)
HERE = {"stack_name": settings.STACK_NAME, "region": settings.AWS_REGION}


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    yield
    with acting_as("operator"):
        secret_store.secrets_delete(**HERE)


def deployed(secret: str) -> dict[str, str]:
    with acting_as("operator"):
        secret_store.secrets_write(**HERE, cognito_client_secret=secret)
        return secret_store.secrets_read(**HERE)


def cold_start(nowhere: Path, **changes: str) -> env.Env:
    """As the web function starts: with neither secret among its variables."""
    variables = {name: value for name, value in COMPLETE.items() if name not in secret_store.NAMES}
    here = {
        "STACK_NAME": settings.STACK_NAME,
        "AWS_REGION": settings.AWS_REGION,
        "AWS_ENDPOINT_URL": str(settings.AWS_ENDPOINT_URL),
        "STATE_DIR": str(nowhere),
    }
    return env.load({**variables, **here, "AWS_LAMBDA_FUNCTION_NAME": "web", **changes})


def test_the_secret_key_is_made_once_and_cognitos_secret_follows_it() -> None:
    first, second = deployed("one"), deployed("two")
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(first["SECRET_KEY"]) >= 50
    assert second["COGNITO_CLIENT_SECRET"] == "two"


def test_what_the_key_before_a_rotation_signed_still_counts_and_before_the_next_no_more(tmp_path: Path) -> None:
    deployed("one")
    keys = [cold_start(tmp_path).secret_key]
    for _ in range(2):
        with acting_as("operator"):
            secret_store.secret_key_rotate(**HERE)
        started = cold_start(tmp_path)
        assert started.secret_key not in keys
        assert started.secret_key_fallbacks == (keys[-1],)
        cookie = TimestampSigner(key=keys[-1]).sign("cookie")
        reader = TimestampSigner(key=started.secret_key, fallback_keys=list(started.secret_key_fallbacks))
        assert reader.unsign(cookie) == "cookie"
        keys.append(started.secret_key)
    with acting_as("operator"):
        assert secret_store.secret_key_version(**HERE) == 3


def test_they_are_stored_encrypted() -> None:
    deployed("one")
    ssm = boto3.Session(profile_name="imageshare-operator").client("ssm")
    for name in secret_store.NAMES:
        parameter = ssm.get_parameter(Name=secret_store.parameter_name(settings.STACK_NAME, name))["Parameter"]
        assert parameter["Type"] == "SecureString"


def test_the_web_function_starts_with_them(tmp_path: Path) -> None:
    stored = deployed("one")
    started = cold_start(tmp_path)
    assert (started.secret_key, started.cognito_client_secret) == (stored["SECRET_KEY"], "one")


def test_without_them_the_web_function_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^SECRET_KEY is not set"):
        cold_start(tmp_path)


def test_the_secrets_of_another_stage_are_out_of_reach(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"cannot be read.*not authorized"):
        cold_start(tmp_path, STACK_NAME="another")


def test_the_worker_cannot_read_them() -> None:
    deployed("one")
    with acting_as("worker"), pytest.raises(ImproperlyConfigured, match=r"cannot be read.*not authorized"):
        secret_store.secrets_read(**HERE)
    assert os.environ["AWS_PROFILE"] == "imageshare-web"
