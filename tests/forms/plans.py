"""A small invented plan (dữ liệu minh họa) whose texts are as awkward as a form must bear."""

from datetime import date

import polars as pl

from schemas.plan import PLAN_TABLES, REGISTRY_TABLES
from tiendo.plan import Plan, Registry

HEAD = {
    "version": "1",
    "number": "01/QĐ-MH",
    "title_vi": "Kế hoạch minh họa & thử nghiệm",
    "short_vi": "Kế hoạch minh họa",
    "coordinator": "co-quan-a",
}
AGENCIES = [("co-quan-a", "Cơ quan A"), ("co-quan-b", "=Cơ quan B & C"), ("co-quan-d", "Cơ quan D")]
TITLES = {"1.1": '=HYPERLINK("x")', "1.2": "+1 <b>việc</b>", "1.3": "-2 việc", "1.4": "@việc & việc"}


def small_plan() -> Plan:
    """A leads all tasks, B supports them on request, D owes a report without any task."""
    return Plan(
        id="minh-hoa",
        digest="0" * 64,
        head=HEAD,
        registry=Registry(**_registry()),
        tasks=_table("tasks", _tasks()),
        assignments=_table("assignments", _assignments()),
        outputs=_table(
            "outputs", [{"ref": "1.1", "text_vi": text} for text in ("=Báo cáo.", "Sách;", "=Báo cáo.")]
        ),
        milestones=_table("milestones", [{"ref": "1.1", "kind": "once", "due": date(2023, 6, 30)}]),
        periods=_table("periods", [_PERIOD]),
        obligations=_table("obligations", [_owes(agency) for agency, _ in AGENCIES]),
        indicators=_table("indicators", [_INDICATOR]),
    )


_PERIOD = {
    "period": "2023",
    "year": 2023,
    "title_vi": "Năm 2023",
    "window_from": date(2022, 12, 15),
    "window_to": date(2023, 12, 14),
    "due_before": date(2024, 1, 1),
    "closes_on": date(2023, 12, 31),
}
_INDICATOR = {
    "indicator": "so-viec",
    "ref": "1.1",
    "kind": "count",
    "direction": "up",
    "title_vi": "=Số việc",
    "unit_vi": "việc",
}


def _owes(agency: str) -> dict:
    return {
        "obligation": f"bao-cao-{agency}",
        "agency": agency,
        "requested": agency == "co-quan-b",
        "reports": True,
    }


def _registry() -> dict[str, pl.DataFrame]:
    rows = {
        "agencies": [{"agency": agency, "kind": "ministry", "name_vi": name} for agency, name in AGENCIES]
    }
    return {name: _frame(model, rows.get(name, [])) for name, model in REGISTRY_TABLES.items()}


def _tasks() -> list[dict]:
    leaves = [{"ref": ref, "parent": "1", "leaf": True, "title_vi": title} for ref, title in TITLES.items()]
    return [{"ref": "1", "leaf": False, "title_vi": "Nhóm việc"}, *leaves]


def _assignments() -> list[dict]:
    leads = [{"ref": ref, "role": "lead", "agency": "co-quan-a", "requested": False} for ref in TITLES]
    support = [{"ref": ref, "role": "support", "agency": "co-quan-b", "requested": True} for ref in TITLES]
    leads[0] |= {"scope_vi": "=phần việc"}
    return [*leads, *support]


def _table(name: str, rows: list[dict]) -> pl.DataFrame:
    return _frame(PLAN_TABLES[name], rows)


def _frame(model: type, rows: list[dict]) -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
