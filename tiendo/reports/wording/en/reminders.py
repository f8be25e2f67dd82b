"""Letters to agencies that owe a submission: bound agencies are reminded, requested bodies asked."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from tiendo.plan import Period
from tiendo.reports.compose import joined, say
from tiendo.reports.ladder import Stage
from tiendo.reports.views import Addressee, Owed
from tiendo.reports.wording.en.words import day, first, of, period, tasks

TEMPLATE = "reminder.en.docx"


def title(plan: str, period: str, agency: str) -> str:
    return f"Letter to {agency} on its report for {period} on the {plan}"


def abstract(stage: Stage, requested: bool, plan: str, period: str) -> str:
    if requested:
        return f"request for information on results in {period} under the {plan}"
    kind = "overdue report" if stage == Stage.after else "report"
    return f"{kind} on results in {period} under the {plan}"


def symbol(agency_symbol: str) -> str:
    return agency_symbol


def copies(archive: str) -> list[str]:
    return ["As above", archive] if archive else ["As above"]


def opening(bases: Sequence[str], coordinator: str, period_: Period, to: Addressee) -> Text:
    pattern = (
        "Pursuant to {bases}, the agencies entrusted with tasks are to report their results in {period} to "
        "{coordinator} before {due}."
    )
    if to.requested:
        pattern = (
            "In order to review the results in {period} under {bases}, {coordinator} kindly asks {name} to share its "
            "results in the matters that concern it."
        )
    return say(
        pattern,
        bases=joined(bases, "; "),
        coordinator=coordinator,
        name=to.name,
        period=period(period_),
        due=day(period_.due_before),
    )


def stage(stage: Stage, days: Figure, nth: Figure, period: Period, to: Addressee) -> Text:
    if to.requested:
        return say(
            "The results are consolidated after {due}; your information helps to give the full picture.",
            due=day(period.due_before),
        )
    n = of(days, "day", "days")
    if stage == Stage.before:
        return say("The report is due within {n}.", n=n)
    if stage == Stage.last_day:
        return say("Today is the last day for the report to be on time.")
    if nth.value > 1:
        return say("The due day passed {n} ago; this is reminder No. {nth}.", n=n, nth=nth)
    return say("The due day passed {n} ago.", n=n)


def owed_intro(coordinator: str, on: date, to: Addressee) -> Text:
    if to.requested:
        return say("{coordinator} kindly asks {name} for:", coordinator=first(coordinator), name=to.name)
    return say(
        "By {on}, {coordinator} had not received the following from {name}:",
        on=day(on),
        coordinator=coordinator,
        name=to.name,
    )


def owed(owed: Owed, period: str) -> list[Text]:
    found = [_report(owed, period)]
    if owed.again:
        found.append(say("A corrected version of the report that was returned for the reasons below"))
    if owed.excluded_on:
        on = day(owed.excluded_on)
        found.append(
            say("A replacement of the report of {on}, which was left out of the consolidation", on=on)
        )
    return found


def _report(owed: Owed, period: str) -> Text:
    if not owed.of_tasks:
        return say("The figures for {period} on the indicators of the form", period=period)
    if owed.tasks.value == 0:
        return say("The contributions in {period} to tasks led by others", period=period)
    led = say("The results in {period} of the {n} that it leads", period=period, n=tasks(owed.tasks))
    if not owed.titles:
        return led
    return say("{led}: {named}", led=led, named=joined([f"{ref} ({t})" for ref, t in owed.titles], "; "))


def returned_intro(several: bool) -> Text:
    return say(
        "These reports were returned for correction:"
        if several
        else "This report was returned for correction:"
    )


def returned(unit: str, on: date, file: str, errors: Figure) -> Text:
    who = f" of the unit {unit}" if unit else ""
    n = of(errors, "error", "errors")
    return say(
        "Report{who} sent on {on}, file “{file}”, with {n} to be corrected:",
        who=who,
        on=day(on),
        file=file,
        n=n,
    )


def reason(place: str, message: str, fix: str) -> Text:
    return say("{place}: {message}. How to correct it: {fix}", place=place, message=message, fix=fix)


def other_reasons(others: Figure) -> Text:
    n = of(others, "more error", "more errors")
    return say("{n}: see the receipt and the marked copy beside the file that was sent", n=n)


def tasks_intro(tasks_: Figure) -> Text:
    return say("The {n} that it leads:", n=tasks(tasks_))


def state(*, again: bool) -> str:
    return "Sent, to be corrected" if again else "No report yet"


def request(stage: Stage, coordinator: str, period: Period, to: Addressee) -> list[Text]:
    form = say(
        "The report is to be made on the form for the period; where there is no figure, the cell is to be left empty, "
        "not filled with 0."
    )
    if to.requested:
        when = "" if stage == Stage.after else f", if possible before {day(period.due_before)}"
        pattern = "{coordinator} kindly asks {name} to share its results on the form for the period{when}."
        return [say(pattern, coordinator=first(coordinator), name=to.name, when=when)]
    if stage == Stage.after:
        pattern = (
            "{coordinator} asks {name} to send the report without delay; what has not been reported on is shown as "
            "such."
        )
    else:
        pattern = "{coordinator} asks {name} to send the report before {due}."
    return [say(pattern, coordinator=first(coordinator), name=to.name, due=day(period.due_before)), form]


def closing(coordinator: str, to: Addressee) -> Text:
    if to.requested:
        return say(
            "{coordinator} thanks {name} for its cooperation.", coordinator=first(coordinator), name=to.name
        )
    return say(
        "{coordinator} counts on the cooperation of {name}.", coordinator=first(coordinator), name=to.name
    )
