"""Three small worlds, from the files that come in to the snapshot; what is expected was worked out by hand.

Each mixes what is tested apart elsewhere: agencies split and merged, periods reopened, own plans, units, figures that
are revised after the lock, turns of two years.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from schemas.snapshot import Snapshot
from schemas.terms import OwnPlanForm, ReportedStatus
from tests.app.world import World, layout
from tests.plan.toy import AGENCIES, PLAN, SUCCESSIONS, Row, assigned, owes, period, task, write_folder
from tiendo import app
from tiendo.forms import build_workbook

pytestmark = pytest.mark.slow
Lines = Mapping[str, Mapping[str, Any]]
MINISTRIES = owes("a", "@cac-bo")


def done(on: str) -> dict[str, Any]:
    return {
        "status": ReportedStatus.completed.vi,
        "percent": 100,
        "completed_on": on,
        "doc_number": "1/BC-MH",
    }


def doing(percent: int) -> dict[str, Any]:
    return {
        "status": ReportedStatus.in_progress.vi,
        "percent": percent,
        "result": "Đang làm (dữ liệu minh họa)",
    }


def world_of(home: Path, *, own_plans: str = "", **tables: Sequence[Row]) -> World:
    periods = [period(year) for year in (2021, 2022, 2023)]
    write_folder(home / "plans", **{"outputs": [], "periods": periods} | tables)
    if own_plans:
        head = home / "plans" / PLAN / "plan.toml"
        added = f'\n[own_plans]\nobligations = ["{own_plans}"]\n'
        head.write_text(head.read_text(encoding="utf-8") + added, encoding="utf-8")
    return World.in_folder(home)


def send(
    world: World,
    sender: str,
    year: int,
    received_on: date,
    tasks: Lines | None = None,
    figures: Mapping[str, float | None] | None = None,
    cover: Mapping[str, Any] | None = None,
) -> None:
    """The form of an agency, or of a unit ("agency/unit"), filled in and taken in without an error.

    Who is to be merged had its form before that was known: it is that of its successor with its own name.
    """
    agency, _, unit = sender.partition("/")
    plan, chosen = world.plan, world.plan.period(str(year))
    heir = plan.registry.bearer(agency, chosen.window_to)
    book = load_workbook(BytesIO(build_workbook(plan, layout(), chosen, heir)))
    _fill(book, "progress", "ref", tasks or {})
    _fill(
        book, "observations", "indicator", {key: {"value": value} for key, value in (figures or {}).items()}
    )
    sheet = layout().sheet("cover")
    for name, value in ({"agency": agency} | dict(cover or {})).items():
        book[sheet.name].cell(sheet.header_row + 1 + sheet.positions[name], 2).value = value
    saved = BytesIO()
    book.save(saved)
    world.drop(agency, saved.getvalue(), unit=unit, period=str(year))
    taken = world.collect(received_on)
    assert [one.outcome.startswith("accepted") for one in taken] == [True], taken


def _fill(book: Any, table: str, key: str, lines: Lines) -> None:
    sheet = layout().sheet(table)
    page = book[sheet.name]
    for row, (of, answers) in enumerate(lines.items(), sheet.header_row + 1):
        for name, value in ({key: of} | dict(answers)).items():
            page.cell(row, sheet.positions[name] + 1).value = value


def state(world: World, year: int) -> Snapshot:
    return app.consolidate(world.ws, PLAN, str(year))


def approve_and_reopen(world: World, year: int) -> None:
    app.approve(world.ws, PLAN, str(year), by="Lãnh đạo Bộ")
    app.reopen(world.ws, PLAN, str(year), reason="Bổ sung số liệu")


def standing(snapshot: Snapshot) -> dict[str, str]:
    """Of each task: how it stands, how many of its bound leads reported, of the requested ones."""
    columns = "ref derived_status leads_reported leads_expected requested_reported requested_expected".split()
    return {
        ref: f"{derived} {bound}/{all_bound} {asked}/{all_asked}"
        for ref, derived, bound, all_bound, asked, all_asked in snapshot.tables["tasks"]
        .select(columns)
        .iter_rows()
    }


def measured(snapshot: Snapshot) -> dict[str, tuple]:
    """Of each indicator in the period: value, change, comparable, whose part is lacking, trend."""
    joined = snapshot.tables["trends"].filter(period=snapshot.period)
    columns = ("indicator", "value", "change", "comparable", "lacking", "trend")
    return {row[0]: tuple(_round(cell) for cell in row[1:]) for row in joined.select(columns).iter_rows()}


def _round(cell: Any) -> Any:
    return round(cell, 3) if isinstance(cell, float) else cell


def indicator(key: str, group: str, kind: str = "count", direction: str = "up", **more: str) -> Row:
    names = {f"{name}_{lang}": key for name in ("title", "unit") for lang in ("vi", "en")}
    given = {} if kind == "ratio" else {"group": group}
    return names | {"indicator": key, "ref": "1.1", "kind": kind, "direction": direction} | given | more


def test_a_merger_a_split_and_a_correction_after_the_lock(tmp_path: Path) -> None:
    """Bộ B and Bộ D become Bộ C on 1 July 2022; Cục U, which bears 1.4, leaves Bộ A for it on the same day."""
    half = "2022-07-01"
    ministry_d = {**AGENCIES[1], "agency": "bo-d", "name_vi": "Bộ D", "name_en": "Ministry D"}
    unit = {"agency": "cuc-u", "kind": "unit", "name_vi": "Cục U", "name_en": "Unit U", "parent": "bo-a"}
    merged = [
        {"predecessor": one, "successor": "bo-c", "effective_on": half, "basis_vi": "Nghị quyết"}
        for one in ("bo-b", "bo-d", "cuc-u")
    ]
    world = world_of(
        tmp_path,
        agencies=[*AGENCIES, ministry_d, unit | {"valid_to": "2022-06-30"}],
        successions=merged,
        tasks=[task("1", leaf=False), *(task(f"1.{n}") for n in (1, 2, 3, 4))],
        assignments=[
            assigned("1.1", "lead", "bo-b"),
            assigned("1.2", "lead", "bo-d"),
            assigned("1.3", "lead", "bo-a"),
            assigned("1.3", "lead", "bo-d"),
            assigned("1.4", "lead", "bo-a", "Cục U"),
        ],
        milestones=[
            {"ref": "1.1", "kind": "once", "due": "2022-12-31"},
            {"ref": "1.2", "kind": "once", "due": "2021-12-31"},
            {"ref": "1.3", "kind": "annual"},
            {"ref": "1.4", "kind": "once", "due": "2021-12-31"},
        ],
        obligations=[MINISTRIES],
        indicators=[indicator("vu-viec", "cac-bo")],
    )
    autumn = date(2021, 12, 20)
    send(world, "bo-a", 2021, autumn, {"1.3": done("30/11/2021"), "1.4": doing(30)}, {"vu-viec": 10})
    send(world, "bo-b", 2021, autumn, {"1.1": doing(50)}, {"vu-viec": 20})
    assert standing(state(world, 2021)) == {  # judged on 1 February 2022; Bộ D has sent nothing
        "1.1": "doing_in_time 1/1 0/0",
        "1.2": "not_reported 0/1 0/0",
        "1.3": "doing_overdue 1/2 0/0",
        "1.4": "doing_overdue 1/1 0/0",
    }
    assert measured(state(world, 2021)) == {"vu-viec": (30, None, None, None, "unknown")}
    app.approve(world.ws, PLAN, "2021", by="Lãnh đạo Bộ")

    send(world, "bo-b", 2022, date(2022, 5, 20), {"1.1": doing(80)}, {"vu-viec": 7})
    send(world, "bo-d", 2022, date(2022, 6, 1), {"1.2": done("15/05/2022")})
    send(world, "bo-a/Cục U", 2022, date(2022, 12, 20), {"1.4": done("10/10/2022")})
    send(world, "bo-a", 2022, date(2022, 12, 21), {"1.3": done("01/12/2022")}, {"vu-viec": 12})
    assert standing(state(world, 2022)) == {
        "1.1": "doing_overdue 1/1 0/0",
        "1.2": "done_late 1/1 0/0",
        "1.3": "doing_overdue 1/2 0/0",  # Bộ D said nothing of it
        "1.4": "done_late 1/1 0/0",  # by its unit, which is Bộ C's now
    }
    # 7 of what is now Bộ C are Bộ B's: as the 20 of the year before were. 10 + 20 → 12 + 7.
    assert measured(state(world, 2022)) == {"vu-viec": (19, -11, True, None, "worsening")}

    approve_and_reopen(world, 2022)
    told = {"1.1": done("20/12/2022"), "1.2": done("15/05/2022"), "1.3": done("11/11/2022"), "1.4": doing(90)}
    send(world, "bo-c", 2022, date(2023, 1, 20), told, {"vu-viec": 15})
    corrected = state(world, 2022)
    assert standing(corrected) == {
        "1.1": "done_on_time 1/1 0/0",
        "1.2": "done_late 1/1 0/0",
        "1.3": "done_on_time 2/2 0/0",
        "1.4": "doing_overdue 1/1 0/0",  # its own report stands for the whole of it
    }
    # 15 are of all of Bộ C; of the year before Bộ D's part is lacking.
    assert measured(corrected) == {"vu-viec": (27, -3, False, "bo-d", "not_judged")}
    timeliness = dict(corrected.tables["agencies"].select("agency", "timeliness").iter_rows())
    assert timeliness == {"bo-a": "on_time", "bo-c": "on_time"}  # something of it had been accepted before


def test_own_plans_a_missed_turn_and_a_court_that_answers_late(tmp_path: Path) -> None:
    """Bộ B becomes Bộ C on 1 July 2022. Plans are owed before 1 June 2021; 1.1 is due in 2021 and every two years."""
    world = world_of(
        tmp_path,
        own_plans="ke-hoach",
        tasks=[task("1", leaf=False), task("1.1"), task("1.2")],
        assignments=[
            assigned("1.1", "lead", "bo-a"),
            assigned("1.1", "lead", "bo-b"),
            assigned("1.2", "lead", "bo-b"),
            assigned("1.2", "lead", "toa", requested=True),
        ],
        milestones=[
            {"ref": "1.1", "kind": "biennial", "due": "2021-12-31"},
            {"ref": "1.2", "kind": "once", "due": "2022-06-30"},
        ],
        obligations=[
            MINISTRIES,
            owes("b", "toa", requested=True),
            owes("ke-hoach", "@cac-bo", reports=False) | {"due_before": "2021-06-01"},
        ],
    )
    issued = {"own_plan": OwnPlanForm.issued.vi, "own_plan_number": "5/KH-MH", "own_plan_on": "31/05/2021"}
    inside = {
        "own_plan": OwnPlanForm.integrated.vi,
        "own_plan_number": "6/KH-MH",
        "own_plan_on": "01/06/2021",
        "own_plan_title": "Kế hoạch công tác",
    }
    autumn = date(2021, 12, 20)
    send(world, "bo-a", 2021, autumn, {"1.1": done("19/12/2021")}, cover=issued)
    send(world, "bo-b", 2021, autumn, {"1.1": doing(60), "1.2": doing(40)}, cover=inside)
    before = state(world, 2021)
    assert standing(before) == {"1.1": "doing_overdue 2/2 0/0", "1.2": "doing_in_time 1/1 0/1"}
    assert plans(before) == {"bo-a": "in_time", "bo-b": "late"}
    app.approve(world.ws, PLAN, "2021", by="Lãnh đạo Bộ")

    send(world, "bo-c", 2022, date(2022, 12, 20), {"1.1": done("10/03/2022"), "1.2": done("30/06/2022")})
    now = state(world, 2022)
    assert standing(now) == {
        "1.1": "done_late 1/2 0/0",  # the turn of 2021; Bộ A had done its part then
        "1.2": "doing_overdue 1/1 0/1",  # the court's part is not known to be done
    }
    assert plans(now) == {"bo-a": "in_time", "bo-c": "late"}  # it stands with Bộ B's
    due = dict(now.tables["tasks"].select("ref", "due").iter_rows())
    assert due == {"1.1": date(2021, 12, 31), "1.2": date(2022, 6, 30)}

    approve_and_reopen(world, 2022)
    send(world, "toa", 2022, date(2023, 3, 1), {"1.2": done("15/06/2022")})
    corrected = state(world, 2022)
    assert standing(corrected)["1.2"] == "done_on_time 1/1 1/1"
    assert dict(corrected.tables["agencies"].select("agency", "timeliness").iter_rows()) == {
        "bo-a": "missing",
        "bo-c": "on_time",
        "toa": "after_reopening",
    }
    app.approve(world.ws, PLAN, "2022", by="Lãnh đạo Bộ")

    later = state(world, 2023)  # nobody reports: what was done once is done, the new turn is not known
    assert standing(later) == {"1.1": "not_reported 0/2 0/0", "1.2": "done_on_time 0/1 0/1"}
    (rate,) = later.tables["rates"].filter(rate="completed_all", group="").to_dicts()
    assert (rate["numerator"], rate["denominator"]) == (1, 2)


def plans(snapshot: Snapshot) -> dict[str, str]:
    return dict(snapshot.tables["own_plans"].select("agency", "standing").iter_rows())


def test_figures_of_units_over_a_merger_and_a_revision_after_the_lock(tmp_path: Path) -> None:
    """Tỉnh Y is merged into Tỉnh X on 1 July 2022; Tỉnh Z reports by two units in 2021, by itself in 2022."""
    z = {"agency": "tinh-z", "kind": "province", "name_vi": "Tỉnh Z", "name_en": "Province Z"}
    world = world_of(
        tmp_path,
        agencies=[*AGENCIES, z],
        successions=SUCCESSIONS,
        tasks=[task("1", leaf=False), task("1.1")],
        assignments=[assigned("1.1", "lead", "@cac-tinh")],
        milestones=[{"ref": "1.1", "kind": "annual"}],
        obligations=[owes("a", "@cac-tinh")],
        indicators=[
            indicator("xu-ly", "cac-tinh"),
            indicator("tiep-nhan", "cac-tinh", direction="none"),
            indicator("ty-le", "", "ratio", numerator="xu-ly", denominator="tiep-nhan")
            | {"unit_vi": "%", "unit_en": "%"},
            indicator("ton-dong", "cac-tinh", "stock", "down"),
        ],
    )
    autumn = date(2021, 12, 20)
    finished = {"1.1": done("30/11/2021")}
    send(world, "tinh-x", 2021, autumn, finished, {"xu-ly": 30, "tiep-nhan": 40, "ton-dong": 5})
    send(world, "tinh-y", 2021, autumn, finished, {"xu-ly": 10, "tiep-nhan": 20, "ton-dong": 3})
    send(world, "tinh-z/so-1", 2021, autumn, finished, {"xu-ly": 6, "tiep-nhan": 8, "ton-dong": 2})
    send(world, "tinh-z/so-2", 2021, autumn, {"1.1": doing(50)}, {"xu-ly": 4})
    before = state(world, 2021)
    assert standing(before) == {"1.1": "doing_overdue 3/3 0/0"}
    assert {key: told[0] for key, told in measured(before).items()} == {
        "xu-ly": 50,
        "tiep-nhan": 68,
        "ty-le": round(100 * 46 / 68, 3),  # the second unit gave no number received: its 4 are in no ratio
        "ton-dong": 10,
    }
    app.approve(world.ws, PLAN, "2021", by="Lãnh đạo Bộ")

    send(
        world, "tinh-x", 2022, date(2022, 5, 10), {"1.1": done("30/04/2022")}, {"xu-ly": 12, "tiep-nhan": 20}
    )
    whole = {"xu-ly": 9, "tiep-nhan": 10, "ton-dong": 2}
    send(world, "tinh-z", 2022, date(2022, 12, 20), {"1.1": done("01/12/2022")}, whole)
    assert standing(state(world, 2022)) == {"1.1": "done_on_time 2/2 0/0"}
    # Tỉnh X spoke for itself alone, before the merger; Tỉnh Y never did. Of the stock only Tỉnh Z gave one.
    assert measured(state(world, 2022)) == {
        "xu-ly": (21, -29, False, "tinh-y", "not_judged"),
        "tiep-nhan": (30, -38, False, "tinh-y", "not_judged"),
        "ty-le": (70, round(70 - 100 * 46 / 68, 3), False, "tinh-y", "not_judged"),
        "ton-dong": (2, -8, False, None, "not_judged"),
    }

    approve_and_reopen(world, 2022)
    revised = {"xu-ly": 25, "tiep-nhan": 30, "ton-dong": 6}
    send(world, "tinh-x", 2022, date(2023, 2, 20), {"1.1": done("15/12/2022")}, revised)
    assert measured(state(world, 2022)) == {
        "xu-ly": (34, -16, True, None, "worsening"),
        "tiep-nhan": (40, -28, True, None, "not_judged"),
        "ty-le": (85, round(85 - 100 * 46 / 68, 3), True, None, "improving"),
        "ton-dong": (8, -2, True, None, "improving"),
    }
