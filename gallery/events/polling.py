"""What Lambda does around a handler, on a laptop: polls its queue in threads and calls its schedule, until stopped."""

import logging
import signal
import threading
import time
from collections.abc import Callable

from gallery.events import queue
from gallery.events.queue import Handler

log = logging.getLogger(__name__)


def poll_until_stopped(
    handler: Handler,
    *,
    queue_url: str,
    threads: int,
    schedule: Callable[[], object],
    schedule_seconds: int,
) -> None:
    """Until SIGTERM or Ctrl-C; what is in hand then is finished first."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    running = [
        threading.Thread(target=_poll, args=(stopping, handler, queue_url), name=f"worker-{number}")
        for number in range(threads)
    ]
    running.append(threading.Thread(target=_repeat, args=(stopping, schedule, schedule_seconds), name="schedule"))
    for thread in running:
        thread.start()
    log.info("ready")
    for thread in running:
        thread.join()
    log.info("stopped")


def _poll(stopping: threading.Event, handler: Handler, queue_url: str) -> None:
    while not stopping.is_set():
        try:
            queue.poll_once(handler, queue_url=queue_url, wait_seconds=2)
        except Exception:
            # The queue being away for a moment must not end the process.
            log.exception("the queue did not answer")
            time.sleep(2)


def _repeat(stopping: threading.Event, schedule: Callable[[], object], seconds: int) -> None:
    while not stopping.wait(seconds):
        try:
            schedule()
        except Exception:
            log.exception("the schedule failed")
