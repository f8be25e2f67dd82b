"""Cells and notes of the annexes."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from schemas.findings import catalogue
from schemas.terms import (
    DerivedStatus,
    DifficultyState,
    MilestoneKind,
    Outcome,
    OwnPlanForm,
    OwnPlanStanding,
    Term,
    Timeliness,
)
from tiendo.plan import Period
from tiendo.reports.compose import joined, say
from tiendo.reports.model import Standing
from tiendo.reports.views import Coverage, DocumentSaid
from tiendo.reports.wording.en.groups import document
from tiendo.reports.wording.en.words import NOT_GIVEN, NOT_SET, agencies, day, listed, of, short_day

TOTAL = "Total"
REQUESTED_MARK = " (*)"
NO_INFORMATION = "No information so far"
NO_LONGER_MENTIONED = "Reported in earlier periods, not said to be solved, not mentioned in this one"
NOT_REPORTED = "Not reported"
CHECKS = "Automatic checks"

OTHER_REPORTERS = "Different agencies in the two periods"
FEW_REPORTERS = "Indicative"

STAYED = "Agencies that stayed as they were"
TOTAL_UNDER = "Total under this structure"
TOTAL_AS_REPORTED = "Total as reported"

_COLUMNS = {
    "baseline": "baseline",
    "previous": "previous period",
    "change": "change",
    "target": "target",
    "trend": "trend",
}

EXCLUDED = "The report was not consolidated"

_OF_REQUESTED = {
    Standing.on_time: "Information given",
    Standing.late: "Information given",
    Standing.after_reopening: "Information given, after the reopening",
    Standing.after_lock: "Information given, waiting for the reopening",
    Standing.returned: "Sent, to be completed",
    Standing.missing: NO_INFORMATION,
    Standing.excluded: "Not consolidated",
}


def status(status: DerivedStatus, requested_only: bool) -> str:
    return NO_INFORMATION if requested_only and status == DerivedStatus.not_reported else status.en


def deadline(due: date | None, recurring: bool, kinds: Sequence[MilestoneKind]) -> str:
    if due:
        return f"{short_day(due)} (recurring)" if recurring else short_day(due)
    return "; ".join(dict.fromkeys(kind.en for kind in kinds)) or NOT_SET


def coverage(coverage: Coverage) -> Text:
    parts: list[Text] = []
    if coverage.bound:
        parts.append(say("{n}", n=coverage.bound.fraction))
    if coverage.requested:
        parts.append(say("{n} (*)", n=coverage.requested.fraction))
    return joined(parts, "; ")


def said(agency: str | None, text: str) -> str:
    return f"{agency}: “{text}”" if agency else f"“{text}”"


def unsaid(rest: Figure) -> Text:
    return say("and {rest}", rest=of(rest, "other agency", "other agencies"))


def done_before(names: str) -> str:
    return f"completed by earlier reports and not reported again: {names}"


def lacking(agencies: Sequence[str]) -> Text:
    return say(
        "Not comparable: one of the two figures lacks the part of {names}, since merged",
        names=listed(agencies),
    )


def standing(standing: Standing, requested: bool) -> str:
    if requested or standing == Standing.excluded:
        return _OF_REQUESTED[standing]
    return Timeliness(standing.value).en


def outcome(outcome: Outcome) -> str:
    return outcome.en


def returned(errors: Figure) -> Text:
    return say("Returned for {n}", n=of(errors, "error", "errors"))


def superseded() -> str:
    return "Replaced by a later revision"


def none_excluded() -> Text:
    return say(
        "No report was left out by a decision of the coordinator; those with errors were returned by the automatic "
        "checks, and earlier ones gave way to later ones."
    )


def units(unit: str) -> str:
    return f"unit: {unit}"


def covering_report(report: DocumentSaid) -> str:
    said = document(report)
    return said[:1].upper() + said[1:]


def own_plan(form: OwnPlanForm | None, document: DocumentSaid, standing: OwnPlanStanding) -> str:
    if form is None or form == OwnPlanForm.none:
        return "No plan issued so far" if form else ""
    way = "Plan" if form == OwnPlanForm.issued else "Integrated into plan"
    dated = f" of {day(document.on)}" if document.on else ", undated"
    titled = f" “{document.title}”" if document.title else ""
    return f"{way}{titled} No. {document.number}{dated}" + (
        " (late)" if standing == OwnPlanStanding.late else ""
    )


def merged(on: date, basis: str, pairs: Sequence[tuple[str, str]]) -> Text:
    return say(
        "From {on}, within the data window, under “{basis}”: {pairs}. A successor reports for the whole period, "
        "including the work of those that it succeeds.",
        on=day(on),
        basis=basis,
        pairs="; ".join(f"{successor} succeeds {predecessor}" for successor, predecessor in pairs),
    )


def milestones_caption(as_of: date) -> Text:
    return say("Milestones that have fallen due, as of {as_of}", as_of=day(as_of))


def rates_caption(as_of: date) -> Text:
    return say(
        "Rates of completion of the tasks led, by kind of agency and by agency, as of {as_of}",
        as_of=day(as_of),
    )


def structure_caption(on: date) -> Text:
    return say("Reporting under the structure of agencies of {on}", on=day(on))


def structure_figures_caption(on: date) -> Text:
    return say("Indicators under the structure of agencies of {on}", on=day(on))


def as_told(annex: str) -> Text:
    return say(
        "In the table by structure, “As reported” gives the figures in the order of the agencies counted in the "
        "corresponding table of Annex {annex}; “-”: the agency has no figure.",
        annex=annex,
    )


def first_told(state: DifficultyState | None, period: str) -> str:
    return f"{label(state)} (reported since {period})"


def last_told(state: DifficultyState | None, period: str) -> str:
    return f"{label(state)} (last reported in {period})"


def other_versions(submissions: Figure) -> Text:
    return say(
        "Of these, {n} another version of the plan; the ledger records which version each report answered.",
        n=of(submissions, "report answers", "reports answer"),
    )


def tasks_gone(lines: Figure, refs: Sequence[str]) -> Text:
    return say(
        "They contain {n} on tasks that the version of the plan used here does not have ({refs}); the ledger keeps "
        "these lines as they are, and no result counts them.",
        n=of(lines, "line", "lines"),
        refs=", ".join(refs),
    )


def tasks_unasked(leads: Figure, refs: Sequence[str]) -> Text:
    return say(
        "They say nothing of {n} of the version used here (tasks {refs}), which the version that they answer may not "
        "have asked for.",
        n=of(leads, "lead assignment", "lead assignments"),
        refs=", ".join(refs),
    )


def waived(code: str, cell: str, sender: str, actor: str, on: date | None, reason: str) -> Text:
    place = f" (cell {cell})" if cell else ""
    when = f" on {day(on)}" if on else ""
    return say(
        "The warning “{title}”{place} in the report of {sender} was set aside by {actor}{when}. Reason: {reason}",
        title=catalogue()[code].title_en,
        place=place,
        sender=sender,
        actor=actor,
        when=when,
        reason=reason,
    )


def no_longer_mentioned(difficulties: Figure, some_older: bool) -> Text:
    more = "; those last reported before the previous period are counted by period" if some_older else ""
    return say(
        "{n} of earlier periods, not said to be solved and not mentioned in this one, stand at the end of the "
        "table{more}.",
        n=of(difficulties, "difficulty", "difficulties"),
        more=more,
    )


def older(difficulties: Figure, refs: Sequence[str], general: bool) -> Text:
    about = [f"on {'tasks' if len(refs) > 1 else 'task'} {', '.join(refs)}"] if refs else []
    return say(
        "{n} {about}.",
        n=of(difficulties, "difficulty", "difficulties"),
        about=" and ".join([*about, *(["of a general kind"] if general else [])]),
    )


def older_agencies(agencies_: Figure) -> Text:
    return say("{n}", n=agencies(agencies_))


def older_states(states: Sequence[str], period: str) -> str:
    said = "; ".join([states[0], *(state[:1].lower() + state[1:] for state in states[1:])])
    return f"{said} (last reported in {period})"


def listed_in(annex: str, period: str) -> str:
    return f"Listed in Annex {annex} of the report of {period}."


def label(term: Term | None) -> str:
    return term.en if term else NOT_GIVEN


def target(target: Figure, year: int | None) -> Text:
    return say("{n} ({year})", n=target, year=str(year)) if year else say("{n}", n=target)


def ratio(above: Figure, below: Figure) -> Text:
    return say("{above}/{below}", above=above, below=below)


def notes_tasks(as_of: date) -> list[Text]:
    return [
        say("Status as of {as_of}, judged against the deadline of each task.", as_of=day(as_of)),
        say(
            "The percentage is the mean over the lead agencies that reported; “-”: no figure. (*): requested bodies, "
            "counted apart. Agencies are quoted in the original; identical texts share a row."
        ),
    ]


def few_outputs() -> Text:
    return say("The plan states outputs for very few tasks: they stand behind the content of the task.")


def with_output(title: str, output: str) -> str:
    return f"{title} (expected output: {output})"


def no_outputs() -> Text:
    return say("There is no column for outputs: the plan states none for any task.")


def notes_agencies(period: Period) -> list[Text]:
    return [
        say(
            "Reports sent before {due} are on time; the first accepted submission counts.",
            due=day(period.due_before),
        )
    ]


def requested_apart() -> Text:
    return say("Requested bodies are shown apart and not judged by the due day.")


def notes_indicators(compared: bool) -> list[Text]:
    return [
        say(
            "Values are sums over the agencies that reported; a ratio is the sum of numerators over the sum of "
            "denominators, given in the notes.{change} “-”: no figure.",
            change=" Changes of ratios are in percentage points." if compared else "",
        )
    ]


def without_columns(columns: Sequence[str]) -> Text:
    return say(
        "There is no column for {columns}: no figures so far.",
        columns=joined([_COLUMNS[name] for name in columns], ", ", " and "),
    )


def notes_documents(period: Period) -> list[Text]:
    return [
        say(
            "Documents that lead and supporting agencies reported, issued since {since} or without a date; earlier "
            "ones stand in the reports of earlier periods.",
            since=day(period.window_from),
        )
    ]


def about_task(ref: str, difficulty: str) -> str:
    return f"Task {ref}: {difficulty}"


def notes_difficulties(difficulties: Figure, agencies_: Figure) -> list[Text]:
    if difficulties.value == 0:
        return []
    return [
        say(
            "{n} reported by {agencies}, quoted in the original; identical texts share a row.",
            n=of(difficulties, "difficulty", "difficulties"),
            agencies=agencies(agencies_),
        )
    ]


def notes_sources(
    snapshot: str, plan_version: str, plan_digest: str, as_of: date, submissions: Figure, folder: str
) -> list[Text]:
    where = (
        [
            say(
                "The files are in the folder {folder}, those of each agency in a folder of its own.",
                folder=folder,
            )
        ]
        if folder
        else []
    )
    accepted = of(submissions, "accepted submission", "accepted submissions")
    origin = "The figures come from {n}, as of {as_of}."
    if submissions.value == 0:
        origin = "No submission has been accepted so far, as of {as_of}."
    return [
        say(origin, n=accepted, as_of=day(as_of)),
        say(
            "Consolidation {snapshot}; plan data: version {version}, {digest}. Only the first 12 "
            "characters of a hash are printed.",
            snapshot=snapshot,
            version=plan_version,
            digest=plan_digest,
        ),
        *where,
    ]
