"""A table by group of tasks: what was done, with what result, how each task stands, what stands in its way.

It is a working paper for those who write a mid-term report, such as one to a treaty body.
"""

from collections.abc import Iterable, Sequence

from schemas.document import Cell, Document, Rows, Text
from schemas.snapshot import Snapshot
from schemas.terms import DifficultyState, TaskStatus
from tiendo.plan import Plan
from tiendo.reports.annexes.tasks import results
from tiendo.reports.collected import collected
from tiendo.reports.compose import Part, joined, unended
from tiendo.reports.draft import Draft
from tiendo.reports.facts import Facts
from tiendo.reports.figures import Figures, first_few
from tiendo.reports.frame import issuer, localised
from tiendo.reports.model import Indicator, Record, Task
from tiendo.reports.narrative import excerpt
from tiendo.reports.rows import Styled, heading
from tiendo.reports.sections.indicators import measured
from tiendo.reports.sections.lines import coverage, percent
from tiendo.reports.sections.results import completed_share, is_silent_requested
from tiendo.reports.views import DocumentSaid
from tiendo.reports.wording import language_of

KIND = "midterm"
_FEW = 2  # of what stands in a cell


def midterm_report(
    plan: Plan,
    snapshot: Snapshot,
    lang: str,
    *,
    previous: Snapshot | None = None,
    synthetic: bool = False,
    ad_hoc: bool = False,
) -> Document:
    """The table on a snapshot of `plan`; changes lead to `previous`, the snapshot of the period before, too.

    Raises UsageError for a language that it is not written in.
    """
    language = language_of(lang)
    facts, figures = Facts(plan, snapshot, lang), Figures(language.words, language.formulas)
    before = (Facts(plan, previous, lang),) if previous else ()
    draft, words = Draft(facts, language, figures, ad_hoc=ad_hoc, earlier=before), language.midterm
    short = localised(plan.head, "short", lang)
    signed_on = snapshot.created_on if snapshot.approved else None
    own = issuer(plan, language, KIND, signed_on or snapshot.as_of, signed_on)
    kept = ("parent_agency", "issuing_agency", "place_date", "document_date")
    values: dict[str, object] = {
        **{name: own[name] for name in kept},
        "title": words.title(short, draft.period),
        "abstract": words.abstract(short, draft.period),
        "opening": [words.opening(short, snapshot.as_of)],
        "notes": words.notes(),
        "approved": snapshot.approved,
        "synthetic": synthetic,
    }
    tables = (Rows("measures", tuple(_rows(draft))),)
    return Document(words.TEMPLATE, lang, values, tables, collected(values, tables))


def _rows(draft: Draft) -> Iterable[Styled]:
    number = 0
    for section in draft.facts.sections:
        share = completed_share(draft, section.tasks, draft.section_scope(section))
        title = section.title or draft.language.groups.OTHER_TASKS
        yield heading(section.ref, draft.language.midterm.section(title, share))
        of_tasks = {task.ref for task in section.tasks}
        for task in section.tasks:
            number += 1
            yield "", _row(draft, number, task)
        for one in draft.facts.indicators_of(section):
            if one.ref not in of_tasks:
                number += 1
                yield "", _of_indicator(draft, number, one)


def _row(draft: Draft, number: int, task: Task) -> dict[str, Cell]:
    words, annexes = draft.language.midterm, draft.language.annexes
    label = annexes.status(task.derived, is_silent_requested(task))
    who = annexes.coverage(coverage(draft, task)) if len(task.leads) > 1 else None
    of_task = [one for one in draft.facts.indicators if one.ref == task.ref]
    return {
        "no": str(number),
        "ref": task.ref,
        "title": task.title,
        "measures": _measures(draft, task),
        "results": joined([results(draft, task), *map(unended, _figures(draft, of_task))], "; "),
        "status": words.status(label, percent(draft, task), who),
        "challenges": _challenges(draft, task),
    }


def _of_indicator(draft: Draft, number: int, one: Indicator) -> dict[str, Cell]:
    """What is measured of a group as a whole, a row each, for a row is never broken over pages."""
    none = draft.language.words.NO_NUMBER
    return {
        "no": str(number),
        "ref": one.ref,
        "title": one.title,
        "measures": none,
        "results": joined(_figures(draft, [one]), " "),
        "status": none,
        "challenges": none,
    }


def _figures(draft: Draft, found: Sequence[Indicator]) -> list[Text]:
    return [draft.language.indicators.measured(measured(draft, one)) for one in found]


def _measures(draft: Draft, task: Task) -> Cell:
    """The documents of the leads, then what supporting agencies did."""
    words, facts = draft.language.midterm, draft.facts
    issued = [
        words.issued(lead.name, documents)
        for lead in task.leads
        if (documents := _documents(draft, lead.records))
    ]
    helped = [
        words.helped(facts.name(one.agency), excerpt(one.values["result"], draft.lengths.cell_of_several))
        for one in facts.contributions
        if one.values["ref"] == task.ref
    ]
    return _few(draft, "midterm.measures", [*issued, *helped], task)


def _documents(draft: Draft, records: Sequence[Record]) -> list[str]:
    document = draft.language.groups.document
    return [
        document(DocumentSaid(excerpt(one.values["doc_number"], draft.lengths.cell), one.values["doc_on"]))
        for one in records
        if one.values["doc_number"]
    ]


def _challenges(draft: Draft, task: Task) -> Cell:
    """What is not solved, as the agencies put it; of a task that is done nothing stands in the way any more."""
    if task.status == TaskStatus.completed:
        return draft.language.words.NO_NUMBER
    found = [
        draft.language.midterm.met(one.agency, excerpt(one.difficulty, draft.lengths.cell_of_several))
        for one in draft.facts.difficulties
        if one.ref == task.ref and one.difficulty and one.state != DifficultyState.solved
    ]
    return _few(draft, "midterm.challenges", found, task)


def _few(draft: Draft, what: str, said: Sequence[str], task: Task) -> Cell:
    shown = first_few(said, _FEW)
    rest = draft.figures.rest(what, len(said) - len(shown), draft.task_scope(task.ref))
    parts: list[Part] = [*shown, *([draft.language.midterm.others(rest)] if rest else [])]
    return joined(parts, "; ") if parts else draft.language.words.NO_NUMBER
