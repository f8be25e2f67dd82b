"""The annotated copy of a Word document: coloured cells with comments, and a summary in front."""

from collections.abc import Iterator, Sequence

from schemas.places import column_number, word_table
from schemas.terms import Severity
from tiendo.receipts.marks import COLOURS
from tiendo.receipts.remarks import Remark, count, joined, outcome_of, place
from tiendo.receipts.wording import (
    FIX,
    OUTCOME,
    SUMMARY_TITLE,
    TO_DO,
    VERDICTS,
    WORD_STEPS,
    count_sentence,
)
from tiendo.word.marking import Mark, SummaryLine, mark_document

_RGB = {severity: colour[-6:] for severity, colour in COLOURS.items()}


def annotate_document(
    data: bytes, said: Sequence[Remark], facts: Sequence[tuple[str, str]], lang: str
) -> bytes | None:
    """The marked copy of a document (docx); None where it cannot be opened."""
    return mark_document(
        data, list(_marks(said, lang)), list(_summary(said, facts, lang)), set(_RGB.values())
    )


def _marks(said: Sequence[Remark], lang: str) -> Iterator[Mark]:
    """One mark a cell, in the colour of the worst that is said about it."""
    by_cell: dict[tuple[int, int, int], list[Remark]] = {}
    for remark in said:
        table = word_table(remark.sheet or "")
        if table is not None and remark.row and remark.column:
            spot = (table, remark.row, column_number(remark.column))
            by_cell.setdefault(spot, []).append(remark)
    for spot, remarks in by_cell.items():
        worst = min((remark.severity for remark in remarks), key=list(Severity).index)
        yield Mark(*spot, _RGB[worst], "\n".join(remark.text(lang) for remark in remarks))


def _summary(said: Sequence[Remark], facts: Sequence[tuple[str, str]], lang: str) -> Iterator[SummaryLine]:
    outcome = outcome_of(said)
    yield SummaryLine(SUMMARY_TITLE.say(lang), bold=True)
    for label, value in facts:
        yield SummaryLine(f"{label}: {value}")
    yield SummaryLine(
        f"{OUTCOME.say(lang)}: {VERDICTS[outcome].say(lang)}. {count_sentence(*count(said), lang)}", bold=True
    )
    yield SummaryLine(TO_DO.say(lang), bold=True)
    for step in WORD_STEPS:
        yield SummaryLine(step.say(lang))
    worst_first = sorted(joined(said), key=lambda one: list(Severity).index(one.remark.severity))
    for number, one in enumerate(worst_first, start=1):
        remark = one.remark
        about = f"{number}. {remark.severity.label(lang)} - {place(one, lang)}: {remark.message}"
        yield SummaryLine(f"{about} {FIX.say(lang)}: {remark.fix}")
