"""A multi-year review of the invented plan: dữ liệu minh họa throughout."""

from collections.abc import Mapping
from typing import Any

from schemas.document import Chart, Document, Rows, Series
from tests.word.sample import (
    GROUPS,
    INDICATORS,
    MINISTRIES,
    PROVINCES,
    REQUESTED,
    STATUSES,
    TITLES,
    YEARS,
    figure,
    item,
    para,
    progress_chart,
    status_chart,
    trend_charts,
    yearly,
)
from tests.word.sample_frame import PLAN, official

PATHS = (
    ("Chưa thực hiện trong hạn", "Đang thực hiện trong hạn", "Hoàn thành đúng hạn", "Hoàn thành đúng hạn"),
    ("Đang thực hiện trong hạn", "Đang thực hiện quá hạn", "Đang thực hiện quá hạn", "Hoàn thành quá hạn"),
    ("Chưa báo cáo", "Chưa có số liệu", "Đang thực hiện trong hạn", "Đang thực hiện trong hạn"),
)


def document(changed: Mapping[str, Any] | None = None, tables: tuple[Rows, ...] = ()) -> Document:
    """The review; `changed` overrides values, `tables` replaces those of the same name."""
    own = {rows.name: rows for rows in (*_tables(), *tables)}
    return Document("review.docx", "vi", values() | dict(changed or {}), tuple(own.values()), charts=charts())


def values() -> dict[str, Any]:
    return official() | {
        "title": f"Báo cáo tổng kết 04 năm thực hiện {PLAN}",
        "abstract": f"Tổng kết 04 năm thực hiện {PLAN} (2020 - 2023)",
        "year": "2023",
        "span": "04 năm",
        "year_labels": list(YEARS),
        "legal_bases": [f"Căn cứ Quyết định phê duyệt {PLAN}"],
        "opening": [f"Bộ Tư pháp báo cáo tổng kết 04 năm thực hiện {PLAN} như sau:"],
        "scope": [
            (
                "Báo cáo được tổng hợp từ số liệu đã được phê duyệt của các năm 2020, 2022 và 2023. Năm 2021 chưa "
                "có số liệu được phê duyệt nên không đưa vào so sánh."
            )
        ],
        "direction": [
            para(
                "Hằng năm, Bộ Tư pháp ban hành văn bản hướng dẫn, đôn đốc các bộ, ngành, địa phương thực hiện."
            )
        ],
        "reporting": [
            para(
                "Số cơ quan gửi báo cáo đúng hạn tăng từ ",
                figure("on_time.2020", 58),
                " cơ quan năm 2020 lên ",
                figure("on_time.2023", 71),
                " cơ quan năm 2023.",
            )
        ],
        "results": [
            para(
                "Qua 04 năm, đã hoàn thành ",
                figure("review.done", 21),
                "/54 nhiệm vụ. Kết quả từng năm tại Bảng 1.",
            )
        ],
        "summary_caption": "Kết quả thực hiện nhiệm vụ qua các năm",
        "results_after": [],
        "groups": [
            {
                "title": title,
                "blocks": [
                    para("Nhóm có ", figure(f"review.{ref}.tasks", count), " nhiệm vụ."),
                    item("Kết quả nổi bật: hoàn thành việc rà soát, ban hành văn bản theo thẩm quyền;"),
                    item("Nhiệm vụ chuyển tiếp: tập huấn, bồi dưỡng nghiệp vụ hằng năm."),
                ],
            }
            for ref, title, count in GROUPS
        ],
        "deadlines": [
            para(
                "Trong ",
                figure("milestones.all", 40),
                " mốc thời gian đã đến hạn, có ",
                figure("milestones.kept", 27),
                " mốc được bảo đảm; các mốc còn lại chậm từ 12 ngày đến 310 ngày.",
            )
        ],
        "indicators": [para("Hai chỉ tiêu chuyển biến tích cực, một chỉ tiêu chuyển biến chưa tích cực.")],
        "achieved": [para("Nhận thức và trách nhiệm của các cơ quan được nâng lên rõ rệt.")],
        "limits": [
            item("Một số nhiệm vụ kéo dài qua nhiều năm chưa hoàn thành;"),
            item("Số liệu còn thiếu."),
        ],
        "causes": [para("Nguồn lực còn hạn chế; cơ chế phối hợp chưa chặt chẽ.")],
        "difficulties": [
            para("Khó khăn về kinh phí được ", figure("persistent.1", 12), " cơ quan báo cáo trong 03 năm.")
        ],
        "lessons": [para("Phân công rõ cơ quan chủ trì, gắn với sản phẩm và thời hạn cụ thể.")],
        "next_tasks": [
            item("Hoàn thành dứt điểm các nhiệm vụ quá hạn;"),
            item("Xây dựng kế hoạch tiếp theo."),
        ],
        "proposals": [
            para("Kính đề nghị Thủ tướng Chính phủ cho phép tiếp tục thực hiện các nhiệm vụ chuyển tiếp.")
        ],
        "closing": f"Trên đây là báo cáo tổng kết 04 năm thực hiện {PLAN}, kính báo cáo Thủ tướng Chính phủ./.",
        **{f"notes_{name}": [] for name in "milestones compliance persistent".split()},
        "notes_path": ["Mỗi ô: trạng thái và tiến độ cuối năm. “Chưa có số liệu”: năm chưa được phê duyệt."],
        "notes_trends": ["Năm không có số liệu được để trống, không tính là 0."],
        "notes_snapshots": ["Bản chốt số liệu là dữ liệu minh họa."],
    }


def charts() -> tuple[Chart, ...]:
    codes = {
        "Đúng hạn": ("done", (58, 63, 66, 71)),
        "Muộn": ("done_late", (9, 8, 10, 9)),
        "Chưa gửi": ("missing", (26, 22, 17, 13)),
    }
    compliance = Chart(
        name="compliance",
        kind="stacked_columns",
        title="Tình hình gửi báo cáo qua các năm (số cơ quan)",
        description="Biểu đồ cột xếp chồng: số cơ quan gửi báo cáo đúng hạn, muộn và chưa gửi theo từng năm.",
        categories=YEARS,
        series=tuple(
            Series(name, yearly(f"compliance.{tone}", counts), tone) for name, (tone, counts) in codes.items()
        ),
    )
    return (compliance, progress_chart(), status_chart(), *trend_charts())


def _tables() -> tuple[Rows, ...]:
    return (
        _summary(),
        _path(),
        _milestones(),
        _trends(),
        _compliance(),
        _persistent(),
        _snapshots(),
    )


def _summary() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    for place, year in enumerate(YEARS):
        if year == "2021":
            rows.append(("missing", {"year": year, "note": "Chưa có số liệu được phê duyệt"}))
            continue
        counts = {code: figure(f"year.{year}.{code}", 5 + place, str(5 + place)) for code, _ in STATUSES}
        rate = figure(f"year.{year}.rate", 20 + 6 * place, f"{20 + 6 * place},4%")
        rows.append(
            ("", {"year": year, "total": figure(f"year.{year}.all", 54, "54"), "rate": rate} | counts)
        )
    return Rows("summary", tuple(rows))


def _path() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    number = 0
    for ref, title, count in GROUPS:
        rows.append(("heading", {"ref": ref, "title": title, "name": f"{ref}. {title}"}))
        for place in range(count):
            number += 1
            path = PATHS[number % 3]
            cells: dict[str, Any] = {
                "no": str(number),
                "ref": f"{ref}.{place // 4 + 1}.{place % 4 + 1}",
                "title": TITLES[number % len(TITLES)],
                "lead": MINISTRIES[number % 24],
                "due": ("31/12/2022", "Hàng năm", "30/6/2021")[number % 3],
                "years_done": figure(f"path.{number}.done", number % 3, f"{number % 3}/4"),
                "summary": path[-1],
            }
            for year, status in enumerate(path, start=1):
                cells[f"status_{year}"] = status
                cells[f"percent_{year}"] = (
                    "" if "Chưa" in status else figure(f"path.{number}.{year}", 25 * year, f"{25 * year}%")
                )
            rows.append(("", cells))
    return Rows("path", tuple(rows))


def _milestones() -> Rows:
    rows = [
        (
            "",
            {
                "no": str(number),
                "ref": f"A.{number}",
                "title": TITLES[number % len(TITLES)],
                "lead": MINISTRIES[number],
                "milestone": ("Báo cáo sơ bộ", "Báo cáo cuối", "Hàng năm 2022")[number % 3],
                "due": "31/12/2021",
                "completed_on": "15/3/2022" if number % 2 else "20/12/2021",
                "outcome": "Quá hạn" if number % 2 else "Đúng hạn",
                "delay": figure(f"delay.{number}", 74, "74 ngày") if number % 2 else "",
            },
        )
        for number in range(1, 15)
    ]
    return Rows(
        "milestones", (("heading", {"ref": "A", "title": GROUPS[0][1], "name": f"A. {GROUPS[0][1]}"}), *rows)
    )


def _trends() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = [("heading", {"title": "B. Nâng cao chất lượng đội ngũ"})]
    for number, (title, unit, years, trend) in enumerate(INDICATORS, start=1):
        change = years[-1] - years[0]
        cells: dict[str, Any] = {
            "no": str(number),
            "ref": f"B.{number}",
            "indicator": title,
            "unit": unit,
            "baseline": "-",
            "target": "-",
            "change": figure(f"trend.{number}", change, f"{change:+}"),
            "trend": trend,
            "note": "",
        }
        values = {
            f"value_{i}": figure(f"value.{number}.{i}", value, str(value)) for i, value in enumerate(years, 1)
        }
        rows.append(("", cells | values))
    return Rows("trends", tuple(rows))


def _compliance() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    number = 0
    for title, agencies in (
        ("I. Bộ, ngành", MINISTRIES),
        ("II. Địa phương", PROVINCES),
        ("III. Cơ quan được đề nghị", REQUESTED),
    ):
        rows.append(("heading", {"title": title}))
        for agency in agencies:
            number += 1
            years = {
                f"timeliness_{i}": ("Đúng hạn", "Muộn", "Chưa gửi")[(number + i) % 3] for i in range(1, 5)
            }
            done = figure(f"compliance.{number}", 2, "2/4")
            rows.append(("", {"no": str(number), "agency": agency, "on_time_years": done} | years))
    return Rows("compliance", tuple(rows))


def _persistent() -> Rows:
    cells = {
        "difficulty": "Kinh phí được cấp chưa đáp ứng yêu cầu tổ chức tập huấn tại địa bàn vùng xa.",
        "proposal": "Đề nghị bố trí kinh phí riêng trong dự toán hằng năm.",
        "authority": "Bộ Tài chính",
        "years": "2020, 2022, 2023",
        "state": "Chưa giải quyết",
    }
    rows = [("", {"no": str(n), "ref": f"A.{n}", "agency": MINISTRIES[n]} | cells) for n in range(1, 7)]
    return Rows("persistent", tuple(rows))


def _snapshots() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    for number, year in enumerate(YEARS, start=1):
        if year == "2021":
            note = "Chưa có số liệu được phê duyệt"
            rows.append(("missing", {"no": str(number), "year": year, "note": note}))
            continue
        cells = {
            "no": str(number),
            "year": year,
            "snapshot": f"{number * 2654435761 % 2**48:012x}",
            "as_of": f"14/12/{year}",
            "submissions": figure(f"snapshot.{year}", 80 + number, str(80 + number)),
            "approver": "Lãnh đạo đơn vị tổng hợp (minh họa)",
            "approved_on": f"20/12/{year}",
            "digest": f"phiên bản 1, {number * 40503 % 2**32:08x}",
        }
        rows.append(("", cells))
    return Rows("snapshots", tuple(rows))
