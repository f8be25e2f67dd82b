"""Whose form a file is: what it says of itself, against where it was dropped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.layout import Layout
from tiendo.intake.checks.nearest import nearest_agency
from tiendo.intake.expected import expected
from tiendo.intake.gather import Places
from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.matching import match_book
from tiendo.intake.model import Arrival, Problem, as_written
from tiendo.intake.readers import read_book
from tiendo.intake.spelling import folded
from tiendo.plan import Period, Plan, Registry
from tiendo.text import clean


@dataclass(frozen=True)
class Identity:
    """What a form says of itself, None where it does not; and the tasks that it speaks of."""

    plan: str | None = None
    period: str | None = None
    agency: str | None = None
    refs: frozenset[str] = frozenset()


def identify(data: bytes, layouts: Sequence[Layout], limits: IntakeLimits | None = None) -> Identity:
    """The identity that the form carries on its first sheet; empty where the file is no form."""
    limits = limits or IntakeLimits()
    try:
        pieces = match_book(0, read_book(data, limits), expected(layouts), limits).pieces
    except Unreadable:
        return Identity()
    cover = next((piece.cells for piece in pieces if piece.sheet.table == "cover"), None)
    refs = frozenset(clean(ref) for piece in pieces for ref in piece.cells.get("ref", ()) if ref is not None)
    if cover is None:
        return Identity(refs=refs)
    plan, period, agency = (clean(cover[name][0] or "") or None for name in ("plan", "period", "agency"))
    return Identity(plan, period, agency, refs)


# Whoever sent somebody else's form need not hear of every line that is not theirs.
MISFILED = frozenset({"form_other_plan", "form_other_period", "form_other_agency"})


def senders(arrivals: Sequence[Arrival], cover: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    """Who sent each submission when (see Bench.senders): its folder says; without one, the form itself."""
    claimed = {n: text for n, text in cover.select("submission", "agency").iter_rows() if text}
    rows = [
        (a.number, a.agency or registry.resolve(claimed.get(a.number, "")), a.unit, a.received_on)
        for a in arrivals
    ]
    schema = {"submission": pl.Int64, "agency": pl.String, "unit": pl.String, "received_on": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


def check_identity(
    arrivals: Sequence[Arrival],
    cover: pl.DataFrame,
    plan: Plan,
    period: Period,
    layouts: Sequence[Layout],
    places: Places,
) -> Iterator[Problem]:
    """Forms of another plan, period or agency than expected, forms that do not say, and older forms."""
    rows = {row["submission"]: row for row in cover.iter_rows(named=True)}
    for arrival in arrivals:
        row = rows.get(arrival.number)
        if row is None:
            if arrival.agency is None:
                yield Problem(arrival.number, "agency_missing")
            continue
        yield from _check_plan(row, plan, period, places)
        yield from _check_agency(row, arrival, plan.registry, places)
        yield from _check_successor(row, arrival, plan.registry, period, places)
        yield from _check_layout(row, layouts, places)


def _check_plan(row: Mapping, plan: Plan, period: Period, places: Places) -> Iterator[Problem]:
    expected = {
        "plan": ("form_other_plan", (plan.id, plan.id), _names_of(plan)),
        "period": ("form_other_period", (period.title_vi, period.title_en), {period.id, f"{period.id}.0"}),
    }
    for field, (code, (name_vi, name_en), names) in expected.items():
        details = {"expected_vi": name_vi, "expected_en": name_en}
        if row[field] is None:
            yield from _blank(row, field, places, details)
        elif folded(row[field]) not in map(folded, (*names, name_vi, name_en)):
            yield _at(row, field, code, places, details)


def _names_of(plan: Plan) -> set[str]:
    """How a plan is called, beside its code."""
    names = (plan.head.get(name) for name in ("title_vi", "title_en", "short_vi", "short_en"))
    return {name for name in names if isinstance(name, str)}


def _check_agency(row: Mapping, arrival: Arrival, registry: Registry, places: Places) -> Iterator[Problem]:
    written, sender = row["agency"], arrival.agency
    if sender is None:
        if written is None:
            yield _at(row, "agency", "agency_missing", places, {})
        elif registry.resolve(written) is None:
            meant = nearest_agency(written, registry)
            names = (
                {"meant_vi": registry.name(meant), "meant_en": registry.name(meant, "en")} if meant else {}
            )
            yield _at(row, "agency", "agency_unlike" if meant else "agency_unknown", places, names)
        return
    expected = {"expected_vi": registry.name(sender), "expected_en": registry.name(sender, "en")}
    if written is None:
        yield from _blank(row, "agency", places, expected)
    elif registry.resolve(written) != sender:
        yield _at(row, "agency", "form_other_agency", places, expected)


def _check_successor(
    row: Mapping, arrival: Arrival, registry: Registry, period: Period, places: Places
) -> Iterator[Problem]:
    """Who has ended, or moved elsewhere, by the end of the window or by the day of receipt, hears of its successor.

    Its report is taken all the same: it stands for the successor, or for what it was in an earlier period.
    """
    sender = arrival.agency or registry.resolve(row["agency"] or "")
    since = registry.succeeded_on(sender, arrival.unit) if sender else None
    if sender is None or since is None or since > max(period.window_to, arrival.received_on):
        return
    inside = since <= period.window_to
    successor = registry.bearer(sender, max(period.window_to, arrival.received_on), arrival.unit)
    details = {
        "since": as_written(since),
        "sender_vi": arrival.unit or registry.name(sender),
        "sender_en": arrival.unit or registry.name(sender, "en"),
        "successor_vi": registry.name(successor),
        "successor_en": registry.name(successor, "en"),
    }
    yield _at(row, "agency", "sender_succeeded" if inside else "sender_succeeded_later", places, details)


def _check_layout(row: Mapping, layouts: Sequence[Layout], places: Places) -> Iterator[Problem]:
    version, newest = row["layout"], layouts[0].version
    if version is None or version == newest:
        return
    known = version in {layout.version for layout in layouts}
    yield _at(row, "layout", "layout_older" if known else "layout_unknown", places, {"newest": newest})


def _blank(row: Mapping, field: str, places: Places, expected: dict) -> Iterator[Problem]:
    if not places.is_left_out(row["submission"], "cover", field):
        yield _at(row, field, "identity_blank", places, expected)


def _at(row: Mapping, field: str, code: str, places: Places, details: dict) -> Problem:
    return places.problem(row["submission"], "cover", field, row["row"], code, row[field], details)
