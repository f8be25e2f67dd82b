"""Spec tests: every case of `rules.toml`, from which the rules page is made, computed by the room."""

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl
import pytest

from schemas.plan import REGISTRY_TABLES, Duties, Reporters, Tasks, empty
from schemas.records import Progress
from schemas.results import Deadlines, Submissions
from tests.progress import cells
from tests.progress.frames import frame, with_currency
from tests.progress.rules import rule_book
from tiendo.plan import Period, Registry
from tiendo.progress import Consolidation, Expected, consolidate_frames, settled_leads

LATER = date(2023, 6, 30)
DUE_BEFORE = date(2022, 11, 30)
RECEIVED = "2022-11-20"
BEFORE, NOW = (
    Period(
        str(y),
        y,
        f"Năm {y}",
        f"Year {y}",
        date(y, 1, 1),
        date(y, 12, 31),
        date(y + 1, 1, 15),
        date(y + 1, 2, 1),
    )
    for y in (2021, 2022)
)


def cases(*chapters: str) -> pytest.MarkDecorator:
    found = [pytest.param(case, id=name) for chapter in chapters for name, case in rule_book().cases(chapter)]
    return pytest.mark.parametrize("case", found)


@cases("status", "measure", "deadline")
def test_task(case: Mapping[str, str]) -> None:
    leads = cells.leads(case["leads"])
    received_on = cells.day(case.get("received", RECEIVED))
    as_of = cells.day(case["as_of"]) if "as_of" in case else LATER
    due = cells.day(case.get("due", cells.EMPTY))
    state = _of_tasks([(leads, due)], received_on, as_of).tasks.row(0, named=True)
    shown = {
        "status": state["status"],
        "derived": state["derived_status"],
        "percent": _cell(state["percent"]),
        "completed_on": _cell(state["completed_on"]),
        "bound": f"{state['leads_reported']}/{state['leads_expected']}",
        "requested": f"{state['requested_reported']}/{state['requested_expected']}",
        "completed": str(state["leads_completed"]),
        "begun": str(state["leads_begun"]),
        "conflicting": str(state["conflicting"]).lower(),
    }
    _agree(case, shown)


@cases("earlier")
def test_what_was_said_before(case: Mapping[str, str]) -> None:
    now = [(cells.leads(case["leads"]), None)]
    last = _last_words(cells.leads(case["said_before"]))
    state = _of_tasks(now, date.fromisoformat(RECEIVED), LATER, last).tasks.row(0, named=True)
    shown = {
        "status": state["status"],
        "percent": _cell(state["percent"]),
        "completed_on": _cell(state["completed_on"]),
        "bound": f"{state['leads_reported']}/{state['leads_expected']}",
        "requested": f"{state['requested_reported']}/{state['requested_expected']}",
    }
    _agree(case, shown)


@cases("task_rates")
def test_task_rates(case: Mapping[str, str]) -> None:
    tasks = [([lead], due) for lead, due in cells.tasks(case["tasks"])]
    found = _of_tasks(tasks, date.fromisoformat(RECEIVED), cells.day(case["as_of"]))
    _agree(case, _fractions(found))


@cases("agency_rates")
def test_agency_rates(case: Mapping[str, str]) -> None:
    task = (cells.leads(case["leads"]), cells.day(case["due"]))
    found = _of_tasks([task], date.fromisoformat(RECEIVED), cells.day(case["as_of"])).agency_rates
    shown = {
        f"{rate}_by": "; ".join(
            f"{_who(row['agency'], row['requested'])} {row['numerator']}/{row['denominator']}"
            for row in found.filter(rate=rate).sort("agency").iter_rows(named=True)
        )
        for rate in ("completed_all", "completed_due", "on_time_completed")
    }
    _agree(case, shown)


@cases("timeliness")
def test_timeliness(case: Mapping[str, str]) -> None:
    reporters = {("a", False): cells.received(case["submissions"])}
    state = _of_reporters(reporters, cells.day(case["due_before"])).agencies.row(0, named=True)
    shown = {
        "timeliness": state["timeliness"],
        "first_received": _cell(state["first_received_on"]),
        "first_accepted": _cell(state["first_accepted_on"]),
        "revisions": str(state["n_revisions"]),
        "current": _cell(state["submission"]),
    }
    _agree(case, shown)


@cases("reporter_rates")
def test_reporter_rates(case: Mapping[str, str]) -> None:
    found = _of_reporters(cells.agencies(case["agencies"]), cells.day(case["due_before"]))
    _agree(case, _fractions(found))


def _agree(case: Mapping[str, str], shown: Mapping[str, str]) -> None:
    expected = {column: cell for column, cell in case.items() if column in shown}
    assert expected
    assert {column: shown[column] for column in expected} == expected


def _last_words(leads: list[cells.Lead]) -> pl.DataFrame:
    """What is known of the leads of the one task from the year before."""
    said = [(n, lead) for n, lead in enumerate(leads, 1) if lead.status]
    sent = [{"submission": n, "period": BEFORE.id, "agency": lead.agency} for n, lead in said]
    told = [
        {"submission": n, "ref": "X.1", "status": lead.status, "completed_on": lead.completed_on}
        for n, lead in said
    ]
    nobody = Registry(
        *(empty(REGISTRY_TABLES[name]) for name in ("agencies", "aliases", "groups", "successions"))
    )
    return settled_leads(nobody, [BEFORE], frame(Submissions, sent), frame(Progress, told), NOW)


def _of_tasks(
    tasks: list[tuple[list[cells.Lead], date | None]],
    received_on: date,
    as_of: date,
    earlier: pl.DataFrame | None = None,
) -> Consolidation:
    """Consolidate tasks given by their leads' reports; every agency and unit sends one submission."""
    refs = {f"X.{n}": task for n, task in enumerate(tasks, 1)}
    reported = [(ref, lead) for ref, (leads, _) in refs.items() for lead in leads]
    senders = {(lead.agency, lead.unit) for _, lead in reported if lead.status}
    numbers = {sender: n for n, sender in enumerate(sorted(senders), 1)}
    duties = {(ref, lead.agency): lead.requested for ref, lead in reported}
    progress = [
        {
            "submission": numbers[lead.agency, lead.unit],
            "row": row,
            "ref": ref,
            "status": lead.status,
            "percent": lead.percent,
            "completed_on": lead.completed_on,
        }
        for row, (ref, lead) in enumerate(reported, 5)
        if lead.status
    ]
    asked_of = {agency: asked for (_, agency), asked in duties.items()}
    expected = Expected(
        frame(Tasks, ({"ref": ref} for ref in refs)),
        frame(Duties, ({"ref": r, "agency": a, "requested": asked} for (r, a), asked in duties.items())),
        frame(Reporters, ({"agency": a, "requested": asked} for a, asked in sorted(asked_of.items()))),
        frame(Deadlines, ({"ref": ref, "due": due} for ref, (_, due) in refs.items())),
        DUE_BEFORE,
    )
    submissions = (
        {"submission": number, "agency": agency, "unit": unit, "received_on": received_on}
        for (agency, unit), number in numbers.items()
    )
    reported_now = (frame(Submissions, submissions), frame(Progress, progress))
    return consolidate_frames(expected, *reported_now, as_of, earlier)


def _of_reporters(
    reporters: Mapping[tuple[str, bool], Iterable[cells.Received]], due_before: date
) -> Consolidation:
    """Consolidate a plan without tasks, given what each agency sent."""
    sent = [(agency, received) for (agency, _), all_of_it in reporters.items() for received in all_of_it]
    submissions = [
        {
            "submission": number,
            "agency": agency,
            "unit": received.unit,
            "received_on": received.received_on,
            "outcome": received.outcome,
            "excluded": received.excluded,
            "after_reopening": received.after_reopening,
        }
        for number, (agency, received) in enumerate(sent, 1)
    ]
    expected = Expected(
        frame(Tasks, []),
        frame(Duties, []),
        frame(Reporters, ({"agency": agency, "requested": asked} for agency, asked in reporters)),
        frame(Deadlines, []),
        due_before,
    )
    known = with_currency(frame(Submissions, submissions))
    return consolidate_frames(expected, known, frame(Progress, []), LATER)


def _fractions(found: Consolidation) -> dict[str, str]:
    rates = found.rates.filter(group="").select(
        "rate", pl.format("{}/{}", "numerator", "denominator").alias("text")
    )
    return dict(rates.iter_rows())


def _who(agency: str, requested: bool) -> str:
    return f"({agency.upper()})" if requested else agency.upper()


def _cell(value: object) -> str:
    if value is None:
        return cells.EMPTY
    return f"{value:g}" if isinstance(value, float) else str(value)
