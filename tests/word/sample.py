"""A whole annual report of an invented plan, of realistic size and wording: dữ liệu minh họa throughout."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.document import Chart, Document, Figure, Rows, Series, Text

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "annual.docx"

MINISTRIES = (
    "Bộ Quốc phòng, Bộ Công an, Bộ Ngoại giao, Bộ Nội vụ, Bộ Tư pháp, Bộ Kế hoạch và Đầu tư, Bộ Tài chính, "
    "Bộ Công Thương, Bộ Nông nghiệp và Phát triển nông thôn, Bộ Giao thông vận tải, Bộ Xây dựng, "
    "Bộ Tài nguyên và Môi trường, Bộ Thông tin và Truyền thông, Bộ Lao động - Thương binh và Xã hội, "
    "Bộ Khoa học và Công nghệ, Bộ Giáo dục và Đào tạo, Bộ Y tế, Ủy ban Dân tộc, Ngân hàng Nhà nước Việt Nam, "
    "Thanh tra Chính phủ, Văn phòng Chính phủ, Bảo hiểm xã hội Việt Nam, Đài Tiếng nói Việt Nam, "
    "Đài Truyền hình Việt Nam, Thông tấn xã Việt Nam"
).split(", ")
REQUESTED = (
    "Tòa án nhân dân tối cao, Viện kiểm sát nhân dân tối cao, Văn phòng Quốc hội, Hội Luật gia Việt Nam, "
    "Liên đoàn Luật sư Việt Nam"
).split(", ")
PROVINCES = [f"Ủy ban nhân dân tỉnh mẫu số {number:02}" for number in range(1, 64)]

GROUPS = (
    ("A", "Hoàn thiện thể chế về dịch vụ pháp lý công", 25),
    ("B", "Nâng cao chất lượng đội ngũ người thực hiện trợ giúp pháp lý", 13),
    ("C", "Tuyên truyền, phổ biến chính sách và phối hợp liên ngành", 9),
    ("D", "Sơ kết, tổng kết và báo cáo", 7),
)
YEARS = ("2020", "2021", "2022", "2023")
INDICATORS = (
    (
        "Số vụ việc tham gia tố tụng hoàn thành",
        "vụ việc",
        (12850, 14120, 15390, 17204),
        "Chuyển biến tích cực",
    ),
    ("Số người được tập huấn nghiệp vụ", "người", (3120, 2870, 3410, 3395), "Chuyển biến chưa tích cực"),
    ("Số vụ việc bị khiếu nại về chất lượng", "vụ việc", (41, 36, 36, 29), "Chuyển biến tích cực"),
)
STATUSES = (
    ("done_on_time", "Hoàn thành đúng hạn"),
    ("done_late", "Hoàn thành quá hạn"),
    ("doing_in_time", "Đang thực hiện trong hạn"),
    ("doing_overdue", "Đang thực hiện quá hạn"),
    ("waiting_in_time", "Chưa thực hiện trong hạn"),
    ("waiting_overdue", "Chưa thực hiện quá hạn"),
    ("other", "Không xác định thời hạn"),
    ("not_reported", "Chưa báo cáo"),
)
TITLES = (
    "Rà soát văn bản quy phạm pháp luật về dịch vụ pháp lý công; kiến nghị sửa đổi, bổ sung, bãi bỏ",
    "Xây dựng Bộ tiêu chí đánh giá chất lượng vụ việc tham gia tố tụng",
    "Tập huấn nghiệp vụ hằng năm cho trợ giúp viên pháp lý, luật sư cộng tác viên tại địa bàn đặc biệt khó khăn",
    "Ban hành quy chế phối hợp trao đổi thông tin với cơ quan tiến hành tố tụng",
    "Xây dựng cơ sở dữ liệu dùng chung về dịch vụ pháp lý công",
)
RESULTS = (
    "Đã trình cấp có thẩm quyền ban hành văn bản; tổ chức 03 hội nghị triển khai tại 03 miền.",
    "Đang lấy ý kiến các bộ, ngành, địa phương đối với dự thảo.",
    "",
)


def figure(id: str, value: int, text: str | None = None) -> Figure:
    printed = text if text is not None else f"{value:02}"
    return Figure(id=id, value=value, text=printed, formula="đếm trong dữ liệu minh họa")


def para(*parts: str | Figure) -> dict[str, Any]:
    return {"kind": "para", "text": Text(parts)}


def item(*parts: str | Figure) -> dict[str, Any]:
    return {"kind": "item", "text": Text(parts)}


def values(**changed: Any) -> dict[str, Any]:
    """Values of the annual report; `changed` overrides single ones."""
    plan = "Kế hoạch nâng cao chất lượng dịch vụ pháp lý công"
    own: dict[str, Any] = {
        "title": f"Báo cáo kết quả thực hiện {plan} năm 2023",
        "parent_agency": "",
        "issuing_agency": "Bộ Tư pháp",
        "number": "",
        "symbol": "BC-BTP",
        "place_date": "Hà Nội, ngày      tháng      năm 2023",
        "document_date": "2023-12-15",
        "year": "2023",
        "abstract": f"Kết quả thực hiện {plan} năm 2023",
        "addressees": ["Thủ tướng Chính phủ"],
        "legal_bases": [
            "Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ về chế độ báo cáo",
            f"Căn cứ Quyết định phê duyệt {plan}",
        ],
        "opening": [
            f"Bộ Tư pháp báo cáo kết quả thực hiện {plan} năm 2023 (tính đến ngày 14/12/2023) như sau:"
        ],
        "direction": _direction(),
        "results": _results(),
        "status_caption": "Tình hình thực hiện nhiệm vụ theo nhóm, tính đến ngày 14/12/2023",
        "results_after": [
            para(
                "Tỷ lệ nhiệm vụ hoàn thành trên tổng số nhiệm vụ đạt ",
                figure("rate.completed_all", 38, "38,9%"),
                " (21/54); trên số nhiệm vụ đã đến hạn đạt ",
                figure("rate.completed_due", 70, "70,0%"),
                " (21/30).",
            )
        ],
        "groups": [_group(ref, title, count) for ref, title, count in GROUPS],
        "indicators": [
            para(
                "Trong ",
                figure("indicators.all", 3),
                " chỉ tiêu được theo dõi, có ",
                figure("indicators.improving", 2),
                " chỉ tiêu chuyển biến tích cực so với năm 2022.",
            )
        ],
        "achieved": [
            para(
                "Công tác chỉ đạo được thực hiện kịp thời, bám sát các nhiệm vụ được giao; chất lượng "
                "báo cáo của các bộ, ngành, địa phương được nâng lên so với kỳ trước."
            )
        ],
        "limits": [
            item("Còn ", figure("tasks.overdue", 9), " nhiệm vụ quá hạn chưa hoàn thành;"),
            item(figure("agencies.missing", 11), " cơ quan chưa gửi báo cáo đúng thời hạn quy định."),
        ],
        "causes": [
            para("Một số nhiệm vụ có phạm vi rộng, cần phối hợp của nhiều cơ quan; nguồn lực còn hạn chế.")
        ],
        "lessons": [],
        "next_tasks": [
            item(
                "Tập trung hoàn thành các nhiệm vụ đã quá hạn, báo cáo rõ nguyên nhân và thời hạn hoàn thành;"
            ),
            item("Đôn đốc các cơ quan chưa gửi báo cáo;"),
            item("Chuẩn bị tổng kết việc thực hiện Kế hoạch."),
        ],
        "proposals": [
            para(
                "Kính đề nghị Thủ tướng Chính phủ chỉ đạo các bộ, ngành, Ủy ban nhân dân các tỉnh, thành phố "
                "trực thuộc trung ương ưu tiên bố trí kinh phí thực hiện các nhiệm vụ được giao chủ trì."
            )
        ],
        "closing": f"Trên đây là báo cáo kết quả thực hiện {plan} năm 2023, Bộ Tư pháp kính báo cáo "
        "Thủ tướng Chính phủ./.",
        "sign_authority": "KT. BỘ TRƯỞNG",
        "sign_post": "THỨ TRƯỞNG",
        "sign_name": "",
        "copies": [
            "Như trên",
            "Phó Thủ tướng phụ trách (để b/c)",
            "Các bộ, cơ quan ngang bộ",
            "Lưu: VT, PLQT",
        ],
        "notes_tasks": ["Trạng thái được xác định so với thời hạn, tính đến ngày 14/12/2023."],
        "notes_agencies": [
            "Cơ quan được đề nghị phối hợp không thuộc diện bắt buộc báo cáo và được thống kê riêng."
        ],
        "notes_indicators": [
            "Số liệu cộng từ báo cáo của các cơ quan; tỷ lệ tính từ tổng của tử số và mẫu số."
        ],
        "notes_documents": [],
        "notes_difficulties": [],
        "notes_sources": ["Bản chốt số liệu: dữ liệu minh họa."],
        "approved": False,
        "synthetic": True,
    }
    return own | changed


def _direction() -> list[dict[str, Any]]:
    return [
        para(
            "Ngay sau khi Kế hoạch được phê duyệt, Bộ Tư pháp đã ban hành văn bản hướng dẫn các bộ, ngành, "
            "địa phương xây dựng kế hoạch thực hiện. Đến hết kỳ báo cáo, ",
            figure("plans.issued", 82),
            "/93 cơ quan đã ban hành kế hoạch riêng hoặc lồng ghép nhiệm vụ vào kế hoạch khác.",
        ),
        para(
            "Trong kỳ, có ",
            figure("agencies.reported", 82),
            "/93 cơ quan gửi báo cáo, trong đó ",
            figure("agencies.on_time", 71),
            " cơ quan gửi đúng hạn.",
        ),
    ]


def _results() -> list[dict[str, Any]]:
    return [
        para(
            "Kế hoạch gồm ",
            figure("tasks.all", 54),
            " nhiệm vụ thuộc ",
            figure("groups.all", 4, "04"),
            " nhóm. Đến ngày 14/12/2023, đã hoàn thành ",
            figure("tasks.done", 21),
            " nhiệm vụ, đang thực hiện ",
            figure("tasks.doing", 19),
            " nhiệm vụ, chưa thực hiện ",
            figure("tasks.waiting", 8),
            " nhiệm vụ, chưa có báo cáo về ",
            figure("tasks.missing", 6),
            " nhiệm vụ. Cụ thể theo Bảng 1 dưới đây.",
        )
    ]


def _group(ref: str, title: str, count: int) -> dict[str, Any]:
    return {
        "title": title,
        "blocks": [
            para(
                "Nhóm gồm ",
                figure(f"group.{ref}.tasks", count),
                " nhiệm vụ. Các cơ quan chủ trì đã tích cực triển khai, "
                "phối hợp chặt chẽ với các cơ quan liên quan trong quá trình thực hiện.",
            ),
            {"kind": "sub", "text": "a) Kết quả nổi bật"},
            item(RESULTS[0]),
            item("Hoàn thành việc xây dựng tài liệu và tổ chức tập huấn cho cán bộ làm công tác pháp chế;"),
            {"kind": "sub", "text": "b) Nhiệm vụ quá hạn"},
            para(
                "Còn ",
                figure(f"group.{ref}.overdue", 2),
                " nhiệm vụ quá hạn; cơ quan chủ trì đã báo cáo nguyên nhân và cam kết thời hạn hoàn thành.",
            ),
        ],
    }


def status_rows() -> Rows:
    rows = []
    for number, (ref, title, count) in enumerate(GROUPS, start=1):
        rows.append(("", {"no": str(number), "group": f"{ref}. {title}"} | _counts(ref, count)))
    return Rows("status", (*rows, ("total", {"no": "", "group": "Tổng cộng"} | _counts("all", 54))))


def _counts(ref: str, total: int) -> dict[str, Figure]:
    share, rest = divmod(total, len(STATUSES))
    counts = {code: share + (place < rest) for place, (code, _) in enumerate(STATUSES)} | {"total": total}
    return {code: figure(f"status.{ref}.{code}", count, str(count)) for code, count in counts.items()}


def task_rows(repeat: int = 1) -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    number = 0
    for turn in range(repeat):
        for ref, title, count in GROUPS:
            rows.append(("heading", {"ref": ref, "title": title, "name": f"{ref}. {title}"}))
            for place in range(count):
                number += 1
                rows.append(("", _task(turn, number, f"{ref}.{place // 4 + 1}.{place % 4 + 1}")))
    return Rows("tasks", tuple(rows))


def _task(turn: int, number: int, ref: str) -> dict[str, Any]:
    return {
        "no": str(number),
        "ref": ref,
        "title": TITLES[number % len(TITLES)],
        "lead": MINISTRIES[number % 24] + ("; " + MINISTRIES[(number + 3) % 24] if number % 3 == 0 else ""),
        "support": "Các bộ, ngành có liên quan",
        "output": ("Báo cáo", "Quyết định của Thủ tướng Chính phủ", "")[number % 3] or "Không quy định",
        "due": ("31/12/2023", "Hàng năm", "30/6/2023")[number % 3],
        "status": STATUSES[number % 8][1],
        "percent": figure(f"task.{turn}.{ref}.percent", number % 101, f"{number % 101}%"),
        "coverage": Text((figure(f"task.{turn}.{ref}.reported", 1, "1"), "/2")),
        "completed_on": "",
        "result": RESULTS[number % 3] or "Chưa báo cáo",
    }


def agency_rows() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    number = 0
    for title, agencies in (
        ("I. Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", MINISTRIES),
        ("II. Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", PROVINCES),
        ("III. Cơ quan được đề nghị phối hợp thực hiện", REQUESTED),
    ):
        rows.append(("heading", {"title": title}))
        for agency in agencies:
            number += 1
            rows.append(("", _agency(number, agency)))
    return Rows("agencies", tuple(rows))


def _agency(number: int, name: str) -> dict[str, Any]:
    missing = number % 9 == 0
    return {
        "no": str(number),
        "agency": name,
        "timeliness": "Chưa gửi" if missing else ("Muộn" if number % 7 == 0 else "Đúng hạn"),
        "first_received": "-" if missing else "28/11/2023",
        "first_accepted": "-" if missing else "29/11/2023",
        "revisions": figure(f"agency.{number}.revisions", 0 if missing else 1, "0" if missing else "1"),
        "leads": figure(f"agency.{number}.leads", 3, "3"),
        "leads_reported": figure(f"agency.{number}.reported", 2, "2"),
        "leads_completed": figure(f"agency.{number}.completed", 1, "1"),
        "note": "Đã gửi công văn đôn đốc" if missing else "",
    }


def difficulty_rows() -> Rows:
    cells = {
        "difficulty": "Kinh phí được cấp chưa đáp ứng yêu cầu tổ chức tập huấn tại địa bàn vùng xa; "
        "đội ngũ người thực hiện trợ giúp pháp lý còn mỏng, phần lớn kiêm nhiệm.",
        "proposal": "Đề nghị bố trí kinh phí riêng trong dự toán hằng năm và hướng dẫn nội dung chi cụ thể.",
        "authority": "Bộ Tài chính",
        "state": "Chưa giải quyết",
    }
    rows = [
        ("", {"no": str(number), "ref": f"A.{number}.1", "agency": MINISTRIES[number]} | cells)
        for number in range(1, 9)
    ]
    return Rows("difficulties", tuple(rows))


def source_rows() -> Rows:
    agencies = [*MINISTRIES, *PROVINCES]
    return Rows(
        "sources", tuple(("", _source(number, name)) for number, name in enumerate(agencies, start=1))
    )


def _source(number: int, name: str) -> dict[str, Any]:
    return {
        "no": str(number),
        "agency": name,
        "file": f"co-quan-{number:02}/bao-cao-nam-2023.xlsx",
        "revision": "1",
        "received_on": "28/11/2023",
        "outcome": "Được chấp nhận",
        "hash": f"{number * 2654435761 % 2**48:012x}",
        "submission": str(number),
    }


def exclusion_rows() -> Rows:
    told = {
        "decided_on": "30/11/2023",
        "actor": "Chuyên viên tổng hợp",
        "reason": "Cơ quan đề nghị rút báo cáo",
    }
    sent = {"no": "1", "agency": MINISTRIES[0], "file": "co-quan-01/bao-cao-nam-2023.xlsx", "revision": "1"}
    return Rows("exclusions", (("", sent | told),))


def indicator_rows() -> Rows:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    for number, (title, unit, years, trend) in enumerate(INDICATORS, start=1):
        before, now = years[-2:]
        cells = {
            "no": str(number),
            "ref": f"B.{number}",
            "indicator": title,
            "unit": unit,
            "baseline": str(years[0]),
            "previous": str(before),
            "current": figure(f"indicator.{number}.2023", now, str(now)),
            "change": figure(f"indicator.{number}.change", now - before, f"{now - before:+}"),
            "target": "-",
            "trend": trend,
            "coverage": "61/63",
            "note": "",
        }
        rows.append(("", cells))
    return Rows("indicators", (("heading", {"title": "B. Nâng cao chất lượng đội ngũ"}), *rows))


def document_rows() -> Rows:
    rows = [
        (
            "",
            {
                "no": str(number),
                "ref": f"A.{number}",
                "title": TITLES[number % len(TITLES)],
                "agency": MINISTRIES[number],
                "number": f"{10 * number}/QĐ-MAU",
                "issued_on": f"{number:02}/6/2023",
            },
        )
        for number in range(1, 12)
    ]
    return Rows("documents", tuple(rows))


def status_chart() -> Chart:
    """Tasks by group and status, the figures of the status table."""
    tones = "done done_late doing doing_late waiting waiting_late other missing".split()
    series = tuple(
        Series(name, tuple(_counts(ref, count)[code] for ref, _, count in GROUPS), tone)
        for (code, name), tone in zip(STATUSES, tones, strict=True)
    )
    return Chart(
        name="status",
        kind="stacked_bars",
        title="Tình hình thực hiện nhiệm vụ theo nhóm (số nhiệm vụ)",
        description="Biểu đồ thanh xếp chồng: số nhiệm vụ của từng nhóm A, B, C, D theo trạng thái; số liệu ở Bảng 1.",
        categories=tuple(f"Nhóm {ref}" for ref, _, _ in GROUPS),
        series=series,
    )


def progress_chart() -> Chart:
    values = {
        "Trên tổng số nhiệm vụ": ("all", (14.8, 22.2, 31.5, 38.9)),
        "Trên số nhiệm vụ đã đến hạn": ("due", (53.3, 60.0, 65.4, 70.0)),
    }
    return Chart(
        name="progress",
        kind="line",
        title="Tỷ lệ nhiệm vụ hoàn thành qua các năm (%)",
        description="Biểu đồ đường: tỷ lệ hoàn thành tăng đều từ năm 2020 đến năm 2023.",
        categories=YEARS,
        series=tuple(Series(name, yearly(f"rate.{code}", rates)) for name, (code, rates) in values.items()),
        unit="%",
    )


def trend_charts() -> tuple[Chart, ...]:
    return tuple(
        Chart(
            name=f"trend.{number}",
            kind="line",
            title=f"{title} ({unit})",
            description=f"Biểu đồ đường: {title} từ năm 2020 đến năm 2023.",
            categories=YEARS,
            series=(Series(title, yearly(f"indicator.{number}.year", years)),),
            unit=unit,
        )
        for number, (title, unit, years, _) in enumerate(INDICATORS[:2], start=1)
    )


def compliance_chart() -> Chart:
    counts = {
        "Đúng hạn": ("done", (20, 49, 2)),
        "Muộn": ("done_late", (2, 7, 0)),
        "Đã gửi, bị trả lại": ("other", (0, 2, 0)),
        "Chưa gửi": ("missing", (3, 5, 3)),
    }
    return Chart(
        name="compliance",
        kind="stacked_bars",
        title="Tình hình gửi báo cáo theo loại cơ quan (số cơ quan)",
        description="Biểu đồ thanh xếp chồng: số cơ quan gửi báo cáo đúng hạn, muộn, bị trả lại và chưa gửi.",
        categories=("Bộ, ngành", "Địa phương", "Cơ quan được đề nghị"),
        series=tuple(
            Series(name, tuple(figure(f"compliance.{tone}.{i}", n, str(n)) for i, n in enumerate(row)), tone)
            for name, (tone, row) in counts.items()
        ),
    )


def yearly(id: str, values: tuple[float, ...]) -> tuple[Figure, ...]:
    return tuple(
        Figure(id=f"{id}.{year}", value=value, text=f"{value}".replace(".", ","), formula="dữ liệu minh họa")
        for year, value in zip(YEARS, values, strict=True)
    )


def charts() -> tuple[Chart, ...]:
    return (status_chart(), progress_chart(), *trend_charts(), compliance_chart())


LEFT_OUT = ("milestones", "rates", "structure", "structure_figures")  # without rows


def document(changed: Mapping[str, Any] | None = None, tables: tuple[Rows, ...] | None = None) -> Document:
    """The annual report; `changed` overrides values, `tables` replaces those of the same name."""
    own = {
        rows.name: rows
        for rows in (
            status_rows(),
            task_rows(),
            agency_rows(),
            difficulty_rows(),
            indicator_rows(),
            document_rows(),
            source_rows(),
            exclusion_rows(),
            *(Rows(name, ()) for name in LEFT_OUT),
        )
    }
    own |= {rows.name: rows for rows in tables or ()}
    return Document(
        template="annual.docx",
        lang="vi",
        values=values(**(changed or {})),
        tables=tuple(own.values()),
        charts=charts(),
    )
