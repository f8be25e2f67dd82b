"""What every flow and task here has in common: how failures end a run, and which failures are tried again."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypedDict, TypeVar

from prefect import Task
from prefect.client.schemas.objects import State, TaskRun
from prefect.states import Failed

from flows.server.drain import note_run
from tiendo.errors import EnvironmentFailure, TiendoError

P = ParamSpec("P")
R = TypeVar("R")


def step(body: Callable[P, R]) -> Callable[P, R]:
    """The body of a flow or task whose errors meant for people end the run as failed with their message.

    Prefect logs a traceback of whatever is raised and shows its class; a returned state is shown as it is.
    Whoever calls the flow gets the error raised; of a task, by `result_of`.
    """

    @wraps(body)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        note_run()
        try:
            return body(*args, **kwargs)
        except TiendoError as error:
            return _failed(error)
        except OSError as error:
            return _failed(EnvironmentFailure(f"Lỗi của hệ thống: {error}", f"The system failed: {error}"))

    return run


def _failed(error: TiendoError) -> Any:
    """Typed as anything: callers see the error instead of the state."""
    return Failed(message=error.vi, data=error)


def result_of(state: State[R]) -> R:
    """What a task called with `return_state=True` returned; its error raised where it failed."""
    return state.result()


def may_pass(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether trying again can help: a busy disk or database may be free later, wrong input stays wrong."""
    return isinstance(state.data, EnvironmentFailure)


class Retries(TypedDict):
    """Keyword arguments of a task."""

    retries: int
    retry_delay_seconds: list[float]
    retry_condition_fn: Callable[[Task[..., Any], TaskRun, State[Any]], bool]


RETRIES: Retries = {"retries": 3, "retry_delay_seconds": [1, 3, 9], "retry_condition_fn": may_pass}
