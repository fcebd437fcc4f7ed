"""Stopping a stage, and letting it go on: its functions answer nothing, and cost nothing, while they are paused."""

from infrastructure.deploy.stage import Stage, say

KINDS = ("web", "worker", "jobs")


def pause(stage: Stage) -> None:
    """Uploads that arrive meanwhile wait in the queue. Their share of the account's concurrency is free for others."""
    for kind in KINDS:
        stage.client("lambda").put_function_concurrency(
            FunctionName=stage.function(kind), ReservedConcurrentExecutions=0
        )
    say(f"{stage.stack} is paused; `make resume STAGE={stage.name}` lets it go on")


def resume(stage: Stage) -> None:
    for kind in KINDS:
        stage.client("lambda").delete_function_concurrency(FunctionName=stage.function(kind))
    say(f"{stage.stack} goes on")
