"""A collection in a process of its own. Arguments: the workspace and the task runner.

It collects in small chunks through the flow and prints as JSON how many task runs began in this process; for Dask,
in each worker of a real cluster of two processes.
"""

import json
import os
import sys
from pathlib import Path

from flows import chunks
from tests.app.world import PERIOD
from tests.plan.toy import PLAN
from tiendo.workspace import Workspace

WORKERS = 2


def main(home: str, runner: str) -> None:
    os.environ["TIENDO_TASK_RUNNER"] = runner
    chunks.LEAST_FILES = 1
    workspace = Workspace(Path(home))
    taken = on_dask(workspace) if runner == "dask" else collected(workspace)
    sys.stdout.write(json.dumps(taken))


def collected(workspace: Workspace) -> list[int]:
    from flows import run
    from flows.server import prefect_api

    with prefect_api(workspace):
        run.collect(workspace, PLAN, PERIOD)
        return [noted()]


def on_dask(workspace: Workspace) -> list[int]:
    from distributed import Client, LocalCluster

    from flows.server import prefect_api

    with (
        prefect_api(workspace),  # what the workers report to is settled before they start
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        os.environ["TIENDO_CLUSTER"] = cluster.scheduler_address
        collected(workspace)
        return sorted(client.run(noted).values())


def noted() -> int:
    """The task runs that began in this worker."""
    from flows.server import drain

    return len(drain._task_runs)


if __name__ == "__main__":
    main(*sys.argv[1:])
