"""The plan of Decision 1252/QĐ-TTg against its annex: `annex.csv` was typed from the decision, not from the plan."""

import csv
import json
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.cli.main import app
from tiendo.plan.load import read_plan

PLAN = "iccpr-1252"
HEADINGS = """A A.II A.II.1 A.II.2 A.II.2.2 A.II.3 B B.III B.IV B.V B.VI C C.II C.IV D D.IV D.V""".split()
NO_OUTPUT = ["A.II.2.2.a", "A.II.2.2.b", "A.II.2.2.c", "A.II.2.2.d", "A.II.2.2.đ", "A.II.3.1"]
NO_SUPPORT = "B.II B.III.1 B.III.2 B.III.3 B.III.4 B.V.1 B.V.2 B.VI.1 B.VI.2 C.IV.2 D.I D.II".split()


def typed() -> list[dict[str, str]]:
    """The leaf rows as typed. `?` is "Đề nghị", `@` a group, `[…]` the bracketed scope, `|` parts entries."""
    with Path(__file__).with_name("annex.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def entries(cell: str) -> list[str]:
    return cell.split(" | ") if cell else []


@pytest.fixture(scope="module")
def shown() -> Mapping[str, Any]:
    """What the command prints."""
    result = CliRunner().invoke(app, ["plan", "show", PLAN, "--json"])
    assert result.exit_code == 0
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def tasks(shown) -> Mapping[str, Mapping[str, Any]]:
    return {task["ref"]: task for task in shown["tasks"]}


def test_every_row_in_its_order(shown) -> None:
    assert len(shown["tasks"]) == 71
    leaves = [task["ref"] for task in shown["tasks"] if task["leaf"]]
    assert leaves == [row["ref"] for row in typed()]
    assert Counter(ref[0] for ref in leaves) == {"A": 25, "B": 13, "C": 9, "D": 7}
    assert [task["ref"] for task in shown["tasks"] if not task["leaf"]] == HEADINGS


def test_a_reference_is_its_parents_and_its_own_label(tasks) -> None:
    for ref, task in tasks.items():
        parent, _, label = ref.rpartition(".")
        assert (task["parent"] or "") == parent
        assert task["label"].rstrip(".").rpartition(".")[2] == label
        assert not parent or not tasks[parent]["leaf"]


@pytest.mark.parametrize("row", typed(), ids=lambda row: row["ref"])
def test_row(row: Mapping[str, str], tasks) -> None:
    task = tasks[row["ref"]]
    assert [_assignee(one) for one in task["lead"]] == entries(row["lead"])
    assert [_assignee(one) for one in task["support"]] == entries(row["support"])
    assert [_milestone(one) for one in task["milestones"]] == entries(row["milestones"])
    openings = entries(row["outputs"])
    assert len(task["outputs"]) == len(openings)
    for output, opening in zip(task["outputs"], openings, strict=True):
        assert output.startswith(opening)


def test_what_the_annex_leaves_open_stays_open(tasks) -> None:
    leaves = [task for task in tasks.values() if task["leaf"]]
    assert [task["ref"] for task in leaves if not task["outputs"]] == NO_OUTPUT
    assert [task["ref"] for task in leaves if not task["milestones"]] == ["A.II.2.2.đ"]
    assert [task["ref"] for task in leaves if not task["support"]] == NO_SUPPORT
    assert [task["ref"] for task in leaves if not task["lead"]] == []


def test_what_the_annex_leaves_open_is_said(root: Path) -> None:
    plan, findings = read_plan(root / "plans", PLAN)
    assert plan is not None
    assert not any(finding.is_error for finding in findings)
    said = Counter(finding.code for finding in findings)
    assert said == {"plan_no_output": 6, "plan_no_deadline": 1, "plan_no_support": 12}
    assert [f.value for f in findings if f.code == "plan_no_support"] == NO_SUPPORT


def test_headings_carry_nothing(tasks) -> None:
    for ref in HEADINGS:
        assert not any(tasks[ref][part] for part in ("lead", "support", "outputs", "milestones"))


def test_the_number_is_the_annexes_not_the_misprint_of_the_head(shown) -> None:
    assert shown["number"] == "1252/QĐ-TTg"
    assert shown["issued_on"] == "2019-09-26"
    assert any("125/LQĐ-TTg" in note["text_vi"] for note in shown["notes"])


def test_duties_outside_the_annex(shown) -> None:
    found = {
        (o["clause"], o["agency"] or f"@{o['group']}", o["requested"], o["due_before"], o["reports"])
        for o in shown["obligations"]
    }
    assert {
        ("III.1", "@cac-bo-nganh", False, "2019-12-15", False),
        ("III.1", "@ubnd-cac-tinh", False, "2019-12-15", False),
        ("III.2", "bo-tu-phap", False, None, False),
        ("III.3", "@cac-bo-nganh", False, None, True),
        ("III.3", "@ubnd-cac-tinh", False, None, True),
        ("III.4", "toa-an-nhan-dan-toi-cao", True, None, True),
        ("III.4", "vien-kiem-sat-nhan-dan-toi-cao", True, None, True),
        ("III.5", "mat-tran-to-quoc", True, None, False),
    } <= found


def test_notification_is_due_before_30_november_of_each_year(shown) -> None:
    years = {period["id"]: period for period in shown["periods"]}
    assert {"2020", "2021", "2022", "2023"} <= years.keys()
    for year, period in years.items():
        assert period["due_before"] == f"{year}-11-30"
        assert period["window_to"] < period["due_before"]


def test_all_text_is_in_one_unicode_form(shown) -> None:
    text = json.dumps(shown, ensure_ascii=False)
    assert unicodedata.is_normalized("NFC", text)


def test_titles_are_in_both_languages(shown) -> None:
    assert all(task["title_vi"] != task["title_en"] for task in shown["tasks"])
    assert all(task["title_en"].isascii() or "đ" in task["ref"] for task in shown["tasks"])


def _assignee(one: Mapping[str, Any]) -> str:
    name = f"{'?' if one['requested'] else ''}{'@' if one['is_group'] else ''}{one['agency']}"
    return f"{name} [{one['scope']}]" if one["scope"] else name


def _milestone(one: Mapping[str, Any]) -> str:
    span = "..".join(day for day in (one["from"], one["due"]) if day)
    return f"{one['kind']} {span}".strip()
