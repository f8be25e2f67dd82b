"""The annexes of templates/annual.docx: a landscape section each, counting its own pages."""

from annual_body import BLANK, BOLD, CELL, CENTRE, tag
from docx.document import Document
from docx.shared import Pt
from nd30 import add_annex_section
from nd30_tables import add_grid, add_pattern_row


def annexes(document: Document) -> None:
    add_annex_section(document)
    annex(document, "I", "TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ", "notes_tasks")
    task_table(document)
    add_annex_section(document)
    annex(document, "II", "TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC CƠ QUAN", "notes_agencies")
    agency_table(document)
    add_annex_section(document)
    annex(document, "III", "KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ CỦA CÁC CƠ QUAN", "notes_difficulties")
    difficulty_table(document)
    add_annex_section(document)
    annex(document, "IV", "NGUỒN SỐ LIỆU VÀ CÁC BÁO CÁO KHÔNG ĐƯA VÀO TỔNG HỢP", "notes_sources")
    source_table(document)
    exclusion_table(document)


def annex(document: Document, number: str, title: str, notes: str) -> None:
    document.add_paragraph(f"Phụ lục {number}", style="ND30 Phụ lục")
    document.add_paragraph(title, style="ND30 Tên phụ lục")
    document.add_paragraph(
        f"(Kèm theo Báo cáo số{BLANK}/{{{{ symbol }}}} ngày{BLANK}tháng{BLANK}năm {{{{ year }}}} "
        "của {{ issuing_agency }})",
        style="ND30 Kèm theo",
    ).paragraph_format.space_after = Pt(10)
    tag(document, f"for note in {notes}")
    document.add_paragraph("{{ note }}", style="ND30 Ghi chú")
    tag(document, "endfor")


def task_table(document: Document) -> None:
    labels = (
        "STT | Mã nhiệm vụ | Nhiệm vụ | Cơ quan chủ trì | Sản phẩm dự kiến | Thời hạn | Trạng thái | Tiến độ | "
        "Chủ trì đã báo cáo | Kết quả thực hiện"
    )
    widths = (1.2, 1.9, 4.5, 2.7, 3.0, 2.2, 2.2, 1.4, 1.6, 4.5)
    table = add_grid(document, widths, [labels.split(" | ")], "Tình hình thực hiện từng nhiệm vụ")
    names = "no ref title lead output due status percent coverage result"
    styles = (CENTRE, CENTRE, CELL, CELL, CELL, CENTRE, CENTRE, CENTRE, CENTRE, CELL)
    add_pattern_row(table, "[[row tasks]]", slots(names), styles)
    add_pattern_row(table, "[[row tasks heading]]", ["[[ref]]. [[title]]"], (BOLD,))


def agency_table(document: Document) -> None:
    labels = "STT | Cơ quan | Tình hình gửi báo cáo | Ngày gửi lần đầu | Ngày được chấp nhận | Số lần gửi"
    head = (
        (*labels.split(" | "), *("Nhiệm vụ chủ trì",) * 3, "Ghi chú"),
        (*("",) * 6, "Được giao", "Đã báo cáo", "Hoàn thành", ""),
    )
    widths = (1.2, 6.2, 2.6, 2.4, 2.4, 1.3, 1.5, 1.5, 1.6, 4.5)
    table = add_grid(document, widths, head, "Tình hình gửi báo cáo của các cơ quan")
    names = "no agency timeliness first_received first_accepted revisions leads leads_reported leads_completed note"
    styles = (CENTRE, CELL, *(CENTRE,) * 7, CELL)
    add_pattern_row(table, "[[row agencies]]", slots(names), styles)
    add_pattern_row(table, "[[row agencies heading]]", ["[[title]]"], (BOLD,))


def difficulty_table(document: Document) -> None:
    labels = (
        "STT | Mã nhiệm vụ | Cơ quan báo cáo | Khó khăn, vướng mắc | Kiến nghị, đề xuất | "
        "Cơ quan có thẩm quyền giải quyết | Tình trạng"
    )
    widths = (1.2, 1.9, 3.6, 6.8, 6.1, 3.4, 2.2)
    table = add_grid(document, widths, [labels.split(" | ")], "Khó khăn, vướng mắc và kiến nghị")
    styles = (CENTRE, CENTRE, CELL, CELL, CELL, CELL, CENTRE)
    add_pattern_row(
        table, "[[row difficulties]]", slots("no ref agency difficulty proposal authority state"), styles
    )
    add_pattern_row(table, "[[row difficulties heading]]", ["[[title]]"], (BOLD,))
    nothing = "Không có khó khăn, vướng mắc hoặc kiến nghị nào được báo cáo trong kỳ."
    add_pattern_row(table, "[[row difficulties empty]]", [nothing], (CENTRE,))


def source_table(document: Document) -> None:
    document.add_paragraph("1. Báo cáo được tổng hợp", style=BOLD)
    labels = (
        "STT | Cơ quan | Tệp báo cáo | Lần gửi | Ngày nhận | Kết quả kiểm tra | Mã băm của tệp | Số vào sổ"
    )
    widths = (1.2, 5.4, 7.5, 1.2, 2.4, 3.0, 3.1, 1.4)
    table = add_grid(document, widths, [labels.split(" | ")], "Báo cáo được tổng hợp")
    styles = (CENTRE, CELL, CELL, CENTRE, CENTRE, CENTRE, CENTRE, CENTRE)
    add_pattern_row(
        table, "[[row sources]]", slots("no agency file revision received_on outcome hash submission"), styles
    )
    add_pattern_row(table, "[[row sources heading]]", ["[[title]]"], (BOLD,))
    add_pattern_row(table, "[[row sources empty]]", ["Chưa có báo cáo nào được chấp nhận."], (CENTRE,))


def exclusion_table(document: Document) -> None:
    document.add_paragraph(style="ND30 Đường kẻ")
    document.add_paragraph("2. Báo cáo không đưa vào tổng hợp", style=BOLD)
    labels = "STT | Cơ quan | Tệp báo cáo | Lần gửi | Ngày quyết định | Người quyết định | Lý do"
    widths = (1.2, 5.4, 6.0, 1.2, 2.4, 3.3, 5.7)
    table = add_grid(document, widths, [labels.split(" | ")], "Báo cáo không đưa vào tổng hợp")
    styles = (CENTRE, CELL, CELL, CENTRE, CENTRE, CELL, CELL)
    add_pattern_row(
        table, "[[row exclusions]]", slots("no agency file revision decided_on actor reason"), styles
    )
    nothing = "Không có báo cáo nào bị loại khỏi tổng hợp."
    add_pattern_row(table, "[[row exclusions empty]]", [nothing], (CENTRE,))


def slots(names: str) -> list[str]:
    return [f"[[{name}]]" for name in names.split()]
