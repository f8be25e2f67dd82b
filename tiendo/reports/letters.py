"""Letters to the agencies that owe a submission: what is owed, what was returned and why, until when.

Bound agencies are urged; bodies that the plan only asks are asked, and never told that they are late.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from schemas.document import Cell, Document, Rows, Source, Text
from schemas.terms import MilestoneKind, Role
from tiendo.plan import Period, Plan, deadlines, duties
from tiendo.reports.collected import collected
from tiendo.reports.figures import Figures, Scope, first_few
from tiendo.reports.frame import issuer, legal_bases, localised
from tiendo.reports.ladder import Step, ladder, step_of
from tiendo.reports.narrative import excerpt
from tiendo.reports.owing import Fault, Owing, ReturnedFile
from tiendo.reports.rows import Styled, blank
from tiendo.reports.views import Addressee, Owed
from tiendo.reports.wording import Language, language_of

KIND = "reminder"
FEW_TASKS = 3
_FEW_FAULTS = 3  # told with their places; the reply beside the file tells all
_PLACE, _SAID, _NAME = 100, 180, 80  # letters


@dataclass(frozen=True)
class _Run:
    """What all letters of a run share."""

    plan: Plan
    period: Period
    on: date
    step: Step
    language: Language
    lang: str
    synthetic: bool

    @property
    def figures(self) -> Figures:
        return Figures(self.language.words, self.language.formulas)

    @cached_property
    def leads(self) -> dict[str, list[str]]:
        """The tasks that each agency leads, in the plan's order."""
        rows = duties(self.plan, self.period).filter(role=Role.lead.value).select("agency", "ref").iter_rows()
        return _listed(rows)

    @cached_property
    def due(self) -> dict[str, tuple[date | None, bool]]:
        """The deadline of each task, and whether it recurs."""
        rows = deadlines(self.plan, self.period).select("ref", "due", "recurring").iter_rows()
        return {ref: (due, recurring) for ref, due, recurring in rows}

    @cached_property
    def kinds(self) -> dict[str, list[MilestoneKind]]:
        found = _listed(self.plan.milestones.select("ref", "kind").iter_rows())
        return {ref: [MilestoneKind(kind) for kind in kinds] for ref, kinds in found.items()}

    @cached_property
    def outputs(self) -> dict[str, list[str]]:
        text = f"text_{self.lang}"
        return _listed(self.plan.outputs.select("ref", text).drop_nulls().iter_rows())

    def reason(self, fault: Fault) -> Text:
        said = (
            excerpt(text, limit)
            for text, limit in ((fault.place, _PLACE), (fault.message, _SAID), (fault.fix, _SAID))
        )
        return self.language.reminders.reason(*said)

    @property
    def coordinator(self) -> str:
        """As a sentence names it."""
        return self.plan.registry.in_sentence(self.plan.head["coordinator"], self.lang)

    @property
    def short(self) -> str:
        return localised(self.plan.head, "short", self.lang)


def reminders(
    plan: Plan,
    period: Period,
    standing: Sequence[Owing],
    on: date,
    lang: str,
    *,
    synthetic: bool = False,
) -> list[Document]:
    """A letter to each agency of `standing`, in its order, as of the day `on`.

    The stage (before, on, after the last day in time) and the number of the reminder follow the plan's ladder.
    Raises UsageError for a language that letters are not written in.
    """
    step = step_of(period, ladder(plan, period), on)
    run = _Run(plan, period, on, step, language_of(lang), lang, synthetic)
    return [_letter(run, one) for one in standing]


def _letter(run: _Run, one: Owing) -> Document:
    words, led = run.language.reminders, run.leads.get(one.agency, [])
    who = Addressee(run.plan.registry.in_sentence(one.agency, run.lang), one.requested)
    days = run.figures.count("reminder.days", run.step.days)
    nth = run.figures.count("reminder.nth", run.step.nth)
    period = run.language.words.period(run.period)
    owed = _owed(run, one, led)
    values: dict[str, object] = {
        **issuer(run.plan, run.language, KIND, run.on, None),
        "title": words.title(run.short, period, who.name),
        "abstract": words.abstract(run.step.stage, one.requested, run.short, period),
        "symbol": words.symbol(run.plan.registry.row(run.plan.head["coordinator"])["symbol"] or ""),
        "addressees": [run.plan.registry.name(one.agency, run.lang)],
        "copies": words.copies(archive_of(run.plan, run.language)),
        "opening": [
            words.opening(legal_bases(run.plan, run.language, KIND), run.coordinator, run.period, who),
            words.stage(run.step.stage, days, nth, run.period, who),
        ],
        "owed_intro": words.owed_intro(run.coordinator, run.on, who),
        "owed": words.owed(owed, period),
        "returned_intro": words.returned_intro(len(one.returned) > 1) if one.returned else "",
        "returned": [_returned(run, file) for file in one.returned],
        "tasks_intro": words.tasks_intro(owed.tasks) if owed.in_table else "",
        "request": words.request(run.step.stage, run.coordinator, run.period, who),
        "closing": words.closing(run.coordinator, who),
        "approved": True,
        "synthetic": run.synthetic,
    }
    tables = (_tasks(run, one, led) if owed.in_table else Rows("tasks", ()),)
    return Document(words.TEMPLATE, run.lang, values, tables, collected(values, tables))


def archive_of(plan: Plan, language: Language) -> str:
    """Where a letter is kept, "" where the plan does not say."""
    settings = plan.head.get("report", {}).get("annual", {})
    office = localised(settings, "archive", language.words.LANG)
    return language.frame.archive(office) if office else ""


def _listed(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _owed(run: _Run, one: Owing, led: Sequence[str]) -> Owed:
    scope = Scope(one.agency, run.plan.registry.name(one.agency, run.lang))
    titles = [(ref, run.plan.title(ref, run.lang)) for ref in led] if len(led) <= FEW_TASKS else []
    return Owed(
        tasks=run.figures.count("agency.leads", len(led), (), scope),
        titles=tuple(titles),
        again=bool(one.returned),
        excluded_on=one.excluded_on,
        of_tasks=not run.plan.leaves.is_empty(),
    )


def _returned(run: _Run, file: ReturnedFile) -> dict[str, object]:
    """What is wrong with a file and where: the first few errors, then how many others its reply tells of."""
    words, figures = run.language.reminders, run.figures
    unit = run.plan.registry.unit(file.unit, run.lang) if file.unit else ""
    scope = Scope(str(file.submission), excerpt(file.name, _NAME))
    source = [Source(file.submission)]
    shown = first_few(file.faults, _FEW_FAULTS)
    errors = figures.count("submission.errors", sum(one.times for one in file.faults), source, scope)
    others = figures.count(
        "submission.errors.untold", sum(one.times for one in file.faults[len(shown) :]), source, scope
    )
    return {
        "what": words.returned(unit, file.received_on, scope.title, errors),
        "reasons": [*map(run.reason, shown), *([words.other_reasons(others)] if others.value else [])],
    }


def _tasks(run: _Run, one: Owing, led: Sequence[str]) -> Rows:
    rows = _task_rows(run, one, led)
    return Rows("tasks", tuple(rows), blank(rows, ("output",), run.language.words.NOT_SET))


def _task_rows(run: _Run, one: Owing, led: Sequence[str]) -> list[Styled]:
    annexes, words = run.language.annexes, run.language.words
    state = run.language.reminders.state(again=bool(one.returned))
    found: list[Styled] = []
    for number, ref in enumerate(led, 1):
        due, recurring = run.due[ref]
        row: dict[str, Cell] = {
            "no": str(number),
            "ref": ref,
            "title": run.plan.title(ref, run.lang),
            "output": "; ".join(run.outputs.get(ref, [])) or words.NOT_SET,
            "due": annexes.deadline(due, recurring, run.kinds.get(ref, [])),
            "state": state,
        }
        found.append(("", row))
    return found
