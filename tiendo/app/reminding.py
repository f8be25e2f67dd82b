"""Remind: a letter to each agency that owes a submission, under `reports/<plan>/<period>/cong-van/`."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from schemas.document import Document
from schemas.terms import Outcome, Severity, Timeliness
from tiendo.app.clock import today
from tiendo.app.session import ledger_of
from tiendo.errors import UsageError
from tiendo.files import write_all
from tiendo.ledger import Ledger, findings, records, submissions
from tiendo.plan import Period, Plan, load_plan, reporters
from tiendo.progress import consolidate as compute
from tiendo.reports import Fault, Owing, ReturnedFile, ladder, reminders
from tiendo.word import render_letters
from tiendo.workspace import Workspace

FOLDER = "cong-van"
_OWES = (Timeliness.missing.value, Timeliness.returned.value)


def remind(ws: Workspace, plan: str, period: str, *, on: date | None = None, lang: str = "vi") -> list[Path]:
    """Write the letters of a day, by default today, from what was known at its end; return their paths.

    Letters of an earlier run to agencies that no longer owe anything are taken away, lest they be sent. Raises
    UsageError before the first step of the plan's ladder.
    """
    register = load_plan(ws.plans, plan)
    chosen, day = register.period(period), on or today()
    _begun(register, chosen, day)
    with ledger_of(ws) as ledger:
        owing = _owing(ledger, register, chosen, day)
    letters = reminders(register, chosen, owing, day, lang, synthetic=ws.demo_manifest.is_file())
    folder = ws.reports / plan / period / FOLDER
    targets = [folder / f"{one.agency}.docx" for one in owing]
    for agency in reporters(register, chosen)["agency"]:
        if (outdated := folder / f"{agency}.docx") not in targets:
            outdated.unlink(missing_ok=True)
    write_all(dict(zip(targets, _rendered(ws, letters), strict=True)))
    return targets


def _begun(plan: Plan, period: Period, on: date) -> None:
    steps = ladder(plan, period)
    if steps and on < steps[0]:
        raise UsageError(
            f"Chưa đến mốc nhắc đầu tiên của kỳ {period.id}: ngày {steps[0]:%d/%m/%Y}.",
            f"The first reminder of period {period.id} is on {steps[0]:%d/%m/%Y}.",
        )


def _rendered(ws: Workspace, letters: Sequence[Document]) -> list[bytes]:
    return list(render_letters(ws.templates / letters[0].template, letters)) if letters else []


def _owing(ledger: Ledger, plan: Plan, period: Period, on: date) -> list[Owing]:
    known = submissions(ledger, plan.id, period.id, on)
    progress = records(ledger, "progress", known.filter("current")["submission"])
    agencies = compute(plan, period, known, progress, on).agencies
    return [
        _one(ledger, row, known.filter(agency=row["agency"]))
        for row in agencies.iter_rows(named=True)
        if row["timeliness"] in _OWES
    ]


def _one(ledger: Ledger, state: dict[str, Any], sent: pl.DataFrame) -> Owing:
    latest = sent.sort("revision").group_by("unit", maintain_order=True).last().sort("unit")
    returned = latest.filter(pl.col("outcome") == Outcome.returned.value, ~pl.col("excluded"))
    left_out = state["timeliness"] == Timeliness.missing.value
    return Owing(
        agency=state["agency"],
        requested=state["requested"],
        returned=tuple(_file(ledger, row) for row in returned.iter_rows(named=True)),
        excluded_on=state["first_received_on"] if left_out else None,
    )


def _file(ledger: Ledger, row: dict[str, Any]) -> ReturnedFile:
    errors = findings(ledger, row["submission"]).filter(severity=Severity.fail.value)
    faults = tuple(Fault(code, times) for code, times in Counter(errors["code"]).items())
    return ReturnedFile(row["submission"], row["unit"], row["received_on"], faults)
