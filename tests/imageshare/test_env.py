import os
import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from imageshare import env

OFFLINE = Path(__file__).parent.parent / "offline"
COMPLETE = env.read_env_file(OFFLINE / env.ENV_FILE_NAME)
DEMANDED = sorted(COMPLETE)


def load(nowhere: Path, **changes: str) -> env.Env:
    return env.load({**COMPLETE, "STATE_DIR": str(nowhere), **changes})


def test_the_offline_values_are_complete(tmp_path: Path) -> None:
    assert load(tmp_path).site_url == "https://offline.invalid"


@pytest.mark.parametrize("name", DEMANDED)
def test_a_missing_variable_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^{name} is not set\. .*make aws"):
        load(tmp_path, **{name: ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "pictures.example.com"),
        ("SITE_URL", "ftp://pictures.example.com"),
        ("SITE_URL", "https://pictures.example.com/our/gallery"),
        ("SITE_URL", "https://pictures.example.com/?gallery"),
        ("SITE_URL", "https://somebody@pictures.example.com"),
        ("SECRET_KEY", "short"),
        ("DEBUG", "yes"),
        ("PROCESS", "root"),
        ("LOG_LEVEL", "LOUD"),
        ("MAX_UPLOAD_BYTES", "0"),
        ("MAX_UPLOAD_BYTES", "16 MB"),
    ],
)
def test_a_bad_variable_is_named(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^{name} must "):
        load(tmp_path, **{name: value})


def test_the_message_about_a_secret_does_not_hold_it(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        load(tmp_path, SECRET_KEY="tell-nobody")
    assert "tell-nobody" not in str(caught.value)


def test_secrets_are_not_in_the_printed_environment(tmp_path: Path) -> None:
    shown = repr(load(tmp_path, COGNITO_CLIENT_SECRET="tell-nobody"))
    assert "tell-nobody" not in shown
    assert COMPLETE["SECRET_KEY"] not in shown


def test_a_final_slash_of_the_origin_is_dropped(tmp_path: Path) -> None:
    assert load(tmp_path, SITE_URL="https://pictures.example.com/").site_url == "https://pictures.example.com"


def test_an_origin_may_have_a_path_behind_it(tmp_path: Path) -> None:
    plain = load(tmp_path, SITE_URL="https://pictures.example.com")
    assert (plain.site_origin, plain.site_path) == ("https://pictures.example.com", "")
    below = load(tmp_path, SITE_URL="https://a1.execute-api.eu-west-1.amazonaws.com/web/")
    assert (below.site_origin, below.site_path) == ("https://a1.execute-api.eu-west-1.amazonaws.com", "/web")


def test_the_operator_needs_nothing_that_the_stack_makes(tmp_path: Path) -> None:
    only = {
        "STATE_DIR": str(tmp_path),
        "PROCESS": "operator",
        "SITE_URL": "https://a.example",
        "AWS_REGION": "eu-west-1",
    }
    assert env.load(only).media_bucket == ""


def test_the_stored_file_fills_in_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / env.ENV_FILE_NAME).write_text("# a comment\n\nMEDIA_BUCKET=stored\nLOG_LEVEL = WARNING\n")
    without = {name: value for name, value in COMPLETE.items() if name != "MEDIA_BUCKET"}
    loaded = env.load({**without, "STATE_DIR": str(tmp_path), "LOG_LEVEL": "ERROR"})
    assert (loaded.media_bucket, loaded.log_level) == ("stored", "ERROR")


def test_on_lambda_the_stored_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / env.ENV_FILE_NAME).write_text("LOG_LEVEL=WARNING\n")
    assert load(tmp_path, AWS_LAMBDA_FUNCTION_NAME="worker", PROCESS="worker").log_level == "INFO"


def test_the_worker_on_lambda_needs_no_secrets(tmp_path: Path) -> None:
    without = {"SECRET_KEY": "", "COGNITO_CLIENT_SECRET": ""}
    loaded = load(tmp_path, AWS_LAMBDA_FUNCTION_NAME="worker", PROCESS="worker", **without)
    assert (loaded.secret_key, loaded.cognito_client_secret) == ("", "")


def test_static_files_of_a_bucket_have_its_address(tmp_path: Path) -> None:
    assert load(tmp_path).static_url is None
    on_aws = load(tmp_path, STATIC_BUCKET="files", AWS_REGION="eu-west-1")
    assert on_aws.static_url == "https://files.s3.eu-west-1.amazonaws.com/static/"
    local = load(tmp_path, STATIC_BUCKET="files", AWS_ENDPOINT_URL="http://127.0.0.1:4566")
    assert local.static_url == "http://127.0.0.1:4566/files/static/"


def test_only_env_py_reads_the_environment() -> None:
    """manage.py and wsgi.py name the settings before there are any; settings.py hands the mapping over."""
    apps = (env.BASE_DIR / name for name in ("imageshare", "accounts", "gallery", "moderation"))
    reads = re.compile(r"os\.(environ|getenv)")
    readers = {path.name for app in apps for path in app.rglob("*.py") if reads.search(path.read_text())}
    assert readers == {"env.py", "settings.py", "wsgi.py", "lambda_worker.py", "lambda_jobs.py"}


def test_this_process_runs_under_the_web_role() -> None:
    assert os.environ["AWS_PROFILE"] == "imageshare-web"
    assert "AWS_SECRET_ACCESS_KEY" not in os.environ
