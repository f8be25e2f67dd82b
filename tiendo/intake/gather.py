"""Many files' pieces → one frame of strings a table, with the way back to every cell."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import polars as pl

from schemas.places import Kind, SheetPlace
from schemas.records import fields_of
from tiendo.intake.model import Problem
from tiendo.intake.piece import Piece

# Text as Vietnamese is written: composed letters, digits, signs. What has nothing else is NFC and without controls.
UNSETTLED = r"[^\t\n\x20-\x7e\x{a0}-\x{2ff}\x{1e00}-\x{1eff}\x{2010}-\x{2027}\x{2030}-\x{205e}\x{20ab}\x{2264}\x{2265}]"
# What no text needs: controls but tab and line feed, what joins or turns text unseen, byte order marks, non-characters.
CONTROL = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2064}\x{2066}-\x{2069}"
    r"\x{FEFF}\x{FFFE}\x{FFFF}]"
)


class Places:
    """Where a field of a submission stands in the sender's file."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces: dict[tuple[int, str], list[Piece]] = defaultdict(list)
        for piece in pieces:
            self._pieces[piece.submission, piece.sheet.table].append(piece)

    def is_lost(self, submission: int, table: str, field: str) -> bool:
        """The field's column is missing and the file was refused for it."""
        return all(field in piece.lost for piece in self._pieces[submission, table])

    def has(self, submission: int, table: str) -> bool:
        """The submission has a sheet of that table."""
        return (submission, table) in self._pieces

    def problem(
        self,
        submission: int,
        table: str,
        field: str,
        row: int,
        code: str,
        value: str | None,
        details: dict | None = None,
    ) -> Problem:
        """A finding about one field, located by the sender's own sheet name, column and row."""
        pieces = self._pieces[submission, table]
        piece = next((p for p in reversed(pieces) if p.first_line <= row), pieces[0])
        definition = fields_of(table).get(field)
        about = {"field_vi": definition.vi, "field_en": definition.en} if definition else {}
        place = piece.rows.get(field, row - piece.shift)
        letter = piece.letters.get(field) or next(iter(piece.letters.values()), None)
        return Problem(submission, code, piece.name, place, letter, value, {**about, **(details or {})})

    def kept(self) -> dict[int, list[SheetPlace]]:
        """Where everything that was recognised stands, by submission."""
        found: dict[int, list[SheetPlace]] = defaultdict(list)
        for (submission, _), pieces in self._pieces.items():
            found[submission] += [piece.place for piece in pieces]
        return found

    def is_whole(self, submission: int, table: str) -> bool:
        """The file is of a format that holds the form as it was issued."""
        return all(piece.kind is Kind.cells for piece in self._pieces[submission, table])

    def is_left_out(self, submission: int, table: str, field: str) -> bool:
        """The field is no key of the records of this file, whose folder says whose and of what they are."""
        pieces = self._pieces[submission, table]
        return all(piece.kind is Kind.records and field not in piece.keys for piece in pieces)

    def head(self, submission: int, table: str, field: str) -> tuple[str, int, str | None]:
        """Sheet, header row and column of a field."""
        piece = self._pieces[submission, table][0]
        return piece.name, max(1, piece.first_row - 1), piece.letters.get(field)


def gather(chosen: Sequence[Piece], fields: Sequence[str]) -> pl.DataFrame:
    """All lines of a table over a batch: submission, row, `fields` (clean, blank cells null) and context columns."""
    lines = _concatenated(chosen)
    lines = lines.with_columns(pl.lit(None, pl.String).alias(f) for f in fields if f not in lines.columns)
    return _spans(chosen).hstack(_cleaned(lines, fields))


def _spans(chosen: Sequence[Piece]) -> pl.DataFrame:
    """Of each line its submission and row."""
    pieces = pl.DataFrame(
        [(piece.submission, piece.first_line, piece.end) for piece in chosen],
        schema=dict.fromkeys(("submission", "first", "end"), pl.Int64),
        orient="row",
    )
    rows = pl.int_ranges("first", "end").alias("row")
    return pieces.select("submission", rows).explode("row", empty_as_null=False)


def _concatenated(chosen: Sequence[Piece]) -> pl.DataFrame:
    names = dict.fromkeys(name for piece in chosen for name in piece.cells)
    return pl.DataFrame([pl.Series(name, _column(chosen, name), pl.String) for name in names])


def _column(chosen: Sequence[Piece], name: str) -> list[str | None]:
    columns = (piece.cells.get(name) or [None] * piece.height for piece in chosen)
    return list(chain.from_iterable(columns))


def _cleaned(lines: pl.DataFrame, fields: Sequence[str]) -> pl.DataFrame:
    """Fields in NFC, without controls, blank cells null. Most columns are so already, as one look tells."""
    unsettled = lines.select(pl.col(field).str.contains(UNSETTLED).any() for field in fields).row(
        0, named=True
    )
    return lines.with_columns(_clean(field, is_settled=not unsettled[field]) for field in fields)


def _clean(column: str, *, is_settled: bool) -> pl.Expr:
    text = pl.col(column)
    if not is_settled:
        text = text.str.normalize("NFC").str.replace_all("\r\n?", "\n").str.replace_all(CONTROL, "")
    text = text.str.strip_chars()
    return pl.when(text != "").then(text).alias(column)
