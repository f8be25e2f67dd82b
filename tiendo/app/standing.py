"""Where periods stand: who has reported, when, on time or not; who is missing, who was returned and why."""

from dataclasses import replace
from typing import Any

import polars as pl

from schemas.findings import catalogue
from schemas.terms import AgencyKind, Outcome, Rate, Severity, Timeliness
from tiendo.app.clock import today
from tiendo.app.plans import plan_of
from tiendo.app.session import ledger_of
from tiendo.app.waiting import sent_after_lock, with_waiting
from tiendo.ledger import Ledger, findings, records, submissions
from tiendo.plan import Period, Plan, Registry, load_plan
from tiendo.progress import Consolidation, kind_rates, kind_states
from tiendo.progress import consolidate as compute
from tiendo.workspace import Workspace

_REPORTED = (Timeliness.on_time, Timeliness.late, Timeliness.after_reopening)
_RATES = (Rate.reported_bound, Rate.reported_requested, Rate.submitted_on_time)


def status(ws: Workspace, plan: str, period: str) -> dict[str, Any]:
    """Reporters with their timeliness, by kind of agency, and the rates of completeness and timeliness, as known now.

    `led` are the rates of the tasks that each kind of agency leads, judged on the day of `consolidate`: a period that
    has closed says the same as its reports.

    `returned` are the files that were sent back and not followed by an accepted one, with what was wrong in them.
    """
    with ledger_of(ws) as ledger:
        register = plan_of(ws, ledger, plan, period)
        chosen = register.period(period)
        state = _state(ws, ledger, register, chosen)
        returned = [_returned(ledger, row) for row in _unanswered(state.submissions).iter_rows(named=True)]
    registry = register.registry
    return {
        "plan": plan,
        "period": period,
        "agencies": [_agency(registry, row) for row in state.agencies.iter_rows(named=True)],
        "kinds": _kinds(registry, state),
        "led": _led(registry, state),
        "returned": returned,
        "rates": _rates(state),
    }


def status_over_periods(ws: Workspace, plan: str) -> dict[str, Any]:
    """The same over all periods that have begun: of each period its rates and kinds, of each agency how it stood.

    `on_time` of an agency says in how many of the periods in which it owed a report it was in time; `reported` in how
    many it reported. A period that is not due yet (`due` is false) counts for nobody who has not reported in it.
    """
    register, now = load_plan(ws.plans, plan), today()
    begun = register.periods.filter(pl.col("window_from") <= now).sort("window_from")["period"]
    with ledger_of(ws) as ledger:
        plans = {one: plan_of(ws, ledger, plan, one) for one in begun}
        states = {one: _state(ws, ledger, of, of.period(one)) for one, of in plans.items()}
    registry, stood = register.registry, _stood(states)
    due = {one for one in begun if register.period(one).due_before <= now}
    return {
        "plan": plan,
        "periods": [
            {"period": one, "due": one in due, "rates": _rates(state), "kinds": _kinds(registry, state)}
            for one, state in states.items()
        ],
        "agencies": [
            _over(registry, agency, stood[agency], due)
            for agency in registry.agencies["agency"]
            if agency in stood
        ],
    }


def _state(ws: Workspace, ledger: Ledger, plan: Plan, period: Period) -> Consolidation:
    known = submissions(ledger, plan.id, period.id)
    progress = records(ledger, "progress", known.filter("current")["submission"])
    state = compute(plan, period, known, progress, min(today(), period.closes_on))
    waiting = sent_after_lock(ws, ledger, plan, period)
    return replace(state, agencies=with_waiting(state.agencies, waiting)) if waiting else state


def _agency(registry: Registry, row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "name_vi": registry.name(row["agency"]),
        "name_en": registry.name(row["agency"], "en"),
        "timeliness_vi": Timeliness(row["timeliness"]).vi,
    }


def _kinds(registry: Registry, state: Consolidation) -> list[dict[str, Any]]:
    return [
        {**row, "kind_vi": AgencyKind(row["kind"]).vi}
        for row in kind_states(registry.agencies, state.agencies).iter_rows(named=True)
    ]


def _led(registry: Registry, state: Consolidation) -> list[dict[str, Any]]:
    """By kind of agency, the named rates of the tasks that they lead."""
    return [
        {**row, "kind_vi": AgencyKind(row["kind"]).vi}
        for row in kind_rates(registry.agencies, state.agency_rates).iter_rows(named=True)
    ]


def _rates(state: Consolidation) -> dict[str, dict[str, int]]:
    return {
        row["rate"]: {"numerator": row["numerator"], "denominator": row["denominator"]}
        for row in state.rates.filter(group="").iter_rows(named=True)
        if row["rate"] in _RATES
    }


def _unanswered(known: pl.DataFrame) -> pl.DataFrame:
    """The latest revision of each agency and unit, where it was returned."""
    latest = known.sort("revision").group_by("agency", "unit", maintain_order=True).last()
    return latest.filter(outcome=Outcome.returned.value).sort("submission")


def _returned(ledger: Ledger, row: dict[str, Any]) -> dict[str, Any]:
    errors = findings(ledger, row["submission"]).filter(severity=Severity.fail.value)
    codes = errors["code"].unique(maintain_order=True)
    return {
        **{
            key: row[key]
            for key in ("agency", "unit", "submission", "path", "received_on", "revision", "n_errors")
        },
        "reasons": [
            {"code": code, "title_vi": catalogue()[code].title_vi, "title_en": catalogue()[code].title_en}
            for code in codes
        ],
    }


def _stood(states: dict[str, Consolidation]) -> dict[str, dict[str, str]]:
    """Agency → period → how it stood, in the periods in which it owed a report."""
    found: dict[str, dict[str, str]] = {}
    for period, state in states.items():
        for agency, how in state.agencies.select("agency", "timeliness").iter_rows():
            found.setdefault(agency, {})[period] = how
    return found


def _over(registry: Registry, agency: str, stood: dict[str, str], due: set[str]) -> dict[str, Any]:
    owed = [how for period, how in stood.items() if period in due or how in _REPORTED]
    n_on_time = sum(how == Timeliness.on_time for how in owed)
    n_reported = sum(how in _REPORTED for how in owed)
    return {
        "agency": agency,
        "name_vi": registry.name(agency),
        "name_en": registry.name(agency, "en"),
        "kind": registry.row(agency)["kind"],
        "timeliness": stood,
        "reported": {"numerator": n_reported, "denominator": len(owed)},
        "on_time": {"numerator": n_on_time, "denominator": len(owed)},
    }
