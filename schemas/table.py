"""What all tables have in common: that nothing is wrong with a frame is told by one query.

pandera asks several small questions of each column, which takes some ten milliseconds a table however short it is.
Nearly every frame is sound, and one query over all its columns says so. Of the others pandera finds out what is wrong,
and where. It is asked as well where a table holds its values to more than the query knows.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl


class Table(pa.DataFrameModel):
    """Exactly these columns, in any order."""

    class Config:
        strict = True
        ordered = False

    @classmethod
    def validate(cls, check_obj: Any, *args: Any, **options: Any) -> Any:
        """As pandera does: the frame as it came, or what is wrong with it."""
        if isinstance(check_obj, pl.DataFrame) and is_sound(cls, check_obj):
            return check_obj
        return super().validate(check_obj, *args, **options)


def is_sound(model: type[Table], frame: pl.DataFrame) -> bool:
    """Whether nothing is wrong with `frame`; False as well where only pandera can tell."""
    types, query = _contract(model)
    return query is not None and dict(frame.schema) == types and bool(frame.select(query).item())


@cache
def _contract(model: type[Table]) -> tuple[Mapping[str, pl.DataType], pl.Expr | None]:
    """The types of a table's columns, and the query; None where it would not ask all that pandera does."""
    schema = model.to_schema()
    types = {name: column.dtype.type for name, column in schema.columns.items()}
    more = (schema.checks, schema.unique, schema.coerce, schema.parsers)
    if any(more) or not all(map(_is_known, schema.columns.values())):
        return types, None
    asked = [question for name, column in schema.columns.items() for question in _questions(name, column)]
    return types, pl.all_horizontal(pl.lit(value=True), *asked)


def _is_known(column: Any) -> bool:
    """Whether `_questions` are all that pandera asks of a column."""
    more = (column.coerce, column.regex, column.parsers, not column.required)
    return not any(more) and all(check.name in _CHECKS for check in column.checks)


def _questions(name: str, column: Any) -> Iterator[pl.Expr]:
    values = pl.col(name)
    if not column.nullable:
        yield values.is_not_null().all()
        if column.dtype.type.is_float():
            yield values.is_not_nan().all()
    if column.unique:
        yield values.is_unique().all()
    for check in column.checks:  # null is neither right nor wrong
        yield _CHECKS[check.name](values, **check.statistics).all()


def _length(
    values: pl.Expr, min_value: int | None, max_value: int | None, exact_value: int | None
) -> pl.Expr:
    letters = values.str.len_chars()
    least, most = (min_value, max_value) if exact_value is None else (exact_value, exact_value)
    return letters.is_between(0 if least is None else least, letters if most is None else most)


def _match(values: pl.Expr, pattern: str) -> pl.Expr:
    return values.str.contains(pattern if pattern.startswith("^") else f"^{pattern}")


_CHECKS: Mapping[str, Callable[..., pl.Expr]] = {  # by pandera's names
    "greater_than_or_equal_to": lambda values, min_value: values >= min_value,
    "less_than_or_equal_to": lambda values, max_value: values <= max_value,
    "isin": lambda values, allowed_values: values.is_in(list(allowed_values)),
    "str_length": _length,
    "str_matches": _match,
}
