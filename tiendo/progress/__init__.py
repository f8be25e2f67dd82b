"""The progress room: what the agencies reported → where every task stands. Pure Polars, no input or output.

The stages, one module each:

- `succession` — submissions of agencies that have ended stand for their successors;
- `leads` — every lead assignment of the period beside what its agency reported;
- `rollup` — the rules by which several reports become one; used for the units of an agency and the leads of
  a task;
- `turns` — which turn of a task that comes every two years a period is judged by;
- `settled` — silent leads that had completed in earlier periods;
- `tasks` — every leaf task: the roll-up of its leads, judged against its deadline (`judgement`);
- `headings` — tasks counted by derived status below every heading;
- `agencies` — every agency that owes a submission: what came when;
- `rates` — the named rates with their numerators and denominators, also by agency and kind of agency;
- `consolidation` — all of them, in their order.

Beside them, for whoever looks at a consolidation:

- `kinds` — completeness and timeliness by kind of agency;
- `structure` — agencies and figures under the structure of another day.

Beside them, over several periods:

- `indicators` — what was measured: figures over agencies, ratios, coverage (`figures`: how they add up);
- `indicator_trends` — against the previous period, the baseline and the target;
- `milestones` — every milestone of a task, kept or not;
- `difficulties` — difficulties from the first report to the solution; `own_plans` — who has a plan of its own;
- `indicator_spans` — over years; `parts` — parts held against their total.

Support assignments appear nowhere here: those who cooperate contribute text and documents, never a status.
"""

from tiendo.progress.consolidation import (
    Consolidation,
    Expected,
    consolidate,
    consolidate_frames,
    validated,
)
from tiendo.progress.difficulties import followed_difficulties
from tiendo.progress.indicator_spans import over_periods
from tiendo.progress.indicators import IndicatorResults, expected_observations, measure
from tiendo.progress.kinds import kind_states
from tiendo.progress.milestones import milestone_states
from tiendo.progress.own_plans import own_plan_states
from tiendo.progress.rates import kind_rates
from tiendo.progress.settled import settled_leads, told_before
from tiendo.progress.structure import agencies_under, figures_under, units_apart
from tiendo.progress.turns import open_turns, periods_of_turns

__all__ = [
    "Consolidation",
    "Expected",
    "IndicatorResults",
    "agencies_under",
    "consolidate",
    "consolidate_frames",
    "expected_observations",
    "figures_under",
    "followed_difficulties",
    "kind_rates",
    "kind_states",
    "measure",
    "milestone_states",
    "open_turns",
    "over_periods",
    "own_plan_states",
    "periods_of_turns",
    "settled_leads",
    "told_before",
    "units_apart",
    "validated",
]
