"""A workspace with a small plan of its own, and forms filled in by its agencies (dữ liệu minh họa)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
from openpyxl import load_workbook

from schemas.layout import Layout, load_layouts
from schemas.records import TABLES
from schemas.terms import ReportedStatus
from tests.plan.toy import PLAN, Row, assigned, owes, write_folder
from tiendo import app
from tiendo.app.collection import Collected
from tiendo.app.locking import lock_of
from tiendo.app.session import ledger_of
from tiendo.forms import build_workbook
from tiendo.ledger import findings, records, submissions
from tiendo.plan import Plan, load_plan
from tiendo.workspace import Workspace

PERIOD = "2022"
RECEIVED = date(2022, 12, 20)  # after the window closed, before the due day
NAME = "bao-cao.xlsx"
TABLES_OF_PLAN: dict[str, Sequence[Row]] = {
    "assignments": [
        assigned("1.1", "lead", "bo-a"),
        assigned("1.1", "lead", "@cac-tinh"),
        assigned("1.2", "lead", "@cac-bo"),
        assigned("1.2", "support", "toa", requested=True),
    ],
    "obligations": [owes("a", "@cac-bo"), owes("b", "@cac-tinh"), owes("c", "toa", requested=True)],
}


_forms: dict[tuple[Any, ...], bytes] = {}


@cache
def layout() -> Layout:
    return load_layouts(Path(__file__).resolve().parents[2] / "templates" / "forms")[0]


def form(
    plan: Plan,
    agency: str,
    result: str = "Đang thực hiện",
    *,
    percent: object = 50,
    period: str = PERIOD,
    skip: int = 0,
) -> bytes:
    """The agency's form with its lead tasks in progress, `skip` of them left blank.

    Other words or another `percent` make other bytes.
    """
    key = (plan.digest, agency, result, percent, period, skip)
    if key not in _forms:
        _forms[key] = _filled(plan, agency, result, percent, period, skip)
    return _forms[key]


def _filled(plan: Plan, agency: str, result: str, percent: object, period: str, skip: int) -> bytes:
    book = load_workbook(BytesIO(build_workbook(plan, layout(), plan.period(period), agency)))
    sheet = layout().sheet("progress")
    page = book[sheet.name]
    answers = {
        "status": ReportedStatus.in_progress.vi,
        "percent": percent,
        "result": f"{result} (dữ liệu minh họa)",
    }
    for row in range(sheet.header_row + 1 + skip, page.max_row + 1):
        if page.cell(row, sheet.positions["ref"] + 1).value:
            for field, value in answers.items():
                page.cell(row, sheet.positions[field] + 1).value = value
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


@dataclass(frozen=True)
class World:
    """A workspace and what tests do in it."""

    ws: Workspace

    @classmethod
    def in_folder(cls, home: Path) -> "World":
        if not (home / "plans").is_dir():
            write_folder(home / "plans", **TABLES_OF_PLAN)
        return cls(Workspace(home))

    @property
    def plan(self) -> Plan:
        return load_plan(self.ws.plans, PLAN)

    def folder(self, agency: str, unit: str = "", period: str = PERIOD) -> Path:
        return self.ws.submissions / PLAN / period / agency / unit

    def drop(
        self,
        agency: str,
        data: bytes | None = None,
        *,
        unit: str = "",
        name: str = NAME,
        period: str = PERIOD,
    ) -> Path:
        """Put a file into the inbox, by default the agency's form filled in."""
        file = self.folder(agency, unit, period) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(form(self.plan, agency) if data is None else data)
        return file

    def collect(self, received_on: date | None = RECEIVED, actor: str | None = "can-bo") -> list[Collected]:
        return app.collect(self.ws, app.pending(self.ws), received_on=received_on, actor=actor)

    def outcomes(self, received_on: date | None = RECEIVED) -> dict[str, str]:
        """Collect; path below the period's folder → outcome."""
        top = f"submissions/{PLAN}/{PERIOD}/"
        return {one.path.removeprefix(top): one.outcome for one in self.collect(received_on)}

    def run_course(self) -> Path:
        """Collect, approve unless that is done, report; the report."""
        self.collect()
        with ledger_of(self.ws) as ledger:
            lock = lock_of(ledger, PLAN, PERIOD)
        if lock is None:
            app.approve(self.ws, PLAN, PERIOD, by="thu-truong")
        (report,) = app.report(self.ws, PLAN, PERIOD)
        return report

    def run_year(self) -> Path:
        """What the job of a whole period does: collect, answer, consolidate, report; the report."""
        self.collect()
        app.give_feedback(self.ws, PLAN, PERIOD)
        app.consolidate(self.ws, PLAN, PERIOD)
        (report,) = app.report(self.ws, PLAN, PERIOD)
        return report

    def known(self, period: str = PERIOD) -> pl.DataFrame:
        with ledger_of(self.ws) as ledger:
            return submissions(ledger, PLAN, period)

    def content(self) -> dict[str, Any]:
        """All that the ledger and the store hold, as far as it does not depend on when or in how many steps it came."""
        with ledger_of(self.ws) as ledger:
            known = pl.concat([submissions(ledger, PLAN, period) for period in self.plan.periods["period"]])
            tables = {table: records(ledger, table, known["submission"]) for table in TABLES}
            found = [findings(ledger, number) for number in known["submission"]]
        sender = known.select("submission", "plan", "period", "agency", "unit", "revision")
        return {
            "submissions": sorted(known.drop("submission").rows()),
            "findings": sorted((row for frame in found for row in _by_sender(frame, sender)), key=repr),
            **{table: _by_sender(frame, sender) for table, frame in tables.items()},
            "store": stored(self.ws),
        }


def stored(ws: Workspace) -> list[str]:
    """The kept files, each shown to be what its name says. What a killed writer left behind does not count."""
    files = [path for path in ws.store.rglob("*") if path.is_file() and path.suffix != ".part"]
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in files)
    return sorted(path.name for path in files)


def _by_sender(frame: pl.DataFrame, sender: pl.DataFrame) -> list[tuple]:
    joined = frame.join(sender, on="submission", how="left").drop("submission")
    return sorted(joined.rows(), key=repr)
