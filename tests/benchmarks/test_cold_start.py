"""What a cold start loads, and that the benchmark of it starts, times and compares the right things."""

import os
import sysconfig
from pathlib import Path

import pytest

from benchmarks.bare_package import REQUIRES, closure, only
from benchmarks.cold_start import event
from benchmarks.starts import Function, StartFailed, by_package, import_times, start
from imageshare.env import BASE_DIR, ENV_FILE_NAME, read_env_file
from infrastructure import packages
from tests.imageshare.on_lambda import function_variables

SITE_PACKAGES = sysconfig.get_path("purelib")
# Each takes longer to load than all of our own code, and is for the API's schema, for tokens, or for tests.
FOR_FEW_REQUESTS = {"cryptography", "django.test", "drf_spectacular.plumbing", "jwt", "mozilla_django_oidc.auth"}


def ours(tmp_path: Path, *, status: int = 401) -> Function:
    """From the source rather than from a package, which takes long to build."""
    site = {"SITE_URL": "http://pictures.test", "PYTHONPATH": os.pathsep.join([str(BASE_DIR), SITE_PACKAGES])}
    stored = read_env_file(Path(os.environ["STATE_DIR"]) / ENV_FILE_NAME)
    variables = {**stored, **function_variables("web", tmp_path), **site}
    return Function(BASE_DIR, "imageshare.lambda_web.handle", event("/api/v1/me"), status, variables)


def bare() -> Function:
    path = os.pathsep.join([str(BASE_DIR / "benchmarks"), SITE_PACKAGES])
    return Function(BASE_DIR, "bare.handler.handle", event("/hello"), 200, {"PYTHONPATH": path})


def test_a_start_loads_every_view_but_no_library_that_only_few_requests_need(tmp_path: Path) -> None:
    modules = start(ours(tmp_path)).modules
    assert {"gallery.api.images", "gallery.pages.views", "accounts.views"} <= modules
    assert modules.isdisjoint(FOR_FEW_REQUESTS)


def test_the_bare_application_answers_and_has_nothing_of_ours() -> None:
    started = start(bare())
    assert {"rest_framework", "zappa.handler"} <= started.modules
    assert {name.partition(".")[0] for name in started.modules}.isdisjoint({"accounts", "gallery", "pynamodb"})
    assert started.importing > 0 < started.answering


def test_the_time_of_imports_is_told_by_package() -> None:
    packages_of = by_package(import_times(start(bare(), "-X", "importtime").log))
    assert packages_of["django"] > packages_of["zappa"] > 0
    assert "django.conf" not in packages_of


def test_an_answer_that_is_not_the_right_one_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(StartFailed, match="answered 401 instead of 200"):
        start(ours(tmp_path, status=200))


def test_the_bare_package_has_the_same_pins_and_no_more() -> None:
    pins = packages.needed((BASE_DIR / packages.WEB.requirements).read_text())
    names = {entry.split("==")[0] for entry in only(pins, closure(REQUIRES)).splitlines() if entry[:1].isalpha()}
    assert {"django", "djangorestframework", "zappa", "boto3", "werkzeug"} <= names
    assert names.isdisjoint({"pynamodb", "cryptography", "structlog", "drf-spectacular", "troposphere"})
