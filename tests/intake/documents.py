"""Word documents of a few tables."""

import io
from collections.abc import Sequence

from docx import Document

Cells = Sequence[Sequence[str]]
Spot = tuple[int, int]


def document(*tables: Cells, merge: Sequence[tuple[Spot, Spot]] = ()) -> bytes:
    """A document of tables between paragraphs; `merge` joins two cells of the first table (last, first)."""
    made = Document()
    for lines in tables:
        made.add_paragraph("Phần sau là bảng (dữ liệu minh họa).")
        table = made.add_table(len(lines), len(lines[0]))
        for row, line in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text
    for last, first in merge:
        table = made.tables[0]
        table.cell(*last).text = ""
        table.cell(*first).merge(table.cell(*last))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()
