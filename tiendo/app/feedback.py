"""Feedback: beside each submission its receipt and, where there is something to mend, a marked copy of the file."""

import json
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from schemas.terms import Outcome
from tiendo.app.inbox import FEEDBACK
from tiendo.app.session import ledger_of
from tiendo.files import write_whole
from tiendo.ledger import Ledger, fetch, findings, submissions
from tiendo.plan import Period, Plan, load_plan
from tiendo.receipts import Received, annotate, facts, receipt, suffix_of
from tiendo.word import render
from tiendo.workspace import Workspace

_RECEIPT = "lan-{revision}-phieu-tiep-nhan.docx"
_MARKED = "lan-{revision}-can-sua{suffix}"
_TOO_LARGE = "file_too_large"
_ANY_MARKED = "lan-*-can-sua.*"


def give_feedback(ws: Workspace, plan: str, period: str) -> list[Path]:
    """Write what is missing of a period's feedback and return the receipts written.

    Every recorded revision gets its receipt once. Marked copies lie there for the newest revision only, so that nobody
    mends what has been mended; a file that cannot be opened, such as the scan of a report, leaves those before it.
    """
    register = load_plan(ws.plans, plan)
    chosen = register.period(period)
    with ledger_of(ws) as ledger:
        known = submissions(ledger, plan, period)
        return [
            path
            for row in _without_receipt(ws, known)
            for path in _give(ws, ledger, register, chosen, known, row)
        ]


def _without_receipt(ws: Workspace, known: pl.DataFrame) -> Iterator[dict]:
    for row in known.iter_rows(named=True):
        folder = (ws.home / row["path"]).parent
        if folder.is_dir() and not (folder / FEEDBACK / _RECEIPT.format_map(row)).is_file():
            yield row


def _give(
    ws: Workspace, ledger: Ledger, plan: Plan, period: Period, known: pl.DataFrame, row: dict
) -> Iterator[Path]:
    lang = "vi"
    folder = (ws.home / row["path"]).parent / FEEDBACK
    data = fetch(ws.store, row["sha256"])
    found = findings(ledger, row["submission"])
    received = _received(plan, period, known, row, _size(found, len(data)), len(data))
    marked = annotate(data, found, lang, facts(received, lang)) if found.height else None
    if marked is not None or row["outcome"] != Outcome.returned.value:
        for outdated in folder.glob(_ANY_MARKED):
            outdated.unlink()
    name = _MARKED.format(revision=row["revision"], suffix=suffix_of(marked)) if marked else None
    if marked is not None and name is not None:
        write_whole(folder / name, marked)
    document = receipt(received, found, lang, annotated=name, synthetic=ws.demo_manifest.is_file())
    target = folder / _RECEIPT.format_map(row)
    write_whole(target, render(ws.templates / document.template, document))
    yield target


def _size(found: pl.DataFrame, kept: int) -> int:
    """The bytes of a file: of one that was too large to be taken, only the beginning was kept."""
    told = [json.loads(details).get("size", kept) for details in found.filter(code=_TOO_LARGE)["details"]]
    return int(told[0]) if told else kept


def _received(plan: Plan, period: Period, known: pl.DataFrame, row: dict, size: int, kept: int) -> Received:
    sender = known.filter(agency=row["agency"], unit=row["unit"])
    accepted = sender.filter(pl.col("outcome") != Outcome.returned.value, ~pl.col("excluded"))
    current = sender.filter("current")
    return Received(
        submission=row["submission"],
        file_name=Path(row["path"]).name,
        size=size,
        sha256=row["sha256"],
        plan=plan,
        period=period,
        agency=row["agency"],
        unit=row["unit"],
        revision=row["revision"],
        received_on=row["received_on"],
        first_accepted_on=accepted["received_on"].min(),  # type: ignore[arg-type]
        in_force=current["revision"][0] if current.height else None,
        kept=kept if kept < size else None,
        after_reopening=bool(accepted.height) and bool(accepted["after_reopening"].all()),
    )
