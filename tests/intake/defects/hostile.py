"""Files that are meant to do harm, or might as well be."""

import json

from tests.intake.archives import declaring, packed, parts, replaced, with_part
from tests.intake.defects import defect
from tests.intake.desk import PROGRESS, Form, good_file
from tests.intake.documents import document

SHEET = "xl/worksheets/sheet3.xml"
MB = 1024 * 1024
BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BODY = b'<w:document xmlns:w="' + _W + b'"><w:body>%s</w:body></w:document>'


@defect(("file_too_large",))
def twenty_one_megabytes(form: Form) -> bytes:
    return good_file() + bytes(21 * MB)


@defect(("file_unpacks_too_large",))
def zip_bomb(form: Form) -> bytes:
    return with_part(good_file(), "xl/worksheets/sheet7.xml", bytes(101 * MB))


@defect(("file_unpacks_too_large",))
def unusual_ratio(form: Form) -> bytes:
    return with_part(good_file(), "xl/worksheets/sheet7.xml", bytes(60 * MB))


@defect(("file_damaged",))
def directory_that_lies(form: Form) -> bytes:
    return declaring(with_part(good_file(), SHEET, b" " * 50 * MB), SHEET, 1_000)


@defect(("file_damaged",))
def directory_that_boasts(form: Form) -> bytes:
    return declaring(good_file(), SHEET, 5 * MB)


@defect(("file_too_many_parts",))
def three_thousand_parts(form: Form) -> bytes:
    return packed(parts(good_file()) | {f"xl/media/{i}.txt": b"" for i in range(3_000)})


@defect(("file_unsafe_names",))
def path_out_of_the_archive(form: Form) -> bytes:
    return with_part(good_file(), "../../x.xml", b"<x/>")


@defect(("file_unsafe_names",))
def path_of_windows(form: Form) -> bytes:
    return with_part(good_file(), "C:\\x.xml", b"<x/>")


@defect(("file_unsafe_names",))
def two_parts_of_one_name(form: Form) -> bytes:
    content = parts(good_file())
    return packed(content | {SHEET.upper(): content[SHEET]})


@defect(("file_nested",))
def archive_in_the_archive(form: Form) -> bytes:
    return with_part(good_file(), "xl/embeddings/tai-lieu.zip", b"PK\x05\x06")


@defect(("file_attachment",))
def document_attached(form: Form) -> bytes:
    return with_part(good_file(), "xl/embeddings/tai-lieu.docx", b"x")


@defect(("file_unsafe_xml",))
def billion_laughs(form: Form) -> bytes:
    return with_part(good_file(), SHEET, BOMB + parts(good_file())[SHEET])


@defect(("file_unsafe_xml",))
def entity_that_fetches(form: Form) -> bytes:
    return with_part(good_file(), "xl/workbook.xml", FILE + parts(good_file())["xl/workbook.xml"])


@defect(("file_unsafe_xml",))
def entity_in_utf16(form: Form) -> bytes:
    text = (BOMB + parts(good_file())[SHEET]).decode("utf-8")
    return with_part(good_file(), SHEET, text.encode("utf-16"))


@defect(("file_unsafe_xml",), name="bao-cao.docx")
def entity_in_word(form: Form) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": BOMB + b"<w/>"})


@defect(("file_unpacks_too_large",), name="bao-cao.docx")
def word_of_a_million_paragraphs(form: Form) -> bytes:
    body = b"<w:document><w:body>" + b"<w:p/>" * 1_000_001 + b"</w:body></w:document>"
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": body})


@defect(("sheet_too_long", PROGRESS, "XFD1048576"))
def character_in_the_last_cell(form: Form) -> None:
    form[PROGRESS, "XFD1048576"] = "."


@defect(("sheet_too_long", PROGRESS, "XFD6"))
def character_in_the_last_column(form: Form) -> None:
    form[PROGRESS, "XFD6"] = "."


@defect(("sheet_too_long", PROGRESS, "A20001"))
def line_beyond_the_limit(form: Form) -> None:
    form[PROGRESS, "A20001"] = "x"


@defect(("sheet_too_long", PROGRESS, "GR19999"))
def too_many_cells(form: Form) -> None:
    form[PROGRESS, "GR19999"] = "x"


@defect(("sheet_too_long", PROGRESS, "XFD1048576"))
def far_cell_in_other_quotes(form: Form) -> bytes:
    far = b"<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>x</t></is></c></row></sheetData>"
    return replaced(good_file(), SHEET, b"</sheetData>", far)


@defect(("sheet_too_long", PROGRESS, "XFD1048576"))
def far_cell_in_a_near_row(form: Form) -> bytes:
    far = b'<row r="11"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return replaced(good_file(), SHEET, b"</sheetData>", far)


@defect()
def million_formatted_rows(form: Form) -> bytes:
    rows = b"".join(b'<row r="%d" s="1"/>' % i for i in range(11, 1_000_001))
    return replaced(good_file(), SHEET, b"</sheetData>", rows + b"</sheetData>")


@defect(("text_too_long", PROGRESS, "L6"))
def cell_of_two_megabytes(form: Form) -> bytes:
    text = b"<is><t>" + b"dai " * (MB // 2) + b"</t></is></c>"
    sheet = parts(good_file())[SHEET]
    at = sheet.index(b'<c r="L6"')
    end = sheet.index(b"</c>", at) + len(b"</c>")
    return with_part(good_file(), SHEET, sheet[:at] + b'<c r="L6" t="inlineStr">' + text + sheet[end:])


@defect(("file_json_shape",), name="bao-cao.json")
def json_of_one_string(form: Form) -> bytes:
    return json.dumps([["x"] * 10] * 10).encode()


@defect(("file_too_many_sheets",))
def nine_hundred_sheets(form: Form) -> bytes:
    more = b"<sheets>" + b'<sheet xmlns:r="%s" name="Trang" sheetId="9" r:id="rId1"/>' % _R * 900
    return replaced(good_file(), "xl/workbook.xml", b"<sheets>", more)


@defect(("file_too_many_sheets",), name="bao-cao.docx")
def word_of_six_hundred_tables(form: Form) -> bytes:
    table = b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 600
    return with_part(document([["Việc"]]), "word/document.xml", _BODY % table)


@defect(("cells_merged", PROGRESS, "F6"))
def one_merge_forty_thousand_times(form: Form) -> bytes:
    form[PROGRESS].merge_cells("F6:G6")
    once = b'<mergeCell ref="F6:G6"'
    return replaced(form.bytes(), SHEET, once, once + b"/>" + (once + b"/>") * 40_000 + once)


@defect(("file_damaged",))
def twenty_thousand_merges_over_one_another(form: Form) -> bytes:
    form[PROGRESS].merge_cells("F6:G6")
    more = b"".join(b'<mergeCell ref="F6:F%d"/>' % row for row in range(7, 20_010))
    return replaced(form.bytes(), SHEET, b'<mergeCell ref="F6:G6"', more + b'<mergeCell ref="F6:G6"')


@defect(("file_unpacks_too_large",), name="bao-cao.ods")
def cells_repeated_on_every_sheet(form: Form) -> bytes:
    names = (
        b'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (n, n)
        for n in (b"office", b"table", b"text")
    )
    cell = b'<table:table-cell table:number-columns-repeated="40"><text:p>x</text:p></table:table-cell>'
    row = b'<table:table-row table:number-rows-repeated="9000">' + cell + b"</table:table-row>"
    sheets = b'<table:table table:name="x">' + row + b"</table:table>"
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b"<office:x " + b" ".join(names) + b">" + sheets * 400 + b"</office:x>",
        }
    )
