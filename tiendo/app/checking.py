"""Check one file, as an agency does before sending it. Needs no ledger and no server."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from schemas.findings import catalogue, wording
from schemas.layout import load_layouts
from schemas.terms import Severity
from tiendo.app.clock import today
from tiendo.app.inbox import Dropped, place
from tiendo.errors import UsageError
from tiendo.intake import Arrival, identify, take_in
from tiendo.plan import load_plan, plan_ids
from tiendo.workspace import Workspace


@dataclass(frozen=True)
class Checked:
    """What the checks make of a file: identity, and every finding in both languages."""

    accepted: bool
    plan: str | None
    period: str | None
    agency: str | None
    findings: list[dict]
    data: bytes = field(repr=False)
    table: pl.DataFrame = field(repr=False)

    def as_dict(self) -> dict:
        """The contract of `tiendo check --json`."""
        return {key: getattr(self, key) for key in ("accepted", "plan", "period", "agency", "findings")}


def check(ws: Workspace, file: Path, *, received_on: date | None = None) -> Checked:
    """Check a file against the plan, period and agency of its folder in the inbox, else those that its form names."""
    if not file.is_file():
        raise UsageError(f"Không có tệp {file}.", f"There is no file {file}.")
    data = file.read_bytes()
    layouts = load_layouts(ws.templates / "forms")
    own = identify(data, layouts)
    where = _inbox_place(ws, file)
    plan = load_plan(ws.plans, _known(plan_ids(ws.plans), where.plan if where else None, own.plan))
    periods = plan.periods["period"].to_list()[::-1]
    period = plan.period(_known(periods, where.period if where else None, own.period))
    agency = plan.registry.resolve(where.folder) if where else None
    arrival = Arrival(1, file.name, data, agency, received_on or today(), where.unit if where else "")
    intake = take_in([arrival], layouts, plan, period)
    findings = [finding_entry(file.name, row) for row in intake.findings.iter_rows(named=True)]
    return Checked(
        accepted=not any(f["severity"] == Severity.fail for f in findings),
        plan=own.plan,
        period=own.period,
        agency=own.agency,
        findings=findings,
        data=data,
        table=intake.findings,
    )


def _inbox_place(ws: Workspace, file: Path) -> Dropped | None:
    inbox, file = ws.submissions.resolve(), file.resolve()
    return place(ws, ws.submissions / file.relative_to(inbox)) if file.is_relative_to(inbox) else None


def _known(ids: Sequence[str], *named: str | None) -> str:
    """The first of the names that exists, else the first of `ids`: the form is then refused for what it names."""
    return next((name for name in named if name is not None and name in ids), ids[0])


def annotated(checked: Checked, lang: str) -> bytes | None:
    """The sender's own file with every finding marked; None where the file cannot be opened."""
    from tiendo.receipts import annotate

    return annotate(checked.data, checked.table, lang)


def finding_entry(file: str, row: dict) -> dict:
    """A finding as the command line prints it and as machines read it."""
    texts = {lang: wording(row["code"], row["value"], row["details"], lang) for lang in ("vi", "en")}
    cell = f"{row['column'] or ''}{row['row'] or ''}" if row["column"] and row["row"] else None
    return {
        "file": file,
        "sheet": row["sheet"],
        "cell": cell,
        "row": row["row"],
        "column": row["column"],
        "code": row["code"],
        "severity": row["severity"],
        "title_vi": catalogue()[row["code"]].title_vi,
        "message_vi": texts["vi"][0],
        "message_en": texts["en"][0],
        "fix_vi": texts["vi"][1],
        "fix_en": texts["en"][1],
        "value": row["value"],
        "details": json.loads(row["details"]),
    }
