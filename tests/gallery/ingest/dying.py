"""`python -m tests.gallery.ingest.dying <writes> <job> <argument>...`: does a job and is killed at a write.

It dies by SIGKILL right after its write number `writes` to S3, DynamoDB or SQS was carried out (0: before the first),
which is also right before the next one. Ends with 0 if the job needed fewer writes.
"""

import os
import signal
import sys
from importlib import import_module
from typing import Any

from botocore.client import BaseClient

READS = ("Get", "Head", "List", "Query", "BatchGet", "Describe", "Assume", "Scan", "Receive")


def main() -> None:
    writes, job, arguments = int(sys.argv[1]), sys.argv[2], dict(a.split("=", 1) for a in sys.argv[3:])
    processes = {"upload_process": "worker", "handle_schedule": "jobs", "custody_twice": "jobs"}
    os.environ["PROCESS"] = processes.get(job, "web")
    os.environ["DJANGO_SETTINGS_MODULE"] = "imageshare.settings"
    import_module("django").setup()
    module = {
        "upload_process": "gallery.services.processing",
        "upload_cancel": "gallery.services.uploads",
        "image_delete": "gallery.services.images",
        "image_trash": "gallery.services.trash",
        "handle_schedule": "gallery.events.jobs",
        "custody_twice": __name__,
    }[job]
    die_after(writes)
    run = globals()[job] if module == __name__ else getattr(import_module(module), job)
    run(**arguments)


def custody_twice(*, image_id: str, owner_id: str) -> None:
    """Both slices of a takedown, without the job around them."""
    takedowns = import_module("gallery.services.takedowns")
    work = import_module("gallery.services.jobs").Work("custody", image_id, {"owner_id": owner_id})
    for _ in range(2):
        takedowns.custody(work)


def die_after(writes: int) -> None:
    call: Any = BaseClient._make_api_call  # type: ignore[attr-defined]  # the one way of all clients, PynamoDB's too
    done = 0

    def counted(client: Any, operation: str, arguments: Any) -> Any:
        nonlocal done
        is_write = not operation.startswith(READS)
        if is_write and done == writes:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = call(client, operation, arguments)
        done += is_write
        return answer

    BaseClient._make_api_call = counted  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
