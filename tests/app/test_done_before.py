"""What was said in earlier periods has a bearing on a later one.

A task done once is not overdue because one of its leads does not report its completion a second time; one that
comes every two years and was not done in its year is judged by that year until it is.
"""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from schemas.terms import ReportedStatus
from tests.app.documents import text_of
from tests.app.world import PERIOD, World, form, layout
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app.showing import saved_state

DONE = {"status": ReportedStatus.completed.vi, "percent": 100, "doc_number": "1/BC-MH"}


def completed(data: bytes, on: str) -> bytes:
    """The filled-in form, with all its tasks completed on a day."""
    book, sheet = load_workbook(BytesIO(data)), layout().sheet("progress")
    page = book[sheet.name]
    for row in range(sheet.header_row + 1, page.max_row + 1):
        if page.cell(row, sheet.positions["ref"] + 1).value:
            for field, value in (DONE | {"completed_on": on}).items():
                page.cell(row, sheet.positions[field] + 1).value = value
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_what_silent_leads_had_done_completes_the_task(world: World) -> None:
    """1.1 is led by Bộ A and the provinces, which completed it in 2021 and are silent in 2022; Bộ A follows."""
    for one in ("tinh-x", "tinh-y"):
        world.drop(one, completed(form(world.plan, one, period="2021"), "01/10/2021"), period="2021")
    world.collect(date(2021, 12, 20))
    world.drop("bo-a", completed(form(world.plan, "bo-a"), "01/11/2022"))
    world.collect()
    snapshot = app.consolidate(world.ws, PLAN, PERIOD)
    (found,) = snapshot.tables["tasks"].filter(ref="1.1").to_dicts()
    assert (found["derived_status"], found["completed_on"]) == ("done_on_time", date(2022, 11, 1))
    assert (found["leads_reported"], found["leads_expected"]) == (1, 2)
    shown = saved_state(world.ws, PLAN, PERIOD, snapshot.id)
    assert [(one["agency"], one["told_in"]) for one in shown["settled"]] == [("tinh-x", "2021")]
    (report,) = app.report(world.ws, PLAN, PERIOD)
    assert "kỳ này không báo cáo lại: Tỉnh X (năm 2021)" in text_of(report)
    (then,) = app.consolidate(world.ws, PLAN, "2021").tables["tasks"].filter(ref="1.1").to_dicts()
    assert then["status"] == "in_progress"  # of 2021 nothing changes


def test_a_turn_that_was_missed_stays_the_one_that_is_judged(world: World) -> None:
    """1.1 is due in 2021 and every two years. The provinces were done in time, Bộ A is so in 2022 only."""
    milestones = world.ws.plans / PLAN / "milestones.csv"
    milestones.write_text(
        milestones.read_text("utf-8").replace("once,,2022-12-31", "biennial,,2021-12-31"), "utf-8"
    )
    for one in ("tinh-x", "tinh-y"):
        world.drop(one, completed(form(world.plan, one, period="2021"), "01/10/2021"), period="2021")
    world.drop("bo-a", form(world.plan, "bo-a", period="2021"), period="2021")
    world.collect(date(2021, 12, 20))
    world.drop("bo-a", completed(form(world.plan, "bo-a"), "01/03/2022"))
    world.collect()
    snapshot = app.consolidate(world.ws, PLAN, PERIOD)
    (found,) = snapshot.tables["tasks"].filter(ref="1.1").to_dicts()
    assert (found["due"], found["derived_status"]) == (date(2021, 12, 31), "done_late")
    assert snapshot.tables["settled"]["agency"].to_list() == ["tinh-x"]
    (milestone,) = snapshot.tables["milestones"].filter(ref="1.1").to_dicts()
    assert (milestone["due"], milestone["standing"]) == (date(2021, 12, 31), "late")
