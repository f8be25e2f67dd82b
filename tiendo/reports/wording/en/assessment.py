"""III. Assessment."""

from collections.abc import Sequence

from schemas.document import Figure, Text
from schemas.terms import DifficultyState
from tiendo.reports.compose import joined, say
from tiendo.reports.views import Named, Share, StateCount, TaskCount, Voiced
from tiendo.reports.wording.en.words import agencies as agencies_
from tiendo.reports.wording.en.words import listed, of, of_whole
from tiendo.reports.wording.en.words import tasks as tasks_

_STATES = {
    DifficultyState.solved: "{n} solved",
    DifficultyState.referred: "{n} referred to the competent authority",
    DifficultyState.open: "{n} unsolved",
    None: "{n} without a statement on their solution",
}


def no_reports() -> Text:
    return say("There is not enough information for an assessment: no agency has sent a valid report.")


def completed(completed: Share, on_time: Share | None) -> Text:
    if completed.is_all:
        start = say("All tasks of the Plan were completed ({n})", n=completed.fraction)
    else:
        start = say(
            "{n} of the Plan were completed, or {percent}",
            n=of_whole(completed.fraction, "task", "tasks"),
            percent=completed.percent,
        )
    if on_time is None or on_time.is_none:
        return say("{start}.", start=start)
    if on_time.is_all:
        return say("{start}; all of those with a deadline on time.", start=start)
    return say("{start}; of those with a deadline, {n} on time.", start=start, n=on_time.fraction)


def whole_sections(sections: Sequence[tuple[str, Figure]]) -> Text | None:
    if not sections:
        return None
    named = [say("“{title}” ({n})", title=title, n=tasks_(tasks)) for title, tasks in sections]
    return say("All tasks were completed in {named}.", named=joined(named, "; "))


def best_section(title: str, share: Share) -> Text:
    return say(
        "The highest rate of completion is that of “{title}”, with {fraction}, or {percent}.",
        title=title,
        fraction=of_whole(share.fraction, "task", "tasks"),
        percent=share.percent,
    )


def reported_on_time(share: Share | None) -> Text | None:
    if share is None or share.is_none:
        return None
    if share.is_all:
        return say("All agencies bound to report did so on time ({n}).", n=share.fraction)
    return say(
        "{n} bound to report did so on time, or {percent}.",
        n=of_whole(share.fraction, "agency", "agencies"),
        percent=share.percent,
    )


def own_plans(share: Share | None) -> Text | None:
    if share is None or share.is_none:
        return None
    return say(
        "Of the agencies that reported, {n} issued a plan of their own or integrated the tasks into another, "
        "or {percent}.",
        n=share.fraction,
        percent=share.percent,
    )


def solved(difficulties: Figure) -> Text | None:
    if difficulties.value == 0:
        return None
    return say("Solved: {n} reported by agencies.", n=of(difficulties, "difficulty", "difficulties"))


def nothing_achieved() -> Text:
    return say("No task was recorded as completed in the period.")


def overdue(tasks: Named) -> Text | None:
    return _tasks("{n} {be} overdue and not completed: {names}.", tasks)


def completed_late(tasks: Named) -> Text | None:
    return _tasks("{n} {were} completed late: {names}.", tasks)


def silent(tasks: Named) -> Text | None:
    return _tasks("{n} {have} no report from a bound lead agency: {names}.", tasks)


def unassigned(tasks: Named) -> Text | None:
    return _tasks("{n} for which the plan names no lead agency: {names}.", tasks)


def suspended(tasks: Named) -> Text | None:
    return _tasks("{n} {be} suspended: {names}.", tasks)


def conflicting(tasks: Named) -> Text | None:
    return _tasks("On {n} the lead agencies report differently: {names}.", tasks)


def _tasks(pattern: str, tasks: Named) -> Text | None:
    if tasks.is_none:
        return None
    be, were, have = ("is", "was", "has") if tasks.is_one else ("are", "were", "have")
    return say(pattern, n=tasks_(tasks.total), names=_names(tasks), be=be, were=were, have=have)


def _names(tasks: Named) -> Text:
    if tasks.rest is None:
        return listed(tasks.names)
    return say(
        "{names} and {rest} others (Annex {annex})",
        names=joined(tasks.names, ", "),
        rest=tasks.rest,
        annex=tasks.annex,
    )


def not_reporting(
    missing: Figure, returned: Figure, late: Figure, after_reopening: Figure, annex: str
) -> Text | None:
    pairs = [
        (missing, "{n} without a report"),
        (returned, "{n} whose report was returned and not resubmitted"),
        (late, "{n} reporting late"),
        (after_reopening, "{n} reporting after the period was reopened"),
    ]
    said = [say(pattern, n=agencies_(figure)) for figure, pattern in pairs if figure.value]
    if not said:
        return None
    return say("Reporting was not complete: {said} (Annex {annex}).", said=joined(said, "; "), annex=annex)


def no_limits() -> Text:
    return say("In the period no task is overdue or without a report, and no agency reported late.")


def no_causes() -> Text:
    return say("There are no reports yet from which difficulties and causes could be gathered.")


def no_difficulties() -> Text:
    return say("The agencies reported no difficulties in the period.")


def difficulties(difficulties: Figure, agencies: Figure, by_state: Sequence[StateCount]) -> Text:
    states = [say(_STATES[one.state], n=one.count) for one in by_state if one.count.value]
    return say(
        "{agencies} reported {n}: {states}.",
        agencies=agencies_(agencies),
        n=of(difficulties, "difficulty", "difficulties"),
        states=joined(states, ", "),
    )


def most_often(tasks: Sequence[TaskCount]) -> Text | None:
    if not tasks:
        return None
    named = [say("{ref} ({n} times)", ref=task.ref, n=task.count) for task in tasks]
    noun = "task" if len(tasks) == 1 else "tasks"
    return say("Difficulties were reported most often on {noun} {named}.", noun=noun, named=listed(named))


def voiced(difficulty: Voiced) -> Text:
    return say("“{text}” ({who}).", text=difficulty.text, who=voices(difficulty))


def voices(voiced: Voiced) -> Text:
    """Who said it and about which tasks."""
    names = voiced.agencies
    who = listed(names.names)
    if names.rest:
        who = say("{names} and {rest} others", names=joined(names.names, ", "), rest=names.rest)
    noun = "task" if len(voiced.refs) == 1 else "tasks"
    if not voiced.refs:
        return who
    return say("{who}; {noun} {refs}", who=who, noun=noun, refs=joined(voiced.refs, ", "))


def others(rest: Figure, annex: str) -> Text:
    return say(
        "And {rest} (see Annex {annex}).",
        rest=of(rest, "other difficulty", "other difficulties"),
        annex=annex,
    )
