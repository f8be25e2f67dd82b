"""II.1. Overall results."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from schemas.terms import DerivedStatus, MilestoneStanding, TaskStatus
from tiendo.reports.compose import joined, say
from tiendo.reports.views import Claim, Named, Share, StatusCount
from tiendo.reports.wording.en.words import agencies, day, listed, of, of_whole, tasks

_CLAIMS = {
    TaskStatus.completed: "completed",
    TaskStatus.in_progress: "in progress",
    TaskStatus.not_started: "not started",
    TaskStatus.suspended: "suspended",
    TaskStatus.no_activity: "no activity in the period",
}

_AGAINST_DEADLINE = {
    DerivedStatus.no_activity: "without activity in the period",
    DerivedStatus.no_deadline: "without a deadline",
}

OTHER_STATUS = "Other (*)"
COMPLETED_SHARE = "Share of tasks completed"


def status_caption(as_of: date) -> Text:
    return say("Status of tasks by group (as of {as_of})", as_of=day(as_of))


def assigned(tasks_: Figure, sections: Figure) -> Text:
    if sections.value > 1:
        return say("The Plan assigns {tasks} in {sections} groups.", tasks=tasks(tasks_), sections=sections)
    return say("The Plan assigns {tasks}.", tasks=tasks(tasks_))


def completed(completed: Share, as_of: date) -> Text:
    if completed.is_none:
        pattern = "As of {as_of}, no task was completed ({fraction})."
    elif completed.is_all:
        pattern = "As of {as_of}, all tasks were completed ({fraction}), or {percent}."
    else:
        pattern = "As of {as_of}, {tasks} were completed, or {percent} of all tasks."
    return say(
        pattern,
        as_of=day(as_of),
        fraction=completed.fraction,
        tasks=of_whole(completed.fraction, "task", "tasks"),
        percent=completed.percent,
    )


def by_status(counts: Sequence[StatusCount]) -> Text | None:
    """Statuses without tasks are left out; None when a single status says what was said before."""
    present = [one for one in counts if one.count.value]
    if len(present) < 2:
        return None
    phrases = [say("{n} {status}", n=one.count, status=_status(one.status)) for one in present]
    return say("Against their deadlines: {phrases}.", phrases=joined(phrases, "; "))


def _status(status: DerivedStatus) -> str:
    return _AGAINST_DEADLINE.get(status, status.en[:1].lower() + status.en[1:])


def completed_due(share: Share | None) -> Text:
    if share is None:
        return say("No task is due yet")
    return _rate("Completed, of the tasks due", share, "none")


def on_time(share: Share | None) -> Text | None:
    return (
        None
        if share is None
        else _rate("On time, of the tasks completed that have a deadline", share, "none")
    )


def completed_or_overdue(share: Share | None) -> Text | None:
    return (
        None if share is None else _rate("Completed, of the tasks completed or overdue only", share, "none")
    )


def _rate(name: str, share: Share, nothing: str) -> Text:
    if share.is_none:
        pattern = "{name}: {nothing} ({fraction})"
    elif share.is_all:
        pattern = "{name}: all ({fraction}), or {percent}"
    else:
        pattern = "{name}: {fraction}, or {percent}"
    return say(pattern, name=name, nothing=nothing, fraction=share.fraction, percent=share.percent)


def rates_differ() -> Text:
    return say("Rates by denominator:")


def compared(now: Share | None, before: Share | None, difference: Figure | None, period: str) -> Text:
    if now is None or before is None or difference is None:
        return say(
            "The figures cannot be compared with {period}: the tasks of the two periods differ.",
            period=period,
        )
    pattern = "Compared with {period} ({before} completed), {n} completed."
    if now.fraction.value == before.fraction.value:
        pattern = "The number of tasks completed is unchanged from {period} ({before} completed)."
    return say(
        pattern,
        period=period,
        before=of_whole(before.fraction, "task", "tasks"),
        n=_more_or_fewer(difference, more=now.fraction.value > before.fraction.value),
    )


def _more_or_fewer(difference: Figure, *, more: bool) -> Text:
    how = "more" if more else "fewer"
    return of(difference, f"{how} task was", f"{how} tasks were")


def silent_tasks(tasks_: Named) -> Text | None:
    if tasks_.is_none:
        return None
    return say(
        "{n} no report from a lead agency{names}. Not reported does not mean not started: the status is not known.",
        n=of(tasks_.total, "task has", "tasks have"),
        names=_in_brackets(tasks_),
    )


def silent_requested(tasks_: Named) -> Text | None:
    if tasks_.is_none:
        return None
    return say(
        "On {n} led by requested bodies there is no information so far{names}; {stand} in the column “No report” of "
        "the table, but this is no failure to report.",
        n=tasks(tasks_.total),
        stand=_stand(tasks_),
        names=_in_brackets(tasks_),
    )


def unassigned(tasks_: Named) -> Text | None:
    if tasks_.is_none:
        return None
    return say(
        "The Plan names no lead agency for {n}{names}, so that nobody reports on {them}; {stand} in the column “No "
        "report” of the table.",
        n=tasks(tasks_.total),
        them="it" if tasks_.is_one else "them",
        stand=_stand(tasks_),
        names=_in_brackets(tasks_),
    )


def _stand(tasks_: Named) -> str:
    return "it stands" if tasks_.is_one else "they stand"


def _in_brackets(tasks_: Named) -> Text:
    if tasks_.rest is None:
        return say(" ({names})", names=listed(tasks_.names))
    return say(
        " ({names} and {rest} others in Annex {annex})",
        names=joined(tasks_.names, ", "),
        rest=tasks_.rest,
        annex=tasks_.annex,
    )


def done_before(tasks_: Named) -> Text | None:
    if tasks_.is_none:
        return None
    return say(
        "{n} as completed by reports of earlier periods{names}; in this one no lead agency reported again.",
        n=of(tasks_.total, "task counts", "tasks count"),
        names=_in_brackets(tasks_),
    )


def without_requested(tasks_: Named) -> Text | None:
    if tasks_.is_none:
        return None
    return say(
        "On {n} requested lead bodies have given no information in this period{names}; this is no failure to report, "
        "but a task counts as completed only when all its lead agencies have completed it.",
        n=tasks(tasks_.total),
        names=_in_brackets(tasks_),
    )


def low_coverage(
    tasks_: Figure, threshold: Figure, items: Sequence[Text], rest: Figure | None, annex: str
) -> Text:
    others = say("; and {rest} other tasks (Annex {annex})", rest=rest, annex=annex) if rest else say("")
    return say(
        "On {n}, fewer than {threshold} of the bound lead agencies have reported: {items}{others}. Status and "
        "percentage given here reflect only the agencies that reported and are indicative.",
        n=tasks(tasks_),
        threshold=threshold,
        items=joined(items, "; "),
        others=others,
    )


def covered(ref: str, share: Share) -> Text:
    return say(
        "{ref} ({fraction} agencies, {percent})", ref=ref, fraction=share.fraction, percent=share.percent
    )


def conflicts(tasks_: Figure) -> Text:
    return say(
        "The lead agencies disagree on {n}, some reporting completion and others that work has not started:",
        n=tasks(tasks_),
    )


def conflict(title: str, ref: str, claims: Sequence[Claim]) -> Text:
    said = [
        say("{status}: {names}", status=_CLAIMS[claim.status], names=_claimants(claim.names))
        for claim in claims
    ]
    return say("{title} ({ref}): {said}", title=title, ref=ref, said=joined(said, "; "))


def _claimants(names: Named) -> Text:
    return joined(names.names, ", ") if names.names else agencies(names.total)


def status_chart() -> tuple[str, str]:
    return (
        "Implementation by group of tasks (number of tasks)",
        "Stacked bars: the tasks of each group by status, as in Table 1.",
    )


def progress_chart(then: str, now: str) -> tuple[str, str]:
    return (
        f"Share of tasks completed by group, {then} and {now} (%)",
        f"Columns: completed tasks as a share of all tasks of each group, {then} beside {now}.",
    )


_MILESTONES = {
    MilestoneStanding.on_time: "{n} met on time",
    MilestoneStanding.late: "{n} met late",
    MilestoneStanding.overdue: "{n} overdue and not done",
    MilestoneStanding.waiting: "{n} due on that very day and not done",
    MilestoneStanding.undated: "{n} done without a date",
    MilestoneStanding.stopped: "{n} of tasks suspended or without activity",
    MilestoneStanding.not_reported: "{n} of tasks that nobody reported on",
}


def milestones(
    as_of: date, total: Figure, standings: Sequence[tuple[MilestoneStanding, Figure]], annex: str
) -> Text:
    return say(
        "By {as_of}, {n} had fallen due: {parts} (Annex {annex}).",
        as_of=day(as_of),
        n=of(total, "milestone", "milestones"),
        parts=joined((say(_MILESTONES[how], n=figure) for how, figure in standings), "; "),
        annex=annex,
    )


def years_chart(first: int, last: int) -> tuple[str, str]:
    return (
        f"Share of tasks completed, {first} to {last} (%)",
        f"Columns: completed tasks as a share of all tasks, in each period from {first} to {last}.",
    )
