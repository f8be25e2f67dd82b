"""A plan is revised every year: what was accepted keeps the version that it answered."""

import json
import shutil
from pathlib import Path

from openpyxl import load_workbook

from tests.app.documents import text_of
from tests.app.world import PERIOD, World, form, layout
from tests.plan.toy import PLAN
from tiendo import app


def revise(world: World, version: str) -> None:
    """Raise the plan's version and reword a task."""
    head = world.ws.plans / PLAN / "plan.toml"
    text = head.read_text(encoding="utf-8").replace(
        f'version = "{world.plan.version}"', f'version = "{version}"'
    )
    head.write_text(text, encoding="utf-8")
    tasks = world.ws.plans / PLAN / "tasks.csv"
    tasks.write_text(
        tasks.read_text(encoding="utf-8").replace("Việc", f"Việc sửa {version}"), encoding="utf-8"
    )


def versions(world: World) -> dict[str, str]:
    return dict(world.known().select("agency", "plan_version").iter_rows())


def test_an_accepted_submission_keeps_the_version_that_it_answered(accepted: World) -> None:
    revise(accepted, "2")
    accepted.drop("tinh-x", form(accepted.plan, "tinh-x"))
    accepted.collect()
    assert versions(accepted) == {"bo-a": "1", "tinh-x": "2"}
    snapshot = app.consolidate(accepted.ws, PLAN, PERIOD)
    assert snapshot.plan_version == "2"
    assert dict(snapshot.tables["submissions"].select("agency", "plan_version").iter_rows()) == versions(
        accepted
    )


def test_what_was_approved_keeps_its_version(approved: World) -> None:
    """A report of a locked period says the version under which it was frozen, whatever the plan says now."""
    before = app.consolidate(approved.ws, PLAN, PERIOD)
    revise(approved, "2")
    (report,) = app.report(approved.ws, PLAN, PERIOD)
    about = json.loads(report.with_suffix(".json").read_text(encoding="utf-8"))
    assert (about["snapshot"], about["plan_digest"]) == (before.id, before.plan_digest)
    assert before.plan_digest != approved.plan.digest


MORE = {"tasks": "1.3,1,true,3,Việc mới,New work\n", "assignments": "1.3,lead,bo-a,,false,,,\n"}


def with_a_task_more(world: World) -> None:
    """Version 2 gives Bộ A a task more, and rewords the others."""
    revise(world, "2")
    for name, line in MORE.items():
        table = world.ws.plans / PLAN / f"{name}.csv"
        table.write_text(table.read_text(encoding="utf-8") + line, encoding="utf-8")


def test_a_reopened_period_goes_on_with_the_plan_of_its_approval(approved: World) -> None:
    """Nobody is held to a task of 2022 that the plan got later; forms, checks, figures and texts are those of then."""
    before, old = app.consolidate(approved.ws, PLAN, PERIOD), approved.plan
    with_a_task_more(approved)
    assert app.consolidate(approved.ws, PLAN, PERIOD).id == before.id  # while it is locked
    app.reopen(approved.ws, PLAN, PERIOD, reason="Bổ sung số liệu")
    (issued,) = app.issue_forms(approved.ws, PLAN, PERIOD, agency="bo-a")
    assert refs_of(issued) == {"1.1", "1.2"}
    approved.drop("tinh-x", form(old, "tinh-x"))
    assert [one.outcome for one in approved.collect()] == ["accepted"]
    assert versions(approved) == {"bo-a": "1", "tinh-x": "1"}
    after = app.consolidate(approved.ws, PLAN, PERIOD)
    assert (after.plan_digest, after.tables["tasks"]["ref"].to_list()) == (before.plan_digest, ["1.1", "1.2"])
    (report,) = app.report(approved.ws, PLAN, PERIOD)
    assert "Việc sửa 2" not in text_of(report)


def test_it_goes_on_with_todays_plan_where_that_is_wanted(approved: World) -> None:
    with_a_task_more(approved)
    app.reopen(approved.ws, PLAN, PERIOD, reason="Kế hoạch ghi thiếu nhiệm vụ", current_plan=True)
    after = app.consolidate(approved.ws, PLAN, PERIOD)
    assert (after.plan_version, after.tables["tasks"]["ref"].to_list()) == ("2", ["1.1", "1.2", "1.3"])


def test_who_signs_is_todays(approved: World) -> None:
    """A report of then that is written again is signed by who signs now; its figures are those of then."""
    with_a_task_more(approved)
    head = approved.ws.plans / PLAN / "plan.toml"
    signing = '\n[report.annual]\nsigner_post_vi = "THỨ TRƯỞNG MỚI"\n'
    head.write_text(head.read_text(encoding="utf-8") + signing, encoding="utf-8")
    (report,) = app.report(approved.ws, PLAN, PERIOD)
    text = text_of(report)
    assert "THỨ TRƯỞNG MỚI" in text
    assert "Việc sửa 2" not in text


def test_a_plan_that_was_altered_where_it_is_kept_is_not_used(approved: World) -> None:
    with_a_task_more(approved)
    (kept,) = approved.ws.kept_plans.iterdir()
    with (kept / PLAN / "tasks.csv").open("a", encoding="utf-8") as file:
        file.write("1.4,1,true,4,Việc lạ,Alien work\n")
    assert app.consolidate(approved.ws, PLAN, PERIOD).plan_version == "2"


def refs_of(issued: Path) -> set[str]:
    """The tasks that a form asks its agency to lead."""
    sheet = layout().sheet("progress")
    rows = load_workbook(issued)[sheet.name].iter_rows(min_row=sheet.header_row + 1, values_only=True)
    return {str(ref) for row in rows if (ref := row[sheet.positions["ref"]])}


def test_lines_on_tasks_that_the_plan_dropped_are_told(accepted: World) -> None:
    """Bộ A answered version 1; version 2 has no task 1.2 any more: its lines are kept, counted nowhere, and told."""
    without_a_task(accepted)
    (report,) = app.report(accepted.ws, PLAN, PERIOD)
    value, sources = figure_of(report, "submissions.tasks_gone")
    assert (value, [source[:2] for source in sources]) == (1, [[1, "progress"]])


def test_tasks_that_a_former_version_did_not_have_are_told(accepted: World) -> None:
    """Version 2 gives Bộ A a task more: that Bộ A is silent on it is no neglect, and the report says so."""
    with_a_task_more(accepted)
    (report,) = app.report(accepted.ws, PLAN, PERIOD)
    assert figure_of(report, "submissions.tasks_unasked") == (1, [[1, "", 0]])


def figure_of(report: Path, name: str) -> tuple[int, list[list]]:
    """A figure of a report by its sidecar: value, and the records behind it."""
    sidecar = json.loads(report.with_suffix(".json").read_text(encoding="utf-8"))
    (figure,) = [figure for figure in sidecar["figures"] if figure["id"] == name]
    return figure["value"], [source for number in figure["sources"] for source in sidecar["records"][number]]


def test_a_review_tells_each_year_by_the_plan_of_its_approval(approved: World) -> None:
    """Version 2 rewords the tasks, and has 1.2 no more: 2022 still counts two tasks, and the review says why."""
    without_a_task(approved)
    text = text_of(app.review(approved.ws, PLAN, first=PERIOD, last=PERIOD))
    assert "(năm 2022 phiên bản 1)" in text
    assert "kế hoạch hiện hành (phiên bản 2)" in text
    assert "01 nhiệm vụ của các phiên bản trước không còn trong kế hoạch hiện hành (1.2)" in text
    assert "không được lưu" not in text


def test_a_review_says_which_plans_were_not_kept(approved: World) -> None:
    without_a_task(approved)
    shutil.rmtree(approved.ws.kept_plans)
    text = text_of(app.review(approved.ws, PLAN, first=PERIOD, last=PERIOD))
    assert "Bản kế hoạch dùng khi phê duyệt năm 2022 không được lưu" in text
    assert "năm 2022 phiên bản 1" not in text


def test_a_comparison_tells_each_state_by_its_plan(approved: World) -> None:
    before = app.consolidate(approved.ws, PLAN, PERIOD).id
    without_a_task(approved)
    app.reopen(approved.ws, PLAN, PERIOD, reason="Kế hoạch đã sửa", current_plan=True)
    after = app.consolidate(approved.ws, PLAN, PERIOD).id
    told = text_of(app.changes(approved.ws, PLAN, PERIOD, before=before, after=after))
    assert "Danh mục nhiệm vụ của hai bản không giống nhau" in told
    assert "không được lưu" not in told
    shutil.rmtree(approved.ws.kept_plans)
    told = text_of(app.changes(approved.ws, PLAN, PERIOD, before=before, after=after))
    assert told.count("không được lưu") == 1


def without_a_task(world: World) -> None:
    revise(world, "2")
    for name in ("tasks", "assignments"):
        table = world.ws.plans / PLAN / f"{name}.csv"
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text("".join(line for line in lines if not line.startswith("1.2,")), encoding="utf-8")
