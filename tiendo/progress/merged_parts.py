"""Figures of agencies that were merged inside a data window: whose part is in them.

- A successor's own report since the merger speaks for all that it succeeds (`succession`): its figures are whole.
- Until then its figure is made of what those that were merged, itself among them where it existed before, had sent. It
  is whole where all that were to give the figure did; else it is that of some of them, and says of whom it lacks one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from schemas.results import PartialValues
from tiendo.plan import Period, Plan, Registry, indicators_for

_PARTS = dict.fromkeys(("indicator", "period", "agency", "told", "lacking"), pl.String)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Merger:
    """Who was merged into an agency inside a window: each with the last day on which it reported for itself."""

    heir: str
    since: date  # the last of the mergers
    last_days: Mapping[str, date]


def partial_values(
    plan: Plan, periods: Sequence[Period], submissions: pl.DataFrame, observations: pl.DataFrame
) -> pl.DataFrame:
    """`schemas.results.PartialValues`; `submissions` are those as received, of all periods."""
    rows = [
        (indicator, period.id, merger.heir, ";".join(told), ";".join(lacking))
        for period in periods
        for merger in _mergers(plan.registry, period)
        for indicator, told, lacking in _parts(plan, period, merger, submissions, observations)
    ]
    return PartialValues.validate(pl.DataFrame(rows, schema=_PARTS, orient="row"))


def _mergers(registry: Registry, period: Period) -> Iterator[_Merger]:
    inside = registry.successions.filter(
        pl.col("effective_on") > period.window_from, pl.col("effective_on") <= period.window_to
    )
    heirs: dict[str, dict[str, date]] = {}
    for agency, on in inside.sort("predecessor").select("predecessor", "effective_on").iter_rows():
        if registry.row(agency)["parent"] is None:
            heirs.setdefault(registry.bearer(agency, period.window_to), {})[agency] = on - _DAY
    for heir, merged in heirs.items():
        first, last = min(merged.values()), max(merged.values())
        begun_on = registry.row(heir)["valid_from"]
        own = {heir: first} if begun_on is None or begun_on <= first else {}
        yield _Merger(heir, last + _DAY, merged | own)


def _parts(
    plan: Plan, period: Period, merger: _Merger, submissions: pl.DataFrame, observations: pl.DataFrame
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each indicator of which only some gave the figure: who did, and who did not."""
    sent = submissions.filter("current", plan=plan.id, period=period.id)
    own = sent.filter(pl.col("agency") == merger.heir, pl.col("received_on") >= merger.since)
    if not own.is_empty():
        return
    asked = {
        agency: set(indicators_for(plan, replace(period, window_to=on), agency)["indicator"])
        for agency, on in merger.last_days.items()
    }
    given = _given(sent.filter(pl.col("agency").is_in(list(asked))), observations)
    for indicator, *sides in plan.indicators.select("indicator", "numerator", "denominator").iter_rows():
        needed_of = [side for side in sides if side] or [indicator]
        needed = [agency for agency in sorted(asked) if asked[agency].issuperset(needed_of)]
        told = [agency for agency in needed if given.get(agency, set()).issuperset(needed_of)]
        if told and len(told) < len(needed):
            yield indicator, told, [agency for agency in needed if agency not in told]


def _given(sent: pl.DataFrame, observations: pl.DataFrame) -> dict[str, set[str]]:
    """The indicators of which each agency, by whichever unit, gave a figure."""
    told = observations.drop_nulls("value").join(sent.select("submission", "agency"), on="submission")
    found = told.group_by("agency").agg(pl.col("indicator").unique())
    return {agency: set(indicators) for agency, indicators in found.iter_rows()}
