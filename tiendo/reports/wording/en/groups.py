"""II.2 and following. Results of each group of tasks. What agencies wrote is quoted as they wrote it."""

from collections.abc import Sequence

from schemas.document import Figure, Text
from schemas.terms import TaskStatus
from tiendo.reports.compose import Part, ended, joined, say, together
from tiendo.reports.views import DocumentSaid, Named, Said, Share, StatusCount, TaskLine
from tiendo.reports.wording.en.results import by_status
from tiendo.reports.wording.en.words import agencies as agencies_
from tiendo.reports.wording.en.words import day, first, listed, of, of_whole
from tiendo.reports.wording.en.words import tasks as tasks_

COMPLETED = "Tasks completed"
IN_PROGRESS = "Tasks in progress"
OVERDUE = "Tasks overdue"
PENDING = "Tasks not started, suspended or without activity in the period"
SILENT = "Tasks not reported"
CONTRIBUTIONS = "Contributions of supporting agencies"
OTHER_TASKS = "Tasks of the Plan"


def heading(title: str, ref: str) -> str:
    return f"{title} (group {ref})"


def short(ref: str) -> str:
    return f"Group {ref}"


def counts(tasks: Figure, completed: Share | None, statuses: Sequence[StatusCount]) -> Text:
    start = say("The group has {tasks}", tasks=tasks_(tasks))
    if completed is None or completed.is_none:
        middle = say(", which is not completed." if tasks.value == 1 else ", none of which is completed.")
    elif completed.is_all:
        every = "which is completed" if tasks.value == 1 else "all of which are completed"
        middle = say(f", {every} ({{fraction}}).", fraction=completed.fraction)
    else:
        middle = say(
            "; {fraction} {are} completed, or {percent}.",
            fraction=completed.fraction,
            are="is" if completed.fraction.numerator == 1 else "are",
            percent=completed.percent,
        )
    detail = by_status(statuses)
    return together(start, middle, " ", detail) if detail else together(start, middle)


def completed(task: TaskLine) -> Text:
    facts: list[Part] = [f"completed on {day(task.completed_on)}" if task.completed_on else "completed"]
    if task.late and task.due:
        facts.append(f"after the deadline of {day(task.due)}")
    if task.done_before:
        facts.append("by earlier reports and not reported again")
    return _line(task, facts)


def in_progress(task: TaskLine) -> Text:
    return _line(task, ["in progress", *_percent(task), *_due(task)])


def overdue(task: TaskLine) -> Text:
    state = {TaskStatus.in_progress: "in progress", TaskStatus.not_started: "not started"}[task.status]
    late: list[Part] = [f"beyond the deadline of {day(task.due)}"] if task.due else []
    line = _line(task, [state, *_percent(task), *late])
    if task.is_explained or task.requested_only:
        return line
    if task.waits_for_silent:
        return together(
            line,
            " All lead agencies that reported have completed their part; the task does not count as completed because "
            "others have not reported.",
        )
    who = "lead agencies" if task.several_reported else "lead agency"
    return together(line, f" The {who} gave no reason.")


def pending(task: TaskLine) -> Text:
    state = {
        TaskStatus.not_started: "not started",
        TaskStatus.suspended: "suspended",
        TaskStatus.no_activity: "no activity in the period",
    }[task.status]
    return _line(task, [state, *_due(task)])


def silent(title: str, ref: str, leads: Named) -> Text:
    return _silent("{title} ({ref}): no report from {leads}.", title, ref, leads)


def silent_requested(title: str, ref: str, leads: Named) -> Text:
    return _silent("{title} ({ref}): requested, no information so far from {leads}.", title, ref, leads)


def _silent(pattern: str, title: str, ref: str, leads: Named) -> Text:
    if not leads.names:
        return say("{title} ({ref}): the Plan names no lead agency.", title=title, ref=ref)
    names = listed(leads.names)
    if leads.rest:
        names = say("{names} and {rest} others", names=joined(leads.names, ", "), rest=leads.rest)
    return say(pattern, title=title, ref=ref, leads=names)


def others(rest: Figure, annex: str) -> Text:
    return say("And {rest} (see Annex {annex}).", rest=of(rest, "other task", "other tasks"), annex=annex)


def contributions(agencies: Figure, tasks: Figure) -> Text:
    return say(
        "{agencies} described contributions to {tasks} of the group, among them:",
        agencies=of(agencies, "supporting agency", "supporting agencies"),
        tasks=tasks_(tasks),
    )


def contribution(agency: str, ref: str, text: str) -> Text:
    return say("{agency} (task {ref}): “{text}”.", agency=first(agency), ref=ref, text=text)


def other_contributions(rest: Figure) -> Text:
    return say("And {rest}.", rest=of(rest, "other contribution", "other contributions"))


def _line(task: TaskLine, facts: list[Part]) -> Text:
    start = say("{title} ({ref}): {facts}.", title=task.title, ref=task.ref, facts=joined(facts, ", "))
    sentences: list[Part] = [start]
    if task.coverage:
        sentences.append(together(_coverage(task), "."))
    sentences += [ended(_said(said), ".") for said in task.said]
    if task.unsaid:
        sentences.append(
            say(
                "Results or reasons were also given by {n}.",
                n=of(task.unsaid, "other agency", "other agencies"),
            )
        )
    return joined(sentences, " ")


def _coverage(task: TaskLine) -> Text:
    bound = task.coverage.bound if task.coverage else None
    requested = task.coverage.requested if task.coverage else None
    parts = [
        say("{n} reported", n=of_whole(bound.fraction, "lead agency", "lead agencies")) if bound else None,
        say(
            "{n} gave information",
            n=of_whole(requested.fraction, "requested lead body", "requested lead bodies"),
        )
        if requested
        else None,
        _parts_done(task.leads_completed) if task.leads_completed else None,
    ]
    return joined([part for part in parts if part], "; ")


def _parts_done(leads: Figure) -> Text:
    return say("{n} completed {their} part", n=agencies_(leads), their="its" if leads.value == 1 else "their")


def _said(said: Said) -> Text:
    if said.is_reason:
        return say("Reason given by {agency}: “{text}”", agency=said.agency, text=said.text)
    agency, documents = first(said.agency), joined([document(one) for one in said.documents], "; ")
    if not said.documents:
        return say("{agency}: “{text}”", agency=agency, text=said.text)
    if not said.text:
        return say("{agency}: {documents}", agency=agency, documents=documents)
    return say("{agency}: “{text}”; {documents}", agency=agency, text=said.text, documents=documents)


def document(said: DocumentSaid) -> str:
    return f"document No. {said.number}" + (f" of {day(said.on)}" if said.on else "")


def _percent(task: TaskLine) -> list[Part]:
    if task.percent is None:
        return []
    mean = " on average" if task.several_reported else ""
    of_these = " by the agencies that reported" if task.partly_reported else ""
    return [say("{n} done{mean}{of_these}", mean=mean, of_these=of_these, n=task.percent)]


def _due(task: TaskLine) -> list[Part]:
    return [f"deadline {day(task.due)}" if task.due else "no deadline set"]
