"""Ten thousand pictures on the local AWS of a demo: rows by `manage.py seed`, files from the demo's own pictures."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final
from urllib.parse import urlsplit

import boto3
import requests
from playwright.sync_api import Page

from imageshare.env import BASE_DIR
from infrastructure.demo import Demo
from infrastructure.local_aws import REGION, ROOT_KEY

# What a grid on an ordinary screen takes; larger ones are for the viewer.
WIDTHS: Final = (320, 640)
_THREADS: Final = 8


def seed(demo: Demo, page: Page, count: int) -> None:
    """Add rows, and give each picture the bytes of one of the demo's; `page` belongs to somebody signed in."""
    samples = list(_listed(page))
    ours = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    subprocess.run(
        [sys.executable, "manage.py", "seed", "--images", str(count)],
        cwd=BASE_DIR,
        env={**ours, "STATE_DIR": str(demo.state_dir), "PROCESS": "operator"},
        check=True,
    )
    known = {image["id"] for image in samples}
    files = [_files(image) for image in samples]
    new = (image for image in _listed(page) if image["id"] not in known)
    s3 = boto3.client(
        "s3",
        region_name=REGION,
        endpoint_url=demo.aws.endpoint_url,
        aws_access_key_id=ROOT_KEY["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=ROOT_KEY["AWS_SECRET_ACCESS_KEY"],
    )

    def put(job: tuple[str, bytes]) -> None:
        bucket, key = urlsplit(job[0]).path.lstrip("/").split("/", 1)
        s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=job[1],
            ContentType="image/webp",
            CacheControl="private, max-age=31536000, immutable",
        )

    jobs = ((url, files[at % len(files)][width]) for at, image in enumerate(new) for width, url in _urls(image).items())
    with ThreadPoolExecutor(_THREADS) as pool:
        for _ in pool.map(put, jobs):
            pass


def _listed(page: Page) -> Iterator[dict[str, Any]]:
    """The whole public feed, by the API."""
    cursor = ""
    while True:
        answer = page.request.get("/api/v1/images", params={"limit": 100, **({"cursor": cursor} if cursor else {})})
        if not answer.ok:
            raise RuntimeError(f"The feed answered {answer.status}: {answer.text()}")
        found = answer.json()
        yield from found["results"]
        cursor = found["next_cursor"]
        if not cursor:
            return


def _urls(image: dict[str, Any]) -> dict[int, str]:
    return {one["width"]: one["url"] for one in image["renditions"] if one["width"] in WIDTHS}


def _files(image: dict[str, Any]) -> dict[int, bytes]:
    return {width: requests.get(url, timeout=30).content for width, url in _urls(image).items()}
