"""States of the small plan, and a busy year of a real one."""

from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from schemas.snapshot import Snapshot
from schemas.terms import Outcome, OwnPlanForm, ReportedStatus
from tests.reports.samples import Sent, snapshot_of
from tests.reports.small_plan import small_plan
from tiendo.plan import Plan, duties, indicators_for, load_plan, reporters

DONE = {"status": "completed", "percent": 100.0, "completed_on": date(2022, 5, 5)}
LATE = date(2022, 12, 5)
FUNDS = {
    "difficulty": "Thiếu kinh phí",
    "proposal": "Bố trí kinh phí",
    "authority": "bộ số hai",
    "state": "open",
}
EXCLUSION = {
    "kind": "exclude",
    "submission": 9,
    "decided_at": "2022-12-01T08:00:00+00:00",
    "actor": "Vụ Mẫu",
    "reason": "Gửi nhầm",
}


@cache
def nobody_reported() -> Snapshot:
    return snapshot_of(small_plan(), [])


@cache
def everybody_done() -> Snapshot:
    """All tasks completed on time by all leads; every bound agency has its own plan."""
    sent = [
        Sent("mot", progress=[_row("A.I", **DONE), _row("B.III", **DONE)], cover=_cover("issued")),
        Sent("hai", progress=[_row("A.II", **DONE)], cover=_cover("issued")),
        Sent("ba", progress=[_row("A.II", **DONE), _row("B.II", **DONE)], cover=_cover("integrated")),
        *(
            Sent(province, progress=[_row("B.I", **DONE)], cover=_cover("issued"))
            for province in ("dong", "tay", "nam")
        ),
        Sent("hoc-vien", cover=_cover("issued")),
        Sent("toa", progress=[_row("A.III", **DONE), _row("B.II", **DONE)]),
    ]
    return snapshot_of(small_plan(), sent)


@cache
def mixed(period: str = "2022", *, approved: bool = False) -> Snapshot:
    """A bit of everything: late, missing, returned, excluded, superseded, silent, overdue, conflicting, units."""
    review = DONE | {"completed_on": date(2022, 9, 9), "doc_number": "X/BC-BM", "result": "Đã rà soát xong"}
    stopped = _row("B.III", status="suspended", reason="Chờ ý kiến cấp trên")
    doing = {"status": "in_progress", "percent": 40.0, "result": "Đang lấy ý kiến"}
    waiting = [_row("A.II", status="not_started"), _row("B.II", **doing, reason="Thiếu người")]
    of_head = FUNDS | {"authority": "Thủ tướng chính phủ", "ref": "B.I"}
    sent = [
        Sent("mot", outcome=Outcome.returned, n_errors=3, received_on=date(2022, 11, 1)),
        Sent(
            "mot",
            progress=[_row("A.I", **review), stopped],
            revision=2,
            cover=_cover("issued") | {"report_number": "Y/BC-BM", "report_on": date(2022, 11, 10)},
            difficulties=[FUNDS | {"ref": "A.I"}],
        ),
        Sent(
            "hai",
            progress=[_row("A.II", **DONE)],
            unit="cuc-x",
            received_on=LATE,
            contributions=[_row("A.I", result="Đã góp ý")],
        ),
        Sent("hai", progress=[_row("A.II", **DONE)], unit="cuc-y", received_on=LATE, cover=_cover("none")),
        Sent("ba", progress=waiting, current=False),
        Sent(
            "ba",
            progress=waiting,
            revision=2,
            difficulties=[FUNDS, FUNDS | {"state": "solved", "ref": "B.II"}],
        ),
        Sent(
            "dong",
            progress=[_row("B.I", **doing)],
            difficulties=[of_head],
            observations=[{"indicator": "nhan", "value": 8.0}, {"indicator": "tra-loi", "value": 6.0}],
        ),
        Sent("tay", outcome=Outcome.returned, n_errors=1),
        Sent("hoc-vien", excluded=True),
    ]
    return snapshot_of(small_plan(), sent, period=period, decisions=[EXCLUSION], approved=approved)


def real_plan(root: Path, plan_id: str = "iccpr-1252") -> Plan:
    """A plan of the checkout."""
    return load_plan(root / "plans", plan_id)


def busy_year(plan: Plan, period: str, share: float = 0.8, seed: int = 7) -> Snapshot:
    """Most of those who owe a report have sent one; statuses, texts and difficulties by chance, always the same."""
    chance, chosen = Random(seed), plan.period(period)
    work = duties(plan, chosen)
    sent = []
    for agency in reporters(plan, chosen)["agency"]:
        if chance.random() < share:
            led = work.filter(agency=agency, role="lead")["ref"].to_list()
            helped = work.filter(agency=agency, role="support")["ref"].to_list()
            asked = indicators_for(plan, chosen, agency)["indicator"].to_list()
            sent.append(_by_chance(chance, agency, chosen.year, (led, helped, asked)))
    return snapshot_of(plan, sent, period=period)


def _by_chance(
    chance: Random, agency: str, year: int, duties: tuple[list[str], list[str], list[str]]
) -> Sent:
    led, helped, asked = duties
    difficulty = {
        "ref": chance.choice([None, *led]),
        "difficulty": chance.choice(["Thiếu kinh phí", "Thiếu biên chế", "Quy định chưa thống nhất"]),
        "proposal": chance.choice([None, "Bố trí kinh phí", "Tổ chức tập huấn"]),
        "authority": chance.choice([None, "Thủ tướng Chính phủ", "Bộ Tài chính"]),
        "state": chance.choice([None, "open", "referred", "solved"]),
    }
    return Sent(
        agency,
        progress=[_reported(chance, ref, year) for ref in led],
        contributions=[_row(ref, result="Đã góp ý dự thảo") for ref in helped if chance.random() < 0.05],
        difficulties=[difficulty] if chance.random() < 0.4 else [],
        observations=[{"indicator": one, "value": chance.choice([None, 3.0, 12.5, 400.0])} for one in asked],
        cover=_cover(chance.choice([None, *OwnPlanForm.codes()])),
        received_on=date(year, 12, 3) if chance.random() < 0.1 else None,
    )


def _reported(chance: Random, ref: str, year: int) -> dict[str, Any]:
    status = chance.choices(ReportedStatus.codes(), [6, 25, 60, 3, 6])[0]
    done = status == ReportedStatus.completed
    return _row(
        ref,
        status=status,
        percent=chance.choice([20.0, 55.5, None]) if status == ReportedStatus.in_progress else None,
        completed_on=date(year - chance.choice([0, 0, 1]), chance.randint(1, 12), 3) if done else None,
        result=chance.choice(["Đã thực hiện theo kế hoạch", None]),
        reason=None if done else chance.choice(["Chờ sửa đổi luật", None]),
    )


def _row(ref: str, **values: Any) -> dict[str, Any]:
    return {"ref": ref, **values}


def _cover(own_plan: str | None) -> dict[str, Any]:
    return {"own_plan": own_plan}
