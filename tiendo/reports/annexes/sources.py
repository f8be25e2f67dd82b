"""Annex VI: the submissions that were consolidated, and those that were not, with the reason."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any

from schemas.document import Cell, Rows, Source, Text
from schemas.terms import DecisionKind, Outcome
from tiendo.reports.draft import Draft
from tiendo.reports.figures import Scope

OwnCells = Callable[[Draft, dict[str, Any]], dict[str, Cell]]

_HASH_SHOWN = 12
_ISO_DAY = 10


def source_rows(draft: Draft) -> Rows:
    used = [row for row in draft.facts.rows("submissions") if row["current"]]
    return _rows(draft, "sources", used, _source)


def exclusion_rows(draft: Draft) -> Rows:
    """Without who decided and when, where nobody had to."""
    without = () if _some_excluded(draft) else ("decided_on", "actor")
    return replace(_rows(draft, "exclusions", _unused(draft), _exclusion), without=without)


def _unused(draft: Draft) -> list[dict[str, Any]]:
    return [row for row in draft.facts.rows("submissions") if not row["current"]]


def _some_excluded(draft: Draft) -> bool:
    return any(row["excluded"] for row in _unused(draft))


def _rows(draft: Draft, name: str, rows: list[dict[str, Any]], own_cells: OwnCells) -> Rows:
    folder = _folder(draft)
    cells = (
        {
            "no": str(number),
            "agency": _sender(draft, row),
            "file": _file(row, folder),
            "revision": str(row["revision"]),
            **own_cells(draft, row),
        }
        for number, row in enumerate(_ordered(draft, rows), 1)
    )
    return Rows(name, tuple(("", row) for row in cells))


def _file(row: dict[str, Any], folder: str) -> str:
    """Where the file lies in its agency's folder, which has the agency's id as its name."""
    inside = str(row["path"]).removeprefix(folder).removeprefix("/")
    return inside.removeprefix(f"{row['agency']}/")


def _ordered(draft: Draft, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By agency in the order of the registry, then by receipt."""
    order = {agency: i for i, agency in enumerate(draft.facts.plan.registry.agencies["agency"])}
    return sorted(rows, key=lambda row: (order[row["agency"]], row["submission"]))


def _source(draft: Draft, row: dict[str, Any]) -> dict[str, Cell]:
    return {
        "received_on": draft.language.words.short_day(row["received_on"]),
        "outcome": draft.language.annexes.outcome(Outcome(row["outcome"])),
        "hash": row["sha256"][:_HASH_SHOWN],
        "submission": str(row["submission"]),
    }


def _exclusion(draft: Draft, row: dict[str, Any]) -> dict[str, Cell]:
    words, annexes = draft.language.words, draft.language.annexes
    if row["excluded"]:
        return _decision(draft, row["submission"])
    reason: Cell = annexes.superseded()
    if row["outcome"] == Outcome.returned:
        scope = Scope(str(row["submission"]), row["path"])
        file = [Source(row["submission"])]
        reason = annexes.returned(draft.figures.count("submission.errors", row["n_errors"], file, scope))
    return {"decided_on": words.NO_NUMBER, "actor": annexes.CHECKS, "reason": reason}


def _decision(draft: Draft, submission: int) -> dict[str, Cell]:
    """The decision in force: the last one that excluded the submission."""
    words = draft.language.words
    made = [
        row
        for row in draft.facts.rows("decisions")
        if row["kind"] == DecisionKind.exclude and row["submission"] == submission
    ]
    if not made:
        return dict.fromkeys(("decided_on", "actor", "reason"), words.NOT_GIVEN)
    last = made[-1]
    day = _day(last)
    return {
        "decided_on": words.short_day(day) if day else words.NOT_GIVEN,
        "actor": last["actor"],
        "reason": last["reason"],
    }


def _folder(draft: Draft) -> str:
    """The folder that holds all files."""
    folders = [row["path"].split("/")[:-1] for row in draft.facts.rows("submissions")]
    shared = list(takewhile(lambda names: len(set(names)) == 1, zip(*folders, strict=False)))
    return "/".join(names[0] for names in shared)


def _sender(draft: Draft, row: dict[str, Any]) -> str:
    return _with_unit(draft, row, draft.facts.name(row["agency"]))


def _with_unit(draft: Draft, row: dict[str, Any], name: str) -> str:
    if not row["unit"]:
        return name
    unit = draft.facts.plan.registry.unit(row["unit"], draft.facts.lang)
    return f"{name} ({draft.language.annexes.units(unit)})"


def _sender_in_sentence(draft: Draft, row: dict[str, Any]) -> str:
    return _with_unit(draft, row, draft.facts.in_sentence(row["agency"]))


def _answers_another(draft: Draft, row: dict[str, Any]) -> bool:
    """Whether a submission answered another version of the plan than the one it was consolidated under."""
    return bool(row["plan_version"] != draft.facts.snapshot.plan_version)


def notes(draft: Draft, *, synthetic: bool) -> list[Text]:
    facts, annexes = draft.facts, draft.language.annexes
    used = facts.consolidated
    snapshot = facts.snapshot
    said = annexes.notes_sources(
        snapshot.id,
        facts.plan.version,
        snapshot.plan_digest[:_HASH_SHOWN],
        snapshot.as_of,
        draft.figures.count("submissions", len(used), used),
        _folder(draft),
    )
    others = [
        Source(row["submission"])
        for row in facts.rows("submissions")
        if row["current"] and _answers_another(draft, row)
    ]
    if others:
        versions = draft.figures.count("submissions.other_versions", len(others), others)
        said = [*said, annexes.other_versions(versions)]
        said += [*_tasks_gone(draft), *_tasks_unasked(draft)]
    if _unused(draft) and not _some_excluded(draft):
        said = [*said, annexes.none_excluded()]
    said = [*said, *_waivers(draft)]
    return [*said, draft.language.frame.synthetic()] if synthetic else said


def _tasks_gone(draft: Draft) -> Iterator[Text]:
    """What other versions of the plan asked that this one does not: reported, and counted nowhere."""
    leaves = set(draft.facts.plan.leaves["ref"])
    records = (one for table in ("progress", "contributions") for one in draft.facts.records(table))
    gone = [record for record in records if record.values["ref"] not in leaves]
    if gone:
        lines = draft.figures.count("submissions.tasks_gone", len(gone), [record.source for record in gone])
        refs = sorted({record.values["ref"] for record in gone})
        yield draft.language.annexes.tasks_gone(lines, refs)


def _tasks_unasked(draft: Draft) -> Iterator[Text]:
    """What this version asks and such reports are silent on: theirs may not have asked it."""
    sent: dict[str, list[dict[str, Any]]] = {}
    for row in draft.facts.rows("submissions"):
        if row["current"]:
            sent.setdefault(row["agency"], []).append(row)
    others = {who for who, rows in sent.items() if all(_answers_another(draft, row) for row in rows)}
    silent = [
        (task.ref, lead) for task in draft.facts.tasks for lead in task.silent_leads if lead.agency in others
    ]
    if silent:
        sources = [Source(row["submission"]) for _, lead in silent for row in sent[lead.agency]]
        leads = draft.figures.count("submissions.tasks_unasked", len(silent), sources)
        refs = list(dict.fromkeys(ref for ref, _ in silent))
        yield draft.language.annexes.tasks_unasked(leads, refs)


def _waivers(draft: Draft) -> Iterator[Text]:
    """Warnings that the coordinator set aside, each with its reason."""
    sent = {row["submission"]: row for row in draft.facts.rows("submissions")}
    for row in draft.facts.rows("decisions"):
        if row["kind"] == DecisionKind.waive and row["submission"] in sent:
            code, _, cell = row["finding"].partition(":")
            sender = _sender_in_sentence(draft, sent[row["submission"]])
            yield draft.language.annexes.waived(code, cell, sender, row["actor"], _day(row), row["reason"])


def _day(decision: dict[str, Any]) -> date | None:
    return date.fromisoformat(decision["decided_at"][:_ISO_DAY]) if decision["decided_at"] else None
