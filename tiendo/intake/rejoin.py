"""Rows of Word tables that were broken over pages, or by merged cells, put together again."""

from collections.abc import Sequence

from tiendo.intake.piece import Lines


def rejoined(cells: Lines, key: str) -> Lines:
    """Rows without a key of their own, or with the one above, joined to it. Freed rows stay, empty, to keep numbers."""
    at, lines = list(cells).index(key), list[list[str | None]]()
    head: list[str | None] | None = None
    for row in zip(*cells.values(), strict=True):
        if head is not None and _continues(head, row, at):
            head[:] = [_joined(above, below) for above, below in zip(head, row, strict=True)]
            lines.append([None] * len(row))
        else:
            head = list(row)
            lines.append(head)
    return {name: [line[i] for line in lines] for i, name in enumerate(cells)}


def _continues(head: Sequence[str | None], row: Sequence[str | None], key: int) -> bool:
    if not (head[key] or "").strip() or not any((cell or "").strip() for cell in row):
        return False
    return (row[key] or "").strip() in {"", (head[key] or "").strip()}


def _joined(above: str | None, below: str | None) -> str | None:
    """Two halves of a cell. A half that begins with a small letter goes on in the middle of a sentence."""
    upper, lower = (above or "").strip(), (below or "").strip()
    if not lower or lower == upper:
        return above
    if not upper:
        return below
    return f"{upper}{' ' if lower[0].islower() else chr(10)}{lower}"
