"""Checks of reported lines against the plan, the period and one another. One frame a batch, one expression a rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.terms import ReportedStatus, Role
from tiendo.intake.gather import Places
from tiendo.intake.model import Arrival, Problem
from tiendo.plan import Period, Plan, deadlines, duties

_STATUS = pl.col("status")
_DONE = _STATUS == ReportedStatus.completed.value
_BEGUN = _STATUS == ReportedStatus.in_progress.value


@dataclass(frozen=True)
class Rule:
    """A line that satisfies `broken` gets the finding `code` at `field`; `details` are columns its wording needs."""

    code: str
    field: str
    broken: pl.Expr
    details: tuple[str, ...] = ()


PROGRESS_RULES = (
    Rule("task_unknown", "ref", ~pl.col("task_known")),
    Rule("task_not_yours", "ref", pl.col("task_known") & ~pl.col("assigned"), ("leads_vi", "leads_en")),
    Rule("task_repeated", "ref", pl.col("nth") > 0),
    Rule(
        "reason_missing",
        "reason",
        _STATUS.is_in([ReportedStatus.suspended.value, ReportedStatus.no_activity.value])
        & pl.col("reason").is_null(),
        ("status_vi", "status_en"),
    ),
    Rule("no_activity_once", "status", (_STATUS == ReportedStatus.no_activity.value) & ~pl.col("recurring")),
    Rule(
        "completion_unproven",
        "doc_number",
        _DONE & pl.col("doc_number").is_null() & pl.col("reason").is_null(),
    ),
    Rule(
        "completion_undated", "completed_on", _DONE & pl.col("completed_on").is_null() & ~pl.col("recurring")
    ),
    Rule("date_without_completion", "completed_on", ~_DONE & pl.col("completed_on").is_not_null()),
    Rule("percent_completed", "percent", _DONE & (pl.col("percent") < 100)),
    Rule(
        "percent_not_started",
        "percent",
        (_STATUS == ReportedStatus.not_started.value) & (pl.col("percent") > 0),
    ),
    Rule("percent_full", "percent", _BEGUN & (pl.col("percent") >= 100)),
    Rule("result_missing", "result", (_DONE | _BEGUN) & pl.col("result").is_null()),
)
SUPPORT_RULES = (
    Rule("task_unknown", "ref", ~pl.col("task_known")),
    Rule("support_not_asked", "ref", pl.col("task_known") & ~pl.col("assigned")),
    Rule("task_repeated", "ref", pl.col("nth") > 0),
)
DIFFICULTY_RULES = (Rule("task_unknown", "ref", pl.col("ref").is_not_null() & ~pl.col("task_known")),)
OBSERVATION_RULES = (
    Rule("indicator_unknown", "indicator", ~pl.col("indicator_known")),
    Rule("task_repeated", "indicator", pl.col("nth") > 0),
    Rule("value_negative", "value", pl.col("value") < 0),
)


def _date_rules(field: str) -> tuple[Rule, ...]:
    day = pl.col(field)
    return (
        Rule("date_future", field, day > pl.col("received_on"), ("received",)),
        Rule("date_before_plan", field, day < pl.col("plan_issued_on"), ("issued",)),
    )


_WINDOW = (pl.col("window_from"), pl.col("window_to"))
_DATES = (
    *_date_rules("completed_on"),
    *_date_rules("preliminary_on"),
    *_date_rules("doc_on"),
    Rule(
        "date_outside_window",
        "completed_on",
        pl.when("recurring")
        .then(~pl.col("completed_on").is_between(*_WINDOW))
        .otherwise(pl.col("completed_on") > _WINDOW[1])
        & (pl.col("completed_on") <= pl.col("received_on"))
        & (pl.col("completed_on") >= pl.col("plan_issued_on")),
        ("window",),
    ),
)
RULES: Mapping[str, Sequence[Rule]] = {
    "progress": (*PROGRESS_RULES, *_DATES),
    "contributions": (*SUPPORT_RULES, *_date_rules("doc_on")),
    "difficulties": DIFFICULTY_RULES,
    "observations": OBSERVATION_RULES,
}


@dataclass(frozen=True)
class Bench:
    """What lines are checked against: one plan, one period, and who sent each submission when."""

    plan: Plan
    period: Period
    arrivals: Sequence[Arrival]

    def senders(self) -> pl.DataFrame:
        rows = [(a.number, a.agency, a.received_on) for a in self.arrivals]
        schema = {"submission": pl.Int64, "agency": pl.String, "received_on": pl.Date}
        return pl.DataFrame(rows, schema=schema, orient="row")


def check_tables(tables: Mapping[str, pl.DataFrame], bench: Bench, places: Places) -> Iterator[Problem]:
    """Every breach of every rule, located."""
    for table, rules in RULES.items():
        widened = _with_context(tables[table], table, bench)
        for rule in rules:
            for row in widened.filter(rule.broken).iter_rows(named=True):
                value = None if row[rule.field] is None else str(row[rule.field])
                details = {name: row[name] for name in rule.details}
                yield places.problem(
                    row["submission"], table, rule.field, row["row"], rule.code, value, details
                )


def _with_context(lines: pl.DataFrame, table: str, bench: Bench) -> pl.DataFrame:
    lines = lines.join(bench.senders(), on="submission").with_columns(
        plan_issued_on=pl.lit(bench.plan.head["issued_on"]),
        issued=pl.lit(f"{bench.plan.head['issued_on']:%d/%m/%Y}"),
        window_from=pl.lit(bench.period.window_from),
        window_to=pl.lit(bench.period.window_to),
        window=pl.lit(f"{bench.period.window_from:%d/%m/%Y}–{bench.period.window_to:%d/%m/%Y}"),
        received=pl.col("received_on").dt.strftime("%d/%m/%Y"),
    )
    if table == "observations":
        known = bench.plan.indicators["indicator"].to_list()
        nth = pl.int_range(pl.len()).over("submission", "indicator").alias("nth")
        return lines.with_columns(pl.col("indicator").is_in(known).alias("indicator_known"), nth)
    return _with_task(lines, table, bench)


def _with_task(lines: pl.DataFrame, table: str, bench: Bench) -> pl.DataFrame:
    known = bench.plan.leaves["ref"].to_list()
    nth = pl.int_range(pl.len()).over("submission", "ref").alias("nth")
    lines = lines.with_columns(pl.col("ref").is_in(known).fill_null(value=False).alias("task_known"), nth)
    if table == "difficulties":
        return lines
    role = Role.lead if table == "progress" else Role.support
    assigned = duties(bench.plan, bench.period).filter(role=role.value).select("ref", "agency", assigned=True)
    lines = lines.join(assigned, on=["ref", "agency"], how="left").with_columns(
        pl.col("assigned").fill_null(value=False)
    )
    if table == "progress":
        recurring = deadlines(bench.plan, bench.period).select("ref", "recurring")
        labels = {lang: {s.value: s.label(lang) for s in ReportedStatus} for lang in ("vi", "en")}
        lines = lines.join(recurring, on="ref", how="left").join(
            _lead_names(bench.plan), on="ref", how="left"
        )
        lines = lines.with_columns(
            pl.col("recurring").fill_null(value=True),
            status_vi=_STATUS.replace_strict(labels["vi"], default=None),
            status_en=_STATUS.replace_strict(labels["en"], default=None),
        )
    return lines


def _lead_names(plan: Plan) -> pl.DataFrame:
    leads = plan.assignments.filter(role=Role.lead.value).with_columns(key=pl.coalesce("agency", "group"))
    names = {
        lang: {key: plan.registry.name(key, lang) for key in leads["key"].unique()} for lang in ("vi", "en")
    }
    return leads.group_by("ref").agg(
        pl.col("key").replace_strict(names["vi"]).str.join("; ").alias("leads_vi"),
        pl.col("key").replace_strict(names["en"]).str.join("; ").alias("leads_en"),
    )
