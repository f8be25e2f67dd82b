"""When things happen in a period: how far reports can know, and the days on which files arrive."""

from dataclasses import dataclass
from datetime import date, timedelta

from tiendo.demo.chance import working_day
from tiendo.plan import Period, Plan

_DEFAULT_LENGTH = 4  # periods shown where the plan does not say over which it is reviewed
_SHORTEST_SPAN = timedelta(days=15)
_IN_TIME = (0.3, 0.6, 0.8, 1.0)  # of the span between data cut-off and last day in time
_LATE = (3, 10)  # days after it


@dataclass(frozen=True)
class Season:
    """A period as the demo plays it. Nothing in a report is dated after `known_on`.

    Files arrive on the days of `in_time` and `late`, each in order, and on no other.
    """

    plan: Plan
    period: Period
    index: int  # of the period in the plan's calendar
    known_on: date
    in_time: tuple[date, ...]
    late: tuple[date, ...]


def demo_periods(plan: Plan) -> list[Period]:
    """The periods that the demo plays: those that the plan's review spans, else its first four."""
    ids = plan.periods.sort("window_from")["period"].to_list()
    review = plan.head.get("review")
    if review:
        ids = ids[ids.index(review["from"]) : ids.index(review["to"]) + 1]
    return [plan.period(period) for period in ids[: None if review else _DEFAULT_LENGTH]]


def season(plan: Plan, period: Period) -> Season:
    """The days of one period."""
    order = plan.periods.sort("window_from")["period"].to_list()
    last = period.due_before - timedelta(days=1)
    first = min(period.window_to + timedelta(days=1), last - _SHORTEST_SPAN)
    in_time = {working_day(first + (last - first) * share) for share in _IN_TIME}
    late = {working_day(last + timedelta(days=days), step=1) for days in _LATE}
    days = sorted(in_time)
    known_on = min(period.window_to, days[0] - timedelta(days=1))
    return Season(plan, period, order.index(period.id), known_on, tuple(days), tuple(sorted(late)))
