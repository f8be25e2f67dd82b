"""Annex V: every difficulty and proposal as reported, task by task; then those that are no longer mentioned."""

from itertools import groupby

from schemas.document import Cell, Rows, Text
from tiendo.plan import Period
from tiendo.reports.draft import Draft
from tiendo.reports.followed import Silent, first_told, silent
from tiendo.reports.model import Difficulty
from tiendo.reports.sections.assessment import difficulty_totals
from tiendo.text import clean


def difficulty_rows(draft: Draft) -> Rows:
    rows: list[tuple[str, dict[str, Cell]]] = []
    number, since = 0, first_told(draft.facts)
    for ref, found in groupby(draft.facts.difficulties, key=lambda one: one.ref):
        rows.append(("heading", {"title": _title(draft, ref)}))
        for one in found:
            number += 1
            rows.append(("", _row(draft, number, one, since.get(one.record.source))))
    rows += _silent_rows(draft, number)
    return Rows("difficulties", tuple(rows))


def _title(draft: Draft, ref: str | None) -> str:
    return f"{ref}. {draft.facts.title(ref)}" if ref else draft.language.words.GENERAL


def _silent_rows(draft: Draft, number: int) -> list[tuple[str, dict[str, Cell]]]:
    """What earlier periods told of and nobody has said to be solved."""
    found, annexes = silent(draft.facts), draft.language.annexes
    if not found:
        return []
    rows = [("", _silent_row(draft, n, one)) for n, one in enumerate(found, number + 1)]
    return [("heading", {"title": annexes.NO_LONGER_MENTIONED}), *rows]


def _silent_row(draft: Draft, number: int, one: Silent) -> dict[str, Cell]:
    words, annexes = draft.language.words, draft.language.annexes
    return {
        "no": str(number),
        "ref": one.ref or words.GENERAL,
        "agency": one.agency,
        "difficulty": clean(one.difficulty) or words.NOT_GIVEN,
        "proposal": clean(one.proposal or "") or words.NOT_GIVEN,
        "authority": draft.facts.authority_asked(one.authority)[1] or words.NOT_GIVEN,
        "state": annexes.last_told(one.state, words.period(one.last)),
    }


def _row(draft: Draft, number: int, one: Difficulty, since: Period | None) -> dict[str, Cell]:
    words, annexes = draft.language.words, draft.language.annexes
    state = annexes.label(one.state)
    if since is not None and since.id != draft.facts.period.id:
        state = annexes.first_told(one.state, words.period(since))
    return {
        "no": str(number),
        "ref": one.ref or words.GENERAL,
        "agency": one.agency,
        "difficulty": clean(one.difficulty) or words.NOT_GIVEN,
        "proposal": clean(one.proposal) or words.NOT_GIVEN,
        "authority": draft.facts.authority_asked(one.record.values["authority"])[1] or words.NOT_GIVEN,
        "state": state,
    }


def notes(draft: Draft) -> list[Text]:
    annexes, found = draft.language.annexes, silent(draft.facts)
    told = annexes.notes_difficulties(*difficulty_totals(draft))
    if not found:
        return told
    return [*told, annexes.no_longer_mentioned(draft.figures.count("difficulties.silent", len(found)))]
