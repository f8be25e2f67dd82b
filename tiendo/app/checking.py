"""Check one file, as an agency does before sending it. Needs no ledger and no server."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from schemas.findings import catalogue, wording
from schemas.layout import load_layouts
from schemas.terms import Severity
from tiendo.app.clock import today
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
    """Check a file against the plan, period and agency that its form names."""
    if not file.is_file():
        raise UsageError(f"Không có tệp {file}.", f"There is no file {file}.")
    data = file.read_bytes()
    layouts = load_layouts(ws.templates / "forms")
    own = identify(data, layouts)
    plans = plan_ids(ws.plans)
    plan = load_plan(ws.plans, own.plan if own.plan and own.plan in plans else plans[0])
    known_periods = plan.periods["period"].to_list()
    period = plan.period(own.period if own.period and own.period in known_periods else known_periods[-1])
    agency = plan.registry.resolve(own.agency or "") or plan.head["coordinator"]
    arrival = Arrival(1, file.name, data, agency, received_on or today())
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
