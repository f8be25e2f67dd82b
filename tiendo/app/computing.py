"""Compute: a period's state from what is known of it and, where that matters, of the periods before."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from tiendo.ledger import Ledger, records, submissions_over
from tiendo.plan import Period, Plan, last_turns
from tiendo.progress import (
    Consolidation,
    consolidate,
    open_turns,
    periods_of_turns,
    settled_leads,
    told_before,
)

Told = tuple[pl.DataFrame, pl.DataFrame]  # submissions, and their rows on the progress of tasks


def computed_state(
    ledger: Ledger, plan: Plan, period: Period, told: Told, judged_on: date, known_on: date | None = None
) -> Consolidation:
    """The state of a period by its submissions and their progress (`told`), judged on a day.

    Earlier periods are read only for the tasks on which what was said before has a bearing.
    """
    turns = _open_turns(ledger, plan, period, known_on)
    state = consolidate(plan, period, *told, judged_on, turns=turns)
    refs = told_before(state.tasks, state.leads, turns["ref"])
    earlier = plan.periods.filter(pl.col("window_from") < period.window_from).sort("window_from")
    if not refs or earlier.is_empty():
        return state
    of_turn = turns["ref"].to_list()
    lately = [one.id for one in periods_of_turns(plan, period)]
    words = [
        _last_words(ledger, plan, period, (order, about), known_on)
        for order, about in (
            (earlier["period"].to_list(), [ref for ref in refs if ref not in of_turn]),
            (lately, [ref for ref in refs if ref in of_turn]),
        )
        if about
    ]
    return consolidate(plan, period, *told, judged_on, pl.concat(words), turns)


def _last_words(
    ledger: Ledger,
    plan: Plan,
    period: Period,
    asked: tuple[Sequence[str], list[str]],
    known_on: date | None,
) -> pl.DataFrame:
    """What leads said last, in some earlier periods, about some tasks."""
    order, refs = asked
    sent, said = _told(ledger, plan, order, refs, known_on)
    return settled_leads(plan.registry, [plan.period(one) for one in order], sent, said, period)


def _open_turns(ledger: Ledger, plan: Plan, period: Period, known_on: date | None) -> pl.DataFrame:
    """The tasks that are still judged by the turn before the period; see `tiendo.progress.turns`."""
    periods = periods_of_turns(plan, period)
    if not periods:
        return open_turns(plan, period, [])
    refs = last_turns(plan, period)["ref"].to_list()
    sent, said = _told(ledger, plan, [one.id for one in periods], refs, known_on)
    return open_turns(
        plan,
        period,
        [
            (one, consolidate(plan, one, sent, said, one.closes_on).tasks)
            for one in periods
            if one.id in set(sent["period"])
        ],
    )


def _told(ledger: Ledger, plan: Plan, periods: Sequence[str], refs: list[str], known_on: date | None) -> Told:
    """What was sent for some periods, and what was reported in it about some tasks."""
    sent = submissions_over(ledger, plan.id, list(periods), known_on)
    return sent, records(ledger, "progress", sent.filter("current")["submission"], about=refs)
