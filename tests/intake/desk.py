"""The focal point's desk: an issued form, filled in as it should be, to be spoiled by a test and handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from schemas.findings import wording
from schemas.layout import Layout, load_layouts
from tests.intake.world import HOME, ONCE, RECEIVED, world
from tiendo.forms import build_workbook
from tiendo.intake import Arrival, History, Intake, take_in
from tiendo.plan import Plan

LAYOUTS: list[Layout] = load_layouts(Path(__file__).parents[2] / "templates" / "forms")
PERIOD = "2023"
COVER, PROGRESS, CONTRIBUTIONS, DIFFICULTIES, OBSERVATIONS = (s.name for s in LAYOUTS[0].sheets)
SHEETS = {sheet.table: sheet.name for sheet in LAYOUTS[0].sheets}

LONG_TEXT = "Đã tổ chức 03 hội nghị, ban hành 02 văn bản hướng dẫn (dữ liệu minh họa)."
GOOD = {
    PROGRESS: {
        # yearly task done, one-off task under way, the others not begun
        "F6": "Hoàn thành",
        "G6": 100,
        "I6": date(2023, 5, 15),
        "J6": "12/BC-CQA",
        "K6": date(2023, 5, 15),
        "L6": LONG_TEXT,
        "F7": "Đang thực hiện",
        "G7": 50,
        "H7": date(2022, 6, 1),
        "L7": "Đang lấy ý kiến các đơn vị (dữ liệu minh họa).",
        "F8": "Chưa thực hiện",
        "F9": "Không phát sinh trong kỳ",
        "M9": "Năm nay không đến kỳ thực hiện.",
        "F10": "Tạm dừng",
        "M10": "Chờ văn bản mới của cấp có thẩm quyền.",
    },
    CONTRIBUTIONS: {"D6": "Đã góp ý dự thảo.", "E6": "15/CQA", "F6": date(2023, 3, 1)},
    DIFFICULTIES: {"A6": ONCE, "B6": "Thiếu kinh phí.", "D6": "Cơ quan Bê", "E6": "Chưa giải quyết"},
    OBSERVATIONS: {"E6": 1234, "E7": 12.5},
    COVER: {
        "B9": "20/BC-CQA",
        "B10": date(2023, 11, 18),
        "B11": "Đã ban hành kế hoạch riêng",
        "B12": "5/KH-CQA",
        "B13": date(2023, 3, 1),
    },
}


class Found(NamedTuple):
    """A finding as tests look at it."""

    code: str
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Reading:
    """What the intake makes of one file."""

    intake: Intake
    number: int

    @property
    def rows(self) -> list[dict]:
        return self.intake.findings.filter(submission=self.number).to_dicts()

    @property
    def found(self) -> list[Found]:
        return [Found(row["code"], row["sheet"], _cell(row)) for row in self.rows]

    @property
    def accepted(self) -> bool:
        return not any(row["severity"] == "fail" for row in self.rows)

    def records(self, table: str) -> list[dict]:
        """The rows of a table without the number of the submission."""
        return self.intake.tables[table].filter(submission=self.number).drop("submission").to_dicts()

    def message(self, code: str, lang: str = "vi") -> str:
        """Wording and fix of the first finding of a code."""
        row = next(row for row in self.rows if row["code"] == code)
        return " ".join(wording(code, row["value"], row["details"], lang))


def _cell(row: Mapping[str, Any]) -> str | None:
    return f"{row['column']}{row['row']}" if row["column"] and row["row"] else None


@cache
def plan() -> Plan:
    return world()


@cache
def issued(agency: str = HOME, period: str = PERIOD) -> bytes:
    """A form as the forms room issues it."""
    return build_workbook(plan(), LAYOUTS[0], plan().period(period), agency)


class Form:
    """A form on the desk. `form[sheet, cell] = value` writes as a person does; `form.book` is openpyxl's."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(BytesIO(data))

    def __getitem__(self, sheet: str) -> Worksheet:
        return self.book[sheet]

    def __setitem__(self, place: tuple[str, str], value: object) -> None:
        sheet, cell = place
        self.book[sheet][cell].value = value

    def text(self, sheet: str, cell: str, value: str) -> None:
        """Write a text that openpyxl would take for a formula or an error."""
        self.book[sheet][cell].value = value
        self.book[sheet][cell].data_type = "s"

    def bytes(self) -> bytes:
        target = BytesIO()
        self.book.save(target)
        return target.getvalue()


@cache
def _filled() -> bytes:
    form = Form(issued())
    for sheet, cells in GOOD.items():
        for cell, value in cells.items():
            form[sheet, cell] = value
    return form.bytes()


def good_form() -> Form:
    """The form of `HOME`, filled in without a fault."""
    return Form(_filled())


def good_file() -> bytes:
    return _filled()


def arrival(data: bytes, number: int = 1, **about: Any) -> Arrival:
    usual = Arrival(number, "bao-cao.xlsx", data, HOME, RECEIVED)
    return replace(usual, **about)


def hand_in(file: bytes | Form, history: History | None = None, **about: Any) -> Reading:
    """Take in one file. Keywords change its Arrival (name, agency, received_on)."""
    sent = arrival(file.bytes() if isinstance(file, Form) else file, **about)
    return Reading(take_in([sent], LAYOUTS, plan(), plan().period(PERIOD), history=history), sent.number)


def hand_in_all(files: Mapping[int, bytes]) -> dict[int, Reading]:
    """Take in a batch."""
    intake = take_in([arrival(data, n) for n, data in files.items()], LAYOUTS, plan(), plan().period(PERIOD))
    return {number: Reading(intake, number) for number in files}
