"""A plan is revised every year: what was accepted keeps the version that it answered."""

import json
from pathlib import Path

from tests.app.world import PERIOD, World, form
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


def test_lines_on_tasks_that_the_plan_dropped_are_told(accepted: World) -> None:
    """Bộ A answered version 1; version 2 has no task 1.2 any more: its lines are kept, counted nowhere, and told."""
    revise(accepted, "2")
    for name in ("tasks", "assignments"):
        table = accepted.ws.plans / PLAN / f"{name}.csv"
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text("".join(line for line in lines if not line.startswith("1.2,")), encoding="utf-8")
    (report,) = app.report(accepted.ws, PLAN, PERIOD)
    value, sources = figure_of(report, "submissions.tasks_gone")
    assert (value, [source[:2] for source in sources]) == (1, [[1, "progress"]])


def test_tasks_that_a_former_version_did_not_have_are_told(accepted: World) -> None:
    """Version 2 gives Bộ A a task more: that Bộ A is silent on it is no neglect, and the report says so."""
    revise(accepted, "2")
    more = {
        "tasks": "1.3,1,true,3,Việc mới,New work\n",
        "assignments": "1.3,lead,bo-a,,false,,,\n",
    }
    for name, line in more.items():
        table = accepted.ws.plans / PLAN / f"{name}.csv"
        table.write_text(table.read_text(encoding="utf-8") + line, encoding="utf-8")
    (report,) = app.report(accepted.ws, PLAN, PERIOD)
    assert figure_of(report, "submissions.tasks_unasked") == (1, [[1, "", 0]])


def figure_of(report: Path, name: str) -> tuple[int, list[list]]:
    """A figure of a report by its sidecar: value, and the records behind it."""
    sidecar = json.loads(report.with_suffix(".json").read_text(encoding="utf-8"))
    (figure,) = [figure for figure in sidecar["figures"] if figure["id"] == name]
    return figure["value"], [source for number in figure["sources"] for source in sidecar["records"][number]]
