"""An invented plan (dữ liệu minh họa) that has one task of every kind that the intake's rules tell apart."""

from datetime import date

import polars as pl

from schemas.plan import PLAN_TABLES, REGISTRY_TABLES
from tiendo.plan import Plan, Registry

HOME, OTHER, THIRD = "co-quan-a", "co-quan-b", "co-quan-c"
YEARLY, ONCE, LATER, BIENNIAL, OVERDUE = "A.1", "A.2", "A.3", "A.4", "B.1.d"
OTHERS_OWN, SUPPORTED = "B.1.đ", "B.2"
COUNTED, LEVEL, OTHERS_COUNT = "so-viec", "muc-dat", "so-viec-khac"
RECEIVED = date(2023, 11, 20)

_HEAD = {
    "version": "1",
    "number": "01/QĐ-MH",
    "issued_on": date(2019, 9, 26),
    "title_vi": "Kế hoạch minh họa",
    "short_vi": "Kế hoạch minh họa",
    "coordinator": HOME,
}
_AGENCIES = (
    (HOME, "Cơ quan A", "Agency A"),
    (OTHER, "Cơ quan Bê", "Agency Be"),
    (THIRD, "Cơ quan Xê", "Agency Ce"),
)
_TASKS = {
    YEARLY: "Việc hàng năm",
    ONCE: "Việc một lần",
    LATER: "Việc chưa đến hạn",
    BIENNIAL: "Việc hai năm một lần",
    OVERDUE: "Việc đã quá hạn",
    OTHERS_OWN: "Việc của cơ quan khác",
    SUPPORTED: "Việc phối hợp",
}
_LEADS = {
    HOME: (YEARLY, ONCE, LATER, BIENNIAL, OVERDUE),
    OTHER: (YEARLY, OTHERS_OWN, SUPPORTED),
}
_SUPPORT = {HOME: (SUPPORTED,), OTHER: (ONCE,)}
_MILESTONES = (
    (YEARLY, "annual", None),
    (ONCE, "preliminary", date(2022, 6, 30)),
    (ONCE, "final", date(2023, 12, 31)),
    (LATER, "once", date(2025, 12, 31)),
    (BIENNIAL, "biennial", date(2021, 12, 31)),
    (OVERDUE, "once", date(2023, 6, 30)),
    (OTHERS_OWN, "annual", None),
    (SUPPORTED, "annual", None),
)
_INDICATORS = (
    (COUNTED, YEARLY, "count", None),
    (LEVEL, YEARLY, "stock", None),
    (OTHERS_COUNT, OTHERS_OWN, "count", OTHER),
)


def world() -> Plan:
    """The plan: `HOME` leads most tasks, `OTHER` some, `THIRD` owes a report without a task."""
    rows = {
        "tasks": [
            {"ref": "A", "leaf": False, "title_vi": "Nhóm A"},
            {"ref": "B", "leaf": False, "title_vi": "Nhóm B"},
            *({"ref": ref, "parent": ref[0], "leaf": True, "title_vi": t} for ref, t in _TASKS.items()),
        ],
        "assignments": [*_assigned("lead", _LEADS), *_assigned("support", _SUPPORT)],
        "outputs": [{"ref": ref, "text_vi": "Báo cáo"} for ref in (YEARLY, ONCE)],
        "milestones": [{"ref": ref, "kind": kind, "due": due} for ref, kind, due in _MILESTONES],
        "periods": [_period(2022), _period(2023)],
        "obligations": [
            {"obligation": f"bao-cao-{agency}", "agency": agency, "requested": False, "reports": True}
            for agency, *_ in _AGENCIES
        ],
        "indicators": [
            {
                "indicator": name,
                "ref": ref,
                "kind": kind,
                "agency": agency,
                "title_vi": f"Số liệu minh họa {name}",
                "unit_vi": "việc",
            }
            for name, ref, kind, agency in _INDICATORS
        ],
    }
    agencies = [
        {"agency": agency, "kind": "ministry", "name_vi": vi, "name_en": en} for agency, vi, en in _AGENCIES
    ]
    aliases = [{"agency": OTHER, "alias": "CQB"}]
    return Plan(
        id="minh-hoa",
        digest="0" * 64,
        head=_HEAD,
        registry=Registry(**_frames(REGISTRY_TABLES, {"agencies": agencies, "aliases": aliases})),
        **_frames(PLAN_TABLES, rows),
    )


def _assigned(role: str, duties: dict[str, tuple[str, ...]]) -> list[dict]:
    return [
        {"ref": ref, "role": role, "agency": agency, "requested": False}
        for agency, refs in duties.items()
        for ref in refs
    ]


def _period(year: int) -> dict:
    return {
        "period": str(year),
        "year": year,
        "title_vi": f"Năm {year}",
        "title_en": f"Year {year}",
        "window_from": date(year - 1, 11, 15),
        "window_to": date(year, 11, 14),
        "due_before": date(year, 11, 30),
        "closes_on": date(year, 12, 31),
    }


def _frames(models: dict[str, type], rows: dict[str, list[dict]]) -> dict[str, pl.DataFrame]:
    return {name: _frame(model, rows.get(name, [])) for name, model in models.items()}


def _frame(model: type, rows: list[dict]) -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
