"""The secrets of a deployed stage: SecureStrings of the Parameter Store, which the web function reads as it starts."""

import secrets as randomness
from collections.abc import Sequence

import boto3
from botocore.exceptions import BotoCoreError
from django.core.exceptions import ImproperlyConfigured

from imageshare.parameter_store import ParameterStore

NAMES = ("SECRET_KEY", "COGNITO_CLIENT_SECRET")
# What CloudFront says to the web function. There may be several, with commas between: it says the first, all count.
ORIGIN_SECRET = "ORIGIN_SECRET"  # noqa: S105  # its name


def parameter_name(stack_name: str, name: str) -> str:
    """What the web role may read is written out in infrastructure/template.yaml."""
    return f"/{stack_name}/{name}"


def media_key_name(key_id: str) -> str:
    """Where the private key is whose public half CloudFront knows by this id.

    By id, so that while two versions of the code run each finds its own, and so that one can go back to the other.
    """
    return f"media-keys/{key_id}"


def secrets_read(*, stack_name: str, region: str, names: Sequence[str] = NAMES) -> dict[str, str]:
    """Those of `names` that there are. Raises ImproperlyConfigured if it cannot be known which."""
    try:
        store = ParameterStore(region=region)
        found = {name: store.get(parameter_name(stack_name, name)) for name in names}
    except (BotoCoreError, ConnectionError) as error:
        raise ImproperlyConfigured(f"The secrets of {stack_name} cannot be read: {error}") from error
    return {name: value for name, value in found.items() if value is not None}


def secrets_write(*, stack_name: str, region: str, cognito_client_secret: str) -> None:
    """Keep Cognito's secret current; make the secret key once and keep it, so that sessions outlive deployments."""
    there = secrets_read(stack_name=stack_name, region=region)
    key = there.get("SECRET_KEY") or randomness.token_urlsafe(64)
    _write(stack_name, region, there, {"SECRET_KEY": key, "COGNITO_CLIENT_SECRET": cognito_client_secret})


def secret_key_rotate(*, stack_name: str, region: str) -> None:
    """A new key signs for whatever starts from now on; what the last one signed counts until the next rotation."""
    there = secrets_read(stack_name=stack_name, region=region)
    keys = [randomness.token_urlsafe(64), *there.get("SECRET_KEY", "").split()[:1]]
    _write(stack_name, region, there, {"SECRET_KEY": " ".join(keys)})


def secret_key_version(*, stack_name: str, region: str) -> int:
    """How often it was written."""
    ssm = boto3.client("ssm", region_name=region)
    return int(ssm.get_parameter(Name=parameter_name(stack_name, "SECRET_KEY"))["Parameter"]["Version"])


def _write(stack_name: str, region: str, there: dict[str, str], wanted: dict[str, str]) -> None:
    ssm = boto3.client("ssm", region_name=region)
    for name, value in wanted.items():
        if there.get(name) != value:
            ssm.put_parameter(
                Name=parameter_name(stack_name, name), Value=value, Type="SecureString", Overwrite=name in there
            )


def origin_secret_ensure(*, stack_name: str, region: str) -> str:
    """What CloudFront is to say; made the first time."""
    there = secrets_read(stack_name=stack_name, region=region, names=(ORIGIN_SECRET,)).get(ORIGIN_SECRET)
    if there is None:
        there = randomness.token_urlsafe(32)
        secret_write(stack_name=stack_name, region=region, name=ORIGIN_SECRET, value=there)
    return there.partition(",")[0].strip()


def secret_write(*, stack_name: str, region: str, name: str, value: str) -> None:
    """One more, which must not be there yet."""
    ssm = boto3.client("ssm", region_name=region)
    ssm.put_parameter(Name=parameter_name(stack_name, name), Value=value, Type="SecureString")


def secrets_delete(*, stack_name: str, region: str, names: Sequence[str] = (*NAMES, ORIGIN_SECRET)) -> None:
    ssm = boto3.client("ssm", region_name=region)
    ssm.delete_parameters(Names=[parameter_name(stack_name, name) for name in names])
