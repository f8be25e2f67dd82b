"""Figures of an earlier period lead to that period: to its approved snapshot, its files, its cells."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.acceptance.comparing import number, sidecar
from tests.acceptance.conftest import PERIODS, PLAN, Seasons
from tests.acceptance.recount import number as typed
from tiendo import app
from tiendo.plan import load_plan

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("acceptance")]

BEFORE, NOW = PERIODS
BEFORE_SHARE = "tasks.completed.before-of-tasks.before"


@pytest.fixture(scope="module")
def reports(seasons: Seasons) -> Mapping[str, Path]:
    return {period: app.report(seasons.ws, PLAN, period)[0] for period in PERIODS}


def texts(report: Path) -> dict[str, str]:
    return {one["id"]: one["text"] for one in sidecar(report)["figures"]}


def test_the_column_of_the_period_before_says_what_its_own_report_said(reports: Mapping[str, Path]) -> None:
    then, now = texts(reports[BEFORE]), texts(reports[NOW])
    previous = {
        key.partition("@")[2]: text for key, text in now.items() if key.startswith("indicator.previous@")
    }

    assert len(previous) > 10
    assert {key: then[f"indicator.value@{key}"] for key in previous} == previous
    assert now[BEFORE_SHARE] == then["tasks.completed-of-tasks"]


def test_it_leads_to_the_snapshot_and_the_approver_of_that_period(
    seasons: Seasons, reports: Mapping[str, Path]
) -> None:
    about = sidecar(reports[NOW])
    (state,) = (one for one in about["earlier"] if one["period"] == BEFORE)
    looked_back = [
        key for key in texts(reports[NOW]) if key.startswith(("indicator.previous@", BEFORE_SHARE))
    ]
    for figure in (looked_back[0], looked_back[-1], f"{BEFORE_SHARE}.percent@A"):
        found = app.trace(seasons.ws, reports[NOW], figure)

        assert {one["period"] for one in found["sources"]} == {BEFORE}, figure
        assert {one["snapshot"] for one in found["sources"]} == {state["snapshot"]}
        assert [one["period"] for one in found["approvals"]] == [BEFORE, NOW]
        assert all(one["current"] and one["cells"] for one in found["sources"])


def test_a_change_leads_to_both_periods(seasons: Seasons, reports: Mapping[str, Path]) -> None:
    moved = next(key for key in texts(reports[NOW]) if key.startswith("indicator.move@"))
    for figure in (moved, "tasks.completed.difference"):
        found = app.trace(seasons.ws, reports[NOW], figure)
        assert {one["period"] for one in found["sources"]} == {BEFORE, NOW}


def test_the_cells_of_a_count_add_up_to_what_is_printed(
    seasons: Seasons, reports: Mapping[str, Path]
) -> None:
    """Of a count of the period before: open each file that the trace names, read the cell, add."""
    counts = [
        row["indicator"]
        for row in load_plan(seasons.ws.plans, PLAN).indicators.to_dicts()
        if row["kind"] == "count" and f"indicator.previous@{row['indicator']}" in texts(reports[NOW])
    ]
    figure = f"indicator.previous@{counts[0]}"
    found = app.trace(seasons.ws, reports[NOW], figure)
    total = sum(
        typed(
            load_workbook(seasons.ws.home / one["path"], data_only=True)[one["sheet"]][
                one["cells"]["value"]
            ].value
        )
        for one in found["sources"]
    )

    assert number(texts(reports[NOW])[figure], "vi") == pytest.approx(total, abs=0.006)
