"""Strings → typed, validated tables. Each distinct value is parsed once, each table validated once a batch."""

from collections.abc import Callable, Iterable

import pandera.errors
import polars as pl

from schemas.records import TABLES, Field, fields_of, frame_schema
from schemas.terms import ReportedStatus
from tiendo.intake.gather import Places
from tiendo.intake.model import Problem
from tiendo.intake.values import Parsed, either_order, is_month_first, parser_for

_DTYPES = {"choice": pl.String, "percent": pl.Float64, "number": pl.Float64, "date": pl.Date}
_PANDERA_CODES = {
    "str_length": "text_too_long",  # beyond every limit, so that the cell has been refused before
    "in_range": "percent_range",
    "greater_than_or_equal_to": "percent_range",
    "less_than_or_equal_to": "percent_range",
}


def to_table(
    lines: pl.DataFrame, table: str, places: Places, known: Iterable[Problem], longest: int
) -> tuple[pl.DataFrame, list[Problem]]:
    """A typed table (schemas.records) and a finding for every value that could not be taken as it stands.

    A cell about which something is `known` already is not refused for being empty; texts of more than `longest` letters
    are refused.
    """
    problems: list[Problem] = []
    columns: dict[str, pl.Series] = {}
    for name, definition in fields_of(table).items():
        if definition.kind in ("text", "key"):
            columns[name] = lines[name]
            continue
        values, remarks = _parse(lines[name], definition)
        doubtful = lines
        if definition.kind == "percent":
            values, doubtful = _settle_ones(lines, name, values, columns["status"], remarks)
        columns[name] = values
        problems += _remarks(doubtful, table, name, remarks, places)
    problems += _doubtful_days(lines, table, places)
    problems += _too_long(lines, table, places, longest)
    typed = lines.select("submission", "row").with_columns(**columns).cast(frame_schema(table))
    return typed, problems + _validate(typed, lines, table, places, [*known, *problems])


def _parse(texts: pl.Series, definition: Field) -> tuple[pl.Series, dict[str, Parsed]]:
    parse: Callable[[str], Parsed] = parser_for(definition)
    parsed = {text: parse(text) for text in texts.drop_nulls().unique()}
    dtype = _DTYPES[definition.kind]
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
    if not remarks:
        return []
    rows = lines.filter(pl.col(name).is_in(list(remarks))).select("submission", "row", name)
    return [
        places.problem(
            submission, table, name, row, str(remarks[text].code), text, dict(remarks[text].details)
        )
        for submission, row, text in rows.iter_rows()
    ]


def _settle_ones(
    lines: pl.DataFrame, name: str, values: pl.Series, status: pl.Series, remarks: dict[str, Parsed]
) -> tuple[pl.Series, pl.DataFrame]:
    """A completed task at “1” is at 100 %: its cell is formatted as per cent. The lines in which doubt remains."""
    ones = [text for text, parsed in remarks.items() if parsed.code == "percent_one"]
    settled = lines[name].is_in(ones) & (status == ReportedStatus.completed.value)
    settled = settled.fill_null(value=False)
    return values.zip_with(~settled, pl.Series([100.0])), lines.filter(~settled)


def _too_long(lines: pl.DataFrame, table: str, places: Places, longest: int) -> list[Problem]:
    texts = [name for name, definition in fields_of(table).items() if definition.kind in ("text", "key")]
    lengths = lines.select(pl.col(texts).str.len_chars().max())
    found = []
    for name in (name for name in texts if (lengths[name][0] or 0) > longest):
        for row in lines.filter(pl.col(name).str.len_chars() > longest).iter_rows(named=True):
            place = (row["submission"], table, name, row["row"])
            found.append(places.problem(*place, "text_too_long", row[name], {"limit": longest}))
    return found


def _doubtful_days(lines: pl.DataFrame, table: str, places: Places) -> list[Problem]:
    """Where one day of a file can only be read month first, its other days may be written so too."""
    days = [name for name, definition in fields_of(table).items() if definition.kind == "date"]
    texts = {text for name in days for text in lines[name].drop_nulls().unique()}
    month_first = [text for text in texts if is_month_first(text)]
    if not month_first:
        return []
    tells = pl.any_horizontal(pl.col(name).is_in(month_first) for name in days)
    suspects = lines.filter(tells)["submission"].unique()
    found = []
    for row in lines.filter(pl.col("submission").is_in(suspects.implode())).iter_rows(named=True):
        for name in days:
            if row[name] and (day := either_order(row[name])) is not None:
                details = {"read_as": f"{day:%d/%m/%Y}"}
                place = (row["submission"], table, name, row["row"])
                found.append(places.problem(*place, "date_order_unclear", row[name], details))
    return found


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
    refused = {problem.cell for problem in known}
    found = []
    for check, column, index in cases.select("check", "column", "index").iter_rows():
        submission, row, text = lines["submission"][index], lines["row"][index], lines[column][index]
        code = "value_missing" if check == "not_nullable" else _PANDERA_CODES[check.split("(")[0]]
        problem = places.problem(submission, table, column, row, code, text)
        if problem.cell not in refused and not places.is_lost(submission, table, column):
            found.append(problem)
    return found
