"""Feedback: beside each submission its receipt and, where there is something to mend, a marked copy of the file."""

import json
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from schemas.terms import Outcome
from tiendo.app.inbox import FEEDBACK
from tiendo.app.marking import marked_copy
from tiendo.app.plans import plan_of
from tiendo.app.session import ledger_of
from tiendo.files import remove_all, write_all
from tiendo.ledger import Ledger, fetch, findings, submissions
from tiendo.plan import Period, Plan
from tiendo.receipts import Received, facts, receipt, suffix_of
from tiendo.settings import settings
from tiendo.word import render
from tiendo.workspace import Workspace

_RECEIPT = "lan-{revision}-phieu-tiep-nhan.docx"
_MARKED = "lan-{revision}-can-sua{suffix}"
_TOGETHER = 60  # seconds within which files that were sent together have come
_TOO_LARGE = "file_too_large"
_ANY_MARKED = "lan-*-can-sua.*"


def give_feedback(ws: Workspace, plan: str, period: str, *, lang: str | None = None) -> list[Path]:
    """Write what is missing of a period's feedback in `lang`, by default that of the installation's receipts, and
    return the receipts written.

    Every recorded revision gets its receipt once. Marked copies lie there for the newest only, all those of files that
    came together, so that nobody mends what has been mended; files none of which can be opened, such as the scan of a
    report, leave those before them.
    """
    lang = lang or settings().receipt_lang
    with ledger_of(ws) as ledger:
        register = plan_of(ws, ledger, plan, period)
        chosen = register.period(period)
        known = submissions(ledger, plan, period)
        folders: dict[Path, list[dict]] = {}
        for row in _without_receipt(ws, known):
            folders.setdefault(ws.at(row["path"]).parent / FEEDBACK, []).append(row)
        return [
            path
            for folder, rows in folders.items()
            for path in _give(
                folder,
                [_answer(ws, ledger, register, chosen, known, row, lang=lang) for row in rows],
                _of(known, rows),
            )
        ]


def _of(known: pl.DataFrame, rows: Sequence[dict]) -> pl.DataFrame:
    """All that the sender of these has sent."""
    return known.filter(agency=rows[0]["agency"], unit=rows[0]["unit"])


def _without_receipt(ws: Workspace, known: pl.DataFrame) -> Iterator[dict]:
    for row in known.iter_rows(named=True):
        folder = ws.at(row["path"]).parent
        if folder.is_dir() and not (folder / FEEDBACK / _RECEIPT.format_map(row)).is_file():
            yield row


@dataclass(frozen=True)
class _Answer:
    """What goes back for one file: names and contents."""

    path: str
    receipt: tuple[str, bytes]
    marked: tuple[str, bytes] | None
    returned: bool


def _answer(
    ws: Workspace, ledger: Ledger, plan: Plan, period: Period, known: pl.DataFrame, row: dict, *, lang: str
) -> _Answer:
    data = fetch(ws.store, row["sha256"])
    found = findings(ledger, row["submission"])
    received = _received(plan, period, known, row, _size(found, len(data)), len(data))
    marked = marked_copy(data, found, lang, facts(received, lang)) if found.height else None
    name = _MARKED.format(revision=row["revision"], suffix=suffix_of(marked)) if marked else None
    document = receipt(received, found, lang, annotated=name, synthetic=ws.demo_manifest.is_file())
    return _Answer(
        row["path"],
        (_RECEIPT.format_map(row), render(ws.templates / document.template, document)),
        (name, marked) if name and marked else None,
        row["outcome"] == Outcome.returned.value,
    )


def _give(folder: Path, answers: Sequence[_Answer], known: pl.DataFrame) -> list[Path]:
    """Write the answers to files that came together; gives the receipts."""
    copies = dict(one.marked for one in answers if one.marked)
    accepted = not all(one.returned for one in answers)
    if copies or accepted:
        earlier = [path for path in folder.glob(_ANY_MARKED) if path.name not in copies]
        replaced = known.filter(pl.col("path").is_in([one.path for one in answers]))["revision"].to_list()
        remove_all(path for path in earlier if accepted or _is_outdated(path, replaced))
    receipts = dict(one.receipt for one in answers)
    write_all({folder / name: content for name, content in (copies | receipts).items()})
    return [folder / name for name in receipts]


def _is_outdated(copy: Path, replaced: Collection[int]) -> bool:
    """Whether a marked copy is of a file that was sent again and returned, or did not come together with these.

    Files that are dropped at once may be taken in one after the other.
    """
    revision = int(copy.name.split("-")[1])
    return revision in replaced or time.time() - copy.stat().st_mtime > _TOGETHER


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
