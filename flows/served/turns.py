"""One run at a time on a plan's period, and of a job that goes over all of them: there is one place, and who finds it
taken waits and is told so.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from prefect import get_run_logger
from prefect.client.orchestration import get_client
from prefect.concurrency.sync import concurrency

from flows.served.choices import served_workspace
from tiendo.errors import EnvironmentFailure
from tiendo.plan import load_plan

LEASE_SECONDS = 60  # a killed run keeps its place no longer; the least that Prefect grants
WAIT_SECONDS = 900  # for another run


@contextmanager
def one_at_a_time(plan: str, period: str) -> Iterator[None]:
    """Hold the one place that there is for runs on a plan's period. Raises EnvironmentFailure when it stays taken."""
    load_plan(served_workspace().plans, plan).period(period)
    taken = EnvironmentFailure(
        f"Kỳ {period} của kế hoạch {plan} đang được xử lý trong một lần chạy khác.",
        f"Period {period} of {plan} is being worked on by another run.",
    )
    with _held(f"tiendo {plan} {period}", taken):
        yield


@contextmanager
def one_of_a_kind(job: str) -> Iterator[None]:
    """Hold the one place that there is for runs of a job. Raises EnvironmentFailure when it stays taken."""
    taken = EnvironmentFailure(
        f"Việc “{job}” đang được làm trong một lần chạy khác.", f"“{job}” is being done by another run."
    )
    with _held(f"tiendo {job}", taken):
        yield


@contextmanager
def _held(place: str, taken: EnvironmentFailure) -> Iterator[None]:
    """Hold a place. A run that cannot renew its hold, since the server is away, goes on: what two at once would write
    is the same (`tests/app/test_crashes.py`). Prefect's own limit of a deployment ends such a run, and a killed run
    keeps it for five minutes.
    """
    if _is_taken(place):
        get_run_logger().warning(_waiting(taken))
    with ExitStack() as held:
        try:
            held.enter_context(
                concurrency(
                    place,
                    timeout_seconds=WAIT_SECONDS,
                    lease_duration=LEASE_SECONDS,
                    strict=True,
                    raise_on_lease_renewal_failure=False,
                )
            )
        except TimeoutError as error:
            raise EnvironmentFailure(
                f"{taken.vi} Hãy chạy lại sau.", f"{taken.en} Run again later."
            ) from error
        yield


def _is_taken(place: str) -> bool:
    """Whether a place, which is made when there is none, is held now."""
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(place, limit=1)
        return client.read_global_concurrency_limit_by_name(place).active_slots > 0


def _waiting(taken: EnvironmentFailure) -> str:
    return (
        f"{taken.vi} Lần chạy này chờ đến lượt, tối đa {WAIT_SECONDS // 60} phút. Nếu lần chạy kia đã bị ngắt đột ngột "
        "(tắt máy, mất điện) thì chỗ của nó tự trả lại sau chừng hai phút, không phải làm gì."
    )
