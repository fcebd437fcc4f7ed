"""The two Lambda packages: built from pinned requirements in clean directories, small, and the same for the same input.

    python -m infrastructure.packages [--twice] [--output DIRECTORY]

They are for the minor version of the Python that builds them, whose bytecode they hold, on Lambda's Amazon Linux 2023.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BASE_DIR: Final = Path(__file__).resolve().parent.parent
UV: Final = Path(sys.executable).with_name("uv")
MEGABYTE: Final = 1_000_000
# What Lambda allows a package to be once it is unpacked.
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
UNPACKED_LIMIT: Final = 250 * 1024 * 1024
# Amazon Linux 2023, on which Lambda runs Python 3.12 and newer, has glibc 2.34.
PLATFORM: Final = "x86_64-manylinux_2_34"
# Everything that the code, the role and S3's redirects ask botocore for.
SERVICES: Final = ("cognito-idp", "dynamodb", "s3", "sqs", "ssm", "sts")
VITE_MANIFEST: Final = Path("frontend") / "dist" / "manifest.json"
STATIC: Final = Path("dist") / "static"
CODE: Final = ("accounts", "gallery", "imageshare", "moderation", "templates")
# Requirements of Zappa's command line, of what it makes templates with and of building: its handler imports none.
NOT_ON_LAMBDA: Final = frozenset(
    {
        "argcomplete",
        "cfn-flip",
        "click",
        "hjson",
        "pip",
        "placebo",
        "python-slugify",
        "setuptools",
        "text-unidecode",
        "toml",
        "tqdm",
        "troposphere",
        "wheel",
    }
)
# Comes without a wheel; it is built by the setuptools of this environment, which is pinned as well.
SOURCE_ONLY: Final = "pyvips"
# The time of every entry; the earliest that a zip file can say.
EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class PackageError(Exception):
    """A package cannot be built as it has to be; one line for the person at the terminal."""


@dataclass(frozen=True)
class Kind:
    """One of the two packages; `limit` is in bytes."""

    name: str
    requirements: str
    limit: int


WEB: Final = Kind("web", "requirements.txt", 30 * MEGABYTE)
WORKER: Final = Kind("worker", "requirements-worker.txt", 45 * MEGABYTE)
KINDS: Final = (WEB, WORKER)


@dataclass(frozen=True)
class Package:
    """A package that was built; sizes are bytes."""

    path: Path
    size: int
    unpacked: int
    sha256: str


def collect_static() -> Path:
    """The static files under their hashed names, and staticfiles.json, which lists those. Raises PackageError."""
    if not (BASE_DIR / VITE_MANIFEST).is_file():
        raise PackageError("The front end is not built. Run `make build`.")
    environment = {
        # A package holds nothing of a stage, whose address may also not be known yet.
        **{name: value for name, value in os.environ.items() if name != "SITE_URL"},
        "STATE_DIR": str(BASE_DIR / "tests" / "offline"),
        "DJANGO_SETTINGS_MODULE": "infrastructure.static_settings",
    }
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    done = subprocess.run(command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PackageError(f"The static files could not be collected: {' '.join(done.stderr.split())}")
    return BASE_DIR / STATIC


def build(kind: Kind, output: Path) -> Package:
    """Build `output`/<name>.zip, after `collect_static`. Raises PackageError."""
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="imageshare-package-") as directory:
        root = Path(directory) / "package"
        root.mkdir()
        install(needed((BASE_DIR / kind.requirements).read_text()), root)
        prune(root)
        copy_code(root)
        compile_bytecode(root)
        path = output / f"{kind.name}.zip"
        archive(root, path)
    package = measure(path)
    check_size(kind, package)
    return package


def needed(requirements: str) -> str:
    """The pins, with their hashes, of what the functions import."""
    entries = re.split(r"\n(?=[a-z0-9])", requirements)
    return "\n".join(entry for entry in entries if re.split(r"[=\[ ]", entry, maxsplit=1)[0] not in NOT_ON_LAMBDA)


def install(requirements: str, root: Path) -> None:
    """Each checked against its hash, for Lambda's platform whatever this machine is."""
    pins = root.with_name("requirements.txt")
    pins.write_text(requirements)
    command = [
        *(str(UV), "pip", "install", "--quiet", "--target", str(root), "--link-mode", "copy"),
        *("--require-hashes", "--no-deps", "--only-binary", ":all:"),
        *("--no-binary", SOURCE_ONLY, "--no-build-isolation-package", SOURCE_ONLY),
        *("--python", sys.executable, "--python-platform", PLATFORM),
        *("-r", str(pins)),
    ]
    # Where no libvips can be found, nothing is compiled: the functions use the one in pyvips-binary.
    environment = {**os.environ, "PKG_CONFIG_PATH": "", "PKG_CONFIG_LIBDIR": str(root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PackageError(f"The requirements could not be installed: {' '.join(done.stderr.split())}")


def prune(root: Path) -> None:
    """Take out what no function reads: other AWS services, other languages, tests, notes of the installer."""
    for library in ("botocore", "boto3"):
        keep_only(root / library / "data", SERVICES)
    keep_only(root / "django" / "conf" / "locale", ("en", "__pycache__"))
    shutil.rmtree(root / "bin", ignore_errors=True)
    shutil.rmtree(root / "boto3" / "examples", ignore_errors=True)
    for directory in sorted(root.rglob("*"), reverse=True):
        if directory.is_dir() and is_needless_directory(directory.relative_to(root)):
            shutil.rmtree(directory)
    for path in sorted(root.rglob("*")):
        if path.is_file() and is_needless_file(path.relative_to(root)):
            path.unlink()


def keep_only(directory: Path, names: tuple[str, ...]) -> None:
    """Directories with other names go; files, such as the list of endpoints, stay."""
    for entry in sorted(directory.iterdir()) if directory.is_dir() else []:
        if entry.is_dir() and entry.name not in names:
            shutil.rmtree(entry)


def is_needless_directory(path: Path) -> bool:
    is_translation = path.parent.name == "locale" and path.name != "en"
    return path.name in ("tests", "__pycache__") or is_translation


def is_needless_file(path: Path) -> bool:
    if path.parent.name.endswith(".dist-info"):
        # The installer's notes differ from one run to the next; libraries look up their version in METADATA.
        return path.name not in ("METADATA", "entry_points.txt")
    return path.name == ".lock" or path.suffix in (".pyi", ".po", ".pyc", ".c", ".h", ".exe")


def copy_code(root: Path) -> None:
    for name in CODE:
        shutil.copytree(BASE_DIR / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", ".*"))
    for manifest in (VITE_MANIFEST, STATIC / "staticfiles.json"):
        (root / manifest).parent.mkdir(parents=True)
        shutil.copyfile(BASE_DIR / manifest, root / manifest)


def compile_bytecode(root: Path) -> None:
    """Lambda cannot write bytecode beside the code, and compiling at every cold start takes seconds.

    The bytecode names its source by a hash that nobody checks, because a zip file keeps no times. One process, one
    order and one hash seed make it the same every time.
    """
    command = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
    done = subprocess.run(
        [*command, "-s", str(root), "-p", "/var/task", str(root)],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PackageError(f"The code could not be compiled: {' '.join(done.stdout.split())}")


def archive(root: Path, path: Path) -> None:
    """Zip a directory so that only names and contents decide what comes out."""
    draft = path.with_suffix(".new")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for file in sorted(p for p in root.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(root).as_posix(), EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, so that the modes count
            entry.external_attr = (0o755 if ".so" in file.suffixes else 0o644) << 16
            zipped.writestr(entry, file.read_bytes())
    draft.replace(path)


def measure(path: Path) -> Package:
    with zipfile.ZipFile(path) as zipped:
        unpacked = sum(entry.file_size for entry in zipped.infolist())
    return Package(path, path.stat().st_size, unpacked, hashlib.sha256(path.read_bytes()).hexdigest())


def check_size(kind: Kind, package: Package) -> None:
    """Raises PackageError for one that is larger than it may become."""
    if package.size > kind.limit:
        raise PackageError(
            f"The {kind.name} package has {package.size / MEGABYTE:.1f} MB; it may have {kind.limit / MEGABYTE:.0f} MB."
        )
    if package.unpacked > UNPACKED_LIMIT:
        raise PackageError(
            f"The {kind.name} package has {package.unpacked / MEGABYTE:.0f} MB unpacked, more than Lambda takes."
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="packages", description="Build the two Lambda packages.")
    parser.add_argument("--output", type=Path, default=BASE_DIR / "dist" / "packages")
    parser.add_argument("--twice", action="store_true", help="build each again and compare")
    options = parser.parse_args()
    try:
        collect_static()
        for kind in KINDS:
            package = build(kind, options.output)
            print(
                f"{kind.name}: {package.size / MEGABYTE:.1f} MB of {kind.limit / MEGABYTE:.0f},"
                f" {package.unpacked / MEGABYTE:.0f} MB unpacked, sha256 {package.sha256}",
                flush=True,
            )
            if options.twice:
                with tempfile.TemporaryDirectory() as elsewhere:
                    again = build(kind, Path(elsewhere))
                if again.sha256 != package.sha256:
                    raise PackageError(f"The {kind.name} package came out differently the second time.")  # noqa: TRY301
    except PackageError as error:
        sys.exit(f"packages: {error}")


if __name__ == "__main__":
    main()
