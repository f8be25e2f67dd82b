"""Remind: a letter to each agency that owes a submission, and a summary of who owes for the leadership.

Letters lie under `reports/<plan>/<period>/cong-van/`, the summary beside that folder.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from schemas.document import Document
from schemas.snapshot import Snapshot
from schemas.terms import Outcome, Timeliness
from tiendo.app.clock import today
from tiendo.app.computing import computed_state
from tiendo.app.narrative import narrated
from tiendo.app.plans import plan_for
from tiendo.app.session import ledger_of
from tiendo.app.sidecar import origins_of, sidecar_of
from tiendo.app.waiting import sent_after_lock, with_waiting
from tiendo.errors import UsageError
from tiendo.files import remove_all, write_all
from tiendo.ledger import Ledger, findings, records, submissions
from tiendo.plan import Period, Plan, reporters
from tiendo.receipts import reasons
from tiendo.reports import Fault, Owing, ReturnedFile, ladder, reminders, summary
from tiendo.word import render, render_letters
from tiendo.workspace import Workspace

FOLDER = "cong-van"
NARRATIVE = "summary"  # the folder, in that of the period, of what coordinators add to the summary
_ENDINGS = {"vi": "", "en": ".en"}  # of the names of letters, as of those of templates
_OWES = (Timeliness.missing.value, Timeliness.returned.value)


@dataclass(frozen=True)
class Reminded:
    """What a run wrote: the letters in the order of those who owe, and the summary."""

    letters: tuple[Path, ...]
    summary: Path


def remind(ws: Workspace, plan: str, period: str, *, on: date | None = None, lang: str = "vi") -> Reminded:
    """Write the letters of a day, by default today, and the summary, from what was known at the end of that day.

    Each has a sidecar that says where its figures come from. Letters of an earlier run to agencies that no longer owe
    anything are taken away, lest they be sent. Raises UsageError before the first step of the plan's ladder.
    """
    register = plan_for(ws, plan, period)
    chosen, day = register.period(period), on or today()
    _begun(register, chosen, day)
    with ledger_of(ws) as ledger:
        state = _state(ws, ledger, register, chosen, day)
        owing = _owing(ledger, state, register.head["coordinator"], lang)
    synthetic = ws.demo_manifest.is_file()
    letters = reminders(register, chosen, owing, day, lang, synthetic=synthetic)
    page = summary(register, state, lang, synthetic=synthetic)
    page, narrative = narrated(ws, page, plan, period, NARRATIVE)
    folder = ws.reports / plan / period / FOLDER
    targets = tuple(folder / f"{one.agency}{_ENDINGS[lang]}.docx" for one in owing)
    target = ws.reports / plan / period / f"summary-{lang}.docx"
    contents = dict(zip(targets, _rendered(ws, letters), strict=True))
    contents[target] = render(ws.templates / page.template, page)
    about: dict[str, object] = {
        "plan": plan,
        "period": period,
        "as_of": day.isoformat(),
        "snapshot": None,
    }
    with ledger_of(ws) as ledger:
        origins = origins_of(ledger, about, [*letters, page])
    for path, document in zip(targets, letters, strict=True):
        contents[path.with_suffix(".json")] = sidecar_of(about, document, origins).encode()
    about["narrative"] = narrative
    contents[target.with_suffix(".json")] = sidecar_of(about, page, origins).encode()
    remove_all(_outdated(folder, reporters(register, chosen)["agency"].to_list(), owing))
    write_all(contents)
    return Reminded(targets, target)


def _outdated(folder: Path, agencies: Sequence[str], owing: Sequence[Owing]) -> Iterator[Path]:
    """What earlier runs left: letters to who owes nothing now, in any language, and pages printed of any letter."""
    still = {one.agency for one in owing}
    for agency in agencies:
        for name in (f"{agency}{ending}" for ending in _ENDINGS.values()):
            yield folder / f"{name}.pdf"
            if agency not in still:
                yield from (folder / f"{name}.docx", folder / f"{name}.json")


def _begun(plan: Plan, period: Period, on: date) -> None:
    steps = ladder(plan, period)
    if steps and on < steps[0]:
        raise UsageError(
            f"Chưa đến mốc nhắc đầu tiên của kỳ {period.id}: ngày {steps[0]:%d/%m/%Y}.",
            f"The first reminder of period {period.id} is on {steps[0]:%d/%m/%Y}.",
        )


def _rendered(ws: Workspace, letters: Sequence[Document]) -> list[bytes]:
    return list(render_letters(ws.templates / letters[0].template, letters)) if letters else []


def _state(ws: Workspace, ledger: Ledger, plan: Plan, period: Period, on: date) -> Snapshot:
    """The period's state at the end of a day, with whose files wait for its reopening; nothing is saved of it."""
    known = submissions(ledger, plan.id, period.id, on)
    progress = records(ledger, "progress", known.filter("current")["submission"])
    tables = dict(computed_state(ledger, plan, period, (known, progress), on, on).tables)
    tables["agencies"] = with_waiting(tables["agencies"], sent_after_lock(ws, ledger, plan, period, on))
    return Snapshot(
        id="",
        plan_id=plan.id,
        plan_version=plan.version,
        plan_digest=plan.digest,
        period=period.id,
        as_of=on,
        created_on=on,
        approved=False,
        tables=tables,
    )


def _owing(ledger: Ledger, state: Snapshot, coordinator: str, lang: str) -> list[Owing]:
    """Those to whom a letter goes. The coordinator, who signs them, writes none to itself."""
    return [
        _one(ledger, row, state.tables["submissions"].filter(agency=row["agency"]), lang)
        for row in state.tables["agencies"].iter_rows(named=True)
        if row["timeliness"] in _OWES and row["agency"] != coordinator
    ]


def _one(ledger: Ledger, state: dict[str, Any], sent: pl.DataFrame, lang: str) -> Owing:
    latest = sent.sort("revision").group_by("unit", maintain_order=True).last().sort("unit")
    returned = latest.filter(pl.col("outcome") == Outcome.returned.value, ~pl.col("excluded"))
    left_out = state["timeliness"] == Timeliness.missing.value
    return Owing(
        agency=state["agency"],
        requested=state["requested"],
        returned=tuple(_file(ledger, row, lang) for row in returned.iter_rows(named=True)),
        excluded_on=state["first_received_on"] if left_out else None,
    )


def _file(ledger: Ledger, row: dict[str, Any], lang: str) -> ReturnedFile:
    """With its errors in the words of its receipt."""
    told = reasons(findings(ledger, row["submission"]), lang)
    faults = tuple(Fault(one.place, one.message, one.fix, one.times) for one in told)
    name = str(row["path"]).rpartition("/")[2]
    return ReturnedFile(row["submission"], row["unit"], name, row["received_on"], faults)
