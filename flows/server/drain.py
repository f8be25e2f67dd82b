"""Runs of this process, and waiting until the server has recorded how each of them ended.

Task runs are reported in the background: a process that ends or stops its server too early loses them.
"""

import logging
import time
from collections.abc import Iterable
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId, TaskRunFilter, TaskRunFilterId
from prefect.client.schemas.objects import FlowRun, TaskRun
from prefect.context import FlowRunContext, TaskRunContext
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker
from prefect.settings import PREFECT_API_URL

from flows.server.address import health

DRAIN_SECONDS = 60
FLUSH_SECONDS = 10
_PAGE = 200  # the server's limit

_log = logging.getLogger(__name__)
_flow_runs: set[UUID] = set()
_task_runs: set[UUID] = set()


def note_run() -> None:
    """Remember the flow or task run that is executing here."""
    task = TaskRunContext.get()
    flow = FlowRunContext.get()
    if task is not None:
        _task_runs.add(task.task_run.id)
    elif flow is not None and flow.flow_run is not None:
        _flow_runs.add(flow.flow_run.id)
        if tracking := flow.flow_run.parent_task_run_id:
            _task_runs.add(tracking)


def drain() -> None:
    """Return once the server has a final state of every noted run, and the logs.

    The ledger is the record, not Prefect's history: where the server does not answer in time this only warns.
    """
    if health(PREFECT_API_URL.value() or "") is None:
        _log.warning("The Prefect server is gone: its history of this run is incomplete")
        return
    APILogWorker.drain_all(timeout=FLUSH_SECONDS)
    try:
        with get_client(sync_client=True) as client:
            left = _wait_for_final_states(client)
    except httpx.HTTPError as error:
        _log.warning("Prefect's history of this run may be incomplete: %s", error)
    else:
        if left:
            _log.warning("Prefect has not recorded the end of %d runs", left)
    _flow_runs.clear()
    _task_runs.clear()
    EventsWorker.drain_all(timeout=FLUSH_SECONDS)


def _wait_for_final_states(client: SyncPrefectClient) -> int:
    """How many of the noted runs have no final state when the time is over."""
    deadline = time.monotonic() + DRAIN_SECONDS
    while True:
        _flow_runs.difference_update(_ended(_read_flow_runs(client)))
        _task_runs.difference_update(_ended(_read_task_runs(client)))
        left = len(_flow_runs) + len(_task_runs)
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.1)


def _read_flow_runs(client: SyncPrefectClient) -> list[FlowRun]:
    some = list(_flow_runs)[:_PAGE]
    return client.read_flow_runs(flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=some))) if some else []


def _read_task_runs(client: SyncPrefectClient) -> list[TaskRun]:
    some = list(_task_runs)[:_PAGE]
    return client.read_task_runs(task_run_filter=TaskRunFilter(id=TaskRunFilterId(any_=some))) if some else []


def _ended(runs: Iterable[FlowRun | TaskRun]) -> set[UUID]:
    return {run.id for run in runs if run.state is not None and run.state.is_final()}
