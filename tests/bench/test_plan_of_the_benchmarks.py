"""What the benchmarks measure on keeps up with the schemas."""

from pathlib import Path

from bench.cases import CASES, PROMISED
from bench.plan_data import PERIOD, PLAN, unit_id, write_plans
from tiendo.plan import duties, load_plan


def test_the_made_up_plan_can_be_loaded(tmp_path: Path) -> None:
    write_plans(tmp_path, units=3)
    plan = load_plan(tmp_path, PLAN)

    assert set(duties(plan, plan.period(PERIOD))["agency"]) >= {unit_id(n) for n in (1, 2, 3)}


def test_what_is_promised_is_measured_first_and_at_three_sizes() -> None:
    once = {"import_polars", "prefect_start"}

    assert tuple(CASES)[: len(PROMISED)] == PROMISED
    assert {name for name in PROMISED if len(set(CASES[name].sizes)) < 3} == once
    assert max(CASES["collect"].sizes) == 3400
