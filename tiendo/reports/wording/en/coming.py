"""IV. Tasks of the next period."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from tiendo.plan import Period
from tiendo.reports.compose import joined, say
from tiendo.reports.views import Named
from tiendo.reports.wording.en.words import agencies as agencies_
from tiendo.reports.wording.en.words import day, listed, of, period
from tiendo.reports.wording.en.words import tasks as tasks_


def report(coordinator: str, next_period: Period) -> Text:
    return say(
        "The agencies are to continue with their tasks and to notify {coordinator} of the results of {period} before "
        "{due}.",
        coordinator=coordinator,
        period=period(next_period),
        due=day(next_period.due_before),
    )


def figures(coordinator: str, next_period: Period) -> Text:
    return say(
        "The agencies are to go on collecting figures and to send those of {period} to {coordinator} before {due}.",
        period=period(next_period),
        coordinator=coordinator,
        due=day(next_period.due_before),
    )


def no_next_period() -> Text:
    return say("The Plan sets no further reporting period; the agencies continue with the tasks that remain.")


def overdue(tasks: Named) -> Text | None:
    return _tasks("Complete without delay {overdue}: {names}.", tasks)


def falling_due(tasks: Named, period: str) -> Text | None:
    return _tasks("Complete {n} falling due in {period}: {names}.", tasks, period)


def preliminary(tasks: Named, period: str) -> Text | None:
    return _tasks("Complete the preliminary reports on {n} in {period}: {names}.", tasks, period)


def recurring(tasks: Figure) -> Text | None:
    if tasks.value == 0:
        return None
    return say("Continue {n} as the Plan requires.", n=of(tasks, "recurring task", "recurring tasks"))


def silent(tasks: Named) -> Text | None:
    return _tasks("The lead agencies are to report on {n} not reported on so far: {names}.", tasks)


def silent_requested(tasks: Named) -> Text | None:
    return _tasks("The lead bodies are requested to give information on {n}: {names}.", tasks)


def missing(agencies: Named) -> Text | None:
    return _agencies("Urge {n} without a report", agencies)


def resubmit(agencies: Named) -> Text | None:
    return _agencies("Urge {n} to correct and resubmit the reports returned", agencies)


def with_leads(ref: str, bound: Sequence[str], requested: Sequence[str], due: date | None) -> str:
    said = [", ".join(bound)] if bound else []
    if requested:
        said.append(f"requested: {', '.join(requested)}")
    if due:
        said.append(f"deadline {day(due)}")
    return f"{ref} ({'; '.join(said)})" if said else ref


def _tasks(pattern: str, tasks: Named, period: str = "") -> Text | None:
    if tasks.is_none:
        return None
    names = joined(tasks.names, "; ")
    if tasks.rest:
        names = say(
            "{names}; and {rest} others (Annex {annex})", names=names, rest=tasks.rest, annex=tasks.annex
        )
    overdue = of(tasks.total, "overdue task", "overdue tasks")
    return say(pattern, n=tasks_(tasks.total), overdue=overdue, names=names, period=period)


def _agencies(pattern: str, agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    start = say(pattern, n=agencies_(agencies.total))
    if not agencies.names:
        return say("{start} (see Annex {annex}).", start=start, annex=agencies.annex)
    return say("{start} ({names}).", start=start, names=listed(agencies.names))
