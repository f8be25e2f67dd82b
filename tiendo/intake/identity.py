"""Whose form a file is: what it says of itself, against where it was dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.layout import Layout
from tiendo.intake.gather import Places
from tiendo.intake.match import match_layout, match_sheets
from tiendo.intake.model import Problem
from tiendo.intake.read import Unreadable, read_grids
from tiendo.intake.rules import Bench


@dataclass(frozen=True)
class Identity:
    """What a form says of itself; None where it does not."""

    plan: str | None
    period: str | None
    agency: str | None


def identify(data: bytes, layouts: Sequence[Layout]) -> Identity:
    """The identity that the form carries on its first sheet; empty where the file is no form."""
    try:
        grids = read_grids(data)
        pieces, _ = match_sheets(0, grids, match_layout(grids, layouts))
    except Unreadable:
        return Identity(None, None, None)
    cover = next((piece.cells for piece in pieces if piece.sheet.table == "cover"), None)
    if cover is None:
        return Identity(None, None, None)
    row = cover.row(0, named=True)
    return Identity(row["plan"], row["period"], row["agency"])


def check_identity(cover: pl.DataFrame, bench: Bench, newest: Layout, places: Places) -> Iterator[Problem]:
    """Forms of another plan, period or agency than the folder they lie in, and forms of an older layout."""
    senders = {arrival.number: arrival.agency for arrival in bench.arrivals}
    registry = bench.plan.registry
    for row in cover.iter_rows(named=True):
        agency = senders[row["submission"]]
        sent = registry.name(agency), registry.name(agency, "en")
        expected = {
            "plan": (bench.plan.id, "form_other_plan", bench.plan.id, bench.plan.id),
            "period": (bench.period.id, "form_other_period", bench.period.title_vi, bench.period.title_en),
            "agency": (agency, "form_other_agency", *sent),
        }
        for field, (value, code, name_vi, name_en) in expected.items():
            if row[field] is not None and row[field] != value:
                details = {"expected_vi": name_vi, "expected_en": name_en}
                yield places.problem(row["submission"], "cover", field, row["row"], code, row[field], details)
        if row["layout"] is not None and row["layout"] != newest.version:
            details = {"newest": newest.version}
            yield places.problem(
                row["submission"], "cover", "layout", row["row"], "layout_older", row["layout"], details
            )
