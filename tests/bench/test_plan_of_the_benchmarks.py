"""What the benchmarks measure on keeps up with the schemas."""

from pathlib import Path

from bench.plan_data import PERIOD, PLAN, unit_id, write_plans
from tiendo.plan import duties, load_plan


def test_the_made_up_plan_can_be_loaded(tmp_path: Path) -> None:
    write_plans(tmp_path, units=3)
    plan = load_plan(tmp_path, PLAN)

    assert set(duties(plan, plan.period(PERIOD))["agency"]) >= {unit_id(n) for n in (1, 2, 3)}
