"""What the benchmarks measure on keeps up with the schemas."""

from pathlib import Path

from bench.cases import CASES, PROMISED
from bench.growth import BEGIN, END, write_growth
from bench.plan_data import PERIOD, PLAN, unit_id, write_plans
from bench.ratios import Measured, growth
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


def test_growth_is_told_from_size_to_size() -> None:
    grown = growth(Measured("annex", 340, 0.5, 0.5, 100.0), Measured("annex", 1020, 2.0, 1.8, 150.0))

    assert (grown.size, grown.seconds, grown.peak_mb) == (3.0, 4.0, 1.5)


def test_the_page_on_scale_takes_the_growth_of_a_run(tmp_path: Path) -> None:
    page = tmp_path / "scale.md"
    page.write_text(Path("docs/scale.md").read_text(encoding="utf-8"), encoding="utf-8")
    run = [Measured("import_polars", 1, 0.3, 0.3, 50.0)]
    run += [Measured("annex", size, size / 1000, size / 1000, 100.0) for size in CASES["annex"].sizes]

    write_growth(page, run)
    write_growth(page, run)  # once more changes nothing

    text = page.read_text(encoding="utf-8")
    inside = text[text.index(BEGIN) : text.index(END)]
    assert "| `annex` (table rows) | 340 · 1,020 · 3,400 | 0.34 · 1 · 3.4 | 100 · 100 · 100 |" in inside
    assert "import_polars" not in inside
    assert text.count("`annex`") == 1
