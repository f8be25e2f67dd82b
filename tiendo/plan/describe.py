"""A plan as plain data, for people and machines to read (the contract of `tiendo plan show --json`)."""

from typing import Any

import polars as pl

from schemas.terms import Role
from tiendo.plan.model import Plan
from tiendo.plan.published import comparisons


def describe(plan: Plan) -> dict[str, Any]:
    """Everything a plan says: tasks in the order of the annex, agencies, periods, obligations, indicators."""
    return {
        "id": plan.id,
        "version": plan.version,
        "number": plan.head["number"],
        "issued_on": plan.head.get("issued_on"),
        "title_vi": plan.head["title_vi"],
        "title_en": plan.head["title_en"],
        "coordinator": plan.head["coordinator"],
        "tasks": [_task(plan, row) for row in plan.tasks.iter_rows(named=True)],
        "agencies": _agencies(plan),
        "periods": [{"id": row.pop("period"), **row} for row in plan.periods.to_dicts()],
        "obligations": plan.obligations.to_dicts(),
        "indicators": plan.indicators.to_dicts(),
        "published": _published(plan),
        "partners": plan.partners.to_dicts(),
        "breaks": plan.breaks.to_dicts(),
        "notes": list(plan.head.get("note", [])),
    }


def _published(plan: Plan) -> list[dict[str, Any]]:
    """Published figures, each beside what is computed from others published with it (None where it cannot be)."""
    return [
        {**row, "computed": one.computed, "agrees": one.agrees}
        for row, one in zip(plan.published.to_dicts(), comparisons(plan), strict=True)
    ]


def _task(plan: Plan, row: dict[str, Any]) -> dict[str, Any]:
    ref = row["ref"]
    milestones = plan.milestones.filter(ref=ref).select(
        "kind", "due", "text_vi", pl.col("from_on").alias("from")
    )
    outputs = plan.outputs.filter(ref=ref)
    return {
        **row,
        "lead": _assignments(plan, ref, Role.lead),
        "support": _assignments(plan, ref, Role.support),
        "outputs": outputs["text_vi"].to_list(),
        "outputs_en": outputs["text_en"].to_list(),
        "milestones": milestones.select("kind", "from", "due", "text_vi").to_dicts(),
    }


def _assignments(plan: Plan, ref: str, role: Role) -> list[dict[str, Any]]:
    rows = plan.assignments.filter(ref=ref, role=role.value).iter_rows(named=True)
    return [
        {
            "agency": row["agency"] or row["group"],
            "is_group": row["agency"] is None,
            "name_vi": plan.registry.name(row["agency"] or row["group"]),
            "name_en": plan.registry.name(row["agency"] or row["group"], "en"),
            "scope": row["scope_vi"],
            "scope_en": row["scope_en"],
            "requested": row["requested"],
            "qualifier": row["qualifier_vi"],
        }
        for row in rows
    ]


def _agencies(plan: Plan) -> list[dict[str, Any]]:
    """The agencies and groups that the plan names, groups with their kinds of members."""
    named = pl.concat([plan.assignments["agency"], plan.obligations["agency"]]).drop_nulls().unique()
    grouped = pl.concat([plan.assignments["group"], plan.obligations["group"]]).drop_nulls().unique()
    agencies = plan.registry.agencies.filter(pl.col("agency").is_in(named.implode()))
    groups = plan.registry.groups.filter(pl.col("group").is_in(grouped.implode()))
    return [
        *agencies.to_dicts(),
        *({"agency": row.pop("group"), "kind": "group", **row} for row in groups.to_dicts()),
    ]
