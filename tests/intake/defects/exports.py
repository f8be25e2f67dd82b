"""Tables that programs exported as text (csv, json), as programs and people spoil them."""

import csv
import io
import json

from tests.intake.defects import defect
from tests.intake.desk import PROGRESS, Form

HEADER = ["Mã nhiệm vụ", "Tình trạng", "Tỷ lệ hoàn thành (%)", "Kết quả thực hiện", "Giải trình, lý do"]
LINES = [
    ["A.1", "Đang thực hiện", "50", "Đã họp; đã ban hành, đang in", ""],
    ["A.2", "Đang thực hiện", "12,5", "Đang lấy ý kiến", ""],
    ["A.3", "Chưa thực hiện", "", "", ""],
    ["A.4", "Chưa thực hiện", "", "", ""],
    ["B.1.d", "Tạm dừng", "", "", "Chờ văn bản của cấp trên"],
]
RECORDS = [
    *({"ref": ref, "status": "not_started"} for ref in ("A.1", "A.2", "A.3", "A.4")),
    {"ref": "B.1.d", "status": "suspended", "reason": "Chờ văn bản"},
]
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # in Windows-1252


def _table(lines: list[list[str]], mark: str = ";") -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=mark).writerows([HEADER, *lines])
    return target.getvalue()


def _records(**changed: object) -> bytes:
    """JSON in which the first record differs."""
    return json.dumps({"progress": [{**RECORDS[0], **changed}, *RECORDS[1:]]}).encode()


@defect(name="bao-cao.csv")
def bars_between_the_cells(form: Form) -> bytes:
    return _table(LINES, "|").encode()


@defect(name="bao-cao.csv")
def excels_line_that_names_the_separator(form: Form) -> bytes:
    return f"sep=;\r\n{_table(LINES)}".encode("utf-8-sig")


@defect(name="bao-cao.csv")
def two_byte_order_marks(form: Form) -> bytes:
    return b"\xef\xbb\xbf" + _table(LINES).encode("utf-8-sig")


@defect(("line_torn", PROGRESS, "F2"), name="bao-cao.csv")
def line_with_a_cell_too_many(form: Form) -> bytes:
    return _table([[*LINES[0], "thừa"], *LINES[1:]]).encode()


@defect(("line_torn", PROGRESS, "F3"), name="bao-cao.csv")
def decimal_comma_that_tears_its_line(form: Form) -> bytes:
    return _table(LINES, ",").replace('"12,5"', "12,5").encode()


@defect(("quote_open", PROGRESS, "D3"), ("line_lost", PROGRESS, "A1"), name="bao-cao.csv")
def quotation_mark_left_open(form: Form) -> bytes:
    return _table(LINES).replace("Đang lấy", '"Đang lấy').encode()


@defect(("text_too_long", PROGRESS, "D2"), name="bao-cao.csv")
def cell_of_half_a_megabyte_in_a_text_table(form: Form) -> bytes:
    return _table([["A.1", "Đang thực hiện", "50", "dài " * 120_000, ""], *LINES[1:]]).encode()


@defect(("sheet_too_long", PROGRESS, "A20001"), name="bao-cao.csv")
def text_table_of_a_million_lines(form: Form) -> bytes:
    return (_table(LINES) + "a;b\n" * 1_000_000).encode()


@defect(("sheet_too_long", PROGRESS, "A2000006"), name="bao-cao.csv")
def two_million_blank_lines_within_a_text_table(form: Form) -> bytes:
    return (_table(LINES[:4]) + "\n" * 2_000_000 + _table(LINES[4:]).split("\r\n", 1)[1]).encode()


@defect(("sheet_too_long", "progress", "A20001"), name="bao-cao.json")
def json_of_thirty_thousand_records(form: Form) -> bytes:
    return json.dumps({"progress": RECORDS[:1] * 30_000}).encode()


@defect(("file_too_many_sheets",), name="bao-cao.json")
def json_of_twenty_thousand_tables(form: Form) -> bytes:
    return json.dumps({f"bảng {i}": [{"a": 1}] for i in range(20_000)}).encode()


@defect(("file_json_malformed",), name="bao-cao.json")
def json_that_counts_nothing(form: Form) -> bytes:
    return b'{"observations": [{"indicator": "so-viec", "value": NaN}]}'


@defect(("file_json_malformed",), name="bao-cao.json")
def json_number_of_six_thousand_digits(form: Form) -> bytes:
    return b'{"observations": [{"indicator": "so-viec", "value": ' + b"9" * 6_000 + b"}]}"


@defect(("file_json_shape",), name="bao-cao.json")
def json_without_names_of_tables(form: Form) -> bytes:
    return json.dumps(RECORDS).encode()


@defect(("file_json_shape",), name="bao-cao.json")
def json_nested_a_level_too_deep(form: Form) -> bytes:
    return json.dumps({"data": {"progress": RECORDS}}).encode()


@defect(name="bao-cao.json")
def json_in_utf16(form: Form) -> bytes:
    return _records().decode().encode("utf-16")


@defect(("encoding_legacy",), name="bao-cao.csv")
def utf8_that_was_read_as_windows_1252_and_saved_again(form: Form) -> bytes:
    data = _table(LINES).encode()
    return "".join(chr(b) if b in _UNDEFINED else bytes([b]).decode("cp1252") for b in data).encode()


@defect(("letters_lost", "progress", "C2"), name="bao-cao.json")
def json_with_half_a_letter(form: Form) -> bytes:
    return _records(reason="x\ud83d")
