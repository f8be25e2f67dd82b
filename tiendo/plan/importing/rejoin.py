"""Rows that were broken over pages, put together again; rows that are no rows, left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tiendo.plan.check import PlanFinding
from tiendo.plan.importing.annex import COLUMNS, Annex, Line
from tiendo.plan.importing.labels import split_label
from tiendo.text import clean, fold

_VOWELS = frozenset("aeiouy")
_FINALS = {"c", "ch", "m", "n", "ng", "nh", "p", "t"}  # how a Vietnamese syllable may end after its vowel
_UNFINISHED = re.compile(r"([,;:(/-]|\b(và|hoặc|của|về|cho|trong|theo|các|với|để|tại))$", re.IGNORECASE)


@dataclass
class Row:
    """One row of the annex, whole: its printed number and the text of each column."""

    number: int
    label: str
    cells: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def whole_rows(annex: Annex, findings: list[PlanFinding]) -> list[Row]:
    """The rows of an annex in their order. Words that a page broke are mended, with a finding each."""
    rows: list[Row] = []
    for line in annex.lines:
        row = _row(line, annex)
        if _is_furniture(row, line, annex.header):
            continue
        if rows and _continues(rows[-1], row):
            findings += _join(rows[-1], row, annex.file)
        else:
            rows.append(row)
    return rows


def _row(line: Line, annex: Annex) -> Row:
    cells = {name: _tidy(line.cells[i]) for name, i in annex.columns.items()}
    cells = {name: cells.get(name, "") for name in COLUMNS}
    label = cells.pop("label")
    both = None if cells["title"] else split_label(label)
    if both is None and "label" not in annex.columns:
        both = split_label(cells["title"])
    if both is not None:
        label, cells["title"] = both
    return Row(line.number, label, cells)


def _tidy(cell: str) -> str:
    """NFC, single spaces, one line a paragraph."""
    return "\n".join(filter(None, (clean(line) for line in cell.splitlines())))


def _is_furniture(row: Row, line: Line, header: Sequence[str]) -> bool:
    """An empty line, the header once more, or the line that numbers the columns."""
    texts = [cell.strip() for cell in line.cells]
    numbers = [text.strip("()") for text in texts]
    numbered = len(texts) > 1 and numbers == [str(i + 1) for i in range(len(texts))]
    empty = not row.label and not any(row.cells.values())
    return empty or numbered or [fold(text) for text in texts] == [fold(text) for text in header]


def _continues(above: Row, row: Row) -> bool:
    if row.label:
        return row.label == above.label and row["title"] in ("", above["title"])
    begins = row["title"][:1].isupper() and (row["lead"][:1].isupper() or row["lead"].startswith("-"))
    return not begins or _UNFINISHED.search(above["title"]) is not None


def _join(above: Row, row: Row, file: str) -> Iterator[PlanFinding]:
    for column, text in row.cells.items():
        if not text or text == above[column]:
            continue
        above.cells[column], mended = joined(above[column], text)
        if mended:
            yield PlanFinding("import_word_broken", file, row.number, None, mended)


def joined(above: str, below: str) -> tuple[str, str]:
    """Two halves of a cell, and the word that was mended where the page broke one ("" where none was)."""
    if not above:
        return below, ""
    last, first = _last_word(above), _first_word(below)
    rest = below[len(first) :].lstrip()
    if (
        len(first) > 1 and _is_fragment(first) and _first_word(rest).startswith(first)
    ):  # printed on both pages
        return f"{above} {rest}", f"{last} {first} {_word(rest)} → {last} {_word(rest)}"
    if _is_one_syllable(last, first):
        return f"{above}{below}", f"{last} {_word(below)} → {last}{_word(below)}"
    between = "\n" if re.match(r"[-+•]\s", below) else " "
    return f"{above}{between}{below}", ""


def _first_word(text: str) -> str:
    return re.split(r"\s", text, maxsplit=1)[0]


def _word(text: str) -> str:
    return _first_word(text).rstrip(",.;:)")


def _last_word(text: str) -> str:
    return re.split(r"\s", text)[-1]


def _is_one_syllable(start: str, end: str) -> bool:
    """Whether two words are the halves of one: "chố ng", "Ngh ị". The letter of a list is a word: "điểm c"."""
    if _is_fragment(end):
        return fold(end) in _FINALS and fold(start)[-1:] in _VOWELS
    return _is_fragment(start) and end[:1].islower() and fold(end)[:1] in _VOWELS


def _is_fragment(word: str) -> bool:
    """Part of a syllable: letters without a vowel, and no abbreviation."""
    letters = word.isalpha() and (word.islower() or (len(word) > 1 and word.istitle()))
    return letters and not set(fold(word)) & _VOWELS
