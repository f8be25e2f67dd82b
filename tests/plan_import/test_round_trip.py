"""Shipped plans, written out as decisions write their annexes, come back as they were."""

from pathlib import Path

import polars as pl
import pytest

from tiendo.plan import Plan, load_plan
from tiendo.plan.importing import annex_of_tables, draft

HEADER = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả dự kiến", "Thời hạn"]
COMPARED = {
    "tasks": ["ref", "parent", "label", "title_vi"],
    "assignments": ["ref", "role", "agency", "group", "requested", "scope_vi", "qualifier_vi"],
    "outputs": ["ref", "text_vi"],
    "milestones": ["ref", "kind", "from_on", "due", "text_vi"],
}


@pytest.fixture(scope="module", params=["iccpr-1252", "lao-dong-145"])
def plan(request: pytest.FixtureRequest, root: Path) -> Plan:
    return load_plan(root / "plans", request.param)


def annex_rows(plan: Plan) -> list[list[str]]:
    """The plan's tasks as rows of a table, entries of a cell one below the other."""
    return [
        [
            row["label"],
            row["title_vi"],
            _assignees(plan, row["ref"], "lead"),
            _assignees(plan, row["ref"], "support"),
            _bullets(plan.outputs.filter(ref=row["ref"])["text_vi"].to_list()),
            _bullets(plan.milestones.filter(ref=row["ref"])["text_vi"].to_list()),
        ]
        for row in plan.tasks.iter_rows(named=True)
    ]


def _assignees(plan: Plan, ref: str, role: str) -> str:
    entries = []
    for row in plan.assignments.filter(ref=ref, role=role).iter_rows(named=True):
        asked = "Đề nghị " if row["requested"] else ""
        scope = f" ({row['scope_vi']})" if row["scope_vi"] else ""
        qualifier = f" {row['qualifier_vi']}" if row["qualifier_vi"] else ""
        entries.append(f"{asked}{plan.registry.name(row['agency'] or row['group'])}{scope}{qualifier}")
    return _bullets(entries)


def _bullets(entries: list[str]) -> str:
    return entries[0] if len(entries) == 1 else "\n".join(f"- {entry};" for entry in entries)


@pytest.mark.parametrize("table", COMPARED)
def test_a_written_annex_comes_back(plan: Plan, table: str) -> None:
    drafted = draft(annex_of_tables("annex.docx", [[HEADER, *annex_rows(plan)]]), plan.registry)
    columns = COMPARED[table]
    assert drafted.tables[table].select(columns).rows() == getattr(plan, table).select(columns).rows()


def test_tasks_are_told_from_headings(plan: Plan) -> None:
    """A heading with nothing below it cannot be told from a task: objectives, for one."""
    drafted = draft(annex_of_tables("annex.docx", [[HEADER, *annex_rows(plan)]]), plan.registry)
    childless = plan.tasks.filter(~pl.col("ref").is_in(plan.tasks["parent"].drop_nulls().implode()))["ref"]
    assert drafted.tables["tasks"].filter("leaf")["ref"].equals(childless)
    assert set(plan.leaves["ref"]) <= set(childless)


def test_cut_into_pages_it_is_the_same(plan: Plan) -> None:
    rows = annex_rows(plan)
    pages = [[HEADER, *rows[start : start + 7]] for start in range(0, len(rows), 7)]
    whole = draft(annex_of_tables("annex.docx", [[HEADER, *rows]]), plan.registry)
    cut = draft(annex_of_tables("annex.docx", pages), plan.registry)
    for table in COMPARED:
        assert cut.tables[table].equals(whole.tables[table])


def test_no_agency_of_a_shipped_plan_is_unknown(plan: Plan) -> None:
    drafted = draft(annex_of_tables("annex.docx", [[HEADER, *annex_rows(plan)]]), plan.registry)
    assert [f.value for f in drafted.findings if f.is_error] == []
    assert drafted.tables["assignments"].select(pl.len()).item() == plan.assignments.height
