"""Small frames that satisfy the contracts, from what a test cares about; the rest is filled in."""

from collections.abc import Iterable
from datetime import date

import polars as pl

from schemas.plan import Duties, Indicators, PlanTable, Reporters, Tasks
from schemas.records import Observations, Progress, Records
from schemas.results import Deadlines, ExpectedObservations, ResultTable, Submissions
from schemas.terms import Direction, IndicatorKind, Outcome, Role

PLAN = "sample"
PERIOD = "2022"

_DEFAULTS: dict[type, dict] = {
    Tasks: {"leaf": True, "label": "1.", "title_vi": "Nhiệm vụ", "title_en": "Task"},
    Duties: {"role": Role.lead.value, "requested": False},
    Reporters: {"requested": False},
    Deadlines: {"recurring": False},
    Progress: {"row": 5},
    Observations: {"row": 5},
    ExpectedObservations: {"period": PERIOD},
    Indicators: {
        "ref": "X.1",
        "kind": IndicatorKind.count.value,
        "direction": Direction.up.value,
        "title_vi": "Số vụ việc",
        "title_en": "Cases",
        "unit_vi": "vụ việc",
        "unit_en": "cases",
    },
    Submissions: {
        "plan": PLAN,
        "period": PERIOD,
        "unit": "",
        "revision": 1,
        "path": "submissions/sample.xlsx",
        "sha256": "0" * 64,
        "received_on": date(2022, 11, 20),
        "outcome": Outcome.accepted.value,
        "excluded": False,
        "after_reopening": False,
        "current": True,
        "n_errors": 0,
        "n_warnings": 0,
        "plan_version": "1",
    },
}


def frame(model: type[PlanTable] | type[ResultTable] | type[Records], rows: Iterable[dict]) -> pl.DataFrame:
    """A frame of `model`: each row over the model's defaults, absent columns null."""
    columns = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    filled = [dict.fromkeys(columns) | _DEFAULTS.get(model, {}) | row for row in rows]
    return pl.DataFrame(filled, schema=columns)


def with_currency(submissions: pl.DataFrame) -> pl.DataFrame:
    """`current` and `revision` as the ledger gives them: the latest accepted, not excluded, of each unit."""
    of_unit = ["agency", "unit"]
    counts = (pl.col("outcome") != Outcome.returned.value) & ~pl.col("excluded")
    latest = pl.col("submission").filter(counts).max().over(of_unit)
    return submissions.sort("submission").with_columns(
        (counts & (pl.col("submission") == latest)).fill_null(value=False).alias("current"),
        pl.col("submission").cum_count().over(of_unit).cast(pl.Int64).alias("revision"),
    )
