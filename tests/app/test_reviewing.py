"""The review of several years: from approved snapshots only, and it says which years it lacks."""

from pathlib import Path

import pytest

from tests.app.documents import contents, sidecar_of, text_of
from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.errors import EnvironmentFailure, UsageError

BEFORE = "2021"


def review(world: World, lang: str = "vi") -> Path:
    return app.review(world.ws, PLAN, first=BEFORE, last=PERIOD, lang=lang)


def approve_both(world: World) -> World:
    """The first year too: 30 per cent then, 80 now."""
    world.drop("bo-a", form(world.plan, "bo-a", percent=30, period=BEFORE), period=BEFORE)
    world.collect()
    app.approve(world.ws, PLAN, BEFORE, by="bo-truong")
    return world


def set_span(world: World, *lines: str) -> None:
    head = world.ws.plans / PLAN / "plan.toml"
    added = "\n".join(("", "[review]", *lines, ""))
    head.write_text(head.read_text(encoding="utf-8") + added, encoding="utf-8")


def test_the_years_that_are_not_approved_are_said(approved: World) -> None:
    said = text_of(review(approved))

    assert "Năm 2021 chưa có số liệu được phê duyệt" in said
    assert "Năm 2022 chưa có số liệu" not in said


def test_drafts_do_not_count(approved: World) -> None:
    approved.drop("bo-a", form(approved.plan, "bo-a", percent=30, period=BEFORE), period=BEFORE)
    approved.collect()
    app.consolidate(approved.ws, PLAN, BEFORE)  # saved, but nobody approved it
    path = review(approved)

    assert list(sidecar_of(path)["snapshots"]) == [PERIOD]
    assert "30%" not in [one["printed"] for one in app.trace(approved.ws, path)["figures"]]


def test_what_was_approved_counts_whatever_came_since(approved: World) -> None:
    path = review(approved)
    snapshot = sidecar_of(path)["snapshots"][PERIOD]
    app.reopen(approved.ws, PLAN, PERIOD, reason="Bổ sung")
    approved.drop("tinh-x")
    approved.collect()
    with pytest.raises(UsageError, match="approved"):  # reopened: nothing is approved any more
        review(approved)
    app.approve(approved.ws, PLAN, PERIOD, by="thu-truong")

    outdated = app.trace(approved.ws, path, "review.submissions")
    assert outdated["approvals"] == []  # what it was made from is no longer what is approved
    assert sidecar_of(review(approved))["snapshots"][PERIOD] != snapshot


def test_both_years_side_by_side(approved: World) -> None:
    path = review(approve_both(approved))

    assert "chưa có số liệu được phê duyệt" not in text_of(path)
    assert list(sidecar_of(path)["snapshots"]) == [BEFORE, PERIOD]
    printed = {one["id"]: one["printed"] for one in app.trace(approved.ws, path)["figures"]}
    assert [printed[f"task.percent@1.2.{year}"] for year in (BEFORE, PERIOD)] == ["30%", "80%"]


def test_a_figure_leads_to_the_files_and_approvers_of_all_years(approved: World) -> None:
    path = review(approve_both(approved))
    first, last = (app.trace(approved.ws, path, f"task.percent@1.2.{year}") for year in (BEFORE, PERIOD))

    assert [one["period"] for one in first["sources"]] == [BEFORE]
    assert [(one["period"], one["revision"]) for one in last["sources"]] == [(PERIOD, 2)]
    assert [(one["period"], one["by"]) for one in first["approvals"]] == [
        (BEFORE, "bo-truong"),
        (PERIOD, "thu-truong"),
    ]


def test_the_span_is_data_of_the_plan(approved: World) -> None:
    with pytest.raises(UsageError, match="no span"):
        app.review(approved.ws, PLAN)
    set_span(approved, 'from = "2021"', 'to = "2022"', 'title_vi = "02 năm"', 'title_en = "two years"')
    path = app.review(approved.ws, PLAN)

    assert path.name == "review-2021-2022-vi.docx"
    assert "02 năm" in text_of(path)


@pytest.mark.parametrize(("first", "last"), [(PERIOD, BEFORE), ("1999", PERIOD), (BEFORE, "1999")])
def test_a_span_that_is_none(approved: World, first: str, last: str) -> None:
    with pytest.raises(UsageError):
        app.review(approved.ws, PLAN, first=first, last=last)
    assert not (approved.ws.reports / PLAN).exists()


def test_nothing_is_approved(two: World) -> None:
    app.consolidate(two.ws, PLAN, PERIOD)
    with pytest.raises(UsageError, match="approved"):
        review(two)


def test_a_snapshot_that_somebody_changed_is_refused(approved: World) -> None:
    (folder,) = (approved.ws.snapshots / PLAN / PERIOD).iterdir()
    table = folder / "tasks.parquet"
    table.write_bytes(table.read_bytes() + b"x")
    with pytest.raises(EnvironmentFailure):
        review(approved)


def test_in_english(approved: World) -> None:
    path = review(approved, "en")

    assert path.name == "review-2021-2022-en.docx"
    assert "no approved data" in text_of(path).lower()


def test_the_same_snapshots_give_the_same_bytes(approved: World) -> None:
    review(approved)
    before = contents(approved.ws.reports)
    review(approved)

    assert contents(approved.ws.reports) == before
