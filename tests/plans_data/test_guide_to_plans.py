"""The guides to plan folders name every file, every column and every kind."""

import unicodedata
from pathlib import Path

import pytest

from schemas.plan import OPTIONAL_PLAN_TABLES, OPTIONAL_REGISTRY_TABLES, PLAN_TABLES, REGISTRY_TABLES
from schemas.terms import IndicatorKind, MilestoneKind
from tiendo.plan import plan_ids

TABLES = PLAN_TABLES | REGISTRY_TABLES | OPTIONAL_PLAN_TABLES | OPTIONAL_REGISTRY_TABLES


@pytest.fixture(params=["plans.md", "ke-hoach.vi.md"])
def guide(request: pytest.FixtureRequest, root: Path) -> str:
    return (root / "docs" / request.param).read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_files_and_columns(guide: str, table: str) -> None:
    assert f"{table}.csv" in guide
    assert [column for column in TABLES[table].to_schema().columns if f"`{column}`" not in guide] == []


@pytest.mark.parametrize("kinds", [MilestoneKind, IndicatorKind])
def test_kinds(guide: str, kinds: type[MilestoneKind] | type[IndicatorKind]) -> None:
    assert [kind for kind in kinds.codes() if f"`{kind}`" not in guide] == []


def test_models(guide: str, root: Path) -> None:
    assert [plan for plan in plan_ids(root / "plans") if f"`{plan}`" not in guide] == []
    assert unicodedata.is_normalized("NFC", guide)
