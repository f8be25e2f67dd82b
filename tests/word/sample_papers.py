"""Working papers for reviewers, a comparison and a table by group of tasks: dữ liệu minh họa throughout."""

from collections.abc import Mapping
from typing import Any

from schemas.document import Document, Rows
from tests.word.sample import GROUPS, MINISTRIES, RESULTS, TITLES, figure, item
from tests.word.sample_frame import PLAN, head


def changes(changed: Mapping[str, Any] | None = None, tables: tuple[Rows, ...] = ()) -> Document:
    own = {rows.name: rows for rows in (_tasks(), _figures(), _submissions(), *tables)}
    return Document("changes.docx", "vi", _changes_values() | dict(changed or {}), tuple(own.values()))


def midterm(changed: Mapping[str, Any] | None = None, tables: tuple[Rows, ...] = ()) -> Document:
    values = head() | {
        "title": f"Bảng tổng hợp theo nhóm nhiệm vụ: {PLAN}",
        "abstract": f"Thực hiện {PLAN} đến năm 2023",
        "opening": [
            "Bảng này tổng hợp biện pháp và kết quả theo nhóm nhiệm vụ, phục vụ xây dựng báo cáo giữa kỳ."
        ],
        "notes": ["Nội dung do các cơ quan báo cáo được trích nguyên văn."],
    }
    own = {rows.name: rows for rows in (_measures(), *tables)}
    return Document("midterm.docx", "vi", values | dict(changed or {}), tuple(own.values()))


def _changes_values() -> dict[str, Any]:
    return head() | {
        "title": f"Bảng đối chiếu thay đổi: báo cáo thực hiện {PLAN} năm 2023",
        "abstract": f"Báo cáo thực hiện {PLAN} năm 2023",
        "before": "Dự thảo ngày 05/12/2023",
        "after": "Dự thảo ngày 12/12/2023",
        "facts": [
            {"label": "Bản tổng hợp", "before": "3f2a91c07d11", "after": "9be4d0027a5c"},
            {"label": "Số liệu đến ngày", "before": "05/12/2023", "after": "12/12/2023"},
            {
                "label": "Số báo cáo được tổng hợp",
                "before": figure("before.submissions", 78, "78"),
                "after": figure("after.submissions", 82, "82"),
            },
        ],
        "opening": [
            "Bảng này liệt kê những thay đổi giữa hai bản dự thảo để người xem xét không phải đọc lại từ đầu."
        ],
        "overview": [
            item(figure("changed.tasks", 9), " nhiệm vụ thay đổi trạng thái, tiến độ hoặc kết quả;"),
            item(figure("changed.figures", 24), " số liệu của báo cáo thay đổi;"),
            item(
                figure("changed.submissions", 5), " báo cáo được bổ sung, thay thế hoặc loại khỏi tổng hợp."
            ),
        ],
        "notes_tasks": ["Nhiệm vụ không thay đổi không được liệt kê: 45/54 nhiệm vụ."],
        "notes_figures": [],
        "notes_submissions": [],
    }


def _tasks() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = [
        ("heading", {"ref": "A", "title": GROUPS[0][1], "name": f"A. {GROUPS[0][1]}"})
    ]
    aspects = (
        ("Trạng thái", "Đang thực hiện quá hạn", "Hoàn thành quá hạn"),
        ("Tiến độ", figure("before.percent", 60, "60%"), figure("after.percent", 100, "100%")),
        ("Kết quả", RESULTS[1], RESULTS[0]),
    )
    for number in range(1, 10):
        aspect, before, after = aspects[number % 3]
        cells = {
            "no": str(number),
            "ref": f"A.{number}.1",
            "title": TITLES[number % len(TITLES)],
            "aspect": aspect,
            "before": before,
            "after": after,
            "source": f"{MINISTRIES[number]}, lần gửi 2",
        }
        told = {name: cells[name] for name in ("ref", "title", "source")}
        rows += [("task", told | {"name": f"{cells['ref']}. {cells['title']}"}), ("", cells)]
    return Rows("tasks", tuple(rows))


def _figures() -> Rows:
    rows = [
        (
            "",
            {
                "no": str(number),
                "figure": name,
                "before": figure(f"before.{number}", before, str(before)),
                "after": figure(f"after.{number}", after, str(after)),
                "change": f"{after - before:+}",
            },
        )
        for number, (name, before, after) in enumerate(
            (
                ("Số nhiệm vụ hoàn thành", 19, 21),
                ("Số nhiệm vụ chưa có báo cáo", 9, 6),
                ("Số cơ quan gửi báo cáo đúng hạn", 71, 71),
            ),
            start=1,
        )
    ]
    return Rows("figures", (("heading", {"title": "II. Kết quả thực hiện"}), *rows))


def _submissions() -> Rows:
    rows = [
        (
            "",
            {
                "no": str(number),
                "agency": MINISTRIES[number],
                "file": f"co-quan-{number:02}/bao-cao-nam-2023-lan-2.xlsx",
                "revision": "2",
                "change": ("Bổ sung", "Thay thế", "Loại khỏi tổng hợp")[number % 3],
                "date": "08/12/2023",
                "reason": "Cơ quan gửi lại sau khi sửa lỗi" if number % 3 == 1 else "",
            },
        )
        for number in range(1, 6)
    ]
    return Rows("submissions", tuple(rows))


def _measures() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    number = 0
    for ref, title, count in GROUPS:
        rows.append(("heading", {"ref": ref, "title": title, "name": f"{ref}. {title}"}))
        for _ in range(min(count, 4)):
            number += 1
            cells = {
                "no": str(number),
                "ref": f"{ref}.{number}",
                "title": TITLES[number % len(TITLES)],
                "measures": "Ban hành kế hoạch, tổ chức lấy ý kiến, hội thảo; hướng dẫn các địa phương.",
                "results": RESULTS[number % 3],
                "status": "Đang thực hiện trong hạn",
                "challenges": "Nguồn lực còn hạn chế.",
            }
            rows.append(("", cells))
    return Rows("measures", tuple(rows))
