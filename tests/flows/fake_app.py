"""The use cases without their work: what flows are tested with. Agencies and paths are made up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import polars as pl

from tiendo.workspace import Workspace


@dataclass(frozen=True)
class File:
    """As tiendo.app.Collected, as far as flows look at it."""

    path: str
    outcome: str
    n_errors: int = 0
    findings: pl.DataFrame = field(default_factory=pl.DataFrame, compare=False, repr=False)
    plan: str = ""
    period: str = ""
    submission: int | None = None
    revision: int = 0
    superseded_by: int = 0


@dataclass
class FakeApp:
    """Each use case fails with the next of `failures` before it succeeds."""

    files: int = 3
    failures: list[Exception] = field(default_factory=list)
    taken_in: list[Path] = field(default_factory=list)
    answered: list[tuple[str, str]] = field(default_factory=list)

    def pending(self, ws: Workspace, plan: str | None = None, period: str | None = None) -> list[Path]:
        folder = ws.submissions / str(plan) / str(period)
        return [folder / f"co-quan-{i // 2:04}" / f"{i}.xlsx" for i in range(self.files)]

    def collect(self, ws: Workspace, files: Sequence[Path], *, received_on: date | None = None) -> list[File]:
        self._maybe_fail()
        self.taken_in += files
        return [self._taken_in(ws.relative(file)) for file in files]

    def give_feedback(self, ws: Workspace, plan: str, period: str, *, lang: str = "vi") -> list[Path]:
        self._maybe_fail()
        self.answered.append((plan, period))
        return []

    def consolidate(
        self,
        ws: Workspace,
        plan: str,
        period: str,
        *,
        as_of: date | None = None,
        known_on: date | None = None,
    ) -> SimpleNamespace:
        self._maybe_fail()
        tables = {
            "tasks": pl.DataFrame(
                {
                    "status": ["completed", "completed", "in_progress"],
                    "derived_status": ["done_on_time", "no_deadline", "doing_overdue"],
                }
            ),
            "agencies": pl.DataFrame({"timeliness": ["on_time", "missing"]}),
        }
        return SimpleNamespace(id="0a1b", as_of=as_of or date(1999, 12, 14), tables=tables)

    def report(self, ws: Workspace, plan: str, period: str, **choices: object) -> list[Path]:
        self._maybe_fail()
        return [ws.reports / plan / period / f"{choices['kind']}-{choices['lang']}.docx"]

    def _taken_in(self, path: str) -> File:
        _, plan, period, *_ = path.split("/")
        return File(path, "accepted", plan=plan, period=period, submission=len(self.taken_in))

    def _maybe_fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)
