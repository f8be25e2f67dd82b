"""The review of several years."""

from collections.abc import Mapping, Sequence
from datetime import date

from schemas.document import Figure, Text
from schemas.results import Trend
from schemas.terms import DerivedStatus, MilestoneKind, TaskStatus
from tiendo.reports.compose import joined, say, together
from tiendo.reports.narrative import excerpt
from tiendo.reports.outcomes import Kept
from tiendo.reports.views import Moved, Named, Share
from tiendo.reports.wording.en.indicators import points
from tiendo.reports.wording.en.words import agencies as of_agencies
from tiendo.reports.wording.en.words import day, listed, of, of_whole
from tiendo.reports.wording.en.words import tasks as of_tasks

TEMPLATE = "review.en.docx"
NOT_APPROVED = "No approved data"
DONE = "Completed tasks"
OPEN = "Tasks not completed"
RECURRING = "Recurring tasks"
MISSED = "Milestones missed"
COMPLETED_SHARE = "Share of tasks completed"

_KEPT = {
    Kept.on_time: "On time",
    Kept.late: "Completed late",
    Kept.open: "Overdue, not completed",
    Kept.waiting: "Not yet due",
    Kept.undated: "Completed, day not stated",
    Kept.silent: "No report yet",
    Kept.stopped: "Suspended or no activity",
}
_OTHERS = {
    Kept.late: "{n} completed late",
    Kept.open: "{n} overdue and not completed",
    Kept.waiting: "{n} not yet due",
    Kept.undated: "{n} completed on a day not stated",
    Kept.silent: "{n} without a report",
    Kept.stopped: "{n} of tasks suspended or without activity",
}


def kind(preliminary: bool) -> str:
    return "preliminary review" if preliminary else "review"


def title(kind: str, plan: str, length: str, years: tuple[str, str]) -> str:
    return f"{kind.capitalize()} of the {plan} over {length}{_bracketed(length, years)}"


def abstract(kind: str, plan: str, length: str, years: tuple[str, str]) -> str:
    return f"{kind.capitalize()} of the implementation over {length}{_bracketed(length, years)} of the {plan}"


def _bracketed(length: str, years: tuple[str, str]) -> str:
    """In brackets, unless the length names them itself."""
    return "" if all(year in length for year in years) else f" ({'–'.join(years)})"


def span_length(years: int) -> str:
    return "one year" if years == 1 else f"{years} years"


def opening(bases: Sequence[str], coordinator: str, authority: str, plan: str, length: str) -> Text:
    return say(
        "Pursuant to {bases}, {coordinator} reports{to} on the implementation of the {plan} (hereinafter the Plan) "
        "over {length} as follows:",
        bases=joined(bases, "; "),
        coordinator=coordinator,
        to=f" to {authority}" if authority else "",
        length=length,
        plan=plan,
    )


def closing(kind: str, coordinator: str, authority: str, plan: str, length: str) -> Text:
    return say(
        "The above is the {kind} of the implementation of the {plan} over {length}, submitted by {coordinator}{to}.",
        kind=kind,
        coordinator=coordinator,
        to=f" to {authority}" if authority else "",
        length=length,
        plan=plan,
    )


def _years(years: Sequence[str | int]) -> str:
    return str(listed([str(year) for year in years]))


def scope(years: Sequence[str]) -> Text:
    return say("This review is made from the approved data of {years}.", years=_years(years))


def missing_years(years: Sequence[str]) -> Text:
    return say("There are no approved data for {years}; comparisons leave them out.", years=_years(years))


def plan_versions(years: Sequence[tuple[str, str]], version: str) -> Text:
    told = listed([f"{year} by version {used}" for year, used in years])
    return say(
        "What each year counts is told by the plan with which it was approved ({told}); the tasks and indicators "
        "followed over the years are those of today's plan (version {version}).",
        told=told,
        version=version,
    )


def plans_not_kept(years: Sequence[str], version: str) -> Text:
    return say(
        "The plan with which {years} {was} approved was not kept; {it} told by today's plan (version {version}).",
        years=_years(years),
        was="was" if len(years) == 1 else "were",
        it="that year is" if len(years) == 1 else "those years are",
        version=version,
    )


def tasks_gone(tasks: Figure, refs: Sequence[str]) -> Text:
    return say(
        "{n} of earlier versions no longer in today's plan ({refs}) count in the results of their years only.",
        n=of_tasks(tasks),
        refs=listed(refs),
    )


def handled(years: Sequence[str], submissions: Figure, senders: Figure, returned: Figure) -> Text:
    if submissions.value == 0:
        return say("In {years}, no agency has sent a report.", years=_years(years))
    back = say("; {n} returned for correction", n=_was(returned)) if returned.value else say("")
    return say(
        "In {years}, {n} from {m} {were} received and checked{back}.",
        years=_years(years),
        n=of(submissions, "submission", "submissions"),
        m=of_agencies(senders),
        were="was" if submissions.value == 1 else "were",
        back=back,
    )


def _was(figure: Figure) -> Text:
    return of(figure, "was", "were")


def reporting_intro() -> Text:
    return say("How the bound agencies reported, year by year:")


def year_missing(title: str) -> Text:
    return say("{title}: no approved data", title=title)


def always_on_time(agencies: Named) -> Text | None:
    return _who("{n} reported on time in every year with data", agencies)


def never_reported(agencies: Named) -> Text | None:
    return _who("{n} sent no valid report in any year", agencies)


def _who(pattern: str, agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    start = say(pattern, n=of_agencies(agencies.total))
    if not agencies.names:
        return say("{start} (see Annex {annex}).", start=start, annex=agencies.annex)
    return say("{start}: {names}.", start=start, names=listed(agencies.names))


def recurring(tasks: Figure, every: Figure, never: Figure, *, many_years: bool) -> Text | None:
    if tasks.value == 0:
        return None
    n = of(tasks, "recurring task", "recurring tasks")
    if not many_years:
        return _recurring_in_year(n, tasks, every)
    if every.value == tasks.value:
        return say("{all} completed in every year with data.", all=_all(tasks, n))
    first = (
        say("{k} completed in every year with data", k=_was(every))
        if every.value
        else (say("none was completed in every year with data"))
    )
    last = say("; {z} completed in none", z=_was(never)) if never.value else say("")
    return say("Of {n}, {first}{last}.", n=n, first=first, last=last)


def _all(tasks: Figure, named: Text) -> Text:
    return say("The {n} was", n=named) if tasks.value == 1 else say("All {n} were", n=named)


def _recurring_in_year(named: Text, tasks: Figure, done: Figure) -> Text:
    if done.value == tasks.value:
        return say("{all} due in the year and completed.", all=_all(done, named))
    if done.value == 0:
        return say("Of {n} due in the year, none was completed.", n=named)
    return say("Of {n} due in the year, {k} completed.", n=named, k=_was(done))


def summary_caption() -> Text:
    return say("Tasks by status over the years")


def done(tasks: Figure, by_year: Sequence[tuple[int, Sequence[str]]]) -> Text | None:
    if tasks.value == 0:
        return None
    said = [say("in {year}: {refs}", year=str(year), refs=", ".join(refs)) for year, refs in by_year]
    return say("{n} ({said}).", n=of_tasks(tasks), said=joined(said, "; "))


def path(ref: str, title: str, states: Sequence[tuple[int, DerivedStatus]]) -> Text:
    said = [f"{year} {status.en[:1].lower()}{status.en[1:]}" for year, status in states]
    return say("{ref}. {title}: {said}.", ref=ref, title=title, said="; ".join(said))


def turns(ref: str, title: str, done: Figure | None, missed: Sequence[int]) -> Text:
    start = say("{ref}. {title}: ", ref=ref, title=title)
    if done is None:
        return together(start, "not yet due.")
    said = say("completed in {k} in which it was due", k=of_whole(done, "year", "years"))
    if not missed:
        return together(start, said, ".")
    return together(start, said, say("; not completed in {years}.", years=_years(missed)))


def outcome(status: TaskStatus, completed_in: int | None, last_year: int, silent_since: bool) -> str:
    if completed_in is None:
        return f"{status.en} ({last_year})"
    silent = f" (not reported again in {last_year})" if silent_since else ""
    return f"Completed in {completed_in}{silent}"


def kept(kept: Kept) -> str:
    return _KEPT[kept]


def days(days: Figure) -> Text:
    return of(days, "day", "days")


def no_milestones() -> Text:
    return say("The Plan has no one-off task with a day on which it falls due.")


def milestones(total: Figure, kept: Share | None, others: Mapping[Kept, Figure]) -> Text:
    start = say("The Plan sets {n} for one-off tasks", n=of(total, "milestone", "milestones"))
    if kept is None:
        first = say("; none can be judged yet")
    elif kept.is_none:
        first = say("; of those that can be judged, none was met on time ({k})", k=kept.fraction)
    elif kept.is_all:
        first = say("; all those that can be judged were met on time ({k})", k=kept.fraction)
    else:
        first = say(
            "; of those that can be judged, {k} {were} met on time ({p})",
            k=kept.fraction,
            were="was" if kept.fraction.numerator == 1 else "were",
            p=kept.percent,
        )
    rest = [say(_OTHERS[kind], n=figure) for kind, figure in others.items() if figure.value]
    detail = say("; the others: {rest}", rest=joined(rest, ", ")) if rest else say("")
    return together(start, first, detail, ".")


def missed(ref: str, title: str, kind: MilestoneKind, due: date, done_on: date | None, days: Figure) -> Text:
    start = say(
        "{ref}. {title} ({kind}, due {due})",
        ref=ref,
        title=title,
        kind=kind.en[:1].lower() + kind.en[1:],
        due=day(due),
    )
    n = of(days, "day", "days")
    if done_on:
        return say("{start}: completed on {on}, {n} late.", start=start, on=day(done_on), n=n)
    return say("{start}: not completed, {n} overdue.", start=start, n=n)


def other_milestones(rest: Figure, annex: str) -> Text:
    return say("And {rest} (Annex {annex}).", rest=of(rest, "other", "others"), annex=annex)


def kept_share(kept: Share | None) -> Text | None:
    if kept is None or kept.is_none:
        return None
    n = of_whole(kept.fraction, "milestone", "milestones")
    were = "was" if kept.fraction.numerator == 1 else "were"
    if kept.is_all:
        return say("All milestones that can be judged were met on time ({k}).", k=kept.fraction)
    return say("{n} that can be judged {were} met on time ({p}).", n=n, were=were, p=kept.percent)


def moved(indicator: Moved) -> Text:
    unit = "" if indicator.in_percent else f" {indicator.unit}"
    if indicator.change.value == 0:
        change = say("unchanged")
    else:
        change = say(
            "{moved} by {n}{unit}",
            moved="up" if indicator.rising else "down",
            n=indicator.change,
            unit=points(indicator.change) if indicator.in_percent else unit,
        )
    judged = {Trend.improving: ", an improvement", Trend.worsening: ", a deterioration"}
    tail = (
        judged.get(indicator.trend, "")
        if indicator.comparable
        else (" (different agencies reported in the two years; indicative only)")
    )
    return say(
        "{title}: {first}{unit} in {y1}, {last}{unit} in {y2}; {change}{tail}.",
        title=indicator.title,
        y1=str(indicator.first_year),
        first=indicator.first,
        y2=str(indicator.last_year),
        last=indicator.last,
        unit=unit,
        change=change,
        tail=tail,
    )


def other_indicators(rest: Figure, annex: str) -> Text:
    return say(
        "And {rest} (Annex {annex}).", rest=of(rest, "other indicator", "other indicators"), annex=annex
    )


def no_movement() -> Text:
    return say("No indicator has figures for two years that could be compared.")


def trend(trend: Trend) -> str:
    return trend.en


def over_span(total: Figure) -> Text:
    return say("Years together: {n}", n=total)


def on_time_moved(first: Share, last: Share, years: tuple[int, int], better: bool) -> Text:
    return say(
        "The share of agencies that reported on time {moved} from {p1} ({f1}) in {y1} to {p2} ({f2}) in {y2}.",
        moved="rose" if better else "fell",
        p1=first.percent,
        f1=first.fraction,
        y1=str(years[0]),
        p2=last.percent,
        f2=last.fraction,
        y2=str(years[1]),
    )


def one_year_only() -> Text:
    return say("Only one year has approved data; persistent difficulties cannot yet be identified.")


def lasting(difficulties: Figure, unsolved: Figure) -> Text:
    if difficulties.value == 0:
        return say("No difficulty was reported by the same agency in two or more years.")
    n = of(difficulties, "difficulty was", "difficulties were")
    start = say("{n} reported by the same agency in two or more years", n=n)
    if unsolved.value == 0:
        return say("{start}; all have been solved.", start=start)
    if unsolved.value == difficulties.value:
        return say("{start}; none has been solved.", start=start)
    return say("{start}; {k} not been solved.", start=start, k=of(unsolved, "has", "have"))


def none_lasting() -> Text:
    return say("There are no persistent difficulties that remain unsolved.")


def lasted(text: str, agency: str, ref: str | None, years: Sequence[int]) -> Text:
    return say(
        "“{text}” ({agency}{where}; {years}).",
        text=excerpt(text, 320),
        agency=agency,
        where=f", task {ref}" if ref else "",
        years=_years(years),
    )


def preliminary_lesson(in_time: Share | None, behind: Share | None) -> Text | None:
    if in_time is None:
        return None
    if behind is None:
        return _after_preliminary(in_time)
    return say(
        "Of the tasks that met the preliminary milestone, {a} met the final one ({pa}); of those that missed it, {b} "
        "({pb}){more}.",
        a=in_time.fraction,
        pa=in_time.percent,
        b=behind.fraction,
        pb=behind.percent,
        more=_which(
            in_time,
            behind,
            ": those that met the first met the last more often",
            ": meeting the first did not go together with meeting the last",
        ),
    )


def _after_preliminary(in_time: Share) -> Text | None:
    if in_time.is_all:
        return say(
            "All tasks that met the preliminary milestone met the final one ({a}).", a=in_time.fraction
        )
    return say(
        "{n} that met the preliminary milestone met the final one ({pa}).",
        n=of_whole(in_time.fraction, "task", "tasks"),
        pa=in_time.percent,
    )


def _which(one: Share, other: Share, more: str, less: str) -> str:
    above = one.is_above(other)
    return ": the two shares are the same" if above is None else more if above else less


def section_lesson(most: tuple[str, Share], least: tuple[str, Share]) -> Text:
    (best, high), (worst, low) = most, least
    if high.is_above(low) is None:
        return say("The groups of tasks met their milestones equally often ({p}).", p=high.percent)
    return say(
        "The group that met its milestones most often is “{best}” ({a}, {pa}), the one that did so least is “{worst}” "
        "({b}, {pb}).",
        best=best,
        a=high.fraction,
        pa=high.percent,
        worst=worst,
        b=low.fraction,
        pb=low.percent,
    )


def difficulty_lesson(told: Share, untold: Share) -> Text:
    return say(
        "Of the tasks on which agencies reported a difficulty, {a} missed at least one milestone ({pa}); of those on "
        "which none was reported, {b} ({pb}){more}.",
        a=told.fraction,
        pa=told.percent,
        b=untold.fraction,
        pb=untold.percent,
        more=_which(
            told,
            untold,
            ": tasks with a difficulty missed milestones more often",
            ": tasks with a difficulty did not miss milestones more often",
        ),
    )


def lead_lesson(several: Share, single: Share) -> Text:
    return say(
        "Of the tasks led by several agencies, {a} missed at least one milestone ({pa}); of those led by one, {b} "
        "({pb}){more}.",
        a=several.fraction,
        pa=several.percent,
        b=single.fraction,
        pb=single.percent,
        more=_which(
            several,
            single,
            ": tasks led by several missed milestones more often",
            ": tasks led by one missed milestones more often",
        ),
    )


def voiced_lesson(text: str, tasks: Figure, missed: Figure) -> Text:
    return say(
        "The difficulty reported on most tasks with a missed milestone is “{text}” ({k} of {n} such tasks).",
        text=excerpt(text, 320),
        k=tasks,
        n=missed,
    )


def lessons_end() -> Text:
    return say(
        "These figures show what went together with meeting or missing deadlines; they prove no cause."
    )


def of_last_year(title: str) -> Text:
    return say("According to the data of {title}:", title=title)


def other_reporters() -> Text:
    return say("Different agencies reported in the two years")


def lacking(agencies: Sequence[str]) -> Text:
    return say(
        "Not comparable: the figure of one of the two years lacks the part of {names}, since merged",
        names=listed(agencies),
    )


def no_lessons() -> Text:
    return say("The data do not yet suffice to draw lessons.")


def compliance_chart() -> tuple[str, str]:
    return (
        "Reporting over the years",
        "Stacked columns: bound agencies by how they reported, in each year with data.",
    )


def progress_chart() -> tuple[str, str]:
    return (
        "Share of tasks completed over the years",
        "Columns: completed tasks as a share of all tasks, in each year with data.",
    )


def trend_description(title: str) -> str:
    return f"Line: {title}, in each year with data."


def notes(as_of: date) -> dict[str, list[Text]]:
    return {
        "notes_path": [
            say(
                "Status as of the day of each year's consolidation. Years done are given for recurring tasks only: "
                "years completed of the years with data in which the task was due. “-”: no data."
            )
        ],
        "notes_milestones": [
            say(
                "A preliminary milestone is met when the last lead agency has reported. For open milestones the "
                "days are counted up to {on}.",
                on=day(as_of),
            )
        ],
        "notes_trends": [
            say("The change is that from the first to the last year with a figure. “-”: no data.")
        ],
        "notes_compliance": [
            say(
                "Years on time of the years with approved data in which a report was due. Requested bodies are not "
                "judged. “-”: no report due, or no data."
            )
        ],
        "notes_persistent": [
            say(
                "Difficulties reported by the same agency in the same words in two or more years; identical texts "
                "share a row."
            )
        ],
        "notes_snapshots": [say("Snapshots are the data as approved and cannot be changed afterwards.")],
    }


def without_years(years: Sequence[str]) -> Text:
    return say("There is no column for {years}: no approved data.", years=_years(years))
