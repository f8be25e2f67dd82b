"""Annex V: every difficulty and proposal as reported, task by task."""

from itertools import groupby

from schemas.document import Cell, Rows, Text
from tiendo.reports.draft import Draft
from tiendo.reports.model import Difficulty
from tiendo.reports.sections.assessment import difficulty_totals
from tiendo.text import clean


def difficulty_rows(draft: Draft) -> Rows:
    rows: list[tuple[str, dict[str, Cell]]] = []
    number = 0
    for ref, found in groupby(draft.facts.difficulties, key=lambda one: one.ref):
        rows.append(("heading", {"title": _title(draft, ref)}))
        for one in found:
            number += 1
            rows.append(("", _row(draft, number, one)))
    return Rows("difficulties", tuple(rows))


def _title(draft: Draft, ref: str | None) -> str:
    return f"{ref}. {draft.facts.title(ref)}" if ref else draft.language.words.GENERAL


def _row(draft: Draft, number: int, one: Difficulty) -> dict[str, Cell]:
    words = draft.language.words
    return {
        "no": str(number),
        "ref": one.ref or words.GENERAL,
        "agency": one.agency,
        "difficulty": clean(one.difficulty) or words.NOT_GIVEN,
        "proposal": clean(one.proposal) or words.NOT_GIVEN,
        "authority": clean(one.record.values["authority"] or "") or words.NOT_GIVEN,
        "state": draft.language.annexes.label(one.state),
    }


def notes(draft: Draft) -> list[Text]:
    return draft.language.annexes.notes_difficulties(*difficulty_totals(draft))
