"""Compute: a period's state from what is known of it and, where that matters, of the periods before."""

from datetime import date

import polars as pl

from tiendo.ledger import Ledger, records, submissions_over
from tiendo.plan import Period, Plan
from tiendo.progress import Consolidation, consolidate, open_by_silence, settled_leads


def computed_state(
    ledger: Ledger,
    plan: Plan,
    period: Period,
    told: tuple[pl.DataFrame, pl.DataFrame],
    judged_on: date,
    known_on: date | None = None,
) -> Consolidation:
    """The state of a period by its submissions and their progress (`told`), judged on a day.

    Earlier periods are read only for the few tasks that silent leads keep open.
    """
    known, progress = told
    state = consolidate(plan, period, known, progress, judged_on)
    refs = open_by_silence(state.tasks, state.leads)
    order = plan.periods.filter(pl.col("window_from") < period.window_from).sort("window_from")["period"]
    if not refs or order.is_empty():
        return state
    past = submissions_over(ledger, plan.id, order.to_list(), known_on)
    said = records(ledger, "progress", past.filter("current")["submission"], about=refs)
    earlier = [plan.period(one) for one in order]
    settled = settled_leads(plan.registry, earlier, past, said, period)
    return consolidate(plan, period, known, progress, judged_on, settled)
