"""When things happen in a period: how far reports can know, and the days on which files arrive."""

from dataclasses import dataclass
from datetime import date, timedelta

from tiendo.demo.chance import working_day
from tiendo.plan import Period, Plan

_SHORTEST_SPAN = timedelta(days=15)
_IN_TIME = (0.5, 1.0)  # of the span between data cut-off and last day in time
_LATE = (7,)  # days after it


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

    @property
    def issued_on(self) -> date:
        """The day of the plan; where it states none, the first on which it counts anything."""
        return self.plan.head.get("issued_on") or min(self.plan.periods["window_from"].to_list())


def demo_periods(plan: Plan) -> list[Period]:
    """The periods that the demo plays: those that plan.toml names under `[demo]`, else the last of its review."""
    named = plan.head.get("demo", {}).get("periods")
    last = plan.head.get("review", {}).get("to") or plan.periods.sort("window_from")["period"][-1]
    return [plan.period(period) for period in named or [last]]


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
