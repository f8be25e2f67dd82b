"""What the summary in front of an annotated copy says, whatever the format."""

from collections.abc import Iterable, Sequence
from math import ceil

from schemas.terms import Severity
from tiendo.receipts.remarks import Remark, count, outcome_of
from tiendo.receipts.wording import (
    CHECKED,
    OUTCOME,
    STEPS,
    SUMMARY_NAME,
    TABLES_SUMMARY_NAME,
    TO_DO,
    VERDICTS,
    Phrase,
    count_sentence,
)

WIDTHS = (6, 12, 22, 8, 30, 58, 58)
MARK = "tiendo-phan-hoi"  # on top of the hidden column: this sheet is ours
GREEN = "FFC6E7C8"
LINE = 15.5  # height of a line of text, in points
_LETTERS = 1.08  # letters of our font in a unit of column width


def summary_name(titles: Iterable[str]) -> Phrase:
    """How the summary of a copy is called: as in an earlier copy of what came as text, which tells it to be one."""
    of_text = {TABLES_SUMMARY_NAME.vi, TABLES_SUMMARY_NAME.en}
    return SUMMARY_NAME if of_text.isdisjoint(titles) else TABLES_SUMMARY_NAME


def free_name(name: str, titles: Iterable[str]) -> str:
    """`name`, numbered when the sender has a sheet of that name."""
    taken = {title.casefold() for title in titles}
    names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
    return next(free for free in names if free.casefold() not in taken)


def head_lines(said: Sequence[Remark], facts: Sequence[tuple[str, str]], lang: str) -> list[tuple[str, str]]:
    """What stands above the table, as labels and texts."""
    lines = [*facts, (CHECKED[0].say(lang), CHECKED[1].say(lang))]
    verdict = f"{VERDICTS[outcome_of(said)].say(lang)}. {count_sentence(*count(said), lang)}"
    lines.append((OUTCOME.say(lang), verdict))
    if said:
        lines += [(TO_DO.say(lang) if step is STEPS[0] else "", step.say(lang)) for step in STEPS]
    return lines


def by_severity(titles: Iterable[str], said: Sequence[Remark]) -> list[Remark]:
    """What must be mended first; in it the sheets in the order of the book."""
    sheets = {title: i for i, title in enumerate(titles)}
    return sorted(
        said, key=lambda remark: (list(Severity).index(remark.severity), sheets.get(remark.sheet or "", -1))
    )


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """What a row needs: not every program fits rows to their text."""
    lines = max(
        ceil(max(len(text), 1) / (_LETTERS * width)) for text, width in zip(texts, widths, strict=True)
    )
    return lines * LINE + 3
