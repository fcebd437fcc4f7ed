"""The upload page with a file in each state that people meet most: ready, under way, known already, no picture."""

import re
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import FilePayload, Page, Route, expect

from infrastructure.samples.catalogue import SAMPLES
from infrastructure.samples.sample import Sample, render

# Painted with another seed, they are other pictures of the same things.
NEW: Final = ("lavender", "quarters")
KNOWN: Final = "paper-hills"


def fill(page: Page) -> None:
    """As the owner of the known one, on the upload page."""
    files = [_payload(replace(_sample(name), seed=11)) for name in NEW]
    broken: FilePayload = {"name": "minutes.txt", "mimeType": "text/plain", "buffer": b"Present: everybody."}
    page.route("**/*", _Bucket(page).answer)
    page.get_by_label("Choose pictures").set_input_files([*files, _payload(_sample(KNOWN)), broken])
    rows = page.get_by_role("region", name="Uploads").get_by_role("listitem")
    expect(rows.filter(has_text=re.compile("Ready"))).to_have_count(1, timeout=60_000)
    expect(rows.filter(has_text=re.compile("Sending"))).to_have_count(1, timeout=60_000)
    expect(rows.filter(has_text=_sample(KNOWN).filename)).to_contain_text("already", timeout=60_000)


class _Bucket:
    """Takes one picture; what is sent after that stays under way."""

    def __init__(self, page: Page) -> None:
        self._site = urlsplit(page.url).netloc
        self._taken = 0

    def answer(self, route: Route) -> None:
        if route.request.method == "POST" and urlsplit(route.request.url).netloc != self._site:
            self._taken += 1
            if self._taken > 1:
                return
        route.continue_()


def _sample(name: str) -> Sample:
    return next(sample for sample in SAMPLES if sample.name == name)


def _payload(sample: Sample) -> FilePayload:
    return {"name": sample.filename, "mimeType": sample.content_type, "buffer": render(sample)}
