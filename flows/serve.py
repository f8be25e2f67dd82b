"""`tiendo serve`: the deployments with their forms, the runner that works on them, the inbox watcher.

On one machine all of it runs in this process beside a Prefect server with pages of its own. With PREFECT_API_URL the
server is another; the deployments can then be left to a pool of workers, and this process only watches.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from flows.served.pages import REPORTS, prefect_pages
from flows.server import NO_TELEMETRY, prefect_api
from flows.server.address import running_api
from flows.watcher import watch_inbox
from tiendo.settings import settings
from tiendo.workspace import Workspace

if TYPE_CHECKING:
    from prefect.runner import Runner

PORT = 4200
RUNS_AT_ONCE = 2
POLL_SECONDS = 3

Tell = Callable[[str], None]


def heed_signals() -> None:
    """From here on SIGTERM ends this process as Ctrl+C does, and Ctrl+C is heard.

    What a shell starts in the background is born deaf to Ctrl+C; and a service manager may end a service before it
    is up.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)


@contextmanager
def served_api(ws: Workspace, port: int) -> Iterator[str]:
    """The Prefect API to serve on: one that runs already, else one with pages for as long as this is open."""
    os.environ["TIENDO_HOME"] = str(ws.home)  # what the jobs work on, here and in processes of their own
    settings.cache_clear()
    os.environ.update(NO_TELEMETRY)
    if (api := running_api()) is not None:
        with prefect_api(ws):
            yield api
        return
    with prefect_pages(ws, port) as api:
        os.environ["PREFECT_API_URL"] = api
        os.environ["PREFECT_HOME"] = str(ws.state.absolute() / "serve")
        os.environ.setdefault("TIENDO_REPORTS_URL", f"{api.removesuffix('/api')}{REPORTS}")
        settings.cache_clear()
        with prefect_api(ws):
            yield api


def deploy(pool: str) -> list[str]:
    """Make the jobs known to the workers of a pool; their names. Call within `served_api`."""
    from flows.served.register import JOBS, deployment, give_form

    names = []
    for job in JOBS:
        found = deployment(job, pool)
        give_form(UUID(str(found.apply())), job)
        names.append(found.full_name)
    return names


def serve(ws: Workspace, tell: Tell, ready: str, *, polling: bool | None = None) -> None:
    """Work on the jobs in this process and watch the inbox, until interrupted. Call within `served_api`.

    The inbox is watched first: making the jobs known takes longer than anybody who drops a file waits.
    """
    stop = threading.Event()
    with ThreadPoolExecutor(1, "watcher") as beside:
        try:
            watching = beside.submit(
                copy_context().run, partial(watch, ws, tell, ready, stop, polling=polling)
            )
            asyncio.run(_both(_runner(), watching, stop))
        finally:
            stop.set()


def _runner() -> "Runner":
    """What works on the jobs, which it has made known."""
    from prefect.runner import Runner

    from flows.served.register import JOBS, deployment, give_form

    runner = Runner(name="tiendo", limit=RUNS_AT_ONCE, query_seconds=POLL_SECONDS)
    # Its own handler leaves schedules and runs as they are.
    runner.handle_sigterm = _interrupt  # type: ignore[method-assign]
    for job in JOBS:
        give_form(UUID(str(runner.add_deployment(deployment(job)))), job)
    return runner


def _interrupt(_number: int, _frame: object) -> None:
    """The end of a service is that of a command: as if Ctrl+C had been pressed."""
    signal.raise_signal(signal.SIGINT)


async def _both(runner: "Runner", watching: Future[None], stop: threading.Event) -> None:
    """The runner and the watcher; when one of them fails, so does the other."""
    async with asyncio.TaskGroup() as both:
        both.create_task(_until(watching))
        try:
            await runner.start()
        finally:
            stop.set()


async def _until(watching: Future[None]) -> None:
    await asyncio.wrap_future(watching)


def watch(
    ws: Workspace, tell: Tell, ready: str, stop: threading.Event, *, polling: bool | None = None
) -> None:
    """Take in what is dropped until `stop` is set; tell `ready` once that begins. Call within `served_api`."""
    from flows.served.drops import take_drop
    from tiendo.app import warm_up

    def take(files: Sequence[Path]) -> None:
        tell(take_drop(ws, files))

    warm_up(ws)
    tell(ready)
    watch_inbox(ws, take, stop, polling=polling)
