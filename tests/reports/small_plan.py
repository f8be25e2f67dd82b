"""A plan of six tasks for three ministries, three provinces, a court and an academy. Names hold no digits."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from schemas.plan import PLAN_TABLES, REGISTRY_TABLES, PlanTable
from tiendo.plan import Plan, Registry

HEAD: dict[str, Any] = {
    "id": "small",
    "version": "1",
    "number": "7/QĐ-TTg",
    "title_vi": "Kế hoạch mẫu về một việc chung",
    "title_en": "Sample Plan on a common matter",
    "short_vi": "Kế hoạch mẫu",
    "short_en": "Sample Plan",
    "coordinator": "mot",
    "authority_vi": "Thủ tướng Chính phủ",
    "authority_en": "Prime Minister",
    "rules": {"coverage_threshold": 0.7},
    "report": {
        "annual": {
            "recipients_vi": ["Như trên"],
            "recipients_en": ["As above"],
            "archive_vi": "VT",
            "archive_en": "Records Office",
            "signer_authority_vi": "KT. BỘ TRƯỞNG",
            "signer_authority_en": "FOR THE MINISTER",
            "signer_post_vi": "THỨ TRƯỞNG",
            "signer_post_en": "DEPUTY MINISTER",
        }
    },
}

_AGENCIES = [
    ("mot", "ministry", "Bộ Một", "Ministry One", "BM"),
    ("hai", "ministry", "Bộ Hai", "Ministry Two", "BH"),
    ("ba", "ministry", "Bộ Ba", "Ministry Three", "BB"),
    ("dong", "province", "Ủy ban nhân dân tỉnh Đông", "People's Committee of East Province", "UBND"),
    ("tay", "province", "Ủy ban nhân dân tỉnh Tây", "People's Committee of West Province", "UBND"),
    ("nam", "province", "Ủy ban nhân dân tỉnh Nam", "People's Committee of South Province", "UBND"),
    ("hoc-vien", "party", "Học viện Mẫu", "Sample Academy", "HVM"),
    ("toa", "court", "Tòa án Mẫu", "Sample Court", "TAM"),
]
_GROUPS = [
    ("bo", "Các bộ", "Ministries", "ministry"),
    ("tinh", "Ủy ban nhân dân các tỉnh", "People's Committees of provinces", "province"),
]
_TASKS = [
    ("A", None, False, "Hoàn thiện pháp luật", "Improving the law"),
    ("A.I", "A", True, "Rà soát luật", "Reviewing the law"),
    ("A.II", "A", True, "Sửa đổi luật", "Amending the law"),
    ("A.III", "A", True, "Tổng kết xét xử", "Reviewing adjudication"),
    ("B", None, False, "Tuyên truyền", "Publicity"),
    ("B.I", "B", True, "Phổ biến pháp luật", "Disseminating the law"),
    ("B.II", "B", True, "Biên soạn tài liệu", "Writing materials"),
    ("B.III", "B", True, "Trả lời kiến nghị", "Answering proposals"),
]
_LEADS = [
    ("A.I", "mot", None, False),
    ("A.II", "hai", None, False),
    ("A.II", "ba", None, False),
    ("A.III", "toa", None, True),
    ("B.I", None, "tinh", False),
    ("B.II", "ba", None, False),
    ("B.II", "toa", None, True),
    ("B.III", "mot", None, False),
]
_MILESTONES = [
    ("A.I", "once", date(2022, 6, 30)),
    ("A.II", "preliminary", date(2023, 6, 30)),
    ("A.II", "final", date(2023, 12, 31)),
    ("A.III", "once", date(2022, 12, 31)),
    ("B.I", "annual", None),
    ("B.II", "once", date(2022, 6, 30)),
    ("B.III", "ad_hoc", None),
]
_INDICATORS: list[tuple[Any, ...]] = [
    (
        "nhan",
        "B.III",
        "count",
        "none",
        "Số kiến nghị nhận",
        "Proposals received",
        "kiến nghị",
        {"group": "tinh"},
    ),
    (
        "tra-loi",
        "B.III",
        "count",
        "none",
        "Số kiến nghị trả lời",
        "Proposals answered",
        "kiến nghị",
        {"group": "tinh"},
    ),
    (
        "ty-le",
        "B.III",
        "ratio",
        "up",
        "Tỷ lệ kiến nghị trả lời",
        "Share of proposals answered",
        "%",
        {"numerator": "tra-loi", "denominator": "nhan", "target": 90.0, "target_year": 2023},
    ),
    ("tai-lieu", "B", "stock", "up", "Số tài liệu", "Materials", "cuốn", {"agency": "ba"}),
]
_REPORTING = [(None, "bo", False), (None, "tinh", False), ("hoc-vien", None, False), ("toa", None, True)]


@cache
def small_plan() -> Plan:
    """The plan, always the same."""
    registry = Registry(
        agencies=_table(
            REGISTRY_TABLES["agencies"],
            (
                dict(zip("agency kind name_vi name_en symbol".split(), row, strict=True))
                | {"place_vi": "Hà Nội"}
                for row in _AGENCIES
            ),
        ),
        aliases=_table(REGISTRY_TABLES["aliases"], [{"agency": "hai", "alias": "BỘ SỐ HAI"}]),
        groups=_table(
            REGISTRY_TABLES["groups"],
            (dict(zip("group name_vi name_en kinds".split(), row, strict=True)) for row in _GROUPS),
        ),
        successions=_table(REGISTRY_TABLES["successions"], []),
    )
    tables = {name: _table(model, _ROWS[name]) for name, model in PLAN_TABLES.items()}
    return Plan(id="small", digest="d" * 64, head=HEAD, registry=registry, **tables)


def _period(year: int) -> dict[str, Any]:
    return {
        "period": f"{year}",
        "year": year,
        "title_vi": f"Năm {year}",
        "title_en": f"Year {year}",
        "window_from": date(year - 1, 11, 15),
        "window_to": date(year, 11, 14),
        "due_before": date(year, 11, 30),
        "closes_on": date(year, 12, 31),
    }


def _assignment(ref: str, agency: str | None, group: str | None, requested: bool) -> dict[str, Any]:
    return {"ref": ref, "role": "lead", "agency": agency, "group": group, "requested": requested}


_ROWS: dict[str, list[dict[str, Any]]] = {
    "tasks": [
        {"ref": ref, "parent": parent, "leaf": leaf, "label": ref, "title_vi": vi, "title_en": en}
        for ref, parent, leaf, vi, en in _TASKS
    ],
    "assignments": [
        *(_assignment(*row) for row in _LEADS),
        {"ref": "A.I", "role": "support", "agency": "hai", "requested": False},
        {"ref": "A.I", "role": "support", "agency": "toa", "requested": True},
    ],
    "outputs": [{"ref": "A.I", "text_vi": "Báo cáo rà soát", "text_en": "Report on the review"}],
    "milestones": [{"ref": ref, "kind": kind, "due": due} for ref, kind, due in _MILESTONES],
    "periods": [_period(2022), _period(2023)],
    "obligations": [
        {
            "obligation": f"bao-cao-{i}",
            "clause": "I",
            "agency": agency,
            "group": group,
            "requested": requested,
            "yearly": True,
            "reports": True,
            "text_vi": "Báo cáo kết quả",
            "text_en": "Report results",
        }
        for i, (agency, group, requested) in enumerate(_REPORTING)
    ],
    "indicators": [
        {
            "indicator": key,
            "ref": ref,
            "kind": kind,
            "direction": direction,
            "title_vi": vi,
            "title_en": en,
            "unit_vi": unit,
            "unit_en": unit,
            **more,
        }
        for key, ref, kind, direction, vi, en, unit, more in _INDICATORS
    ],
}


def _table(model: type[PlanTable], rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    return model.validate(pl.DataFrame([dict.fromkeys(schema) | row for row in rows], schema=schema))
