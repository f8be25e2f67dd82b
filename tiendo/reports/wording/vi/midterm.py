"""Bảng tổng hợp theo nhóm nhiệm vụ, phục vụ xây dựng báo cáo giữa kỳ."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from tiendo.reports.compose import Part, joined, say
from tiendo.reports.views import Share
from tiendo.reports.wording.vi.words import day

TEMPLATE = "midterm.docx"


def title(plan: str, period: str) -> str:
    return f"Bảng tổng hợp theo nhóm nhiệm vụ: {plan}, {period}"


def abstract(plan: str, period: str) -> str:
    return f"Kết quả {period} thực hiện {plan}"


def opening(plan: str, as_of: date) -> Text:
    return say(
        "Bảng này tổng hợp biện pháp, kết quả, tình trạng và khó khăn của từng nhiệm vụ thuộc {plan}, tính đến {day}, "
        "phục vụ xây dựng báo cáo giữa kỳ.",
        plan=plan,
        day=day(as_of),
    )


def section(title: str, completed: Share | None) -> Text:
    if completed is None:
        return say("{title}", title=title)
    return say("{title} (hoàn thành {n} nhiệm vụ)", title=title, n=completed.fraction)


def issued(agency: str, documents: Sequence[str]) -> str:
    return f"{agency}: {'; '.join(documents)}"


def helped(agency: str, text: str) -> str:
    return f"{agency} (phối hợp): “{text}”"


def met(agency: str, text: str) -> str:
    return f"{agency}: “{text}”"


def others(rest: Figure) -> Text:
    return say("và {n} nội dung khác", n=rest)


def status(label: str, percent: Figure | None, coverage: Text | None) -> Text:
    parts: list[Part] = [label]
    if percent is not None:
        parts.append(say("{n}", n=percent))
    if coverage is not None:
        parts.append(say("{n} cơ quan chủ trì đã báo cáo", n=coverage))
    return joined(parts, "; ")


def notes() -> list[Text]:
    return [
        say("Trong ngoặc kép là nguyên văn báo cáo của các cơ quan, có thể lược bớt; dấu “-”: không nêu."),
        say("Dấu (*): cơ quan thuộc diện đề nghị, tính riêng."),
    ]
