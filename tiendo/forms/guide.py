"""What the help sheet says, as lines of a two-column text. What it says of fields comes from their metadata."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.layout import Column, Layout, Sheet
from schemas.records import Field
from schemas.terms import Outcome, ReportedStatus
from tiendo.forms.content import Content
from tiendo.forms.wording import before, window

GUIDE_SHEET = "Hướng dẫn"
REQUIRED = "Bắt buộc."

_NO_NOTE = "Ghi nội dung tương ứng."

STATUS_MEANINGS = {
    ReportedStatus.not_started: "Chưa triển khai nội dung nào của nhiệm vụ. Tỷ lệ hoàn thành để trống hoặc ghi 0.",
    ReportedStatus.in_progress: "Đã triển khai nhưng chưa có đủ kết quả dự kiến. Ghi kết quả thực hiện; tỷ lệ hoàn "
    "thành nhỏ hơn 100.",
    ReportedStatus.completed: "Đã có đủ kết quả dự kiến thuộc phạm vi của cơ quan. Ghi kết quả thực hiện, ngày hoàn "
    "thành, số và ngày văn bản, tỷ lệ hoàn thành 100. Không có văn bản thì giải trình.",
    ReportedStatus.suspended: "Đã có quyết định hoặc nguyên nhân khiến việc thực hiện phải dừng lại. Ghi lý do.",
    ReportedStatus.no_activity: "Chỉ dùng cho nhiệm vụ hàng năm hoặc định kỳ, khi trong kỳ không phát sinh việc phải "
    "thực hiện. Ghi lý do.",
}
_OUTCOME_MEANINGS = {
    Outcome.accepted: "Số liệu được đưa vào tổng hợp. Cơ quan không phải làm gì thêm.",
    Outcome.accepted_with_warnings: "Số liệu được đưa vào tổng hợp. Đề nghị xem lại các điểm được nêu; nếu cần thì sửa "
    "và gửi lại.",
    Outcome.returned: "Báo cáo chưa được tổng hợp. Cơ quan nhận lại bản sao tệp đã gửi, trong đó các ô cần sửa được tô "
    "màu và có ghi chú cách sửa. Sửa các ô đó rồi gửi lại cả tệp.",
}


@dataclass(frozen=True)
class Line:
    """A line of the help sheet: label and text with the styles of their cells."""

    label: str
    text: str = ""
    label_style: str = "strong"
    text_style: str = "text"


def guide(layout: Layout, content: Content) -> Iterator[Line]:
    """Every line of the help sheet, from top to bottom."""
    yield Line("HƯỚNG DẪN GHI BÁO CÁO", label_style="title")
    yield Line("", opening(content), text_style="strong")
    yield from _section("1. Thông tin chung", _facts(layout, content))
    yield from _section("2. Cách thực hiện", _steps(layout))
    yield from _section("3. Ý nghĩa màu ô", _COLOURS)
    yield from _section("4. Cách ghi từng cột", _columns(layout))
    meanings = [Line(status.vi, meaning) for status, meaning in STATUS_MEANINGS.items()]
    yield from _section("5. Ý nghĩa tình trạng thực hiện nhiệm vụ", meanings)
    yield from _section("6. Gửi báo cáo và việc tiếp theo", _afterwards(content))


def _section(title: str, lines: list[Line]) -> Iterator[Line]:
    yield Line(title, label_style="heading", text_style="heading")
    yield from lines


def opening(content: Content) -> str:
    """Who is to report what to whom by when, as orders and requests are worded."""
    deadline = before(content.period.due_before)
    if content.requested:
        opening = f"Đề nghị {content.agency_name} quan tâm, phối hợp thông báo kết quả thực hiện Kế hoạch"
    else:
        opening = f"Yêu cầu {content.agency_name} báo cáo kết quả thực hiện Kế hoạch"
    return f"{opening} theo biểu mẫu này và gửi {_receiver(content)} {deadline}."


def _receiver(content: Content) -> str:
    name = content.coordinator_name
    return f"đơn vị đầu mối tổng hợp của {name}" if content.is_coordinator else f"về {name}"


def _facts(layout: Layout, content: Content) -> list[Line]:
    period = content.period
    return [
        Line("Kế hoạch", content.plan.cited("vi")),
        Line("Kỳ báo cáo", f"{period.title_vi}, {window(period)}"),
        Line("Cơ quan báo cáo", content.agency_name),
        Line("Nơi nhận báo cáo", content.coordinator_name),
        Line("Thời hạn gửi", before(period.due_before).capitalize()),
        Line("Các trang cần ghi", "; ".join(_workload(sheet, content) for sheet in layout.sheets)),
    ]


def _workload(sheet: Sheet, content: Content) -> str:
    if sheet.shape == "fields":
        return sheet.name
    if sheet.blank_rows:
        return f"{sheet.name} (nếu có)"
    count = len(content.rows.get(sheet.table, []))
    return f"{sheet.name}: {count:02d} dòng" if count else f"{sheet.name}: không có"


def _steps(layout: Layout) -> list[Line]:
    free = ", ".join(f"“{sheet.name}”" for sheet in layout.sheets if sheet.blank_rows)
    more = [
        Line(
            "Thêm dòng", f"Ở trang {free}: mỗi nội dung một dòng; hết dòng kẻ sẵn thì ghi tiếp ngay bên dưới."
        )
    ]
    return [*_FILLING, *(more if free else []), *_CARE]


_FILLING = [
    Line(
        "Mở tệp",
        "Dùng Excel hoặc LibreOffice. Nếu Excel hiện thanh cảnh báo màu vàng, bấm “Enable Editing” (Cho phép chỉnh "
        "sửa).",
    ),
    Line(
        "Ghi vào ô màu vàng",
        "Lần lượt mở từng trang ở cạnh dưới màn hình và chỉ ghi vào ô màu vàng. Bấm vào một ô để xem gợi ý; ô có mũi "
        "tên thì chọn trong danh sách.",
    ),
    Line(
        "Mỗi nhiệm vụ một dòng",
        "Dòng của mỗi nhiệm vụ đã có sẵn. Nhiều việc hoặc nhiều đơn vị cùng thực hiện thì ghi thành các ý a), b), c) "
        "trong cùng một ô, xuống dòng bằng Alt+Enter (Excel) hoặc Ctrl+Enter (LibreOffice). Nhiều văn bản thì ghi các "
        "số, ký hiệu cách nhau bằng dấu chấm phẩy và ngày của văn bản mới nhất.",
    ),
]
_CARE = [
    Line("Không có thông tin", "Để trống ô; không ghi “0”, “không” hoặc dấu gạch ngang."),
    Line(
        "Kiểm tra ngày",
        "Sau khi ghi, ô phải hiện đúng thứ tự ngày/tháng/năm. Nếu máy đảo ngày và tháng, ghi lại theo thứ tự "
        "năm-tháng-ngày, ví dụ 2022-11-15.",
    ),
    Line(
        "Chép từ tài liệu khác",
        "Dùng “Paste Values” (Dán giá trị) để giữ nguyên định dạng và gợi ý của ô.",
    ),
    Line(
        "Giữ nguyên biểu mẫu",
        "Không đổi tên, xóa, thêm trang hoặc cột. Được kéo rộng cột, cao dòng cho dễ đọc.",
    ),
    Line(
        "Đơn vị trực thuộc",
        "Đơn vị trực thuộc gửi báo cáo riêng thì dùng một bản sao của tệp này, mỗi đơn vị một tệp.",
    ),
    Line("Lưu tệp", "Lưu ở dạng Excel (.xlsx). Không in, quét hoặc chuyển sang PDF thay cho tệp này."),
]
_COLOURS = [
    Line("", "Ô cần ghi.", label_style="input_text"),
    Line("", "Ô bắt buộc đang để trống; hết màu cam khi đã ghi.", label_style="missing_cell"),
    Line("", "Nội dung đã ghi sẵn, không sửa. Ô xám để trống: Kế hoạch không nêu.", label_style="fixed"),
    Line("Tiêu đề cột", "Tiêu đề chữ đỏ: cột bắt buộc phải ghi.", label_style="header_required"),
]


def _columns(layout: Layout) -> list[Line]:
    lines = []
    for sheet in layout.sheets:
        lines.append(Line(f"Trang “{sheet.name}”"))
        lines += [_column(column) for column in sheet.columns if not column.locked]
    return lines


def _column(column: Column) -> Line:
    field = column.field
    if field is None:
        return Line(column.header, label_style="cell", text_style="cell")
    return Line(column.header, remark(field), label_style="cell", text_style="cell")


def remark(field: Field) -> str:
    """How a field is filled in."""
    members = "; ".join(term.vi for term in field.terms or ())
    said = [
        REQUIRED if field.required else "",
        field.note_vi or _NO_NOTE,
        f"Các mục: {members}." if members else "",
    ]
    return " ".join(filter(None, said))


def _afterwards(content: Content) -> list[Line]:
    return [
        Line("Gửi báo cáo", f"Gửi tệp {_receiver(content)}, kèm văn bản báo cáo của cơ quan (nếu có)."),
        Line(
            "Sau khi gửi", "Tệp được kiểm tra và cơ quan nhận phiếu tiếp nhận ghi một trong ba kết quả sau:"
        ),
        *[Line(outcome.vi, meaning) for outcome, meaning in _OUTCOME_MEANINGS.items()],
        Line("Gửi lại", "Được gửi lại nhiều lần; bản được chấp nhận sau cùng thay thế các bản trước."),
        Line("Tính đúng hạn", "Căn cứ ngày gửi của bản đầu tiên được chấp nhận."),
    ]
