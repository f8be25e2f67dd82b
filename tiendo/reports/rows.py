"""What the tables of all documents share: headings, and columns in which nothing stands."""

from collections.abc import Iterable

from schemas.document import Cell, Text
from tiendo.reports.compose import together

Styled = tuple[str, dict[str, Cell]]


def heading(ref: str, title: Cell) -> Styled:
    """A row above what belongs to a heading of the plan; what stands below none has no `ref`."""
    return "heading", {"ref": ref, "title": title, "name": together(f"{ref}. ", title) if ref else title}


def blank(rows: Iterable[Styled], columns: Iterable[str], *nothing: str) -> tuple[str, ...]:
    """Those of `columns` that say one of `nothing` in every ordinary row; none where there are no rows."""
    ordinary = [cells for style, cells in rows if not style]
    return tuple(
        name for name in columns if ordinary and all(_bare(cells[name]) in nothing for cells in ordinary)
    )


def _bare(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, Text) else cell
