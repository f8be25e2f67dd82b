"""What `plan check` says beyond single tables: cycles, open points, published figures."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from schemas.plan import OPTIONAL_PLAN_TABLES
from tests.plan.toy import PLAN, Row, sound_tables, task, write_folder
from tiendo.plan import load_plan
from tiendo.plan.load import read_plan

INDICATOR: Row = {
    "ref": "1.1",
    "kind": "count",
    "direction": "none",
    "title_vi": "Số vụ",
    "title_en": "Cases",
    "unit_vi": "vụ",
    "unit_en": "cases",
}


def found(folder: Path, *codes: str) -> list[tuple[str, str, int | None, str | None]]:
    findings = read_plan(folder, PLAN)[1]
    return [(f.code, f.file, f.line, f.value) for f in findings if f.code in codes]


def with_head(folder: Path, text: str) -> Path:
    path = folder / PLAN / "plan.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return folder


def with_issue_date(folder: Path, line: str) -> Path:
    """Replace the head's line that gives the day of issue."""
    path = folder / PLAN / "plan.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [one for one in lines if not one.startswith("issued_on")]
    path.write_text("\n".join([*kept, line, ""]), encoding="utf-8")
    return folder


def publish(folder: Path, *figures: tuple[str, float, str]) -> Path:
    """Add published figures: indicator, value, label."""
    lines = [",".join(OPTIONAL_PLAN_TABLES["published"].to_schema().columns)]
    lines += [f"{indicator},,,{label},{label},{value},,,Nguồn,Source" for indicator, value, label in figures]
    (folder / PLAN / "published.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_rows_that_are_their_own_ancestors(tmp_path: Path) -> None:
    rows: Sequence[Row] = [
        *sound_tables()["tasks"],
        task("2") | {"parent": "3", "leaf": False},
        task("3") | {"parent": "2", "leaf": False},
        task("4") | {"parent": "4"},
        task("5") | {"parent": "2"},  # hangs on a cycle without being part of it
    ]
    write_folder(tmp_path, tasks=rows)
    assert found(tmp_path, "plan_cycle") == [
        ("plan_cycle", f"{PLAN}/tasks.csv", 5, "2"),
        ("plan_cycle", f"{PLAN}/tasks.csv", 6, "3"),
        ("plan_cycle", f"{PLAN}/tasks.csv", 7, "4"),
    ]


def test_agencies_that_succeed_one_another_in_a_circle(tmp_path: Path) -> None:
    rows = [
        {"predecessor": "bo-b", "successor": "bo-c", "effective_on": "2022-07-01", "basis_vi": "x"},
        {"predecessor": "bo-c", "successor": "bo-b", "effective_on": "2023-07-01", "basis_vi": "x"},
    ]
    write_folder(tmp_path, successions=rows)
    assert [place[2] for place in found(tmp_path, "plan_cycle")] == [2, 3]


def test_parts_of_themselves(tmp_path: Path) -> None:
    write_folder(tmp_path, indicators=[INDICATOR | {"indicator": "a", "part_of": "a"}])
    assert [place[3] for place in found(tmp_path, "plan_cycle")] == ["a"]


def test_an_issue_date_must_be_a_date(tmp_path: Path) -> None:
    with_issue_date(write_folder(tmp_path), 'issued_on = "26/9/2019"')
    assert found(tmp_path, "plan_value_malformed") == [
        ("plan_value_malformed", f"{PLAN}/plan.toml", None, "26/9/2019")
    ]


def test_only_the_number_may_be_empty(tmp_path: Path) -> None:
    write_folder(tmp_path)
    path = tmp_path / PLAN / "plan.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"01/QĐ-MH"', '""').replace('"Illustrative plan"', '""', 1), encoding="utf-8"
    )
    missing = [f.column for f in read_plan(tmp_path, PLAN)[1] if f.code == "plan_value_missing"]
    assert missing == ["title_en"]


def test_a_review_over_unknown_periods(tmp_path: Path) -> None:
    with_head(write_folder(tmp_path), '[review]\nfrom = "2021"\nto = "2030"\n')
    assert [place[3] for place in found(tmp_path, "plan_reference_unknown")] == ["2030"]


def test_what_the_coordinator_set_is_told_from_what_the_source_says(tmp_path: Path) -> None:
    rows = [row | {"clause": ""} for row in sound_tables()["obligations"][:1]]
    with_issue_date(write_folder(tmp_path, obligations=rows), "[calendar]\ngiven = false")
    codes = ("plan_head_open", "plan_calendar_set", "plan_obligation_set")
    assert [place[0] for place in found(tmp_path, *codes)] == list(codes)


def test_texts_left_in_vietnamese(tmp_path: Path) -> None:
    rows = [task("1", leaf=False), task("1.1") | {"title_en": "Việc"}, task("1.2")]
    write_folder(tmp_path, tasks=rows)
    assert found(tmp_path, "plan_not_translated") == [("plan_not_translated", f"{PLAN}/tasks.csv", 3, None)]


@pytest.mark.parametrize(
    ("total", "parts", "differs"),
    [
        (10, (6, 4), False),
        (11, (6, 4), True),
        (10, (6,), False),
    ],  # with a part unpublished nothing is compared
)
def test_published_parts(tmp_path: Path, total: int, parts: tuple[int, ...], differs: bool) -> None:
    indicators = [INDICATOR | {"indicator": "a"}]
    indicators += [INDICATOR | {"indicator": part, "part_of": "a"} for part in ("b", "c")]
    write_folder(tmp_path, indicators=indicators)
    figures = [
        ("a", total, "x"),
        *((part, value, "x") for part, value in zip(("b", "c"), parts, strict=False)),
    ]
    publish(tmp_path, *figures)
    assert bool(found(tmp_path, "plan_published_differs")) is differs


@pytest.mark.parametrize(("share", "differs"), [(59.3, False), (59.4, True), (59, False), (60, True)])
def test_published_ratios_are_compared_at_their_precision(
    tmp_path: Path, share: float, differs: bool
) -> None:
    ratio = {"kind": "ratio", "numerator": "a", "denominator": "b", "unit_en": "%", "unit_vi": "%"}
    indicators = [INDICATOR | {"indicator": one} for one in ("a", "b")]
    write_folder(tmp_path, indicators=[*indicators, INDICATOR | {"indicator": "r"} | ratio])
    publish(tmp_path, ("a", 139_200, "x"), ("b", 234_569, "x"), ("r", share, "x"))
    assert bool(found(tmp_path, "plan_published_differs")) is differs


def test_figures_with_another_label_are_other_figures(tmp_path: Path) -> None:
    indicators = [INDICATOR | {"indicator": "a"}, INDICATOR | {"indicator": "b", "part_of": "a"}]
    write_folder(tmp_path, indicators=indicators)
    publish(tmp_path, ("a", 10, "2020"), ("b", 4, "2021"))
    assert found(tmp_path, "plan_published_differs") == []


def test_published_figures_of_an_unknown_indicator(tmp_path: Path) -> None:
    publish(write_folder(tmp_path), ("z", 10, "2020"))
    assert [place[3] for place in found(tmp_path, "plan_reference_unknown")] == ["z"]


def test_a_plan_without_optional_tables_has_empty_ones(tmp_path: Path) -> None:
    plan = load_plan(write_folder(tmp_path), PLAN)
    assert plan.published.is_empty()
    assert plan.partners.is_empty()
    assert plan.registry.group_aliases.is_empty()
