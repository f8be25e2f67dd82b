"""Collect: new files of the inbox → kept bytes → checked tables → ledger."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from schemas.layout import Layout, load_layouts
from schemas.places import dump_places
from tiendo.app.clock import today
from tiendo.app.earlier import reported_before
from tiendo.app.inbox import Dropped, place
from tiendo.app.limits import intake_limits
from tiendo.app.locking import lock_of
from tiendo.app.plans import plan_of
from tiendo.app.reading import Content, read_file
from tiendo.app.session import actor_name, ledger_of
from tiendo.app.waiting import new_files
from tiendo.errors import UsageError
from tiendo.garbage import no_search_for_cycles
from tiendo.intake import Arrival, Intake, outcomes, take_in
from tiendo.ledger import (
    Ledger,
    NewSubmission,
    PeriodLocked,
    Recorded,
    Seen,
    keep,
    known_hashes,
    record_batch,
    remember,
    submissions,
)
from tiendo.plan import Period, Plan
from tiendo.workspace import Workspace


@dataclass(frozen=True)
class Collected:
    """What became of one file: a schemas.terms.Outcome, or "unchanged", "misplaced", "locked", "busy".

    A locked period takes nothing in: its files wait in the inbox until it is reopened. So does a busy file, which
    somebody is still writing or has locked, for the next time. Of an unchanged file `revision` is the
    one that it was, and `superseded_by` the one that is in force since.
    """

    path: str
    outcome: str
    plan: str = ""
    period: str = ""
    agency: str = ""
    unit: str = ""
    revision: int = 0
    superseded_by: int = 0
    submission: int | None = None
    n_errors: int = 0
    n_warnings: int = 0
    findings: pl.DataFrame = field(default_factory=pl.DataFrame, compare=False, repr=False)


@dataclass(frozen=True)
class _Received:
    """A file of the batch whose bytes are kept; of a file that is too large, its beginning."""

    number: int
    dropped: Dropped
    agency: str
    seen: Seen
    content: Content


def pending(ws: Workspace, plan: str | None = None, period: str | None = None) -> list[Path]:
    """Files of the inbox that are new or have changed since they were last collected."""
    with no_search_for_cycles(), ledger_of(ws) as ledger:
        return new_files(ws, ledger, plan, period)


def collect(
    ws: Workspace, files: Sequence[Path], *, received_on: date | None = None, actor: str | None = None
) -> list[Collected]:
    """Take files into the ledger, one transaction a plan and period. Running it again changes nothing.

    `received_on` is the day the files arrived, where that was not today (post, e-mail).
    """
    day = received_on or today()
    placed = {file: place(ws, file) for file in files}
    results = [Collected(ws.relative(file), "misplaced") for file, where in placed.items() if where is None]
    groups: dict[tuple[str, str], list[Dropped]] = {}
    for dropped in placed.values():
        if dropped is not None:
            groups.setdefault((dropped.plan, dropped.period), []).append(dropped)
    layouts = load_layouts(ws.templates / "forms")
    with no_search_for_cycles(), ledger_of(ws) as ledger:
        for _, batch in sorted(groups.items()):
            results += _collect_period(
                ws, ledger, batch, layouts=layouts, day=day, actor=actor or actor_name()
            )
    return results


def _collect_period(
    ws: Workspace,
    ledger: Ledger,
    batch: Sequence[Dropped],
    *,
    layouts: Sequence[Layout],
    day: date,
    actor: str,
) -> list[Collected]:
    """One plan's period: everything of it in one pass and one transaction."""
    plan_id, period_id = batch[0].plan, batch[0].period
    try:
        plan = plan_of(ws, ledger, plan_id, period_id)
        period = plan.period(period_id)
    except UsageError:
        return [Collected(ws.relative(d.file), "misplaced", plan_id, period_id) for d in batch]
    if lock_of(ledger, plan_id, period_id) is not None:
        return [Collected(ws.relative(d.file), "locked", plan_id, period_id) for d in batch]
    received, others = _receive(ws, plan, batch)
    new, unchanged = _split_known(ledger, plan_id, period_id, received)
    results = [*others, *_received_before(ledger, plan_id, period_id, unchanged)]
    if new:
        try:
            results += _record(ledger, plan, period, new, layouts=layouts, day=day, actor=actor)
        except PeriodLocked:  # approved while the files were being read
            return [Collected(ws.relative(d.file), "locked", plan_id, period_id) for d in batch]
    remember(ledger, [r.seen for r in received])
    return results


def _record(
    ledger: Ledger,
    plan: Plan,
    period: Period,
    new: Sequence[_Received],
    *,
    layouts: Sequence[Layout],
    day: date,
    actor: str,
) -> list[Collected]:
    """Check files and record them."""
    arrivals = [_arrival(one, day) for one in new]
    history = reported_before(ledger, plan, period, {r.agency for r in new})
    intake = take_in(arrivals, layouts, plan, period, history=history, limits=intake_limits())
    verdicts = outcomes(arrivals, intake.findings)
    recorded = record_batch(
        ledger,
        plan=plan.id,
        plan_version=plan.version,
        plan_digest=plan.digest,
        period=period.id,
        actor=actor,
        batch=_new_submissions(new, verdicts, intake, day),
        tables=intake.tables,
        findings=intake.findings,
    )
    elsewhere = {
        entry.number for entry in recorded if entry.id is None
    }  # recorded by another collector meanwhile
    results = _collected([f for f in new if f.number not in elsewhere], verdicts, recorded, intake.findings)
    return results + [_unchanged(file) for file in new if file.number in elsewhere]


def _arrival(received: _Received, day: date) -> Arrival:
    content, dropped = received.content, received.dropped
    return Arrival(
        received.number,
        dropped.file.name,
        content.data,
        received.agency,
        day,
        dropped.unit,
        None if content.is_whole else content.size,
    )


def _receive(ws: Workspace, plan: Plan, batch: Iterable[Dropped]) -> tuple[list[_Received], list[Collected]]:
    """Keep the bytes of a batch, oldest file first, before anything reads them."""
    others: list[Collected] = []
    read: list[tuple[Content, Dropped, str]] = []
    limit = intake_limits().file_bytes
    for dropped in batch:
        path = ws.relative(dropped.file)
        agency = plan.registry.resolve(dropped.folder)
        if agency is None:
            others.append(Collected(path, "misplaced", dropped.plan, dropped.period))
        elif (content := read_file(dropped.file, limit)) is None:
            others.append(Collected(path, "busy", dropped.plan, dropped.period, agency, dropped.unit))
        else:
            read.append((content, dropped, agency))
    read.sort(key=lambda one: (one[0].stat.st_mtime_ns, str(one[1].file)))
    digests = keep(ws.store, [content.data for content, _, _ in read])
    received = [
        _Received(n, dropped, agency, _seen(ws, dropped.file, content, digest), content)
        for n, ((content, dropped, agency), digest) in enumerate(zip(read, digests, strict=True), start=1)
    ]
    return received, others


def _seen(ws: Workspace, file: Path, content: Content, digest: str) -> Seen:
    return Seen(ws.relative(file), content.size, content.stat.st_mtime_ns, digest)


def _split_known(
    ledger: Ledger, plan: str, period: str, received: Sequence[_Received]
) -> tuple[list[_Received], list[_Received]]:
    """Files whose bytes are new from their sender, and those recorded before or twice in the batch."""
    known = known_hashes(ledger, plan, period)
    new: list[_Received] = []
    unchanged: list[_Received] = []
    for file in received:
        key = (file.agency, file.dropped.unit, file.seen.sha256)
        (unchanged if key in known else new).append(file)
        known.add(key)
    return new, unchanged


def _received_before(
    ledger: Ledger, plan: str, period: str, files: Sequence[_Received]
) -> Iterator[Collected]:
    """What files are that were recorded before: an earlier revision that comes again does not come into force again."""
    if not files:
        return
    known = submissions(ledger, plan, period)
    columns = known.select("agency", "unit", "sha256", "revision", "current")
    revisions = {(agency, unit, sha): n for agency, unit, sha, n, _ in columns.iter_rows()}
    in_force: dict[tuple[str, str], int] = {}
    for agency, unit, _, n, _ in columns.sort("current", "revision").iter_rows():
        in_force[agency, unit] = n  # the last one where none is in force
    for file in files:
        sender = file.agency, file.dropped.unit
        own, last = revisions.get((*sender, file.seen.sha256), 0), in_force.get(sender, 0)
        yield replace(_unchanged(file), revision=own, superseded_by=last if 0 < own < last else 0)


def _unchanged(file: _Received) -> Collected:
    d = file.dropped
    return Collected(file.seen.path, "unchanged", d.plan, d.period, file.agency, d.unit)


def _new_submissions(
    files: Sequence[_Received], verdicts: pl.DataFrame, intake: Intake, day: date
) -> list[NewSubmission]:
    by_number = {row["submission"]: row for row in verdicts.iter_rows(named=True)}
    return [
        NewSubmission(
            number=f.number,
            agency=f.agency,
            unit=f.dropped.unit,
            path=f.seen.path,
            sha256=f.seen.sha256,
            layout=intake.layouts[f.number],
            received_on=day,
            outcome=by_number[f.number]["outcome"],
            n_errors=by_number[f.number]["n_errors"],
            n_warnings=by_number[f.number]["n_warnings"],
            places=dump_places(intake.places[f.number]) if f.number in intake.places else None,
        )
        for f in files
    ]


def _collected(
    files: Sequence[_Received], verdicts: pl.DataFrame, recorded: Sequence[Recorded], findings: pl.DataFrame
) -> list[Collected]:
    by_number = {row["submission"]: row for row in verdicts.iter_rows(named=True)}
    entries = {entry.number: entry for entry in recorded}
    of_file = findings.partition_by("submission", as_dict=True)
    return [
        Collected(
            path=f.seen.path,
            outcome=by_number[f.number]["outcome"],
            plan=f.dropped.plan,
            period=f.dropped.period,
            agency=f.agency,
            unit=f.dropped.unit,
            revision=entries[f.number].revision,
            submission=entries[f.number].id,
            n_errors=by_number[f.number]["n_errors"],
            n_warnings=by_number[f.number]["n_warnings"],
            findings=of_file.get((f.number,), findings.head(0)),
        )
        for f in files
    ]
