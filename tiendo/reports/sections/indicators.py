"""What was measured, section by section, and which indicators moved which way."""

from schemas.results import Trend
from tiendo.reports.draft import Block, Draft, items, under
from tiendo.reports.figures import Scope, first_few
from tiendo.reports.model import Indicator, Section
from tiendo.reports.views import Measured, Named, Share


def section_indicators(draft: Draft, section: Section) -> list[Block]:
    words, found = draft.language.indicators, draft.facts.indicators_of(section)
    shown = first_few(found, draft.lengths.indicators)
    rest = draft.figures.rest("indicators", len(found) - len(shown), draft.section_scope(section))
    lines = [words.measured(measured(draft, one)) for one in shown]
    return under(words.HEADING, items([*lines, words.others(rest, draft.annex.indicators) if rest else None]))


def moving(draft: Draft, trend: Trend) -> Named:
    """The indicators that moved in a direction against the period before."""
    found = [one for one in draft.facts.indicators if one.trend == trend and one.comparable]
    what = f"indicators.{trend.value}"
    sources = [source for one in found for source in one.sources]
    total = draft.figures.count(what, len(found), sources)
    titles = [one.title for one in found]
    return draft.figures.first_few(
        what, titles, total, draft.lengths.named_indicators, draft.annex.indicators
    )


def then(draft: Draft) -> str:
    """The period before, inside a sentence; "" where the plan has none."""
    before = draft.facts.previous_period
    return draft.language.words.period(before) if before else ""


def measured(draft: Draft, one: Indicator) -> Measured:
    scope = Scope(one.indicator, one.title)
    amounts = {
        "value": (one.value, one.unit),
        "numerator": (one.numerator, ""),
        "denominator": (one.denominator, ""),
        "target": (one.target, one.unit),
    }
    figures = {
        name: None
        if value is None
        else draft.figures.amount(f"indicator.{name}", value, unit, one.sources, scope)
        for name, (value, unit) in amounts.items()
    }
    change = None
    if one.change is not None:
        compared = draft.compared_sources(one)
        change = draft.figures.amount("indicator.change", abs(one.change), "", compared, scope)
    coverage = _coverage(draft, one, scope)
    return Measured(
        title=one.title,
        unit=one.unit,
        **figures,
        period=then(draft),
        change=change,
        rising=(one.change or 0) > 0,
        comparable=bool(one.comparable),
        trend=one.trend,
        target_year=one.target_year,
        target_met=one.target_met,
        coverage=coverage,
        break_reason=one.break_reason,
        lacking=one.lacking,
        low_coverage=one.n_reported < draft.facts.coverage_threshold * one.n_expected,
    )


def _coverage(draft: Draft, one: Indicator, scope: Scope) -> Share | None:
    """Who reported it, where more than one agency should have."""
    if one.n_expected < 2:
        return None
    numbers = (one.n_reported, one.n_expected)
    return draft.figures.share("indicator.reported", "indicator.expected", numbers, one.sources, scope)
