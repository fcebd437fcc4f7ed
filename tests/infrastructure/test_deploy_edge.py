"""What a deployment behind CloudFront prepares, refuses and tells the functions."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from imageshare import env
from imageshare.secret_store import ORIGIN_SECRET, media_key_name, origin_secret_ensure, secrets_delete, secrets_read
from infrastructure.deploy import address, functions, preflight, smoke, stage
from infrastructure.deploy import edge as steps
from infrastructure.deploy.stage import DeployError, Stage, read_stage
from infrastructure.deploy.versions import request_event
from tests.infrastructure.edge import Edge
from tests.roles import acting_as

# The web role of this session may read what is kept for this stack.
HERE = Stage(
    name="prod",
    stack=settings.STACK_NAME,
    site_url="https://pictures.example.com",
    region=settings.AWS_REGION,
    endpoint_url=settings.AWS_ENDPOINT_URL,
    certificate_arn=None,
    cloudfront=True,
)
KEPT = {"stack_name": HERE.stack, "region": HERE.region}
COMPLETE = env.read_env_file(env.BASE_DIR / "tests" / "offline" / env.ENV_FILE_NAME)


@pytest.fixture(autouse=True)
def as_operator() -> Iterator[None]:
    with acting_as("operator"):
        yield
        steps.forget_media_keys(HERE, keep=0)
        secrets_delete(**KEPT)


def private_half(key_id: str) -> rsa.RSAPrivateKey:
    name = media_key_name(key_id)
    key = load_pem_private_key(secrets_read(**KEPT, names=[name])[name].encode(), password=None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def test_a_key_is_made_once_and_cloudfront_has_the_half_that_belongs_to_it(operator: boto3.Session) -> None:
    steps.media_keys_ensure(HERE)
    steps.media_keys_ensure(HERE)
    (key_id,) = steps.media_keys(HERE)
    config = operator.client("cloudfront").get_public_key(Id=key_id)["PublicKey"]["PublicKeyConfig"]
    public = load_pem_public_key(config["EncodedKey"].encode())
    assert public == private_half(key_id).public_key()
    assert private_half(key_id).key_size == 2048


def test_a_new_key_signs_while_the_one_before_still_counts() -> None:
    first = steps.make_media_key(HERE)
    steps.media_keys_ensure(replace(HERE, rotate_media_key=True))
    second, still = steps.media_keys(HERE)
    assert (still, second != first) == (first, True)
    assert steps.edge_variables(HERE)["MEDIA_KEY_IDS"] == f"{second},{first}"

    third = steps.make_media_key(HERE)
    assert steps.edge_variables(HERE)["MEDIA_KEY_IDS"] == f"{third},{second}"
    steps.forget_media_keys(HERE)
    assert steps.public_keys(HERE) == [third, second]
    assert secrets_read(**KEPT, names=[media_key_name(first)]) == {}


def test_a_key_whose_private_half_was_never_kept_signs_nothing_and_goes() -> None:
    """As when a deployment ends between the two."""
    steps.make_media_key(HERE)
    lost = steps.make_media_key(HERE)
    secrets_delete(**KEPT, names=[media_key_name(lost)])
    assert lost not in steps.edge_variables(HERE)["MEDIA_KEY_IDS"]
    steps.forget_media_keys(HERE)
    assert lost not in steps.public_keys(HERE)


def test_another_stacks_keys_are_left_alone() -> None:
    other = replace(HERE, stack=f"{HERE.stack}-two")
    theirs = steps.make_media_key(other)
    try:
        assert steps.media_keys(HERE) == []
        steps.forget_media_keys(HERE, keep=0)
        assert steps.media_keys(other) == [theirs]
    finally:
        steps.forget_media_keys(other, keep=0)


def test_the_secret_is_made_once_and_the_first_of_several_is_said(operator: boto3.Session) -> None:
    made = origin_secret_ensure(**KEPT)
    assert origin_secret_ensure(**KEPT) == made
    assert len(made) >= 40
    operator.client("ssm").put_parameter(
        Name=f"/{HERE.stack}/{ORIGIN_SECRET}", Value=f"newer, {made}", Type="SecureString", Overwrite=True
    )
    assert steps.edge_variables(HERE)["ORIGIN_SECRET"] == "newer"


def cold_start(nowhere: Path, **changes: str) -> env.Env:
    """As the web function starts behind CloudFront, under its own role."""
    secret = ("SECRET_KEY", "COGNITO_CLIENT_SECRET")
    variables = {name: value for name, value in COMPLETE.items() if name not in secret}
    here = {"STACK_NAME": HERE.stack, "AWS_REGION": HERE.region, "STATE_DIR": str(nowhere), "CLOUDFRONT": "true"}
    signing = {"MEDIA_SIGNING": "cloudfront", "MEDIA_VIEW_URL": "https://d1.cloudfront.net", "SECRET_KEY": "x" * 50}
    others = {"COGNITO_CLIENT_SECRET": "c", "AWS_LAMBDA_FUNCTION_NAME": "web"}
    with acting_as("web"):
        return env.load({**variables, **here, **signing, **others, **changes})


def test_the_web_function_starts_with_the_key_that_it_is_told_to_use(tmp_path: Path) -> None:
    secret = origin_secret_ensure(**KEPT)
    old, new = steps.make_media_key(HERE), steps.make_media_key(HERE)
    started = {key_id: cold_start(tmp_path, MEDIA_KEY_ID=key_id) for key_id in (old, new)}
    assert started[old].media_key != started[new].media_key
    for key_id, environment in started.items():
        assert load_pem_private_key(environment.media_key.encode(), password=None) is not None
        assert (environment.media_key_id, environment.origin_secrets) == (key_id, (secret,))


def test_without_the_key_or_the_secret_the_web_function_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^ORIGIN_SECRET is not set"):
        cold_start(tmp_path, MEDIA_KEY_ID="KNONE")
    origin_secret_ensure(**KEPT)
    with pytest.raises(ImproperlyConfigured, match=r"^MEDIA_KEY is not set"):
        cold_start(tmp_path, MEDIA_KEY_ID="KNONE")


def test_the_worker_cannot_read_the_keys() -> None:
    key_id = steps.make_media_key(HERE)
    with acting_as("worker"), pytest.raises(ImproperlyConfigured, match=r"cannot be read.*not authorized"):
        secrets_read(**KEPT, names=[media_key_name(key_id)])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "CERTIFICATE_ARN is not set: CloudFront wants one of us-east-1 for pictures.example.com"),
        ({"certificate_arn": "arn:aws:acm:eu-west-1:1:certificate/a"}, "not a certificate of us-east-1"),
        ({"site_url": "", "requests_per_address": 500}, "REQUESTS_PER_ADDRESS needs a stack in us-east-1"),
    ],
)
def test_what_cloudfront_cannot_have_is_refused(
    changes: dict[str, Any], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preflight, "RUNTIME", (3, 13))
    with pytest.raises(DeployError, match=words):
        preflight.preflight(replace(HERE, stack="nothing-yet", region="eu-west-1", endpoint_url=None, **changes))


@pytest.mark.parametrize(
    ("name", "value"),
    [("CLOUDFRONT", "yes"), ("MEDIA_SIGNING", "sigv4"), ("ROTATE_MEDIA_KEY", "1"), ("REQUESTS_PER_ADDRESS", "5")],
)
def test_a_bad_choice_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv(name, value)
    with pytest.raises(DeployError, match=f"^{name} must be "):
        read_stage("prod")


def test_cloudfront_is_there_unless_somebody_says_otherwise_and_never_locally(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
    assert (read_stage("prod").cloudfront, read_stage("prod").media_signing) == (False, "s3")
    monkeypatch.delenv("AWS_ENDPOINT_URL")
    assert (read_stage("prod").cloudfront, read_stage("prod").media_signing) == (True, "cloudfront")
    monkeypatch.setenv("MEDIA_SIGNING", "s3")
    assert (read_stage("prod").cloudfront, read_stage("prod").media_signing) == (True, "s3")
    monkeypatch.setenv("CLOUDFRONT", "false")
    assert read_stage("prod").cloudfront is False


def test_the_address_that_cloudfront_makes_up_is_the_sites_if_it_has_no_other(edge: Edge) -> None:
    there = replace(HERE, stack="edge", site_url="")
    made_up = f"https://{edge.outputs['SiteDistributionDomain']}"
    assert address.edge_url(there) == made_up
    # This stack was made with a name of its own, which stays.
    assert address.with_address(there).site_url == "https://pictures.example.com"
    nothing_yet = replace(there, stack="nothing-yet")
    assert address.with_address(nothing_yet).site_url == address.UNKNOWN


def test_the_page_for_bad_days_says_so_without_help_of_the_site(edge: Edge, operator: boto3.Session) -> None:
    s3, bucket = operator.client("s3"), edge.outputs["StaticBucket"]
    steps.publish_error_page(HERE, bucket)
    try:
        page = edge.site(f"/{steps.ERROR_PAGE}")
    finally:
        s3.delete_object(Bucket=bucket, Key=steps.ERROR_PAGE)
    assert page.status_code == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Not available for the moment" in page.text
    assert "src=" not in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize("cloudfront", [True, False])
def test_what_the_functions_are_told_says_so_either_way(
    cloudfront: bool, edge: Edge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Zappa keeps variables that it finds on a function, so one that only was left out would stay."""
    for module in (functions, stage):
        monkeypatch.setattr(module, "BASE_DIR", tmp_path)
    (tmp_path / "zappa_settings.json").write_text((env.BASE_DIR / "zappa_settings.json").read_text())
    signing = "cloudfront" if cloudfront else "s3"
    on_aws = replace(HERE, endpoint_url=None, cloudfront=cloudfront, media_signing=signing)
    on_aws.work_dir.mkdir(parents=True)
    functions.write_zappa_settings(on_aws, edge.outputs, key_version=1)
    written = json.loads((on_aws.work_dir / "zappa_settings.json").read_text())
    for one in written.values():
        variables = one["aws_environment_variables"]
        assert (variables["CLOUDFRONT"], variables["MEDIA_SIGNING"]) == (str(cloudfront).lower(), signing)
        assert ("MEDIA_KEY_ID" in variables) == cloudfront
        assert {"ORIGIN_SECRET", "MEDIA_KEY"}.isdisjoint(variables)


def test_a_new_version_is_asked_as_cloudfront_would_ask() -> None:
    assert request_event(HERE, "/", "said")["headers"]["X-Origin-Secret"] == "said"
    assert "X-Origin-Secret" not in request_event(HERE, "/")["headers"]


def test_the_smoke_test_asks_the_distribution_whatever_the_dns_says(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask_site(_stage: Stage, url: str, path: str) -> int:
        asked.append(url + path)
        return 200

    monkeypatch.setattr(smoke, "ask_site", ask_site)
    smoke.smoke_test(HERE, "d1.cloudfront.net")
    assert asked == ["https://d1.cloudfront.net/healthz"]
