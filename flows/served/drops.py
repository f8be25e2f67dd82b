"""What the watcher does with dropped files: a run of its own, in the watcher's process, so that it begins at once."""

from collections.abc import Sequence
from pathlib import Path

import httpx
from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed

from flows.artifact import publish
from flows.collect import collect_files
from flows.runner import in_this_process
from flows.served.jobs import COLLECT_SECONDS, home, told_collection
from flows.server.drain import drain
from flows.steps import step
from tiendo.app import collection, feedback  # noqa: F401  loaded now: the first file need not wait for it
from tiendo.errors import EnvironmentFailure
from tiendo.workspace import Workspace


def _name() -> str:
    """The file that has been dropped, or how many."""
    paths = flow_run.parameters["paths"]
    return f"Tiếp nhận {paths[0] if len(paths) == 1 else f'{len(paths)} tệp'}"


@flow(
    name="Tiếp nhận tệp vừa gửi",
    description="Tiếp nhận các tệp vừa được đặt vào hộp thư.",
    flow_run_name=_name,
    task_runner=in_this_process(),
    timeout_seconds=COLLECT_SECONDS,
    persist_result=False,
)
@step
def drop(paths: list[str]) -> State:
    """Tiếp nhận các tệp vừa gửi.

    Args:
        paths: Đường dẫn trong thư mục làm việc.
    """
    taken = collect_files(home(), paths, None)
    publish("tiep-nhan", taken, None, None)
    return Completed(message=told_collection(taken))


def take_drop(ws: Workspace, files: Sequence[Path]) -> str:
    """Take dropped files into the ledger; what came of it, as a sentence.

    Raises EnvironmentFailure when Prefect's server is out of reach: then nothing was lost, the files still lie there.
    """
    try:
        state: State = drop([ws.relative(file) for file in files], return_state=True)
        drain()
    except httpx.HTTPError as error:
        raise EnvironmentFailure(
            f"Máy chủ Prefect không trả lời: {error}", f"The Prefect server does not answer: {error}"
        ) from error
    if state.is_completed():
        return str(state.message)
    raise EnvironmentFailure(
        f"Chưa tiếp nhận được: {state.message}", f"Nothing was taken in: {state.message}"
    )
