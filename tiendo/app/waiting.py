"""What lies in the inbox and is not recorded: new files, and those that came after their period was locked."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

import polars as pl

from schemas.terms import Timeliness
from tiendo.app.inbox import dropped_files, place
from tiendo.app.locking import lock_of
from tiendo.ledger import Ledger, seen_files
from tiendo.plan import Period, Plan
from tiendo.workspace import Workspace

_SILENT = [Timeliness.missing.value, Timeliness.returned.value]


def new_files(ws: Workspace, ledger: Ledger, plan: str | None, period: str | None) -> list[Path]:
    """Files of the inbox that are new or have changed since they were last collected."""
    seen = seen_files(ledger)
    found = []
    for entry in dropped_files(ws, plan, period):
        try:
            stat = entry.stat(follow_symlinks=False)
        except OSError:  # gone since its folder was looked into
            continue
        known = seen.get(ws.relative(entry.path))
        if known is None or (known.size, known.mtime_ns) != (stat.st_size, stat.st_mtime_ns):
            found.append(Path(entry.path))
    return found


def sent_after_lock(
    ws: Workspace, ledger: Ledger, plan: Plan, period: Period, known_on: date | None = None
) -> set[str]:
    """Whose files wait for a period, locked now or at the end of a day, to be reopened: those who bear their duties."""
    if lock_of(ledger, plan.id, period.id, known_on) is None:
        return set()
    placed = [place(ws, file) for file in new_files(ws, ledger, plan.id, period.id)]
    senders = {plan.registry.resolve(one.folder) for one in placed if one is not None}
    return {plan.registry.bearer(sender, period.window_to) for sender in senders if sender is not None}


def with_waiting(states: pl.DataFrame, waiting: Collection[str]) -> pl.DataFrame:
    """`schemas.results.AgencyStates`, those told apart whose only valid report may be one that waits."""
    waits = pl.col("agency").is_in(sorted(waiting)) & pl.col("timeliness").is_in(_SILENT)
    told = pl.when(waits).then(pl.lit(Timeliness.after_lock.value)).otherwise("timeliness")
    return states.with_columns(timeliness=told)
