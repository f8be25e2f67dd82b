"""In annex I: the milestones whose day has come, kept or not; and the sentence that counts them."""

from typing import Any

from schemas.document import Cell, Rows, Sources, Text
from schemas.terms import MilestoneKind, MilestoneStanding
from tiendo.reports.draft import Draft
from tiendo.reports.figures import Scope, task_sources
from tiendo.reports.rows import Styled, heading

_LATE = (MilestoneStanding.late, MilestoneStanding.overdue)


def milestone_rows(draft: Draft) -> Rows:
    """By section of the plan, in its order."""
    facts, rows, section = draft.facts, list[Styled](), None
    for number, row in enumerate(due(draft), 1):
        task = facts.task[row["ref"]]
        if task.section != section:
            section = task.section
            title = facts.title(section) if section else draft.language.groups.OTHER_TASKS
            rows.append(heading(section, title))
        rows.append(("", _row(draft, number, row)))
    return Rows("milestones", tuple(rows))


def caption(draft: Draft) -> Text | str:
    """Without a caption the table is left out."""
    return draft.language.annexes.milestones_caption(draft.facts.snapshot.as_of) if due(draft) else ""


def counted(draft: Draft) -> Text | None:
    """How many were kept and missed; None where no day has come."""
    rows = due(draft)
    if not rows:
        return None
    total = draft.figures.count("milestones.due", len(rows), _sources(draft, rows))
    standings = []
    for standing in MilestoneStanding:
        those = [row for row in rows if row["standing"] == standing]
        if those:
            what = f"milestones.due.{standing.value}"
            standings.append((standing, draft.figures.count(what, len(those), _sources(draft, those))))
    as_of = draft.facts.snapshot.as_of
    return draft.language.results.milestones(as_of, total, standings, draft.annex.tasks)


def due(draft: Draft) -> list[dict[str, Any]]:
    """Those whose day has come by the day of the snapshot."""
    as_of = draft.facts.snapshot.as_of
    return [
        row
        for row in draft.facts.rows("milestones")
        if row["due"] and row["due"] <= as_of and row["ref"] in draft.facts.task
    ]


def _row(draft: Draft, number: int, row: dict[str, Any]) -> dict[str, Cell]:
    words, kind = draft.language.words, MilestoneKind(row["kind"])
    done_on = row["done_on"]
    return {
        "no": str(number),
        "ref": row["ref"],
        "title": draft.facts.title(row["ref"]),
        "milestone": kind.label(draft.facts.lang),
        "due": words.short_day(row["due"]),
        "done_on": words.short_day(done_on) if done_on else words.NO_NUMBER,
        "standing": draft.language.annexes.label(MilestoneStanding(row["standing"])),
        "days": _days(draft, row),
    }


def _days(draft: Draft, row: dict[str, Any]) -> Cell:
    """How late it was kept, or how long it has been open."""
    if row["standing"] not in _LATE:
        return draft.language.words.NO_NUMBER
    until = row["done_on"] or draft.facts.snapshot.as_of
    day = row["due"].isoformat()
    scope = Scope(f"{row['ref']}.{row['kind']}.{day}", row["ref"])
    return draft.figures.cell("milestone.days", (until - row["due"]).days, _sources(draft, [row]), scope)


def _sources(draft: Draft, rows: list[dict[str, Any]]) -> Sources:
    return task_sources(draft.facts.task[row["ref"]] for row in rows)
