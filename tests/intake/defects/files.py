"""Files that are no form at all."""

import io
import json
import zipfile

from openpyxl import Workbook

from tests.intake.archives import packed, parts, with_part
from tests.intake.defects import defect
from tests.intake.desk import Form, good_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


@defect(("file_empty",))
def no_bytes(form: Form) -> bytes:
    return b""


@defect(("file_misnamed",))
def words_named_xlsx(form: Form) -> bytes:
    return b"hello"


@defect(("file_misnamed",), name="bao-cao.docx")
def a_letter_in_plain_text_named_docx(form: Form) -> bytes:
    return "Kính gửi: Bộ Tư pháp,\nĐơn vị báo cáo như sau, gồm hai việc.\n".encode()


@defect(("file_misnamed",))
def random_bytes(form: Form) -> bytes:
    return bytes(range(256)) * 4


@defect(("file_misnamed",))
def letters_of_no_alphabet(form: Form) -> bytes:
    return bytes(range(128, 256)) * 4


@defect(("file_not_workbook",), name="bao-cao.txt")
def words_that_are_no_table(form: Form) -> bytes:
    return b"hello"


@defect(("file_json_shape",), name="bao-cao.json")
def json_with_two_covers(form: Form) -> bytes:
    return b'{"cover": [{"report_number": "1"}, {"report_number": "2"}]}'


@defect(("keys_unknown", "cover", "A1"), name="bao-cao.json")
def json_cover_of_other_keys(form: Form) -> bytes:
    lines = [{"ref": ref, "status": "not_started"} for ref in ("A.1", "A.2", "A.3", "A.4")]
    lines.append({"ref": "B.1.d", "status": "suspended", "reason": "Chờ văn bản"})
    return json.dumps({"cover": {"so": "1"}, "progress": lines}).encode()


@defect(("file_damaged",))
def half_of_the_file(form: Form) -> bytes:
    return form.bytes()[: len(form.bytes()) // 2]


@defect(("file_damaged",))
def flipped_bits(form: Form) -> bytes:
    data = bytearray(good_file())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("xl/worksheets/sheet3.xml").header_offset + 200
    data[at : at + 20] = bytes(20)
    return bytes(data)


@defect(("file_damaged",))
def sheet_cut_short(form: Form) -> bytes:
    name = "xl/worksheets/sheet3.xml"
    return with_part(good_file(), name, parts(good_file())[name][:3000])


@defect(("file_damaged",))
def sheet_part_gone(form: Form) -> bytes:
    return packed({n: p for n, p in parts(good_file()).items() if n != "xl/worksheets/sheet3.xml"})


@defect(("file_old_excel",), name="bao-cao.xls")
def old_excel(form: Form) -> bytes:
    return OLE + _utf16("Workbook")


@defect(("file_old_word",), name="bao-cao.doc")
def old_word(form: Form) -> bytes:
    return OLE + _utf16("WordDocument")


@defect(("file_old_office",), name="bao-cao.ppt")
def old_slides(form: Form) -> bytes:
    return OLE + _utf16("PowerPoint Document")


@defect(("file_encrypted",))
def password(form: Form) -> bytes:
    return OLE + _utf16("EncryptionInfo") + _utf16("EncryptedPackage")


@defect(("file_encrypted",), name="bao-cao.ods")
def password_in_libreoffice(form: Form) -> bytes:
    spreadsheet = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    return packed({"mimetype": spreadsheet, "META-INF/manifest.xml": manifest, "content.xml": b"\x01\x02"})


@defect(("file_macros",), name="bao-cao.xlsm")
def macros(form: Form) -> bytes:
    return with_part(good_file(), "xl/vbaProject.bin", b"\x01")


@defect(("file_binary_workbook",), name="bao-cao.xlsb")
def binary_workbook(form: Form) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x01"})


@defect(("file_other_office",), name="bao-cao.odt")
def text_of_libreoffice(form: Form) -> bytes:
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})


@defect(("file_other_office",), name="bao-cao.pptx")
def slides(form: Form) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"})


@defect(("file_pdf",), name="bao-cao.pdf")
def pdf(form: Form) -> bytes:
    return b"%PDF-1.7\n1 0 obj"


@defect(("file_image",), name="bao-cao.jpg")
def photograph(form: Form) -> bytes:
    return b"\xff\xd8\xff\xe0" + bytes(100)


@defect(("file_image",), name="bao-cao.heic")
def photograph_of_a_telephone(form: Form) -> bytes:
    return bytes(3) + b"\x18ftypheic" + bytes(100)


@defect(("file_archive",), name="bao-cao.zip")
def zipped_form(form: Form) -> bytes:
    return packed({"bao-cao.docx.txt": b"x"})


@defect(("file_archive",), name="bao-cao.rar")
def rar(form: Form) -> bytes:
    return b"Rar!\x1a\x07\x00" + bytes(50)


@defect(("file_rtf",), name="bao-cao.doc")
def rtf_named_doc(form: Form) -> bytes:
    return b"{\\rtf1\\ansi Bao cao}"


@defect(("file_html",), name="bao-cao.xls")
def web_page_named_xls(form: Form) -> bytes:
    return b"\xef\xbb\xbf<html><body><table><tr><td>A.1</td></tr></table></body></html>"


@defect(("file_xml",), name="bao-cao.xml")
def xml_spreadsheet(form: Form) -> bytes:
    return b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@defect(("file_not_form",))
def own_workbook(form: Form) -> bytes:
    book, target = Workbook(), io.BytesIO()
    book.active["A1"] = "Báo cáo của chúng tôi"
    book.save(target)
    return target.getvalue()


@defect(("file_not_form",))
def empty_workbook(form: Form) -> bytes:
    target = io.BytesIO()
    Workbook().save(target)
    return target.getvalue()


@defect(("file_not_form",), name="bao-cao.csv")
def own_csv(form: Form) -> bytes:
    return b"a,b,c\n1,2,3\n4,5,6\n"


@defect(("file_encoding",), name="bao-cao.csv")
def unknown_encoding(form: Form) -> bytes:
    return "Задача;Статус;Результат\nодин;готово;хорошо\n".encode("koi8-r")


@defect(("file_letters_lost",), name="bao-cao.csv")
def question_marks_for_letters(form: Form) -> bytes:
    header = "Mã nhiệm vụ;Tình trạng;Tỷ lệ hoàn thành (%);Kết quả thực hiện"
    return f"{header}\nA.1;Hoàn thành;100;Đã ban hành văn bản hướng dẫn".encode("ascii", errors="replace")


@defect(("file_json_malformed",), name="bao-cao.json")
def json_cut_short(form: Form) -> bytes:
    return b'{"progress": [{"ref": "A.1",'


@defect(("file_json_malformed",), name="bao-cao.json")
def json_key_twice(form: Form) -> bytes:
    return b'{"progress": [{"ref": "A.1", "ref": "A.2"}]}'


@defect(("file_json_malformed",), name="bao-cao.json")
def json_too_deep(form: Form) -> bytes:
    return b"[" * 100_000


@defect(("file_json_shape",), name="bao-cao.json")
def json_nested_value(form: Form) -> bytes:
    return json.dumps({"progress": [{"ref": "A.1", "status": ["completed"]}]}).encode()
