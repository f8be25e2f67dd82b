"""Strings → typed, validated tables. Each distinct value is parsed once, each table validated once a batch."""

from collections.abc import Callable

import pandera.errors
import polars as pl

from schemas.layout import Sheet
from schemas.records import TABLES, Field, fields_of, frame_schema
from tiendo.intake.gather import Places, key_field, written_fields
from tiendo.intake.model import Problem
from tiendo.intake.values import Parsed, parser_for

_PANDERA_CODES = {
    "str_length": "text_too_long",
    "in_range": "percent_range",
    "ge": "percent_range",
    "le": "percent_range",
}


def drop_unfilled(lines: pl.DataFrame, sheet: Sheet, places: Places) -> tuple[pl.DataFrame, list[Problem]]:
    """The lines in which something is reported, and remarks on pre-filled or keyless lines that are not."""
    key, written = key_field(sheet), written_fields(sheet)
    has_content = pl.any_horizontal(pl.col(field).is_not_null() for field in written)
    if key is None:
        return lines.filter(has_content), []
    keyless = lines.filter(has_content & pl.col(key).is_null())
    problems = [
        places.problem(
            row["submission"],
            sheet.table,
            _first_filled(row, written),
            row["row"],
            "key_missing",
            row[_first_filled(row, written)],
            {},
        )
        for row in keyless.iter_rows(named=True)
    ]
    return lines.filter(has_content & pl.col(key).is_not_null()), problems


def unfilled(lines: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Pre-filled lines left blank, one row a submission: (submission, first row, keys joined, their number)."""
    key, written = next(iter(sheet.positions)), written_fields(sheet)
    is_blank = pl.all_horizontal(pl.col(field).is_null() for field in written) & pl.col(key).is_not_null()
    return (
        lines.filter(is_blank)
        .group_by("submission", maintain_order=True)
        .agg(pl.col("row").first(), pl.col(key).str.join(", "), pl.len().cast(pl.Int64).alias("n"))
    )


def _first_filled(row: dict, fields: list[str]) -> str:
    return next(field for field in fields if row[field] is not None)


def to_table(lines: pl.DataFrame, table: str, places: Places) -> tuple[pl.DataFrame, list[Problem]]:
    """A typed table (schemas.records) and a finding for every value that could not be taken as it stands."""
    problems: list[Problem] = []
    columns: list[pl.Expr | pl.Series] = [pl.col("submission"), pl.col("row")]
    for name, definition in fields_of(table).items():
        if definition.kind in ("text", "key"):
            columns.append(pl.col(name))
            continue
        values, remarks = _parse(lines[name], definition)
        columns.append(values.alias(name))
        problems += _remarks(lines, table, name, remarks, places)
    typed = lines.select(columns).cast(frame_schema(table))
    return typed, problems + _validate(typed, lines, table, places, problems)


def _parse(texts: pl.Series, definition: Field) -> tuple[pl.Series, dict[str, Parsed]]:
    parse: Callable[[str], Parsed] = parser_for(definition)
    parsed = {text: parse(text) for text in texts.drop_nulls().unique()}
    dtype = {"choice": pl.String, "percent": pl.Float64, "number": pl.Float64, "date": pl.Date}[
        definition.kind
    ]
    values = texts.replace_strict(
        list(parsed),
        pl.Series([p.value for p in parsed.values()], dtype=dtype),
        default=None,
        return_dtype=dtype,
    )
    return values, {text: p for text, p in parsed.items() if p.code is not None}


def _remarks(
    lines: pl.DataFrame, table: str, name: str, remarks: dict[str, Parsed], places: Places
) -> list[Problem]:
    rows = lines.filter(pl.col(name).is_in(list(remarks))).select("submission", "row", name)
    return [
        places.problem(
            submission, table, name, row, str(remarks[text].code), text, dict(remarks[text].details)
        )
        for submission, row, text in rows.iter_rows()
    ]


def _validate(
    typed: pl.DataFrame, lines: pl.DataFrame, table: str, places: Places, known: list[Problem]
) -> list[Problem]:
    """What pandera finds, located; a cell that was already refused as it stands is not refused twice."""
    try:
        TABLES[table].validate(typed, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
    else:
        return []
    refused = {(p.submission, p.sheet, p.row, p.column) for p in known}
    found = []
    for check, column, index in cases.select("check", "column", "index").iter_rows():
        submission, row, text = lines["submission"][index], lines["row"][index], lines[column][index]
        code = "value_missing" if check == "not_nullable" else _PANDERA_CODES[check.split("(")[0]]
        problem = places.problem(submission, table, column, row, code, text, {})
        if (problem.submission, problem.sheet, problem.row, problem.column) not in refused:
            found.append(problem)
    return found
