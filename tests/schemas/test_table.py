"""The one query says of every frame what pandera says of it."""

import pandera.errors
import pandera.polars as pa
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import findings, plan, records, results
from schemas.table import Table, is_sound

MODULES = (findings, plan, records, results)


class Probe(Table):
    """Every type and every check that our tables have."""

    key: str = pa.Field(unique=True)
    name: str = pa.Field(str_length={"min_value": 2})
    note: str = pa.Field(nullable=True, str_length={"max_value": 3})
    slug: str = pa.Field(str_matches="[a-z]+$")
    choice: str = pa.Field(isin=["one", "two"], nullable=True)
    count: int = pa.Field(ge=0)
    share: float = pa.Field(ge=0, le=100, nullable=True)
    weight: float
    on: pl.Date = pa.Field(nullable=True)
    done: bool


VALUES = {  # the first one is sound
    "key": ["a", "b", "c", None],
    "name": ["Đại", "ab", "x", "", None],
    "note": ["", "ĐĐĐ", "ĐĐĐĐ", None],
    "slug": ["abc", "a-b", "1a", "", None],
    "choice": ["one", "two", "three", None],
    "count": [0, 3, -1, None],
    "share": [0.0, 100.0, 100.1, -0.1, float("nan"), None],
    "weight": [1.5, -1.5, float("nan"), None],
    "on": [None],
    "done": [True, False, None],
}
TYPES = {name: column.dtype.type for name, column in Probe.to_schema().columns.items()}


def models() -> list[type[Table]]:
    every = (one for module in MODULES for one in vars(module).values() if isinstance(one, type))
    return sorted({one for one in every if issubclass(one, Table)}, key=lambda one: one.__name__)


def pandera_finds_nothing(frame: pl.DataFrame) -> bool:
    try:
        Probe.to_schema().validate(frame)
    except pandera.errors.SchemaError:
        return False
    return True


def sound() -> pl.DataFrame:
    return pl.DataFrame({name: values[:1] for name, values in VALUES.items()}, schema=TYPES)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()}), max_size=3
    )
)
def test_the_query_and_pandera_agree_on_any_rows(rows: list[dict]) -> None:
    frame = pl.DataFrame(rows, schema=TYPES)
    assert is_sound(Probe, frame) == pandera_finds_nothing(frame)


@pytest.mark.parametrize(("name", "value"), [(name, one) for name, many in VALUES.items() for one in many])
def test_they_agree_on_each_value_by_itself(name: str, value: object) -> None:
    frame = sound().with_columns(pl.lit(value, TYPES[name]).alias(name))
    assert is_sound(Probe, frame) == pandera_finds_nothing(frame)


@pytest.mark.parametrize(
    "frame",
    [
        sound().drop("note"),
        sound().with_columns(pl.lit(1).alias("more")),
        sound().with_columns(pl.col("count").cast(pl.Int32)),
        sound().with_columns(pl.col("on").cast(pl.Datetime)),
        sound().with_columns(pl.col("choice").cast(pl.Categorical)),
    ],
    ids=["a column less", "a column more", "another number", "another time", "another text"],
)
def test_other_columns_are_no_table(frame: pl.DataFrame) -> None:
    assert not is_sound(Probe, frame)
    assert not pandera_finds_nothing(frame)


def test_the_order_of_columns_does_not_matter() -> None:
    turned = sound().select(list(reversed(sound().columns)))
    assert is_sound(Probe, turned)
    assert Probe.validate(turned) is turned


def test_what_is_wrong_is_told_by_pandera() -> None:
    wrong = sound().with_columns(count=pl.lit(-1, pl.Int64), name=pl.lit("x"))
    with pytest.raises(pandera.errors.SchemaErrors) as found:
        Probe.validate(wrong, lazy=True)
    assert set(found.value.failure_cases["column"]) == {"count", "name"}


def test_a_check_that_the_query_does_not_know_is_left_to_pandera() -> None:
    class Unusual(Table):
        text: str = pa.Field(str_startswith="a")

    for text in ("ab", "ba"):
        frame = pl.DataFrame({"text": [text]})
        assert not is_sound(Unusual, frame)
    with pytest.raises(pandera.errors.SchemaError):
        Unusual.validate(frame)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_no_table_of_ours_asks_more_than_the_query_knows(model: type[Table]) -> None:
    types = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    assert is_sound(model, pl.DataFrame(schema=types))
