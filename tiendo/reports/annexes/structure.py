"""In annexes II and III: what was reported under the agencies of another day, with the same totals.

Shown are those that succeed others; all that stayed as they were stand in one line, so that the lines add up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import polars as pl

from schemas.document import Cell, Rows, Source, Sources, Text
from schemas.terms import IndicatorKind
from tiendo.reports.compose import joined
from tiendo.reports.draft import Draft
from tiendo.reports.figures import Scope, agency_sources
from tiendo.reports.model import Indicator
from tiendo.reports.rows import Styled

_COUNTED = ("n_agencies", "n_reported", "n_leads", "n_leads_reported", "n_leads_completed")
_OF_LEADS = ("leads", "leads_reported", "leads_completed")


@dataclass(frozen=True)
class Structure:
    """The agencies and figures of a snapshot under the structure of the day `on`.

    `agencies` are `schemas.results.StructureStates`, `values` `schemas.results.StructureValues` of the period.
    """

    on: date
    agencies: pl.DataFrame
    values: pl.DataFrame | None  # None where nothing is measured

    @property
    def changed(self) -> bool:
        return not self.agencies.filter(_IS_SUCCESSOR).is_empty()


_IS_SUCCESSOR = pl.col("agency") != pl.col("counted")


def caption(draft: Draft, structure: Structure | None) -> Text | str:
    """Without a caption the table is left out: the agencies are those that reported."""
    shown = structure is not None and structure.changed
    return draft.language.annexes.structure_caption(structure.on) if shown and structure else ""


def figures_caption(draft: Draft, structure: Structure | None) -> Text | str:
    shown = structure is not None and _moved(draft, structure)
    return draft.language.annexes.structure_figures_caption(structure.on) if shown and structure else ""


def structure_rows(draft: Draft, structure: Structure | None) -> Rows:
    if structure is None or not structure.changed:
        return Rows("structure", ())
    table, annexes = structure.agencies, draft.language.annexes
    moved = [
        _row(draft, str(number), row)
        for number, row in enumerate(table.filter(_IS_SUCCESSOR).iter_rows(named=True), 1)
    ]
    stayed = table.filter(~_IS_SUCCESSOR)
    both = (
        ("structure.stayed", annexes.STAYED, stayed.to_dicts()),
        ("structure.total", annexes.TOTAL_UNDER, table.to_dicts()),
        ("structure.reported", annexes.TOTAL_AS_REPORTED, _as_reported(draft)),
    )
    sums = [("total", _sums(draft, key, title, rows)) for key, title, rows in both]
    without = () if draft.facts.assigns_tasks else _OF_LEADS
    return Rows("structure", (*(("", row) for row in moved), *sums), without)


def _as_reported(draft: Draft) -> list[dict[str, Any]]:
    return [
        {**row, "counted": row["agency"], "n_agencies": 1, "n_reported": int(row["submission"] is not None)}
        for row in draft.facts.rows("agencies")
    ]


def _row(draft: Draft, number: str, row: Mapping[str, Any]) -> dict[str, Cell]:
    name = draft.facts.name(row["agency"])
    cells = _numbers(draft, row, _files(draft, [row]), Scope(row["agency"], name))
    return {"no": number, "agency": name, "counted": _names(draft, row), **cells}


def _sums(draft: Draft, key: str, title: str, rows: list[dict[str, Any]]) -> dict[str, Cell]:
    sums = {name: sum(row[name] for row in rows) for name in _COUNTED}
    cells = _numbers(draft, sums, _files(draft, rows), Scope(key, title))
    return {"no": "", "agency": title, "counted": draft.language.words.NO_NUMBER, **cells}


def _numbers(draft: Draft, row: Mapping[str, Any], sources: Sources, scope: Scope) -> dict[str, Cell]:
    """None of the tasks led where the plan assigns none."""
    none = draft.language.words.NO_NUMBER
    names = {name.removeprefix("n_"): row[name] for name in _COUNTED}
    return {
        name: none
        if name in _OF_LEADS and not draft.facts.assigns_tasks
        else draft.figures.cell(f"structure.{name}", value, sources, scope)
        for name, value in names.items()
    }


def _names(draft: Draft, row: Mapping[str, Any]) -> str:
    return "; ".join(draft.facts.name(agency) for agency in row["counted"].split(";"))


def _files(draft: Draft, rows: Iterable[Mapping[str, Any]]) -> Sources:
    known = {agency.agency: agency for agency in draft.facts.agencies}
    counted = [agency for row in rows for agency in row["counted"].split(";")]
    return agency_sources(known[agency] for agency in counted if agency in known)


def structure_figure_rows(draft: Draft, structure: Structure | None) -> Rows:
    """By indicator: what each predecessor reported and what that makes of the successor; then both totals.

    The predecessors stand in the order of the table of agencies under this structure, which names them.
    """
    rows: list[Styled] = []
    counted = {row["agency"]: row["counted"] for row in structure.agencies.to_dicts()} if structure else {}
    moved = _moved(draft, structure) if structure else []
    values = structure.values if structure else None
    for key, group in groupby(moved, key=lambda row: row["indicator"]):
        one = next(one for one in draft.facts.indicators if one.indicator == key)
        rows.append(("heading", {"title": f"{one.title} ({one.unit})"}))
        found = [_figure_row(draft, one, row, counted.get(row["agency"], row["counted"])) for row in group]
        rows += _in_pairs(found, _figure_total(draft, one, values))
    return Rows("structure_figures", tuple(rows))


def _in_pairs(found: list[dict[str, Cell]], total: dict[str, Cell]) -> Iterator[Styled]:
    """Two agencies a row; the total stands beside a last one that is left over, or alone."""
    for left, right in zip(found[::2], found[1::2], strict=False):
        yield "pair", left | _right(right)
    yield ("last", found[-1] | _right(total)) if len(found) % 2 else ("total", total)


def _right(cells: dict[str, Cell]) -> dict[str, Cell]:
    return {f"{name}_2": cell for name, cell in cells.items()}


def _moved(draft: Draft, structure: Structure) -> list[dict[str, Any]]:
    """The figures of successors that somebody reported."""
    if structure.values is None:
        return []
    known = [one.indicator for one in draft.facts.indicators]
    order = pl.DataFrame({"indicator": known}, schema={"indicator": pl.String}).with_row_index("nth")
    return (
        structure.values.filter(_IS_SUCCESSOR, pl.col("n_reported") > 0)
        .join(order, on="indicator", maintain_order="left")
        .sort("nth", maintain_order=True)
        .to_dicts()
    )


def _figure_row(draft: Draft, one: Indicator, row: Mapping[str, Any], named: str) -> dict[str, Cell]:
    agency = row["agency"]
    told = [_as_told(draft, one, who) for who in named.split(";")]
    sources = [source for who in row["counted"].split(";") for source in _told_by(draft, one, who)]
    return {
        "agency": draft.facts.name(agency),
        "reported": joined(told, "; "),
        "under": _amount(draft, one, "structure.value", row["value"], sources, agency),
    }


def _as_told(draft: Draft, one: Indicator, agency: str) -> Cell:
    row = _values(draft).get((one.indicator, agency))
    value = row["value"] if row else None
    return _amount(draft, one, "structure.told", value, _told_by(draft, one, agency), agency)


def notes(draft: Draft, structure: Structure | None) -> list[Text]:
    shown = structure is not None and _moved(draft, structure)
    return [draft.language.annexes.as_told(draft.annex.agencies)] if shown else []


def _figure_total(draft: Draft, one: Indicator, values: pl.DataFrame | None) -> dict[str, Cell]:
    """The figure of the period as reported, and the same from the figures under the other structure."""
    computed = None if values is None else _added(one, draft, values.filter(indicator=one.indicator))
    return {
        "agency": draft.language.annexes.TOTAL,
        "reported": _amount(draft, one, "structure.told", one.value, one.sources, ""),
        "under": _amount(draft, one, "structure.value", computed, one.sources, ""),
    }


def _added(one: Indicator, draft: Draft, under: pl.DataFrame) -> float | None:
    kind = draft.facts.plan.indicators.filter(indicator=one.indicator)["kind"][0]
    told = under.filter(pl.col("n_reported") > 0).to_dicts()
    if not told or kind == IndicatorKind.index:
        return None
    if kind != IndicatorKind.ratio:
        return float(sum(row["value"] for row in told))
    above, below = (sum(row[side] for row in told) for side in ("numerator", "denominator"))
    scale = 100.0 if one.unit == "%" else 1.0
    return float(above / below * scale) if below else None


def _amount(
    draft: Draft, one: Indicator, what: str, value: float | None, sources: Iterable[Source], agency: str
) -> Cell:
    if value is None:
        return draft.language.words.NO_NUMBER
    name = draft.facts.name(agency) if agency else ""
    key = f"{one.indicator}.{agency}" if agency else one.indicator
    scope = Scope(key, f"{one.title}; {name}" if name else one.title)
    return draft.figures.amount(f"table.{what}", value, one.unit, sources, scope)


def _values(draft: Draft) -> dict[tuple[str, str], dict[str, Any]]:
    return draft.facts.values_of_agencies


def _told_by(draft: Draft, one: Indicator, agency: str) -> list[Source]:
    return [source for source in one.sources if draft.facts.sender(source.submission) == agency]
