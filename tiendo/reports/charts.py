"""The charts of a periodic report: who reported when, and how far each section of the plan came."""

from schemas.document import Chart, Figure, Series
from schemas.snapshot import Snapshot
from schemas.terms import DerivedStatus
from tiendo.reports.annexes.status import counted
from tiendo.reports.draft import Draft
from tiendo.reports.facts import Facts
from tiendo.reports.figures import Scope, agency_sources
from tiendo.reports.model import Agency, Section, Standing
from tiendo.reports.sections.direction import standing
from tiendo.reports.sections.results import comparable, completed_before, completed_share

# What a chart shows is in the order of the series; the tones are those of every other chart.
STANDING_TONES = {
    Standing.on_time: "done",
    Standing.late: "done_late",
    Standing.after_reopening: "doing_late",
    Standing.after_lock: "waiting",
    Standing.returned: "waiting_late",
    Standing.missing: "missing",
    Standing.excluded: "other",
}
_STATUS_TONES = {
    DerivedStatus.done_on_time: "done",
    DerivedStatus.done_late: "done_late",
    DerivedStatus.doing_in_time: "doing",
    DerivedStatus.doing_overdue: "doing_late",
    DerivedStatus.waiting_in_time: "waiting",
    DerivedStatus.waiting_overdue: "waiting_late",
    DerivedStatus.not_reported: "missing",
}


def charts(draft: Draft, previous: Snapshot | None) -> tuple[Chart, ...]:
    """Where there is a single bar there is nothing to compare, and no chart."""
    sections = [section for section in draft.facts.sections if section.tasks]
    made = [_compliance(draft)] if len(draft.facts.classes) > 1 else []
    if len(sections) > 1:
        made.append(_status(draft, sections))
        if (
            previous
            and draft.facts.is_due
            and comparable(draft, before := Facts(draft.facts.plan, previous, draft.facts.lang))
        ):
            made.append(_progress(draft, before, sections))
    made += _over_years(draft)
    return tuple(made)


def _compliance(draft: Draft) -> Chart:
    words, classes = draft.language.direction, draft.facts.classes
    titles = [group.title or words.OTHER_BODIES for group in classes]
    rows = {
        how: tuple(
            _standing(draft, standing(group.agencies, how), how, Scope(group.key, title))
            for group, title in zip(classes, titles, strict=True)
        )
        for how in STANDING_TONES
    }
    series = tuple(
        Series(draft.language.annexes.standing(how, False), row, STANDING_TONES[how])
        for how, row in rows.items()
        if any(figure.value for figure in row)
    )
    title, description = words.compliance_chart()
    return Chart("compliance", "stacked_bars", title, description, tuple(titles), series)


def _standing(draft: Draft, agencies: list[Agency], how: Standing, scope: Scope) -> Figure:
    return draft.figures.cell(f"agencies.{how.value}", len(agencies), agency_sources(agencies), scope)


def _status(draft: Draft, sections: list[Section]) -> Chart:
    words = draft.language.results
    rows = [counted(draft, section.tasks, draft.section_scope(section)) for section in sections]
    named = [(status.value, status.label(draft.facts.lang), tone) for status, tone in _STATUS_TONES.items()]
    named.insert(-1, ("other", words.OTHER_STATUS, "other"))
    found = [(name, tuple(row[key] for row in rows), tone) for key, name, tone in named]
    series = tuple(
        Series(name, figures, tone)
        for name, figures, tone in found
        if any(figure.value for figure in figures)
    )
    title, description = words.status_chart()
    return Chart("status", "stacked_bars", title, description, _names(draft, sections), series)


def _progress(draft: Draft, before: Facts, sections: list[Section]) -> Chart:
    words, period = draft.language.results, draft.language.words.period
    then, now = [], []
    for section in sections:
        scope = draft.section_scope(section)
        earlier = completed_before(draft, [before.task[task.ref] for task in section.tasks], scope)
        share = completed_share(draft, section.tasks, scope)
        then.append(earlier.percent if earlier else None)
        now.append(share.percent if share else None)
    title, description = words.progress_chart(period(before.period), period(draft.facts.period))
    series = (
        Series(before.period.title(draft.facts.lang), tuple(then), "doing"),
        Series(draft.facts.period.title(draft.facts.lang), tuple(now), "done"),
    )
    return Chart("progress", "columns", title, description, _names(draft, sections), series, "%")


def _over_years(draft: Draft) -> list[Chart]:
    """How the share of completed tasks went, where the plan had the same tasks in two periods before and more."""
    before = [facts for facts in draft.earlier if comparable(draft, facts)]
    if len(before) < 2 or not draft.facts.is_due:
        return []
    words, years = draft.language.results, [*before, draft.facts]
    shares = [
        completed_share(draft, facts.tasks, Scope(facts.period.id, facts.period.title(facts.lang)))
        for facts in before
    ]
    shares.append(completed_share(draft, draft.facts.tasks))
    title, description = words.years_chart(years[0].period.year, years[-1].period.year)
    values = tuple(share.percent if share else None for share in shares)
    series = (Series(words.COMPLETED_SHARE, values, "done"),)
    labels = tuple(str(facts.period.year) for facts in years)
    return [Chart("progress.years", "columns", title, description, labels, series, "%")]


def _names(draft: Draft, sections: list[Section]) -> tuple[str, ...]:
    groups = draft.language.groups
    return tuple(groups.short(section.ref) if section.ref else groups.OTHER_TASKS for section in sections)
