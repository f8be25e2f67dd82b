"""The copy that LibreOffice gets: long tables in pieces, contents as lines; everything else as it was."""

from docx.oxml.ns import qn

from schemas.document import Rows
from tests.word import kinds, sample
from tests.word.reading import opened, table_titled
from tiendo.word import render
from tiendo.word.printing import LONG, PIECE, for_printing

TASKS = "Tình hình thực hiện từng nhiệm vụ"


def test_a_long_table_is_divided_and_each_piece_has_the_header_rows() -> None:
    document = render(sample.TEMPLATE, sample.document(tables=(sample.task_rows(10),)))

    pieces = [table for table in opened(for_printing(document)).tables if "nhiệm vụ" in _title(table)]
    pieces = [table for table in pieces if _title(table) == TASKS]
    whole = table_titled(opened(document), TASKS)
    assert len(whole.rows) - 1 > LONG
    assert [len(piece.rows) for piece in pieces] == [1 + PIECE] * 5 + [1 + 80]
    texts = [[cell.text for cell in row.cells] for piece in pieces for row in list(piece.rows)[1:]]
    assert texts == [[cell.text for cell in row.cells] for row in list(whole.rows)[1:]]
    assert all(piece.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for piece in pieces)


def test_a_heading_goes_with_the_rows_below_it() -> None:
    plain = sample.task_rows(10).rows
    cells = next(row for style, row in plain if style == "")
    lines = [
        ("heading", {"ref": "X", "title": "Nhóm", "name": "X. Nhóm"}) if n == PIECE else ("", cells)
        for n in range(1, LONG + 9)
    ]
    document = render(sample.TEMPLATE, sample.document(tables=(Rows("tasks", tuple(lines)),)))

    pieces = [table for table in opened(for_printing(document)).tables if _title(table) == TASKS]
    assert [len(piece.rows) - 1 for piece in pieces] == [PIECE - 1, PIECE + 1, PIECE, 8]
    assert pieces[1].rows[1].cells[0].text == "X. Nhóm"


def _title(table: object) -> str:
    caption = table._tbl.tblPr.find(qn("w:tblCaption"))  # type: ignore[attr-defined]
    return "" if caption is None else caption.get(qn("w:val"))


def test_shorter_documents_stay_as_they_are() -> None:
    document = render(kinds.template("summary"), kinds.document("summary"))

    assert for_printing(document) is document


def test_the_lines_of_the_contents_stay_without_their_field() -> None:
    document = render(kinds.template("review"), kinds.document("review"))
    copy = opened(for_printing(document))

    before, after = ([p.text for p in one.paragraphs] for one in (opened(document), copy))
    assert [text.removesuffix("\t") for text in after] == before
    assert sum(text.endswith("\t") for text in after) == 5 + 14  # dots lead to what will be a page number
    instructions = [node.text.split()[0] for node in copy.element.body.iter(qn("w:instrText"))]
    assert "TOC" not in instructions
    assert instructions.count("PAGEREF") == 5 + 14
    marks = [mark.get(qn("w:fldCharType")) for mark in copy.element.body.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("end") == len(instructions)


def test_what_is_no_document_is_left_to_libreoffice() -> None:
    assert for_printing(b"no archive") == b"no archive"
