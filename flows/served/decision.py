"""What a person decides on a period, and the wait for it."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

import httpx
from prefect import pause_flow_run
from prefect.exceptions import NotPausedError
from prefect.flow_runs import resume_flow_run
from prefect.input import RunInput
from prefect.runtime import flow_run
from pydantic import ConfigDict, Field

from tiendo.app.locking import Lock, lock_of
from tiendo.app.session import ledger_of
from tiendo.errors import EnvironmentFailure
from tiendo.workspace import Workspace

APPROVE, RETURN = "Phê duyệt", "Trả lại"
LOOK_SECONDS = 3
SPARE_SECONDS = 600

_log = logging.getLogger(__name__)

_RETURN_NEEDS_REASON: dict[str, Any] = {
    "if": {"properties": {"verdict": {"const": RETURN}}},
    "then": {"required": ["reason"], "properties": {"reason": {"pattern": r"\S"}}},
}


class Decision(RunInput):
    """What a person decides. There is no default: an empty answer decides nothing."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_RETURN_NEEDS_REASON)

    verdict: Literal["Phê duyệt", "Trả lại"] = Field(
        title="Quyết định",
        description="Phê duyệt: chốt số liệu và khóa kỳ. Trả lại: kỳ vẫn mở, dự thảo cần sửa.",
        json_schema_extra={"position": 0},
    )
    by: str = Field(
        title="Người quyết định",
        description="Họ tên, chức vụ.",
        pattern=r"\S",
        json_schema_extra={"position": 1},
    )
    reason: str = Field(
        default="", title="Lý do", description="Bắt buộc khi trả lại.", json_schema_extra={"position": 2}
    )


@dataclass(frozen=True)
class Case:
    """The period that is submitted for approval."""

    ws: Workspace
    plan: str
    period: str

    @property
    def lock(self) -> Lock | None:
        """The approval in force."""
        with ledger_of(self.ws) as ledger:
            return lock_of(ledger, self.plan, self.period)


def wait_for_decision(case: Case, ends: float) -> Decision | None:
    """What a person has decided on the run's page, or on the command line meanwhile; None when nobody has in time."""
    wait = Wait(case, UUID(str(flow_run.id)), ends)
    with wait.watched():
        seconds = int(max(ends - time.monotonic(), 0)) + SPARE_SECONDS
        decision = pause_flow_run(wait_for_input=Decision, timeout=seconds, poll_interval=LOOK_SECONDS)
    return None if wait.is_over else decision


@dataclass
class Wait:
    """A run that waits, watched from beside: an approval that reaches the ledger by another way lets it go on, and
    so does the end of the time. A run whose pause itself runs out is failed by Prefect, whatever it returns.
    """

    case: Case
    run: UUID
    ends: float  # by the monotonic clock
    is_over: bool = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        answered = threading.Event()
        watcher = threading.Thread(target=self._watch, args=[answered], daemon=True)
        watcher.start()
        try:
            yield
        finally:
            answered.set()
            watcher.join()

    def _watch(self, answered: threading.Event) -> None:
        while not answered.wait(LOOK_SECONDS):
            try:
                if self._went_on():
                    return
            except (
                EnvironmentFailure,
                httpx.HTTPError,
            ) as error:  # the ledger or the server is away for a while
                _log.warning("%s", error)

    def _went_on(self) -> bool:
        if (lock := self.case.lock) is not None:
            return _resumed(self.run, APPROVE, lock.actor, "tiendo approve")
        if time.monotonic() < self.ends:
            return False
        self.is_over = _resumed(self.run, RETURN, "tiendo", "Hết giờ chờ quyết định.")
        return self.is_over


def _resumed(run: UUID, verdict: str, by: str, reason: str) -> bool:
    try:
        resume_flow_run(run, run_input={"verdict": verdict, "by": by, "reason": reason})
    except NotPausedError:
        return False  # not yet, or somebody has just answered on the page
    return True
