"""The same report as a text table, a Word document or JSON."""

import csv
import io
import json
import unicodedata

import pytest

from tests.intake.defects import defects
from tests.intake.desk import LAYOUTS, PROGRESS, Found, Reading, good_file, hand_in
from tests.intake.documents import document
from tests.intake.world import HOME
from tiendo.intake import identify
from tiendo.intake.fonts import from_tcvn3

HEADER = ["Mã nhiệm vụ", "Tình trạng", "Tỷ lệ hoàn thành (%)", "Kết quả thực hiện", "Giải trình, lý do"]
LINES = [
    ["A.1", "Đang thực hiện", "50", "Đã họp; đã ban hành, đang in", ""],
    ["A.2", "Đang thực hiện", "12,5", "Đang lấy ý kiến", ""],
    ["A.3", "Chưa thực hiện", "", "", ""],
    ["A.4", "Chưa thực hiện", "", "", ""],
    ["B.1.d", "Tạm dừng", "", "", "Chờ văn bản của cấp trên"],
]
RECORDS = [
    ("A.1", "in_progress", 50, "Đã họp; đã ban hành, đang in"),
    ("A.2", "in_progress", 12.5, "Đang lấy ý kiến"),
    ("A.3", "not_started", None, None),
    ("A.4", "not_started", None, None),
    ("B.1.d", "suspended", None, None),
]


def table(lines: list[list[str]], mark: str = ",") -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=mark).writerows([HEADER, *lines])
    return target.getvalue()


def said(reading: Reading) -> list[tuple]:
    return [(r["ref"], r["status"], r["percent"], r["result"]) for r in reading.records("progress")]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_tables(mark, encoding):
    reading = hand_in(table(LINES, mark).encode(encoding), name="bao-cao.csv")

    assert reading.found == []
    assert said(reading) == RECORDS


def test_long_cells_of_text_tables_leave_the_limit_of_others_alone():
    usual = csv.field_size_limit(1_000)
    try:
        reading = hand_in(table([[*LINES[0][:3], "họp. " * 400, ""], *LINES[1:]]).encode(), name="x.csv")
        assert csv.field_size_limit() == 1_000
    finally:
        csv.field_size_limit(usual)

    assert reading.found == []
    assert len(reading.records("progress")[0]["result"]) > 1_000


def windows_1258(text: str) -> bytes:
    """As Windows stores it: base letters with their tone as a letter of its own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for character in text:
        plain = unicodedata.normalize("NFD", character)
        tone = "".join(c for c in plain if c in tones)
        base = unicodedata.normalize("NFC", "".join(c for c in plain if c not in tones))
        letters += [base, tone]
    return "".join(letters).encode("cp1258")


def test_windows_1258():
    reading = hand_in(windows_1258(table(LINES)), name="bao-cao.csv")

    assert reading.found == [Found("encoding_legacy")]
    assert "Windows-1258" in reading.message("encoding_legacy")
    assert said(reading) == RECORDS


def test_tcvn3_text_table():
    codes = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0x100)}
    text = "".join(codes.get(c, c) for c in table(LINES))
    reading = hand_in(text.encode("latin-1"), name="bao-cao.csv")

    assert reading.found == [Found("encoding_legacy")]
    assert said(reading) == RECORDS


def test_places_in_a_text_table_are_its_own():
    lines = [*LINES[:2], ["A.3", "xong rồi", "", "", ""], *LINES[3:]]

    assert hand_in(table(lines).encode(), name="x.csv").found == [Found("choice_unknown", PROGRESS, "B4")]


def test_columns_that_may_be_left_out_and_one_that_may_not():
    text = "Mã nhiệm vụ;Tỷ lệ hoàn thành (%);Kết quả thực hiện\nA.1;50;Đang làm\n"
    reading = hand_in(text.encode(), name="x.csv")

    assert reading.found == [Found("column_missing", PROGRESS, "F1"), Found("line_lost", PROGRESS, "A1")]


def test_text_table_without_proof_names_the_line():
    lines = [["A.1", "Hoàn thành", "100", "Đã xong", ""], *LINES[1:]]

    assert hand_in(table(lines).encode(), name="x.csv").found == [
        Found("completion_unproven", PROGRESS, "A2")
    ]


def test_numbers_of_a_text_table_stay_in_doubt():
    reading = hand_in("Mã chỉ tiêu,Số liệu trong kỳ,Ghi chú\nso-viec,1.234,\n".encode(), name="x.csv")

    assert [f.code for f in reading.found] == ["number_unclear"]
    assert reading.records("observations")[0]["value"] == 1234


def test_json():
    content = {
        "cover": {"plan": "minh-hoa", "period": 2023, "agency": HOME, "report_number": "20/BC-CQA"},
        "progress": [
            {"ref": "A.1", "status": "in_progress", "percent": 50, "result": "Đã họp; đã ban hành, đang in"},
            {"ref": "A.2", "status": "Đang thực hiện", "percent": "12,5", "result": "Đang lấy ý kiến"},
            {"ref": "A.3", "status": "not_started"},
            {"ref": "A.4", "status": "not_started"},
            {"ref": "B.1.d", "status": "suspended", "reason": "Chờ văn bản"},
        ],
        "observations": [{"indicator": "muc-dat", "value": 1.234}],
    }
    data = json.dumps(content).encode()
    reading = hand_in(data, name="bao-cao.json", agency=None)

    assert reading.found == []
    assert said(reading) == RECORDS
    assert reading.records("observations")[0]["value"] == 1.234
    assert reading.records("cover")[0]["report_number"] == "20/BC-CQA"


def test_places_in_json_count_the_keys_as_first_row():
    content = {"progress": [{"ref": "A.3", "status": "not_started", "percent": 5}]}
    reading = hand_in(json.dumps(content).encode(), name="x.json")

    assert Found("percent_not_started", "progress", "C2") in reading.found


def test_word_document():
    reading = hand_in(document([HEADER, *LINES]), name="bao-cao.docx")

    assert reading.found == []
    assert said(reading) == RECORDS


def test_word_form_with_cover_says_whose_it_is():
    cover = [["Kế hoạch", "x"], ["Mã kế hoạch", "minh-hoa"], ["Kỳ báo cáo", "2023"], ["Mã cơ quan", HOME]]
    data = document(cover, [HEADER, *LINES])

    assert identify(data, LAYOUTS).agency == HOME
    assert hand_in(data, agency=None).found == []


def test_word_rows_broken_over_pages_are_rejoined():
    broken = [
        ["A.1", "Đang thực", "50", "Đã họp; đã ban", ""],
        ["", "hiện", "", "hành, đang in", ""],
        *LINES[1:],
    ]

    assert said(hand_in(document([HEADER, *broken]))) == RECORDS


def test_word_table_that_goes_on_in_another():
    reading = hand_in(document([HEADER, *LINES[:2]], LINES[2:]))

    assert reading.found == []
    assert said(reading) == RECORDS


def test_places_in_the_second_part_of_a_word_table():
    wrong = [["A.3", "xong rồi", "", "", ""], *LINES[3:]]
    with_header = hand_in(document([HEADER, *LINES[:2]], [HEADER, *wrong]))
    without = hand_in(document([HEADER, *LINES[:2]], wrong))

    assert with_header.found == [Found("choice_unknown", "Bảng 2", "B2")]
    assert without.found == [Found("choice_unknown", "Bảng 2", "B1")]


def test_word_cells_merged_downwards_count_for_every_line():
    data = document([HEADER, *LINES], merge=[((4, 1), (3, 1))])

    assert [r["status"] for r in hand_in(data).records("progress")][2:4] == ["not_started", "not_started"]


def test_cells_merged_in_word_stack_what_each_of_them_said():
    said_thrice = "\n".join(["Đang thực hiện"] * 3)
    lines = [["A.1", said_thrice, "50", "Đã họp", ""], *LINES[1:]]

    assert said(hand_in(document([HEADER, *lines])))[0][1] == "in_progress"


def test_a_free_report_with_numbered_rows_that_break_over_pages_and_merged_statuses():
    header = ["STT", *HEADER]
    rows = []
    for number, (ref, _, percent, _, reason) in enumerate(LINES, start=1):
        rows.append(
            [str(number), ref, "Đang thực hiện", percent, f"Đã ban hành văn bản {ref},", reason or "Chờ"]
        )
        rows.append(["", "", "", "", "đang tổ chức thực hiện", ""])
    data = document([header, *rows], [["Đơn vị", "Nội dung"], ["x", "y"]], merge=[((3, 2), (1, 2))])
    reading = hand_in(data)

    assert reading.found == []
    assert [r[3] for r in said(reading)] == [
        f"Đã ban hành văn bản {ref}, đang tổ chức thực hiện" for ref, *_ in LINES
    ]


def test_word_document_without_our_table():
    assert hand_in(document([["STT", "Nội dung"], ["1", "Việc"]])).found == [Found("file_not_form")]


def test_difficulties_without_task_are_not_rejoined():
    header = [
        "Mã nhiệm vụ",
        "Khó khăn, vướng mắc",
        "Đề xuất, kiến nghị",
        "Cơ quan được kiến nghị",
        "Tình trạng giải quyết",
    ]
    lines = [
        ["A.1", "Thiếu người", "", "", "Chưa giải quyết"],
        ["", "Thiếu kinh phí", "", "", "Đã giải quyết"],
    ]
    reading = hand_in(document([HEADER, *LINES], [header, *lines]))

    assert [r["difficulty"] for r in reading.records("difficulties")] == ["Thiếu người", "Thiếu kinh phí"]


def test_suffix_does_not_matter():
    assert hand_in(good_file(), name="bao-cao.csv").found == []
    assert hand_in(table(LINES).encode(), name="bao-cao.xlsx").found == []


@pytest.mark.parametrize(
    "cover", [{}, {"phone": "024 000"}, {"report_number": "20/BC-CQA", "phone": "024 000"}]
)
def test_a_cover_in_json_may_say_little(cover):
    """Its folder says whose report it is; what the keys say is taken."""
    lines = [{"ref": ref, "status": "not_started"} for ref in ("A.1", "A.2", "A.3", "A.4")]
    lines.append({"ref": "B.1.d", "status": "suspended", "reason": "Chờ văn bản"})
    reading = hand_in(json.dumps({"cover": cover, "progress": lines}).encode(), name="bao-cao.json")

    assert [found.code for found in reading.found] in ([], ["line_lost"])
    assert reading.accepted
    said = {key: value for row in reading.records("cover") for key, value in row.items() if value}
    assert {key: said.get(key) for key in cover} == cover
    unsigned = hand_in(
        json.dumps({"cover": {"phone": "1"}, "progress": lines}).encode(), name="bao-cao.json", agency=None
    )
    assert "agency_missing" in {found.code for found in unsigned.found}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("struck_number", ["50"]),
        ("new_number_beside_a_struck_one", ["4"]),
        ("every_piece_of_a_text_struck", ["Đã họp 02 lần"]),
        (
            "struck_cells_and_comments_of_a_spreadsheet",
            ["Chưa thực hiện", "02", "Đã trừ quý IV", "Đang soạn"],
        ),
        ("hidden_text_of_the_word_form", ["(không báo cáo)"]),
        ("conversations", ["Số này đúng chưa?", "Đã trừ quý IV", "Đã trừ quý IV"]),
        ("comments_of_the_word_form", ["Gửi thay bản ngày 15", "Đã trừ quý IV"]),
    ],
)
def test_what_is_said_beside_the_text_is_told(name, said):
    reading = next(defect for defect in defects() if defect.name == name).hand_in()

    assert sorted(row["value"] for row in reading.rows) == sorted(said)
