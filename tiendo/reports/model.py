"""What a report speaks about: tasks with their leads, agencies, difficulties, as plain values in one language."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from schemas.document import Source, Sources
from schemas.results import Trend
from schemas.terms import DerivedStatus, DifficultyState, OwnPlanForm, TaskStatus, Timeliness

OVERDUE = (DerivedStatus.doing_overdue, DerivedStatus.waiting_overdue)


class Standing(StrEnum):
    """How an agency stands with its submissions."""

    on_time = "on_time"
    late = "late"
    after_reopening = "after_reopening"
    after_lock = "after_lock"
    returned = "returned"
    missing = "missing"
    excluded = "excluded"


class Record(NamedTuple):
    """A reported row (schemas.records), with the agency that sent it. A national report has some hundred thousand."""

    table: str
    agency: str
    values: dict[str, Any]
    source: Source


class Lead(NamedTuple):
    """A lead assignment: what its agency said, and the rows in which it said so (one a unit). As many as records."""

    agency: str
    name: str
    requested: bool
    reported: bool
    status: TaskStatus | None
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Task:
    """A leaf task with its state (schemas.results.TaskStates)."""

    ref: str
    title: str
    section: str  # ref of the top heading above it
    status: TaskStatus
    derived: DerivedStatus
    due: date | None
    recurring: bool
    percent: float | None
    completed_on: date | None
    leads_expected: int
    leads_reported: int
    requested_expected: int
    requested_reported: int
    conflicting: bool
    leads: tuple[Lead, ...]

    @property
    def is_overdue(self) -> bool:
        return self.derived in OVERDUE

    @property
    def silent_leads(self) -> tuple[Lead, ...]:
        return tuple(lead for lead in self.leads if not lead.reported)

    @property
    def is_done_before(self) -> bool:
        """Completed by what its leads said in earlier periods; nobody told of it again."""
        return self.status == TaskStatus.completed and not any(lead.reported for lead in self.leads)

    @property
    def is_without_requested(self) -> bool:
        """Somebody reported, and a body that was only requested did not answer."""
        return any(lead.reported for lead in self.leads) and self.requested_reported < self.requested_expected

    @cached_property
    def sources(self) -> Sources:
        return Sources.of(record.source for lead in self.leads for record in lead.records)


@dataclass(frozen=True)
class Agency:
    """An agency that owes a submission, with its state (schemas.results.AgencyStates)."""

    agency: str
    name: str
    in_sentence: str
    requested: bool
    timeliness: Timeliness
    first_received_on: date | None
    first_accepted_on: date | None
    n_revisions: int
    n_leads: int
    n_leads_reported: int
    n_leads_completed: int
    submissions: tuple[int, ...]  # the current ones, of all its units
    cover: Record | None  # of the unit whose own plan has come furthest
    sent: tuple[int, ...] = ()  # all that came in, whatever became of it

    @property
    def standing(self) -> Standing:
        """Like `timeliness`, but whose only submissions were excluded by decision is not called missing."""
        if self.timeliness == Timeliness.missing and self.first_received_on is not None:
            return Standing.excluded
        return Standing(self.timeliness.value)

    @property
    def own_plan(self) -> OwnPlanForm | None:
        return OwnPlanForm(self.cover.values["own_plan"]) if self.cover else None

    @property
    def has_reported(self) -> bool:
        return bool(self.submissions)

    @cached_property
    def sources(self) -> Sources:
        return Sources.of(Source(submission) for submission in self.submissions)


@dataclass(frozen=True)
class Section:
    """A top heading of the plan with the tasks below it. Tasks that stand below no heading share one without ref."""

    ref: str
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Class:
    """Agencies that are shown together: members of a group that must report, other bound bodies, requested bodies."""

    key: str
    title: str | None  # the group's name
    agencies: tuple[Agency, ...]


@dataclass(frozen=True)
class Indicator:
    """A measured quantity in the period (schemas.results.IndicatorValues and IndicatorTrends)."""

    indicator: str
    ref: str
    section: str
    title: str
    unit: str
    baseline: float | None
    value: float | None
    numerator: float | None  # of a ratio
    denominator: float | None
    n_reported: int
    n_expected: int
    previous: float | None
    change: float | None
    comparable: bool | None
    trend: Trend
    target: float | None
    target_year: int | None
    target_met: bool | None
    break_reason: str  # why the series begins anew in the period; "" where it does not
    lacking: tuple[
        str, ...
    ]  # names of merged agencies whose part only one of two figures holds: not compared
    sources: Sources


@dataclass(frozen=True)
class Difficulty:
    """A difficulty or proposal as reported."""

    record: Record
    agency: str  # name
    ref: str | None
    state: DifficultyState | None

    @property
    def difficulty(self) -> str:
        return self.record.values["difficulty"] or ""

    @property
    def proposal(self) -> str:
        return self.record.values["proposal"] or ""
