"""The ledger room: the database of submissions, records, findings and decisions, and the received bytes."""

from tiendo.ledger.decisions import Decision, Overtaken, Standing, decide, decisions, standing
from tiendo.ledger.engine import Ledger, open_ledger
from tiendo.ledger.inbox import Seen, remember, seen_files
from tiendo.ledger.read import (
    Sent,
    findings,
    known_hashes,
    places,
    records,
    sent,
    submission_row,
    submissions,
    submissions_over,
)
from tiendo.ledger.store import fetch, keep
from tiendo.ledger.write import NewSubmission, PeriodLocked, Recorded, record_batch

__all__ = [
    "Decision",
    "Ledger",
    "NewSubmission",
    "Overtaken",
    "PeriodLocked",
    "Recorded",
    "Seen",
    "Sent",
    "Standing",
    "decide",
    "decisions",
    "fetch",
    "findings",
    "keep",
    "known_hashes",
    "open_ledger",
    "places",
    "record_batch",
    "records",
    "remember",
    "seen_files",
    "sent",
    "standing",
    "submission_row",
    "submissions",
    "submissions_over",
]
