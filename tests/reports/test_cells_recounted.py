"""Cells without numbers, recounted too: who leads and supports, what was issued, told, received and left out.

Plain Python over the plan's and the snapshot's rows, as in `oracle`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from schemas.document import Document
from schemas.snapshot import Snapshot
from tests.reports.oracle import Oracle
from tests.reports.oracle_tables import Row
from tests.reports.reading import rows
from tests.reports.small_plan import small_plan
from tests.reports.spans import PLAN, YEARS, first, second
from tests.reports.worlds import busy_year, mixed, real_plan
from tiendo.plan import Plan
from tiendo.reports import annual_report, review

ROOT = Path(__file__).parents[2]
LATEST = date.max
STATES = {
    "done_on_time": "Hoàn thành đúng hạn",
    "done_late": "Hoàn thành quá hạn",
    "doing_in_time": "Đang thực hiện trong hạn",
    "doing_overdue": "Đang thực hiện quá hạn",
    "waiting_in_time": "Chưa thực hiện trong hạn",
    "waiting_overdue": "Chưa thực hiện quá hạn",
    "suspended": "Tạm dừng",
    "no_activity": "Không phát sinh trong kỳ",
    "not_reported": "Chưa báo cáo",
    "no_deadline": "Không xác định thời hạn",
}

World = tuple[Plan, Oracle, Document]


@cache
def small() -> World:
    return _world(small_plan(), mixed())


@cache
def busy() -> World:
    plan = real_plan(ROOT)
    return _world(plan, busy_year(plan, "2021", 0.9, 11))


def _world(plan: Plan, snapshot: Snapshot) -> World:
    return plan, Oracle(plan, snapshot), annual_report(plan, snapshot, "vi")


worlds = pytest.mark.parametrize("world", [small, pytest.param(busy, marks=pytest.mark.slow)])


def day(on: date | None, empty: str = "-") -> str:
    return f"{on.day:02d}/{on.month:02d}/{on.year}" if on else empty


def assigned(plan: Plan, ref: str, role: str) -> str:
    """Names as the plan has them, requested ones marked and last."""
    found = [row for row in plan.assignments.to_dicts() if (row["ref"], row["role"]) == (ref, role)]
    names: dict[str, None] = {}
    for asked in (False, True):
        for row in (row for row in found if row["requested"] == asked):
            names[plan.registry.name(row["agency"] or row["group"], "vi") + " (*)" * asked] = None
    return "; ".join(names) or "Kế hoạch không nêu"


@worlds
def test_who_leads_and_supports_a_task_and_how_it_stands(world: Callable[[], World]) -> None:
    plan, oracle, document = world()
    found = rows(document, "tasks")
    expected = [
        {
            "ref": ref,
            "title": plan.title(ref, "vi"),
            "lead": assigned(plan, ref, "lead"),
            "support": assigned(plan, ref, "support"),
            "completed_on": day(oracle.task_row(ref)["completed_on"]),
        }
        for ref in plan.leaves["ref"]
    ]

    assert [{name: row[name] for name in expected[0]} for row in found] == expected
    silent_requests = ("Chưa có thông tin", "Chưa báo cáo")
    for row in found:
        label = STATES[oracle.task_row(row["ref"])["derived_status"]]
        assert row["status"] == label or (row["status"], label) == silent_requests


@worlds
def test_every_document_of_the_period_is_listed_once(world: Callable[[], World]) -> None:
    plan, oracle, document = world()
    since = oracle.period["window_from"]
    named = [
        (plan.registry.name(row["agency"], "vi"), row["doc_number"])
        for table in ("progress", "contributions")
        for row in oracle.reported(table)
        if row["doc_number"] and (row["doc_on"] or LATEST) >= since
    ]
    listed = [
        (row[f"agency{second}"], row[f"number{second}"])
        for style in ("", "pair")
        for row in rows(document, "documents", style)
        for second in ("", "_2")
        if f"number{second}" in row
    ]

    assert Counter(listed) == Counter(named)


@worlds
def test_every_difficulty_is_listed_with_whoever_told_it(world: Callable[[], World]) -> None:
    plan, oracle, document = world()
    listed: dict[tuple[str, str], str] = defaultdict(str)
    for row in rows(document, "difficulties"):
        listed[row["ref"], row["difficulty"]] += row["agency"] + "; "
    told = oracle.reported("difficulties")

    assert told
    for one in told:
        key = one["ref"] or "Chung", one["difficulty"] or "Không nêu"
        assert plan.registry.name(one["agency"], "vi") in listed[key].split("; "), one
    of_all = {(one["ref"] or "Chung", one["difficulty"] or "Không nêu") for one in told}
    assert set(listed) == of_all


@worlds
def test_every_file_is_a_source_or_left_out_and_every_agency_has_its_days(world: Callable[[], World]) -> None:
    plan, oracle, document = world()
    sent = oracle.rows("submissions")

    def numbers(current: bool) -> Counter[tuple[str, str]]:
        return Counter(
            (plan.registry.name(one["agency"], "vi"), str(one["revision"]))
            for one in sent
            if one["current"] == current
        )

    def told(table: str) -> Counter[tuple[str, str]]:
        return Counter(
            (row["agency"].partition(" (đơn vị")[0], row["revision"]) for row in rows(document, table)
        )

    assert told("sources") == numbers(current=True)
    assert told("exclusions") == numbers(current=False)
    days = {
        row["agency"]: (row["first_received"], row["first_accepted"]) for row in rows(document, "agencies")
    }
    assert days == dict(_days(plan, oracle.rows("agencies"), sent))


def _days(plan: Plan, agencies: list[Row], sent: list[Row]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The first day on which something came, and that of the first accepted submission that was not left out."""
    for agency in agencies:
        own = [one for one in sent if one["agency"] == agency["agency"]]
        accepted = [one for one in own if one["outcome"] != "returned" and not one["excluded"]]
        first = [min((one["received_on"] for one in some), default=None) for some in (own, accepted)]
        yield plan.registry.name(agency["agency"], "vi"), (day(first[0]), day(first[1]))


@cache
def years() -> tuple[list[Oracle], Document]:
    found = [first(), second()]
    return [Oracle(PLAN, one.snapshot) for one in found], review(PLAN, YEARS, found, "vi")


def test_each_year_of_a_review_stands_in_its_own_column() -> None:
    oracles, document = years()
    for row in rows(document, "path"):
        for n, oracle in enumerate(oracles, 1):
            task = oracle.task_row(row["ref"])
            label = STATES[task["derived_status"]]
            assert row[f"status_{n}"] in (label, "Chưa có báo cáo" if label == "Chưa báo cáo" else label)
            shown = row[f"percent_{n}"].rstrip("%").replace(",", ".")
            assert (float(shown) if shown else None) == task["percent"], (row["ref"], n)


def test_each_year_of_an_agency_and_of_an_indicator_stands_in_its_own_column() -> None:
    oracles, document = years()
    told = {"on_time": "Đúng hạn", "late": "Muộn", "returned": "Đã gửi, bị trả lại", "missing": "Chưa gửi"}
    compliance = {row["agency"]: row for row in rows(document, "compliance")}
    trends = {row["indicator"]: row for row in rows(document, "trends")}
    for n, oracle in enumerate(oracles, 1):
        for one in oracle.rows("agencies"):
            if not one["requested"]:
                name = PLAN.registry.name(one["agency"], "vi")
                assert compliance[name][f"timeliness_{n}"] == told[one["timeliness"]]
        received = sum(oracle.observed("nhan").values())
        if "Số kiến nghị nhận" in trends:
            assert trends["Số kiến nghị nhận"][f"value_{n}"] == f"{received:g}"
        answered = sum(oracle.observed("tra-loi").values())
        expected = f"{100 * answered / received:.1f}".replace(".", ",") + "%"
        assert trends["Tỷ lệ kiến nghị trả lời"][f"value_{n}"] == expected
