"""A small invented plan (dữ liệu minh họa) as a folder of files, to be bent and broken."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from schemas.plan import PLAN_TABLES, REGISTRY_TABLES
from tiendo.plan import Plan, load_plan

PLAN = "minh-hoa"
HEAD = """
id = "minh-hoa"
version = "1"
number = "01/QĐ-MH"
title_vi = "Kế hoạch minh họa"
title_en = "Illustrative plan"
short_vi = "Kế hoạch minh họa"
short_en = "Illustrative plan"
coordinator = "bo-a"
issued_on = 2020-12-01
"""
Row = Mapping[str, object]

AGENCIES: Sequence[Row] = (
    {"agency": "bo-a", "kind": "ministry", "name_vi": "Bộ A", "name_en": "Ministry A"},
    {
        "agency": "bo-b",
        "kind": "ministry",
        "name_vi": "Bộ B",
        "name_en": "Ministry B",
        "valid_to": "2022-06-30",
    },
    {
        "agency": "bo-c",
        "kind": "ministry",
        "name_vi": "Bộ C",
        "name_en": "Ministry C",
        "valid_from": "2022-07-01",
    },
    {"agency": "toa", "kind": "court", "name_vi": "Tòa án", "name_en": "Court"},
    {"agency": "tinh-x", "kind": "province", "name_vi": "Tỉnh X", "name_en": "Province X"},
    {
        "agency": "tinh-y",
        "kind": "province",
        "name_vi": "Tỉnh Y",
        "name_en": "Province Y",
        "valid_to": "2022-06-30",
    },
)
GROUPS: Sequence[Row] = (
    {"group": "cac-bo", "name_vi": "Các bộ", "name_en": "Ministries", "kinds": "ministry"},
    {"group": "cac-tinh", "name_vi": "Các tỉnh", "name_en": "Provinces", "kinds": "province"},
    {"group": "khac", "name_vi": "Cơ quan khác", "name_en": "Others"},
)
SUCCESSIONS: Sequence[Row] = (
    {"predecessor": "bo-b", "successor": "bo-c", "effective_on": "2022-07-01", "basis_vi": "Nghị quyết"},
    {"predecessor": "tinh-y", "successor": "tinh-x", "effective_on": "2022-07-01", "basis_vi": "Nghị quyết"},
)


def task(ref: str, *, leaf: bool = True) -> Row:
    parent, _, label = ref.rpartition(".")
    return {
        "ref": ref,
        "parent": parent,
        "leaf": leaf,
        "label": label,
        "title_vi": "Việc",
        "title_en": "Work",
    }


def assigned(ref: str, role: str, who: str, scope: str = "", *, requested: bool = False) -> Row:
    """An assignment to an agency, or to a group where the name begins with "@"."""
    column = {"group": who[1:]} if who.startswith("@") else {"agency": who}
    return {"ref": ref, "role": role, "requested": requested, "scope_vi": scope, "scope_en": scope} | column


def owes(obligation: str, who: str, *, requested: bool = False, reports: bool = True) -> Row:
    """A duty outside the annex."""
    column = {"group": who[1:]} if who.startswith("@") else {"agency": who}
    flags = {"requested": requested, "yearly": True, "reports": reports}
    return (
        {"obligation": obligation, "clause": "1", "text_vi": "Báo cáo", "text_en": "Report"} | flags | column
    )


def period(year: int) -> Row:
    """A period that ends with its year."""
    return {
        "period": str(year),
        "year": year,
        "title_vi": f"Năm {year}",
        "title_en": f"Year {year}",
        "window_from": f"{year}-01-01",
        "window_to": f"{year}-12-31",
        "due_before": f"{year + 1}-01-15",
        "closes_on": f"{year + 1}-02-01",
    }


def sound_tables() -> dict[str, Sequence[Row]]:
    """Tables of a plan without any finding that is an error."""
    return {
        "tasks": [task("1", leaf=False), task("1.1"), task("1.2")],
        "assignments": [assigned("1.1", "lead", "bo-a"), assigned("1.2", "support", "@cac-tinh")],
        "outputs": [{"ref": "1.1", "text_vi": "Báo cáo", "text_en": "Report"}],
        "milestones": [{"ref": "1.1", "kind": "once", "due": "2022-12-31"}],
        "periods": [period(2021), period(2022)],
        "obligations": [owes("a", "bo-a"), owes("b", "@cac-tinh", requested=True)],
        "indicators": [],
    }


def write_folder(folder: Path, **tables: Sequence[Row]) -> Path:
    """Write plan and registry below `folder`; `tables` replace those of the sound plan."""
    registry = {"agencies": AGENCIES, "aliases": (), "groups": GROUPS, "successions": SUCCESSIONS}
    for name, model in REGISTRY_TABLES.items():
        _write(folder / "registry" / f"{name}.csv", model, tables.get(name, registry[name]))
    for name, model in PLAN_TABLES.items():
        _write(folder / PLAN / f"{name}.csv", model, tables.get(name, sound_tables()[name]))
    (folder / PLAN / "plan.toml").write_text(HEAD, encoding="utf-8")
    return folder


def toy_plan(folder: Path, **tables: Sequence[Row]) -> Plan:
    """The sound plan with some tables replaced, loaded."""
    return load_plan(write_folder(folder, **tables), PLAN)


def _write(path: Path, model: type, rows: Sequence[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(model.to_schema().columns))
        writer.writeheader()
        writer.writerows(
            {
                key: _cell(value)
                for key, value in ({"place_vi": "Hà Nội"} | dict(row)).items()
                if key in writer.fieldnames
            }
            for row in rows
        )


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
