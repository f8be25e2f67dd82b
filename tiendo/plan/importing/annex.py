"""The annex as lines of cells under named columns, whatever file it came from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tiendo.errors import InputError
from tiendo.plan.check import PlanFinding
from tiendo.text import fold

# Tried in this order: "Thời gian thực hiện nhiệm vụ" is a deadline, not a title.
_HEADERS = {
    "label": r"(stt|tt|so tt|so thu tu)$",
    "lead": r".*(chu tri|(co quan|don vi) thuc hien|phan cong)",
    "support": r".*phoi hop",
    "outputs": r".*(ket qua|san pham|dau ra)",
    "deadline": r".*(thoi han|thoi gian|tien do)",
    "title": r".*(nhiem vu|noi dung|cong viec|giai phap|hoat dong|de an)",
}
COLUMNS = tuple(_HEADERS)
_SPOKEN = {
    "label": "STT",
    "title": "Nhiệm vụ",
    "lead": "Cơ quan chủ trì",
    "support": "Cơ quan phối hợp",
    "outputs": "Kết quả dự kiến",
    "deadline": "Thời hạn",
}
_LEAST_COLUMNS = 3
_LONGEST_HEADER = 60  # characters; sentences of the annex speak of "chủ trì" and "nhiệm vụ" as well


@dataclass(frozen=True)
class Line:
    """One row of the annex as it lies in the file: cells in the order of the header."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Annex:
    """What was found in a file. `columns` says in which cell of `header` each column stands; `preamble` is the text
    before it.
    """

    file: str
    header: tuple[str, ...]
    columns: Mapping[str, int]
    lines: tuple[Line, ...]
    preamble: str = ""
    findings: tuple[PlanFinding, ...] = ()

    def name(self, column: str) -> str:
        """What the annex calls a column, or what it is usually called."""
        return self.header[self.columns[column]].strip() if column in self.columns else _SPOKEN[column]


def columns_of(cells: Sequence[str]) -> dict[str, int] | None:
    """Where each column of the annex stands, if these cells are its header."""
    found: dict[str, int] = {}
    for i, cell in enumerate(cells):
        header = fold(cell) if len(cell) <= _LONGEST_HEADER else ""
        name = next((n for n, pattern in _HEADERS.items() if re.match(pattern, header)), None)
        if name and name not in found:
            found[name] = i
    enough = len(found) >= _LEAST_COLUMNS and "title" in found and ("lead" in found or "deadline" in found)
    return found if enough else None


def annex_of_tables(file: str, tables: Sequence[Sequence[Sequence[str]]]) -> Annex:
    """The table with the annex's header, and those of as many columns that follow it: an annex cut into pages.

    What stands in cells before the header is the preamble. Raises InputError where there is none.
    """
    columns: dict[str, int] | None = None
    header: tuple[str, ...] = ()
    number, lines, before = 0, [], []
    for table in tables:
        for cells in table:
            number += 1
            if columns is None:
                columns, header = columns_of(cells), tuple(cells)
                before.append(" ".join(filter(None, cells)))
            elif len(cells) == len(header):
                lines.append(Line(number, tuple(cells)))
    if columns is None:
        raise no_annex(file)
    return Annex(file, header, columns, tuple(lines), "\n".join(before[:-1]))


def no_annex(file: str) -> InputError:
    return InputError(
        f"{file}: không tìm thấy bảng phụ lục. Dòng tiêu đề phải có các cột như STT, Nhiệm vụ, Cơ quan chủ trì, "
        "Cơ quan phối hợp, Kết quả, Thời hạn.",
        f"{file}: there is no annex table. Its header must name columns such as number, task, lead agency, "
        "cooperating agency, result, deadline (in Vietnamese).",
    )
