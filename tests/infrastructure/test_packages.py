"""What goes into a Lambda package and what stays out; the builds themselves are part of `make packages`."""

import stat
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from imageshare.env import BASE_DIR
from infrastructure import packages
from infrastructure.packages import WEB, WORKER, Kind, Package, PackageError


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("value = {'a', 'b', 'c'}\n")


def remaining(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", [WEB, WORKER], ids=lambda kind: kind.name)
def test_every_pin_keeps_its_hashes_and_no_build_tool_is_among_them(kind: Kind) -> None:
    lines = packages.needed((BASE_DIR / kind.requirements).read_text()).splitlines()
    pins = [line for line in lines if line[:1].isalpha()]
    names = {line.split("==")[0] for line in pins}
    assert {"django", "zappa", "boto3", "pynamodb"} <= names
    assert names.isdisjoint({"pip", "setuptools", "troposphere", "pytest", "mypy", "boto3-stubs"})
    assert all(after.strip().startswith("--hash=") for line, after in pairwise(lines) if line in pins)


def test_only_the_worker_has_the_picture_library() -> None:
    assert "\npyvips==" not in packages.needed((BASE_DIR / WEB.requirements).read_text())
    assert "\npyvips==" in packages.needed((BASE_DIR / WORKER.requirements).read_text())


def test_other_services_other_languages_and_tests_are_taken_out(tmp_path: Path) -> None:
    kept = {
        "botocore/data/endpoints.json",
        "botocore/data/s3/2006-03-01/service-2.json.gz",
        "django/conf/locale/__init__.py",
        "django/conf/locale/en/formats.py",
        "rest_framework/locale/en/LC_MESSAGES/django.mo",
        "pkg-1.0.dist-info/METADATA",
        "pkg/testing.py",
    }
    write(
        tmp_path,
        *kept,
        "botocore/data/ec2/2016-11-15/service-2.json.gz",
        "boto3/examples/s3.rst",
        "django/conf/locale/de/formats.py",
        "rest_framework/locale/de/LC_MESSAGES/django.mo",
        "pkg-1.0.dist-info/RECORD",
        "pkg/tests/test_it.py",
        "pkg/__pycache__/testing.cpython-311.pyc",
        "pkg/module.pyi",
        "bin/zappa",
    )
    packages.prune(tmp_path)
    assert remaining(tmp_path) == kept


def test_the_same_files_make_the_same_package_whenever_and_wherever(tmp_path: Path) -> None:
    hashes = set()
    for order, names in enumerate([("a.py", "lib/b.so"), ("lib/b.so", "a.py")]):
        root = tmp_path / str(order) / "package"
        write(root, *names)
        (root / "a.py").chmod(0o600 if order else 0o664)
        packages.compile_bytecode(root)
        packages.archive(root, tmp_path / f"{order}.zip")
        hashes.add(packages.measure(tmp_path / f"{order}.zip").sha256)
    assert len(hashes) == 1


def test_bytecode_is_there_readable_and_never_checked_against_times(tmp_path: Path) -> None:
    root = tmp_path / "package"
    write(root, "a.py")
    packages.compile_bytecode(root)
    packages.archive(root, tmp_path / "it.zip")
    with zipfile.ZipFile(tmp_path / "it.zip") as zipped:
        (compiled,) = [entry for entry in zipped.infolist() if entry.filename.endswith(".pyc")]
        # https://peps.python.org/pep-0552/: flags 1 are a hash-based file that is not checked.
        assert zipped.read(compiled)[4:8] == b"\x01\0\0\0"
        assert b"/var/task/a.py" in zipped.read(compiled)
        assert stat.S_IMODE(compiled.external_attr >> 16) == 0o644


def test_code_that_does_not_compile_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def")
    with pytest.raises(PackageError, match="could not be compiled"):
        packages.compile_bytecode(tmp_path)


@pytest.mark.parametrize(("size", "unpacked"), [(30_000_001, 1), (1, 300 * 1024 * 1024)])
def test_a_package_that_is_too_large_is_refused(size: int, unpacked: int, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="The web package has"):
        packages.check_size(WEB, Package(tmp_path, size, unpacked, ""))
