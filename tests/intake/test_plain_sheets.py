"""The quick reader of plain sheets says what the library says that reads every workbook, or nothing."""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from tests.intake.archives import packed, parts
from tests.intake.desk import PROGRESS, SHEETS, good_file, good_form, hand_in, issued
from tests.intake.wps import as_wps
from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.model import Cells
from tiendo.intake.readers.archive import Archive
from tiendo.intake.readers.number_formats import shown_as_days
from tiendo.intake.readers.plain_sheet import plain_cells, plain_texts
from tiendo.intake.readers.workbook import read_workbook

TEXTS, STYLES, SHEET = "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMATS = (0, 14, 9, 49, 46, 22)  # general, a day, per cent, text, a duration, a day with its hour


def book(rows: str, items: Iterable[str] = ("<t>a</t>",)) -> dict[str, bytes]:
    """The parts of a workbook of one sheet with those shared texts."""
    formats = "".join(f'<xf numFmtId="{number}"/>' for number in FORMATS)
    target = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    target += f'Type="{OFFICE}/{{}}" Target="{{}}"/></Relationships>'
    content = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": target.format("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": target.format("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Số liệu" sheetId="1" r:id="rId1"/></sheets></workbook>',
        STYLES: f'<styleSheet xmlns="{MAIN}"><cellXfs count="{len(FORMATS)}">{formats}</cellXfs></styleSheet>',
        TEXTS: f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>',
        SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return {name: text.encode() for name, text in content.items()}


def quickly(content: dict[str, bytes], sheet: str = SHEET) -> Cells | None:
    texts, days = plain_texts(content[TEXTS]), shown_as_days(content[STYLES])
    return None if texts is None or days is None else plain_cells(content[sheet], texts, days)


def fully(content: dict[str, bytes], patch: pytest.MonkeyPatch) -> Cells:
    """The sheet as the library reads it."""
    limits = IntakeLimits()
    with patch.context() as undone:
        undone.setattr("tiendo.intake.readers.workbook.plain_cells", lambda *_: None)
        return read_workbook(Archive(packed(content), limits), limits).tabs[0].grid.cells


def row(*cells: str, number: int = 1) -> str:
    return f'<row r="{number}" spans="1:9" ht="18.75">{"".join(cells)}</row>'


def test_forms_are_plain_as_issued_and_as_saved_again():
    for content in (parts(issued()), parts(as_wps(good_file()))):
        names = sorted(name for name in content if name.startswith("xl/worksheets/sheet"))
        assert len(names) == 1 + len(SHEETS)
        assert all(quickly(content, name) is not None for name in names[1:])


def test_a_form_says_the_same_whichever_way_it_is_read(monkeypatch):
    quick = hand_in(as_wps(good_file()))
    monkeypatch.setattr("tiendo.intake.readers.workbook.plain_cells", lambda *_: None)
    full = hand_in(as_wps(good_file()))

    assert quick.found == full.found == []
    assert all(quick.records(table) == full.records(table) != [] for table in SHEETS)


def test_what_stands_beside_the_cells_is_told_whichever_way_they_are_read(monkeypatch):
    form = good_form()
    form[PROGRESS]["L6"].font = Font(strike=True)
    form[PROGRESS].merge_cells("M9:M10")
    file = as_wps(form.bytes())
    assert quickly(parts(file), "xl/worksheets/sheet3.xml") is not None
    quick = hand_in(file)
    monkeypatch.setattr("tiendo.intake.readers.workbook.plain_cells", lambda *_: None)

    assert quick.found == hand_in(file).found
    assert {"text_struck", "cells_merged"} <= {found.code for found in quick.found}


def test_cells_come_as_they_stand():
    first = row('<c r="A1" t="s"><v>0</v></c>', '<c r="B1" s="1"/>', '<c r="C1" s="1"><v>45250</v></c>')
    third = row('<c r="B3" s="2"><v>0.5</v></c>', '<c r="D3" s="3"/>', number=3)

    cells = quickly(book(first + row(number=2) + third))

    assert cells is not None
    assert cells.rows() == [("a", None, "2023-11-20 00:00:00"), (None,) * 3, (None, "0.5", None)]


@pytest.mark.parametrize(
    "unusual",
    [
        '<c r="B1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="e"><v>#REF!</v></c>',
        '<c r="B1" t="b"><v>1</v></c>',
        '<c r="B1" t="str"><v>1</v></c>',
        '<c r="B1" t="inlineStr"><is><t>b</t></is></c>',
        '<c r="B1"><v>1.234</v></c>',  # as a text it would look like thousands
        '<c r="B1" s="1"><v>45250.5</v></c>',
        '<c r="B1" s="1"><v>60</v></c>',  # a day that never was
        '<c r="B1" s="4"><v>1</v></c>',
        '<c r="B1" s="77"><v>1</v></c>',
        '<c r="B1" t="s"><v>1</v></c>',  # a text that is not there
        '<c r="B1" t="s"><v>-1</v></c>',
        '<c r="B1" t="s"><v>00</v></c>',
        '<c r="AB1"><v>1</v></c>',
        '<c r="A1"><v>1</v></c>',  # twice
        '<c r="B1" cm="1"><v>1</v></c>',
        "<c><v>1</v></c>",
        '<c r="B1"><v></v></c>',
        '<c r="B1"><v/></c>',
        '<c r="B1"></c>',
        '<c r="B1"><!-- 1 --><v>1</v></c>',
        '<c r="B1"><v>1<v>2</v></c>',
        '<c r="B1"><v>1</v></c><x/>',
        "<extLst/>",
    ],
)
def test_what_is_unusual_is_left_to_the_library(unusual):
    usual = '<c r="A1" t="s"><v>0</v></c>'
    assert quickly(book(row(usual))) is not None
    assert quickly(book(row(usual, unusual))) is None


@pytest.mark.parametrize(
    "item",
    [
        *[
            "<t>&#10;</t>",
            "<t>_x000D_</t>",
            "<t>a\r\nb</t>",
            "<t><![CDATA[a]]></t>",
            "<t>&nbsp;</t>",
            "<t>&</t>",
        ],
        *['<t>a</t><rPh sb="0" eb="1"><t>b</t></rPh>', "<t>a</t><t>b</t>", "", "<x/>", "<t>a</t><!-- b -->"],
    ],
)
def test_a_workbook_with_an_unusual_text_is_left_to_the_library(item):
    assert quickly(book(row('<c r="A1" t="s"><v>0</v></c>'), ["<t>a</t>", item])) is None


def test_a_sheet_that_hides_another_is_left_to_the_library():
    content = book(row('<c r="A1" t="s"><v>0</v></c>'))
    hidden = (
        content[SHEET]
        .replace(b"<sheetData>", b"<!-- <sheetData>", 1)
        .replace(b"</sheetData>", b"</sheetData> -->")
    )

    assert quickly(content | {SHEET: hidden}) is None
    assert (
        quickly(content | {SHEET: content[SHEET].replace(b"</worksheet>", b"<sheetData/></worksheet>")})
        is None
    )


@pytest.mark.parametrize("part", [TEXTS, STYLES])
def test_a_part_that_is_no_xml_is_a_damage(part, monkeypatch):
    content = book(row('<c r="A1" t="s"><v>0</v></c>')) | {part: b"<a"}

    assert quickly(content) is None
    with pytest.raises(Unreadable, match="file_damaged"):
        fully(content, monkeypatch)


def _floats(numbers: st.SearchStrategy[float], form: str) -> st.SearchStrategy[str]:
    return numbers.map(lambda number: format(number, form).replace("e", "E").replace("E+", "E"))


NUMBERS = st.one_of(
    st.integers(-(10**16), 10**16).map(str),
    st.integers(0, 80_000).map(str),
    _floats(st.floats(allow_nan=False, allow_infinity=False), ".17g"),
    _floats(st.floats(-2_000, 2_000), ".17g"),
    st.sampled_from(
        "0 -0 007 1.50 1E-7 5.0000000000000003E-2 0.30000000000000004 1E20 2.5E+3 45250.0".split()
    ),
)
LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="<&\0"), max_size=8)
PIECES = st.one_of(
    LETTERS.map("<t>{}</t>".format),
    LETTERS.map('<t xml:space="preserve">{}</t>'.format),
    st.sampled_from(
        ["<t/>", "<t> a </t>", "<t>\u00a0a\u00a0</t>", "<t>&lt;&amp;lt;&gt;&quot;&apos;</t>", "<t>]]</t>"]
    ),
)
RUNS = st.lists(PIECES.map('<r><rPr><b/><sz val="8"/></rPr>{}</r>'.format), min_size=1, max_size=3).map(
    "".join
)
CELLS = st.one_of(
    st.tuples(st.sampled_from(range(len(FORMATS))), st.sampled_from(["", ' t="n"']), NUMBERS),
    st.tuples(st.just(0), st.just(' t="s"'), st.sampled_from("0123")),
)


@pytest.mark.slow
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(cells=st.lists(CELLS, max_size=6), items=st.lists(PIECES | RUNS, min_size=4, max_size=4))
@example(
    cells=[(0, ' t="s"', n) for n in "0123"], items=["<t> a </t>", "<t/>", "<t>\u00a0b</t>", "<t>\tc\n</t>"]
)
def test_what_is_read_quickly_is_what_the_library_reads(cells, items, monkeypatch):
    written = (
        f'<c r="{chr(66 + i)}1" s="{style}"{kind}><v>{value}</v></c>'
        for i, (style, kind, value) in enumerate(cells)
    )
    content = book(row('<c r="A1"><v>1</v></c>', *written), items)
    quick = quickly(content)

    if quick is not None:
        assert quick.rows() == fully(content, monkeypatch).rows()
