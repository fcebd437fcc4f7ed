"""Rules for what people meet: functions, what stands before them, and accounts."""

import re
from collections.abc import Iterator
from typing import Any, Final

from tests.infrastructure.guard.rule import rule
from tests.infrastructure.guard.template import Deployed

# -- Functions and people ---------------------------------------------------------------------------------------------

_SECRET: Final = re.compile(r"SECRET|PASSWORD|TOKEN|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_KEY", re.IGNORECASE)


@rule("FN-1", "a function's variables hold no secret")
def _no_secrets(on: Deployed) -> Iterator[str]:
    for name, function in on.of_type("AWS::Lambda::Function").items():
        if any(map(_SECRET.search, function.get("Environment", {}).get("Variables", {}))):
            yield name
    for name, stage in on.zappa.items():
        variables = {**stage.get("aws_environment_variables", {}), **stage.get("environment_variables", {})}
        if any(map(_SECRET.search, variables)) or "remote_env" in stage:
            yield name


@rule("PAR-1", "CloudFormation shows nobody a secret that it is given")
def _no_shown_secrets(on: Deployed) -> Iterator[str]:
    for name, parameter in on.template["Parameters"].items():
        if _SECRET.search(name) and (parameter.get("NoEcho") is not True or parameter.get("Default")):
            yield name


@rule("CF-1", "a distribution speaks TLS to browsers and to what stands behind it")
def _tls_everywhere(on: Deployed) -> Iterator[str]:
    for name, distribution in on.of_type("AWS::CloudFront::Distribution").items():
        config = distribution["DistributionConfig"]
        behaviours = [config["DefaultCacheBehavior"], *config.get("CacheBehaviors", [])]
        policies = {one["ViewerProtocolPolicy"] for one in behaviours}
        behind = {
            one["CustomOriginConfig"]["OriginProtocolPolicy"]
            for one in config["Origins"]
            if "CustomOriginConfig" in one
        }
        if not policies <= {"redirect-to-https", "https-only"} or not behind <= {"https-only"}:
            yield name


@rule("FN-2", "a function does not debug, and makes no role for itself")
def _no_debugging(on: Deployed) -> Iterator[str]:
    for name, stage in on.zappa.items():
        whole = {**on.zappa.get(stage.get("extends"), {}), **stage}
        variables = whole.get("aws_environment_variables", {})
        if whole.get("debug") is not False or whole.get("manage_roles") is not False or "DEBUG" in variables:
            yield name


@rule("COG-1", "people prove their address, and choose a long password")
def _pools(on: Deployed) -> Iterator[str]:
    for name, pool in on.of_type("AWS::Cognito::UserPool").items():
        verified = {"AutoVerifiedAttributes": ["email"], "UsernameAttributes": ["email"]}
        before_change = pool.get("UserAttributeUpdateSettings", {}).get("AttributesRequireVerificationBeforeUpdate")
        recovery = pool.get("AccountRecoverySetting", {}).get("RecoveryMechanisms", [])
        if (
            any(pool.get(key) != value for key, value in verified.items())
            or before_change != ["email"]
            or [one["Name"] for one in recovery] != ["verified_email"]
            or pool.get("UsernameConfiguration") != {"CaseSensitive": False}
            or pool.get("Policies", {}).get("PasswordPolicy", {}).get("MinimumLength", 0) < 12
        ):
            yield name


@rule("COG-2", "a client keeps a secret, signs in by code alone, tells nobody who has an account, and can revoke")
def _clients(on: Deployed) -> Iterator[str]:
    must: dict[str, Any] = {
        "GenerateSecret": True,
        "AllowedOAuthFlows": ["code"],
        "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"],
        "PreventUserExistenceErrors": "ENABLED",
        "EnableTokenRevocation": True,
        "CallbackURLs": [{"Fn::Sub": "${SiteUrl}/oidc/callback/"}],
        "LogoutURLs": [{"Fn::Sub": "${SiteUrl}/"}],
    }
    for name, client in on.of_type("AWS::Cognito::UserPoolClient").items():
        minutes = client.get("TokenValidityUnits", {}).get("AccessToken") == "minutes"
        if any(client.get(key) != value for key, value in must.items()) or not (
            minutes and client.get("AccessTokenValidity", 1440) <= 60
        ):
            yield name
