"""Figures that were made public: as published, what those published with them give, and what agencies report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from schemas.document import Figure, Source, Sources
from tiendo.plan import Comparison, comparisons
from tiendo.reports.draft import Block, Draft, items, paras
from tiendo.reports.figures import Scope
from tiendo.reports.views import MadePublic, Share

Row = Mapping[str, Any]
Spans = Mapping[tuple[str, str], pl.DataFrame]  # (first, last period) → schemas.results.IndicatorSpans

_DECIMALS = 2  # of what is computed


@dataclass(frozen=True)
class _Amounts:
    """Makes the figures of one line."""

    draft: Draft
    scope: Scope
    unit: str

    def of(self, what: str, value: float, sources: Iterable[Source] = ()) -> Figure:
        return self.draft.figures.amount(f"published.{what}", value, self.unit, sources, self.scope)

    def gap(self, what: str, value: float) -> Figure | None:
        """A difference without its sign; None where there is none."""
        distance = abs(round(value, _DECIMALS))
        return (
            self.draft.figures.amount(f"published.{what}", distance, "", (), self.scope) if distance else None
        )


def published(draft: Draft, spans: Spans) -> list[dict[str, object]]:
    """A group of the report's results; none where nothing was published of the time up to the period."""
    found = _shown(draft)
    if not found:
        return []
    words = draft.language.published
    sources = list(dict.fromkeys(row[f"source_{draft.facts.lang}"] for row, _ in found))
    blocks: list[Block] = [
        *paras(words.intro(draft.figures.count("published", len(found)))),
        *items(words.line(_made_public(draft, row, one, spans)) for row, one in found),
        *paras(words.source(sources)),
    ]
    return [{"title": words.HEADING, "blocks": blocks}]


def _shown(draft: Draft) -> list[tuple[Row, Comparison]]:
    """The published figures that do not reach beyond the period."""
    plan, until = draft.facts.plan, draft.facts.period.window_from
    pairs = zip(plan.published.to_dicts(), comparisons(plan), strict=True)
    return [
        (row, one)
        for row, one in pairs
        if row["period_to"] is None or plan.period(row["period_to"]).window_from <= until
    ]


def _made_public(draft: Draft, row: Row, one: Comparison, spans: Spans) -> MadePublic:
    lang = draft.facts.lang
    planned = draft.facts.plan.indicators.row(by_predicate=pl.col("indicator") == one.indicator, named=True)
    title, covers, unit = planned[f"title_{lang}"], row[f"label_{lang}"], planned[f"unit_{lang}"]
    amounts = _Amounts(draft, Scope(f"{one.indicator}.{one.row + 1}", f"{title}, {covers}"), unit)
    return MadePublic(
        title=title,
        covers=covers,
        unit=unit,
        wording=row[f"wording_{lang}"] or "",
        value=amounts.of("value", one.value),
        n_parts=one.n_parts,
        **_computed(amounts, one),
        **_reported(amounts, row, one, spans),
    )


def _computed(amounts: _Amounts, one: Comparison) -> dict[str, Any]:
    """What was published with it gives, at the precision of what was published."""
    if one.computed is None:
        return {"computed": None, "difference": None, "less": False}
    computed = round(one.computed, one.decimals)
    gap = one.value - computed
    return {
        "computed": amounts.of("computed", computed),
        "difference": amounts.gap("difference", gap),
        "less": gap > 0,
    }


def _reported(amounts: _Amounts, row: Row, one: Comparison, spans: Spans) -> dict[str, Any]:
    """What agencies reported in the periods that the figure covers; a level is that of the last of them."""
    nothing = {"reported": None, "reported_difference": None, "reported_less": False, "periods": None}
    span = spans.get((row["period_from"], row["period_to"]))
    found = None if span is None else span.row(by_predicate=pl.col("indicator") == one.indicator, named=True)
    if found is None or found["value"] is None or found["at_period"] not in (None, row["period_to"]):
        return nothing
    periods = _periods(amounts, found) if found["at_period"] is None else None
    gap = one.value - found["value"]
    return {
        "reported": amounts.of(
            "reported", found["value"], _sources(amounts.draft, row, found, one.indicator)
        ),
        "reported_difference": amounts.gap("reported_difference", gap),
        "reported_less": gap > 0,
        "periods": periods,
    }


def _periods(amounts: _Amounts, found: Row) -> Share | None:
    numbers = (found["n_periods_reported"], found["n_periods"])
    return amounts.draft.figures.share(
        "published.with_figures", "published.periods", numbers, scope=amounts.scope
    )


def _sources(draft: Draft, row: Row, found: Row, indicator: str) -> Sources:
    """The rows of all periods that give the figure: of those that it covers, or of the one whose level it is."""
    first, last = (
        draft.facts.plan.period(found["at_period"] or row[end]).window_from
        for end in ("period_from", "period_to")
    )
    known = [facts for facts in (*draft.earlier, draft.facts) if first <= facts.period.window_from <= last]
    return Sources(facts.indicator_sources.get(indicator, Sources()) for facts in known)
