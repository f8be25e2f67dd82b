"""Indicators of a period as values that a report speaks about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.document import Sources
from schemas.results import Trend
from schemas.terms import Direction
from tiendo.plan import Plan
from tiendo.reports.model import Indicator, Record
from tiendo.reports.rounding import change, meets, trend_of

Row = Mapping[str, Any]
Reasons = Mapping[tuple[str, str], str]  # by indicator and period
Observed = Mapping[str, Sequence[Record]]  # by indicator

_VALUES = ("value", "numerator", "denominator", "n_reported", "n_expected")
_TRENDS = ("previous", "comparable")


def read_indicators(
    plan: Plan, lang: str, values: Iterable[Row], trends: Iterable[dict[str, Any]], observed: Observed
) -> tuple[Indicator, ...]:
    """The plan's indicators that have a row in `values` (schemas.results.IndicatorValues) and `trends`.

    `observed` are the rows that give a figure. Left out is what only serves a ratio and stands with it: a side of one
    that is neither judged by itself nor part of a total.
    """
    value_of = {row["indicator"]: row for row in values}
    trend_of = {row["indicator"]: row | {"lacking": _lacking(plan, lang, row)} for row in trends}
    planned = plan.indicators.to_dicts()
    sides = {row[side] for row in planned for side in ("numerator", "denominator")}
    parents = dict(plan.tasks.select("ref", "parent").iter_rows())
    reasons = {(row["indicator"], row["period"]): row[f"reason_{lang}"] for row in plan.breaks.to_dicts()}
    leaves = set(plan.leaves["ref"])
    return tuple(
        _indicator(
            row, lang, _section(row["ref"], parents, leaves), value_of[key], trend_of[key], observed, reasons
        )
        for row in planned
        if (key := row["indicator"]) in value_of and not (key in sides and _only_serves(row))
    )


def _lacking(plan: Plan, lang: str, trend: Row) -> tuple[str, ...]:
    """The merged agencies whose part only one of two figures holds, by name. Older snapshots do not tell of them."""
    agencies = trend.get("lacking")
    return tuple(plan.registry.name(agency, lang) for agency in agencies.split(";")) if agencies else ()


def _only_serves(planned: Row) -> bool:
    return planned["direction"] == Direction.none and planned["part_of"] is None


def top_heading(ref: str, parents: Mapping[str, str | None]) -> str:
    """The heading at the very top above a row, "" when it stands below none."""
    top, above = "", parents[ref]
    while above is not None:
        top, above = above, parents[above]
    return top


def _section(ref: str, parents: Mapping[str, str | None], leaves: set[str]) -> str:
    """The top heading of a task or heading: itself when it is one."""
    return top_heading(ref, parents) or ("" if ref in leaves else ref)


def _indicator(
    planned: Row, lang: str, section: str, value: Row, trend: Row, observed: Observed, reasons: Reasons
) -> Indicator:
    """What moved and what is met is said of the numbers as they are printed: see `rounding`."""
    made_of = {planned["indicator"], planned["numerator"], planned["denominator"]}
    unit, direction, measured = planned[f"unit_{lang}"], Direction(planned["direction"]), value["value"]
    compared = measured is not None and trend["previous"] is not None and not trend["lacking"]
    moved = change(measured, trend["previous"], unit) if compared else None
    aimed = measured is not None and planned["target"] is not None
    return Indicator(
        indicator=planned["indicator"],
        ref=planned["ref"],
        section=section,
        title=planned[f"title_{lang}"],
        unit=unit,
        change=moved,
        trend=Trend.not_judged if trend["comparable"] is False else trend_of(moved, direction),
        baseline=planned["baseline"],
        target=planned["target"],
        target_year=planned["target_year"],
        target_met=meets(measured, planned["target"], unit, direction) if aimed else None,
        break_reason=reasons.get((planned["indicator"], value["period"]), ""),
        lacking=trend["lacking"],
        sources=Sources.of(record.source for key in made_of for record in observed.get(key, [])),
        **{name: value[name] for name in _VALUES},
        **{name: trend[name] for name in _TRENDS},
    )
