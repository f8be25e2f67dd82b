"""Text copied from a web page: cells parted by tabs, rows broken over lines and pages."""

import re
from collections.abc import Iterator

from tiendo.plan.check import PlanFinding
from tiendo.plan.importing.annex import Annex, Line, columns_of, no_annex
from tiendo.plan.importing.labels import begins_with_label, is_label


def annex_of_text(file: str, text: str) -> Annex:
    """The annex in a pasted text. Raises InputError where there is none."""
    lines = text.splitlines()
    for i, line in enumerate(lines):
        header = tuple(line.split("\t"))
        columns = columns_of(header)
        if columns is not None:
            reader = _Reader(file, width=len(header))
            found = tuple(reader.read(enumerate(lines[i + 1 :], start=i + 2)))
            return Annex(file, header, columns, found, "\n".join(lines[:i]), tuple(reader.findings))
    raise no_annex(file)


class _Reader:
    """Puts the cells of a row together again where its text goes over several lines."""

    def __init__(self, file: str, width: int) -> None:
        self.findings: list[PlanFinding] = []
        self._file = file
        self._width = width
        self._number = 0
        self._cells: list[str] = []
        self._after_blank = False

    def read(self, lines: Iterator[tuple[int, str]]) -> Iterator[Line]:
        for number, line in lines:
            if not line.strip():
                self._after_blank = True
                continue
            if not self._goes_on(line):
                if self._cells:
                    yield self._row()
                self._begin(number, line)
            self._after_blank = False
        if self._cells:
            yield self._row()

    def _goes_on(self, line: str) -> bool:
        """Add the line to the row that is open, if it belongs there."""
        cells = line.split("\t")
        if not self._cells or self._after_blank or not cells[0].strip() or is_label(cells[0]):
            return False
        if len(cells) == 1 and begins_with_label(line):
            return False
        if len(self._cells) + len(cells) - 1 > self._width:
            return False
        self._cells[-1] += f"\n{cells[0]}"
        self._cells += cells[1:]
        return True

    def _begin(self, number: int, line: str) -> None:
        cells = line.split("\t")
        if len(cells) == 1 and not begins_with_label(line):
            self._cells = []
            self.findings.append(PlanFinding("import_text_outside", self._file, number, None, _short(line)))
            return
        self._number, self._cells = number, cells

    def _row(self) -> Line:
        cells = self._cells[: self._width]
        beyond = [cell for cell in self._cells[self._width :] if cell.strip()]
        if beyond:
            self.findings.append(
                PlanFinding("import_row_width", self._file, self._number, None, " ".join(beyond))
            )
        return Line(self._number, tuple(cells + [""] * (self._width - len(cells))))


def _short(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()[:80]
