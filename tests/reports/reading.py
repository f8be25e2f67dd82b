"""Reading a document back: its texts and its figures, wherever they stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.document import Document, Figure, Text


def said(document: Document, name: str) -> list[str]:
    """The texts of a value, blocks and groups unfolded."""
    return [str(text) for text in _texts(document.values[name])]


def rows(document: Document, table: str, style: str = "") -> list[dict[str, str]]:
    """The rows of a table that have this style, as printed."""
    found = next(one for one in document.tables if one.name == table)
    return [
        {name: printed(cell) for name, cell in cells.items()} for key, cells in found.rows if key == style
    ]


def printed(cell: object) -> str:
    return cell.text if isinstance(cell, Figure) else str(cell)


def parts(document: Document) -> Iterator[str | Figure]:
    """Every string and every figure of the text, of the tables and of the charts."""
    cells = [cell for table in document.tables for _, row in table.rows for cell in row.values()]
    drawn = [figure for chart in document.charts for figure in chart.figures]
    for text in [*_texts(list(document.values.values())), *_texts(cells), *_texts(drawn)]:
        yield from text.parts


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, str | Figure):
        yield Text((value,))
    elif isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts([item for key, item in value.items() if key != "kind"])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
