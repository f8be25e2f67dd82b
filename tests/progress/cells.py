"""What the cells of the rule tables mean (the grammar is at the head of `rules.toml`)."""

import re
from dataclasses import dataclass
from datetime import date

EMPTY = "-"
_LEAD = re.compile(
    r"(?P<who>\(?[A-Z]\)?)(/(?P<unit>\w+))? (?P<status>[a-z_]+|-)"
    r"( (?P<on>\d{4}-\d\d-\d\d))?( (?P<percent>\d+)%)?"
)
_TASK = re.compile(r"(?P<n>\d+) x (?P<report>.+) due (?P<due>\S+)")
_SUBMISSION = re.compile(
    r"(?P<on>\d{4}-\d\d-\d\d) (?P<outcome>\w+)(?P<excluded> excluded)?(?P<reopened> reopened)?( of (?P<unit>\w+))?"
)


@dataclass(frozen=True)
class Lead:
    """One lead's (or unit's) report on a task; `status` None where it did not report."""

    agency: str
    unit: str
    requested: bool
    status: str | None
    completed_on: date | None
    percent: float | None


@dataclass(frozen=True)
class Received:
    """One submission as it came."""

    received_on: date
    outcome: str
    excluded: bool
    after_reopening: bool
    unit: str


def day(cell: str) -> date | None:
    return None if cell == EMPTY else date.fromisoformat(cell)


def leads(cell: str) -> list[Lead]:
    return [_lead(part) for part in cell.split("; ")]


def tasks(cell: str) -> list[tuple[Lead, date | None]]:
    """Every task of the cell: its one lead's report and its deadline."""
    found = []
    for part in cell.split("; "):
        match = _matched(_TASK, part)
        found += [(_lead(f"A {match['report']}"), day(match["due"]))] * int(match["n"])
    return found


def received(cell: str) -> list[Received]:
    return [] if cell == EMPTY else [_received(part) for part in cell.split("; ")]


def agencies(cell: str) -> dict[tuple[str, bool], list[Received]]:
    """(agency, requested) → its submissions."""
    found: dict[tuple[str, bool], list[Received]] = {}
    for part in cell.split("; "):
        who, _, what = part.partition(": ")
        found.setdefault(_who(who), []).extend(received(what))
    return found


def _lead(text: str) -> Lead:
    match = _matched(_LEAD, text)
    agency, requested = _who(match["who"])
    status = None if match["status"] == EMPTY else match["status"]
    percent = float(match["percent"]) if match["percent"] else None
    return Lead(agency, match["unit"] or "", requested, status, day(match["on"] or EMPTY), percent)


def _received(text: str) -> Received:
    match = _matched(_SUBMISSION, text)
    return Received(
        date.fromisoformat(match["on"]),
        match["outcome"],
        bool(match["excluded"]),
        bool(match["reopened"]),
        match["unit"] or "",
    )


def _who(text: str) -> tuple[str, bool]:
    return text.strip("()").lower(), text.startswith("(")


def _matched(pattern: re.Pattern, text: str) -> re.Match:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError(f"not a cell of the rule tables: {text!r}")
    return match
