"""Annex I: every task of the plan in its order, below its headings."""

from schemas.document import Cell, Rows, Text
from schemas.terms import MilestoneKind, Role
from tiendo.reports.compose import Part, joined
from tiendo.reports.draft import Draft
from tiendo.reports.facts import Facts
from tiendo.reports.figures import first_few
from tiendo.reports.model import Lead, Record, Task
from tiendo.reports.narrative import excerpt, stripped
from tiendo.reports.rows import Styled, heading
from tiendo.reports.sections.lines import coverage, percent
from tiendo.reports.sections.results import is_silent_requested

_WORTH_A_COLUMN = 10  # a column of outputs stands where one task in so many has some


def task_rows(draft: Draft) -> Rows:
    """Nothing, not even the headings, where the plan assigns no tasks."""
    if not draft.facts.assigns_tasks:
        return Rows("tasks", ())
    rows: list[Styled] = []
    number, above, few = 0, headings(draft.facts), _few_outputs(draft)
    for row in draft.facts.plan.tasks.iter_rows(named=True):
        ref = row["ref"]
        if ref in above:
            rows.append(heading(ref, draft.facts.title(ref)))
        elif ref in draft.facts.task:
            number += 1
            task = draft.facts.task[ref]
            row = _row(draft, number, task)
            rows.append(("", row | {"title": _content(draft, task)} if few else row))
    return Rows("tasks", tuple(rows), ("output",) if few else ())


def headings(facts: Facts) -> set[str]:
    """The headings that tasks stand below; others of a plan may hold indicators only."""
    parents = {row["ref"]: row["parent"] for row in facts.plan.tasks.iter_rows(named=True)}
    found: set[str] = set()
    for ref in facts.task:
        while ref := parents[ref] or "":
            found.add(ref)
    return found


def _row(draft: Draft, number: int, task: Task) -> dict[str, Cell]:
    words, annexes = draft.language.words, draft.language.annexes
    return {
        "no": str(number),
        "ref": task.ref,
        "title": task.title,
        "lead": _assigned(draft, task, Role.lead),
        "support": _assigned(draft, task, Role.support),
        "output": _outputs(draft, task),
        "due": annexes.deadline(task.due, task.recurring, _kinds(draft, task)),
        "status": annexes.status(task.derived, is_silent_requested(task)),
        "percent": percent(draft, task) or words.NO_NUMBER,
        "coverage": _coverage(draft, task),
        "completed_on": words.short_day(task.completed_on) if task.completed_on else words.NO_NUMBER,
        "result": results(draft, task),
    }


def _assigned(draft: Draft, task: Task, role: Role) -> str:
    bound = draft.facts.assigned(task.ref, role, requested=False)
    mark = draft.language.annexes.REQUESTED_MARK
    requested = [name + mark for name in draft.facts.assigned(task.ref, role, requested=True)]
    return "; ".join([*bound, *requested]) or draft.language.words.NOT_SET


def _content(draft: Draft, task: Task) -> str:
    """With its outputs, where these have no column."""
    given = draft.facts.outputs.get(task.ref)
    return draft.language.annexes.with_output(task.title, "; ".join(given)) if given else task.title


def _few_outputs(draft: Draft) -> bool:
    """Whether outputs are not worth a column: it would say over and over that the plan states none."""
    return _n_with_outputs(draft) * _WORTH_A_COLUMN < len(draft.facts.tasks)


def _n_with_outputs(draft: Draft) -> int:
    return sum(bool(draft.facts.outputs.get(task.ref)) for task in draft.facts.tasks)


def _outputs(draft: Draft, task: Task) -> str:
    return "; ".join(draft.facts.outputs.get(task.ref, [])) or draft.language.words.NOT_SET


def _kinds(draft: Draft, task: Task) -> list[MilestoneKind]:
    return draft.facts.milestone_kinds.get(task.ref, [])


def _coverage(draft: Draft, task: Task) -> Cell:
    who = coverage(draft, task)
    return (
        draft.language.annexes.coverage(who) if who.bound or who.requested else draft.language.words.NO_NUMBER
    )


def results(draft: Draft, task: Task) -> Cell:
    """What the first few leads wrote, by name where there are several leads."""
    words, annexes = draft.language.words, draft.language.annexes
    if not any(lead.reported for lead in task.leads) and not task.is_done_before:
        return annexes.NO_INFORMATION if is_silent_requested(task) else annexes.NOT_REPORTED
    several = len(task.leads) > 1
    limit = draft.lengths.cell_of_several if several else draft.lengths.cell
    saying = [lead for lead in task.leads if _says(lead)]
    before = _done_before(draft, task, limit)
    if not saying:
        return before[:1].upper() + before[1:] or words.NOT_GIVEN
    shown = first_few(saying, draft.lengths.leads_said)
    parts: list[Part] = [annexes.said(lead.name if several else None, _text(lead, limit)) for lead in shown]
    rest = draft.figures.rest("leads.saying.annex", len(saying) - len(shown), draft.task_scope(task.ref))
    return joined([*parts, *([annexes.unsaid(rest)] if rest else []), *([before] if before else [])], "; ")


def _done_before(draft: Draft, task: Task, limit: int) -> str:
    """Whose completion of an earlier period the task stands on; they said nothing in this one."""
    words, told = draft.language.words, draft.facts.settled.get(task.ref, [])
    names = "; ".join(f"{name} ({words.period(period)})" for name, period in told)
    return draft.language.annexes.done_before(excerpt(names, limit)) if names else ""


def _says(lead: Lead) -> bool:
    """Whether `_text` is more than punctuation; of thousands of leads only a few are quoted."""
    for record in lead.records:
        text = _said(record)
        if text and (text[0].isalnum() or stripped(text)):
            return True
    return False


def _said(record: Record) -> str:
    """The result, else the reason, else the document."""
    values = record.values
    return values["result"] or values["reason"] or values["doc_number"] or ""


def _text(lead: Lead, limit: int) -> str:
    return excerpt("; ".join(filter(None, map(_said, lead.records))), limit)


def notes(draft: Draft) -> list[Text]:
    if not draft.facts.assigns_tasks:
        return []
    told = draft.language.annexes.notes_tasks(draft.facts.snapshot.as_of)
    if _n_with_outputs(draft) == 0:
        return [*told, draft.language.annexes.no_outputs()]
    return [*told, draft.language.annexes.few_outputs()] if _few_outputs(draft) else told
