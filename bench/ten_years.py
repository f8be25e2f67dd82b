"""Ten years of reports: what was collected for the last year, recorded for each year before as well."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from bench.plan_data import PERIOD, PLAN, YEARS
from schemas.records import TABLES
from tiendo.ledger import Ledger, NewSubmission, open_ledger, record_batch, records, submissions
from tiendo.plan import Period, Plan, load_plan
from tiendo.workspace import Workspace


@dataclass(frozen=True)
class Year:
    """What the ledger holds of a year."""

    period: Period
    submissions: pl.DataFrame
    progress: pl.DataFrame


def fill_ledger(ws: Workspace) -> None:
    """Record the last year's submissions for the nine years before."""
    plan = load_plan(ws.plans, PLAN)
    ledger = open_ledger(ws.state)
    try:
        known = submissions(ledger, PLAN, PERIOD)
        tables = {table: records(ledger, table, known["submission"]) for table in TABLES}
        for year in YEARS[:-1]:
            _record(ledger, plan, year, known, tables)
    finally:
        ledger.close()


def _record(
    ledger: Ledger, plan: Plan, year: int, known: pl.DataFrame, tables: dict[str, pl.DataFrame]
) -> None:
    from tiendo.ledger import findings

    batch = [
        NewSubmission(
            number=row["submission"],
            received_on=date(year, 11, 20),
            **{
                key: row[key]
                for key in ("agency", "unit", "path", "sha256", "layout", "outcome", "n_errors", "n_warnings")
            },
        )
        for row in known.iter_rows(named=True)
    ]
    record_batch(
        ledger,
        plan=PLAN,
        plan_version=plan.version,
        plan_digest=plan.digest,
        period=str(year),
        actor="bench",
        batch=batch,
        tables=tables,
        findings=findings(ledger, -1),
    )


def read_years(ws: Workspace) -> tuple[Plan, list[Year]]:
    """The plan and, for each year, what a consolidation is computed from."""
    plan = load_plan(ws.plans, PLAN)
    ledger = open_ledger(ws.state)
    try:
        years = []
        for year in YEARS:
            known = submissions(ledger, PLAN, str(year))
            progress = records(ledger, "progress", known.filter("current")["submission"])
            years.append(Year(plan.period(str(year)), known, progress))
    finally:
        ledger.close()
    return plan, years
