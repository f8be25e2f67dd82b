"""What officials say beside the text of a cell: by striking it through, in comments, hidden or in tracked changes."""

from copy import copy

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell
from docx.text.run import Run
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from tests.intake.archives import packed, parts, replaced
from tests.intake.defects import defect
from tests.intake.desk import COVER, DIFFICULTIES, OBSERVATIONS, PROGRESS, Form, good_file
from tests.intake.word_desk import good_document

_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_SHARED = "xl/sharedStrings.xml"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STANDS_FOR_A_THREAD = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment. "
    "Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    Đã trừ quý IV"
)


def _strike(form: Form, sheet: str, *cells: str) -> None:
    for cell in cells:
        font = copy(form[sheet][cell].font)
        font.strike = True
        form[sheet][cell].font = font


def _partly(*pieces: tuple[str, bool]) -> CellRichText:
    return CellRichText(*(TextBlock(InlineFont(strike=struck or None), text) for text, struck in pieces))


@defect(("text_struck", PROGRESS, "G7"))
def struck_number(form: Form) -> None:
    _strike(form, PROGRESS, "G7")


@defect(
    ("text_struck", COVER, "B9"), ("text_struck", DIFFICULTIES, "B6"), ("text_struck", OBSERVATIONS, "E7")
)
def struck_cells_of_other_sheets(form: Form) -> None:
    _strike(form, COVER, "B9")
    _strike(form, DIFFICULTIES, "B6")
    _strike(form, OBSERVATIONS, "E7")


@defect(
    ("line_struck", PROGRESS, "A7"),
    ("line_struck", PROGRESS, "B7"),
    ("text_struck", PROGRESS, "F7"),
    ("text_struck", PROGRESS, "G7"),
    ("text_struck", PROGRESS, "H7"),
    ("text_struck", PROGRESS, "L7"),
)
def struck_line(form: Form) -> None:
    _strike(form, PROGRESS, "A7", "B7", "F7", "G7", "H7", "I7", "J7", "L7", "M7")


@defect(("text_struck_partly", PROGRESS, "L7"))
def number_struck_and_written_anew_in_one_text(form: Form) -> None:
    form[PROGRESS, "L7"] = _partly(("Đã họp ", False), ("02", True), (" 03 lần", False))


@defect(("text_struck_partly", PROGRESS, "G7"))
def new_number_beside_a_struck_one(form: Form) -> None:
    form[PROGRESS, "G7"] = _partly(("4", True), ("50", False))


@defect(("text_struck", PROGRESS, "L7"))
def every_piece_of_a_text_struck(form: Form) -> None:
    form[PROGRESS, "L7"] = _partly(("Đã họp ", True), ("02 lần", True), (" ", False))


@defect(("text_struck_partly", PROGRESS, "L7"))
def struck_piece_among_the_shared_texts(form: Form) -> bytes:
    """As Excel saves it; openpyxl writes the text into its cell."""
    return with_shared_text(
        b'<r><t xml:space="preserve">Xong </t></r><r><rPr><strike/></rPr><t>chua xong</t></r>'
    )


@defect(("text_struck_partly", PROGRESS, "L7"))
def pieces_that_follow_the_font_of_a_struck_cell(form: Form) -> bytes:
    _strike(form, PROGRESS, "L7")
    text = b'<r><t xml:space="preserve">Chua </t></r><r><rPr><sz val="11"/></rPr><t>xong</t></r>'
    return with_shared_text(text, form.bytes())


def with_shared_text(text: bytes, data: bytes | None = None) -> bytes:
    """A good form whose results of the second task are a shared text."""
    content = parts(data or good_file())
    sheet = content["xl/worksheets/sheet3.xml"]
    start = sheet.index(b'<c r="L7"')
    style = sheet[start : sheet.index(b">", start)].partition(b's="')[2].partition(b'"')[0]
    cell = b'<c r="L7" s="%s" t="s"><v>0</v></c>' % style
    content["xl/worksheets/sheet3.xml"] = sheet[:start] + cell + sheet[sheet.index(b"</c>", start) + 4 :]
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content[_SHARED] = b'<sst xmlns="%s" count="1" uniqueCount="1"><si>%s</si></sst>' % (main, text)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", entry)
    relation = b'<Relationship Id="rId99" Type="%s/sharedStrings" Target="/%s"/></Relationships>'
    rels = "xl/_rels/workbook.xml.rels"
    content[rels] = content[rels].replace(
        b"</Relationships>", relation % (_OFFICE.encode(), _SHARED.encode())
    )
    return packed(content)


@defect()
def struck_where_nothing_is_reported(form: Form) -> None:
    """Empty cells, headers, and what lies outside the tables."""
    _strike(form, PROGRESS, "M7", "F5", "A1")


@defect()
def fonts_that_say_that_they_are_not_struck(form: Form) -> bytes:
    """As some programs write every font."""
    form[PROGRESS, "L7"] = CellRichText("Đã họp ", TextBlock(InlineFont(strike=False), "02 lần"))
    data = form.bytes()
    return replaced(data, "xl/styles.xml", b"<font>", b'<font><strike val="0"/>')


@defect(("comment_unread", PROGRESS, "G7"), ("comment_unread", COVER, "A1"))
def comments_of_officials(form: Form) -> None:
    form[PROGRESS]["G7"].comment = Comment("Bà B:\nĐã trừ phần chuyển sang năm sau", "Bà B")
    form[COVER]["A1"].comment = Comment("Gửi thay báo cáo ngày 15", "Bà B")


@defect()
def comment_that_says_nothing(form: Form) -> None:
    form[PROGRESS]["G7"].comment = Comment("Bà B:\n", "Bà B")


@defect()
def comment_left_of_a_marked_copy(form: Form) -> None:
    form[PROGRESS]["G7"].comment = Comment("tiendo:\nLỗi: “một nửa” không phải là số.", "Bà B")


@defect(
    ("comment_unread", PROGRESS, "L7"), ("comment_unread", PROGRESS, "L7"), ("comment_unread", PROGRESS, "M7")
)
def conversations(form: Form) -> bytes:
    form[PROGRESS]["L7"].comment = Comment(_STANDS_FOR_A_THREAD, "tc={1}")
    form[PROGRESS]["M7"].comment = Comment(_STANDS_FOR_A_THREAD, "tc={2}")  # whose conversation was lost
    content = parts(form.bytes())
    threads = "".join(
        f'<threadedComment ref="L7" id="{n}"><text>{text}</text></threadedComment>'
        for n, text in enumerate(("Số này đúng chưa?", "Đã trừ quý IV"))
    )
    content["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments xmlns="{_THREADS}">{threads}</ThreadedComments>'.encode()
    )
    rels = "xl/worksheets/_rels/sheet3.xml.rels"
    relation = (
        '<Relationship Id="rId77" Target="../threadedComments/threadedComment1.xml" '
        'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/></Relationships>'
    )
    content[rels] = content[rels].replace(b"</Relationships>", relation.encode())
    return packed(content)


def spreadsheet(styles: str, rows: str, named: str = "") -> bytes:
    """An OpenDocument spreadsheet (ods) of the sheet of tasks alone, as the copy of a text table is called."""
    spaces = " ".join(f'xmlns:{n}="{_OPEN}{n}:1.0"' for n in ("office", "table", "text", "style"))
    columns = '<table:table-column table:default-cell-style-name="cot" table:number-columns-repeated="4"/>'
    other = '<table:table table:name="Kết quả kiểm tra bảng"/>'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{other}"
        f'<table:table table:name="{PROGRESS}">{columns}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "styles.xml": f"<office:document-styles {spaces}>{named}</office:document-styles>".encode(),
        }
    )


def _row(*cells: str) -> str:
    made = (
        c if c.startswith("<") else f"<table:table-cell><text:p>{c}</text:p></table:table-cell>"
        for c in cells
    )
    return f"<table:table-row>{''.join(made)}</table:table-row>"


def _struck_style(name: str, family: str, parent: str = "", line: str = "solid") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f'<style:text-properties style:text-line-through-style="{line}"/></style:style>'
    )


_HEADER = _row("Mã nhiệm vụ", "Tình trạng", "Kết quả thực hiện", "Giải trình, lý do")
_LEFT = [
    *(_row(ref, "Chưa thực hiện", "", "") for ref in ("A.3", "A.4")),
    _row("B.1.d", "Tạm dừng", "", "Chờ văn bản"),
]


@defect(
    ("text_struck", PROGRESS, "B2"),
    ("text_struck_partly", PROGRESS, "C2"),
    ("comment_unread", PROGRESS, "D2"),
    ("text_struck", PROGRESS, "C3"),
    name="bao-cao.ods",
)
def struck_cells_and_comments_of_a_spreadsheet(form: Form) -> bytes:
    named = f"<office:styles>{_struck_style('Bo', 'table-cell')}</office:styles>"
    styles = (
        _struck_style("T1", "text")
        + '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Bo"/>'
        + _struck_style("ce2", "table-cell", "Bo", "none")
        + _struck_style("cot", "table-cell", line="none")
    )
    first = _row(
        "A.1",
        '<table:table-cell table:style-name="ce1"><text:p>Chưa thực hiện</text:p></table:table-cell>',
        '<table:table-cell><text:p>Họp <text:span text:style-name="T1">02</text:span> 03 lần</text:p>'
        "</table:table-cell>",
        "<table:table-cell><office:annotation><text:p>Đã trừ quý IV</text:p></office:annotation>"
        "</table:table-cell>",
    )
    second = _row(
        "A.2",
        '<table:table-cell table:style-name="ce2"><text:p>Chưa thực hiện</text:p></table:table-cell>',
        '<table:table-cell table:style-name="ce1"><text:p>Đang soạn</text:p></table:table-cell>',
        '<table:table-cell table:style-name="ce1"/>',
    )
    return spreadsheet(styles, "".join((_HEADER, first, second, *_LEFT)), named)


@defect(
    *(("line_struck", PROGRESS, f"A{row}") for row in range(2, 7)),
    *(("text_struck", PROGRESS, f"B{row}") for row in range(2, 7)),
    ("text_struck", PROGRESS, "D6"),
    name="bao-cao.ods",
)
def columns_struck_as_a_whole(form: Form) -> bytes:
    lines = [_row(ref, "Chưa thực hiện", "", "") for ref in ("A.1", "A.2")]
    return spreadsheet(_struck_style("cot", "table-cell"), "".join((_HEADER, *lines, *_LEFT)))


def _run(cell: _Cell) -> Run:
    return cell.paragraphs[0].runs[0]


@defect(
    ("text_struck", "Bảng 2", "I2"),
    ("text_struck_partly", "Bảng 2", "I3"),
    ("text_struck", "Bảng 2", "C4"),
    ("line_struck", "Bảng 2", "A6"),
    name="bao-cao.docx",
)
def struck_text_of_the_word_form(form: Form) -> bytes:
    document = good_document()
    _run(document[PROGRESS, "L6"]).font.strike = True
    document[PROGRESS, "L7"].paragraphs[0].add_run(" và 03 hội nghị").font.double_strike = True
    style = document.document.styles.add_style("Bo", 2)
    style.font.strike = True
    status = next(document[PROGRESS, "F8"]._tc.iter(qn("w:r")))
    status.get_or_add_rPr().insert(0, parse_xml(f'<w:rStyle {nsdecls("w")} w:val="Bo"/>'))
    _run(document[PROGRESS, "A10"]).font.strike = True
    return document.bytes()


@defect(("text_hidden", "Bảng 2", "J5"), name="bao-cao.docx")
def hidden_text_of_the_word_form(form: Form) -> bytes:
    document = good_document()
    document[PROGRESS, "M9"].paragraphs[0].add_run(" (không báo cáo)").font.hidden = True
    return document.bytes()


_CHANGE = 'w:id="91" w:author="Bà B" w:date="2023-11-01T00:00:00Z"'


@defect(("text_tracked", "Bảng 2", "I3"), ("text_tracked", "Bảng 2", "J5"), name="bao-cao.docx")
def tracked_changes_of_the_word_form(form: Form) -> bytes:
    document = good_document()
    document[PROGRESS, "L7"].paragraphs[0]._p.append(
        parse_xml(f"<w:ins {nsdecls('w')} {_CHANGE}><w:r><w:t> thêm</w:t></w:r></w:ins>")
    )
    document[PROGRESS, "M9"].paragraphs[0]._p.append(
        parse_xml(f"<w:del {nsdecls('w')} {_CHANGE}><w:r><w:delText> bớt</w:delText></w:r></w:del>")
    )
    return document.bytes()


@defect(("rows_tracked", "Bảng 4", "A1"), name="bao-cao.docx")
def row_deleted_as_a_tracked_change(form: Form) -> bytes:
    document = good_document()
    row = document[DIFFICULTIES, "B6"]._tc.getparent()
    row.find(qn("w:trPr")).append(parse_xml(f"<w:del {nsdecls('w')} {_CHANGE}/>"))
    return document.bytes()


@defect(("comment_unread", "Bảng 2", "I2"), ("comment_unread",), name="bao-cao.docx")
def comments_of_the_word_form(form: Form) -> bytes:
    """One on a cell, one on the title, and one that a marked copy left."""
    document = good_document()
    made, runs = document.document, document[PROGRESS, "L6"].paragraphs[0].runs
    made.add_comment(runs=runs, text="Đã trừ quý IV", author="Bà B", initials="B")
    made.add_comment(runs=made.paragraphs[0].runs, text="Gửi thay bản ngày 15", author="Bà B", initials="B")
    made.add_comment(runs=runs, text="Lỗi: …", author="tiendo", initials="t")
    return document.bytes()
