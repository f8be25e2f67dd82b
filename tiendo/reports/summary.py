"""One page for the leadership: who has reported and who owes, as of the day on which the letters are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schemas.document import Cell, Chart, Document, Figure, Rows, Series, Text
from schemas.snapshot import Snapshot
from tiendo.plan import Plan
from tiendo.reports.charts import STANDING_TONES
from tiendo.reports.collected import collected
from tiendo.reports.draft import Block, Draft, items
from tiendo.reports.facts import Facts
from tiendo.reports.figures import WHOLE, Figures, Scope, agency_sources
from tiendo.reports.frame import issuer, localised
from tiendo.reports.ladder import Step, ladder, step_of
from tiendo.reports.letters import archive_of
from tiendo.reports.model import Agency, Standing
from tiendo.reports.sections.direction import bound_named, received, standing
from tiendo.reports.wording import language_of

KIND = "summary"
_BESIDE_CHART = 4  # agencies that can be named below a chart without a second page
_COUNTED = {
    "on_time": (Standing.on_time,),
    "late": (Standing.late,),
    "after_reopening": (Standing.after_reopening,),
    "returned": (Standing.returned,),
    "not_counted": (Standing.missing, Standing.excluded, Standing.after_lock),
}
_RARE = (Standing.after_reopening, Standing.after_lock)  # named in a chart where there are any
_OWES = (Standing.missing, Standing.returned, Standing.excluded)


@dataclass(frozen=True)
class _Kind:
    """Agencies of a line of the table."""

    title: str
    scope: Scope
    agencies: Sequence[Agency]

    @property
    def owing(self) -> list[Agency]:
        return [one for one in self.agencies if one.standing in _OWES]


@dataclass(frozen=True)
class _Page:
    """What all parts of the page share."""

    draft: Draft
    step: Step
    on: date

    @property
    def bound(self) -> list[_Kind]:
        other = self.draft.language.direction.OTHER_BODIES
        return [_kind(one.key, one.title or other, one.agencies) for one in self.draft.facts.classes]

    @property
    def asked(self) -> list[_Kind]:
        """The bodies that are only asked, as one kind."""
        title, found = self.draft.language.direction.REQUESTED_BODIES, self.draft.facts.requested
        return [_kind("requested", title, found)] if found else []


def _kind(key: str, title: str, agencies: Sequence[Agency]) -> _Kind:
    return _Kind(title, Scope(key, title), agencies)


def summary(plan: Plan, state: Snapshot, lang: str, *, synthetic: bool = False) -> Document:
    """The summary of a period's state on its day `as_of`.

    Of `state` the tables "submissions" and "agencies" are read. Raises UsageError for a language that it is not
    written in.
    """
    language = language_of(lang)
    draft = Draft(Facts(plan, state, lang), language, Figures(language.words, language.formulas))
    step = step_of(draft.facts.period, ladder(plan, draft.facts.period), state.as_of)
    page = _Page(draft, step, state.as_of)
    values: dict[str, object] = {
        **_frame(page),
        "opening": [language.summary.opening(page.on)],
        "points": _points(page),
        "compliance_caption": language.summary.compliance_caption(),
        "owing": [_owing(page, kind) for kind in (*page.bound, *page.asked) if kind.owing],
        "next_steps": _next_steps(page),
        "approved": True,
        "synthetic": synthetic,
    }
    tables, charts = (_compliance(page),), _charts(page)
    return Document(
        language.summary.TEMPLATE, lang, values, tables, collected(values, tables, charts), charts
    )


def _named(page: _Page) -> tuple[str, str]:
    facts = page.draft.facts
    return localised(facts.plan.head, "short", facts.lang), page.draft.language.words.period(facts.period)


def _frame(page: _Page) -> dict[str, object]:
    facts, language = page.draft.facts, page.draft.language
    words, plan = language.summary, facts.plan
    own = plan.head.get("report", {}).get(KIND, {})
    return {
        **issuer(plan, language, KIND, page.on, None),
        "title": words.title(*_named(page)),
        "abstract": words.abstract(*_named(page)),
        "symbol": language.frame.symbol(plan.registry.row(plan.head["coordinator"])["symbol"] or ""),
        "addressees": [localised(own, "addressee", facts.lang) or words.leadership(facts.coordinator)],
        "sign_authority": localised(own, "signer_authority", facts.lang),
        "sign_post": localised(own, "signer_post", facts.lang) or words.SIGNER,
        "copies": language.reminders.copies(archive_of(plan, language)),
    }


def _points(page: _Page) -> list[Block]:
    draft, words = page.draft, page.draft.language.summary
    facts = draft.facts
    days = draft.figures.count("reminder.days", page.step.days)
    asked = facts.requested
    informed = [one for one in asked if one.has_reported]
    numbers = (len(informed), len(asked))
    share = draft.figures.share(
        "agencies.requested_reported", "agencies.requested", numbers, agency_sources(informed)
    )
    return items(
        [
            words.stage(page.step.stage, days, facts.period.due_before),
            words.reported(received(draft, facts.bound)),
            words.informed(share) if share else None,
            words.excluded(bound_named(draft, Standing.excluded)),
            words.after_lock(bound_named(draft, Standing.after_lock)),
        ]
    )


def _compliance(page: _Page) -> Rows:
    bound = [("", _bound_row(page, str(number), kind)) for number, kind in enumerate(page.bound, 1)]
    whole = _Kind(page.draft.language.summary.ALL_BOUND, WHOLE, page.draft.facts.bound)
    total = [("total", _bound_row(page, "", whole))] if len(bound) > 1 else []
    asked = [("", _asked_row(page, str(len(bound) + 1), kind)) for kind in page.asked]
    return Rows("compliance", (*bound, *total, *asked))


def _bound_row(page: _Page, number: str, kind: _Kind) -> dict[str, Cell]:
    counts = {name: _count(page, name, kind) for name in _COUNTED}
    shared = _row(page, number, kind, "agencies.bound", "agencies.reported")
    late = page.draft.language.summary.late(counts["late"], counts["after_reopening"])
    return {**shared, "on_time": counts["on_time"], "late": late}


def _asked_row(page: _Page, number: str, kind: _Kind) -> dict[str, Cell]:
    """Bodies that are only asked are neither on time nor late."""
    none = page.draft.language.words.NO_NUMBER
    shared = _row(page, number, kind, "agencies.requested", "agencies.requested_reported")
    return {**shared, "on_time": none, "late": none}


def _row(page: _Page, number: str, kind: _Kind, whole: str, part: str) -> dict[str, Cell]:
    return {
        "no": number,
        "group": kind.title,
        "expected": page.draft.figures.cell(whole, len(kind.agencies), (), kind.scope),
        "returned": _count(page, "returned", kind),
        "missing": _count(page, "not_counted", kind),
        "rate": _rate(page, whole, part, kind),
    }


def _count(page: _Page, name: str, kind: _Kind) -> Figure:
    found = [one for one in kind.agencies if one.standing in _COUNTED[name]]
    return page.draft.figures.cell(f"agencies.{name}", len(found), agency_sources(found), kind.scope)


def _rate(page: _Page, whole: str, part: str, kind: _Kind) -> Cell:
    reported = [one for one in kind.agencies if one.has_reported]
    numbers, behind = (len(reported), len(kind.agencies)), agency_sources(reported)
    share = page.draft.figures.share(f"table.{part}", whole, numbers, behind, kind.scope)
    return page.draft.language.summary.rate(share) if share else page.draft.language.words.NO_NUMBER


def _charts(page: _Page) -> tuple[Chart, ...]:
    """The bound agencies by kind; with a single kind the table says it all, and long lists need the room."""
    named = sum(len(kind.owing) for kind in (*page.bound, *page.asked))
    if len(page.bound) < 2 or named > _BESIDE_CHART:
        return ()
    title, description = page.draft.language.summary.compliance_chart()
    series = tuple(
        Series(
            page.draft.language.annexes.standing(how, False),
            tuple(_standing(page, how, kind) for kind in page.bound),
            tone,
        )
        for how, tone in STANDING_TONES.items()
        if how not in _RARE or standing(page.draft.facts.bound, how)
    )
    names = tuple(kind.title for kind in page.bound)
    return (Chart("compliance", "stacked_bars", title, description, names, series),)


def _standing(page: _Page, how: Standing, kind: _Kind) -> Figure:
    found = standing(kind.agencies, how)
    return page.draft.figures.cell(f"agencies.{how.value}", len(found), agency_sources(found), kind.scope)


def _owing(page: _Page, kind: _Kind) -> dict[str, Text]:
    words, figures = page.draft.language.summary, page.draft.figures
    names = [
        words.to_mend(one.name, one.requested) if one.standing == Standing.returned else one.name
        for one in kind.owing
    ]
    total = figures.agencies("agencies.owing", kind.owing, kind.scope)
    few = page.draft.lengths.owing_agencies
    named = figures.first_few("agencies.owing", names, total, few, "", kind.scope)
    return {"title": words.owing(kind.title, total), "agencies": words.who(named)}


def _next_steps(page: _Page) -> list[Text]:
    facts, words, figures = page.draft.facts, page.draft.language.summary, page.draft.figures
    owing = [[one for kind in kinds for one in kind.owing] for kinds in (page.bound, page.asked)]
    if not any(owing):
        return [words.consolidate()]
    coordinator = facts.plan.head["coordinator"]
    urged, asked = ([one for one in those if one.agency != coordinator] for those in owing)
    own = any(one.agency == coordinator for those in owing for one in those)
    letters = words.letters(
        figures.agencies("summary.urged", urged), figures.agencies("summary.asked", asked)
    )
    coming = [step for step in ladder(facts.plan, facts.period) if step > page.on]
    closes = facts.period.closes_on
    last = words.closing_day(closes) if page.on <= closes else words.closed(closes)
    steps = [
        letters,
        words.own_report(facts.coordinator) if own else None,
        words.next_step(coming[0]) if coming else None,
        last,
    ]
    return [step for step in steps if step is not None]
