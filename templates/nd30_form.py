"""What the forms of Nghị định 30/2020/NĐ-CP have in common, in Vietnamese or in English."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from nd30 import (
    LANDSCAPE_CM,
    PORTRAIT_CM,
    add_annex_section,
    add_rule,
    fill_headers,
    new_document,
    share_headers,
)
from nd30_tables import add_grid, add_pattern_row, add_plain_table, add_spanning_row, add_to_cell

BLANK = "\u00a0" * 7  # to be written in by hand
TAG, BODY, ITEM, NOTE = "ND30 Lệnh mẫu", "Body Text", "ND30 Gạch đầu dòng", "ND30 Ghi chú"
CELL, CENTRE, BOLD, TOTAL = "ND30 Ô bảng", "ND30 Ô bảng giữa", "ND30 Ô bảng đậm", "ND30 Ô tổng cộng"
HEAD, SMALL_HEAD = "ND30 Ô đầu bảng", "ND30 Ô đầu bảng nhỏ"
_SMALLER = {
    CELL: "ND30 Ô phụ lục",
    CENTRE: "ND30 Ô phụ lục giữa",
    BOLD: "ND30 Ô phụ lục đậm",
    TOTAL: "ND30 Ô phụ lục tổng cộng",
    HEAD: SMALL_HEAD,
}
ENDING = "{% if loop.last %}.{% else %};{% endif %}"


@dataclass(frozen=True)
class Form:
    """A template in the making. `say` picks the words of its language."""

    document: Document
    lang: str
    _open: list[str] = field(default_factory=list)  # the annex that was added last

    @classmethod
    def new(cls, lang: str, vi: str, en: str) -> "Form":
        """An empty form; `vi` and `en` name it in the properties of the file."""
        return cls(new_document(vi if lang == "vi" else en, lang), lang)

    def say(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def labels(self, vi: str, en: str) -> tuple[str, ...]:
        """The labels of a header row, written with " | " between them."""
        return tuple(self.say(vi, en).split(" | "))

    # --- paragraphs

    def tag(self, text: str) -> None:
        self.document.add_paragraph("{%p " + text + " %}", style=TAG)

    def paragraph(self, text: str, style: str = BODY) -> Paragraph:
        return self.document.add_paragraph(text, style=style)

    def heading(self, level: int, vi: str, en: str) -> None:
        self.document.add_heading(self.say(vi, en), level)

    def each(self, name: str, item: str, text: str, style: str = BODY) -> None:
        """A paragraph for each item of the list `name`."""
        self.tag(f"for {item} in {name}")
        self.paragraph(text, style)
        self.tag("endfor")

    def blocks(self, name: str, before_closing: bool = False) -> None:
        """A list of blocks. The last two go with the closing and the signature where those follow."""
        last = "loop.revindex <= 2" if before_closing else "false"
        self.tag(f"for block in {name}")
        self.tag("if block.kind == 'sub'")
        self.document.add_heading("{{ block.text }}", 3)
        if before_closing:
            self.tag(f"elif block.kind == 'item' and {last}")
            self.kept("- {{ block.text }}", ITEM)
        self.tag("elif block.kind == 'item'")
        self.paragraph("- {{ block.text }}", ITEM)
        self.tag(f"elif block.kind == 'lead'{f' or {last}' * before_closing}")
        self.kept("{{ block.text }}")
        self.tag("else")
        self.paragraph("{{ block.text }}")
        self.tag("endif")
        self.tag("endfor")

    def kept(self, text: str, style: str = BODY) -> None:
        """A paragraph that stays with the next one."""
        self.paragraph(text, style).paragraph_format.keep_with_next = True

    def caption(self, label: str, number: str, text: str, style: str = "Caption") -> None:
        """A numbered caption; Word counts again when fields are brought up to date."""
        paragraph = self.document.add_paragraph(f"{label} ", style=style)
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> SEQ {label} \\* ARABIC </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{number}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        ):
            paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>"))
        paragraph.add_run(f". {text}")

    def table_caption(self, number: int, text: str) -> None:
        self.caption(self.say("Bảng", "Table"), str(number), text)

    def chart(self, name: str, size: str = "") -> None:
        """A place for the charts of a name, with their captions."""
        self.paragraph(f"[[chart {name}{' ' * bool(size)}{size}]]", "ND30 Biểu đồ")
        self.caption(self.say("Hình", "Figure"), "[[number]]", "[[title]]", "ND30 Tên hình")

    # --- the frame

    def head(self, subject: bool = False, number: bool = True) -> None:
        """Agency, motto, number, place and date; of a letter also what it is about."""
        table = add_plain_table(self.document, (10.4, 14.8) if self._lies_across else (6.2, 9.8), 2)
        left, right = table.rows[0].cells
        add_to_cell(left, "{%p if parent_agency %}", TAG)
        add_to_cell(left, "{{ parent_agency|upper }}", "ND30 Cơ quan chủ quản")
        add_to_cell(left, "{%p endif %}", TAG)
        add_to_cell(left, "{{ issuing_agency|upper }}", "ND30 Cơ quan ban hành")
        self._rule(left, "rule:part", 2.0)
        nation = self.say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
        add_to_cell(right, nation, "ND30 Quốc hiệu")
        motto = self.say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
        add_to_cell(right, motto, "ND30 Tiêu ngữ")
        self._rule(right, "rule:full", 6.0)
        left, right = table.rows[1].cells
        add_to_cell(right, "{{ place_date }}", "ND30 Địa danh, thời gian").paragraph_format.space_before = Pt(
            6
        )
        if number:
            numbered = f'{self.say("Số:", "No.:")} {{{{ number or "{BLANK}" }}}}/{{{{ symbol }}}}'
            add_to_cell(left, numbered, "ND30 Số, ký hiệu").paragraph_format.space_before = Pt(6)
        if subject:
            add_to_cell(left, self.say("V/v {{ abstract }}", "Re: {{ abstract }}"), "ND30 Về việc")
        add_to_cell(left, "{%p if not approved %}", TAG)
        draft = add_to_cell(left, self.say("DỰ THẢO", "DRAFT"), "ND30 Dự thảo")
        add_to_cell(left, "{%p endif %}", TAG)
        if not number:
            draft.paragraph_format.space_before = Pt(6)

    def title(self, vi: str, en: str, space_before: float = 16) -> None:
        self.paragraph(self.say(vi, en), "Title").paragraph_format.space_before = Pt(space_before)
        self.paragraph("{{ abstract }}", "ND30 Trích yếu")
        self._rule(self.document, "rule:part", 5.0).paragraph_format.space_after = Pt(10)

    def addressees(self, space_before: float = 0) -> None:
        to = self.say("Kính gửi:", "To:")
        self.tag("if addressees|length == 1")
        one = self.paragraph(f"{to} {{{{ addressees[0] }}}}", "ND30 Kính gửi")
        self.tag("elif addressees")
        several = self.paragraph(to, "ND30 Kính gửi")
        self.each("addressees", "addressee", "- {{ addressee }}" + ENDING, "ND30 Kính gửi nhiều nơi")
        self.tag("endif")
        one.paragraph_format.space_before = several.paragraph_format.space_before = Pt(space_before)

    def bases_and_opening(self) -> None:
        self.each("legal_bases", "basis", "{{ basis }}" + ENDING, "ND30 Căn cứ")
        self.each("opening", "paragraph", "{{ paragraph }}")

    def closing(self) -> None:
        self.kept("{{ closing }}")

    def signature(self, gap: float = 72) -> None:
        """Recipients and signature, with `gap` points for the signature itself."""
        left, right = add_plain_table(self.document, (6.8, 9.2), 1).rows[0].cells
        add_to_cell(left, self.say("Nơi nhận:", "Copies to:"), "ND30 Nơi nhận")
        add_to_cell(left, "{%p for copy in copies %}", TAG)
        add_to_cell(left, "- {{ copy }}" + ENDING, "ND30 Danh sách nơi nhận")
        add_to_cell(left, "{%p endfor %}", TAG)
        add_to_cell(right, "{%p if sign_authority %}", TAG)
        add_to_cell(right, "{{ sign_authority }}", "ND30 Quyền hạn, chức vụ")
        add_to_cell(right, "{%p endif %}", TAG)
        post = add_to_cell(right, "{{ sign_post }}", "ND30 Quyền hạn, chức vụ")
        post.paragraph_format.space_after = Pt(gap)
        add_to_cell(right, "{{ sign_name }}", "ND30 Họ tên người ký")

    def contents(self) -> None:
        self.paragraph(self.say("MỤC LỤC", "CONTENTS"), "ND30 Tên mục lục")
        self.paragraph("[[contents]]", "toc 1")
        self.paragraph("", "ND30 Đường kẻ").paragraph_format.page_break_before = True

    # --- annexes and tables

    def annex(
        self,
        number: str,
        vi: str,
        en: str,
        notes: str,
        attached: str = "",
        *,
        when: str = "",
        behind_optional: bool = False,
    ) -> None:
        """A landscape section that counts its own pages: number, title, whose annex it is, notes.

        With the condition `when` it may be left out; the annex after it is then to be added with `behind_optional`.
        """
        add_annex_section(self.document)
        if behind_optional:
            self.tag("endif")
        if when:
            self.tag(f"if {when}")
        label, title = f"{self.say('Phụ lục', 'Annex')} {number}", self.say(vi, en)
        self._list_in_contents(self.paragraph(label, "ND30 Phụ lục"), f"{label}. {title}")
        self.paragraph(title, "ND30 Tên phụ lục")
        line = self.paragraph(attached or self._attached(), "ND30 Kèm theo")
        line.paragraph_format.space_after = Pt(10)
        self.each(notes, "note", "{{ note }}", NOTE)

    def numbered_annex(self, name: str, vi: str, en: str, optional: Sequence[str]) -> None:
        """An annex whose number is given by the document; without one it is left out, if it is `optional`."""
        self._open[-1:], was = [name], self._open[-1:]
        self.annex(
            f"{{{{ annexes.{name} }}}}",
            vi,
            en,
            f"notes_{name}",
            when=f"annexes.{name}" if name in optional else "",
            behind_optional=any(one in optional for one in was),
        )

    def grid(
        self,
        widths_cm: Sequence[float],
        head: Sequence[Sequence[str]],
        title: str,
        head_style: str = "ND30 Ô đầu bảng",
        margin_cm: float = 0.15,
    ) -> Table:
        """A bordered table (`nd30_tables.add_grid`) whose alternative text names its columns."""
        columns = [
            ": ".join(label for label in place if label and "[[" not in label)
            for place in zip(*head, strict=True)
        ]
        described = f"{self.say('Các cột', 'Columns')}: {'; '.join(columns)}."
        return add_grid(
            self.document, widths_cm, head, title, head_style, margin_cm, escape(described, {'"': "&quot;"})
        )

    def rows(self, table: Table, name: str, columns: str, styles: Sequence[str], **others: str) -> None:
        """The pattern rows of a table: the ordinary one, and spanning ones ("heading", "empty", …) with their text."""
        self.more_rows(table, name, columns, styles)
        for style, text in others.items():
            look = CENTRE if style == "empty" else BOLD
            add_pattern_row(table, f"[[row {name} {style}]]", [text], (look,))

    def set_smaller(self, tables: Sequence[Table]) -> None:
        """Annexes hold much: their tables are set smaller than those of the text."""
        rows = (row for table in tables for row in table.rows)
        for paragraph in (paragraph for row in rows for cell in row.cells for paragraph in cell.paragraphs):
            paragraph.style = _SMALLER.get(paragraph.style.name, paragraph.style)

    def keep_together(self, table: Table) -> None:
        """Keep a short table on one page, with what stands below it: for the pattern rows that it has so far."""
        for paragraph in (p for row in table.rows for cell in row.cells for p in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True

    def more_rows(self, table: Table, name: str, columns: str, styles: Sequence[str]) -> None:
        """A pattern row with a cell for each column; `name` may add a row style to the table's name."""
        add_pattern_row(table, f"[[row {name}]]", [f"[[{column}]]" for column in columns.split()], styles)

    def spanning_row(self, table: Table, name: str, cells: Sequence[tuple[str, str, int]]) -> None:
        """A pattern row whose cells (text, style, number of columns) may span several columns."""
        add_spanning_row(table, f"[[row {name}]]", cells)

    def headers(self) -> None:
        """Page numbers, mark of illustrative data, watermark of drafts, upright and across."""
        marker = "{% if synthetic %}" + self.say("Dữ liệu minh họa", "Illustrative data") + "{% endif %}"
        draft = ("if not approved", self.say("DỰ THẢO", "DRAFT"))
        width = LANDSCAPE_CM if self._lies_across else PORTRAIT_CM
        fill_headers(self.document.sections[0], width, marker, *draft)
        if len(self.document.sections) > 1:
            fill_headers(self.document.sections[1], LANDSCAPE_CM, marker, *draft)
            share_headers(self.document.sections[1], list(self.document.sections)[2:])

    @property
    def _lies_across(self) -> bool:
        return self.document.sections[0].orientation == WD_ORIENT.LANDSCAPE

    def _rule(self, container: Document | _Cell, name: str, width_cm: float) -> Paragraph:
        return add_rule(container, name, width_cm, self.say("Đường kẻ trang trí", "Decorative line"))

    def _attached(self) -> str:
        return self.say(
            f"(Kèm theo Báo cáo số{BLANK}/{{{{ symbol }}}} ngày{BLANK}tháng{BLANK}năm {{{{ year }}}} "
            "của {{ issuing_agency }})",
            f"(Attached to Report No.{BLANK}/{{{{ symbol }}}} of{BLANK * 3}{{{{ year }}}} "
            "of the {{ issuing_agency }})",
        )

    def _list_in_contents(self, paragraph: Paragraph, entry: str) -> None:
        """A hidden field that puts the annex into the table of contents by its number and title."""
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> TC "{escape(entry)}" \\l 3 </w:instrText>',
            '<w:fldChar w:fldCharType="end"/>',
        ):
            run = f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr>{part}</w:r>"
            paragraph._p.append(parse_xml(run))
