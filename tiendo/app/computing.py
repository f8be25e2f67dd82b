"""Compute: a period's state from what is known of it and, where that matters, of the periods before."""

from datetime import date

import polars as pl

from tiendo.ledger import Ledger, records, submissions_over
from tiendo.plan import Period, Plan
from tiendo.progress import Consolidation, consolidate, last_words, told_before


def computed_state(
    ledger: Ledger,
    plan: Plan,
    period: Period,
    told: tuple[pl.DataFrame, pl.DataFrame],
    judged_on: date,
    known_on: date | None = None,
) -> Consolidation:
    """The state of a period by its submissions and their progress (`told`), judged on a day.

    Earlier periods are read only for the tasks on which what silent leads said before has a bearing.
    """
    known, progress = told
    state = consolidate(plan, period, known, progress, judged_on)
    refs = told_before(state.tasks, state.leads)
    order = plan.periods.filter(pl.col("window_from") < period.window_from).sort("window_from")["period"]
    if not refs or order.is_empty():
        return state
    past = submissions_over(ledger, plan.id, order.to_list(), known_on)
    said = records(ledger, "progress", past.filter("current")["submission"], about=refs)
    earlier = [plan.period(one) for one in order]
    settled = last_words(plan.registry, earlier, past, said, period)
    return consolidate(plan, period, known, progress, judged_on, settled)
