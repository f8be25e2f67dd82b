"""What receipts, summaries and lines say, in both languages; numbers and dates as official papers write them."""

from dataclasses import dataclass
from datetime import date

from schemas.terms import Outcome, Severity


@dataclass(frozen=True)
class Phrase:
    """A text in both languages; `{name}` is a place to fill."""

    vi: str
    en: str

    def say(self, lang: str, **places: object) -> str:
        return (self.vi if lang == "vi" else self.en).format_map(places)


CELL = Phrase("ô", "cell")
CELLS = Phrase("các ô", "cells")
FIX = Phrase("Cách sửa", "How to mend")
ROW = Phrase("dòng {row}", "row {row}")
SHEET = Phrase("Trang “{sheet}”", "Sheet “{sheet}”")
TABLE = Phrase("Bảng {n}", "Table {n}")
TABLE_CELLS = Phrase("dòng {rows}, cột {column}", "row {rows}, column {column}")
WHOLE_FILE = Phrase("Cả tệp", "The whole file")

VERDICTS = {
    Outcome.accepted: Phrase("ĐƯỢC CHẤP NHẬN", "ACCEPTED"),
    Outcome.accepted_with_warnings: Phrase("ĐƯỢC CHẤP NHẬN, CÓ CẢNH BÁO", "ACCEPTED WITH WARNINGS"),
    Outcome.returned: Phrase("TRẢ LẠI ĐỂ SỬA", "RETURNED FOR CORRECTION"),
}
NO_FINDING = Phrase("Không có lỗi, không có cảnh báo.", "No errors and no warnings.")
_COUNTED = {
    Severity.fail: Phrase("{n} lỗi phải sửa", "{n} to be mended"),
    Severity.warn: Phrase("{n} cảnh báo cần xem lại", "{n} to be looked at"),
}
_AND = Phrase(" và ", " and ")
_COUNT_SENTENCE = Phrase("Có {counts}.", "Findings: {counts}.")


SUMMARY_NAME = Phrase("Kết quả kiểm tra", "Check results")
TABLES_SUMMARY_NAME = Phrase("Kết quả kiểm tra bảng", "Check results of tables")  # of what came as text
SUMMARY_TITLE = Phrase("KẾT QUẢ KIỂM TRA BÁO CÁO", "RESULTS OF THE CHECK")
OUTCOME = Phrase("Kết quả", "Outcome")
CHECKED = (
    Phrase("Nội dung kiểm tra", "What was checked"),
    Phrase(
        "Cấu trúc biểu mẫu; nội dung từng ô; đối chiếu với kế hoạch và kỳ báo cáo.",
        "The form's structure; the content of every cell; agreement with the plan and the period.",
    ),
)
TO_DO = Phrase("Cách sửa", "How to mend")
STEPS = (
    Phrase(
        "1. Bấm vào địa chỉ ở cột “Ô” để đến ô cần sửa. Ô màu đỏ: phải sửa. Ô màu cam: cần xem lại.",
        "1. Click an address in the column “Cell” to get there. Red cells must be mended, amber ones looked at.",
    ),
    Phrase(
        "2. Đưa chuột vào ô để đọc ghi chú, rồi sửa ngay trong ô. Không cần xóa màu, ghi chú hay trang này.",
        "2. Point at the cell to read its note and mend it there. Colours, notes and this sheet may stay.",
    ),
    Phrase("3. Sửa xong, lưu tệp và gửi lại cả tệp này.", "3. Save this file and send all of it again."),
)
WORD_STEPS = (
    Phrase(
        "1. Ô màu đỏ: phải sửa. Ô màu cam: cần xem lại. Chú thích bên lề (Comment) của mỗi ô nói rõ lỗi và cách sửa.",
        "1. Red cells must be mended, amber ones looked at. The comment of each says what is wrong and how to mend it.",
    ),
    Phrase(
        "2. Sửa ngay trong ô. Không cần xóa màu, chú thích hay phần kết quả kiểm tra này.",
        "2. Mend it in the cell. Colours, comments and this summary may stay.",
    ),
    Phrase(
        "3. Sửa xong, lưu tệp ở dạng Word (.docx) và gửi lại cả tệp này.",
        "3. Save this file as a Word document (.docx) and send all of it again.",
    ),
)
HEADERS = (
    Phrase("STT", "No."),
    Phrase("Mức độ", "Severity"),
    Phrase("Trang tính", "Sheet"),
    Phrase("Ô", "Cell"),
    Phrase("Nội dung gặp", "Found"),
    Phrase("Lỗi, cảnh báo", "Problem"),
    Phrase("Cách sửa", "How to mend"),
)


def count_sentence(n_errors: int, n_warnings: int, lang: str) -> str:
    """How many findings, as in "Có 03 lỗi phải sửa và 02 cảnh báo cần xem lại"."""
    numbers = {Severity.fail: n_errors, Severity.warn: n_warnings}
    counts = [_COUNTED[severity].say(lang, n=counted(n, lang)) for severity, n in numbers.items() if n]
    return _COUNT_SENTENCE.say(lang, counts=_AND.say(lang).join(counts)) if counts else NO_FINDING.say(lang)


def counted(n: int, lang: str) -> str:
    """A number in a sentence; Vietnamese papers pad those below ten."""
    return f"{n:02d}" if lang == "vi" else str(n)


def day(on: date, lang: str) -> str:
    """30/11/2023, or 30 November 2023."""
    return f"{on:%d/%m/%Y}" if lang == "vi" else f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def place_and_day(place: str, on: date, lang: str) -> str:
    """The line of place and date; days below 10 and months below 3 are padded (Nghị định 30/2020, Phụ lục I)."""
    if lang != "vi":
        return f"{place}, {day(on, lang)}"
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"{place}, ngày {on.day:02d} tháng {month} năm {on.year}"


def size(n_bytes: int, lang: str) -> str:
    """25,5 KB."""
    unit, amount = ("MB", n_bytes / 1024**2) if n_bytes >= 1024**2 else ("KB", n_bytes / 1024)
    text = f"{amount:.1f} {unit}"
    return text.replace(".", ",") if lang == "vi" else text


# Not strftime("%B"): it speaks the language of the machine.
_MONTHS = "January February March April May June July August September October November December".split()
