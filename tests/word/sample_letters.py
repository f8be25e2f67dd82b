"""A reminder and a summary for the leadership: dữ liệu minh họa throughout."""

from collections.abc import Mapping
from typing import Any

from schemas.document import Chart, Document, Rows, Text
from tests.word.sample import MINISTRIES, TITLES, compliance_chart, figure, item
from tests.word.sample_frame import PLAN, official


def reminder(changed: Mapping[str, Any] | None = None, tables: tuple[Rows, ...] = ()) -> Document:
    own = {rows.name: rows for rows in (_tasks(5), *tables)}
    return Document("reminder.docx", "vi", _reminder_values() | dict(changed or {}), tuple(own.values()))


def letters(number: int) -> list[Document]:
    """One letter to each of `number` agencies, all different; every other one without a table."""
    return [
        reminder(
            {
                "addressees": [f"{MINISTRIES[i % len(MINISTRIES)]} (đơn vị mẫu {i:03})"],
                "owed": [
                    Text(("Báo cáo năm 2023, kèm ", figure(f"owed.{i}", i % 9, str(i % 9)), " nhiệm vụ"))
                ],
                "tasks_intro": "Các nhiệm vụ cần báo cáo gồm:" if i % 2 else "",
            },
            (_tasks(3) if i % 2 else no_tasks(),),
        )
        for i in range(number)
    ]


def no_tasks() -> Rows:
    return Rows("tasks", ())


def summary(changed: Mapping[str, Any] | None = None, tables: tuple[Rows, ...] = ()) -> Document:
    own = {rows.name: rows for rows in (_compliance(), *tables)}
    charts: tuple[Chart, ...] = (compliance_chart(),)
    return Document(
        "summary.docx", "vi", _summary_values() | dict(changed or {}), tuple(own.values()), charts=charts
    )


def _reminder_values() -> dict[str, Any]:
    return official() | {
        "title": f"Công văn đôn đốc báo cáo kết quả thực hiện {PLAN} năm 2023",
        "symbol": "BTP-PLQT",
        "abstract": f"đôn đốc báo cáo kết quả thực hiện {PLAN} năm 2023",
        "addressees": ["Bộ Y tế"],
        "opening": [
            (
                f"Theo {PLAN}, các bộ, ngành, địa phương gửi báo cáo kết quả thực hiện hằng năm về Bộ Tư pháp "
                "trước ngày 30 tháng 11. Thời hạn gửi báo cáo năm 2023 đã qua 15 ngày."
            )
        ],
        "owed_intro": "Đến ngày 14 tháng 12 năm 2023, Bộ Tư pháp chưa nhận được của Quý Bộ:",
        "owed": [
            "Báo cáo kết quả thực hiện năm 2023 được chấp nhận",
            Text(("Số liệu của ", figure("owed.indicators", 3), " chỉ tiêu được giao báo cáo")),
        ],
        "returned_intro": "Báo cáo Quý Bộ đã gửi được trả lại để hoàn thiện vì các lý do sau:",
        "returned": [
            {
                "what": "Báo cáo nhận ngày 28 tháng 11 năm 2023 (lần gửi 1):",
                "reasons": [
                    "Ô E12: ngày hoàn thành sau ngày chốt số liệu",
                    Text(("Còn ", figure("owed.errors", 4), " lỗi khác nêu tại bản phản hồi kèm theo")),
                ],
            }
        ],
        "tasks_intro": "Các nhiệm vụ Quý Bộ được giao chủ trì cần báo cáo gồm:",
        "request": [
            (
                "Đề nghị Quý Bộ hoàn thiện và gửi báo cáo về Bộ Tư pháp trước ngày 20 tháng 12 năm 2023 theo "
                "biểu mẫu đã gửi kèm, bằng văn bản và tệp dữ liệu."
            ),
        ],
        "closing": "Bộ Tư pháp trân trọng đề nghị Quý Bộ quan tâm, phối hợp./.",
        "copies": ["Như trên", "Bộ trưởng (để báo cáo)", "Lưu: VT, PLQT"],
    }


def _tasks(number: int) -> Rows:
    rows = [
        (
            "",
            {
                "no": str(i),
                "ref": f"A.{i}.1",
                "title": TITLES[i % len(TITLES)],
                "output": "Báo cáo",
                "due": "31/12/2023",
                "state": "Chưa báo cáo",
            },
        )
        for i in range(1, number + 1)
    ]
    return Rows("tasks", tuple(rows))


def _summary_values() -> dict[str, Any]:
    return official() | {
        "title": f"Tình hình gửi báo cáo thực hiện {PLAN} năm 2023",
        "abstract": f"Tình hình gửi báo cáo thực hiện {PLAN} năm 2023",
        "addressees": ["Lãnh đạo Bộ Tư pháp"],
        "opening": ["Đơn vị tổng hợp báo cáo tình hình gửi báo cáo năm 2023, tính đến ngày 14/12/2023:"],
        "points": [
            item(figure("summary.reported", 82), "/93 cơ quan đã gửi báo cáo được chấp nhận;"),
            item(figure("summary.missing", 11), " cơ quan còn nợ báo cáo, đã được đôn đốc 02 lần."),
        ],
        "compliance_caption": "Tình hình gửi báo cáo theo loại cơ quan",
        "owing": [
            {
                "title": Text(("Bộ, ngành (", figure("summary.ministries", 3), ")")),
                "agencies": ", ".join(MINISTRIES[:3]),
            },
            {"title": "Địa phương (05)", "agencies": "các tỉnh mẫu số 07, 14, 21, 28, 35"},
            {"title": "Cơ quan được đề nghị (03)", "agencies": "Hội Luật gia Việt Nam và 02 cơ quan khác"},
        ],
        "next_steps": [
            "Gửi công văn đôn đốc lần 3 trước ngày 20/12/2023",
            "Hoàn thành báo cáo trước ngày 31/12/2023",
        ],
    }


def _compliance() -> Rows:
    columns = "expected on_time late returned missing".split()
    rows: list[tuple[str, Mapping[str, Any]]] = []
    for number, (group, counts, rate) in enumerate(
        (
            ("Bộ, ngành", (25, 20, 2, 0, 3), "22/25 (88,0%)"),
            ("Địa phương", (63, 49, 7, 2, 5), "56/63 (88,9%)"),
            ("Cơ quan được đề nghị", (5, 2, 0, 0, 3), "2/5 (40,0%)"),
        ),
        start=1,
    ):
        cells = {
            name: figure(f"kind.{number}.{name}", n, str(n)) for name, n in zip(columns, counts, strict=True)
        }
        rows.append(("", {"no": str(number), "group": group, "rate": rate} | cells))
    total = dict(zip(columns, ("93", "71", "9", "2", "11"), strict=True))
    rows.append(("total", {"no": "", "group": "Tổng cộng", "rate": "80/93 (86,0%)"} | total))
    return Rows("compliance", tuple(rows))
