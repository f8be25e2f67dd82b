"""Annex V: every difficulty and proposal as reported, task by task; then those that are no longer mentioned."""

from itertools import groupby

from schemas.document import Cell, Rows, Text
from tiendo.plan import Period
from tiendo.reports.draft import Draft
from tiendo.reports.followed import Silent, first_told, silent
from tiendo.reports.model import Difficulty
from tiendo.reports.sections.assessment import difficulty_totals
from tiendo.text import clean

_SAID = ("ref", "difficulty", "proposal", "authority", "state")


def difficulty_rows(draft: Draft) -> Rows:
    rows: list[tuple[str, dict[str, Cell]]] = []
    number, since = 0, first_told(draft.facts)
    for ref, found in groupby(draft.facts.difficulties, key=lambda one: one.ref):
        told = [_row(draft, one, since.get(one.record.source)) for one in found]
        rows.append(("heading", {"title": _title(draft, ref)}))
        rows += _numbered(told, number)
        number = len(rows) - sum(style == "heading" for style, _ in rows)
    if unsolved := silent(draft.facts):
        rows.append(("heading", {"title": draft.language.annexes.NO_LONGER_MENTIONED}))
        rows += _numbered([_silent_row(draft, one) for one in unsolved], number)
    return Rows("difficulties", tuple(rows))


def _title(draft: Draft, ref: str | None) -> str:
    return f"{ref}. {draft.facts.title(ref)}" if ref else draft.language.words.GENERAL


def _numbered(told: list[dict[str, str]], before: int) -> list[tuple[str, dict[str, Cell]]]:
    """What several agencies put in the same words stands in one row, with all of them."""
    agencies: dict[tuple[str, ...], list[str]] = {}
    for row in told:
        agencies.setdefault(tuple(row[name] for name in _SAID), []).append(row["agency"])
    return [
        ("", {"no": str(n), "agency": "; ".join(dict.fromkeys(names)), **dict(zip(_SAID, said, strict=True))})
        for n, (said, names) in enumerate(agencies.items(), before + 1)
    ]


def _silent_row(draft: Draft, one: Silent) -> dict[str, str]:
    """What an earlier period told of and nobody has said to be solved: the task stands with it, for no heading does."""
    words, annexes = draft.language.words, draft.language.annexes
    difficulty = clean(one.difficulty) or words.NOT_GIVEN
    return {
        "ref": one.ref or words.GENERAL,
        "agency": one.agency,
        "difficulty": annexes.about_task(one.ref, difficulty) if one.ref else difficulty,
        "proposal": clean(one.proposal or "") or words.NOT_GIVEN,
        "authority": draft.facts.authority_asked(one.authority)[1] or words.NOT_GIVEN,
        "state": annexes.last_told(one.state, words.period(one.last)),
    }


def _row(draft: Draft, one: Difficulty, since: Period | None) -> dict[str, str]:
    words, annexes = draft.language.words, draft.language.annexes
    state = annexes.label(one.state)
    if since is not None and since.id != draft.facts.period.id:
        state = annexes.first_told(one.state, words.period(since))
    return {
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
    told_last = [one.source for one in found]
    return [
        *told,
        annexes.no_longer_mentioned(draft.figures.count("difficulties.silent", len(found), told_last)),
    ]
