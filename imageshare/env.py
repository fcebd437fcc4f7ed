"""The one reader of the process environment: typed, and loud when something is missing.

On a laptop `manage.py provision` writes what it made into ``<STATE_DIR>/imageshare.env``; that file fills in
whatever the environment itself does not set. On Lambda there is no such file: every value is set on the function, and
the secrets of the web function come from the Parameter Store.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from imageshare.env_values import (
    boolean,
    choice,
    keys,
    listed,
    optional,
    pem,
    positive,
    required,
    site,
    thresholds,
    whole,
    words,
)
from imageshare.secret_store import NAMES, ORIGIN_SECRET, media_key_name, secrets_read

BASE_DIR = Path(__file__).resolve().parent.parent
ENV_FILE_NAME = "imageshare.env"
AWS_CONFIG_NAME = "aws-config"
# Labels of Amazon Rekognition; what is likely to be against the rules waits, what some would rather not see is covered.
SCREENING_LABELS = "Explicit=90:hold,Hate Symbols=90:hold,Visually Disturbing=80:label,Violence=80:label"
PROCESSES = ("web", "worker", "jobs", "maintenance", "operator")


@dataclass(frozen=True)
class Env:
    """Everything the application learns from outside. Sizes are bytes, durations seconds."""

    process: str  # which of PROCESSES this is; decides the AWS role locally
    state_dir: Path
    stack_name: str  # CloudFormation stack; also the prefix of every table's name
    site_url: str  # what people type, without a trailing slash: an origin, and a path below it if the site is not at /
    secret_key: str = field(repr=False)
    secret_key_fallbacks: tuple[str, ...] = field(repr=False)  # keys before it, whose signatures still count
    debug: bool
    log_level: str
    log_format: str  # "json", one object a line, or "line"
    aws_region: str
    aws_endpoint_url: str | None  # None on AWS; the local AWS's origin on a laptop
    media_bucket: str
    media_url: str  # origin that browsers send uploads to and fetch downloads from
    uploads_queue_url: str
    jobs_queue_url: str
    static_bucket: str | None
    cloudfront: bool  # requests and static files come through CloudFront
    origin_secrets: tuple[str, ...] = field(repr=False)  # what CloudFront says to prove itself; any of these
    media_signing: str  # whose signed URLs show pictures in pages: "s3" or "cloudfront"
    media_view_url: str  # origin that browsers load pictures from
    media_key_id: str  # CloudFront's id of the public key
    media_key: str = field(repr=False)  # the private one, in PEM
    cognito_user_pool_id: str
    cognito_client_id: str
    cognito_client_secret: str = field(repr=False)
    cognito_url: str  # base of /oauth2/* and /logout
    cognito_jwks_url: str
    alarm_email: str  # who is mailed by the stack's alarms; nobody if empty
    budget_limit: int  # US dollars a month above which that person is mailed; no limit if 0
    tracing: bool  # the functions send traces to X-Ray
    max_upload_bytes: int
    quota_bytes: int  # what one person may hold
    quota_images: int
    reads_per_minute: int  # of the API, by one person
    uploads_per_minute: int
    writes_per_minute: int
    avif_renditions: bool  # besides the WebP ones
    moderation_rules: Path  # the file of the rules that people report by
    word_filter: frozenset[str]  # what comments and handles may not say
    screening: str  # who looks at new pictures automatically; empty if nobody does
    screening_labels: Mapping[str, tuple[float, str]]  # by label, from which confidence on, and what is done then
    new_uploads_wait: bool  # for a moderator, until one trusts who sent them
    fanout_followers: int  # pictures of people with more followers are merged when a feed is read
    leaving_days: int  # how long somebody who leaves may think better of it
    appeal_days: int  # how long a decision of moderators can be appealed against
    contact: str  # where people write who cannot sign in: an e-mail address or a page; nowhere if empty
    frontend_dev_url: str | None  # Vite's development server, when one is used
    edge_parameters: Mapping[str, str] = field(repr=False)  # the template's about CloudFront, as far as they are set

    @property
    def site_origin(self) -> str:
        """What browsers send as Origin."""
        parts = urlsplit(self.site_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def site_path(self) -> str:
        """What stands before every path of ours: nothing, or `/web` at an API's own address (WSGI's SCRIPT_NAME)."""
        return urlsplit(self.site_url).path

    @property
    def cognito_issuer(self) -> str:
        """The `iss` of every token of the pool (also of the local one)."""
        return f"https://cognito-idp.{self.aws_region}.amazonaws.com/{self.cognito_user_pool_id}"

    @property
    def static_url(self) -> str | None:
        """Where browsers load static files from when they are in a bucket."""
        if self.static_bucket is None:
            return None
        if self.cloudfront:
            return f"{self.site_url}/static/"
        if self.aws_endpoint_url is not None:
            return f"{self.aws_endpoint_url}/{self.static_bucket}/static/"
        return f"https://{self.static_bucket}.s3.{self.aws_region}.amazonaws.com/static/"

    @property
    def is_https(self) -> bool:
        return self.site_url.startswith("https://")


def read_env_file(path: Path) -> dict[str, str]:
    """`NAME=value` lines; blank lines and lines that start with `#` are passed over."""
    if not path.is_file():
        return {}
    pairs = (line.partition("=") for line in path.read_text().splitlines() if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def load(environ: Mapping[str, str]) -> Env:
    """Read and check every variable.

    Raises ImproperlyConfigured with the variable's name when one is missing or bad.
    """
    state_dir = Path(environ.get("STATE_DIR") or BASE_DIR / ".local").resolve()
    on_lambda = "AWS_LAMBDA_FUNCTION_NAME" in environ
    stored = {} if on_lambda else read_env_file(state_dir / ENV_FILE_NAME)
    values = {**stored, **environ}
    process = choice(values, "PROCESS", PROCESSES, default="web")
    stack_name = values.get("STACK_NAME") or "imageshare"
    cloudfront = boolean(values, "CLOUDFRONT", default=False)
    media_signing = choice(values, "MEDIA_SIGNING", ("s3", "cloudfront"), default="s3")
    media_key_id = optional(values, "MEDIA_KEY_ID")
    if on_lambda and process == "web":
        kept = {name: name for name in (*NAMES, *([ORIGIN_SECRET] if cloudfront else []))}
        kept |= {media_key_name(media_key_id): "MEDIA_KEY"} if media_signing == "cloudfront" else {}
        stored = secrets_read(stack_name=stack_name, region=required(values, "AWS_REGION"), names=tuple(kept))
        values = {**{kept[name]: value for name, value in stored.items()}, **environ}
    # `manage.py provision` runs before the stack exists, so what the stack makes is not demanded of it. The worker
    # and the jobs function have no secrets on Lambda: nothing that they do needs them.
    made_by_stack: Callable[[Mapping[str, str], str], str] = optional if process == "operator" else required
    secret: Callable[[Mapping[str, str], str], str] = (
        optional if on_lambda and process in ("worker", "jobs") else made_by_stack
    )
    edge: Callable[[Mapping[str, str], str], str] = secret if cloudfront else optional
    signing: Callable[[Mapping[str, str], str], str] = secret if media_signing == "cloudfront" else optional
    media_url = made_by_stack(values, "MEDIA_URL")
    secret_key, *fallbacks = keys(secret(values, "SECRET_KEY"), "SECRET_KEY")
    return Env(
        process=process,
        state_dir=state_dir,
        stack_name=stack_name,
        site_url=site(values, "SITE_URL"),
        secret_key=secret_key,
        secret_key_fallbacks=tuple(fallbacks),
        debug=boolean(values, "DEBUG", default=False),
        log_level=choice(values, "LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO"),
        log_format=choice(values, "LOG_FORMAT", ("json", "line"), default="json" if on_lambda else "line"),
        aws_region=required(values, "AWS_REGION"),
        aws_endpoint_url=values.get("AWS_ENDPOINT_URL") or None,
        media_bucket=made_by_stack(values, "MEDIA_BUCKET"),
        media_url=media_url,
        uploads_queue_url=made_by_stack(values, "UPLOADS_QUEUE_URL"),
        jobs_queue_url=made_by_stack(values, "JOBS_QUEUE_URL"),
        static_bucket=values.get("STATIC_BUCKET") or None,
        cloudfront=cloudfront,
        origin_secrets=listed(edge(values, "ORIGIN_SECRET"), "ORIGIN_SECRET"),
        media_signing=media_signing,
        media_view_url=signing(values, "MEDIA_VIEW_URL") or media_url,
        media_key_id=signing(values, "MEDIA_KEY_ID"),
        media_key=pem(signing(values, "MEDIA_KEY"), "MEDIA_KEY"),
        cognito_user_pool_id=made_by_stack(values, "COGNITO_USER_POOL_ID"),
        cognito_client_id=made_by_stack(values, "COGNITO_CLIENT_ID"),
        cognito_client_secret=secret(values, "COGNITO_CLIENT_SECRET"),
        cognito_url=made_by_stack(values, "COGNITO_URL"),
        cognito_jwks_url=made_by_stack(values, "COGNITO_JWKS_URL"),
        alarm_email=optional(values, "ALARM_EMAIL"),
        budget_limit=whole(values, "BUDGET_LIMIT", default=0),
        tracing=boolean(values, "TRACING", default=False),
        max_upload_bytes=positive(values, "MAX_UPLOAD_BYTES", default=500_000_000),
        quota_bytes=positive(values, "QUOTA_BYTES", default=20_000_000_000),
        quota_images=positive(values, "QUOTA_IMAGES", default=100_000),
        fanout_followers=positive(values, "FANOUT_FOLLOWERS", default=5000),
        leaving_days=positive(values, "LEAVING_DAYS", default=30),
        appeal_days=positive(values, "APPEAL_DAYS", default=180),
        contact=optional(values, "CONTACT"),
        reads_per_minute=positive(values, "READS_PER_MINUTE", default=600),
        uploads_per_minute=positive(values, "UPLOADS_PER_MINUTE", default=240),
        writes_per_minute=positive(values, "WRITES_PER_MINUTE", default=120),
        moderation_rules=Path(values.get("MODERATION_RULES_FILE") or BASE_DIR / "moderation" / "rules.toml"),
        word_filter=words(values, "WORD_FILTER_FILE"),
        screening=choice(values, "SCREENING", ("", "rekognition"), default=""),
        screening_labels=thresholds(optional(values, "SCREENING_LABELS") or SCREENING_LABELS, "SCREENING_LABELS"),
        new_uploads_wait=boolean(values, "NEW_UPLOADS_WAIT", default=False),
        avif_renditions=boolean(values, "AVIF_RENDITIONS", default=False),
        frontend_dev_url=values.get("FRONTEND_DEV_URL") or None,
        edge_parameters=_edge_parameters(values),
    )


def assume_local_role(env: Env) -> None:
    """Point the AWS libraries of this process at the role it would have on AWS.

    `manage.py provision` leaves an AWS configuration file beside the local AWS's state, with one profile a role; boto3
    and PynamoDB then assume that role and renew it by themselves. On AWS the function already has its role.
    """
    config = env.state_dir / AWS_CONFIG_NAME
    if env.aws_endpoint_url is None or not config.is_file():
        return
    os.environ["AWS_ENDPOINT_URL"] = env.aws_endpoint_url
    os.environ["AWS_CONFIG_FILE"] = str(config)
    os.environ["AWS_PROFILE"] = f"imageshare-{env.process}"
    os.environ["AWS_REGION"] = os.environ["AWS_DEFAULT_REGION"] = env.aws_region
    # Keys in the environment would win over the profile, and with them the operator's rights.
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SHARED_CREDENTIALS_FILE"):
        os.environ.pop(name, None)


def _edge_parameters(values: Mapping[str, str]) -> dict[str, str]:
    """Also what is set to nothing; what is not set stays what it was."""
    asked = {
        "CloudFront": values.get("CLOUDFRONT"),
        "ApiHost": values.get("API_HOST"),
        "OriginSecret": values.get("ORIGIN_SECRET"),
        "MediaKeyIds": values.get("MEDIA_KEY_IDS"),
        "CertificateArn": values.get("CERTIFICATE_ARN"),
        "RequestsPerAddress": values.get("REQUESTS_PER_ADDRESS"),
    }
    return {name: value for name, value in asked.items() if value is not None}
