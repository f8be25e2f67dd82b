"""What is recorded comes back as it was: dates, nulls, letters, numbers, length."""

import math
from datetime import date
from itertools import count

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from schemas.findings import Findings
from schemas.places import Kind, SheetPlace, dump_places
from schemas.records import MAX_TEXT, TABLES, frame_schema
from tests.ledger.entries import PERIOD, PLAN, ids, lines, no_findings, record, sent
from tiendo.ledger import Ledger, findings, places, records

AWKWARD = [
    "",
    " ",
    "\\N",
    "\\.",
    "NULL",
    "\t",
    "một\ndòng\r\nkhác\ttab",
    "a\\nb\\tc\\",
    '"trong ngoặc"',
    "'nháy'; DROP TABLE submission; --",
    "%s %(x)s :x ?",
    "=1+1",
    "Ủy ban nhân dân tỉnh Đắk Lắk – “Nghị quyết số 01/NQ-HĐND”",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🇻🇳 \u200fעברית",
    "x" * MAX_TEXT,
    "ữ" * MAX_TEXT,
]
NUMBERS = [0.0, -0.0, 0.1, 1 / 3, 100.0, 1e-300, 1.7976931348623157e308, 123456789.123456789, -5.5]
DAYS = [date(2022, 2, 28), date(2024, 2, 29), date(1900, 1, 1), date(1582, 10, 15), date(9999, 12, 31)]


def back(ledger: Ledger, table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """`frame` (of submission 1) as the ledger gives it, under number 1 again."""
    recorded = ids(record(ledger, sent(1, content=f"{frame.hash_rows().sum()}"), tables={table: frame}))
    return records(ledger, table, pl.Series(recorded)).with_columns(pl.lit(1, pl.Int64).alias("submission"))


def test_awkward_text(ledger: Ledger) -> None:
    rows = [
        {"submission": 1, "row": i + 1, "ref": "1.1", "status": "completed", "result": text}
        for i, text in enumerate(AWKWARD)
    ]
    frame = lines("progress", rows)
    assert_frame_equal(back(ledger, "progress", frame), frame)


def test_numbers_to_the_last_bit(ledger: Ledger) -> None:
    rows = [{"submission": 1, "row": i + 1, "indicator": "x", "value": n} for i, n in enumerate(NUMBERS)]
    frame = lines("observations", rows)
    found = back(ledger, "observations", frame)
    assert found["value"].to_list() == NUMBERS
    assert math.copysign(1, found["value"][1]) == -1 or ledger.is_sqlite  # SQLite knows one zero only


def test_days(ledger: Ledger) -> None:
    rows = [{"submission": 1, "row": i + 1, "ref": "1", "completed_on": day} for i, day in enumerate(DAYS)]
    frame = lines("progress", rows)
    assert_frame_equal(back(ledger, "progress", frame), frame)


@pytest.mark.parametrize("table", TABLES)
def test_nothing_but_nulls(ledger: Ledger, table: str) -> None:
    frame = lines(table, [{"submission": 1, "row": row} for row in (1, 2)])
    assert_frame_equal(back(ledger, table, frame), frame)


@pytest.mark.parametrize("table", TABLES)
def test_no_rows(ledger: Ledger, table: str) -> None:
    assert_frame_equal(back(ledger, table, lines(table, [])), lines(table, []))


def test_a_column_that_is_empty_for_thousands_of_rows(ledger: Ledger) -> None:
    """The bulk reader guesses a column's type from the rows that it meets first."""
    last = 5_000
    rows = [{"submission": 1, "row": row, "ref": "1.1", "status": "completed"} for row in range(1, last)]
    rows.append(rows[0] | {"row": last, "percent": 12.5, "completed_on": date(2022, 3, 1), "reason": "Lý do"})
    frame = lines("progress", rows)
    assert_frame_equal(back(ledger, "progress", frame), frame)


def test_rows_come_in_the_order_of_submissions_and_sheets(ledger: Ledger) -> None:
    rows = [{"submission": n, "row": row, "ref": "1.1"} for n, row in [(2, 9), (1, 7), (2, 5), (1, 30)]]
    first, second = ids(
        record(ledger, sent(1), sent(2, "bo-b"), tables={"progress": lines("progress", rows)})
    )
    found = records(ledger, "progress", pl.Series([second, first]))
    assert found.select("submission", "row").rows() == [(first, 7), (first, 30), (second, 5), (second, 9)]


def test_no_submissions_asked_for(ledger: Ledger) -> None:
    assert_frame_equal(records(ledger, "cover", pl.Series([], dtype=pl.Int64)), lines("cover", []))


def test_findings_in_their_order(ledger: Ledger) -> None:
    found = pl.DataFrame(
        [
            (1, None, None, None, "file_damaged", "fail", None, "{}"),
            (
                1,
                "Tiến độ",
                12,
                "D",
                "date_unreadable",
                "fail",
                "31/02/2022",
                '{"field_vi": "Ngày hoàn thành"}',
            ),
            (2, "Tiến độ", 7, "B", "status_unknown", "fail", "xong\nrồi", "{}"),
            (1, "Bìa", 3, None, "a_warning", "warn", "", "{}"),
        ],
        schema=no_findings().schema,
        orient="row",
    )
    first, second = ids(record(ledger, sent(1), sent(2, "bo-b"), findings=found))
    for number, sender in [(first, 1), (second, 2)]:
        expected = found.filter(submission=sender).with_columns(pl.lit(number, pl.Int64).alias("submission"))
        assert_frame_equal(findings(ledger, number), expected)
        Findings.validate(findings(ledger, number))
    assert findings(ledger, second + 1).is_empty()


_senders = count()
texts = st.none() | st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=40
)
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
by_type = {pl.String: texts, pl.Float64: numbers, pl.Date: days}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_anything_comes_back(ledger: Ledger, data: st.DataObject) -> None:
    fields = list(frame_schema("progress").items())[2:]
    row = st.fixed_dictionaries({name: by_type[dtype] for name, dtype in fields})
    drawn = data.draw(st.lists(row, min_size=1, max_size=5))
    frame = lines("progress", [{"submission": 1, "row": i + 1} | row for i, row in enumerate(drawn)])
    sender = f"co-quan-{next(_senders)}"
    recorded = ids(record(ledger, sent(1, sender), tables={"progress": frame}))
    found = records(ledger, "progress", pl.Series(recorded)).drop("submission")
    assert found.rows() == frame.drop("submission").rows()


def test_where_lines_stand(ledger: Ledger) -> None:
    cover = SheetPlace("cover", "Bìa “mới”", Kind.cells.value, 5, 0, {"agency": "B"}, {"agency": 8})
    parts = [SheetPlace("progress", f"Bảng {i}", Kind.tables.value, 2 * i, i, {"ref": "A"}) for i in (1, 2)]
    record(ledger, sent(1, places=dump_places([cover, *parts])), sent(2, content="b"))
    assert places(ledger, PLAN, PERIOD) == {1: [cover, *parts], 2: []}
