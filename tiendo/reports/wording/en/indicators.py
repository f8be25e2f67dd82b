"""Indicators."""

from collections.abc import Mapping

from schemas.document import Figure, Text
from schemas.results import Trend
from tiendo.reports.compose import joined, say, together
from tiendo.reports.views import Measured, Named
from tiendo.reports.wording.en.words import listed, of

HEADING = "Indicators"

_TRENDS = {Trend.improving: ", an improvement", Trend.worsening: ", a deterioration"}


def measured(indicator: Measured) -> Text:
    if indicator.value is None:
        return say("{title}: no figure{who}.", title=indicator.title, who=_none_of(indicator))
    said = [_value(indicator), _change(indicator), _target(indicator), _coverage(indicator)]
    return together(joined([part for part in said if part], "; "), ".")


def _none_of(indicator: Measured) -> Text:
    return (
        say(" ({n} agencies reported one)", n=indicator.coverage.fraction) if indicator.coverage else say("")
    )


def _value(indicator: Measured) -> Text:
    if indicator.value is None:
        return say("")
    value = say("{title}: {value}{unit}", title=indicator.title, value=indicator.value, unit=_unit(indicator))
    if indicator.numerator is None or indicator.denominator is None:
        return value
    return say("{value} ({n} of {of})", value=value, n=indicator.numerator, of=indicator.denominator)


def _unit(indicator: Measured) -> str:
    return "" if indicator.in_percent else f" {indicator.unit}"


def _change(indicator: Measured) -> Text | None:
    if not indicator.period:
        return None
    if indicator.break_reason:
        return say(
            "not compared with {period}: the series begins anew in this period ({reason})",
            period=indicator.period,
            reason=indicator.break_reason,
        )
    if indicator.lacking:
        return say(
            "not comparable with {period}: one of the two figures lacks the part of {names}, since merged",
            period=indicator.period,
            names=listed(indicator.lacking),
        )
    if indicator.change is None:
        return say("no figure of {period} to compare with", period=indicator.period)
    if indicator.change.value == 0:
        said = say("unchanged from {period}", period=indicator.period)
    else:
        said = say(
            "{moved} {n}{unit} from {period}{trend}",
            moved="up" if indicator.rising else "down",
            n=indicator.change,
            unit=points(indicator.change) if indicator.in_percent else "",
            period=indicator.period,
            trend=_TRENDS.get(indicator.trend, "") if indicator.comparable else "",
        )
    if indicator.comparable:
        return said
    return say("{said} (different agencies reported then; indicative only)", said=said)


def points(difference: Figure) -> str:
    """The unit of a difference between two rates."""
    return " percentage point" if difference.text == "1" else " percentage points"


def _target(indicator: Measured) -> Text | None:
    if indicator.target is None or indicator.target_met is None:
        return None
    year = f" for {indicator.target_year}" if indicator.target_year else ""
    return say(
        "the target{year} of {target}{unit} is {met}",
        year=year,
        target=indicator.target,
        unit=_unit(indicator),
        met="met" if indicator.target_met else "not met",
    )


def _coverage(indicator: Measured) -> Text | None:
    if indicator.coverage is None:
        return None
    caveat = ", indicative" if indicator.low_coverage else ""
    return say("figures from {n} agencies{caveat}", n=indicator.coverage.fraction, caveat=caveat)


def others(rest: Figure, annex: str) -> Text:
    return say(
        "And {rest} (see Annex {annex}).",
        rest=of(rest, "other indicator", "other indicators"),
        annex=annex,
    )


def only(indicators: Figure) -> Text:
    if indicators.value == 0:
        return say("The Plan assigns no tasks.")
    return say(
        "The Plan assigns no tasks; results are followed by {n}.", n=of(indicators, "indicator", "indicators")
    )


def improving(indicators: Named, period: str) -> Text | None:
    return _moving("{n} improved on {period}: {names}.", indicators, period)


def worsening(indicators: Named, period: str) -> Text | None:
    return _moving("{n} worsened against {period}: {names}.", indicators, period)


def _moving(pattern: str, indicators: Named, period: str) -> Text | None:
    if indicators.is_none:
        return None
    quoted = [f"“{name}”" for name in indicators.names]
    names = listed(quoted)
    if indicators.rest:
        names = say("{names} and {rest} others", names=joined(quoted, ", "), rest=indicators.rest)
    return say(pattern, n=of(indicators.total, "indicator", "indicators"), period=period, names=names)


_MOVED = ((Trend.improving, "improved"), (Trend.worsening, "worsened"), (Trend.steady, "stayed the same"))


def trends(total: Figure, moved: Mapping[Trend, Figure]) -> Text:
    said = [(moved[trend], how) for trend, how in _MOVED if moved[trend].value]
    who = say("{n} with comparable figures of three or more periods", n=of(total, "indicator", "indicators"))
    if len(said) == 1:
        every = "" if total.value == 1 else "all "
        return say("The {who} {every}{how} from the first of them.", who=who, every=every, how=said[0][1])
    each = listed([say("{n} {how}", n=n, how=how) for n, how in said])
    return say("Of the {who}, {each} from the first of them.", who=who, each=each)


def trends_shown(shown: Figure, total: int) -> Text:
    if shown.value < total:
        return say("The figures below show the course of the first {n}.", n=shown)
    return say("The figure below shows its course." if total == 1 else "The figures below show their course.")


def trend_chart(title: str, first: int, last: int) -> tuple[str, str]:
    return f"{title}, {first} to {last}", f"Line: {title}, in each period from {first} to {last}."
