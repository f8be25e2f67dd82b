"""Vietnamese wording of what a form says about tasks: deadlines, outputs, who leads."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from schemas.terms import MilestoneKind
from tiendo.plan import Period

SILENT = "Kế hoạch không nêu"

Milestone = Mapping[str, Any]  # a row of schemas.plan.Milestones


def day(on: date) -> str:
    """30/11/2023."""
    return f"{on:%d/%m/%Y}"


def before(due: date) -> str:
    """A due day in official words (“trước ngày 30/11/2023”) together with the last day that is still in time."""
    return f"trước ngày {day(due)} (chậm nhất là hết ngày {day(due - timedelta(days=1))})"


def deadline(milestones: Iterable[Milestone]) -> str:
    """The deadlines of one task, a line each: as the annex words them, else composed from kind and dates."""
    lines = [milestone["text_vi"] or _composed(milestone) for milestone in milestones]
    return joined(lines)


def joined(lines: Iterable[str]) -> str:
    """Different lines in their order, each but the last ending in ";". SILENT where there is none."""
    kept = [line.strip().rstrip(";.") for line in dict.fromkeys(lines)]
    return ";\n".join(kept) if kept else SILENT


def _composed(milestone: Milestone) -> str:
    kind = MilestoneKind(milestone["kind"])
    due = milestone["due"]
    if due is None:
        return kind.vi
    match kind:
        case MilestoneKind.preliminary | MilestoneKind.final:
            return f"{kind.vi}: {_moment(due)}"
        case MilestoneKind.once:
            return _capitalised(_moment(due))
        case MilestoneKind.range:
            return _span(milestone["from_on"], due)
        case MilestoneKind.biennial:
            return f"{_capitalised(_moment(due))} và định kỳ 02 năm tiếp theo"
        case _:
            return kind.vi


def _span(from_on: date | None, due: date) -> str:
    if from_on is None:
        return f"Đến hết {_moment(due)}"
    if (from_on.month, from_on.day) == (1, 1) and _ends_year(due):
        return f"{from_on.year} - {due.year}"
    return f"Từ ngày {day(from_on)} đến ngày {day(due)}"


def _moment(on: date) -> str:
    """A year as a deadline is its last day, and is read back as the year."""
    return f"năm {on.year}" if _ends_year(on) else f"ngày {day(on)}"


def _ends_year(on: date) -> bool:
    return (on.month, on.day) == (12, 31)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def inside(title: str) -> str:
    """The name of a period inside a sentence."""
    return title[:1].lower() + title[1:]


def window(period: Period) -> str:
    """From which to which day a period's figures count."""
    return f"số liệu từ ngày {day(period.window_from)} đến hết ngày {day(period.window_to)}"


_ASSIGNED = {
    "progress": "các nhiệm vụ được phân công chủ trì",
    "contributions": "các nhiệm vụ được phân công phối hợp",
    "difficulties": "khó khăn, vướng mắc và đề xuất, kiến nghị (nếu có), mỗi dòng một nội dung",
    "observations": "số liệu các chỉ tiêu",
}
_NOT_ASSIGNED = {
    "progress": "Cơ quan không được phân công chủ trì nhiệm vụ trong kỳ này.",
    "contributions": "Cơ quan không được phân công phối hợp thực hiện nhiệm vụ trong kỳ này.",
    "observations": "Cơ quan không phải báo cáo số liệu chỉ tiêu trong kỳ này.",
}


def sheet_note(table: str, *, requested: bool, empty: bool) -> str:
    """The line above a sheet's header: what to report there, or that there is nothing to report."""
    if empty:
        return _NOT_ASSIGNED.get(table, "Trang này không có nội dung cần báo cáo trong kỳ.")
    verb = "Đề nghị" if requested else "Yêu cầu"
    return f"{verb} cơ quan báo cáo {_ASSIGNED.get(table, 'các nội dung dưới đây')}."
