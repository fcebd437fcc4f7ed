"""What CloudFront needs besides the template: the API's host, a secret, keys for signed URLs, a page for bad days."""

import uuid
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from imageshare.secret_store import media_key_name, origin_secret_ensure, secret_write, secrets_delete, secrets_read
from infrastructure.deploy.address import UNKNOWN, api_host, edge_url
from infrastructure.deploy.stage import Stage
from infrastructure.packages import BASE_DIR

# The one that signs, and the one before it: whose URLs are still about, and which the version before still signs with.
KEPT_KEYS: Final = 2
ERROR_PAGE: Final = "static/errors/unavailable.html"  # as in infrastructure/template.yaml


def edge_variables(stage: Stage) -> dict[str, str]:
    """What `manage.py provision` is told of CloudFront."""
    if not stage.cloudfront:
        return {"CLOUDFRONT": "false"}
    variables = {
        "CLOUDFRONT": "true",
        "API_HOST": api_host(stage) or "",
        "ORIGIN_SECRET": origin_secret_ensure(stack_name=stage.stack, region=stage.region),
        "MEDIA_KEY_IDS": ",".join(media_keys(stage)[:KEPT_KEYS]),
        "REQUESTS_PER_ADDRESS": str(stage.requests_per_address),
    }
    if stage.certificate_arn or stage.site_url in (UNKNOWN, edge_url(stage)):
        variables["CERTIFICATE_ARN"] = stage.certificate_arn or ""
    return variables


def media_keys_ensure(stage: Stage) -> None:
    """There is a key to sign URLs of pictures with; another, which takes over, if one was asked for."""
    if stage.cloudfront and (stage.rotate_media_key or not media_keys(stage)):
        make_media_key(stage)


def media_keys(stage: Stage) -> list[str]:
    """CloudFront's ids of the keys whose private half is kept, the newest first."""
    ids = public_keys(stage)
    kept = secrets_read(stack_name=stage.stack, region=stage.region, names=[media_key_name(one) for one in ids])
    return [one for one in ids if media_key_name(one) in kept]


def make_media_key(stage: Stage) -> str:
    """The private half goes to the Parameter Store only, under the id that CloudFront gives to the public one."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    name = f"{stage.stack}-media-{max(numbered(stage), default=0) + 1}"
    # The comment says whose key it is, because the account has others. A reference is never used again, a name may be.
    config = {"CallerReference": str(uuid.uuid4()), "Name": name, "EncodedKey": public, "Comment": stage.stack}
    key_id = str(stage.client("cloudfront").create_public_key(PublicKeyConfig=config)["PublicKey"]["Id"])
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    secret_write(stack_name=stage.stack, region=stage.region, name=media_key_name(key_id), value=private)
    return key_id


def forget_media_keys(stage: Stage, *, keep: int = KEPT_KEYS) -> None:
    """Remove all but the newest from CloudFront and from the Parameter Store. No key group may name them any more."""
    kept = media_keys(stage)[:keep]
    for key_id in [one for one in public_keys(stage) if one not in kept]:
        client = stage.client("cloudfront")
        client.delete_public_key(Id=key_id, IfMatch=client.get_public_key(Id=key_id)["ETag"])
        secrets_delete(stack_name=stage.stack, region=stage.region, names=[media_key_name(key_id)])


def public_keys(stage: Stage) -> list[str]:
    """CloudFront's ids of every public key of this stack, the newest first."""
    return [key_id for _, key_id in sorted(numbered(stage).items(), reverse=True)]


def numbered(stage: Stage) -> dict[int, str]:
    """Which of this stack's keys each is, counted from 1, and CloudFront's id of it."""
    # An account may have ten, unless it has asked for more; a page has a hundred.
    there: list[dict[str, Any]] = stage.client("cloudfront").list_public_keys()["PublicKeyList"].get("Items", [])
    return {int(key["Name"].rpartition("-")[2]): key["Id"] for key in there if key.get("Comment") == stage.stack}


def publish_error_page(stage: Stage, bucket: str) -> None:
    """Under one name, because CloudFront asks for it by that; so nobody keeps it for long."""
    stage.client("s3").put_object(
        Bucket=bucket,
        Key=ERROR_PAGE,
        Body=(BASE_DIR / "infrastructure" / "edge" / "unavailable.html").read_bytes(),
        ContentType="text/html; charset=utf-8",
        CacheControl="public, max-age=60",
    )
