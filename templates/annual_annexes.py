"""The annexes of templates/annual.docx: a landscape section each, counting its own pages."""

from collections.abc import Sequence

from docx.table import Table
from nd30_form import BOLD, CELL, CENTRE, TOTAL, Form

_MARGIN = 0.1
OPTIONAL = ("tasks", "indicators", "documents")  # annexes that some plans have nothing for


def annexes(form: Form) -> None:
    before = len(form.document.tables)
    for name, vi, en, *tables in ANNEXES:
        form.numbered_annex(name, vi, en, optional=OPTIONAL)
        for add_table in tables:
            add_table(form)
    form.set_smaller(form.document.tables[before:])


def task_table(form: Form) -> None:
    labels = form.labels(
        "STT | Mã nhiệm vụ | Nhiệm vụ | Cơ quan chủ trì | Sản phẩm dự kiến | Thời hạn | Trạng thái | Tiến độ | "
        "Chủ trì đã báo cáo | Kết quả thực hiện",
        "No. | Task | Content | Lead agency | Expected output | Deadline | Status | Progress | "
        "Leads reported | Results",
    )
    widths = {
        "vi": (1.0, 1.8, 4.4, 2.8, 3.7, 2.0, 1.6, 1.3, 1.2, 5.4),
        "en": (1.0, 1.8, 4.0, 3.0, 3.3, 2.2, 2.1, 1.6, 1.6, 4.6),
    }[form.lang]
    table = form.grid(
        widths,
        [labels],
        form.say("Tình hình thực hiện từng nhiệm vụ", "Implementation by task"),
        margin_cm=_MARGIN,
    )
    columns = "no ref title lead output due status percent coverage result"
    styles = (CENTRE, CENTRE, CELL, CELL, CELL, CENTRE, CENTRE, CENTRE, CENTRE, CELL)
    nothing = form.say("Kế hoạch không giao nhiệm vụ cụ thể.", "The plan assigns no tasks.")
    form.rows(table, "tasks", columns, styles, heading="[[name]]", empty=nothing)


def milestone_table(form: Form) -> None:
    labels = form.labels(
        "STT | Mã nhiệm vụ | Nhiệm vụ | Mốc | Thời hạn | Ngày hoàn thành | Kết quả | Số ngày quá hạn",
        "No. | Task | Content | Milestone | Due | Done on | Outcome | Days late",
    )
    title = form.say("Các mốc thời hạn đã đến", "Milestones that have fallen due")
    widths = {
        "vi": (1.0, 1.8, 10.6, 2.8, 2.1, 2.3, 3.0, 1.6),
        "en": (1.0, 1.8, 10.5, 2.8, 2.2, 2.3, 3.0, 1.6),
    }[form.lang]
    table = _captioned(form, "milestones_caption", widths, [labels], title)
    styles = (CENTRE, CENTRE, CELL, *(CENTRE,) * 5)
    form.rows(
        table,
        "milestones",
        "no ref title milestone due done_on standing days",
        styles,
        heading="[[name]]",
    )
    form.tag("endif")


def _captioned(
    form: Form, caption: str, widths: Sequence[float], head: Sequence[Sequence[str]], title: str
) -> Table:
    """A further table of an annex, left out where its caption is empty; the tag is to be closed behind it."""
    form.tag(f"if {caption}")
    form.paragraph("", "ND30 Đường kẻ")
    form.paragraph(f"{{{{ {caption} }}}}", BOLD)
    return form.grid(widths, head, title, margin_cm=_MARGIN)


def rate_table(form: Form) -> None:
    labels = form.labels(
        "STT | Cơ quan | Hoàn thành trên được giao | Hoàn thành trên đến hạn | "
        "Đúng hạn trên hoàn thành có thời hạn",
        "No. | Agency | Completed of assigned | Completed of due | On time of completed with a deadline",
    )
    title = form.say("Tỷ lệ hoàn thành nhiệm vụ chủ trì", "Rates of completion of the tasks led")
    table = _captioned(form, "rates_caption", (1.0, 10.4, 4.6, 4.6, 4.6), [labels], title)
    columns, styles = "no agency completed completed_due on_time", (CENTRE, CELL, CENTRE, CENTRE, CENTRE)
    form.rows(table, "rates", columns, styles)
    for style in ("group", "total"):
        form.more_rows(table, f"rates {style}", columns, (TOTAL, BOLD, TOTAL, TOTAL, TOTAL))
    form.tag("endif")


def structure_table(form: Form) -> None:
    labels = form.labels(
        "STT | Cơ quan theo cơ cấu này | Gồm các cơ quan khi báo cáo | Số cơ quan | Đã báo cáo | "
        "Nhiệm vụ chủ trì | Chủ trì đã báo cáo | Chủ trì hoàn thành",
        "No. | Agency under this structure | Agencies counted | Number | Reported | Tasks led | Led, reported | "
        "Led, completed",
    )
    title = form.say("Tình hình báo cáo theo cơ cấu tổ chức khác", "Reporting under another structure")
    table = _captioned(form, "structure_caption", (1.0, 5.7, 9.5, *(1.8,) * 5), [labels], title)
    columns = "no agency counted agencies reported leads leads_reported leads_completed"
    form.rows(table, "structure", columns, (CENTRE, CELL, CELL, *(CENTRE,) * 5))
    form.more_rows(table, "structure total", columns, (TOTAL, BOLD, BOLD, *(TOTAL,) * 5))
    form.tag("endif")


def structure_figure_table(form: Form) -> None:
    """Two agencies side by side; the total of an indicator behind its last agency."""
    labels = form.labels(
        "Cơ quan theo cơ cấu này | Như đã báo cáo | Theo cơ cấu này",
        "Agency under this structure | As reported | Under this structure",
    )
    title = form.say("Số liệu chỉ tiêu theo cơ cấu tổ chức khác", "Indicators under another structure")
    widths = {"vi": (6.2, 4.2, 2.2), "en": (6.9, 3.4, 2.3)}[form.lang]
    table = _captioned(form, "structure_figures_caption", widths * 2, [labels * 2], title)
    name, columns, ordinary, total = (
        "structure_figures",
        "agency reported under agency_2 reported_2 under_2",
        (CELL, CENTRE, CENTRE),
        (BOLD, TOTAL, TOTAL),
    )
    for style, (agency, figure, _) in (("", ordinary), (" total", total)):
        alone = (("[[agency]]", agency, 4), ("[[reported]]", figure, 1), ("[[under]]", figure, 1))
        form.spanning_row(table, name + style, alone)
    form.more_rows(table, f"{name} pair", columns, ordinary * 2)
    form.more_rows(table, f"{name} last", columns, (*ordinary, *total))
    form.spanning_row(table, f"{name} heading", (("[[title]]", BOLD, 6),))
    form.tag("endif")


def agency_table(form: Form) -> None:
    labels = form.labels(
        "STT | Cơ quan | Tình hình gửi báo cáo | Ngày gửi lần đầu | Ngày được chấp nhận | Số lần gửi",
        "No. | Agency | Report | First received | Accepted | Revisions",
    )
    tasks = form.say("Nhiệm vụ chủ trì", "Tasks led")
    below = form.labels("Được giao | Đã báo cáo | Hoàn thành", "Assigned | Reported | Completed")
    head = ((*labels, *(tasks,) * 3, form.say("Ghi chú", "Notes")), (*("",) * 6, *below, ""))
    widths = {
        "vi": (1.0, 5.0, 1.9, 2.0, 2.0, 1.1, 1.2, 1.3, 1.4, 8.3),
        "en": (1.0, 5.0, 1.9, 2.2, 2.2, 1.7, 1.7, 1.7, 2.0, 5.8),
    }[form.lang]
    title = form.say("Tình hình gửi báo cáo của các cơ quan", "Reporting by the agencies")
    table = form.grid(widths, head, title, margin_cm=_MARGIN)
    columns = "no agency timeliness first_received first_accepted revisions leads leads_reported leads_completed note"
    form.rows(table, "agencies", columns, (CENTRE, CELL, *(CENTRE,) * 7, CELL), heading="[[title]]")


def indicator_table(form: Form) -> None:
    labels = form.labels(
        "STT | Mã nhiệm vụ | Chỉ tiêu | Đơn vị tính | Giá trị gốc | Kỳ trước | Kỳ này | Thay đổi | Mục tiêu | "
        "Xu hướng | Cơ quan đã báo cáo | Ghi chú",
        "No. | Task | Indicator | Unit | Baseline | Previous period | This period | Change | Target | Trend | "
        "Agencies reported | Notes",
    )
    widths = {
        "vi": (1.0, 1.6, 6.3, 1.6, 1.5, 1.6, 1.6, 1.5, 1.5, 2.2, 1.8, 3.0),
        "en": (1.0, 1.6, 5.9, 2.0, 1.5, 1.6, 1.6, 1.5, 1.5, 2.2, 1.8, 3.0),
    }[form.lang]
    table = form.grid(
        widths, [labels], form.say("Kết quả theo các chỉ tiêu", "Indicators"), margin_cm=_MARGIN
    )
    columns = "no ref indicator unit baseline previous current change target trend coverage note"
    styles = (CENTRE, CENTRE, CELL, *(CENTRE,) * 8, CELL)
    nothing = form.say("Không có số liệu chỉ tiêu trong kỳ.", "No figures on indicators in the period.")
    form.rows(table, "indicators", columns, styles, heading="[[title]]", empty=nothing)


def document_table(form: Form) -> None:
    """Two documents side by side; a last one of a task has the row to itself."""
    labels = form.labels("STT | Cơ quan | Số, ký hiệu | Ngày ban hành", "No. | Agency | Number | Date")
    title = form.say("Văn bản, sản phẩm đã ban hành", "Documents issued")
    widths = {"vi": (1.0, 6.4, 3.2, 2.0), "en": (1.0, 6.3, 3.1, 2.2)}[form.lang]
    table = form.grid(widths * 2, [labels * 2], title, margin_cm=_MARGIN)
    columns = "no agency number issued_on no_2 agency_2 number_2 issued_on_2"
    alone = (
        ("[[no]]", CENTRE, 1),
        ("[[agency]]", CELL, 5),
        ("[[number]]", CENTRE, 1),
        ("[[issued_on]]", CENTRE, 1),
    )
    form.spanning_row(table, "documents", alone)
    form.more_rows(table, "documents pair", columns, (CENTRE, CELL, CENTRE, CENTRE) * 2)
    nothing = form.say(
        "Không có văn bản nào được báo cáo trong kỳ.", "No documents were reported in the period."
    )
    for style, text, look in (("heading", "[[title]]", BOLD), ("empty", nothing, CENTRE)):
        form.spanning_row(table, f"documents {style}", ((text, look, 8),))


def difficulty_table(form: Form) -> None:
    labels = form.labels(
        "STT | Cơ quan báo cáo | Khó khăn, vướng mắc | Kiến nghị, đề xuất | Cơ quan có thẩm quyền giải quyết | "
        "Tình trạng",
        "No. | Agency | Difficulty | Proposal | Competent authority | State",
    )
    widths = (1.0, 4.0, 8.6, 5.2, 2.5, 3.9)
    title = form.say("Khó khăn, vướng mắc và kiến nghị", "Difficulties and proposals")
    table = form.grid(widths, [labels], title, margin_cm=_MARGIN)
    styles = (CENTRE, CELL, CELL, CELL, CELL, CENTRE)
    nothing = form.say(
        "Không có khó khăn, vướng mắc hoặc kiến nghị nào được báo cáo trong kỳ.",
        "No difficulties or proposals were reported in the period.",
    )
    columns = "no agency difficulty proposal authority state"
    form.rows(table, "difficulties", columns, styles, heading="[[title]]", empty=nothing)


def source_table(form: Form) -> None:
    title = form.say("Báo cáo được tổng hợp", "Reports consolidated")
    form.paragraph(f"1. {title}", BOLD)
    labels = form.labels(
        "STT | Cơ quan | Tệp báo cáo | Lần gửi | Ngày nhận | Kết quả kiểm tra | Mã băm của tệp | Số vào sổ",
        "No. | Agency | File | Revision | Received | Outcome of the check | Hash of the file | Ledger number",
    )
    widths = {
        "vi": (1.0, 6.0, 7.4, 1.6, 2.0, 2.9, 2.6, 1.7),
        "en": (1.0, 6.0, 7.2, 1.6, 2.2, 2.9, 2.6, 1.7),
    }[form.lang]
    table = form.grid(widths, [labels], title, margin_cm=_MARGIN)
    styles = (CENTRE, CELL, CELL, CENTRE, CENTRE, CENTRE, CENTRE, CENTRE)
    nothing = form.say("Chưa có báo cáo nào được chấp nhận.", "No report has been accepted so far.")
    columns = "no agency file revision received_on outcome hash submission"
    form.rows(table, "sources", columns, styles, heading="[[title]]", empty=nothing)


def exclusion_table(form: Form) -> None:
    form.paragraph("", "ND30 Đường kẻ")
    title = form.say("Báo cáo không đưa vào tổng hợp", "Reports left out of the consolidation")
    form.paragraph(f"2. {title}", BOLD)
    labels = form.labels(
        "STT | Cơ quan | Tệp báo cáo | Lần gửi | Ngày quyết định | Người quyết định | Lý do",
        "No. | Agency | File | Revision | Decided on | Decided by | Reason",
    )
    table = form.grid((1.0, 5.3, 6.4, 1.6, 2.2, 2.7, 6.0), [labels], title, margin_cm=_MARGIN)
    styles = (CENTRE, CELL, CELL, CENTRE, CENTRE, CELL, CELL)
    nothing = form.say(
        "Không có báo cáo nào bị loại khỏi tổng hợp.", "No report was left out of the consolidation."
    )
    columns = "no agency file revision decided_on actor reason"
    form.rows(table, "exclusions", columns, styles, empty=nothing)


ANNEXES = (
    ("tasks", "TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ", "IMPLEMENTATION BY TASK", task_table, milestone_table),
    (
        "agencies",
        "TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC CƠ QUAN",
        "REPORTING BY THE AGENCIES",
        agency_table,
        rate_table,
        structure_table,
    ),
    ("indicators", "KẾT QUẢ THEO CÁC CHỈ TIÊU", "INDICATORS", indicator_table, structure_figure_table),
    ("documents", "VĂN BẢN, SẢN PHẨM ĐÃ BAN HÀNH", "DOCUMENTS ISSUED", document_table),
    (
        "difficulties",
        "KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ CỦA CÁC CƠ QUAN",
        "DIFFICULTIES MET AND PROPOSALS MADE BY THE AGENCIES",
        difficulty_table,
    ),
    (
        "sources",
        "NGUỒN SỐ LIỆU VÀ CÁC BÁO CÁO KHÔNG ĐƯA VÀO TỔNG HỢP",
        "SOURCES, AND REPORTS LEFT OUT OF THE CONSOLIDATION",
        source_table,
        exclusion_table,
    ),
)
