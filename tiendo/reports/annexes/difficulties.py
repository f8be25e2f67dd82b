"""Every difficulty and proposal as reported, task by task; then those that are no longer mentioned.

Of these the ones that the period before told of stand in full; older ones are counted by the period that told of them
last, whose report lists them.
"""

from itertools import groupby

from schemas.document import Cell, Rows, Text
from tiendo.plan import Period
from tiendo.reports.draft import Draft
from tiendo.reports.figures import Scope
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
    recent, older = _no_longer_mentioned(draft)
    if recent or older:
        rows.append(("heading", {"title": draft.language.annexes.NO_LONGER_MENTIONED}))
        rows += (listed := _numbered([_silent_row(draft, one) for one in recent], number))
        number += len(listed)
        rows += [
            ("", _older_row(draft, n, period, found)) for n, (period, found) in enumerate(older, number + 1)
        ]
    return Rows("difficulties", tuple(rows))


def _no_longer_mentioned(draft: Draft) -> tuple[list[Silent], list[tuple[Period, list[Silent]]]]:
    """Those of the period before, and the older ones by their period, the latest first."""
    before = draft.facts.previous_period
    recent, older = list[Silent](), dict[str, list[Silent]]()
    for one in silent(draft.facts):
        if before is not None and one.last.id == before.id:
            recent.append(one)
        else:
            older.setdefault(one.last.id, []).append(one)
    periods = sorted((found[0].last for found in older.values()), key=lambda p: p.window_from, reverse=True)
    return recent, [(period, older[period.id]) for period in periods]


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


def _older_row(draft: Draft, number: int, period: Period, found: list[Silent]) -> dict[str, Cell]:
    """All that a period was the last to tell of."""
    words, annexes = draft.language.words, draft.language.annexes
    scope, sources = Scope(period.id, words.period(period)), [one.source for one in found]
    agencies = len({one.agency for one in found})
    asked = dict.fromkeys(draft.facts.authority_asked(one.authority)[1] or words.NOT_GIVEN for one in found)
    states = dict.fromkeys(annexes.label(one.state) for one in found)
    refs = list(dict.fromkeys(one.ref for one in found if one.ref))
    n_older = draft.figures.count("difficulties.older", len(found), sources, scope)
    return {
        "no": str(number),
        "ref": "; ".join(refs) or words.GENERAL,
        "agency": annexes.older_agencies(
            draft.figures.count("difficulties.older.agencies", agencies, sources, scope)
        ),
        "difficulty": annexes.older(n_older, refs, any(not one.ref for one in found)),
        "proposal": annexes.listed_in(draft.annex.difficulties, words.period(period)),
        "authority": "; ".join(asked),
        "state": annexes.older_states(list(states), words.period(period)),
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
        annexes.no_longer_mentioned(
            draft.figures.count("difficulties.silent", len(found), told_last),
            bool(_no_longer_mentioned(draft)[1]),
        ),
    ]
