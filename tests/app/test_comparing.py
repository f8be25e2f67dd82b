"""What changed: between two drafts of a period, and between two periods."""

from datetime import date
from pathlib import Path

import pytest

from tests.app.documents import contents, sidecar_of, text_of
from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.errors import UsageError

BEFORE = "2021"


@pytest.fixture
def drafts(accepted: World) -> tuple[World, str, str]:
    """Two drafts: Bộ A at 50 per cent, then at 80, and Tỉnh X has reported too."""
    first = app.consolidate(accepted.ws, PLAN, PERIOD).id
    accepted.drop("bo-a", form(accepted.plan, "bo-a", percent=80))
    accepted.drop("tinh-x")
    accepted.collect()
    return accepted, first, app.consolidate(accepted.ws, PLAN, PERIOD).id


def figures(world: World, path: Path) -> dict[str, str]:
    return {one["id"]: one["printed"] for one in app.trace(world.ws, path)["figures"]}


def test_two_drafts(drafts: tuple[World, str, str]) -> None:
    world, first, second = drafts
    path = app.changes(world.ws, PLAN, PERIOD, before=first, after=second)
    said = text_of(path)

    assert path.name == f"changes-{first[:8]}-{second[:8]}-vi.docx"
    assert (first in said, second in said) == (True, True)
    assert [figures(world, path)[f"task.percent@1.2.{side}"] for side in ("before", "after")] == [
        "50%",
        "80%",
    ]
    assert "Tỉnh X" in said


def test_the_other_way_round(drafts: tuple[World, str, str]) -> None:
    world, first, second = drafts
    path = app.changes(world.ws, PLAN, PERIOD, before=second, after=first)

    assert [figures(world, path)[f"task.percent@1.2.{side}"] for side in ("before", "after")] == [
        "80%",
        "50%",
    ]


def test_without_a_later_state_it_is_the_newest_of_the_period(drafts: tuple[World, str, str]) -> None:
    world, first, second = drafts
    path = app.changes(world.ws, PLAN, PERIOD, before=first)

    assert sidecar_of(path)["after"]["snapshot"] == second


def test_a_look_at_a_past_day_is_not_the_newest_state(drafts: tuple[World, str, str]) -> None:
    world, first, second = drafts
    app.report(world.ws, PLAN, PERIOD, as_of=date(2022, 6, 1))
    path = app.changes(world.ws, PLAN, PERIOD, before=first)

    assert sidecar_of(path)["after"]["snapshot"] == second


def test_nothing_changed(drafts: tuple[World, str, str]) -> None:
    world, first, _ = drafts
    said = text_of(app.changes(world.ws, PLAN, PERIOD, before=first, after=first))

    assert "Không có nhiệm vụ nào thay đổi." in said
    assert "Không có số liệu nào thay đổi." in said
    assert "Không có thay đổi về báo cáo." in said


def test_two_periods(approved: World) -> None:
    approved.drop("bo-a", form(approved.plan, "bo-a", percent=30, period=BEFORE), period=BEFORE)
    approved.collect()
    app.consolidate(approved.ws, PLAN, BEFORE)
    path = app.changes(approved.ws, PLAN, PERIOD, before=BEFORE)
    about = sidecar_of(path)

    assert (about["before"]["period"], about["after"]["period"]) == (BEFORE, PERIOD)
    assert [figures(approved, path)[f"task.percent@1.2.{side}"] for side in ("before", "after")] == [
        "30%",
        "80%",
    ]
    assert [label in text_of(path) for label in ("Năm 2021", "Năm 2022")] == [True, True]


def test_of_an_approved_period_it_is_what_was_approved(approved: World) -> None:
    (approved_id,) = (path.name for path in (approved.ws.snapshots / PLAN / PERIOD).iterdir())
    app.consolidate(approved.ws, PLAN, BEFORE)
    app.consolidate(approved.ws, PLAN, PERIOD, as_of=approved.plan.period(PERIOD).window_to)  # a newer draft
    path = app.changes(approved.ws, PLAN, PERIOD, before=BEFORE)

    assert sidecar_of(path)["after"]["snapshot"] == approved_id


def test_figures_of_both_sides_lead_to_their_files(drafts: tuple[World, str, str]) -> None:
    world, first, second = drafts
    path = app.changes(world.ws, PLAN, PERIOD, before=first, after=second)
    revisions = [
        [source["revision"] for source in app.trace(world.ws, path, f"task.percent@1.2.{side}")["sources"]]
        for side in ("before", "after")
    ]

    assert revisions == [[1], [2]]


@pytest.mark.parametrize("named", ["1999", "0123456789abcdef", BEFORE, "../2022", ""])
def test_what_is_no_state(drafts: tuple[World, str, str], named: str) -> None:
    world, _, _ = drafts
    with pytest.raises(UsageError):
        app.changes(world.ws, PLAN, PERIOD, before=named)
    assert not (world.ws.reports / PLAN).exists()


def test_in_english_and_always_the_same(drafts: tuple[World, str, str]) -> None:
    world, first, second = drafts
    path = app.changes(world.ws, PLAN, PERIOD, before=first, after=second, lang="en")
    before = contents(world.ws.reports)
    app.changes(world.ws, PLAN, PERIOD, before=first, after=second, lang="en")

    assert "COMPARISON" in text_of(path)
    assert contents(world.ws.reports) == before
