"""Where the chunks of a collection run: in this process, or on a Dask or Ray cluster through Prefect's integrations."""

from typing import Any

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from tiendo.errors import UsageError
from tiendo.settings import settings

LOCAL_WORKERS = 2  # of a cluster that is started for one run


def in_this_process() -> TaskRunner[Any]:
    """One chunk after another: taking files in keeps the interpreter busy, two threads gain nothing (docs/scale.md)."""
    return ThreadPoolTaskRunner(max_workers=1)


def chosen_runner() -> TaskRunner[Any]:
    """The task runner of TIENDO_TASK_RUNNER.

    A cluster is the one at TIENDO_CLUSTER, or one of LOCAL_WORKERS processes on this machine for the length of a run.
    Raises UsageError where the integration is not installed.
    """
    return {"threads": in_this_process, "dask": _dask, "ray": _ray}[settings().task_runner]()


def _dask() -> TaskRunner[Any]:
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise _missing("dask") from error
    if (address := settings().cluster) is not None:
        return DaskTaskRunner(address=address)
    return DaskTaskRunner(
        cluster_kwargs={"n_workers": LOCAL_WORKERS, "threads_per_worker": 1, "dashboard_address": None}
    )


def _ray() -> TaskRunner[Any]:
    try:
        from prefect_ray.task_runners import RayTaskRunner
    except ImportError as error:
        raise _missing("ray") from error
    if (address := settings().cluster) is not None:
        return RayTaskRunner(address=address)
    return RayTaskRunner(init_kwargs={"num_cpus": LOCAL_WORKERS, "include_dashboard": False})


def _missing(name: str) -> UsageError:
    return UsageError(
        f"TIENDO_TASK_RUNNER={name} cần gói prefect-{name}, gói này chưa được cài: pip install prefect-{name}",
        f"TIENDO_TASK_RUNNER={name} needs prefect-{name}, which is not installed: pip install prefect-{name}",
    )
