"""A broken plan folder: every finding at once, each with its file, line and column."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from schemas.plan import PLAN_TABLES
from tests.plan import toy
from tests.plan.toy import PLAN, Row, sound_tables, write_folder
from tiendo.errors import InputError, UsageError
from tiendo.plan import load_plan, plan_ids
from tiendo.plan.check import PlanFinding
from tiendo.plan.load import read_plan

Place = tuple[str, str, int | None, str | None]


def found(folder: Path) -> list[Place]:
    """Errors as (code, file, line, column)."""
    findings = read_plan(folder, PLAN)[1]
    return [(f.code, f.file, f.line, f.column) for f in findings if f.is_error]


def with_rows(table: str, *rows: Row) -> dict[str, Sequence[Row]]:
    """The sound table with more rows."""
    return {table: [*sound_tables()[table], *rows]}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_plan_has_no_errors(tmp_path: Path) -> None:
    assert found(write_folder(tmp_path)) == []
    assert plan_ids(tmp_path) == [PLAN]


@pytest.mark.parametrize("table", PLAN_TABLES)
def test_missing_file(tmp_path: Path, table: str) -> None:
    write_folder(tmp_path)
    (tmp_path / PLAN / f"{table}.csv").unlink()
    assert found(tmp_path) == [("plan_file_missing", f"{PLAN}/{table}.csv", None, None)]


def test_missing_registry_file(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "registry" / "aliases.csv").unlink()
    assert found(tmp_path) == [("plan_file_missing", "registry/aliases.csv", None, None)]


@pytest.mark.parametrize("day", ["2022-02-30", "31/12/2022", "2022", "năm 2022"])
def test_bad_date(tmp_path: Path, day: str) -> None:
    write_folder(tmp_path, **with_rows("milestones", {"ref": "1.2", "kind": "once", "due": day}))
    assert found(tmp_path) == [("plan_value_malformed", f"{PLAN}/milestones.csv", 3, "due")]


def test_bad_number_and_bad_flag(tmp_path: Path) -> None:
    write_folder(
        tmp_path,
        **with_rows("periods", toy.period(2023) | {"year": "MMXXIII"}),
        **with_rows("tasks", toy.task("1.3") | {"leaf": "yes"}),
    )
    assert found(tmp_path) == [
        ("plan_value_malformed", f"{PLAN}/tasks.csv", 5, "leaf"),
        ("plan_value_malformed", f"{PLAN}/periods.csv", 4, "year"),
    ]


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("assignments", toy.assigned("1.1", "lead", "bo-z"), "agency"),
        ("assignments", toy.assigned("1.1", "lead", "@bo-z"), "group"),
        ("assignments", toy.assigned("1.9", "lead", "bo-a"), "ref"),
        ("assignments", toy.assigned("1", "lead", "bo-a"), "ref"),  # a heading has no assignments
        ("milestones", {"ref": "1.9", "kind": "annual"}, "ref"),
        ("outputs", {"ref": "1.9", "text_vi": "Báo cáo", "text_en": "Report"}, "ref"),
        ("obligations", toy.owes("z", "bo-z"), "agency"),
        ("tasks", toy.task("9.1"), "parent"),
    ],
)
def test_unknown_reference(tmp_path: Path, table: str, row: Row, column: str) -> None:
    write_folder(tmp_path, **with_rows(table, row))
    line = len(sound_tables()[table]) + 2
    assert found(tmp_path) == [("plan_reference_unknown", f"{PLAN}/{table}.csv", line, column)]


def test_unknown_agency_in_the_registry(tmp_path: Path) -> None:
    write_folder(tmp_path, aliases=[{"agency": "bo-z", "alias": "BZ"}])
    assert found(tmp_path) == [("plan_reference_unknown", "registry/aliases.csv", 2, "agency")]


def test_unknown_coordinator(tmp_path: Path) -> None:
    edit(write_folder(tmp_path) / PLAN / "plan.toml", '"bo-a"', '"bo-z"')
    assert found(tmp_path) == [("plan_reference_unknown", f"{PLAN}/plan.toml", None, "coordinator")]


@pytest.mark.parametrize("who", ["neither", "both"])
def test_neither_agency_nor_group_or_both(tmp_path: Path, who: str) -> None:
    names = {"agency": "bo-a", "group": "cac-bo"} if who == "both" else {"agency": ""}
    write_folder(tmp_path, **with_rows("assignments", toy.assigned("1.1", "lead", "bo-a") | names))
    assert found(tmp_path) == [("plan_assignee", f"{PLAN}/assignments.csv", 4, "agency")]


def test_duplicate_reference(tmp_path: Path) -> None:
    write_folder(tmp_path, **with_rows("tasks", toy.task("1.2")))
    assert ("plan_value_repeated", f"{PLAN}/tasks.csv", 5, "ref") in found(tmp_path)
    assert {(code, column) for code, _, _, column in found(tmp_path)} == {("plan_value_repeated", "ref")}


def test_missing_value(tmp_path: Path) -> None:
    write_folder(tmp_path, **with_rows("tasks", toy.task("1.3") | {"label": ""}))
    assert found(tmp_path) == [("plan_value_missing", f"{PLAN}/tasks.csv", 5, "label")]


def test_value_outside_the_vocabulary(tmp_path: Path) -> None:
    write_folder(tmp_path, **with_rows("milestones", {"ref": "1.2", "kind": "someday"}))
    assert found(tmp_path) == [("plan_value_not_allowed", f"{PLAN}/milestones.csv", 3, "kind")]


def test_unknown_column_and_missing_column(tmp_path: Path) -> None:
    edit(write_folder(tmp_path) / PLAN / "outputs.csv", "text_en", "english")
    assert found(tmp_path) == [
        ("plan_column_missing", f"{PLAN}/outputs.csv", 1, "text_en"),
        ("plan_column_unknown", f"{PLAN}/outputs.csv", 1, "english"),
    ]


def test_repeated_column(tmp_path: Path) -> None:
    edit(write_folder(tmp_path) / PLAN / "outputs.csv", "text_en", "text_vi,text_en")
    assert ("plan_column_repeated", f"{PLAN}/outputs.csv", 1, "text_vi") in found(tmp_path)


def test_wrong_width(tmp_path: Path) -> None:
    edit(write_folder(tmp_path) / PLAN / "outputs.csv", "1.1,Báo cáo,", "1.1,Báo cáo, tổng kết,")
    assert found(tmp_path) == [("plan_row_width", f"{PLAN}/outputs.csv", 2, None)]


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    write_folder(tmp_path)
    path = tmp_path / PLAN / "milestones.csv"
    text = path.read_text(encoding="utf-8").rstrip()
    path.write_text(f'{text}\n\n1.1,annual,,,"hai\ndòng"\n1.9,annual,,,\n', encoding="utf-8")
    assert found(tmp_path) == [("plan_reference_unknown", f"{PLAN}/milestones.csv", 6, "ref")]


def test_quote_that_never_closes(tmp_path: Path) -> None:
    edit(write_folder(tmp_path) / PLAN / "outputs.csv", "Báo cáo", '"Báo cáo')
    assert [place[:2] for place in found(tmp_path)] == [("plan_table_unreadable", f"{PLAN}/outputs.csv")]


def test_not_utf_8(tmp_path: Path) -> None:
    write_folder(tmp_path)
    path = tmp_path / PLAN / "outputs.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert [place[:2] for place in found(tmp_path)] == [("plan_table_unreadable", f"{PLAN}/outputs.csv")]


def test_bad_toml(tmp_path: Path) -> None:
    edit(write_folder(tmp_path) / PLAN / "plan.toml", 'version = "1"', "version = ")
    ((code, file, *_),) = found(tmp_path)
    assert (code, file) == ("plan_head_unreadable", f"{PLAN}/plan.toml")


def test_key_missing_in_the_head(tmp_path: Path) -> None:
    edit(write_folder(tmp_path) / PLAN / "plan.toml", "number =", "nummer =")
    assert found(tmp_path) == [("plan_key_missing", f"{PLAN}/plan.toml", None, "number")]


def test_everything_at_once(tmp_path: Path) -> None:
    write_folder(
        tmp_path,
        **with_rows("milestones", {"ref": "1.2", "kind": "someday", "due": "31/12/2022"}),
        **with_rows("tasks", toy.task("1.2")),
    )
    (tmp_path / PLAN / "outputs.csv").unlink()
    edit(tmp_path / PLAN / "plan.toml", 'version = "1"', "version = ")
    edit(tmp_path / "registry" / "groups.csv", "kinds", "sorts")
    with pytest.raises(InputError) as raised:
        load_plan(tmp_path, PLAN)
    for lang in ("vi", "en"):
        message = raised.value.message(lang)
        for file in ("milestones.csv", "tasks.csv", "outputs.csv", "plan.toml", "registry/groups.csv"):
            assert file in message
    assert f"{PLAN}/milestones.csv, dòng 3, cột due" in raised.value.vi
    assert f"{PLAN}/milestones.csv, line 3, column kind" in raised.value.en


def test_every_code_of_a_plan_finding_has_its_wording() -> None:
    from schemas.findings import catalogue

    for code in catalogue():
        if code.startswith("plan_"):
            finding = PlanFinding(code, "x.csv", 3, "ref", "A")
            assert all("{" not in finding.message(lang) for lang in ("vi", "en"))


def test_unknown_plan(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=PLAN):
        load_plan(write_folder(tmp_path), "khac")


def test_no_plans_at_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load_plan(tmp_path, PLAN)
