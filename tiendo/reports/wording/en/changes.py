"""What changed between two snapshots."""

from collections.abc import Mapping, Sequence
from datetime import date

from schemas.document import Figure, Text
from tiendo.reports.compose import say
from tiendo.reports.views import Taken
from tiendo.reports.wording.en.words import day, listed, of
from tiendo.reports.wording.en.words import tasks as of_tasks

TEMPLATE = "changes.en.docx"
FACTS: Mapping[str, str] = {
    "Snapshot": "snapshot",
    "Data as of": "as_of",
    "Submissions consolidated": "submissions",
    "State": "approval",
}
STATUS = "Status"
PERCENT = "Progress"
COMPLETED_ON = "Completed on"
DUE = "Deadline"
LEADS = "Lead agencies that reported"
TASKS = "Tasks by status"
ALL_TASKS = "All tasks"
AGENCIES = "Bound agencies"
INDICATORS = "Indicators"
BETWEEN = "difference between the two states"
NO_NEW_REPORT = "No new report"

_TAKEN = {
    Taken.added: "Added",
    Taken.replaces: "Replaces an earlier one",
    Taken.superseded: "Superseded by a later one",
    Taken.returned: "Sent and returned",
    Taken.excluded: "Excluded",
    Taken.included: "Included again",
}


def title(plan: str, period: str) -> str:
    return f"Changes in the results for {period} under the {plan}"


def abstract(plan: str, period: str) -> str:
    return f"Changes in the results for {period} under the {plan}"


def state(approved: bool, as_of: date) -> str:
    return f"{'Approved' if approved else 'Draft'}, data as of {day(as_of)}"


def approval(approved: bool) -> str:
    return "Approved" if approved else "Draft"


def opening(before: str, after: str) -> Text:
    return say(
        "This paper compares tasks, figures and submissions of “{before}” and “{after}”; only what differs is listed.",
        before=before,
        after=after,
    )


def moved(moved: Figure, tasks: Figure) -> Text:
    if tasks.value == 0:
        return say("The two states have no task in common.")
    if moved.value == 0:
        return say("None of {n} changed its status.", n=of_tasks(tasks))
    their = "its" if moved.value == 1 else "their"
    if moved.value == tasks.value:
        return say("All of {n} changed {their} status.", n=of_tasks(tasks), their=their)
    return say("{k} of {n} changed {their} status.", k=moved, n=of_tasks(tasks), their=their)


def completed(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say("{n} been completed since: {refs}.", n=of(tasks, "task has", "tasks have"), refs=listed(refs))


def reopened(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say("{n} no longer completed: {refs}.", n=of(tasks, "task is", "tasks are"), refs=listed(refs))


def completed_again(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say(
        "{n} completed in the later period and not in the earlier: {refs}.",
        n=of(tasks, "recurring task was", "recurring tasks were"),
        refs=listed(refs),
    )


def begun_anew(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say(
        "{n} completed in the earlier period, due anew and not reported as completed in the later: {refs}.",
        n=of(tasks, "recurring task was", "recurring tasks were"),
        refs=listed(refs),
    )


def untold(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say(
        "{n} completed in the earlier period, but no lead agency reported on {them} in the later: {refs}.",
        n=of(tasks, "task was", "tasks were"),
        them="it" if tasks.value == 1 else "them",
        refs=listed(refs),
    )


def reported(before: Figure, after: Figure) -> Text:
    if before.value == after.value:
        return say("The number of agencies with an accepted report did not change ({n}).", n=after)
    verb = "rose" if after.value > before.value else "fell"
    return say(
        "The number of agencies with an accepted report {verb} from {a} to {b}.", verb=verb, a=before, b=after
    )


def other_tasks() -> Text:
    return say("The two states do not have the same tasks; only those in common are compared.")


def plan_not_kept(state: str, version: str) -> Text:
    return say(
        "The plan with which “{state}” was made was not kept; it is told by today's plan (version {version}).",
        state=state,
        version=version,
    )


def sent(agency: str, revision: int) -> str:
    return f"{agency}, revision {revision}"


def taken(how: Taken) -> str:
    return _TAKEN[how]


def note_tasks() -> Text:
    return say(
        "The name of a task is followed by the new submissions behind the change; tasks without change are not listed."
    )


def note_figures() -> Text:
    return say("The difference is the later number minus the earlier one.")


def note_submissions(same_period: bool) -> Text:
    if same_period:
        return say(
            "Submissions added, replaced, returned, excluded or included again between the two states."
        )
    return say("The two states are of different periods; submissions are not compared one by one.")
