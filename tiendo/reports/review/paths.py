"""What became of each task over the years, of each milestone, of each difficulty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schemas.document import Source
from schemas.terms import DifficultyState, MilestoneKind, TaskStatus
from tiendo.reports.model import Difficulty, Lead, Task
from tiendo.reports.outcomes import Kept
from tiendo.reports.review.span import Known, Span
from tiendo.text import fold, retold

_DATED = (MilestoneKind.preliminary, MilestoneKind.final, MilestoneKind.once, MilestoneKind.range)


@dataclass(frozen=True)
class Path:
    """A leaf task over the years; None where the year or the task in it is not known."""

    ref: str
    title: str
    section: str
    states: tuple[tuple[Known, Task], ...]
    turns: tuple[tuple[Known, Task], ...]  # the years in which a recurring task was due

    @property
    def last(self) -> Task:
        return self.states[-1][1]

    @property
    def last_year(self) -> int:
        return self.states[-1][0].period.year

    @property
    def recurring(self) -> bool:
        return self.last.recurring

    @property
    def turns_done(self) -> int:
        return sum(task.status == TaskStatus.completed for _, task in self.turns)

    @property
    def told(self) -> tuple[tuple[Known, Task], ...]:
        """The states of a task done once up to the last that said it completed, where nobody told of it since: what was
        done stays done. All states of any other.
        """
        if self.recurring:
            return self.states
        reported = [
            i
            for i, (_, task) in enumerate(self.states, 1)
            if task.status != TaskStatus.not_reported and not task.is_done_before
        ]
        until = reported[-1] if reported else 0
        done = until and self.states[until - 1][1].status == TaskStatus.completed
        return self.states[:until] if done else self.states

    @property
    def standing(self) -> Task:
        """How it stands by what was told of it: see `told`."""
        return self.told[-1][1]

    @property
    def completed_in(self) -> int | None:
        """The year since which it has been reported as completed without a break, None where it is not."""
        since = None
        for year, task in reversed(self.told):
            if task.status != TaskStatus.completed:
                break
            since = year.period.year
        done_on = self.standing.completed_on
        return done_on.year if since and done_on else since

    @property
    def is_silent_since(self) -> bool:
        """Whether it was completed, and nobody told of it in the last year."""
        return len(self.told) < len(self.states)

    @property
    def sources(self) -> list[Source]:
        return [source for _, task in self.states for source in task.sources]


@dataclass(frozen=True)
class Milestone:
    """A dated milestone. `days` is how late it was kept, or how long it has been open; 0 otherwise."""

    path: Path
    kind: MilestoneKind
    due: date
    done_on: date | None
    kept: Kept
    days: int


@dataclass(frozen=True)
class Lasting:
    """A difficulty that an agency reported in several years, in the same words or edited a little."""

    latest: Difficulty
    years: tuple[Known, ...]
    sources: tuple[Source, ...]

    @property
    def is_solved(self) -> bool:
        return self.latest.state == DifficultyState.solved


def paths(span: Span) -> list[Path]:
    """In the order of the plan; tasks that no approved year knows are left out."""
    found = []
    for ref in span.plan.leaves["ref"]:
        states = tuple((year, year.facts.task[ref]) for year in span.known if ref in year.facts.task)
        if states:
            last = states[-1][1]
            found.append(Path(ref, last.title, last.section, states, _turns(states)))
    return found


def _turns(states: Iterable[tuple[Known, Task]]) -> tuple[tuple[Known, Task], ...]:
    """How each turn of a recurring task ended: where it was done in a later year, as it stood then."""
    come = [
        (task.due, (year, task))
        for year, task in states
        if task.recurring and task.due and task.due.year <= year.period.year
    ]
    return tuple(dict(come).values())


def milestones(span: Span, found: Iterable[Path]) -> list[Milestone]:
    """The dated milestones of tasks that are done once, task by task."""
    as_of, kinds = span.facts.snapshot.as_of, [kind.value for kind in _DATED]
    met: list[Milestone] = []
    for path in found:
        rows = span.plan.milestones.filter(ref=path.ref).sort("due", nulls_last=True)
        met += [
            _milestone(span, path, MilestoneKind(row["kind"]), row["due"], as_of)
            for row in rows.iter_rows(named=True)
            if row["kind"] in kinds and row["due"] and not path.recurring
        ]
    return met


def _milestone(span: Span, path: Path, kind: MilestoneKind, due: date, as_of: date) -> Milestone:
    preliminary = kind == MilestoneKind.preliminary
    done_on = _preliminary_on(span, path) if preliminary else _done_on(path.standing)
    kept = _kept(path.standing, due, done_on, as_of)
    days = {Kept.late: (done_on or due) - due, Kept.open: as_of - due}.get(kept)
    return Milestone(path, kind, due, done_on, kept, days.days if days else 0)


def _kept(last: Task, due: date, done_on: date | None, as_of: date) -> Kept:
    if done_on is not None:
        return Kept.on_time if done_on <= due else Kept.late
    if last.status == TaskStatus.completed:
        return Kept.undated
    if last.status == TaskStatus.not_reported:
        return Kept.silent
    if last.status in (TaskStatus.suspended, TaskStatus.no_activity):
        return Kept.stopped
    return Kept.open if due < as_of else Kept.waiting


def _done_on(task: Task) -> date | None:
    return task.completed_on if task.status == TaskStatus.completed else None


def _preliminary_on(span: Span, path: Path) -> date | None:
    """When the last of the bound leads (of all, where none is bound) had its preliminary report.

    A task that is completed had its preliminary report at the latest then.
    """
    leads = [lead for lead in path.last.leads if not lead.requested] or list(path.last.leads)
    days = [day for lead in leads if (day := _first_preliminary(span, path, lead))]
    if leads and len(days) == len(leads):
        return max(days)
    return _done_on(path.standing)


def _first_preliminary(span: Span, path: Path, lead: Lead) -> date | None:
    """The first that a lead or whom it succeeds told of; of several units or predecessors in one year the latest."""
    bearer, on = span.plan.registry.bearer, span.last.period.window_to
    of_years = [
        [
            record.values["preliminary_on"]
            for one in task.leads
            if bearer(one.agency, on) == lead.agency
            for record in one.records
            if record.values["preliminary_on"]
        ]
        for _, task in path.states
    ]
    return min((max(said) for said in of_years if said), default=None)


def lasting(span: Span) -> list[Lasting]:
    """Difficulties that the same agency, or its successor, reported on the same task in two or more years.

    In the plan's order.
    """
    bearer, on = span.plan.registry.bearer, span.last.period.window_to
    told: dict[tuple[str, str], list[tuple[Known, Difficulty]]] = {}
    for year in span.known:
        for one in year.facts.difficulties:
            told.setdefault((bearer(one.record.agency, on), one.ref or ""), []).append((year, one))
    together: dict[tuple[str, str, str], list[tuple[Known, Difficulty]]] = {}
    for subject, pairs in told.items():
        first = retold((one.difficulty, year.period.year) for year, one in pairs)
        for year, one in pairs:
            together.setdefault((*subject, first[fold(one.difficulty)]), []).append((year, one))
    order = {ref: i for i, ref in enumerate(span.plan.tasks["ref"])}
    found = [_lasting(pairs) for pairs in together.values()]
    several = [one for one in found if len(one.years) > 1]
    return sorted(several, key=lambda one: order.get(one.latest.ref or "", len(order)))


def _lasting(pairs: list[tuple[Known, Difficulty]]) -> Lasting:
    years = tuple({year.period.id: year for year, _ in pairs}.values())
    return Lasting(pairs[-1][1], years, tuple(one.record.source for _, one in pairs))
