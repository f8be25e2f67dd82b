"""Annex III: every indicator of the period with what it was, what it should be, and who reported it."""

from itertools import groupby

from schemas.document import Cell, Figure, Rows, Sources, Text
from schemas.results import Trend
from tiendo.reports.compose import joined
from tiendo.reports.draft import Draft
from tiendo.reports.figures import Scope
from tiendo.reports.model import Indicator
from tiendo.reports.rows import Styled, blank

_COMPARED = ("baseline", "previous", "change", "target")


def indicator_rows(draft: Draft) -> Rows:
    rows: list[Styled] = []
    number = 0
    for ref, found in groupby(draft.facts.indicators, key=lambda one: one.section):
        rows.append(
            ("heading", {"title": draft.facts.title(ref) if ref else draft.language.groups.OTHER_TASKS})
        )
        for one in found:
            number += 1
            rows.append(("", _row(draft, number, one)))
    nothing = (draft.language.words.NO_NUMBER, draft.language.annexes.label(Trend.unknown), "")
    return Rows("indicators", tuple(rows), blank(rows, (*_COMPARED, "trend", "note"), *nothing))


def _row(draft: Draft, number: int, one: Indicator) -> dict[str, Cell]:
    words, annexes, scope = draft.language.words, draft.language.annexes, Scope(one.indicator, one.title)
    target = _amount(draft, one, "indicator.target", one.target)
    shown: dict[str, Cell | None] = {
        "baseline": _amount(draft, one, "indicator.baseline", one.baseline),
        "previous": _amount(draft, one, "indicator.previous", one.previous, draft.previous_sources(one)),
        "current": _amount(draft, one, "indicator.value", one.value),
        "change": None
        if one.change is None
        else draft.figures.moved("indicator.move", one.change, draft.compared_sources(one), scope),
        "target": annexes.target(target, one.target_year) if target else None,
    }
    return {
        "no": str(number),
        "ref": one.ref,
        "indicator": one.title,
        "unit": one.unit,
        **{name: words.NO_NUMBER if cell is None else cell for name, cell in shown.items()},
        "trend": annexes.label(one.trend),
        "coverage": _coverage(draft, one, scope),
        "note": _note(draft, one, scope),
    }


def _amount(
    draft: Draft, one: Indicator, what: str, value: float | None, sources: Sources | None = None
) -> Figure | None:
    """On the rows of the period, unless others are given."""
    if value is None:
        return None
    behind = one.sources if sources is None else sources
    return draft.figures.amount(what, value, one.unit, behind, Scope(one.indicator, one.title))


def _coverage(draft: Draft, one: Indicator, scope: Scope) -> Cell:
    numbers = (one.n_reported, one.n_expected)
    share = draft.figures.share("indicator.reported", "indicator.expected", numbers, one.sources, scope)
    return share.fraction if share else draft.language.words.NO_NUMBER


def _note(draft: Draft, one: Indicator, scope: Scope) -> Text:
    """What a ratio is made of, and what limits the comparison."""
    annexes = draft.language.annexes
    said: list[Text | str] = []
    if one.numerator is not None and one.denominator is not None:
        sides = (("numerator", one.numerator), ("denominator", one.denominator))
        above, below = (
            draft.figures.amount(f"indicator.{name}", value, "", one.sources, scope) for name, value in sides
        )
        said.append(annexes.ratio(above, below))
    if one.lacking:
        said.append(annexes.lacking(one.lacking))
    if one.change is not None and not one.comparable:
        said.append(annexes.OTHER_REPORTERS)
    if one.value is not None and one.n_reported < draft.facts.coverage_threshold * one.n_expected:
        said.append(annexes.FEW_REPORTERS)
    return joined(said, ". ")


def notes(draft: Draft) -> list[Text]:
    annexes, found = draft.language.annexes, draft.facts.indicators
    if not found:
        return []
    absent = [name for name in _COMPARED if all(getattr(one, name) is None for one in found)]
    if all(one.trend == Trend.unknown for one in found):
        absent.append("trend")
    compared = not {"previous", "change"} <= set(absent)
    return [*annexes.notes_indicators(compared), *([annexes.without_columns(absent)] if absent else [])]
