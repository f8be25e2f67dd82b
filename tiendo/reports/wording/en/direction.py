"""I. Direction and organisation."""

from datetime import date

from schemas.document import Figure, Text
from tiendo.plan import Period
from tiendo.reports.compose import joined, say, together
from tiendo.reports.views import Named, OwnPlans, OwnPlansOwed, Received, Share
from tiendo.reports.wording.en.words import agencies as _agencies
from tiendo.reports.wording.en.words import day, listed, of, of_whole

SUBMISSIONS = "Submission of reports"
OWN_PLANS = "Plans of the agencies"
OTHER_BODIES = "Other bodies"
REQUESTED_BODIES = "Bodies requested to give information"


def calendar(coordinator: str, period: Period, as_of: date) -> Text:
    return say(
        "Agencies with tasks under the Plan are to notify {coordinator} of their results before {due}. The data cover "
        "the period from {start} to {end}. The status of tasks in this report is as of {as_of}.",
        coordinator=coordinator,
        due=day(period.due_before),
        start=day(period.window_from),
        end=day(period.window_to),
        as_of=day(as_of),
    )


def calendar_of_figures(coordinator: str, period: Period) -> Text:
    return say(
        "The agencies are to send their figures to {coordinator} before {due}. They cover the period from {start} to "
        "{end}.",
        coordinator=coordinator,
        due=day(period.due_before),
        start=day(period.window_from),
        end=day(period.window_to),
    )


def received(received: Received, coordinator: str, as_of: date) -> Text:
    share = received.reported
    if share is None:
        return say("The Plan binds no agency to report in the period.")
    if share.is_none:
        pattern = "As of {as_of}, {coordinator} had received no valid report ({bound} bound to report)."
    elif share.is_all:
        pattern = "As of {as_of}, all agencies bound to report ({fraction}) had sent a valid report{in_time}."
    else:
        pattern = (
            "As of {as_of}, {coordinator} had received valid reports from {bound} bound to report, or {percent}"
            "{in_time}."
        )
    return say(
        pattern,
        as_of=day(as_of),
        coordinator=coordinator,
        bound=of_whole(share.fraction, "agency", "agencies"),
        fraction=share.fraction,
        percent=share.percent,
        in_time=_in_time(received),
    )


def received_of(bodies: str, received: Received) -> Text:
    share = received.reported
    if share is None:
        return say("{bodies}: none is bound to report", bodies=bodies)
    if share.is_none:
        pattern = "{bodies}: no report yet ({fraction})"
    elif share.is_all:
        every = (
            "the one bound to report has done so" if share.fraction.denominator == 1 else "all have reported"
        )
        pattern = f"{{bodies}}: {every} ({{fraction}}){{in_time}}"
    else:
        pattern = "{bodies}: {fraction} {have} reported, or {percent}{in_time}"
    return say(
        pattern,
        bodies=bodies,
        fraction=share.fraction,
        have=_have(share),
        percent=share.percent,
        in_time=_in_time(received),
    )


def _have(share: Share) -> str:
    return "has" if share.fraction.numerator == 1 else "have"


def _in_time(received: Received) -> Text:
    if received.after_reopening.value:
        return _with_reopening(received)
    if received.late.value == 0:
        return say(", on time" if received.on_time.value == 1 else ", all on time")
    if received.on_time.value == 0:
        return say(", late" if received.late.value == 1 else ", all late")
    return say(", {on_time} of them on time and {late} late", on_time=received.on_time, late=received.late)


def _with_reopening(received: Received) -> Text:
    """Reports after a reopening are told apart from those that were merely late."""
    return say(
        ", {on_time} of them on time, {late} late and {reopened} after the period was reopened",
        on_time=received.on_time,
        late=received.late,
        reopened=received.after_reopening,
    )


def missing(agencies: Named) -> Text | None:
    return _who("{n} {have} not reported yet", agencies)


def returned(agencies: Named) -> Text | None:
    reports = (
        "report of {n} contained errors, was" if agencies.is_one else "reports of {n} contained errors, were"
    )
    return _who(f"The {reports} returned for correction and {{have}} not been resubmitted", agencies)


def late(agencies: Named) -> Text | None:
    return _who("{n} reported late", agencies)


def after_reopening(agencies: Named) -> Text | None:
    return _who("{n} reported after the period had been locked and reopened", agencies)


def without_plan(agencies: Named) -> Text | None:
    if agencies.is_none or not agencies.names:
        return None
    return say("No plan issued yet: {names}.", names=listed(agencies.names))


def _who(start: str, agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    said = say(start, n=_agencies(agencies.total), have="has" if agencies.is_one else "have")
    if not agencies.names:
        return say("{said} (see Annex {annex}).", said=said, annex=agencies.annex)
    return say("{said}: {names}.", said=said, names=listed(agencies.names))


def requested(reported: Share | None, silent: Named) -> Text | None:
    if reported is None:
        return None
    if reported.is_none:
        pattern = (
            "So far there is no information from the bodies requested to give it ({fraction}): {silent}."
        )
    elif reported.is_all:
        pattern = "All bodies requested to give information have done so ({fraction})."
    else:
        pattern = (
            "{requested} requested to give information {have} done so; there is none so far from {silent}."
        )
    sentence = say(
        pattern,
        fraction=reported.fraction,
        requested=of_whole(reported.fraction, "body", "bodies"),
        have=_have(reported),
        silent=listed(silent.names) if silent.names else "the others",
    )
    return together(sentence, " These bodies are not counted in the above rate of reporting.")


def own_plans(plans: OwnPlans) -> Text | None:
    if plans.reported.value == 0:
        return None
    if plans.having.value == 0:
        pattern = "Of the {reported} that reported, none says that it has a plan"
        if plans.reported.value == 1:
            pattern = "The {reported} that reported does not say that it has a plan"
    elif plans.having.value == plans.reported.value:
        every = "The" if plans.reported.value == 1 else "All of the"
        pattern = f"{every} {{reported}} that reported {{have}} a plan"
    else:
        pattern = "Of the {reported} that reported, {having} {have} a plan"
    start = say(
        pattern,
        reported=_agencies(plans.reported),
        having=plans.having,
        have="has" if plans.having.value == 1 else "have",
    )
    ways = _counted(
        (plans.issued, f"{{n}} issued a plan of {'its' if plans.issued.value == 1 else 'their'} own"),
        (plans.integrated, "{n} integrated the tasks into another plan"),
    )
    others = _counted(
        (plans.none, f"{{n}} {'has' if plans.none.value == 1 else 'have'} no plan so far"),
        (plans.unsaid, "{n} gave no information"),
    )
    with_ways = say("{start} ({ways})", start=start, ways=joined(ways, ", ")) if ways else start
    return together(joined([with_ways, *others], "; "), ".")


def own_plans_owed(plans: OwnPlansOwed, due_before: date) -> Text | None:
    start = say(
        "By all reports so far, {n} required to have a plan had issued one, or integrated the tasks into another, "
        "before {due} ({p})",
        n=of_whole(plans.in_time.fraction, "agency", "agencies"),
        due=day(due_before),
        p=plans.in_time.percent,
    )
    others = _counted(
        (plans.late, "{n} did so later"),
        (plans.undated, "{n} gave no date"),
        (plans.none, f"{{n}} {'has' if plans.none.value == 1 else 'have'} no plan"),
        (plans.unsaid, "{n} gave no information"),
    )
    return together(joined([start, *others], "; "), ".")


def _counted(*pairs: tuple[Figure, str]) -> list[Text]:
    return [say(pattern, n=figure) for figure, pattern in pairs if figure.value]


def excluded(submissions: Figure, left_without: Named, annex: str) -> Text | None:
    if submissions.value == 0:
        return None
    return together(
        say(
            "{n} left out of the consolidation by recorded decision (reasons in Annex {annex})",
            n=of(submissions, "report was", "reports were"),
            annex=annex,
        ),
        _left_without(left_without),
    )


def _left_without(agencies: Named) -> Text:
    if agencies.is_none:
        return say(".")
    said = say("; so no report of {n} is consolidated", n=_agencies(agencies.total))
    if not agencies.names:
        return say("{said} (see Annex {annex}).", said=said, annex=agencies.annex)
    return say("{said}: {names}.", said=said, names=listed(agencies.names))


def compliance_chart() -> tuple[str, str]:
    return (
        "Reporting by kind of agency (number of agencies)",
        "Stacked bars: bound agencies by how they reported, for each kind of agency.",
    )
