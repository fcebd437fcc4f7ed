"""`manage.py worker`: the media worker of a laptop, running the very handler that Lambda runs."""

import logging
import signal
import threading
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from gallery.events import queue, sweep, uploaded

log = logging.getLogger(__name__)

SWEEP_SECONDS = 30


class Command(BaseCommand):
    help = "Process uploads from the queue until stopped (SIGTERM or Ctrl-C; the picture in hand is finished first)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--workers", type=int, default=2, help="how many pictures to process side by side")

    def handle(self, *args: Any, workers: int, **options: Any) -> None:
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        threads = [threading.Thread(target=_work, args=(stopping,), name=f"worker-{i}") for i in range(workers)]
        threads.append(threading.Thread(target=_sweep, args=(stopping,), name="sweeper"))
        for thread in threads:
            thread.start()
        log.info("worker ready")
        for thread in threads:
            thread.join()
        log.info("worker stopped")


def _work(stopping: threading.Event) -> None:
    while not stopping.is_set():
        try:
            queue.poll_once(uploaded.handle, wait_seconds=2)
        except Exception:
            # The queue being away for a moment must not end the worker.
            log.exception("the queue did not answer")
            time.sleep(2)


def _sweep(stopping: threading.Event) -> None:
    """What a schedule does on AWS."""
    while not stopping.wait(SWEEP_SECONDS):
        try:
            sweep.handle()
        except Exception:
            log.exception("the sweep failed")
