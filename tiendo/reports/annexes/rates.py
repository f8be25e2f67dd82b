"""In annex II: the named rates of the tasks that agencies lead, by kind of agency and by agency."""

from collections.abc import Iterable
from itertools import groupby

from schemas.document import Cell, Rows, Sources, Text
from schemas.terms import AgencyKind, Rate
from tiendo.reports.compose import say
from tiendo.reports.draft import Draft
from tiendo.reports.figures import WHOLE, Scope, agency_sources

_RATES = {  # column → rate, what is counted, of what
    "completed": (Rate.completed_all, "assigned.completed", "assigned"),
    "completed_due": (Rate.completed_due, "assigned.completed_due", "assigned.due"),
    "on_time": (Rate.on_time_completed, "assigned.on_time", "assigned.dated"),
}

Pairs = dict[str, tuple[int, int]]  # rate → numerator and denominator
Led = tuple[str, bool, Pairs]  # agency, requested, its rates


def rate_rows(draft: Draft) -> Rows:
    """Of each kind its agencies together, then each of them; last, all."""
    led = _led(draft)
    if not led:
        return Rows("rates", ())
    sources, rows, number = draft.facts.lead_sources, list[tuple[str, dict[str, Cell]]](), 0
    for (requested, kind), group in groupby(led, key=lambda one: _class(draft, one)):
        agencies = list(group)
        title = kind.label(draft.facts.lang) + (draft.language.annexes.REQUESTED_MARK if requested else "")
        scope = Scope(f"{kind.value}.requested" if requested else kind.value, title)
        rows.append(("group", _together(draft, title, agencies, scope)))
        for agency, _, pairs in agencies:
            number += 1
            name = draft.facts.name(agency)
            cells = _cells(draft, pairs, sources.get(agency, Sources()), Scope(agency, name), whole=False)
            rows.append(("", {"no": str(number), "agency": name, **cells}))
    total = _together(draft, draft.language.annexes.TOTAL, led, WHOLE)
    return Rows("rates", (*rows, ("total", total)))


def caption(draft: Draft) -> Text | str:
    """Without a caption the table is left out: nobody leads a task, or the snapshot is of before these rates."""
    return draft.language.annexes.rates_caption(draft.facts.snapshot.as_of) if _led(draft) else ""


def _led(draft: Draft) -> list[Led]:
    """By kind of agency, the requested last, in the order of the registry."""
    found: dict[tuple[str, bool], Pairs] = {}
    for row in draft.facts.rows("agency_rates"):
        pairs = found.setdefault((row["agency"], row["requested"]), {})
        pairs[row["rate"]] = (row["numerator"], row["denominator"])
    order = {agency: i for i, agency in enumerate(draft.facts.plan.registry.agencies["agency"])}
    led = sorted(((*who, pairs) for who, pairs in found.items()), key=lambda one: order[one[0]])
    kinds = list(AgencyKind)
    return sorted(led, key=lambda one: (one[1], kinds.index(_class(draft, one)[1])))


def _class(draft: Draft, led: Led) -> tuple[bool, AgencyKind]:
    return led[1], AgencyKind(draft.facts.plan.registry.row(led[0])["kind"])


def _together(draft: Draft, title: str, agencies: list[Led], scope: Scope) -> dict[str, Cell]:
    """Sums of numerators over sums of denominators; behind them stand the submissions, not every row once more."""
    sums: Pairs = {rate: _sum(pairs[rate] for *_, pairs in agencies) for rate, *_ in _RATES.values()}
    return {
        "no": "",
        "agency": title,
        **_cells(draft, sums, _files(draft, agencies), scope, whole=True),
    }


def _sum(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    above, below = zip(*pairs, strict=True)
    return sum(above), sum(below)


def _files(draft: Draft, agencies: list[Led]) -> Sources:
    known = {agency.agency: agency for agency in draft.facts.agencies}
    return agency_sources(known[agency] for agency, *_ in agencies if agency in known)


def _cells(draft: Draft, pairs: Pairs, sources: Sources, scope: Scope, *, whole: bool) -> dict[str, Cell]:
    return {
        column: _cell(draft, (f"table.{what}", of), pairs[rate], sources, scope, whole=whole)
        for column, (rate, what, of) in _RATES.items()
    }


def _cell(
    draft: Draft,
    named: tuple[str, str],
    pair: tuple[int, int],
    sources: Sources,
    scope: Scope,
    *,
    whole: bool,
) -> Cell:
    share = draft.figures.share(*named, pair, sources, scope)
    if share is None:
        return draft.language.words.NO_NUMBER
    return say("{n} ({p})", n=share.fraction, p=share.percent) if whole else share.fraction
