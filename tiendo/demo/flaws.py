"""What goes wrong with reports, as it does in real life: slips of the pen, and mishaps with the file.

Every flaw says which finding it must lead to. For those of `FLAWS` a report is returned, for those of `BLEMISHES` it
is accepted with a warning. A flaw that does not fit a report gives None, and another is taken.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from schemas.terms import ReportedStatus
from tiendo.demo.answers import Answers, Line, Written
from tiendo.demo.desk import Desk
from tiendo.demo.fill import type_in
from tiendo.demo.lookalikes import letter, scan
from tiendo.demo.typist import Form

_FAR_DOWN = 5000

Make = Callable[[Desk], bytes | None]


@dataclass(frozen=True)
class Flaw:
    """A way to get a report wrong: the `code` of the finding that it must lead to, and what it is in words."""

    code: str
    note: str
    make: Make


def flawed(desk: Desk, flaws: Sequence[Flaw], turn: int) -> tuple[Flaw, bytes]:
    """A report with the first of `flaws`, from `turn` on, that fits it."""
    for i in range(len(flaws)):
        flaw = flaws[(turn + i) % len(flaws)]
        data = flaw.make(desk)
        if data is not None:
            return flaw, data
    raise AssertionError("some flaws fit every report")


def _slip(*statuses: ReportedStatus, **changes: Written | Callable[[Desk, Line], Written]) -> Make:
    """A flaw in the first lead task of these statuses: fields that are written in another way."""

    def make(desk: Desk) -> bytes | None:
        lines = list(desk.answers.progress)
        for i, line in enumerate(lines):
            if line["status"] in statuses:
                changed = {
                    name: value(desk, line) if callable(value) else value for name, value in changes.items()
                }
                lines[i] = {**line, **changed}
                return desk.report(replace(desk.answers, progress=tuple(lines)))
        return None

    return make


def _impossible_day(desk: Desk, _line: Line) -> str:
    return f"31/02/{desk.period.year}"


def _short_year(_desk: Desk, line: Line) -> str:
    return f"{line['completed_on']:%d/%m/%y}"


def _day_to_come(desk: Desk, _line: Line) -> date:
    return date(desk.period.closes_on.year + 1, 3, 1)


def _figure_in_words(desk: Desk) -> bytes | None:
    if not desk.answers.observations:
        return None
    first, *others = desk.answers.observations
    return desk.report(replace(desk.answers, observations=({**first, "value": "chưa thống kê"}, *others)))


def _nothing_reported(desk: Desk) -> bytes:
    return desk.report(Answers(cover=desk.answers.cover))


def _in_another_form(desk: Desk) -> bytes | None:
    form = desk.colleague_form()
    return form and desk.report(desk.answers, form=form)


def _filled(desk: Desk) -> Form:
    form = Form(desk.form)
    type_in(form, desk.layout, desk.written(desk.answers))
    return form


def _sheet_deleted(desk: Desk) -> bytes:
    form = _filled(desk)
    form.remove(desk.layout.sheet("difficulties").name)
    return form.to_bytes()


def _stray_character(desk: Desk) -> bytes:
    form, sheet = _filled(desk), desk.layout.sheet("progress")
    form.page(sheet.name).write(_FAR_DOWN, sheet.positions["result"], ".")
    return form.to_bytes()


def _broken_reference(desk: Desk) -> bytes | None:
    if not desk.answers.observations:
        return None
    form, sheet = _filled(desk), desk.layout.sheet("observations")
    form.page(sheet.name).write_error(sheet.header_row + 1, sheet.positions["value"], "#REF!")
    return form.to_bytes()


def _code_altered(desk: Desk) -> bytes | None:
    if not desk.answers.progress:
        return None
    form, sheet = _filled(desk), desk.layout.sheet("progress")
    page, column = form.page(sheet.name), sheet.positions["ref"]
    ref = str(desk.answers.progress[0]["ref"])
    page.write(page.column(column, sheet.header_row + 1)[ref], column, "NV-01")
    return form.to_bytes()


_DONE, _BEGUN = ReportedStatus.completed, ReportedStatus.in_progress

# A flaw that fits few reports stands before a different one each time, which then takes its turn.
FLAWS = (
    Flaw("percent_malformed", "Ghi chữ vào cột tỷ lệ hoàn thành.", _slip(_BEGUN, percent="khoảng 50%")),
    Flaw("choice_misspelt", "Viết nhầm tình trạng thực hiện.", _slip(_DONE, status="Hoàn thàn")),
    Flaw("form_other_period", "Gửi lại báo cáo của kỳ trước.", Desk.last_report),
    Flaw("date_impossible", "Ghi ngày không có trên lịch.", _slip(_DONE, completed_on=_impossible_day)),
    Flaw("file_not_form", "Gửi tệp Word đổi tên thành .xlsx.", lambda desk: letter(desk.period.title_vi)),
    Flaw(
        "reason_missing",
        "Báo tạm dừng mà không nêu lý do.",
        _slip(*ReportedStatus, status=ReportedStatus.suspended, percent=None, completed_on=None, reason=None),
    ),
    Flaw(
        "completion_unproven",
        "Báo hoàn thành, không có văn bản, không giải trình.",
        _slip(_DONE, doc_number=None, doc_on=None, reason=None),
    ),
    Flaw("form_empty", "Chưa ghi nội dung báo cáo.", _nothing_reported),
    Flaw("percent_full", "Báo đang thực hiện nhưng tỷ lệ là 100.", _slip(_BEGUN, percent=100)),
    Flaw("percent_completed", "Báo hoàn thành nhưng tỷ lệ dưới 100.", _slip(_DONE, percent=80)),
    Flaw("cell_error", "Ô số liệu báo lỗi công thức.", _broken_reference),
    Flaw("form_other_agency", "Ghi vào biểu mẫu của cơ quan khác.", _in_another_form),
    Flaw("number_malformed", "Ghi chữ vào ô số liệu.", _figure_in_words),
    Flaw("choice_unknown", "Ghi tình trạng ngoài danh mục.", _slip(_BEGUN, status="Cơ bản đạt yêu cầu")),
    Flaw("sheet_missing", "Xóa một trang của biểu mẫu.", _sheet_deleted),
    Flaw("date_future", "Ghi ngày hoàn thành ở tương lai.", _slip(_DONE, completed_on=_day_to_come)),
    Flaw("file_pdf", "Gửi bản quét PDF đổi tên thành .xlsx.", lambda desk: scan(desk.period.id)),
    Flaw("task_unknown", "Sửa mã nhiệm vụ.", _code_altered),
)
BLEMISHES = (
    Flaw("outside_table", "Ký tự thừa ở xa cuối bảng.", _stray_character),
    Flaw("date_short_year", "Ghi năm hai chữ số.", _slip(_DONE, completed_on=_short_year)),
)
