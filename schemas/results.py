"""What a consolidation computes. Rates are never stored: they are shown from their numerator and denominator."""

import pandera.polars as pa
import polars as pl

from schemas.table import Table
from schemas.terms import (
    AgencyKind,
    DerivedStatus,
    DifficultyState,
    IndicatorKind,
    MilestoneKind,
    MilestoneStanding,
    Outcome,
    OwnPlanForm,
    OwnPlanStanding,
    Rate,
    ReportedStatus,
    TaskStatus,
    Term,
    Timeliness,
)


class ResultTable(Table):
    """Computed, never reported."""


class Submissions(ResultTable):
    """Every revision known at a moment, in the order of receipt."""

    submission: int = pa.Field(unique=True)  # its number in the ledger
    plan: str
    period: str
    agency: str
    unit: str  # "" for the agency itself
    revision: int = pa.Field(ge=1)
    path: str  # below the workspace, with "/"
    sha256: str
    layout: str = pa.Field(nullable=True)
    plan_version: str  # the version of the plan that it answered
    received_on: pl.Date
    after_reopening: bool  # recorded after its period, once locked, had been reopened
    outcome: str = pa.Field(isin=Outcome.codes())
    excluded: bool  # by a decision in force
    current: bool  # the latest accepted, not excluded revision of its agency and unit: what is consolidated
    n_errors: int = pa.Field(ge=0)
    n_warnings: int = pa.Field(ge=0)


class Deadlines(ResultTable):
    """The deadline of each leaf task in one period: the last day in time, null where there is none."""

    ref: str = pa.Field(unique=True)
    due: pl.Date = pa.Field(nullable=True)
    recurring: bool


class LeadStates(ResultTable):
    """One row a lead assignment of the period: what its agency reported, or nulls where it did not."""

    ref: str
    agency: str
    group: str = pa.Field(nullable=True)
    requested: bool
    reported: bool
    status: str = pa.Field(isin=ReportedStatus.codes(), nullable=True)
    percent: float = pa.Field(nullable=True)
    completed_on: pl.Date = pa.Field(nullable=True)
    submission: int = pa.Field(nullable=True)  # source: ledger number of the submission
    row: int = pa.Field(nullable=True)  # source: row of its sheet


class SettledLeads(ResultTable):
    """One row a lead that is silent in the period, of a task that is completed with what it had done before."""

    ref: str
    agency: str
    completed_on: pl.Date = pa.Field(nullable=True)  # as it said then
    judged_on: pl.Date  # else the day on which that was received
    told_in: str  # the period


class TaskStates(ResultTable):
    """One row a leaf task: the roll-up of its leads."""

    ref: str = pa.Field(unique=True)
    status: str = pa.Field(isin=TaskStatus.codes())
    derived_status: str = pa.Field(isin=DerivedStatus.codes())
    due: pl.Date = pa.Field(nullable=True)
    recurring: bool
    percent: float = pa.Field(nullable=True, ge=0, le=100)  # mean over the leads that reported
    completed_on: pl.Date = pa.Field(nullable=True)  # the latest of its leads'
    leads_expected: int = pa.Field(ge=0)  # bound leads
    leads_reported: int = pa.Field(ge=0)
    requested_expected: int = pa.Field(ge=0)  # requested leads, apart
    requested_reported: int = pa.Field(ge=0)
    leads_completed: int = pa.Field(ge=0)  # of both kinds
    leads_begun: int = pa.Field(ge=0)  # in progress or completed, of both kinds
    conflicting: bool  # some leads claim completion while others have not started


class GroupStates(ResultTable):
    """Counts of leaf tasks by derived status below a heading of the plan, one row a heading × status."""

    group: str  # ref of the heading; "" is the whole plan
    derived_status: str = pa.Field(isin=DerivedStatus.codes())
    n_tasks: int = pa.Field(ge=0)


class AgencyStates(ResultTable):
    """One row an agency that owes a submission: what came when, and how its lead tasks stand."""

    agency: str = pa.Field(unique=True)
    requested: bool
    timeliness: str = pa.Field(isin=Timeliness.codes())
    first_received_on: pl.Date = pa.Field(nullable=True)
    first_accepted_on: pl.Date = pa.Field(nullable=True)
    submission: int = pa.Field(nullable=True)  # the current one
    n_revisions: int = pa.Field(ge=0)
    n_leads: int = pa.Field(ge=0)
    n_leads_reported: int = pa.Field(ge=0)
    n_leads_completed: int = pa.Field(ge=0)


class _Reporting(ResultTable):
    """How many of some agencies have a submission in force, and how they stand against the due day."""

    n_agencies: int = pa.Field(ge=1)
    n_reported: int = pa.Field(ge=0)
    n_on_time: int = pa.Field(ge=0)
    n_late: int = pa.Field(ge=0)
    n_after_lock: int = pa.Field(ge=0)
    n_after_reopening: int = pa.Field(ge=0)
    n_returned: int = pa.Field(ge=0)
    n_missing: int = pa.Field(ge=0)
    n_leads: int = pa.Field(ge=0)
    n_leads_reported: int = pa.Field(ge=0)
    n_leads_completed: int = pa.Field(ge=0)


class KindStates(_Reporting):
    """One row a kind of agency × bound or requested. Shown beside a consolidation, not stored with it."""

    kind: str = pa.Field(isin=AgencyKind.codes())
    requested: bool


class StructureStates(_Reporting):
    """One row an agency of a day's structure, with those that it succeeds."""

    agency: str = pa.Field(unique=True)
    counted: str  # the agencies counted in the row, ";" between them
    requested: bool
    n_revisions: int = pa.Field(ge=0)


class StructureValues(ResultTable):
    """One row an indicator × period × agency of a day's structure."""

    indicator: str
    period: str
    agency: str
    counted: str  # the agencies counted in the row, ";" between them
    value: float = pa.Field(nullable=True)
    numerator: float = pa.Field(nullable=True)
    denominator: float = pa.Field(nullable=True)
    n_reported: int = pa.Field(ge=0)
    n_expected: int = pa.Field(ge=1)


class MilestoneStates(ResultTable):
    """One row a milestone of a leaf task in the period."""

    ref: str
    kind: str = pa.Field(isin=MilestoneKind.codes())
    due: pl.Date = pa.Field(nullable=True)  # the last day in time
    done_on: pl.Date = pa.Field(nullable=True)
    standing: str = pa.Field(isin=MilestoneStanding.codes())


class FollowedDifficulties(ResultTable):
    """One row a difficulty of an agency over all periods up to the one reported on: the latest that was said of it."""

    agency: str
    ref: str = pa.Field(nullable=True)
    difficulty: str
    proposal: str = pa.Field(nullable=True)
    authority: str = pa.Field(nullable=True)  # asked to solve it
    state: str = pa.Field(isin=DifficultyState.codes(), nullable=True)
    first_period: str
    last_period: str
    n_periods: int = pa.Field(ge=1)  # that tell of it
    solved: bool
    silent: bool  # not solved, and no longer mentioned in the period reported on
    submission: int  # source of what was said last
    row: int


class OwnPlanStates(ResultTable):
    """One row an agency that owes a plan of its own."""

    agency: str = pa.Field(unique=True)
    requested: bool
    due_before: pl.Date = pa.Field(nullable=True)
    form: str = pa.Field(isin=OwnPlanForm.codes(), nullable=True)  # null: it said nothing
    number: str = pa.Field(nullable=True)  # of its plan, or of the plan into which the tasks were integrated
    issued_on: pl.Date = pa.Field(nullable=True)
    title: str = pa.Field(nullable=True)
    period: str = pa.Field(nullable=True)  # in which it said so
    submission: int = pa.Field(nullable=True)
    row: int = pa.Field(nullable=True)
    standing: str = pa.Field(isin=OwnPlanStanding.codes())


class Rates(ResultTable):
    """Named rates with their numerators and denominators, for the whole plan and each top heading."""

    group: str  # "" is the whole plan
    rate: str = pa.Field(isin=Rate.codes())
    numerator: int = pa.Field(ge=0)
    denominator: int = pa.Field(ge=0)


class AgencyRates(ResultTable):
    """The named rates of tasks for each agency that leads any, counted over the assignments that it leads."""

    agency: str
    requested: bool
    rate: str = pa.Field(isin=Rate.codes())
    numerator: int = pa.Field(ge=0)
    denominator: int = pa.Field(ge=0)


class KindRates(ResultTable):
    """The same for each kind of agency × bound or requested. Shown beside a consolidation, not stored with it."""

    kind: str = pa.Field(isin=AgencyKind.codes())
    requested: bool
    rate: str = pa.Field(isin=Rate.codes())
    numerator: int = pa.Field(ge=0)
    denominator: int = pa.Field(ge=0)


RESULT_TABLES: dict[str, type[ResultTable]] = {
    "submissions": Submissions,
    "deadlines": Deadlines,
    "leads": LeadStates,
    "tasks": TaskStates,
    "groups": GroupStates,
    "agencies": AgencyStates,
    "rates": Rates,
    "agency_rates": AgencyRates,
}
OPTIONAL_RESULT_TABLES: dict[str, type[ResultTable]] = {"settled": SettledLeads}


class Trend(Term):
    """How an indicator moved against the previous period, seen in the direction that its plan calls better."""

    improving = "improving", "Chuyển biến tích cực", "Improving"
    worsening = "worsening", "Chuyển biến chưa tích cực", "Worsening"
    steady = "steady", "Không thay đổi", "Unchanged"
    not_judged = "not_judged", "Không xét", "Not judged"
    unknown = "unknown", "Chưa đủ số liệu", "Not enough figures"


class ExpectedObservations(ResultTable):
    """Who owes which figure in a period. Ratios are computed and owed by nobody."""

    indicator: str
    period: str
    agency: str


class AgencyValues(ResultTable):
    """One row an indicator × period × agency that owes it. A ratio has the two figures it is made of."""

    indicator: str
    period: str
    agency: str
    value: float = pa.Field(nullable=True)  # null: not reported, or not defined (a ratio over 0)
    numerator: float = pa.Field(nullable=True)  # of a ratio
    denominator: float = pa.Field(nullable=True)
    reported: bool  # of a ratio: both figures


class PartialValues(ResultTable):
    """One row a figure of an agency, merged inside the window, that is made of the figures of some of those merged."""

    indicator: str
    period: str
    agency: str
    told: str  # the agencies whose figures are in it, ";" between them
    lacking: str  # those that gave none


class IndicatorValues(ResultTable):
    """One row an indicator × period, over all agencies."""

    indicator: str
    period: str
    kind: str = pa.Field(isin=IndicatorKind.codes())
    value: float = pa.Field(nullable=True)
    numerator: float = pa.Field(nullable=True)
    denominator: float = pa.Field(nullable=True)
    n_reported: int = pa.Field(ge=0)
    n_expected: int = pa.Field(ge=0)


class IndicatorTrends(ResultTable):
    """One row an indicator × period: its value against the previous period, the baseline and the target."""

    indicator: str
    period: str
    value: float = pa.Field(nullable=True)
    previous: float = pa.Field(nullable=True)
    change: float = pa.Field(nullable=True)
    change_percent: float = pa.Field(nullable=True)  # of the previous value; null when that is 0
    comparable: bool = pa.Field(nullable=True)  # the same agencies reported in both periods
    lacking: str = pa.Field(
        nullable=True
    )  # where not: the agencies, since merged, whose part one of the two lacks
    trend: str = pa.Field(isin=Trend.codes())
    baseline_change: float = pa.Field(nullable=True)
    baseline_change_percent: float = pa.Field(nullable=True)
    target_progress: float = pa.Field(
        nullable=True
    )  # percent of the way from baseline to target; may pass 100
    target_met: bool = pa.Field(nullable=True)


class IndicatorSpans(ResultTable):
    """One row an indicator over several periods."""

    indicator: str = pa.Field(unique=True)
    kind: str = pa.Field(isin=IndicatorKind.codes())
    value: float = pa.Field(nullable=True)
    numerator: float = pa.Field(nullable=True)
    denominator: float = pa.Field(nullable=True)
    at_period: str = pa.Field(nullable=True)  # where the value is that of one period, the last that has one
    n_periods_reported: int = pa.Field(ge=0)
    n_periods: int = pa.Field(ge=0)


class PartsChecks(ResultTable):
    """One row a total × period × agency: does the sum of its parts give the total?"""

    indicator: str  # the total
    period: str
    agency: str
    total: float = pa.Field(nullable=True)
    parts_sum: float = pa.Field(nullable=True)  # of the parts that were reported
    difference: float = pa.Field(
        nullable=True
    )  # total less parts; null unless the total and every part are there
    n_parts_reported: int = pa.Field(ge=0)
    n_parts: int = pa.Field(ge=1)
    adds_up: bool = pa.Field(nullable=True)  # null: cannot be told


INDICATOR_TABLES: dict[str, type[ResultTable]] = {
    "agency_values": AgencyValues,
    "values": IndicatorValues,
    "trends": IndicatorTrends,
    "parts": PartsChecks,
    "partial": PartialValues,
}
