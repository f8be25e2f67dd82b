"""The text of a review. Nothing is said that the approved data do not show."""

from collections.abc import Callable, Iterator, Sequence

from schemas.document import Source, Text
from schemas.results import Trend
from schemas.terms import Outcome, TaskStatus
from tiendo.reports.draft import Block, items, listing, para, paras, under
from tiendo.reports.figures import Scope, agency_sources, first_few, task_sources
from tiendo.reports.model import Agency, Standing
from tiendo.reports.outcomes import Kept
from tiendo.reports.review.figures import delay, turns_done
from tiendo.reports.review.lessons import JUDGED, MISSED
from tiendo.reports.review.movement import Movement
from tiendo.reports.review.paths import Lasting, Milestone, Path
from tiendo.reports.review.span import Known, Span
from tiendo.reports.sections.assessment import limits as limits_of_year
from tiendo.reports.sections.direction import own_plans, received
from tiendo.reports.sections.groups import counts, section_title
from tiendo.reports.sections.proposals import proposals
from tiendo.reports.sections.results import compared, completed_share, on_time_share, status_counts
from tiendo.reports.views import Moved, Named, Share


def scope(span: Span) -> list[Text]:
    words = span.language.review
    known = [year.label for year in span.years if year.frozen]
    missing = [year.label for year in span.missing]
    told = [
        words.scope(known),
        words.missing_years(missing) if missing else None,
        *_plans(span),
    ]
    return [text for text in told if text]


def _plans(span: Span) -> Iterator[Text | None]:
    """With which plan each year is told, where that is not today's for all; which tasks are gone since."""
    words, version = span.language.review, span.plan.version
    lacking = span.of_other_plans
    own = [(str(year.period.year), year.facts.plan.version) for year in span.known if year not in lacking]
    if any(used != version for _, used in own):
        yield words.plan_versions(own, version)
    if lacking:
        yield words.plans_not_kept([str(year.period.year) for year in lacking], version)
    if span.tasks_gone:
        tasks = [task for year in span.known for task in year.facts.tasks if task.ref in span.tasks_gone]
        gone = span.draft.figures.count("review.tasks_gone", len(span.tasks_gone), task_sources(tasks))
        yield words.tasks_gone(gone, span.tasks_gone)


def direction(span: Span) -> list[Block]:
    figures, words = span.draft.figures, span.language.review
    rows = [row for year in span.known for row in year.facts.rows("submissions")]
    sent = [Source(row["submission"]) for row in rows]
    returned = [Source(row["submission"]) for row in rows if row["outcome"] == Outcome.returned]
    agencies = len({row["agency"] for row in rows})
    told = words.handled(
        [str(year.period.year) for year in span.known],
        figures.count("review.submissions", len(rows), sent),
        figures.count("review.senders", agencies, sent),
        figures.count("review.returned", len(returned), returned),
    )
    asked = span.facts.assigns_tasks
    plans = span.language.direction.own_plans(own_plans(span.draft)) if asked else None
    year = span.language.words.period(span.last.period)
    return paras(told, words.of_last_year(year) if plans else None, plans)


def reporting(span: Span) -> list[Block]:
    words = span.language.review
    lines = []
    known = {year.period.id: year for year in span.known}
    for year in span.years:
        title = year.period.title(span.language.words.LANG)
        if one := known.get(year.period.id):
            got = received(one.draft, one.facts.bound, one.scope)
            lines.append(span.language.direction.received_of(title, got))
        else:
            lines.append(words.year_missing(title))
    always, never = _steady(span)
    return [
        *paras(words.reporting_intro()),
        *listing(lines),
        *paras(words.always_on_time(always), words.never_reported(never)),
    ]


def _steady(span: Span) -> tuple[Named, Named]:
    """The bound agencies that were on time in every known year, and those that never reported."""
    told: dict[str, list[Agency]] = {}
    for year in span.known:
        for agency in year.facts.bound:
            told.setdefault(agency.agency, []).append(agency)
    whole = [one for one in told.values() if len(one) == len(span.known)]
    always = [one[-1] for one in whole if all(a.standing == Standing.on_time for a in one)]
    never = [one[-1] for one in told.values() if not any(a.has_reported for a in one)]
    few, annex = span.draft.lengths.named_agencies, span.draft.annex.agencies
    make = span.draft.figures.all_or_annex
    return make("review.always_on_time", always, few, annex), make("review.never", never, few, annex)


def results(span: Span, paths: Sequence[Path]) -> list[Block]:
    draft, words = span.draft, span.language.results
    if not span.facts.assigns_tasks:
        followed = draft.figures.count("indicators", len(span.facts.indicators))
        return paras(span.language.indicators.only(followed))
    tasks, as_of = span.facts.tasks, span.facts.snapshot.as_of
    share = completed_share(draft, tasks)
    first = span.known[0].frozen.snapshot if len(span.known) > 1 else None
    return paras(
        words.completed(share, as_of) if share else None,
        words.by_status(status_counts(draft, tasks)),
        compared(draft, first) if first else None,
        _recurring(span, paths),
    )


def _recurring(span: Span, paths: Sequence[Path]) -> Text | None:
    turning = [path for path in paths if path.turns]
    every = [path for path in turning if path.turns_done == len(path.turns)]
    never = [path for path in turning if path.turns_done == 0]
    figures = span.draft.figures
    return span.language.review.recurring(
        *(
            figures.count(f"review.{what}", len(those), [s for path in those for s in path.sources])
            for what, those in (
                ("recurring", turning),
                ("recurring_every", every),
                ("recurring_never", never),
            )
        ),
        many_years=len(span.known) > 1,
    )


def groups(span: Span, paths: Sequence[Path]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for section in span.facts.sections:
        inside = [path for path in paths if path.section == section.ref]
        if inside:
            blocks = [para(counts(span.draft, section)), *_paths(span, section.ref, inside)]
            title = section_title(span.draft, section)
            found.append({"ref": section.ref, "title": title, "blocks": blocks})
    return found


def _paths(span: Span, section: str, inside: Sequence[Path]) -> list[Block]:
    words = span.language.review
    once = [path for path in inside if not path.turns]
    done = [path for path in once if path.completed_in]
    open_ = [path for path in once if not path.completed_in]
    turning = [path for path in inside if path.turns]
    return [
        *under(words.DONE, items([_done(span, section, done)])),
        *under(words.OPEN, _first(span, f"{section or 'other'}.open", open_, _path_line)),
        *under(words.RECURRING, _first(span, f"{section or 'other'}.recurring", turning, _turns_line)),
    ]


def _done(span: Span, section: str, done: Sequence[Path]) -> Text | None:
    """Completed tasks by the year in which they were, all of them."""
    years: dict[int, list[str]] = {}
    for path in done:
        years.setdefault(path.completed_in or 0, []).append(path.ref)
    place = Scope(section or "other", section)
    total = span.draft.figures.count(
        "review.done", len(done), [source for path in done for source in path.sources], place
    )
    return span.language.review.done(total, sorted(years.items()))


def _first(span: Span, key: str, found: Sequence[Path], line: Callable[[Span, Path], Text]) -> list[Block]:
    shown = first_few(found, span.draft.lengths.task_lines)
    rest = span.draft.figures.rest("tasks.in_list", len(found) - len(shown), Scope(key, key))
    lines = [line(span, path) for path in shown]
    others = span.language.groups.others(rest, span.draft.annex.tasks) if rest else None
    return items([*lines, others])


def _path_line(span: Span, path: Path) -> Text:
    states = [(year.period.year, task.derived) for year, task in path.states]
    return span.language.review.path(path.ref, path.title, states)


def _turns_line(span: Span, path: Path) -> Text:
    k = turns_done(span, path)
    missed = [task.due.year for _, task in path.turns if task.due and task.status != TaskStatus.completed]
    return span.language.review.turns(path.ref, path.title, k, missed)


def deadlines(span: Span, found: Sequence[Milestone]) -> list[Block]:
    words, figures = span.language.review, span.draft.figures
    if not found:
        return paras(words.no_milestones())
    judged = [one for one in found if one.kept in JUDGED]
    missed = sorted((one for one in judged if one.kept in MISSED), key=lambda one: -one.days)
    kept = [one for one in judged if one.kept == Kept.on_time]
    others = {
        kind: figures.count(f"milestones.{kind.value}", *_counted([one for one in found if one.kept == kind]))
        for kind in (Kept.late, Kept.open, Kept.waiting, Kept.undated, Kept.silent, Kept.stopped)
    }
    share = figures.share(
        "milestones.on_time", "milestones.judged", (len(kept), len(judged)), _counted(judged)[1]
    )
    shown = first_few(missed, span.draft.lengths.task_lines)
    rest = figures.rest("milestones.missed", len(missed) - len(shown))
    lines = [
        words.missed(one.path.ref, one.path.title, one.kind, one.due, one.done_on, delay(span, one))
        for one in shown
    ]
    total = figures.count("milestones", *_counted(found))
    return [
        para(words.milestones(total, share, others)),
        *under(
            words.MISSED,
            items([*lines, words.other_milestones(rest, span.annexes["milestones"]) if rest else None]),
        ),
    ]


def _counted(found: Sequence[Milestone]) -> tuple[int, list[Source]]:
    return len(found), [source for one in found for source in one.path.sources]


def indicators(span: Span, moved: Sequence[Movement]) -> list[Block]:
    shown = first_few([one for one in moved if one.change is not None], span.draft.lengths.indicators)
    words = span.language.review
    lines = [words.moved(_moved(one)) for one in shown]
    n = sum(one.change is not None for one in moved)
    rest = span.draft.figures.rest("review.moved", n - len(shown))
    return items([*lines, words.other_indicators(rest, span.annexes["trends"]) if rest else None]) or (
        paras(words.no_movement()) if moved else []
    )


def _moved(one: Movement) -> Moved:
    change = one.figures.amount("indicator.span_distance", abs(one.change or 0), "", one.sources, one.scope)
    return Moved(
        title=one.title,
        unit=one.unit,
        first=one.first,
        first_year=one.years[0].period.year,
        last=one.last,
        last_year=one.years[-1].period.year,
        change=change,
        rising=(one.change or 0) > 0,
        comparable=one.comparable,
        trend=one.trend,
    )


def achieved(span: Span, found: Sequence[Milestone], moved: Sequence[Movement]) -> list[Block]:
    draft, words = span.draft, span.language.assessment
    share = completed_share(draft, span.facts.tasks)
    judged = [one for one in found if one.kept in JUDGED]
    kept = [one for one in judged if one.kept == Kept.on_time]
    on_time = draft.figures.share(
        "milestones.on_time", "milestones.judged", (len(kept), len(judged)), _counted(judged)[1]
    )
    said = [
        words.completed(share, on_time_share(draft)) if share and not share.is_none else None,
        span.language.review.kept_share(on_time),
        _moving(span, moved, Trend.improving),
        _on_time_years(span, better=True),
    ]
    nothing = words.nothing_achieved if span.facts.assigns_tasks else span.language.review.no_movement
    return items(said) or paras(nothing())


def limits(span: Span, moved: Sequence[Movement]) -> list[Block]:
    """What the last year's report calls limits, and what the years show beside it."""
    year = span.language.words.period(span.last.period)
    worse = [_moving(span, moved, Trend.worsening), _on_time_years(span, better=False)]
    said = limits_of_year(span.draft, indicators=False)
    return paras(span.language.review.of_last_year(year)) + said + items(worse)


def _moving(span: Span, moved: Sequence[Movement], trend: Trend) -> Text | None:
    found = [one for one in moved if one.trend == trend and one.comparable]
    what = f"review.{trend.value}"
    total = span.draft.figures.count(what, len(found), [source for one in found for source in one.sources])
    few = span.draft.lengths.named_indicators
    named = span.draft.figures.first_few(
        what, [one.title for one in found], total, few, span.annexes["trends"]
    )
    year = span.language.words.period(span.known[0].period)
    words = span.language.indicators
    return (words.improving if trend == Trend.improving else words.worsening)(named, year)


def _on_time_years(span: Span, *, better: bool) -> Text | None:
    """The share of bound agencies on time, where it moved that way from the first to the last known year."""
    first, last = (_on_time(year) for year in (span.known[0], span.known[-1]))
    if not first or not last or (last.percent.value > first.percent.value) != better:
        return None
    if last.percent.text == first.percent.text:
        return None
    years = (span.known[0].period.year, span.known[-1].period.year)
    return span.language.review.on_time_moved(first, last, years, better)


def _on_time(year: Known) -> Share | None:
    on_time = [agency for agency in year.facts.bound if agency.standing == Standing.on_time]
    return year.draft.figures.share(
        "agencies.on_time",
        "agencies.bound",
        (len(on_time), len(year.facts.bound)),
        agency_sources(year.facts.bound),
        year.scope,
    )


def causes(span: Span, found: Sequence[Lasting]) -> list[Block]:
    words, figures = span.language.review, span.draft.figures
    if len(span.known) < 2:
        return paras(words.one_year_only())
    unsolved = [one for one in found if not one.is_solved]
    return paras(
        words.lasting(
            *(
                figures.count(what, len(those), [source for one in those for source in one.sources])
                for what, those in (("review.lasting", found), ("review.unsolved", unsolved))
            )
        )
    )


def difficulties(span: Span, found: Sequence[Lasting]) -> list[Block]:
    """Those unsolved in the words of the agencies, the longest first."""
    words = span.language.review
    unsolved = sorted((one for one in found if not one.is_solved), key=lambda one: -len(one.years))
    if not unsolved:
        return paras(words.none_lasting())
    shown = first_few(unsolved, span.draft.lengths.difficulties)
    rest = span.draft.figures.rest("review.unsolved", len(unsolved) - len(shown))
    lines = [
        words.lasted(
            one.latest.difficulty,
            span.facts.in_sentence(one.latest.record.agency),
            one.latest.ref,
            [y.period.year for y in one.years],
        )
        for one in shown
    ]
    others = span.language.assessment.others(rest, span.draft.annex.difficulties) if rest else None
    return items([*lines, others])


def proposed(span: Span) -> list[Block]:
    """What is still open by the last year's data, where there are others that it could be taken for."""
    year = span.language.words.period(span.last.period)
    said = proposals(span.draft)
    return [*paras(span.language.review.of_last_year(year) if len(span.known) > 1 else None), *said]
