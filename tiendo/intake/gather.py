"""Many files' pieces → one frame of strings a table, blank lines dropped, with the way back to every cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from schemas.layout import Sheet
from schemas.records import fields_of
from tiendo.intake.match import Piece
from tiendo.intake.model import Problem

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{FFFE}\x{FFFF}]"


@dataclass(frozen=True)
class Places:
    """Where a field of a submission stands in the sender's file."""

    pieces: dict[tuple[int, str], Piece]

    def problem(
        self, submission: int, table: str, field: str, row: int, code: str, value: str | None, details: dict
    ) -> Problem:
        """A finding about one field, located by the sender's own sheet name, column and row."""
        piece = self.pieces[submission, table]
        definition = fields_of(table)[field]
        details = {"field_vi": definition.vi, "field_en": definition.en, **details}
        place = piece.rows.get(field, row)
        return Problem(submission, code, piece.name, place, piece.letters.get(field), value, details)


def gather(pieces: Sequence[Piece], table: str) -> pl.DataFrame:
    """All lines of a table over a batch: submission, row, then the table's fields as clean strings or null."""
    chosen = [piece for piece in pieces if piece.sheet.table == table]
    lines = pl.concat([piece.cells for piece in chosen], how="diagonal")
    heights = [piece.cells.height for piece in chosen]
    spans = pl.DataFrame(
        {
            "submission": [piece.submission for piece in chosen],
            "row": [
                pl.int_range(p.first_row, p.first_row + n, eager=True)
                for p, n in zip(chosen, heights, strict=True)
            ],
        },
        schema={"submission": pl.Int64, "row": pl.List(pl.Int64)},
    ).explode("row", empty_as_null=False)
    return spans.hstack(lines).with_columns(_cleaned(field) for field in lines.columns)


def _cleaned(field: str) -> pl.Expr:
    text = pl.col(field).str.normalize("NFC").str.replace_all(_CONTROL, "").str.strip_chars()
    return pl.when(text.str.len_chars() > 0).then(text).alias(field)


def written_fields(sheet: Sheet) -> list[str]:
    """The fields that the sender fills in (the others come pre-filled and locked)."""
    return [column.field.name for column in sheet.columns if column.field and not column.locked]


def key_field(sheet: Sheet) -> str | None:
    """The pre-filled field that says what a line is about, if the sheet has one."""
    return next((c.field.name for c in sheet.columns if c.field and c.locked and c.field.kind == "key"), None)
