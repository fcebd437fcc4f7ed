"""The secrets of a deployed stage: SecureStrings of the Parameter Store, which the web function reads as it starts."""

import secrets as randomness

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import ImproperlyConfigured

NAMES = ("SECRET_KEY", "COGNITO_CLIENT_SECRET")
# A function that cannot read its secrets should say so before its caller gives up on it.
_CONFIG = Config(connect_timeout=3, read_timeout=3, retries={"total_max_attempts": 3})


def parameter_name(stack_name: str, name: str) -> str:
    """What the web role may read is written out in infrastructure/template.yaml."""
    return f"/{stack_name}/{name}"


def secrets_read(*, stack_name: str, region: str) -> dict[str, str]:
    """Those of NAMES that there are. Raises ImproperlyConfigured if it cannot be known which."""
    ssm = boto3.client("ssm", region_name=region, config=_CONFIG)
    found = {}
    for name in NAMES:
        try:
            answer = ssm.get_parameter(Name=parameter_name(stack_name, name), WithDecryption=True)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ParameterNotFound":
                continue
            raise ImproperlyConfigured(f"The secrets of {stack_name} cannot be read: {error}") from error
        except BotoCoreError as error:
            raise ImproperlyConfigured(f"The secrets of {stack_name} cannot be read: {error}") from error
        found[name] = answer["Parameter"]["Value"]
    return found


def secrets_write(*, stack_name: str, region: str, cognito_client_secret: str) -> None:
    """Keep Cognito's secret current; make the secret key once and keep it, so that sessions outlive deployments."""
    there = secrets_read(stack_name=stack_name, region=region)
    wanted = {
        "SECRET_KEY": there.get("SECRET_KEY") or randomness.token_urlsafe(64),
        "COGNITO_CLIENT_SECRET": cognito_client_secret,
    }
    ssm = boto3.client("ssm", region_name=region)
    for name, value in wanted.items():
        if there.get(name) != value:
            ssm.put_parameter(
                Name=parameter_name(stack_name, name), Value=value, Type="SecureString", Overwrite=name in there
            )


def secrets_delete(*, stack_name: str, region: str) -> None:
    ssm = boto3.client("ssm", region_name=region)
    ssm.delete_parameters(Names=[parameter_name(stack_name, name) for name in NAMES])
