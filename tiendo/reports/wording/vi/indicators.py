"""Số liệu các chỉ tiêu."""

from collections.abc import Mapping

from schemas.document import Figure, Text
from schemas.results import Trend
from tiendo.reports.compose import joined, say, together
from tiendo.reports.views import Measured, Named
from tiendo.reports.wording.vi.words import listed

HEADING = "Số liệu các chỉ tiêu"

_TRENDS = {Trend.improving: ", chuyển biến tích cực", Trend.worsening: ", chuyển biến chưa tích cực"}


def measured(indicator: Measured) -> Text:
    if indicator.value is None:
        return say("{title}: chưa có số liệu{who}.", title=indicator.title, who=_none_of(indicator))
    said = [_value(indicator), _change(indicator), _target(indicator), _coverage(indicator)]
    return together(joined([part for part in said if part], "; "), ".")


def _none_of(indicator: Measured) -> Text:
    return say(" ({n} cơ quan đã báo cáo)", n=indicator.coverage.fraction) if indicator.coverage else say("")


def _value(indicator: Measured) -> Text:
    if indicator.value is None:
        return say("")
    value = say("{title}: {value}{unit}", title=indicator.title, value=indicator.value, unit=_unit(indicator))
    if indicator.numerator is None or indicator.denominator is None:
        return value
    return say("{value} ({n}/{of})", value=value, n=indicator.numerator, of=indicator.denominator)


def _unit(indicator: Measured) -> str:
    return "" if indicator.in_percent else f" {indicator.unit}"


def _change(indicator: Measured) -> Text | None:
    if not indicator.period:
        return None
    if indicator.break_reason:
        return say(
            "không so sánh với {period} vì chuỗi số liệu bắt đầu lại từ kỳ này ({reason})",
            period=indicator.period,
            reason=indicator.break_reason,
        )
    if indicator.lacking:
        return say(
            "không so sánh được với {period}: một trong hai số liệu thiếu phần của {names}, đã hợp nhất",
            period=indicator.period,
            names=listed(indicator.lacking),
        )
    if indicator.change is None:
        return say("chưa có số liệu {period} để so sánh", period=indicator.period)
    if indicator.change.value == 0:
        said = say("không thay đổi so với {period}", period=indicator.period)
    else:
        said = say(
            "{moved} {n}{unit} so với {period}{trend}",
            moved="tăng" if indicator.rising else "giảm",
            n=indicator.change,
            unit=" điểm phần trăm" if indicator.in_percent else f" {indicator.unit}",
            period=indicator.period,
            trend=_TRENDS.get(indicator.trend, "") if indicator.comparable else "",
        )
    if indicator.comparable:
        return said
    return say("{said} (các cơ quan báo cáo hai kỳ khác nhau, so sánh chỉ để tham khảo)", said=said)


def _target(indicator: Measured) -> Text | None:
    if indicator.target is None or indicator.target_met is None:
        return None
    year = f" năm {indicator.target_year}" if indicator.target_year else ""
    return say(
        "{met} mục tiêu{year} là {target}{unit}",
        met="đạt" if indicator.target_met else "chưa đạt",
        year=year,
        target=indicator.target,
        unit=_unit(indicator),
    )


def _coverage(indicator: Measured) -> Text | None:
    if indicator.coverage is None:
        return None
    caveat = ", có giá trị tham khảo" if indicator.low_coverage else ""
    return say("số liệu của {n} cơ quan{caveat}", n=indicator.coverage.fraction, caveat=caveat)


def others(rest: Figure, annex: str) -> Text:
    return say("Và {rest} chỉ tiêu khác (chi tiết tại Phụ lục {annex}).", rest=rest, annex=annex)


def only(indicators: Figure) -> Text:
    if indicators.value == 0:
        return say("Kế hoạch không giao nhiệm vụ cụ thể.")
    return say(
        "Kế hoạch không giao nhiệm vụ cụ thể; kết quả được theo dõi qua {n} chỉ tiêu dưới đây.", n=indicators
    )


def improving(indicators: Named, period: str) -> Text | None:
    return _moving("Có {n} chỉ tiêu chuyển biến tích cực so với {period}: {names}.", indicators, period)


def worsening(indicators: Named, period: str) -> Text | None:
    return _moving("Có {n} chỉ tiêu chuyển biến chưa tích cực so với {period}: {names}.", indicators, period)


def _moving(pattern: str, indicators: Named, period: str) -> Text | None:
    if indicators.is_none:
        return None
    quoted = [f"“{name}”" for name in indicators.names]
    names = listed(quoted)
    if indicators.rest:
        names = say("{names} và {rest} chỉ tiêu khác", names=joined(quoted, ", "), rest=indicators.rest)
    return say(pattern, n=indicators.total, period=period, names=names)


_MOVED = (
    (Trend.improving, "{n} chỉ tiêu chuyển biến tích cực"),
    (Trend.worsening, "{n} chỉ tiêu chuyển biến chưa tích cực"),
    (Trend.steady, "{n} chỉ tiêu không thay đổi"),
)


def trends(total: Figure, moved: Mapping[Trend, Figure]) -> Text:
    said = [say(pattern, n=moved[trend]) for trend, pattern in _MOVED if moved[trend].value]
    if len(said) == 1:
        only = next(pattern for trend, pattern in _MOVED if moved[trend].value).partition(" chỉ tiêu ")[2]
        every = "" if total.value == 1 else "đều "
        return say(
            "{n} chỉ tiêu so sánh được từ ba kỳ trở lên {every}{how} so với kỳ đầu.",
            n=total,
            every=every,
            how=only,
        )
    return say(
        "So với kỳ đầu, trong {n} chỉ tiêu so sánh được từ ba kỳ trở lên, {moved}.",
        n=total,
        moved=listed(said),
    )


def trends_shown(shown: Figure, total: int) -> Text:
    if shown.value < total:
        return say("Diễn biến của {n} chỉ tiêu đầu tiên được thể hiện ở các hình dưới đây.", n=shown)
    where = "hình" if total == 1 else "các hình"
    return say("Diễn biến được thể hiện ở {where} dưới đây.", where=where)


def trend_chart(title: str, first: int, last: int) -> tuple[str, str]:
    years = f"giai đoạn {first} - {last}"
    return f"{title}, {years}", f"Biểu đồ đường: {title}, từng kỳ trong {years}."
