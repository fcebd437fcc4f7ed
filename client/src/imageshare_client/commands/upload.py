"""`imageshare upload`."""

import argparse
import os
from typing import Final

from imageshare_client.account import account_load
from imageshare_client.api import Api
from imageshare_client.batch import Batch
from imageshare_client.commands.arguments import Commands, seconds, workers
from imageshare_client.errors import INTERRUPTED, OK, SOME_FAILED, FileTrouble, NotAPicture
from imageshare_client.finding import Found, Search, content_type, find
from imageshare_client.following import Follower
from imageshare_client.interrupts import stop_when_asked
from imageshare_client.journal import Journal, Memory, journal_path
from imageshare_client.outcomes import GOOD, Outcome, Result, summary, summary_in_words
from imageshare_client.output import Output
from imageshare_client.patience import Patience
from imageshare_client.pools import pool_of
from imageshare_client.presence import files_there
from imageshare_client.progress import Bar
from imageshare_client.sending import Sender
from imageshare_client.store import Store
from imageshare_client.uploading import Uploader, outcome

FIRST_ATTEMPTS: Final = 3
# Once something is under way. A minute and a half in all: long enough for a router to start again.
ATTEMPTS: Final = 8
WAIT: Final = 900


def add_to(commands: Commands, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "upload",
        parents=[shared],
        help="send pictures, and folders of them; run it again to go on, or to send what is new",
    )
    command.add_argument("paths", nargs="+", metavar="PATH")
    command.add_argument(
        "--visibility", choices=["private", "unlisted", "public"], default="private", help="who will see them (private)"
    )
    command.add_argument(
        "--recursive", action=argparse.BooleanOptionalAction, default=True, help="folders in folders too (yes)"
    )
    command.add_argument("--workers", type=workers, default=4, metavar="N", help="files at once (4)")
    command.add_argument("--wait", type=seconds, default=WAIT, metavar="S", help="for news of files that arrived (900)")
    command.add_argument("--retry-rejected", action="store_true", help="send again what was rejected in an earlier run")
    command.add_argument("--dry-run", action="store_true", help="say what would be sent, and send nothing")
    command.set_defaults(run=_upload)


def _upload(given: argparse.Namespace, output: Output) -> int:
    account = account_load()
    search = find(given.paths, recursive=given.recursive)
    with stop_when_asked() as stop:
        me = Api(account, Patience(FIRST_ATTEMPTS, stop)).me()
        bar = Bar("Sending", shown=not output.as_json)
        patience = Patience(ATTEMPTS, stop, bar.waits)
        api = Api(account, patience)
        journal = Journal(journal_path(url=account.url, user_id=me["id"]))
        try:
            there = files_there(api, journal, search.found, owner=me["handle"])
            work = _Work(given, output, search, there, journal)
            return work.foresee() if given.dry_run else work.run(api, patience, bar)
        finally:
            journal.close()


class _Work:
    """One call of the command, once it is known which files there are and which of them are `there`."""

    def __init__(
        self,
        given: argparse.Namespace,
        output: Output,
        search: Search,
        there: dict[Found, Memory],
        journal: Journal,
    ) -> None:
        self._given, self._output, self._search, self._journal = given, output, search, journal
        self._there = [outcome("skipped", file, memory) for file, memory in there.items()]
        self._left = [file for file in search.found if file not in there]

    def run(self, api: Api, patience: Patience, bar: Bar) -> int:
        known = self._known()
        bar.expect(len(self._left), sum(file.size for file in self._left))
        workers, visibility, again = self._given.workers, self._given.visibility, self._given.retry_rejected

        def report(ended: Outcome) -> None:
            bar.ended(ended.path, ended.size or 0)
            self._report(ended)

        with bar, pool_of(workers, "part") as parts_pool:
            sender = Sender(api, Store(), patience, parts_pool)
            batch = Batch(
                Uploader(api, sender, self._journal, patience, visibility, again),
                Follower(api, self._given.wait),
                on_sent=lambda file, sent: bar.moved(str(file.path), sent),
                on_outcome=report,
            )
            outcomes = batch.run(self._left, workers=workers)
        code = self._finish(known + outcomes)
        if batch.failure is not None:
            raise batch.failure
        if batch.was_interrupted:
            self._output.aside("Stopped. Run the same command again to go on.")
            return INTERRUPTED
        return code

    def foresee(self) -> int:
        """What `run` would send, as far as can be said without reading files whole or asking the site about each."""
        outcomes = self._known()
        for file in self._left:
            memory = self._journal.recall(file) or Memory("hashed", "")
            if memory.state == "rejected" and not self._given.retry_rejected:
                foreseen = outcome("rejected", file, memory)
            else:
                try:
                    content_type(file)
                    foreseen = outcome("would_send", file, Memory("hashed", memory.sha256))
                except FileTrouble as error:
                    result: Result = "rejected" if isinstance(error, NotAPicture) else "failed"
                    foreseen = outcome(result, file, Memory("hashed", "", code=error.code, detail=error.detail))
            self._report(foreseen, f"would send {foreseen.path}" if foreseen.result == "would_send" else None)
            outcomes.append(foreseen)
        return self._finish(outcomes)

    def _known(self) -> list[Outcome]:
        """What was clear before anything was sent."""
        unreadable = [
            Outcome("failed", str(path), code="unreadable", detail=why) for path, why in self._search.unreadable
        ]
        for ended in unreadable + self._there:
            self._report(ended)
        return unreadable + self._there

    def _report(self, ended: Outcome, text: str | None = None) -> None:
        path = os.path.relpath(ended.path or "")
        if ended.result not in GOOD and ended.detail:
            text = f"{ended.result} {path}: {ended.detail}"
        self._output.record(ended.record("file"), text)

    def _finish(self, outcomes: list[Outcome]) -> int:
        self._output.record(summary(outcomes, ignored=self._search.ignored), summary_in_words(outcomes))
        return OK if all(ended.result in GOOD for ended in outcomes) else SOME_FAILED
