"""`imageshare download`."""

import argparse
import os
from concurrent.futures import Future
from pathlib import Path
from threading import Event
from typing import Final

from imageshare_client.account import account_load
from imageshare_client.api import Api
from imageshare_client.commands.arguments import Commands, rendition, workers
from imageshare_client.downloading import ORIGINAL, Downloader
from imageshare_client.errors import INTERRUPTED, OK, SOME_FAILED, ClientError, NotSignedIn, Stopped, Usage
from imageshare_client.interrupts import stop_when_asked
from imageshare_client.outcomes import GOOD, Outcome, summary, summary_in_words
from imageshare_client.output import Output
from imageshare_client.patience import Patience
from imageshare_client.pools import as_they_end, pool_of
from imageshare_client.progress import Bar
from imageshare_client.store import Store

ATTEMPTS: Final = 6


def add_to(commands: Commands, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser("download", parents=[shared], help="save pictures; run it again to go on")
    command.add_argument("ids", nargs="*", metavar="ID", help="pictures, by the ids that `list` shows")
    command.add_argument("--all", action="store_true", help="all of your own")
    command.add_argument("--to", default=".", metavar="DIR", help="the folder to save them in (this one)")
    command.add_argument(
        "--rendition", type=rendition, default=ORIGINAL, metavar="original|WIDTH", help="the file itself, or a width"
    )
    command.add_argument("--workers", type=workers, default=4, metavar="N", help="pictures at once (4)")
    command.set_defaults(run=_download)


def _download(given: argparse.Namespace, output: Output) -> int:
    if bool(given.ids) == given.all:
        raise Usage("Name pictures by their ids, or say --all.")
    account = account_load()
    folder = Path(given.to).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Usage(f"{folder} cannot be made a folder: {error.strerror}.") from error
    with stop_when_asked() as stop:
        bar = Bar("Saving", shown=not output.as_json)
        patience = Patience(ATTEMPTS, stop, bar.waits)
        api = Api(account, patience)
        # `dict` keeps the order and each id once.
        ids = list(dict.fromkeys(given.ids)) or [image["id"] for image in api.images(owner=api.me()["handle"])]
        bar.expect(len(ids), None)
        run = _Run(Downloader(api, Store(), patience, folder, given.rendition), bar, output, stop)
        return run.finish(run.save(ids, workers=given.workers))


class _Run:
    def __init__(self, downloader: Downloader, bar: Bar, output: Output, stop: Event) -> None:
        self._downloader, self._bar, self._output, self._stop = downloader, bar, output, stop
        self._failure: ClientError | None = None
        self._was_interrupted = False

    def save(self, ids: list[str], *, workers: int) -> list[Outcome]:
        outcomes = []
        with self._bar, pool_of(workers, "download") as pool:
            futures = {pool.submit(self._one, image_id): image_id for image_id in ids}
            for future in as_they_end(futures, self._stop):
                ended = self._ended(futures.pop(future), future)
                self._bar.ended(ended.image_id, ended.size or 0)
                self._report(ended)
                outcomes.append(ended)
        # Threads that could not stop in time.
        self._was_interrupted |= bool(futures) and self._failure is None
        return outcomes + [Outcome("unfinished", image_id=left, code="interrupted") for left in futures.values()]

    def finish(self, outcomes: list[Outcome]) -> int:
        self._output.record(summary(outcomes), summary_in_words(outcomes))
        if self._failure is not None:
            raise self._failure
        if self._was_interrupted:
            self._output.aside("Stopped. Run the same command again to go on.")
            return INTERRUPTED
        return OK if all(ended.result in GOOD for ended in outcomes) else SOME_FAILED

    def _one(self, image_id: str) -> Outcome:
        if self._stop.is_set():
            raise Stopped
        return self._downloader.save(image_id, lambda received: self._bar.moved(image_id, received))

    def _ended(self, image_id: str, future: Future[Outcome]) -> Outcome:
        try:
            return future.result()
        except Stopped as error:
            self._was_interrupted = self._failure is None
            return Outcome("unfinished", image_id=image_id, code=error.code)
        except ClientError as error:
            if isinstance(error, NotSignedIn):
                self._failure = error
                self._stop.set()
            return Outcome("failed", image_id=image_id, code=error.code, detail=error.detail)
        except OSError as error:
            # A full disk, for one.
            return Outcome("failed", image_id=image_id, code="disk", detail=f"It cannot be saved: {error.strerror}.")

    def _report(self, ended: Outcome) -> None:
        text: str | None = None
        if ended.result in ("saved", "skipped"):
            text = f"{ended.result} {os.path.relpath(ended.path or '')}"
        elif ended.detail:
            text = f"{ended.result} {ended.image_id}: {ended.detail}"
        self._output.record(ended.record("saved_image"), text)
