"""The course of a task in one agency's hands over the years: when it begins, halts, is completed."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random

import polars as pl

from schemas.terms import MilestoneKind, ReportedStatus
from tiendo.demo.chance import chance, day_between, days_after
from tiendo.demo.season import Season, demo_periods
from tiendo.plan import Plan, deadlines

_PACES = {"early": 14, "in_time": 66, "late": 15, "halted": 5}
_DOC_SORTS_ONCE = ("BC", "BC", "BC", "TTr")
_DOC_SORTS_YEARLY = ("BC", "BC", "BC", "TB")
_DOC_SORTS_BEGUN = ("KH", "KH", "QĐ")


@dataclass(frozen=True)
class Document:
    number: str
    on: date


@dataclass(frozen=True)
class State:
    """How a task stands at the end of a period."""

    status: ReportedStatus
    percent: int | None = None
    preliminary_on: date | None = None
    completed_on: date | None = None
    document: Document | None = None
    ends_on: date | None = None  # when it is, or is expected to be, completed
    overdue: bool = False
    before: bool = False  # completed in an earlier period
    spans: bool = False  # an activity over a span of years, not a product to be drafted
    recurring: bool = False


@dataclass(frozen=True)
class Terms:
    """When a task is due: `begins` is the first day on which it can be worked on."""

    begins: date
    due: date
    recurring: bool
    preliminary: date | None
    has_deadline: bool
    spans: bool


@dataclass(frozen=True)
class _Run:
    """One agency's way through a task that is done once."""

    starts: date
    ends: date
    halts: date | None
    resumes: date | None

    def status(self, on: date) -> ReportedStatus:
        """How the task stands on a day."""
        if self.ends <= on:
            return ReportedStatus.completed
        if self.starts > on:
            return ReportedStatus.not_started
        halted = self.halts and self.resumes and self.halts <= on < self.resumes
        return ReportedStatus.suspended if halted else ReportedStatus.in_progress

    def percent(self, on: date) -> int:
        """How far a task that has begun and has not ended has come on a day; nothing is done while it halts."""
        if self.halts and self.resumes and on < self.resumes:
            on = min(on, self.halts)
        share = (on - self.starts) / max(self.ends - self.starts, timedelta(days=1))
        return min(95, max(5, round(share * 20) * 5))


class Courses:
    """The state of any task of a plan with any agency in one season."""

    def __init__(self, season: Season, seed: int) -> None:
        self._season = season
        self._seed = seed

    def state(self, ref: str, agency: str) -> State:
        """How `agency` stands with task `ref`."""
        terms = self._terms[ref]
        return self._yearly(ref, agency, terms) if terms.recurring else self._once(ref, agency, terms)

    def _draw(self, *circumstances: str) -> Random:
        return chance(self._seed, self._season.plan.id, *circumstances)

    @cached_property
    def _terms(self) -> dict[str, Terms]:
        plan, period = self._season.plan, self._season.period
        issued = self._season.issued_on
        horizon = demo_periods(plan)[-1].closes_on
        begun = dict(plan.milestones.group_by("ref").agg(pl.col("from_on").min()).iter_rows())
        preliminary = _preliminary_days(plan)
        return {
            ref: Terms(
                begins=max(issued, begun.get(ref) or issued),
                due=due or horizon,
                recurring=recurring,
                preliminary=preliminary.get(ref),
                has_deadline=due is not None,
                spans=begun.get(ref) is not None,
            )
            for ref, due, recurring in deadlines(plan, period).select("ref", "due", "recurring").iter_rows()
        }

    def _once(self, ref: str, agency: str, terms: Terms) -> State:
        draw = self._draw(ref, agency)
        run = _run(draw, terms)
        known_on = self._season.known_on
        preliminary_on = _preliminary(draw, terms, run)
        plan_document = _document(draw, _DOC_SORTS_BEGUN, days_after(run.starts, 20))
        final_document = _document(draw, _DOC_SORTS_ONCE, run.ends)
        state = State(
            status=run.status(known_on),
            preliminary_on=preliminary_on if preliminary_on and preliminary_on <= known_on else None,
            ends_on=run.ends,
            overdue=terms.has_deadline and min(run.ends, known_on) > terms.due,
            spans=terms.spans,
        )
        match state.status:
            case ReportedStatus.completed:
                before = run.ends < self._season.period.window_from
                done = replace(state, percent=100, completed_on=run.ends, before=before)
                return replace(done, document=final_document)
            case ReportedStatus.not_started:
                return replace(state, percent=0)
            case _:
                document = plan_document if plan_document.on <= known_on else None
                return replace(state, percent=run.percent(known_on), document=document)

    def _yearly(self, ref: str, agency: str, terms: Terms) -> State:
        reliability = self._draw(ref, agency).uniform(0.75, 0.97)
        period = self._season.period
        draw = self._draw(ref, agency, period.id)
        first = period.window_from + timedelta(days=30)
        done_on = day_between(draw, first + (self._season.known_on - first) / 2, self._season.known_on)
        begun_on = day_between(draw, first, done_on)
        if terms.due.year > period.year:  # not its turn
            weights = {ReportedStatus.no_activity: 6, ReportedStatus.in_progress: 4}
        elif draw.random() < reliability:
            weights = {ReportedStatus.completed: 1}
        else:
            weights = {
                ReportedStatus.in_progress: 6,
                ReportedStatus.no_activity: 3,
                ReportedStatus.not_started: 1,
            }
        (status,) = draw.choices(list(weights), list(weights.values()))
        return _yearly_state(draw, status, begun_on, done_on)


def _yearly_state(draw: Random, status: ReportedStatus, begun_on: date, done_on: date) -> State:
    match status:
        case ReportedStatus.completed:
            document = _document(draw, _DOC_SORTS_YEARLY, done_on)
            return State(status, 100, completed_on=done_on, document=document, recurring=True)
        case ReportedStatus.in_progress:
            document = _document(draw, _DOC_SORTS_BEGUN, begun_on)
            return State(status, draw.randrange(20, 95, 5), document=document, recurring=True)
        case _:
            return State(status, recurring=True)


def _run(draw: Random, terms: Terms) -> _Run:
    (pace,) = draw.choices(list(_PACES), list(_PACES.values()))
    span = (terms.due - terms.begins).days
    ends = {
        "early": days_after(terms.begins, span * draw.uniform(0.45, 0.75)),
        "in_time": days_after(terms.due, -draw.uniform(55, max(60, min(220, span / 2)))),
        "late": days_after(terms.due, draw.uniform(30, 380)),
        "halted": days_after(terms.due, draw.uniform(300, 480)),
    }[pace]
    ends = max(ends, days_after(terms.begins, 20))
    starts = days_after(terms.begins, (ends - terms.begins).days * draw.uniform(0.05, 0.4))
    if pace != "halted":
        return _Run(starts, ends, None, None)
    halts = days_after(terms.due, -draw.uniform(100, max(110, span / 3)))
    return _Run(starts, ends, max(starts, halts), days_after(ends, -draw.uniform(60, 120)))


def _preliminary_days(plan: Plan) -> dict[str, date]:
    rows = plan.milestones.filter(kind=MilestoneKind.preliminary.value).drop_nulls("due")
    return dict(rows.select("ref", "due").iter_rows())


def _preliminary(draw: Random, terms: Terms, run: _Run) -> date | None:
    if terms.preliminary is None:
        return None
    is_late = draw.random() < 0.15
    drawn = days_after(terms.preliminary, draw.uniform(20, 180) if is_late else -draw.uniform(55, 160))
    return min(max(drawn, days_after(run.starts, 5)), days_after(run.ends, -5))


def _document(draw: Random, sorts: tuple[str, ...], on: date) -> Document:
    """A number that nobody can mistake for a real one: MH is "minh họa"."""
    return Document(f"{draw.randint(1, 480):02d}/{draw.choice(sorts)}-MH", on)
