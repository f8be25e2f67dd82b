"""II.2 and following: one section of the plan after the other, task by task."""

from collections.abc import Callable, Mapping, Sequence

from schemas.document import Text
from schemas.terms import TaskStatus
from tiendo.reports.draft import Block, Draft, items, para, under
from tiendo.reports.figures import WHOLE, Scope, first_few
from tiendo.reports.model import Record, Section, Task
from tiendo.reports.narrative import excerpt
from tiendo.reports.sections.indicators import section_indicators
from tiendo.reports.sections.lines import task_line
from tiendo.reports.sections.results import completed_share, is_silent_requested, status_counts
from tiendo.reports.views import TaskLine

_PENDING = (TaskStatus.not_started, TaskStatus.suspended, TaskStatus.no_activity)


def groups(draft: Draft) -> list[dict[str, object]]:
    return [
        {"ref": section.ref, "title": section_title(draft, section), "blocks": _section(draft, section)}
        for section in draft.facts.sections
    ]


def section_title(draft: Draft, section: Section) -> str:
    words = draft.language.groups
    return words.heading(section.title, section.ref) if section.ref else words.OTHER_TASKS


def _section(draft: Draft, section: Section) -> list[Block]:
    if not section.tasks:
        return section_indicators(draft, section)
    words, scope = draft.language.groups, draft.section_scope(section)
    tasks = section.tasks
    completed = [task for task in tasks if task.status == TaskStatus.completed]
    doing = [task for task in tasks if task.status == TaskStatus.in_progress and not task.is_overdue]
    overdue = [task for task in tasks if task.is_overdue]
    pending = [task for task in tasks if task.status in _PENDING and not task.is_overdue]
    silent = [task for task in tasks if task.status == TaskStatus.not_reported]
    return [
        para(counts(draft, section)),
        *_lines(draft, words.COMPLETED, completed, words.completed, scope),
        *_lines(draft, words.IN_PROGRESS, doing, words.in_progress, scope),
        *_lines(draft, words.OVERDUE, overdue, words.overdue, scope, reasons_first=True),
        *_lines(draft, words.PENDING, pending, words.pending, scope, reasons_first=True),
        *_silent(draft, silent, scope),
        *section_indicators(draft, section),
        *_contributions(draft, section),
    ]


def counts(draft: Draft, section: Section) -> Text:
    """How many tasks a section has, and how they stand."""
    scope, tasks = draft.section_scope(section), section.tasks
    total = draft.figures.tasks("tasks", tasks, scope)
    share = completed_share(draft, tasks, scope)
    return draft.language.groups.counts(total, share, status_counts(draft, tasks, scope))


def _lines(
    draft: Draft,
    title: str,
    tasks: Sequence[Task],
    wording: Callable[[TaskLine], Text],
    scope: Scope,
    *,
    reasons_first: bool = False,
) -> list[Block]:
    shown = first_few(tasks, draft.lengths.task_lines)
    lines = [wording(task_line(draft, task, reasons_first=reasons_first)) for task in shown]
    return under(title, items([*lines, *_others(draft, tasks, shown, scope, title)]))


def _others(
    draft: Draft, tasks: Sequence[Task], shown: Sequence[Task], scope: Scope, title: str
) -> list[Text]:
    place = Scope(f"{scope.key}.{tasks[0].ref}", f"{scope.title}, {title}") if tasks else WHOLE
    rest = draft.figures.rest("tasks.in_list", len(tasks) - len(shown), place)
    return [draft.language.groups.others(rest, draft.annex.tasks)] if rest else []


def _silent(draft: Draft, tasks: Sequence[Task], scope: Scope) -> list[Block]:
    words = draft.language.groups
    shown = first_few(tasks, draft.lengths.task_lines)
    lines = [_silent_line(draft, task) for task in shown]
    return under(words.SILENT, items([*lines, *_others(draft, tasks, shown, scope, words.SILENT)]))


def _silent_line(draft: Draft, task: Task) -> Text:
    words = draft.language.groups
    requested = is_silent_requested(task)
    names = draft.leads(task, requested=requested)
    scope = draft.task_scope(task.ref)
    total = draft.figures.count("leads.silent", len(names), scope=scope)
    few, annex = draft.lengths.leads_said, draft.annex.tasks
    leads = draft.figures.first_few("leads.silent", names, total, few, annex, scope)
    return (words.silent_requested if requested else words.silent)(task.title, task.ref, leads)


def _contributions(draft: Draft, section: Section) -> list[Block]:
    """What supporting agencies wrote. Never a status."""
    words, figures, scope = draft.language.groups, draft.figures, draft.section_scope(section)
    order = {task.ref: i for i, task in enumerate(section.tasks)}
    found = [record for record in draft.facts.contributions if record.values["ref"] in order]
    if not found:
        return []
    sources = [record.source for record in found]
    n_agencies = len({record.agency for record in found})
    n_tasks = len({record.values["ref"] for record in found})
    shown = _of_many_tasks(found, order, len(first_few(found, draft.lengths.contributions)))
    rest = figures.rest("contributions", len(found) - len(shown), scope)
    summary = words.contributions(
        figures.count("contributions.agencies", n_agencies, sources, scope),
        figures.count("contributions.tasks", n_tasks, sources, scope),
    )
    lines = [_contribution(draft, record) for record in shown]
    return under(
        words.CONTRIBUTIONS,
        [para(summary), *items([*lines, words.other_contributions(rest) if rest else None])],
    )


def _of_many_tasks(found: Sequence[Record], order: Mapping[str, int], n: int) -> list[Record]:
    """`n` of them, of as many tasks as possible, in the order of the tasks."""
    seen: dict[str, int] = {}
    ranked = []
    for record in found:
        ref = record.values["ref"]
        seen[ref] = seen.get(ref, 0) + 1
        ranked.append((seen[ref], order[ref], record))
    chosen = sorted(ranked, key=lambda one: one[:2])[:n]
    return [record for _, _, record in sorted(chosen, key=lambda one: (one[1], one[0]))]


def _contribution(draft: Draft, record: Record) -> Text:
    text = excerpt(record.values["result"], draft.lengths.excerpt_of_several)
    return draft.language.groups.contribution(
        draft.facts.in_sentence(record.agency), record.values["ref"], text
    )
