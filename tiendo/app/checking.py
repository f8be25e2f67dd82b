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
from tiendo.app.limits import intake_limits
from tiendo.app.reading import Content, read_file
from tiendo.errors import UsageError
from tiendo.intake import Arrival, Identity, identify, take_in
from tiendo.plan import Plan, load_plan, plan_ids
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


def check(
    ws: Workspace,
    file: Path,
    *,
    plan: str | None = None,
    period: str | None = None,
    agency: str | None = None,
    received_on: date | None = None,
) -> Checked:
    """Check a file against the plan, period and agency that are given, else those of its folder in the inbox, else
    those that its form names. What names no plan is checked against the one whose tasks it speaks of.
    """
    layouts = load_layouts(ws.templates / "forms")
    limits = intake_limits()
    content = _content(file, limits.file_bytes)
    size = None if content.is_whole else content.size
    own = identify(content.data, layouts, limits) if content.is_whole else Identity()
    where = _inbox_place(ws, file)
    folder = (where.plan, where.period, where.folder) if where else (None, None, None)
    register = load_plan(ws.plans, plan or _known(_likely_plans(ws, own), folder[0], own.plan))
    day = received_on or today()
    chosen = register.period(period or _known(_likely_periods(register, day), folder[1], own.period))
    sender = _sender(register, agency) if agency else register.registry.resolve(folder[2] or "")
    arrival = Arrival(1, file.name, content.data, sender, day, where.unit if where else "", size)
    intake = take_in([arrival], layouts, register, chosen, limits=limits)
    findings = [finding_entry(file.name, row) for row in intake.findings.iter_rows(named=True)]
    return Checked(
        accepted=not any(f["severity"] == Severity.fail for f in findings),
        plan=own.plan or plan,
        period=own.period or period,
        agency=own.agency or (sender if agency else None),
        findings=findings,
        data=content.data,
        table=intake.findings,
    )


def _content(file: Path, limit: int) -> Content:
    if not file.is_file():
        raise UsageError(f"Không có tệp {file}.", f"There is no file {file}.")
    content = read_file(file, limit)
    if content is None:
        raise UsageError(
            f"Tệp {file} đang được ghi hoặc không có quyền đọc; hãy đóng tệp rồi chạy lại.",
            f"The file {file} is being written, or may not be read; close it and run again.",
        )
    return content


def _inbox_place(ws: Workspace, file: Path) -> Dropped | None:
    inbox, file = ws.submissions.resolve(), file.resolve()
    return place(ws, ws.submissions / file.relative_to(inbox)) if file.is_relative_to(inbox) else None


def _sender(plan: Plan, name: str) -> str:
    agency = plan.registry.resolve(name)
    if agency is None:
        raise UsageError(f"Không nhận ra cơ quan “{name}”.", f"The agency “{name}” is not known.")
    return agency


def _likely_plans(ws: Workspace, own: Identity) -> list[str]:
    """Plans, first those with the most tasks that the file speaks of."""
    ids = plan_ids(ws.plans)
    if own.plan in ids or not own.refs:
        return ids
    shared = {one: len(own.refs.intersection(load_plan(ws.plans, one).leaves["ref"])) for one in ids}
    return sorted(ids, key=lambda one: -shared[one])


def _likely_periods(plan: Plan, day: date) -> list[str]:
    """Periods, first the one that is being reported on a day: the last that has begun."""
    begun = plan.periods.filter(pl.col("window_from") <= day)["period"].to_list()
    return [*begun[::-1], *plan.periods["period"].to_list()[::-1]]


def _known(ids: Sequence[str], *named: str | None) -> str:
    """The first of the names that exists, else the first of `ids`: the form is then refused for what it names."""
    return next((name for name in named if name is not None and name in ids), ids[0])


def annotated(checked: Checked, lang: str) -> bytes | None:
    """The sender's own file with every finding marked; None where the file cannot be opened."""
    from tiendo.app.marking import marked_copy  # loads what opens and writes workbooks

    return marked_copy(checked.data, checked.table, lang)


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
