"""A task as a line of the body: its state, who of its leads reported, and what they wrote."""

from collections.abc import Sequence

from schemas.document import Figure
from schemas.terms import DerivedStatus, TaskStatus
from tiendo.reports.draft import Draft
from tiendo.reports.figures import first_few
from tiendo.reports.model import Lead, Record, Task
from tiendo.reports.narrative import excerpt
from tiendo.reports.sections.results import bound_coverage, requested_coverage
from tiendo.reports.views import Coverage, DocumentSaid, Said, TaskLine


def task_line(draft: Draft, task: Task, *, reasons_first: bool) -> TaskLine:
    """`reasons_first` shows why a task is not done; otherwise what was achieved goes before explanations."""
    saying = [lead for lead in task.leads if any(map(_speaks, lead.records))]
    shown = first_few(saying, draft.lengths.leads_said)
    limit = draft.lengths.excerpt_alone if len(shown) == 1 else draft.lengths.excerpt_of_several
    rest = draft.figures.rest("leads.saying", len(saying) - len(shown), draft.task_scope(task.ref))
    return TaskLine(
        ref=task.ref,
        title=task.title,
        status=task.status,
        due=task.due,
        late=task.derived == DerivedStatus.done_late,
        completed_on=task.completed_on,
        percent=percent(draft, task),
        several_reported=sum(lead.reported for lead in task.leads) > 1,
        partly_reported=bool(task.silent_leads),
        leads_completed=_leads_completed(draft, task),
        requested_only=task.leads_expected == 0,
        coverage=coverage(draft, task) if len(task.leads) > 1 else None,
        said=tuple(_said(draft, lead, limit, reasons_first=reasons_first) for lead in shown),
        unsaid=rest,
        done_before=task.is_done_before,
    )


def _leads_completed(draft: Draft, task: Task) -> Figure | None:
    done = [lead for lead in task.leads if lead.status == TaskStatus.completed]
    if not done or task.status == TaskStatus.completed:
        return None
    sources = [record.source for lead in done for record in lead.records]
    return draft.figures.count("leads.completed", len(done), sources, draft.task_scope(task.ref))


def coverage(draft: Draft, task: Task) -> Coverage:
    return Coverage(bound_coverage(draft, task), requested_coverage(draft, task))


def percent(draft: Draft, task: Task) -> Figure | None:
    if task.percent is None:
        return None
    return draft.figures.mean("task.percent", task.percent, task.sources, draft.task_scope(task.ref))


def _speaks(record: Record) -> bool:
    values = record.values
    return bool(values["result"] or values["reason"] or values["doc_number"])


def _said(draft: Draft, lead: Lead, limit: int, *, reasons_first: bool) -> Said:
    """Of an agency with several units, what each wrote, one after the other, and documents named besides."""
    results, reasons = _texts(lead.records, "result"), _texts(lead.records, "reason")
    if reasons_first and reasons:
        return Said(draft.facts.in_sentence(lead.agency), excerpt(reasons, limit), is_reason=True)
    text = excerpt(results or reasons, limit)
    documents = tuple(
        DocumentSaid(number, record.values["doc_on"])
        for record in lead.records
        if (number := excerpt(record.values["doc_number"], limit)) and number not in text
    )
    return Said(draft.facts.in_sentence(lead.agency), text, documents)


def _texts(records: Sequence[Record], field: str) -> str:
    return "; ".join(
        excerpt(record.values[field], len(record.values[field])) for record in records if record.values[field]
    )
