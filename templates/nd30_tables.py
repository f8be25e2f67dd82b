"""Tables of a template: plain ones for layout, bordered ones with repeated header rows and pattern rows."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph


def add_plain_table(document: Document, widths_cm: Sequence[float], rows: int) -> Table:
    """A table without borders or cell margins, for laying out blocks side by side; its rows stay whole."""
    table = _fixed_table(document, widths_cm, rows)
    _set_cell_margins(table, 0)
    return table


def add_grid(
    document: Document,
    widths_cm: Sequence[float],
    head: Sequence[Sequence[str]],
    title: str,
    head_style: str = "ND30 Ô đầu bảng",
    margin_cm: float = 0.15,
    description: str = "",
) -> Table:
    """A bordered table whose header rows repeat.

    Equal neighbours in a row of `head` become one cell; "" continues the cell above. `title` and `description` are
    the table's alternative text (Word: Table properties, Alt text).
    """
    table = _fixed_table(document, widths_cm, len(head))
    table.style = "Table Grid"
    _set_cell_margins(table, margin_cm)
    for name, text in (("Caption", title), ("Description", description)):
        if text:
            table._tbl.tblPr.append(parse_xml(f'<w:tbl{name} {nsdecls("w")} w:val="{text}"/>'))
    for number, texts in enumerate(head):
        table.rows[number]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        _fill_head_row(table, number, texts, head_style)
    return table


def add_pattern_row(table: Table, marker: str, cells: Sequence[str], styles: Sequence[str]) -> None:
    """A pattern row: `marker` ("[[row …]]") stands in its first cell. A single cell spans the whole table."""
    columns = len(table.columns) if len(cells) == 1 else 1
    add_spanning_row(table, marker, [(*cell, columns) for cell in zip(cells, styles, strict=True)])


def add_spanning_row(table: Table, marker: str, cells: Sequence[tuple[str, str, int]]) -> None:
    """A pattern row whose cells are (text, style, number of columns)."""
    row = table.add_row()
    _keep_whole(row._tr)
    column = 0
    for text, style, columns in cells:
        cell = row.cells[column]
        if columns > 1:
            cell = cell.merge(row.cells[column + columns - 1])
            _drop_spare_paragraphs(cell)
        set_cell(cell, (marker if column == 0 else "") + text, style)
        column += columns


def set_cell(cell: _Cell, text: str, style: str) -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].text = text


def add_to_cell(cell: _Cell, text: str, style: str) -> Paragraph:
    """Add a paragraph, using up the empty one that every new cell begins with."""
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 or len(first._p):
        return cell.add_paragraph(text, style=style)
    set_cell(cell, text, style)
    return first


def _fixed_table(document: Document, widths_cm: Sequence[float], rows: int) -> Table:
    table = document.add_table(rows, len(widths_cm))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    for row in table.rows:
        _keep_whole(row._tr)
    return table


def _fill_head_row(table: Table, number: int, texts: Sequence[str], style: str) -> None:
    start = 0
    while start < len(texts):
        end = start
        while end + 1 < len(texts) and texts[end + 1] == texts[start] != "":
            end += 1
        if texts[start]:
            cell = table.cell(number, start).merge(table.cell(number, end))
            set_cell(cell, texts[start], style)
        else:
            cell = table.cell(number - 1, start).merge(table.cell(number, start))
        _drop_spare_paragraphs(cell)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        start = end + 1


def _drop_spare_paragraphs(cell: _Cell) -> None:
    for spare in cell.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)


def _set_cell_margins(table: Table, side_cm: float) -> None:
    width = round(Cm(side_cm).twips)
    sides = f'<w:left w:w="{width}" w:type="dxa"/><w:right w:w="{width}" w:type="dxa"/>'
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


def _keep_whole(row: CT_Row) -> None:
    row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
