"""The tables of a review: the years side by side, and its annexes."""

from collections.abc import Sequence
from itertools import groupby

from schemas.document import Cell, Rows, Text
from schemas.results import Trend
from schemas.terms import MilestoneKind, Role, TaskStatus
from tiendo.reports.annexes.status import counted
from tiendo.reports.annexes.tasks import headings
from tiendo.reports.compose import joined
from tiendo.reports.figures import Scope
from tiendo.reports.model import Agency, Standing, Task
from tiendo.reports.review.figures import delay, turns_done
from tiendo.reports.review.movement import Movement
from tiendo.reports.review.paths import Lasting, Milestone, Path
from tiendo.reports.review.span import Known, Span
from tiendo.reports.rows import Styled, blank, heading
from tiendo.text import clean

_HASH_SHOWN = 12
_LASTING = ("ref", "difficulty", "proposal", "authority", "years", "state")


def summary_rows(span: Span) -> Rows:
    """Table 1: a row a year; one that was not approved says so. None where the plan assigns no tasks."""
    if not span.facts.assigns_tasks:
        return Rows("summary", ())
    known = {year.period.id: year for year in span.known}
    rows: list[Styled] = []
    for year in span.years:
        if one := known.get(year.period.id):
            rows.append(("", _summary(span, one)))
        else:
            rows.append(("missing", {"year": year.label, "note": span.language.review.NOT_APPROVED}))
    return Rows("summary", tuple(rows))


def _summary(span: Span, year: Known) -> dict[str, Cell]:
    tasks = year.facts.tasks
    done = sum(task.status == TaskStatus.completed for task in tasks)
    sources = [source for task in tasks for source in task.sources]
    share = span.draft.figures.share(
        "table.tasks.completed", "tasks", (done, len(tasks)), sources, year.scope
    )
    rate = share.percent if share else span.language.words.NO_NUMBER
    return {"year": str(year.period.year), "rate": rate, **counted(year.draft, tasks, year.scope)}


def path_rows(span: Span, paths: Sequence[Path]) -> Rows:
    """Annex I: each task below its headings, year by year."""
    if not span.facts.assigns_tasks:
        return Rows("path", ())
    by_ref, number, above = {path.ref: path for path in paths}, 0, headings(span.facts)
    rows: list[Styled] = []
    for row in span.plan.tasks.iter_rows(named=True):
        ref = row["ref"]
        if ref in above:
            rows.append(heading(ref, span.facts.title(ref)))
        elif ref in by_ref:
            number += 1
            rows.append(("", _path(span, number, by_ref[ref])))
    return Rows("path", tuple(rows))


def _path(span: Span, number: int, path: Path) -> dict[str, Cell]:
    annexes, words = span.language.annexes, span.language.words
    kinds = [MilestoneKind(kind) for kind in span.plan.milestones.filter(ref=path.ref)["kind"]]
    cells: dict[str, Cell] = {
        "no": str(number),
        "ref": path.ref,
        "title": path.title,
        "lead": "; ".join(span.facts.assigned(path.ref, Role.lead)) or words.NOT_SET,
        "due": annexes.deadline(path.last.due, path.recurring, kinds),
        "years_done": turns_done(span, path, "table.") or words.NO_NUMBER,
        "summary": span.language.review.outcome(
            path.standing.status, path.completed_in, path.last_year, path.is_silent_since
        ),
    }
    states = {year.period.id: (year, task) for year, task in path.states}
    for i, year in enumerate(span.known, 1):
        found = states.get(year.period.id)
        cells[f"status_{i}"] = annexes.status(found[1].derived, False) if found else words.NO_NUMBER
        cells[f"percent_{i}"] = _percent(span, *found) if found else ""
    return cells


def _percent(span: Span, year: Known, task: Task) -> Cell:
    if task.percent is None:
        return ""
    scope = Scope(f"{task.ref}.{year.period.id}", f"{task.ref}, {year.scope.title}")
    return span.draft.figures.mean("task.percent", task.percent, task.sources, scope)


def milestone_rows(span: Span, found: Sequence[Milestone]) -> Rows:
    """Annex II: dated milestones of tasks that are done once."""
    words, review = span.language.words, span.language.review
    rows: list[Styled] = []
    section = None
    for number, one in enumerate(found, 1):
        if one.path.section != section:
            section = one.path.section
            title = span.facts.title(section) if section else span.language.groups.OTHER_TASKS
            rows.append(heading(section, title))
        rows.append(
            (
                "",
                {
                    "no": str(number),
                    "ref": one.path.ref,
                    "title": one.path.title,
                    "lead": "; ".join(span.facts.assigned(one.path.ref, Role.lead)) or words.NOT_SET,
                    "milestone": one.kind.label(words.LANG),
                    "due": words.short_day(one.due),
                    "completed_on": words.short_day(one.done_on) if one.done_on else words.NO_NUMBER,
                    "outcome": review.kept(one.kept),
                    "delay": review.days(delay(span, one, "table.")) if one.days else words.NO_NUMBER,
                },
            )
        )
    return Rows("milestones", tuple(rows))


def trend_rows(span: Span, moved: Sequence[Movement]) -> Rows:
    """Annex III: the indicators year by year."""
    words, review = span.language.words, span.language.review
    rows: list[Styled] = []
    section: str | None = None
    for number, one in enumerate(moved, 1):
        if one.section != section:
            section = one.section
            named = f"{section}. {span.facts.title(section)}" if section else span.language.groups.OTHER_TASKS
            rows.append(("heading", {"title": named}))
        cells: dict[str, Cell] = {
            "no": str(number),
            "ref": one.ref,
            "indicator": one.title,
            "unit": one.unit,
            "baseline": one.figure("indicator.baseline", one.baseline) or words.NO_NUMBER,
            "target": one.figure("indicator.target", one.target) or words.NO_NUMBER,
            "change": one.change_figure or words.NO_NUMBER,
            "trend": review.trend(one.trend),
            "note": _note(span, one),
        }
        for i, year in enumerate(span.known, 1):
            cells[f"value_{i}"] = one.values.get(year.period.id) or words.NO_NUMBER
        rows.append(("", cells))
    nothing = (words.NO_NUMBER, review.trend(Trend.unknown), "")
    without = blank(rows, ("baseline", "target", "change", "trend", "note"), *nothing)
    return Rows("trends", tuple(rows), without)


def _note(span: Span, one: Movement) -> Text:
    words = span.language.review
    said = [words.over_span(one.total)] if one.total else []
    if one.lacking:
        said.append(words.lacking(one.lacking))
    if one.change is not None and not one.comparable:
        said.append(words.other_reporters())
    return joined(said, ". ")


def compliance_rows(span: Span) -> Rows:
    """Annex IV: the agencies of any year, in the classes of the last one that they belonged to."""
    rows: list[Styled] = []
    number = 0
    for title, agencies in _classes(span):
        rows.append(("heading", {"title": title}))
        for agency in agencies:
            number += 1
            rows.append(("", _compliance(span, number, agency)))
    return Rows("compliance", tuple(rows))


def _classes(span: Span) -> list[tuple[str, list[Agency]]]:
    direction = span.language.direction
    placed: dict[str, tuple[str, Agency]] = {}
    titles: dict[str, None] = {}
    for year in span.known:
        for group in year.facts.classes:
            title = group.title or direction.OTHER_BODIES
            titles[title] = None
            placed |= {agency.agency: (title, agency) for agency in group.agencies}
        titles[direction.REQUESTED_BODIES] = titles.pop(direction.REQUESTED_BODIES, None)
        placed |= {agency.agency: (direction.REQUESTED_BODIES, agency) for agency in year.facts.requested}
    order = {agency: i for i, agency in enumerate(span.plan.registry.agencies["agency"])}
    found = {title: [one for name, one in placed.values() if name == title] for title in titles}
    return [
        (title, sorted(agencies, key=lambda one: order[one.agency]))
        for title, agencies in found.items()
        if agencies
    ]


def _compliance(span: Span, number: int, agency: Agency) -> dict[str, Cell]:
    states = {
        year.period.id: one
        for year in span.known
        for one in year.facts.agencies
        if one.agency == agency.agency
    }
    words, annexes = span.language.words, span.language.annexes
    cells: dict[str, Cell] = {"no": str(number), "agency": agency.name}
    for i, year in enumerate(span.known, 1):
        one = states.get(year.period.id)
        cells[f"timeliness_{i}"] = annexes.standing(one.standing, one.requested) if one else words.NO_NUMBER
    owed = [one for one in states.values() if not one.requested]
    on_time = [one for one in owed if one.standing == Standing.on_time]
    share = span.draft.figures.share(
        "table.agency.on_time_years",
        "agency.years",
        (len(on_time), len(owed)),
        [source for one in owed for source in one.sources],
        Scope(agency.agency, agency.name),
    )
    return {**cells, "on_time_years": share.fraction if share else words.NO_NUMBER}


def persistent_rows(span: Span, found: Sequence[Lasting]) -> Rows:
    """Annex V: difficulties that lasted, task by task; what several agencies told alike stands in one row."""
    words = span.language.words
    rows: list[Styled] = []
    number = 0
    for ref, ones in groupby(found, key=lambda one: one.latest.ref):
        rows.append(("heading", {"title": f"{ref}. {span.facts.title(ref)}" if ref else words.GENERAL}))
        agencies: dict[tuple[str, ...], list[str]] = {}
        for one in ones:
            agencies.setdefault(_lasting_told(span, one), []).append(one.latest.agency)
        for told, who in agencies.items():
            number += 1
            cells = dict(zip(_LASTING, told, strict=True))
            rows.append(("", {"no": str(number), "agency": "; ".join(dict.fromkeys(who)), **cells}))
    return Rows("persistent", tuple(rows))


def _lasting_told(span: Span, one: Lasting) -> tuple[str, ...]:
    """The cells of `_LASTING`."""
    words, latest = span.language.words, one.latest
    return (
        latest.ref or words.GENERAL,
        clean(latest.difficulty) or words.NOT_GIVEN,
        clean(latest.proposal) or words.NOT_GIVEN,
        span.facts.authority_asked(latest.record.values["authority"])[1] or words.NOT_GIVEN,
        ", ".join(str(year.period.year) for year in one.years),
        span.language.annexes.label(latest.state),
    )


def snapshot_rows(span: Span) -> Rows:
    """Annex VI: the approved data behind each year."""
    known = {year.period.id: year for year in span.known}
    rows: list[Styled] = []
    for number, year in enumerate(span.years, 1):
        one = known.get(year.period.id)
        if one is None:
            note = span.language.review.NOT_APPROVED
            rows.append(("missing", {"no": str(number), "year": year.label, "note": note}))
        else:
            rows.append(("", _snapshot(span, number, one)))
    return Rows("snapshots", tuple(rows))


def _snapshot(span: Span, number: int, year: Known) -> dict[str, Cell]:
    short, snapshot = span.language.words.short_day, year.frozen.snapshot
    used = year.facts.consolidated
    return {
        "no": str(number),
        "year": str(year.period.year),
        "snapshot": snapshot.id,
        "as_of": short(snapshot.as_of),
        "submissions": span.draft.figures.cell("submissions", len(used), used, year.scope),
        "approver": year.frozen.approved_by,
        "approved_on": short(year.frozen.approved_on),
        "digest": snapshot.plan_digest[:_HASH_SHOWN],
    }
