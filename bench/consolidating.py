"""Ten years of a national plan, consolidated year by year."""

from pathlib import Path

from bench.case import Case, Work

SIZES = (340, 1020, 3400)


def _ten_years(folder: Path, size: int) -> None:
    """A ledger in which all units have reported in each of ten years."""
    from bench.ten_years import fill_ledger
    from bench.world import RECEIVED_ON, fresh_home
    from tiendo import app

    ws = fresh_home(folder, size, units=size)
    app.collect(ws, app.pending(ws), received_on=RECEIVED_ON, actor="bench")
    fill_ledger(ws)


def _consolidate(folder: Path, _size: int) -> Work:
    """The computation: frames as the ledger gives them → the state of each year."""
    from bench.ten_years import read_years
    from tiendo.progress import consolidate
    from tiendo.workspace import Workspace

    plan, years = read_years(Workspace(folder))
    return lambda: [
        consolidate(plan, year.period, year.submissions, year.progress, year.period.closes_on)
        for year in years
    ]


def _whole(folder: Path, _size: int) -> Work:
    """The use case: plan and ledger read, snapshot saved, for each year."""
    from bench.plan_data import PLAN, YEARS
    from tiendo import app
    from tiendo.workspace import Workspace

    ws, consolidate = Workspace(folder), app.consolidate
    return lambda: [consolidate(ws, PLAN, str(year)) for year in YEARS]


CASES = (
    Case("consolidate_10y", "agencies, ten years computed", SIZES, _consolidate, _ten_years),
    Case(
        "consolidate_10y_saved",
        "agencies, ten years read, computed, saved",
        SIZES,
        _whole,
        _ten_years,
        alters=True,
        repeats=1,
    ),
)
