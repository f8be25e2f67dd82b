"""What agencies report: one typed table a form sheet, one row a reported line.

These models are the only definition of a reported field: the issued forms take their headers, notes and cell
checks from the metadata here, the intake its parsers, the findings their wording, pandera its checks.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl

from schemas.table import Table
from schemas.terms import DifficultyState, OwnPlanForm, ReportedStatus, Term

MAX_TEXT = 20_000  # letters of a text, where an installation sets no other limit
LONGEST_TEXT = 32_767  # what a cell of a workbook can hold: no limit lies beyond


@dataclass(frozen=True)
class Field:
    """One reported field: how it is called, what may be written in it, and the hint that its form shows.

    `kind` is one of key, text, choice, percent, number, date. `terms` is the vocabulary of a choice.
    """

    name: str
    kind: str
    vi: str
    en: str
    note_vi: str = ""
    note_en: str = ""
    required: bool = False
    terms: type[Term] | None = None

    def label(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en

    def note(self, lang: str) -> str:
        return self.note_vi if lang == "vi" else self.note_en


def _field(
    kind: str,
    vi: str,
    en: str,
    note_vi: str = "",
    note_en: str = "",
    *,
    required: bool = False,
    terms: type[Term] | None = None,
    **checks: Any,
) -> Any:
    about = {
        "kind": kind,
        "vi": vi,
        "en": en,
        "note_vi": note_vi,
        "note_en": note_en,
        "required": required,
        "terms": terms,
    }
    if terms is not None:
        checks["isin"] = terms.codes()
    if kind in ("text", "key"):
        checks["str_length"] = {"max_value": LONGEST_TEXT}
    return pa.Field(nullable=not required, metadata=about, **checks)


class Records(Table):
    """Columns that every reported table has beside its fields."""

    submission: int  # number of the submission in its batch, later in the ledger
    row: int = pa.Field(ge=1)  # row of the sheet, as people count


class Progress(Records):
    """Lead assignments: status and result. One row a task that the agency leads."""

    ref: str = _field("key", "Mã nhiệm vụ", "Task", required=True)
    status: str = _field(
        "choice",
        "Tình trạng",
        "Status",
        "Chọn một mục trong danh sách.",
        "Choose from the list.",
        required=True,
        terms=ReportedStatus,
    )
    percent: float = _field(
        "percent",
        "Tỷ lệ hoàn thành (%)",
        "Completed (%)",
        "Ghi số từ 0 đến 100, ví dụ 50 hoặc 50%. Hoàn thành thì ghi 100.",
        "A number from 0 to 100, such as 50 or 50%. Completed is 100.",
        ge=0,
        le=100,
    )
    preliminary_on: pl.Date = _field(
        "date",
        "Ngày hoàn thành báo cáo sơ bộ",
        "Preliminary report completed on",
        "Chỉ ghi khi nhiệm vụ có mốc báo cáo sơ bộ. Ngày/tháng/năm, ví dụ 15/11/2020.",
        "Only where the task has a preliminary report. Day/month/year, such as 15/11/2020.",
    )
    completed_on: pl.Date = _field(
        "date",
        "Ngày hoàn thành",
        "Completed on",
        "Ghi khi tình trạng là Hoàn thành. Ngày/tháng/năm, ví dụ 15/11/2022.",
        "When the status is Completed. Day/month/year, such as 15/11/2022.",
    )
    doc_number: str = _field(
        "text",
        "Số, ký hiệu văn bản, sản phẩm",
        "Number of the document issued",
        "Văn bản hoặc sản phẩm đã có, ví dụ 123/BC-ABC.",
        "The document or product issued, such as 123/BC-ABC.",
    )
    doc_on: pl.Date = _field(
        "date",
        "Ngày văn bản",
        "Date of the document",
        "Ngày/tháng/năm ký văn bản.",
        "Day/month/year of signature.",
    )
    result: str = _field(
        "text",
        "Kết quả thực hiện",
        "Results",
        "Nêu ngắn gọn việc đã làm và kết quả trong kỳ.",
        "In short, what was done and achieved in the period.",
    )
    reason: str = _field(
        "text",
        "Giải trình, lý do",
        "Explanation, reason",
        "Bắt buộc khi Tạm dừng, Không phát sinh trong kỳ, hoặc Hoàn thành mà không có văn bản.",
        "Required when Suspended, No activity, or Completed without a document.",
    )


class Contributions(Records):
    """Support assignments: text and documents, never a status."""

    ref: str = _field("key", "Mã nhiệm vụ", "Task", required=True)
    result: str = _field(
        "text",
        "Kết quả phối hợp",
        "Contribution",
        "Nêu ngắn gọn nội dung đã phối hợp. Không phát sinh thì để trống.",
        "In short, what was contributed. Leave empty where nothing arose.",
    )
    doc_number: str = _field("text", "Số, ký hiệu văn bản", "Number of the document")
    doc_on: pl.Date = _field(
        "date", "Ngày văn bản", "Date of the document", "Ngày/tháng/năm.", "Day/month/year."
    )


class Difficulties(Records):
    """Difficulties met and proposals made, with the authority asked to solve them (Decision, clause I.2.d)."""

    ref: str = _field(
        "key",
        "Mã nhiệm vụ",
        "Task",
        "Mã của nhiệm vụ gặp khó khăn; để trống nếu là khó khăn chung.",
        "The task concerned; empty for a general difficulty.",
    )
    difficulty: str = _field(
        "text", "Khó khăn, vướng mắc", "Difficulty", "Nêu cụ thể.", "Be specific.", required=True
    )
    proposal: str = _field("text", "Đề xuất, kiến nghị", "Proposal")
    authority: str = _field(
        "text",
        "Cơ quan được kiến nghị",
        "Authority asked",
        "Cơ quan có thẩm quyền giải quyết.",
        "The authority that can solve it.",
    )
    state: str = _field(
        "choice",
        "Tình trạng giải quyết",
        "State",
        "Chọn một mục trong danh sách.",
        "Choose from the list.",
        terms=DifficultyState,
    )


class Observations(Records):
    """One value of an indicator."""

    indicator: str = _field("key", "Mã chỉ tiêu", "Indicator", required=True)
    value: float = _field(
        "number",
        "Số liệu trong kỳ",
        "Value in the period",
        "Ghi số, ví dụ 1.234 hoặc 12,5. Không có số liệu thì để trống, không ghi 0.",
        "A number, such as 1.234 or 12,5. Leave empty where there is no figure; do not write 0.",
    )
    note: str = _field("text", "Ghi chú", "Note")


class Cover(Records):
    """What a submission says of itself: one row a submission, from the form's first sheet."""

    layout: str = _field("key", "Phiên bản biểu mẫu", "Form version")
    plan: str = _field("key", "Mã kế hoạch", "Plan")
    period: str = _field("key", "Kỳ báo cáo", "Period")
    agency: str = _field("key", "Mã cơ quan", "Agency")
    report_number: str = _field(
        "text",
        "Số, ký hiệu văn bản báo cáo",
        "Number of the covering report",
        "Ví dụ 123/BC-ABC.",
        "Such as 123/BC-ABC.",
    )
    report_on: pl.Date = _field(
        "date",
        "Ngày văn bản báo cáo",
        "Date of the covering report",
        "Ngày/tháng/năm.",
        "Day/month/year.",
    )
    own_plan: str = _field(
        "choice",
        "Kế hoạch thực hiện của cơ quan",
        "The agency's own plan",
        "Chọn một mục trong danh sách.",
        "Choose from the list.",
        terms=OwnPlanForm,
    )
    own_plan_number: str = _field(
        "text",
        "Số, ký hiệu kế hoạch",
        "Number of that plan",
        "Nếu lồng ghép, ghi số của kế hoạch được lồng ghép vào. Ví dụ 123/KH-ABC.",
        "Where integrated, that of the plan into which the tasks went. Such as 123/KH-ABC.",
    )
    own_plan_on: pl.Date = _field(
        "date", "Ngày ban hành kế hoạch", "Date of that plan", "Ngày/tháng/năm.", "Day/month/year."
    )
    own_plan_title: str = _field(
        "text",
        "Tên kế hoạch",
        "Title of that plan",
        "Nếu lồng ghép, ghi tên của kế hoạch được lồng ghép vào.",
        "Where integrated, that of the plan into which the tasks went.",
    )
    contact: str = _field("text", "Đầu mối liên hệ (đơn vị)", "Contact (unit)")
    phone: str = _field("text", "Điện thoại", "Telephone")
    email: str = _field("text", "Thư điện tử", "E-mail")


TABLES: dict[str, type[Records]] = {
    "cover": Cover,
    "progress": Progress,
    "contributions": Contributions,
    "difficulties": Difficulties,
    "observations": Observations,
}


@cache
def fields_of(table: str) -> dict[str, Field]:
    """The reported fields of a table, by name, in their order."""
    columns = TABLES[table].to_schema().columns
    return {name: Field(name, **column.metadata) for name, column in columns.items() if column.metadata}


def frame_schema(table: str) -> pl.Schema:
    """Column names and Polars types of a table, for building frames."""
    return pl.Schema({name: column.dtype.type for name, column in TABLES[table].to_schema().columns.items()})
