"""The annexes of templates/annual.docx: a landscape section each, counting its own pages."""

from nd30_form import BOLD, CELL, CENTRE, Form


def annexes(form: Form) -> None:
    form.annex("I", "TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ", "IMPLEMENTATION BY TASK", "notes_tasks")
    task_table(form)
    form.annex("II", "TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC CƠ QUAN", "REPORTING BY THE AGENCIES", "notes_agencies")
    agency_table(form)
    form.annex("III", "KẾT QUẢ THEO CÁC CHỈ TIÊU", "INDICATORS", "notes_indicators")
    indicator_table(form)
    form.annex("IV", "VĂN BẢN, SẢN PHẨM ĐÃ BAN HÀNH", "DOCUMENTS ISSUED", "notes_documents")
    document_table(form)
    form.annex(
        "V",
        "KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ CỦA CÁC CƠ QUAN",
        "DIFFICULTIES MET AND PROPOSALS MADE BY THE AGENCIES",
        "notes_difficulties",
    )
    difficulty_table(form)
    form.annex(
        "VI",
        "NGUỒN SỐ LIỆU VÀ CÁC BÁO CÁO KHÔNG ĐƯA VÀO TỔNG HỢP",
        "SOURCES, AND REPORTS LEFT OUT OF THE CONSOLIDATION",
        "notes_sources",
    )
    source_table(form)
    exclusion_table(form)


def task_table(form: Form) -> None:
    labels = form.labels(
        "STT | Mã nhiệm vụ | Nhiệm vụ | Cơ quan chủ trì | Sản phẩm dự kiến | Thời hạn | Trạng thái | Tiến độ | "
        "Chủ trì đã báo cáo | Kết quả thực hiện",
        "No. | Task | Content | Lead agency | Expected output | Deadline | Status | Progress | "
        "Leads reported | Results",
    )
    widths = (1.2, 1.9, 4.2, 2.6, 2.6, 2.2, 2.0, 1.8, 1.8, 4.9)
    table = form.grid(
        widths, [labels], form.say("Tình hình thực hiện từng nhiệm vụ", "Implementation by task")
    )
    columns = "no ref title lead output due status percent coverage result"
    styles = (CENTRE, CENTRE, CELL, CELL, CELL, CENTRE, CENTRE, CENTRE, CENTRE, CELL)
    nothing = form.say("Kế hoạch không giao nhiệm vụ cụ thể.", "The plan assigns no tasks.")
    form.rows(table, "tasks", columns, styles, heading="[[ref]]. [[title]]", empty=nothing)


def agency_table(form: Form) -> None:
    labels = form.labels(
        "STT | Cơ quan | Tình hình gửi báo cáo | Ngày gửi lần đầu | Ngày được chấp nhận | Số lần gửi",
        "No. | Agency | Report | First received | Accepted | Revisions",
    )
    tasks = form.say("Nhiệm vụ chủ trì", "Tasks led")
    below = form.labels("Được giao | Đã báo cáo | Hoàn thành", "Assigned | Reported | Completed")
    head = ((*labels, *(tasks,) * 3, form.say("Ghi chú", "Notes")), (*("",) * 6, *below, ""))
    widths = (1.2, 4.6, 2.3, 2.3, 2.3, 1.9, 1.9, 1.9, 2.2, 4.6)
    title = form.say("Tình hình gửi báo cáo của các cơ quan", "Reporting by the agencies")
    table = form.grid(widths, head, title)
    columns = "no agency timeliness first_received first_accepted revisions leads leads_reported leads_completed note"
    form.rows(table, "agencies", columns, (CENTRE, CELL, *(CENTRE,) * 7, CELL), heading="[[title]]")


def indicator_table(form: Form) -> None:
    labels = form.labels(
        "STT | Mã nhiệm vụ | Chỉ tiêu | Đơn vị tính | Giá trị gốc | Kỳ trước | Kỳ này | Thay đổi | Mục tiêu | "
        "Xu hướng | Cơ quan đã báo cáo | Ghi chú",
        "No. | Task | Indicator | Unit | Baseline | Previous period | This period | Change | Target | Trend | "
        "Agencies reported | Notes",
    )
    widths = (1.2, 1.7, 5.3, 1.8, 1.7, 1.8, 1.7, 1.8, 1.7, 2.4, 1.8, 2.3)
    table = form.grid(widths, [labels], form.say("Kết quả theo các chỉ tiêu", "Indicators"))
    columns = "no ref indicator unit baseline previous current change target trend coverage note"
    styles = (CENTRE, CENTRE, CELL, *(CENTRE,) * 8, CELL)
    nothing = form.say("Không có số liệu chỉ tiêu trong kỳ.", "No figures on indicators in the period.")
    form.rows(table, "indicators", columns, styles, heading="[[title]]", empty=nothing)


def document_table(form: Form) -> None:
    labels = form.labels(
        "STT | Cơ quan | Số, ký hiệu | Ngày ban hành",
        "No. | Agency | Number | Date",
    )
    table = form.grid(
        (1.2, 12.0, 8.4, 3.6),
        [labels],
        form.say("Văn bản, sản phẩm đã ban hành", "Documents issued"),
    )
    nothing = form.say(
        "Không có văn bản nào được báo cáo trong kỳ.", "No documents were reported in the period."
    )
    styles = (CENTRE, CELL, CENTRE, CENTRE)
    columns = "no agency number issued_on"
    form.rows(table, "documents", columns, styles, heading="[[title]]", empty=nothing)


def difficulty_table(form: Form) -> None:
    labels = form.labels(
        "STT | Mã nhiệm vụ | Cơ quan báo cáo | Khó khăn, vướng mắc | Kiến nghị, đề xuất | "
        "Cơ quan có thẩm quyền giải quyết | Tình trạng",
        "No. | Task | Agency | Difficulty | Proposal | Competent authority | State",
    )
    widths = (1.2, 1.9, 3.6, 6.8, 6.1, 3.4, 2.2)
    title = form.say("Khó khăn, vướng mắc và kiến nghị", "Difficulties and proposals")
    table = form.grid(widths, [labels], title)
    styles = (CENTRE, CENTRE, CELL, CELL, CELL, CELL, CENTRE)
    nothing = form.say(
        "Không có khó khăn, vướng mắc hoặc kiến nghị nào được báo cáo trong kỳ.",
        "No difficulties or proposals were reported in the period.",
    )
    columns = "no ref agency difficulty proposal authority state"
    form.rows(table, "difficulties", columns, styles, heading="[[title]]", empty=nothing)


def source_table(form: Form) -> None:
    title = form.say("Báo cáo được tổng hợp", "Reports consolidated")
    form.paragraph(f"1. {title}", BOLD)
    labels = form.labels(
        "STT | Cơ quan | Tệp báo cáo | Lần gửi | Ngày nhận | Kết quả kiểm tra | Mã băm của tệp | Số vào sổ",
        "No. | Agency | File | Revision | Received | Outcome of the check | Hash of the file | Ledger number",
    )
    table = form.grid((1.2, 4.9, 6.3, 1.8, 2.3, 3.9, 3.1, 1.7), [labels], title)
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
    table = form.grid((1.2, 5.2, 6.0, 1.8, 2.4, 3.3, 5.3), [labels], title)
    styles = (CENTRE, CELL, CELL, CENTRE, CENTRE, CELL, CELL)
    nothing = form.say(
        "Không có báo cáo nào bị loại khỏi tổng hợp.", "No report was left out of the consolidation."
    )
    columns = "no agency file revision decided_on actor reason"
    form.rows(table, "exclusions", columns, styles, empty=nothing)
