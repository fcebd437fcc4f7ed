"""Cold starts of the web function and, in turns, of a bare Django + REST framework application on Zappa.

    python -m benchmarks.cold_start [--runs N]

Both are packaged by the same means, from the same pins. It ends with 1 if ours takes more than LIMIT times as long.
"""

import argparse
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.bare_package import build_bare
from benchmarks.on_local_aws import SITE_URL, web_on_local_aws
from benchmarks.starts import Function, Start, StartFailed, by_package, import_times, start
from infrastructure import packages
from infrastructure.deploy.stage import Stage
from infrastructure.deploy.versions import request_event
from infrastructure.local_aws import REGION, LocalAwsError
from infrastructure.packages import PackageError

LIMIT: Final = 1.3
SHOWN: Final = 15


def main() -> None:
    parser = argparse.ArgumentParser(prog="cold_start", description="Measure cold starts of the web function.")
    parser.add_argument("--runs", type=int, default=15, help="how often each is started (default: 15)")
    options = parser.parse_args()
    if not 3 <= options.runs <= 100:
        parser.error("--runs is from 3 to 100")
    try:
        with tempfile.TemporaryDirectory(prefix="imageshare-cold-start-") as directory, web_on_local_aws() as variables:
            ours, bare = build_ours(Path(directory)), build_bare(Path(directory))
            ratio = compare(ours, bare, variables, runs=options.runs)
    except (LocalAwsError, PackageError, StartFailed) as error:
        sys.exit(f"cold_start: {error}")
    sys.exit(ratio > LIMIT)


def compare(ours: Path, bare: Path, variables: dict[str, str], *, runs: int) -> float:
    """Print everything; answer how many times as long ours takes."""
    hello = Function(bare, "bare.handler.handle", event("/hello"), 200)
    api = Function(ours, "imageshare.lambda_web.handle", event("/api/v1/me"), 401, variables)
    page = Function(ours, "imageshare.lambda_web.handle", event("/"), 200, variables)
    functions = {"bare: a REST framework view": hello, "ImageShare: an API view": api, "ImageShare: the feed": page}
    for function in functions.values():
        start(function)  # so that all files have been read once
    starts: dict[str, list[Start]] = {name: [] for name in functions}
    for _ in range(runs):
        for name, function in functions.items():
            starts[name].append(start(function))
    print(f"Cold starts, milliseconds, median of {runs} in turns (lowest - highest):")
    for name, measured in starts.items():
        print(f"  {name:<28} {told([one.seconds for one in measured])}", end="")
        print(f"   start {median_ms([one.importing for one in measured]):.0f}", end="")
        print(f" + first answer {median_ms([one.answering for one in measured]):.0f}")
    bare_starts, api_starts, _ = starts.values()
    ratio = statistics.median(s.seconds for s in api_starts) / statistics.median(s.seconds for s in bare_starts)
    print(f"An API view of ours takes {ratio:.2f} times as long as the bare one; at most {LIMIT} is asked for.")
    print("Reading the two secrets from the (local) Parameter Store is part of ours. The feed reads rows, signs URLs")
    print("and makes the AWS clients for that; it has no counterpart.")
    print_imports(hello, api)
    return ratio


def print_imports(bare: Function, ours: Function) -> None:
    totals = [by_package(import_times(start(function, "-X", "importtime").log)) for function in (bare, ours)]
    print("\nImporting, milliseconds a package itself, with the tracing's own cost (bare, ImageShare).")
    print("Python times `import` statements; modules that Django loads by name are not in it, only what those import:")
    for name, microseconds in totals[1].most_common(SHOWN):
        print(f"  {name:<24} {totals[0][name] / 1000:7.1f} {microseconds / 1000:7.1f}")
    rest = [sum(t.values()) - sum(t[name] for name, _ in totals[1].most_common(SHOWN)) for t in totals]
    print(f"  {'everything else':<24} {rest[0] / 1000:7.1f} {rest[1] / 1000:7.1f}")
    print(f"  {'together':<24} {totals[0].total() / 1000:7.1f} {totals[1].total() / 1000:7.1f}")


def told(seconds: Sequence[float]) -> str:
    return f"{median_ms(seconds):5.0f} ({min(seconds) * 1000:.0f} - {max(seconds) * 1000:.0f})"


def median_ms(seconds: Sequence[float]) -> float:
    return statistics.median(seconds) * 1000


def event(path: str) -> dict[str, Any]:
    return request_event(Stage("prod", "imageshare", SITE_URL, REGION, None, None), path)


def build_ours(directory: Path) -> Path:
    packages.collect_static()
    package = packages.build(packages.WEB, directory)
    root = directory / "ours"
    with zipfile.ZipFile(package.path) as zipped:
        zipped.extractall(root)
    return root


if __name__ == "__main__":
    main()
