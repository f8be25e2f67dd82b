"""What a marked workbook keeps that no workbook library would, and files that programs other than Excel write."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from xlsxwriter import Workbook

from schemas.marks import AUTHOR
from tests.receipts.books import (
    coloured,
    findings,
    marked,
    opened,
    part,
    plain_book,
    problem,
    saved,
    with_part,
)
from tiendo.receipts import annotate

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def copy_of(data: bytes, *places: str) -> bytes:
    copy = annotate(data, findings(*(problem("Trang", place) for place in places)), "vi")
    assert copy is not None
    return copy


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_more(data: bytes, added: dict[str, str]) -> bytes:
    """The file with parts added or replaced."""
    return packed({**parts(data), **added})


def packed(content: Mapping[str, bytes | str]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as out:
        for name, part_of_it in content.items():
            out.writestr(name, part_of_it)
    return target.getvalue()


def related(data: bytes, part_name: str, kind: str, target: str) -> bytes:
    """The file with one more relation of a part."""
    entry = f'<Relationship Id="rId9" Type="{kind}" Target="{target}"/>'
    return with_part(data, part_name, ("</Relationships>", f"{entry}</Relationships>"))


def illustrated() -> bytes:
    """A book with a text box, a chart and a box to tick."""
    target = BytesIO()
    with Workbook(target) as book:
        sheet = book.add_worksheet("Trang")
        sheet.write_column("A1", [1, 2, 3])
        sheet.insert_textbox("D2", "Ghi chú bên lề")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Trang!$A$1:$A$3"})
        sheet.insert_chart("D10", chart)
        sheet.insert_button("G2", {"caption": "Bấm"})
    return target.getvalue()


def test_text_boxes_charts_and_buttons_are_kept_as_they_are() -> None:
    file = illustrated()
    before, after = parts(file), parts(copy_of(file, "A2", "B9"))

    kept = [name for name in before if "drawing1.xml" in name or "chart" in name]
    assert len(kept) >= 3
    assert all(after[name] == before[name] for name in kept)
    boxes = after["xl/drawings/vmlDrawing1.vml"].decode()
    assert "Bấm" in boxes
    assert boxes.count('ObjectType="Note"') == 2


def test_marks_vanish_from_among_buttons() -> None:
    clean = annotate(copy_of(illustrated(), "A2"), findings(), "vi")

    assert clean is not None
    boxes = part(clean, "xl/drawings/vmlDrawing1.vml")
    assert "Bấm" in boxes
    assert "Note" not in boxes
    assert not [name for name in parts(clean) if "comments" in name]


def test_cells_that_do_not_say_where_they_are() -> None:
    rows = '<row><c t="str"><v>một</v></c><c t="str"><v>hai</v></c></row><row><c t="str"><v>ba</v></c></row>'
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    file = with_more(plain_book(), {"xl/worksheets/sheet1.xml": sheet})

    book = opened(copy_of(file, "B1", "C2", "A4"))

    assert [[cell.value for cell in row] for row in book["Trang"]["A1:C2"]] == [
        ["một", "hai", None],
        ["ba", None, None],
    ]
    assert {cell.coordinate for row in book["Trang"] for cell in row if cell.comment} == {"B1", "C2", "A4"}


def test_an_empty_cell_keeps_the_look_of_its_column() -> None:
    target = BytesIO()
    with Workbook(target) as book:
        book.add_worksheet("Trang").set_column("C:C", 20, book.add_format({"num_format": "dd/mm/yyyy"}))

    assert opened(copy_of(target.getvalue(), "C7"))["Trang"]["C7"].number_format == "dd/mm/yyyy"


def test_a_file_without_styles() -> None:
    content = parts(plain_book()) | {
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>',
    }
    del content["xl/styles.xml"]

    copy = copy_of(packed(content), "B2")

    assert marked(copy)
    assert coloured(copy) == {("Trang", "B2")}


def test_a_conversation_gives_way_to_what_is_to_be_mended() -> None:
    book = opened(plain_book())
    book["Trang"]["B2"].comment = Comment("[Threaded comment] Chờ số liệu", "tc={0}")
    threads = (
        f'<ThreadedComments xmlns="{_THREADS}"><threadedComment ref="B2" id="0"><text>Chờ</text></threadedComment>'
        '<threadedComment ref="C9" id="1"><text>Đã xong</text></threadedComment></ThreadedComments>'
    )
    name = "xl/threadedComments/threadedComment1.xml"
    file = related(
        with_more(saved(book), {name: threads}),
        "xl/worksheets/_rels/sheet1.xml.rels",
        "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        f"/{name}",
    )

    copy = copy_of(file, "B2")

    note = opened(copy)["Trang"]["B2"].comment
    assert note.author == AUTHOR
    assert note.text.endswith("Chờ số liệu")
    assert 'ref="C9"' in part(copy, name)
    assert 'ref="B2"' not in part(copy, name)


def test_a_signature_that_would_be_wrong_is_left_out() -> None:
    signed = related(
        with_more(
            plain_book(), {"_xmlsignatures/origin.sigs": "", "_xmlsignatures/sig1.xml": "<Signature/>"}
        ),
        "_rels/.rels",
        f"{_RELATIONS}/digital-signature/origin",
        "_xmlsignatures/origin.sigs",
    )

    copy = copy_of(signed, "A1")

    assert not [name for name in parts(copy) if "signature" in name]
    assert "signature" not in part(copy, "_rels/.rels")


def test_names_of_single_sheets_follow_them_there_and_back() -> None:
    book = opened(plain_book("Trang", "Sau"))
    book["Sau"].print_title_rows = "1:2"
    file = saved(book)

    copy = copy_of(file, "A1")
    clean = annotate(copy, findings(), "vi")

    assert clean is not None
    for data in (copy, clean):
        assert opened(data)["Sau"].print_title_rows == "$1:$2"
        assert opened(data)["Trang"].print_title_rows is None


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_half_a_part_makes_no_copy(name: str) -> None:
    whole = part(plain_book(), name)

    assert (
        annotate(with_more(plain_book(), {name: whole[:-20]}), findings(problem("Trang", "A1")), "vi") is None
    )


def test_what_a_program_may_read_as_an_escape_stays_text() -> None:
    copy = annotate(plain_book(), findings(problem("Trang", "A1")), "vi", [("Tệp", "_x0041_.xlsx")])

    assert copy is not None
    assert "_x005F_x0041_.xlsx" in part(copy, "xl/worksheets/sheet2.xml")
    assert load_workbook(BytesIO(copy)).worksheets[0].title == "Kết quả kiểm tra"
