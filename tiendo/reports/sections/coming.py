"""IV. Tasks of the next period: what is overdue, what falls due, who must report."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from schemas.document import Text
from schemas.terms import MilestoneKind, TaskStatus
from tiendo.plan import Period, deadlines
from tiendo.reports.draft import Block, Draft, items, paras
from tiendo.reports.model import Standing, Task
from tiendo.reports.sections.direction import bound_named
from tiendo.reports.sections.results import is_silent, is_silent_requested, refs
from tiendo.reports.views import Named


def next_tasks(draft: Draft) -> list[Block]:
    following, words = draft.facts.coming_period, draft.language.coming
    report = words.report if draft.facts.assigns_tasks else words.figures
    intro = report(draft.facts.coordinator, following) if following else words.no_next_period()
    return paras(intro) + items(
        [
            words.overdue(
                _with_leads(draft, "tasks.overdue", [t for t in draft.facts.tasks if t.is_overdue])
            ),
            *(_due_next(draft, following) if following else []),
            words.silent(_with_leads(draft, "tasks.silent", [t for t in draft.facts.tasks if is_silent(t)])),
            words.missing(bound_named(draft, Standing.missing)),
            words.resubmit(bound_named(draft, Standing.returned)),
            words.silent_requested(_silent_requested(draft)),
        ]
    )


def _due_next(draft: Draft, following: Period) -> list[Text | None]:
    words, name = draft.language.coming, draft.language.words.period(following)
    due, recurring = _deadlines(draft, following)
    open_tasks = [task for task in draft.facts.tasks if task.status != TaskStatus.completed]
    falling = [task for task in open_tasks if task.ref in due]
    preliminary = _preliminary(draft, following)
    return [
        words.falling_due(_named(draft, "tasks.falling_due", falling, due), name),
        words.preliminary(
            _named(draft, "tasks.preliminary", [t for t in open_tasks if t.ref in preliminary], preliminary),
            name,
        ),
        words.recurring(draft.figures.count("tasks.recurring", len(recurring))),
    ]


def _deadlines(draft: Draft, following: Period) -> tuple[dict[str, date], dict[str, date]]:
    """Deadlines after the day of this report and within the next period: those met once, and recurring ones."""
    found: tuple[dict[str, date], dict[str, date]] = ({}, {})
    for ref, due, recurring in deadlines(draft.facts.plan, following).iter_rows():
        if due and draft.facts.snapshot.as_of < due <= following.closes_on:
            found[recurring][ref] = due
    return found


def _preliminary(draft: Draft, following: Period) -> dict[str, date]:
    within = pl.col("due").is_between(draft.facts.snapshot.as_of, following.closes_on, closed="right")
    rows = draft.facts.plan.milestones.filter(pl.col("kind") == MilestoneKind.preliminary.value, within)
    return dict(rows.select("ref", "due").iter_rows())


def _with_leads(draft: Draft, what: str, tasks: Sequence[Task]) -> Named:
    return _named(draft, what, tasks, {})


def _named(draft: Draft, what: str, tasks: Sequence[Task], due: Mapping[str, date]) -> Named:
    """Tasks with those who lead them, the requested ones apart."""

    def name(task: Task) -> str:
        bound, requested = draft.leads(task, requested=False), draft.leads(task, requested=True)
        return draft.language.coming.with_leads(task.ref, bound, requested, due.get(task.ref))

    return refs(draft, what, tasks, name)


def _silent_requested(draft: Draft) -> Named:
    tasks = [task for task in draft.facts.tasks if is_silent_requested(task)]
    words = draft.language.coming
    return refs(
        draft,
        "tasks.silent_requested",
        tasks,
        lambda task: words.with_leads(task.ref, draft.leads(task, requested=True), [], None),
    )
