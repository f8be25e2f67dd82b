"""II.1. Results of the whole plan: how many tasks stand where, the named rates, what limits the figures."""

from collections.abc import Callable, Sequence

from schemas.document import Text
from schemas.snapshot import Snapshot
from schemas.terms import DerivedStatus, TaskStatus
from tiendo.reports.draft import Block, Draft, listing, para, paras
from tiendo.reports.facts import Facts
from tiendo.reports.figures import WHOLE, Scope, first_few, task_sources
from tiendo.reports.model import Task
from tiendo.reports.views import Claim, Named, Share, StatusCount

_CLAIM_ORDER = (
    TaskStatus.completed,
    TaskStatus.in_progress,
    TaskStatus.not_started,
    TaskStatus.suspended,
    TaskStatus.no_activity,
)


def results(draft: Draft, previous: Snapshot | None) -> list[Block]:
    """Before the status table."""
    facts, words, figures = draft.facts, draft.language.results, draft.figures
    if not facts.tasks:
        indicators = figures.count("indicators", len(facts.indicators))
        return paras(draft.language.indicators.only(indicators))
    sections = [section for section in facts.sections if section.ref and section.tasks]
    share = completed_share(draft, facts.tasks)
    blocks = paras(
        words.assigned(figures.count("tasks", len(facts.tasks)), figures.count("sections", len(sections))),
        words.completed(share, facts.snapshot.as_of) if share else None,
        words.by_status(status_counts(draft, facts.tasks)),
        compared(draft, previous) if previous and facts.is_due else None,
    )
    return blocks + _rates(draft)


def completed_share(draft: Draft, tasks: Sequence[Task], scope: Scope = WHOLE) -> Share | None:
    n = sum(task.status == TaskStatus.completed for task in tasks)
    return draft.figures.share("tasks.completed", "tasks", (n, len(tasks)), task_sources(tasks), scope)


def status_counts(draft: Draft, tasks: Sequence[Task], scope: Scope = WHOLE) -> list[StatusCount]:
    return [
        StatusCount(
            status,
            draft.figures.tasks(f"tasks.{status.value}", [t for t in tasks if t.derived == status], scope),
        )
        for status in DerivedStatus
    ]


def on_time_share(draft: Draft) -> Share | None:
    with_deadline = [task for task in draft.facts.tasks if task.derived in _DONE]
    numbers = draft.facts.rate("on_time_completed")
    sources = task_sources(with_deadline)
    return draft.figures.share("tasks.done_on_time", "tasks.completed_with_deadline", numbers, sources)


_DONE = (DerivedStatus.done_on_time, DerivedStatus.done_late)


def _rates(draft: Draft) -> list[Block]:
    facts, words, figures = draft.facts, draft.language.results, draft.figures
    as_of = facts.snapshot.as_of
    due = [task for task in facts.tasks if task.due and task.due <= as_of]
    judged = [task for task in facts.tasks if task.status == TaskStatus.completed or task.is_overdue]
    rates = [
        words.completed_due(
            figures.share("tasks.completed_due", "tasks.due", facts.rate("completed_due"), task_sources(due))
        ),
        words.on_time(on_time_share(draft)),
        words.completed_or_overdue(
            figures.share(
                "tasks.completed",
                "tasks.completed_or_overdue",
                facts.rate("completed_or_overdue"),
                task_sources(judged),
            )
        ),
    ]
    return [para(words.rates_differ()), *listing(rates)]


def compared(draft: Draft, previous: Snapshot) -> Text:
    """With an earlier period; not comparable where the plan had other tasks then."""
    facts = draft.facts
    before = Facts(facts.plan, previous, facts.lang)
    then = draft.language.words.period(before.period)
    if not comparable(draft, before):
        return draft.language.results.compared(None, None, None, then)
    now, share = completed_share(draft, facts.tasks), completed_before(draft, before.tasks)
    n_now, n_then = (_completed(which) for which in (facts, before))
    both = task_sources((*facts.tasks, *before.tasks))
    difference = draft.figures.count("tasks.completed.difference", abs(n_now - n_then), both)
    return draft.language.results.compared(now, share, difference, then)


def comparable(draft: Draft, before: Facts) -> bool:
    """Whether the plan had the same tasks in an earlier snapshot."""
    same = {task.ref for task in before.tasks} == {task.ref for task in draft.facts.tasks}
    return same and len(before.tasks) == before.snapshot.tables["tasks"].height


def completed_before(draft: Draft, tasks: Sequence[Task], scope: Scope = WHOLE) -> Share | None:
    """The share of `tasks`, those of an earlier snapshot, that were completed then."""
    n = sum(task.status == TaskStatus.completed for task in tasks)
    sources = task_sources(tasks)
    return draft.figures.share("tasks.completed.before", "tasks.before", (n, len(tasks)), sources, scope)


def _completed(facts: Facts) -> int:
    return sum(task.status == TaskStatus.completed for task in facts.tasks)


def results_after(draft: Draft) -> list[Block]:
    """Below the status table: what the figures do not say, and where the leads contradict one another."""
    words, tasks = draft.language.results, draft.facts.tasks
    silent = [task for task in tasks if is_silent(task)]
    requested = [task for task in tasks if is_silent_requested(task)]
    unassigned = [task for task in tasks if is_unassigned(task)]
    said = paras(
        words.silent_tasks(refs(draft, "tasks.silent", silent)),
        words.silent_requested(refs(draft, "tasks.silent_requested", requested)),
        words.unassigned(refs(draft, "tasks.unassigned", unassigned)),
        words.done_before(refs(draft, "tasks.done_before", [one for one in tasks if one.is_done_before])),
        words.without_requested(
            refs(draft, "tasks.without_requested", [one for one in tasks if one.is_without_requested])
        ),
        *_low_coverage(draft),
    )
    return said + _conflicts(draft)


def is_silent(task: Task) -> bool:
    """Nobody reported, though somebody is bound to."""
    return task.status == TaskStatus.not_reported and task.leads_expected > 0


def is_silent_requested(task: Task) -> bool:
    """Nobody reported, and all leads are requested only."""
    return task.status == TaskStatus.not_reported and task.leads_expected == 0 and task.requested_expected > 0


def is_unassigned(task: Task) -> bool:
    """Nobody reported, since the plan names no lead: nobody is asked."""
    return task.leads_expected == 0 and task.requested_expected == 0


def refs(
    draft: Draft, what: str, tasks: Sequence[Task], named: Callable[[Task], str] = lambda task: task.ref
) -> Named:
    """Tasks as a list inside a sentence: the first few by their reference."""
    names = [named(task) for task in tasks]
    total = draft.figures.tasks(what, tasks)
    return draft.figures.first_few(what, names, total, draft.lengths.named_tasks, draft.annex.tasks)


def bound_coverage(draft: Draft, task: Task) -> Share | None:
    return draft.figures.share(
        "leads.reported",
        "leads",
        (task.leads_reported, task.leads_expected),
        task.sources,
        draft.task_scope(task.ref),
    )


def requested_coverage(draft: Draft, task: Task) -> Share | None:
    numbers = (task.requested_reported, task.requested_expected)
    scope = draft.task_scope(task.ref)
    return draft.figures.share("leads.requested_reported", "leads.requested", numbers, task.sources, scope)


def low_coverage_tasks(facts: Facts) -> list[Task]:
    """Tasks with several bound leads of whom some, but fewer than the plan's threshold, have reported."""
    several = [task for task in facts.tasks if task.leads_expected > 1 and task.leads_reported > 0]
    return [task for task in several if task.leads_reported < facts.coverage_threshold * task.leads_expected]


def _low_coverage(draft: Draft) -> list[Text]:
    tasks = low_coverage_tasks(draft.facts)
    if not tasks:
        return []
    words, figures = draft.language.results, draft.figures
    shown = first_few(tasks, draft.lengths.named_tasks)
    shares = [(task.ref, bound_coverage(draft, task)) for task in shown]
    threshold = figures.rule("rule.coverage", 100 * draft.facts.coverage_threshold)
    return [
        words.low_coverage(
            figures.tasks("tasks.low_coverage", tasks),
            threshold,
            [words.covered(ref, share) for ref, share in shares if share],
            figures.rest("tasks.low_coverage", len(tasks) - len(shown)),
            draft.annex.tasks,
        )
    ]


def _conflicts(draft: Draft) -> list[Block]:
    words = draft.language.results
    tasks = [task for task in draft.facts.tasks if task.conflicting]
    if not tasks:
        return []
    total = draft.figures.tasks("tasks.conflicting", tasks)
    shown = first_few(tasks, draft.lengths.task_lines)
    rest = draft.figures.rest("tasks.conflicting", len(tasks) - len(shown))
    lines: list[Text | None] = [words.conflict(task.title, task.ref, _claims(draft, task)) for task in shown]
    others = draft.language.groups.others(rest, draft.annex.tasks) if rest else None
    return [para(words.conflicts(total)), *listing(lines), *paras(others)]


def _claims(draft: Draft, task: Task) -> list[Claim]:
    """Who claims what, by name unless a whole group of agencies leads the task."""
    few = len(task.leads) <= draft.lengths.named_agencies
    found = []
    for status in _CLAIM_ORDER:
        leads = [lead for lead in task.leads if lead.status == status]
        if leads:
            scope = Scope(f"{task.ref}.{status.value}", f"{task.ref}, {status.label(draft.facts.lang)}")
            sources = [record.source for lead in leads for record in lead.records]
            total = draft.figures.count("tasks.claiming", len(leads), sources, scope)
            names = tuple(draft.facts.in_sentence(lead.agency) for lead in leads) if few else ()
            found.append(Claim(status, Named(total, names, None, draft.annex.tasks)))
    return found
