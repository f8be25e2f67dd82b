"""Which lines report something. Blank lines, notes below a table and stray characters do not."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.layout import Sheet
from schemas.records import fields_of
from tiendo.intake.expected import CONTEXT, key_field, written_fields
from tiendo.intake.gather import Places
from tiendo.intake.model import Problem
from tiendo.intake.nothing import says_none
from tiendo.intake.values import parser_for

_ASKED = {"difficulties": ("difficulty", "proposal"), "contributions": ("result", "doc_number")}
_NO = pl.lit(value=False)
_STRAY = 2  # letters that make no entry


@dataclass(frozen=True)
class Filled:
    """`lines` report something; `blank` are pre-filled lines that were left as issued."""

    lines: pl.DataFrame
    blank: pl.DataFrame
    problems: list[Problem]


def split_filled(lines: pl.DataFrame, sheet: Sheet, places: Places, known: Collection[str]) -> Filled:
    """Part lines that report something from those that do not. `known` are the keys that the plan has."""
    key, written = key_field(sheet), written_fields(sheet)
    problems = list(_beside(lines, sheet, places))
    has_content = pl.any_horizontal(pl.col(field).is_not_null() for field in written) & ~_tells_none(
        sheet.table
    )
    if key is None:
        filled = lines.filter(has_content)
        stray = filled.filter(_is_stray(written))
        problems += [_note(row, sheet, written, places) for row in stray.iter_rows(named=True)]
        return Filled(filled.filter(~_is_stray(written)), lines.head(0), problems)
    problems += _keyless(lines, sheet, has_content & pl.col(key).is_null(), places)
    without_content = lines.filter(~has_content & pl.col(key).is_not_null())
    is_known = pl.col(key).is_in(list(known))
    for row in without_content.filter(~is_known).iter_rows(named=True):
        problems.append(_note(row, sheet, [key], places))
    return Filled(
        lines.filter(has_content & pl.col(key).is_not_null()), without_content.filter(is_known), problems
    )


def _tells_none(table: str) -> pl.Expr:
    """The line says that there is nothing: whoever is asked for difficulties need not have any."""
    asked = _ASKED.get(table, ())
    nothing = [pl.col(name).is_null() | says_none(name) for name in asked]
    return pl.all_horizontal(*nothing, pl.any_horizontal(says_none(name) for name in asked)) if asked else _NO


def _is_stray(written: Sequence[str]) -> pl.Expr:
    """A character or two in one cell of a free line."""
    return pl.sum_horizontal(pl.col(f).str.len_chars().fill_null(0) for f in written) <= _STRAY


def _note(row: dict, sheet: Sheet, fields: Sequence[str], places: Places) -> Problem:
    field = _first_filled(row, fields)
    return places.problem(row["submission"], sheet.table, field, row["row"], "outside_table", row[field])


def _beside(lines: pl.DataFrame, sheet: Sheet, places: Places) -> Iterator[Problem]:
    """Content in columns that only inform the reader, in lines that report nothing."""
    context = [name for name in lines.columns if name.startswith(CONTEXT)]
    if not context:
        return
    fields = [column.field.name for column in sheet.columns if column.field]
    empty = pl.all_horizontal(pl.col(field).is_null() for field in fields)
    written = [pl.col(name).str.strip_chars().replace("", None).alias(name) for name in context]
    beside = lines.filter(empty).with_columns(written)
    stray = beside.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in context))
    for row in stray.iter_rows(named=True):
        yield _note(row, sheet, context, places)


def _keyless(lines: pl.DataFrame, sheet: Sheet, is_keyless: pl.Expr, places: Places) -> Iterator[Problem]:
    """Lines with content but without key: what belongs to the table is refused, notes below it are remarked upon."""
    keyless = lines.filter(is_keyless)
    if keyless.is_empty():
        return
    key, written = key_field(sheet), written_fields(sheet)
    keyed = lines.filter(pl.col(str(key)).is_not_null())
    last = dict(keyed.group_by("submission").agg(pl.col("row").max()).iter_rows())
    ends = {submission: last.get(submission, 0) for submission in keyless["submission"].unique()}
    for row in keyless.iter_rows(named=True):
        submission = row["submission"]
        belongs = row["row"] <= ends[submission] + 1
        if belongs:
            ends[submission] = max(ends[submission], row["row"])
        code = "key_missing" if belongs or _reports(row, sheet) else "outside_table"
        content = _first_filled(row, written)
        field = str(key) if belongs else content  # what is to be mended: the code, or what stands apart
        yield places.problem(submission, sheet.table, field, row["row"], code, row[content])


def _reports(row: dict, sheet: Sheet) -> bool:
    """A status, number or day can be read from the line."""
    typed = [f for f in fields_of(sheet.table).values() if f.kind not in {"text", "key"} and row.get(f.name)]
    return any(parser_for(f)(row[f.name]).value is not None for f in typed)


def _first_filled(row: dict, fields: Sequence[str]) -> str:
    return next(field for field in fields if row[field] is not None)
