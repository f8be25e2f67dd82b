"""Phần mở đầu, kết thúc và thể thức."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Text
from tiendo.reports.compose import joined, say
from tiendo.reports.wording.vi.words import day


def title(plan: str, period: str) -> str:
    return f"Báo cáo kết quả thực hiện {plan} {period}"


def abstract(plan: str, period: str) -> str:
    return f"Kết quả {period} thực hiện {plan}"


def symbol(agency_symbol: str) -> str:
    return f"BC-{agency_symbol}"


def place_date(place: str, year: int, on: date | None) -> str:
    return f"{place}, {day(on)}" if on else f"{place}, ngày      tháng      năm {year}"


def basis(plan_number: str, plan: str) -> str:
    return f"Quyết định số {plan_number} phê duyệt {plan}"


def archive(office: str) -> str:
    return f"Lưu: {office}"


def opening(bases: Sequence[str], coordinator: str, authority: str, plan: str, period: str) -> Text:
    return say(
        "Thực hiện {bases}, {coordinator} báo cáo{to} kết quả thực hiện {plan} (sau đây gọi là Kế hoạch) {period} "
        "như sau:",
        bases=joined(bases, "; "),
        coordinator=coordinator,
        to=f" {authority}" if authority else "",
        plan=plan,
        period=period,
    )


def synthetic() -> Text:
    return say(
        "Toàn bộ số liệu, tên tệp và nội dung do các cơ quan báo cáo trong văn bản này là dữ liệu minh họa, "
        "không phản ánh kết quả thực tế."
    )


def closing(coordinator: str, authority: str, plan: str, period: str) -> Text:
    return say(
        "Trên đây là báo cáo kết quả thực hiện {plan} {period}, {coordinator} {reports}./.",
        plan=plan,
        period=period,
        coordinator=coordinator,
        reports=f"kính báo cáo {authority}" if authority else "báo cáo",
    )
