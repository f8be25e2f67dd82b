"""What Prefect costs: the same collection through a flow on a running server and without; and starting its server."""

import atexit
import os
from contextlib import ExitStack
from pathlib import Path

from bench.case import Case, Work
from bench.intake import SIZES, answered_inbox, national_collection


def _flow(folder: Path, size: int) -> Work:
    """The flow on a server that runs already, to the moment when the server has recorded how it ended.

    As without Prefect, what has to be imported is there before.
    """
    from bench.world import RECEIVED_ON
    from flows.server import NO_TELEMETRY, import_engine
    from flows.server.embedded import embedded_server
    from tiendo.workspace import Workspace

    server = _for_the_process().enter_context(embedded_server(folder / "server", NO_TELEMETRY))
    server.wait_until_ready()
    os.environ.update(NO_TELEMETRY, PREFECT_API_URL=server.api, PREFECT_HOME=str(folder / "client"))
    import_engine()
    import flows.collect  # noqa: F401
    from flows import run

    national_collection(folder, size)
    _warm_up()
    return lambda: run.collect(Workspace(folder), received_on=RECEIVED_ON)


def _warm_up() -> None:
    """A server that has just started is busy with itself for a second, which is no part of a run either."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        client.api_version()
        client.read_flows(limit=1)
        client.read_flow_runs(limit=1)
        client.read_task_runs(limit=1)


def _started_before(folder: Path, size: int) -> None:
    """The first start lays out the database."""
    _start(folder, size)()


def _start(folder: Path, _size: int) -> Work:
    """A server of the workspace's own, up to the moment when runs can begin; Prefect's import is part of it."""
    from flows.server import prefect_api
    from tiendo.workspace import Workspace

    return lambda: _for_the_process().enter_context(prefect_api(Workspace(folder)))


def _for_the_process() -> ExitStack:
    stack = ExitStack()
    atexit.register(stack.close)
    return stack


CASES = (
    Case("prefect_first_start", "servers started, new database", (1,), _start, alters=True),
    Case("prefect_start", "servers started, database there", (1,), _start, _started_before),
    Case(
        "national_plain",
        "workbooks, without Prefect",
        SIZES,
        national_collection,
        answered_inbox,
        alters=True,
    ),
    Case("national_flow", "workbooks, flow on a server", SIZES, _flow, answered_inbox, alters=True),
)
