"""Forms broken at random: no crash, no refusal without a place, no changed data taken in silence."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.records import fields_of
from tests.intake.archives import packed, parts
from tests.intake.desk import LAYOUTS, SHEETS, Form, Reading, good_file, good_form, hand_in
from tests.intake.documents import document
from tiendo.intake.expected import key_field
from tiendo.text import fold

pytestmark = pytest.mark.slow

WHOLE_FILE = ("file_", "sheet_missing", "agency_missing")
LAYOUT = LAYOUTS[0]
ROW_TABLES = [sheet.table for sheet in LAYOUT.sheets if sheet.shape == "rows"]
KEYED = [
    sheet.table for sheet in LAYOUT.sheets if key_field(sheet)
]  # lines of which the form says what they are
often = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])

# What Excel lets people type.
LETTERS = st.characters(codec="utf-8", include_characters="\n\t", exclude_categories=["Cc", "Cs", "Co", "Cn"])
TEXTS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: not text.startswith("="))
WRITTEN = st.one_of(
    TEXTS,
    st.sampled_from(
        ["Hoàn thành", "đang thực hiện", "50%", "0,5", "1.234", "1.234,5", "1,234.5", "31/02/2023", "#REF!"]
    ),
    st.integers(-5, 200),
    st.floats(-10, 2_000, allow_nan=False).map(lambda number: round(number, 3)),
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
)


def usual() -> Reading:
    return hand_in(good_file())


def check_soundness(reading: Reading) -> None:
    """A refusal has an error, and every error a place or a file as a whole."""
    errors = [row for row in reading.rows if row["severity"] == "fail"]
    assert reading.accepted == (not errors)
    for row in errors:
        located = row["sheet"] and row["row"] and row["column"]
        assert located or row["code"].startswith(WHOLE_FILE), row


def values(reading: Reading) -> dict[str, list[dict]]:
    """All that was taken in, wherever it stood."""
    tables = (*ROW_TABLES, "cover")
    bare = {t: [{k: v for k, v in r.items() if k != "row"} for r in reading.records(t)] for t in tables}
    return {table: sorted(records, key=str) for table, records in bare.items()}


cells = st.builds(
    lambda table, column, row: (table, f"{chr(65 + column)}{row}"),
    st.sampled_from(ROW_TABLES),
    st.integers(0, 15),
    st.integers(6, 14),
)


@often
@given(place=cells, value=WRITTEN)
def test_whatever_is_written_into_a_cell_arrives_or_is_remarked_upon(place, value):
    table, cell = place
    form = good_form()
    write(form, SHEETS[table], cell, value)
    reading = hand_in(form)

    check_soundness(reading)
    if not any(f.sheet == SHEETS[table] for f in reading.found):
        assert arrived(reading, table, cell, value)


def write(form: Form, sheet: str, cell: str, value: object) -> None:
    if isinstance(value, str):
        form.text(sheet, cell, value)
    else:
        form[sheet, cell] = value


def arrived(reading: Reading, table: str, cell: str, value: object) -> bool:
    """What was taken in at a cell is what was written there, as far as a second look can tell."""
    sheet = LAYOUT.sheet(table)
    index, row = ord(cell[0]) - 65, int(cell[1:])
    field = sheet.columns[index].field if index < len(sheet.columns) else None
    records = [r for r in reading.records(table) if r["row"] == row]
    if field is None or not records:
        return values(reading) == values(usual()) or says_nothing(value)
    return agrees(records[0][field.name], value, fields_of(table)[field.name].kind)


def says_nothing(value: object) -> bool:
    return isinstance(value, str) and not re.sub(r"[\W_]", "", value)


def agrees(taken: object, written: object, kind: str) -> bool:
    if isinstance(taken, float):
        digits = re.sub(r"[^\d]", "", str(written)).strip("0")
        return re.sub(r"[^\d]", "", f"{taken:.10g}").strip("0") == digits
    if isinstance(taken, date):
        day = written.date() if isinstance(written, datetime) else written
        return taken == day or {int(n) for n in re.findall(r"\d+", str(written))} == {
            taken.day,
            taken.month,
            taken.year,
        }
    if kind == "choice":
        return isinstance(taken, str) and isinstance(written, str)
    return (taken is None and says_nothing(written)) or plain(taken) == plain(written)


def plain(value: object) -> str:
    """Without what the intake may drop: case and spaces at the ends, invisible characters, forms of a letter."""
    if isinstance(value, date):
        value = f"{value:%Y-%m-%d} 00:00:00"
    if isinstance(value, float):
        value = f"{value:.10g}"
    return re.sub(r"\s+|[^\w]", "", fold(str(value)))


def _sheet(form: Form, table: str):
    return form[SHEETS[table]]


HARMLESS: dict[str, Callable[[Form, str, int], None]] = {
    "a line inserted above": lambda form, table, n: _sheet(form, table).insert_rows(2, n % 3 + 1),
    "an empty column in front": lambda form, table, n: _sheet(form, table).insert_cols(1),
    "a sheet moved": lambda form, table, n: form.book.move_sheet(SHEETS[table], offset=n % 5 - 2),
    "a sheet hidden": lambda form, table, n: setattr(_sheet(form, table), "sheet_state", "hidden"),
    "a line hidden": lambda form, table, n: setattr(_sheet(form, table).row_dimensions[n], "hidden", True),
    "empty cells merged": lambda form, table, n: _sheet(form, table).merge_cells(f"A{n + 60}:C{n + 61}"),
    "a sheet renamed": lambda form, table, n: setattr(_sheet(form, table), "title", f"Trang {n}"),
    "a filter": lambda form, table, n: setattr(_sheet(form, table).auto_filter, "ref", "A5:D9"),
    "a font": lambda form, table, n: setattr(_sheet(form, table).cell(n, 1), "number_format", "0.00%"),
}


@often
@given(name=st.sampled_from(list(HARMLESS)), table=st.sampled_from(ROW_TABLES), n=st.integers(1, 20))
def test_what_does_not_change_the_report_does_not_change_the_records(name, table, n):
    form = good_form()
    HARMLESS[name](form, table, n)
    reading = hand_in(form)

    assert reading.accepted
    assert values(reading) == values(usual())


HARMFUL: dict[str, Callable[[Form, str, int], None]] = {
    "a line deleted": lambda form, table, n: _sheet(form, table).delete_rows(5 + n % 6),
    "a column deleted": lambda form, table, n: _sheet(form, table).delete_cols(1 + n % 13),
    "a sheet deleted": lambda form, table, n: form.book.remove(_sheet(form, table)),
    "a column inserted": lambda form, table, n: _sheet(form, table).insert_cols(2 + n % 10),
    "cells merged": lambda form, table, n: _sheet(form, table).merge_cells(f"F{6 + n % 5}:G{7 + n % 5}"),
    "lines sorted": lambda form, table, n: _sheet(form, table).move_range("A6:M6", rows=20 + n),
    "cells moved": lambda form, table, n: _sheet(form, table).move_range("F6:M10", rows=1, cols=n % 2),
    "a header overwritten": lambda form, table, n: form.text(
        SHEETS[table], f"{chr(65 + n % 13)}5", f"Cột {n}"
    ),
}


@often
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(list(HARMFUL)), st.sampled_from(KEYED), st.integers(0, 30)),
        min_size=1,
        max_size=3,
    )
)
def test_damage_to_the_structure_is_remarked_upon_or_does_no_harm(steps):
    form = good_form()
    for name, table, n in steps:
        if SHEETS[table] in form.book.sheetnames:
            HARMFUL[name](form, table, n)
    reading = hand_in(form)

    check_soundness(reading)
    if reading.found == []:
        assert values(reading) == values(usual())


@settings(max_examples=100)
@given(at=st.floats(0, 1), new=st.binary(min_size=1, max_size=4))
def test_flipped_bytes_are_refused_or_do_no_harm(at, new):
    data = bytearray(good_file())
    start = int(at * (len(data) - len(new)))
    data[start : start + len(new)] = new
    reading = hand_in(bytes(data))

    check_soundness(reading)
    if reading.accepted:
        assert values(reading) == values(usual())


@settings(max_examples=100)
@given(size=st.floats(0, 0.999))
def test_a_file_cut_short_is_refused(size):
    assert not hand_in(good_file()[: int(size * len(good_file()))]).accepted


@settings(max_examples=100)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_refused(data):
    reading = hand_in(data)

    check_soundness(reading)
    assert not reading.accepted


@settings(max_examples=100)
@given(text=st.text(max_size=300), mark=st.sampled_from(",;\t"))
def test_any_text_below_our_header_leads_to_no_crash(text, mark):
    header = mark.join(["Mã nhiệm vụ", "Tình trạng", "Kết quả thực hiện"])
    check_soundness(hand_in(f"{header}\n{text}".encode("utf-8", errors="replace"), name="x.csv"))


PARTS = {
    "workbook": (
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet3.xml",
    ),
    "word": ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"),
}
JUNK = st.sampled_from(
    [
        b"<",
        b">",
        b'"',
        b"",
        b"-1",
        b"99999999999",
        b"1e400",
        b"&#0;",
        b"<!--",
        b' r="A0"',
        b'<c r="B2"/>',
        b"\xff",
    ]
)


@settings(max_examples=100)
@given(
    kind=st.sampled_from(list(PARTS)),
    part=st.integers(0, 3),
    at=st.floats(0, 1),
    length=st.integers(0, 20),
    new=JUNK,
)
def test_malformed_parts_lead_to_no_crash(kind, part, at, length, new):
    content = parts(good_file() if kind == "workbook" else document([["Mã nhiệm vụ", "Tình trạng", "Lý do"]]))
    name = PARTS[kind][part % len(PARTS[kind])]
    start = int(at * len(content[name]))
    content[name] = content[name][:start] + new + content[name][start + length :]

    check_soundness(hand_in(packed(content)))
