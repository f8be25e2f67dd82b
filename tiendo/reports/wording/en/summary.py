"""Summary of who has reported, for the leadership, together with the letters of the day."""

from datetime import date

from schemas.document import Figure, Text
from tiendo.reports.compose import say
from tiendo.reports.ladder import Stage
from tiendo.reports.views import Named, Received, Share
from tiendo.reports.wording.en.words import day, listed, of

TEMPLATE = "summary.en.docx"
SIGNER = "HEAD OF THE COORDINATING UNIT"
ALL_BOUND = "All bodies bound to report"


def title(plan: str, period: str) -> str:
    return f"Summary of reporting on results in {period} under the {plan}"


def abstract(plan: str, period: str) -> str:
    return f"Reporting on results in {period} under the {plan}"


def leadership(coordinator: str) -> str:
    return f"Leadership of {coordinator}"


def opening(on: date) -> Text:
    return say("The state of reporting at the end of {on} was as follows:", on=day(on))


def stage(stage: Stage, days: Figure, due: date) -> Text:
    if stage == Stage.before:
        unit = "day remains" if days.value == 1 else "days remain"
        return say(f"Reports are due before {{due}}; {{n}} {unit}.", due=day(due), n=days)
    if stage == Stage.last_day:
        return say("Reports are due before {due}; this is the last day.", due=day(due))
    passed = "day has passed" if days.value == 1 else "days have passed"
    return say(f"Reports were due before {{due}}; {{n}} {passed}.", due=day(due), n=days)


def reported(received: Received) -> Text | None:
    share = received.reported
    if share is None:
        return None
    if share.is_none:
        return say("There is no valid report yet ({n} agencies bound to report).", n=share.fraction)
    pattern = (
        "Of the agencies bound to report, {n} ({percent}) sent a valid report: {on_time} on time, {late} late"
    )
    said = say(pattern, n=share.fraction, percent=share.percent, on_time=received.on_time, late=received.late)
    if not received.after_reopening.value:
        return say("{said}.", said=said)
    return say("{said}, {n} after the period was reopened.", said=said, n=received.after_reopening)


def late(late: Figure, after_reopening: Figure) -> Text:
    """The late ones of a table's row; those after a reopening stand beside them, apart."""
    if not after_reopening.value:
        return say("{late}", late=late)
    return say("{late} (and {n} after the reopening)", late=late, n=after_reopening)


def after_lock(agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    start = "The reports of {n} agencies came after the period was locked and wait for its reopening"
    if agencies.is_one:
        start = "The report of {n} agency came after the period was locked and waits for its reopening"
    if not agencies.names:
        return say(start + ".", n=agencies.total)
    return say(start + ": {names}.", n=agencies.total, names=listed(agencies.names))


def informed(share: Share) -> Text:
    if share.is_none:
        return say("None of the bodies requested to give information has done so ({n}).", n=share.fraction)
    have = "has" if share.fraction.numerator == 1 else "have"
    return say(
        "Of the bodies requested to give information, {n} {have} done so.", n=share.fraction, have=have
    )


def excluded(agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    start = "The reports of {n} agencies were left out of the consolidation and have not been replaced"
    if agencies.is_one:
        start = "The report of {n} agency was left out of the consolidation and has not been replaced"
    if not agencies.names:
        return say(start + ".", n=agencies.total)
    return say(start + ": {names}.", n=agencies.total, names=listed(agencies.names))


def compliance_caption() -> Text:
    return say("Reporting by kind of agency")


def compliance_chart() -> tuple[str, str]:
    return (
        "Reporting by kind of agency",
        (
            "Stacked bars: each bar is a kind of agency, divided into those that reported on time or late, those whose "
            "report was returned, those that sent none and those whose report was left out."
        ),
    )


def rate(share: Share) -> Text:
    return say("{fraction} ({percent})", fraction=share.fraction, percent=share.percent)


def owing(bodies: str, agencies: Figure) -> Text:
    return say("{bodies} ({n})", bodies=bodies, n=agencies)


def to_mend(agency: str, requested: bool) -> str:
    return f"{agency} (sent, to be completed)" if requested else f"{agency} (sent, returned for correction)"


def who(agencies: Named) -> Text:
    rest = [say("{n}", n=of(agencies.rest, "other", "others"))] if agencies.rest else []
    return listed([*agencies.names, *rest])


def letters(urged: Figure, asked: Figure) -> Text | None:
    reminders = "{n} reminder" if urged.value == 1 else "{n} reminders"
    requests = "{m} request for information" if asked.value == 1 else "{m} requests for information"
    kinds = [kind for kind, figure in ((reminders, urged), (requests, asked)) if figure.value]
    if not kinds:
        return None
    return say(f"Sign and send the enclosed {' and '.join(kinds)}", n=urged, m=asked)


def next_step(on: date) -> Text:
    return say("Check again and send the next reminders on {on}", on=day(on))


def closing_day(on: date) -> Text:
    return say("Close the data on {on}", on=day(on))


def closed(on: date) -> Text:
    return say("The data were closed on {on}; later reports are added on request only", on=day(on))


def consolidate() -> Text:
    return say("Consolidate and write the report of the period from the reports of all agencies")


def own_report(coordinator: str) -> Text:
    return say("Complete the report of {coordinator} itself before consolidating", coordinator=coordinator)
