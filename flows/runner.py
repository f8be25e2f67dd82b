"""Where the chunks of a collection run: in this process, in some processes of this machine, on a Dask cluster."""

from typing import Any

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from tiendo.errors import UsageError
from tiendo.settings import settings

LOCAL_WORKERS = 2  # that are started for one run


def in_this_process() -> TaskRunner[Any]:
    """One chunk after another: taking files in keeps the interpreter busy, two threads gain nothing (docs/scale.md)."""
    return ThreadPoolTaskRunner(max_workers=1)


def in_processes() -> TaskRunner[Any]:
    """As many chunks at a time as there are processes. They start with the run, which takes each some seconds."""
    return ProcessPoolTaskRunner(max_workers=LOCAL_WORKERS)


def chosen_runner() -> TaskRunner[Any]:
    """The task runner of TIENDO_TASK_RUNNER.

    A cluster is the one at TIENDO_CLUSTER, or one of LOCAL_WORKERS processes on this machine for the length of a run.
    Raises UsageError where the integration is not installed.
    """
    return {"threads": in_this_process, "processes": in_processes, "dask": _dask}[settings().task_runner]()


def _dask() -> TaskRunner[Any]:
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise UsageError(
            "TIENDO_TASK_RUNNER=dask cần gói prefect-dask, gói này chưa được cài: pip install prefect-dask",
            "TIENDO_TASK_RUNNER=dask needs prefect-dask, which is not installed: pip install prefect-dask",
        ) from error
    if (address := settings().cluster) is not None:
        return DaskTaskRunner(address=address)
    return DaskTaskRunner(
        cluster_kwargs={"n_workers": LOCAL_WORKERS, "threads_per_worker": 1, "dashboard_address": None}
    )
