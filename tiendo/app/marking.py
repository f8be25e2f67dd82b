"""The marked copy of a received file, in a format in which cells can be marked."""

from collections.abc import Sequence

import polars as pl

from tiendo.app.limits import intake_limits
from tiendo.intake import read_texts
from tiendo.receipts import annotate, workbook_of


def marked_copy(
    data: bytes, findings: pl.DataFrame, lang: str, facts: Sequence[tuple[str, str]] = ()
) -> bytes | None:
    """The sender's own file with every finding marked; None where it cannot be opened.

    Text (csv, json) has no colours and no comments: its cells come back in a workbook, to be mended and sent as it is.
    """
    tables = read_texts(data, intake_limits())
    if tables is None:
        return annotate(data, findings, lang, facts)
    if any(tab.grid.too_far for tab in tables):  # a copy would lack what lies beyond the limits
        return None
    plain = [(tab.name, tab.grid.cells.columns, tab.grid.decimals) for tab in tables]
    return annotate(*workbook_of(plain, findings), lang, facts, of_text=True)
