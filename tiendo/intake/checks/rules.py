"""The rules, one expression each. What a column holds beside the reported fields: see context.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.terms import OwnPlanForm, ReportedStatus


@dataclass(frozen=True)
class Rule:
    """A line that satisfies `broken` gets the finding `code` at `field`; `details` are columns its wording needs."""

    code: str
    field: str
    broken: pl.Expr
    details: tuple[str, ...] = ()


_STATUS = pl.col("status")
_DONE = _STATUS == ReportedStatus.completed.value
_BEGUN = _STATUS == ReportedStatus.in_progress.value
_NOTHING = ["khong", "khong co", "chua co", "none", "n/a", "0"]  # folded
_BRIEF = 40  # bytes; whatever is longer says something


def says_nothing(field: str) -> pl.Expr:
    """Empty, or a dash, a dot or a word that stands for nothing."""
    text = pl.col(field)
    start = text.str.head(_BRIEF)
    plain = start.str.normalize("NFD").str.replace_all(r"\p{M}", "").str.to_lowercase().str.strip_chars(" .…")
    is_brief = text.str.len_bytes() <= _BRIEF
    return text.is_null() | ~text.str.contains(r"[\p{L}\p{N}]") | (is_brief & plain.is_in(_NOTHING))


STATUS_RULES = (
    Rule("task_unknown", "ref", ~pl.col("task_known")),
    Rule("task_not_yours", "ref", pl.col("task_known") & ~pl.col("assigned"), ("leads_vi", "leads_en")),
    Rule("task_repeated", "ref", pl.col("nth") > 0),
    Rule(
        "reason_missing",
        "reason",
        _STATUS.is_in([ReportedStatus.suspended.value, ReportedStatus.no_activity.value])
        & says_nothing("reason"),
        ("status_vi", "status_en"),
    ),
    Rule("no_activity_once", "status", (_STATUS == ReportedStatus.no_activity.value) & ~pl.col("recurring")),
    Rule("completion_unproven", "doc_number", _DONE & says_nothing("doc_number") & says_nothing("reason")),
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
    Rule("percent_full", "percent", _BEGUN & (pl.col("percent") == 100)),
    Rule("result_missing", "result", (_DONE | _BEGUN) & says_nothing("result")),
)
SUPPORT_RULES = (
    Rule("task_unknown", "ref", ~pl.col("task_known")),
    Rule("support_not_asked", "ref", pl.col("task_known") & ~pl.col("assigned")),
    Rule("task_repeated", "ref", pl.col("nth") > 0),
)
DIFFICULTY_RULES = (Rule("task_unknown", "ref", pl.col("ref").is_not_null() & ~pl.col("task_known")),)
OBSERVATION_RULES = (
    Rule("indicator_unknown", "indicator", ~pl.col("indicator_known")),
    Rule("indicator_not_yours", "indicator", pl.col("indicator_known") & ~pl.col("asked")),
    Rule("task_repeated", "indicator", pl.col("nth") > 0),
    Rule("value_negative", "value", pl.col("value") < 0),
    Rule("value_fraction", "value", (pl.col("kind") == "count") & (pl.col("value") % 1 != 0)),
)


def _day_rules(field: str) -> tuple[Rule, ...]:
    day = pl.col(field)
    return (
        Rule("date_future", field, day > pl.col("received_on"), ("received",)),
        Rule("date_before_plan", field, day < pl.col("plan_issued_on"), ("issued",)),
    )


def _plausible(day: pl.Expr) -> pl.Expr:
    """Neither in the future nor before the plan: those have findings of their own."""
    return day.is_between(pl.col("plan_issued_on"), pl.col("received_on"))


def _outside(day: pl.Expr) -> pl.Expr:
    """Outside the data window; what is done once may have been done before it."""
    window = (pl.col("window_from"), pl.col("window_to"))
    within = pl.when("recurring").then(day.is_between(*window)).otherwise(day <= window[1])
    return ~within & _plausible(day)


DAY_RULES = (
    *_day_rules("completed_on"),
    *_day_rules("preliminary_on"),
    *_day_rules("doc_on"),
    Rule("date_outside_window", "completed_on", _outside(pl.col("completed_on")), ("window",)),
    Rule("document_outside_window", "doc_on", _outside(pl.col("doc_on")), ("window",)),
)

_WAS_DONE = pl.col("previous_status") == ReportedStatus.completed.value
_LONG = 30  # letters from which a narrative is no phrase that everybody uses
_FAR, _LEAST = 5.0, 10.0  # times, and difference, by which a figure is far off the one before


def _plain(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_all(r"[\s\p{P}]+", " ")


CONTENT_RULES = (
    Rule(
        "status_regressed",
        "status",
        _WAS_DONE & ~_DONE & ~pl.col("recurring"),
        ("status_vi", "status_en"),
    ),
    Rule(
        "percent_fell",
        "percent",
        (pl.col("percent") < pl.col("previous_percent")) & ~_WAS_DONE & ~pl.col("recurring"),
        ("previous",),
    ),
    Rule(
        "result_of_last_period",
        "result",
        (
            _plain(pl.when(pl.col("previous_result").is_not_null()).then("result"))
            == _plain(pl.col("previous_result"))
        )
        & (pl.col("result").str.len_chars() >= _LONG)
        & ~(_WAS_DONE & _DONE & ~pl.col("recurring")),
    ),
    Rule(
        "result_shared",
        "result",
        (pl.col("result").str.len_chars() >= _LONG) & (pl.col("first_with_result") != pl.col("ref")),
        ("first_with_result",),
    ),
    Rule(
        "deadline_unexplained",
        "reason",
        (pl.col("due") < pl.col("received_on"))
        & ~_DONE
        & _STATUS.is_not_null()
        & ~pl.col("recurring")
        & says_nothing("reason")
        & (_STATUS != ReportedStatus.suspended.value),
        ("due_on",),
    ),
    Rule(
        "output_unnamed",
        "doc_number",
        _DONE & pl.col("outputs_vi").is_not_null() & says_nothing("doc_number") & ~says_nothing("reason"),
        ("outputs_vi", "outputs_en"),
    ),
)
_NOW, _THEN = pl.col("value"), pl.col("previous_value")
VALUE_RULES = (
    Rule(
        "value_far_off",
        "value",
        ((_NOW >= _THEN * _FAR) | (_NOW * _FAR <= _THEN)) & ((_NOW - _THEN).abs() >= _LEAST) & (_THEN > 0),
        ("previous",),
    ),
)

_HAS_PLAN = pl.col("own_plan").is_in([OwnPlanForm.issued.value, OwnPlanForm.integrated.value])
COVER_RULES = (
    Rule("own_plan_unnumbered", "own_plan_number", _HAS_PLAN & says_nothing("own_plan_number")),
    Rule("own_plan_undated", "own_plan_on", _HAS_PLAN & pl.col("own_plan_on").is_null()),
    Rule(
        "own_plan_untitled",
        "own_plan_title",
        (pl.col("own_plan") == OwnPlanForm.integrated.value) & says_nothing("own_plan_title"),
    ),
)

RULES: Mapping[str, Sequence[Rule]] = {
    "cover": COVER_RULES,
    "progress": (*STATUS_RULES, *DAY_RULES, *CONTENT_RULES),
    "contributions": (*SUPPORT_RULES, *_day_rules("doc_on")),
    "difficulties": DIFFICULTY_RULES,
    "observations": (*OBSERVATION_RULES, *VALUE_RULES),
}
