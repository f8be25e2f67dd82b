"""Every figure recomputed from the snapshot's tables by another way, for small states and for busy years."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.snapshot import Snapshot
from tests.reports.oracle import Oracle
from tests.reports.small_plan import small_plan
from tests.reports.worlds import busy_year, everybody_done, mixed, nobody_reported, real_plan
from tiendo.plan import Plan, plan_ids
from tiendo.reports import annual_report


def differing(plan: Plan, snapshot: Snapshot) -> dict[str, tuple[float, float]]:
    """Figure id → what it says and what it should, where the two differ."""
    oracle = Oracle(plan, snapshot)
    figures = annual_report(plan, snapshot, "vi").figures.values()
    both = {figure.id: (figure.value, oracle.value(figure.id)) for figure in figures}
    return {key: pair for key, pair in both.items() if pair[0] != pytest.approx(pair[1])}


@pytest.mark.parametrize("world", [nobody_reported, everybody_done, mixed])
def test_small_states(world: Callable[[], Snapshot]) -> None:
    assert differing(small_plan(), world()) == {}


@pytest.mark.parametrize(
    ("period", "share", "seed"),
    [
        ("2020", 0.9, 1),
        pytest.param("2021", 0.5, 2, marks=pytest.mark.slow),
        pytest.param("2022", 0.8, 3, marks=pytest.mark.slow),
        pytest.param("2023", 0.2, 4, marks=pytest.mark.slow),
        pytest.param("2023", 1, 5, marks=pytest.mark.slow),
    ],
)
def test_busy_years(root: Path, period: str, share: float, seed: int) -> None:
    plan = real_plan(root)

    assert differing(plan, busy_year(plan, period, share, seed)) == {}


@pytest.mark.slow
@settings(max_examples=40)
@given(st.sampled_from(["2022", "2023"]), st.floats(0, 1), st.integers(0, 10_000))
def test_any_state_of_a_small_plan(period: str, share: float, seed: int) -> None:
    assert differing(small_plan(), busy_year(small_plan(), period, share, seed)) == {}


@pytest.mark.slow
def test_every_plan(root: Path) -> None:
    for plan_id in plan_ids(root / "plans"):
        plan = real_plan(root, plan_id)
        assert differing(plan, busy_year(plan, plan.periods["period"][1])) == {}, plan_id


@pytest.mark.slow
def test_published_figures(root: Path) -> None:
    plan = real_plan(root, "tro-giup-phap-ly")
    assert differing(plan, busy_year(plan, "2024")) == {}


def test_a_wrong_figure_would_be_found() -> None:
    snapshot = mixed()
    oracle = Oracle(small_plan(), snapshot)

    assert oracle.value("tasks.completed-of-tasks@A") == 1
    assert oracle.value("tasks.completed-of-tasks.percent@A") == pytest.approx(100 / 3)
    with pytest.raises(KeyError):
        oracle.value("tasks.unheard_of")
