"""Two years of the small plan, approved: what was begun, done late, lasted."""

from datetime import date
from functools import cache

from tests.reports.samples import Sent, snapshot_of
from tests.reports.small_plan import small_plan
from tests.reports.worlds import FUNDS
from tiendo.plan import Period
from tiendo.reports import Frozen

PLAN = small_plan()
YEARS: list[Period] = [PLAN.period("2022"), PLAN.period("2023")]
APPROVED_ON = date(2024, 1, 15)
DONE = {"status": "completed", "percent": 100.0}
DOING = {"status": "in_progress", "percent": 40.0}


def frozen(period: str, sent: list[Sent]) -> Frozen:
    return Frozen(snapshot_of(PLAN, sent, period=period, approved=True), "Người duyệt", APPROVED_ON)


@cache
def first() -> Frozen:
    """2022: Ministry Three begins, East province alone does its yearly task."""
    return frozen(
        "2022",
        [
            Sent("mot", progress=[_row("A.I", **DOING)], difficulties=[FUNDS | {"ref": "A.I"}]),
            Sent("hai", progress=[_row("A.II", **DOING)]),
            Sent("ba", progress=[_row("A.II", **DOING), _row("B.II", status="not_started")]),
            Sent("dong", progress=[_row("B.I", **DONE)], observations=_answered(8.0, 4.0)),
            *(Sent(one, progress=[_row("B.I", **DONE)]) for one in ("tay", "nam")),
        ],
    )


@cache
def second() -> Frozen:
    """2023: A.I done 40 days late, A.II in time, B.II still open, East province has not done its yearly task."""
    late = DONE | {"completed_on": date(2022, 8, 9)}
    in_time = DONE | {"completed_on": date(2023, 6, 1), "preliminary_on": date(2023, 5, 1)}
    return frozen(
        "2023",
        [
            Sent("mot", progress=[_row("A.I", **late)], difficulties=[FUNDS | {"ref": "A.I"}]),
            Sent("hai", progress=[_row("A.II", **in_time)]),
            Sent("ba", progress=[_row("A.II", **in_time), _row("B.II", **DOING)]),
            Sent("dong", progress=[_row("B.I", **DOING)], observations=_answered(10.0, 9.0)),
        ],
    )


def _row(ref: str, **values: object) -> dict[str, object]:
    return {"ref": ref, **values}


def _answered(received: float, answered: float) -> list[dict[str, object]]:
    return [{"indicator": "nhan", "value": received}, {"indicator": "tra-loi", "value": answered}]
