"""Made templates/receipt.docx and receipt.en.docx first. The committed files are the truth: this undoes restyling.

Usage: python templates/make_receipt.py [FOLDER]
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document
from docx.shared import Pt
from nd30 import PORTRAIT_CM, add_rule, fill_headers, new_document, save
from nd30_tables import add_grid, add_pattern_row, add_plain_table, add_to_cell

TAG, BODY = "ND30 Lệnh mẫu", "Body Text"
CELL, CENTRE, BOLD = "ND30 Ô bảng", "ND30 Ô bảng giữa", "ND30 Ô bảng đậm"


@dataclass(frozen=True)
class Words:
    """The fixed text of the form in one language."""

    nation: str
    motto: str
    number: str
    title: str
    to: str
    sections: tuple[str, str, str, str]
    table: tuple[str, str, str, str]
    copies: str
    synthetic: str


VIETNAMESE = Words(
    nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto="Độc lập - Tự do - Hạnh phúc",
    number="Số:",
    title="PHIẾU TIẾP NHẬN BÁO CÁO",
    to="Kính gửi:",
    sections=(
        "1. Báo cáo đã nhận",
        "2. Kết quả kiểm tra",
        "3. Việc tiếp theo",
        "4. Nội dung cần sửa, cần xem lại",
    ),
    table=("STT", "Vị trí trong tệp", "Nội dung", "Cách sửa"),
    copies="Nơi nhận:",
    synthetic="Dữ liệu minh họa",
)
ENGLISH = Words(
    nation="SOCIALIST REPUBLIC OF VIET NAM",
    motto="Independence - Freedom - Happiness",
    number="No.:",
    title="RECEIPT OF A REPORT",
    to="To:",
    sections=(
        "1. What was received",
        "2. Outcome of the check",
        "3. What to do next",
        "4. What to mend and to look at",
    ),
    table=("No.", "Place in the file", "Finding", "How to mend"),
    copies="Copies to:",
    synthetic="Illustrative data",
)


def main(folder: Path) -> None:
    for name, words in (("receipt.docx", VIETNAMESE), ("receipt.en.docx", ENGLISH)):
        document = new_document(words.title.capitalize())
        head_block(document, words)
        received(document, words)
        outcome(document, words)
        signature_block(document, words)
        marker = "{% if synthetic %}" + words.synthetic + "{% endif %}"
        fill_headers(document.sections[0], PORTRAIT_CM, marker, "if synthetic", words.synthetic.upper())
        save(document, folder / name)


def tag(document: Document, text: str) -> None:
    document.add_paragraph("{%p " + text + " %}", style=TAG)


def head_block(document: Document, words: Words) -> None:
    table = add_plain_table(document, (6.2, 9.8), 2)
    left, right = table.rows[0].cells
    add_to_cell(left, "{{ issuing_agency|upper }}", "ND30 Cơ quan ban hành")
    add_rule(left, "rule:part", 2.0)
    add_to_cell(right, words.nation, "ND30 Quốc hiệu")
    add_to_cell(right, words.motto, "ND30 Tiêu ngữ")
    add_rule(right, "rule:full", 6.0)
    left, right = table.rows[1].cells
    number = add_to_cell(left, words.number + " {{ number }}/{{ symbol }}", "ND30 Số, ký hiệu")
    place = add_to_cell(right, "{{ place_date }}", "ND30 Địa danh, thời gian")
    number.paragraph_format.space_before = place.paragraph_format.space_before = Pt(6)
    document.add_paragraph(words.title, style="Title").paragraph_format.space_before = Pt(14)
    document.add_paragraph("{{ abstract }}", style="ND30 Trích yếu")
    add_rule(document, "rule:part", 5.0).paragraph_format.space_after = Pt(8)
    document.add_paragraph(words.to + " {{ addressee }}", style="ND30 Kính gửi")


def received(document: Document, words: Words) -> None:
    document.add_heading(words.sections[0], 2)
    table = add_plain_table(document, (3.5, 12.5), 3)
    for row, text in ((0, "{%tr for fact in facts %}"), (2, "{%tr endfor %}")):
        add_to_cell(table.rows[row].cells[0], text, TAG)
    label, value = table.rows[1].cells
    add_to_cell(label, "{{ fact.label }}:", CELL)
    add_to_cell(value, "{{ fact.value }}", CELL)


def outcome(document: Document, words: Words) -> None:
    document.add_heading(words.sections[1], 2)
    verdict = document.add_paragraph(style=BODY)
    verdict.add_run("{{ verdict }}.").bold = True
    verdict.add_run(" {{ counts }}")
    document.add_paragraph("{{ timeliness }}", style=BODY)
    document.add_heading(words.sections[2], 2)
    tag(document, "for step in steps")
    document.add_paragraph("- {{ step }}", style="ND30 Gạch đầu dòng")
    tag(document, "endfor")
    tag(document, "for contact in contacts")
    document.add_paragraph("{{ contact }}", style=BODY)
    tag(document, "endfor")
    tag(document, "if to_mend")
    document.add_heading(words.sections[3], 2)
    findings_table(document, words)
    tag(document, "endif")


def findings_table(document: Document, words: Words) -> None:
    table = add_grid(document, (1.2, 3.9, 5.7, 5.2), (words.table,), words.sections[3].split(". ")[1])
    cells = [f"[[{name}]]" for name in ("no", "place", "message", "fix")]
    add_pattern_row(table, "[[row findings]]", cells, (CENTRE, CELL, CELL, CELL))
    add_pattern_row(table, "[[row findings heading]]", ["[[title]]"], (BOLD,))


def signature_block(document: Document, words: Words) -> None:
    document.add_paragraph(style="ND30 Đường kẻ").paragraph_format.space_after = Pt(6)
    left, right = add_plain_table(document, (8.0, 8.0), 1).rows[0].cells
    add_to_cell(left, words.copies, "ND30 Nơi nhận")
    add_to_cell(left, "{%p for copy in copies %}", TAG)
    add_to_cell(left, "- {{ copy }}{% if loop.last %}.{% else %};{% endif %}", "ND30 Danh sách nơi nhận")
    add_to_cell(left, "{%p endfor %}", TAG)
    add_to_cell(right, "{{ sign_post }}", "ND30 Quyền hạn, chức vụ")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
