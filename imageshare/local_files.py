"""The two files in STATE_DIR that the processes of a laptop start from; only `manage.py provision` writes them."""

import os
import secrets
from pathlib import Path

from imageshare.env import AWS_CONFIG_NAME, ENV_FILE_NAME, read_env_file
from imageshare.stack import OperatorKey

# A local role session lasts half a day, because the URLs that it signs die with it.
_SESSION_SECONDS = 12 * 3600


def write_env_file(state_dir: Path, values: dict[str, str]) -> Path:
    """What env.py reads. The secret key is made once and kept, so that sessions outlive a restart."""
    path = state_dir / ENV_FILE_NAME
    secret_key = read_env_file(path).get("SECRET_KEY") or secrets.token_urlsafe(64)
    lines = ["# Written by `manage.py provision`; the environment itself wins over it."]
    lines += [f"{name}={value}" for name, value in {**values, "SECRET_KEY": secret_key}.items()]
    _write_private(path, lines)
    return path


def write_aws_config(
    state_dir: Path, *, region: str, endpoint_url: str, operator: OperatorKey, roles: dict[str, str]
) -> Path:
    """An AWS configuration file with the profile `imageshare-operator` and one for each of `roles` (process -> ARN)."""
    path = state_dir / AWS_CONFIG_NAME
    place = [f"region = {region}", f"endpoint_url = {endpoint_url}"]
    lines = [
        "# Written by `manage.py provision`.",
        "[profile imageshare-operator]",
        f"aws_access_key_id = {operator.access_key_id}",
        f"aws_secret_access_key = {operator.secret_access_key}",
        *([f"aws_session_token = {operator.session_token}"] if operator.session_token else []),
        *place,
    ]
    for process, role_arn in roles.items():
        lines += [
            "",
            f"[profile imageshare-{process}]",
            f"role_arn = {role_arn}",
            "source_profile = imageshare-operator",
            f"role_session_name = {process}",
            f"duration_seconds = {_SESSION_SECONDS}",
            *place,
        ]
    _write_private(path, lines)
    return path


def _write_private(path: Path, lines: list[str]) -> None:
    """For this user's eyes, and whole or not at all: a process may be starting from it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join(lines) + "\n")
    draft.replace(path)
