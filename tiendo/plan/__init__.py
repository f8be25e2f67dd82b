"""The plan room: `plans/` → a frozen `Plan`, or every finding about it at once."""

from tiendo.plan.calendar import deadlines, last_turns, milestones_due
from tiendo.plan.check import PlanFinding, check_plan
from tiendo.plan.duty import (
    duties,
    duties_answered,
    indicators_for,
    last_day,
    own_plans_owed,
    reporters,
)
from tiendo.plan.load import digest_of, load_plan, plan_files, plan_ids
from tiendo.plan.model import Period, Plan, Registry, with_article
from tiendo.plan.published import Comparison, comparisons

__all__ = [
    "Comparison",
    "Period",
    "Plan",
    "PlanFinding",
    "Registry",
    "check_plan",
    "comparisons",
    "deadlines",
    "digest_of",
    "duties",
    "duties_answered",
    "indicators_for",
    "last_day",
    "last_turns",
    "load_plan",
    "milestones_due",
    "own_plans_owed",
    "plan_files",
    "plan_ids",
    "reporters",
    "with_article",
]
