"""Templates and data of the Word benchmarks: an annex of eight columns, a reminder letter. All of it is made up."""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

COLUMNS = ("no", "ref", "title", "agency", "due", "status", "percent", "result")
_MARK = "@@"
_DOCUMENT = "word/document.xml"

Row = Mapping[str, str]


def values() -> dict[str, object]:
    """What every document has to say of itself."""
    return {
        "title": "Phụ lục (dữ liệu minh họa)",
        "issuing_agency": "Cơ quan điều phối",
        "document_date": "2023-12-15",
    }


def annex_rows(count: int) -> list[dict[str, str]]:
    """Rows of text as long as those of a real annex."""
    return [
        {
            "no": str(number),
            "ref": f"A.{number % 54}",
            "title": f"Nhiệm vụ minh họa {number}: rà soát văn bản quy phạm pháp luật & kiến nghị sửa đổi, bổ sung",
            "agency": f"Đơn vị minh họa {number:04}",
            "due": "31/12/2023",
            "status": "Đang thực hiện trong hạn",
            "percent": f"{number % 101}%",
            "result": "Đã trình cấp có thẩm quyền ban hành văn bản; tổ chức 03 hội nghị triển khai tại 03 miền. "
            * 2,
        }
        for number in range(1, count + 1)
    ]


def annex_template(path: Path, place_rows: Callable[[Table], None]) -> None:
    """A template with a heading and a table, whose rows `place_rows` asks for in its own way."""
    document = Document()
    document.add_heading("{{ title }}" if place_rows is not floor else str(values()["title"]))
    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = name
    place_rows(table)
    document.save(path)


def ours(table: Table) -> None:
    """The pattern row of tiendo.word."""
    _fill(table, [f"[[{name}]]" for name in COLUMNS])
    first = table.rows[-1].cells[0]
    first.text = f"[[row rows]]{first.text}"


def docxtpl_loop(table: Table) -> None:
    """Docxtpl's loop over rows."""
    _fill(table, ["{%tr for row in rows %}", *[""] * (len(COLUMNS) - 1)])
    _fill(table, [f"{{{{ row.{name} }}}}" for name in COLUMNS])
    _fill(table, ["{%tr endfor %}", *[""] * (len(COLUMNS) - 1)])


def floor(table: Table) -> None:
    """Marks where text is to be put in, one a cell."""
    _fill(table, [f"{_MARK}{name}{_MARK}" for name in COLUMNS])


def _fill(table: Table, texts: Sequence[str]) -> None:
    for cell, text in zip(table.add_row().cells, texts, strict=True):
        cell.text = text


def write_annex(template: Path, out: Path, rows: Sequence[Row]) -> None:
    """The least that must be done: escape, join, compress. The rows are those of the template; nothing is checked."""
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != _DOCUMENT:
                target.writestr(name, source.read(name))
        xml = source.read(_DOCUMENT).decode()
        at = xml.index(_MARK)
        start, end = xml.rindex("<w:tr", 0, at), xml.index("</w:tr>", at) + len("</w:tr>")
        literals = re.split(f"{_MARK}\\w+{_MARK}", xml[start:end])
        with target.open(_DOCUMENT, "w") as entry:
            entry.write(xml[:start].encode())
            for first in range(0, len(rows), 100):
                entry.write("".join(_row(literals, row) for row in rows[first : first + 100]).encode())
            entry.write(xml[end:].encode())


def _row(literals: Sequence[str], row: Row) -> str:
    cells = (escape(row[name]) + after for name, after in zip(COLUMNS, literals[1:], strict=True))
    return literals[0] + "".join(cells)


def letter_template(path: Path) -> None:
    """A reminder letter with a short list of tasks."""
    document = Document()
    for text in (
        "{{ issuing_agency }}",
        "Kính gửi: {{ agency }}.",
        "Thực hiện Kế hoạch minh họa, đề nghị {{ agency }} gửi báo cáo năm {{ year }} trước ngày {{ due }}.",
        "Các nhiệm vụ chưa có báo cáo:",
        "{%p for task in tasks %}",
        "- {{ task.ref }}. {{ task.title }};",
        "{%p endfor %}",
        "Trân trọng./.",
    ):
        document.add_paragraph(text)
    _sign(document)
    document.save(path)


def _sign(document: WordDocument) -> None:
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    table.rows[0].cells[1].text = "{{ sign_post }}"


def letter_contexts(count: int) -> list[dict[str, object]]:
    """What each letter says: another agency, other tasks."""
    return [
        {
            "issuing_agency": "CƠ QUAN ĐIỀU PHỐI",
            "agency": f"Đơn vị minh họa {number:04}",
            "year": "2023",
            "due": "30/11/2023",
            "sign_post": "THỦ TRƯỞNG",
            "tasks": [
                {"ref": f"A.{number % 9}.{i}", "title": f"Nhiệm vụ minh họa & số {i}"}
                for i in range(1 + number % 5)
            ],
        }
        for number in range(1, count + 1)
    ]
