"""The frame and the prose of templates/annual.docx: head, title, sections I–V, signature."""

from docx.document import Document
from docx.shared import Pt
from nd30 import add_rule
from nd30_tables import add_grid, add_pattern_row, add_plain_table, add_to_cell

BLANK = "\u00a0" * 7  # to be written in by hand
TAG, BODY, ITEM = "ND30 Lệnh mẫu", "Body Text", "ND30 Gạch đầu dòng"
CELL, CENTRE, BOLD, TOTAL = "ND30 Ô bảng", "ND30 Ô bảng giữa", "ND30 Ô bảng đậm", "ND30 Ô tổng cộng"


def tag(document: Document, text: str) -> None:
    document.add_paragraph("{%p " + text + " %}", style=TAG)


def head_block(document: Document) -> None:
    table = add_plain_table(document, (6.2, 9.8), 2)
    left, right = table.rows[0].cells
    add_to_cell(left, "{%p if parent_agency %}", TAG)
    add_to_cell(left, "{{ parent_agency|upper }}", "ND30 Cơ quan chủ quản")
    add_to_cell(left, "{%p endif %}", TAG)
    add_to_cell(left, "{{ issuing_agency|upper }}", "ND30 Cơ quan ban hành")
    add_rule(left, "rule:part", 2.0)
    add_to_cell(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ND30 Quốc hiệu")
    add_to_cell(right, "Độc lập - Tự do - Hạnh phúc", "ND30 Tiêu ngữ")
    add_rule(right, "rule:full", 6.0)
    left, right = table.rows[1].cells
    number = add_to_cell(left, f'Số: {{{{ number or "{BLANK}" }}}}/{{{{ symbol }}}}', "ND30 Số, ký hiệu")
    place = add_to_cell(right, "{{ place_date }}", "ND30 Địa danh, thời gian")
    number.paragraph_format.space_before = place.paragraph_format.space_before = Pt(6)
    add_to_cell(left, "{%p if not approved %}", TAG)
    add_to_cell(left, "DỰ THẢO", "ND30 Dự thảo")
    add_to_cell(left, "{%p endif %}", TAG)


def heading_block(document: Document) -> None:
    title = document.add_paragraph("BÁO CÁO", style="Title")
    title.paragraph_format.space_before = Pt(16)
    document.add_paragraph("{{ abstract }}", style="ND30 Trích yếu")
    add_rule(document, "rule:part", 5.0).paragraph_format.space_after = Pt(10)
    addressees(document)
    tag(document, "for basis in legal_bases")
    document.add_paragraph("{{ basis }}{% if loop.last %}.{% else %};{% endif %}", style="ND30 Căn cứ")
    tag(document, "endfor")
    tag(document, "for paragraph in opening")
    document.add_paragraph("{{ paragraph }}", style=BODY)
    tag(document, "endfor")


def addressees(document: Document) -> None:
    tag(document, "if addressees|length == 1")
    document.add_paragraph("Kính gửi: {{ addressees[0] }}", style="ND30 Kính gửi")
    tag(document, "elif addressees")
    document.add_paragraph("Kính gửi:", style="ND30 Kính gửi")
    tag(document, "for addressee in addressees")
    ending = "{% if loop.last %}.{% else %};{% endif %}"
    document.add_paragraph("- {{ addressee }}" + ending, style="ND30 Kính gửi nhiều nơi")
    tag(document, "endfor")
    tag(document, "endif")


def body(document: Document) -> None:
    document.add_heading("I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", 1)
    blocks(document, "direction")
    document.add_heading("II. KẾT QUẢ THỰC HIỆN", 1)
    document.add_heading("1. Tổng hợp chung", 2)
    blocks(document, "results")
    document.add_paragraph("Bảng 1. {{ status_caption }}", style="Caption")
    status_table(document)
    blocks(document, "results_after")
    tag(document, "for group in groups")
    document.add_heading("{{ loop.index + 1 }}. {{ group.title }}", 2)
    blocks(document, "group.blocks")
    tag(document, "endfor")
    assessment(document)
    document.add_heading("IV. NHIỆM VỤ KỲ TIẾP THEO", 1)
    blocks(document, "next_tasks")
    document.add_heading("V. ĐỀ XUẤT, KIẾN NGHỊ", 1)
    blocks(document, "proposals")
    document.add_paragraph("{{ closing }}", style=BODY).paragraph_format.keep_with_next = True


def assessment(document: Document) -> None:
    document.add_heading("III. ĐÁNH GIÁ", 1)
    for number, (title, name) in enumerate(
        (("Kết quả đạt được", "achieved"), ("Tồn tại, hạn chế", "limits"), ("Nguyên nhân", "causes")), start=1
    ):
        document.add_heading(f"{number}. {title}", 2)
        blocks(document, name)
    tag(document, "if lessons")
    document.add_heading("4. Bài học kinh nghiệm", 2)
    blocks(document, "lessons")
    tag(document, "endif")


def blocks(document: Document, name: str) -> None:
    tag(document, f"for block in {name}")
    tag(document, "if block.kind == 'sub'")
    document.add_heading("{{ block.text }}", 3)
    tag(document, "elif block.kind == 'item'")
    document.add_paragraph("- {{ block.text }}", style=ITEM)
    tag(document, "else")
    document.add_paragraph("{{ block.text }}", style=BODY)
    tag(document, "endif")
    tag(document, "endfor")


def status_table(document: Document) -> None:
    head = (
        ("STT", "Nhóm nhiệm vụ", "Tổng số")
        + ("Hoàn thành",) * 2
        + ("Đang thực hiện",) * 2
        + ("Chưa thực hiện",) * 2
        + ("Khác (*)", "Chưa báo cáo"),
        ("", "", "") + ("Đúng hạn", "Quá hạn") + ("Trong hạn", "Quá hạn") * 2 + ("", ""),
    )
    widths = (1.2, 4.7, 1.0, *(1.15,) * 6, 1.1, 1.1)
    small = "ND30 Ô đầu bảng nhỏ"
    table = add_grid(
        document, widths, head, "Tình hình thực hiện theo nhóm nhiệm vụ", head_style=small, margin_cm=0.08
    )
    counts = (
        "total done_on_time done_late doing_in_time doing_overdue waiting_in_time waiting_overdue "
        "other not_reported"
    ).split()
    cells = ["[[no]]", "[[group]]", *(f"[[{name}]]" for name in counts)]
    add_pattern_row(table, "[[row status]]", cells, (CENTRE, CELL, *(CENTRE,) * 9))
    add_pattern_row(table, "[[row status total]]", cells, (TOTAL, BOLD, *(TOTAL,) * 9))
    note = "(*) Gồm nhiệm vụ tạm dừng, không phát sinh trong kỳ hoặc không xác định thời hạn."
    document.add_paragraph(note, style="ND30 Ghi chú").paragraph_format.space_before = Pt(4)


def signature_block(document: Document) -> None:
    left, right = add_plain_table(document, (7.6, 8.4), 1).rows[0].cells
    add_to_cell(left, "Nơi nhận:", "ND30 Nơi nhận")
    add_to_cell(left, "{%p for copy in copies %}", TAG)
    add_to_cell(left, "- {{ copy }}{% if loop.last %}.{% else %};{% endif %}", "ND30 Danh sách nơi nhận")
    add_to_cell(left, "{%p endfor %}", TAG)
    add_to_cell(right, "{%p if sign_authority %}", TAG)
    add_to_cell(right, "{{ sign_authority }}", "ND30 Quyền hạn, chức vụ")
    add_to_cell(right, "{%p endif %}", TAG)
    post = add_to_cell(right, "{{ sign_post }}", "ND30 Quyền hạn, chức vụ")
    post.paragraph_format.space_after = Pt(72)
    add_to_cell(right, "{{ sign_name }}", "ND30 Họ tên người ký")
