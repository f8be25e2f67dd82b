"""Checks over a whole plan: references between tables, and what the source leaves open."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.findings import catalogue, wording
from schemas.terms import Role, Severity
from tiendo.plan.model import Plan


Lines = Mapping[str, Sequence[int]]  # file → the line on which each row of its table begins


@dataclass(frozen=True)
class PlanFinding:
    """A located remark on a plan's data: file, line and column as an editor counts them."""

    code: str
    file: str
    line: int | None = None
    column: str | None = None
    value: str | None = None

    @property
    def severity(self) -> Severity:
        return catalogue()[self.code].severity

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.fail

    def message(self, lang: str) -> str:
        details = json.dumps({"column": self.column})
        return " ".join(wording(self.code, self.value, details, lang))

    def line_text(self, lang: str) -> str:
        """One line for people: place, then message."""
        word = "dòng" if lang == "vi" else "line"
        line = f", {word} {self.line}" if self.line else ""
        column = f", {'cột' if lang == 'vi' else 'column'} {self.column}" if self.column else ""
        return f"{self.file}{line}{column}: {self.message(lang)}"


def check_plan(plan: Plan, lines: Lines) -> list[PlanFinding]:
    """All findings on a plan whose tables are each sound by themselves."""
    return [*_references(plan, lines), *_assignees(plan, lines), *_open_ends(plan)]


def _references(plan: Plan, lines: Lines) -> Iterator[PlanFinding]:
    refs, agencies, groups = (
        plan.tasks["ref"],
        plan.registry.agencies["agency"],
        plan.registry.groups["group"],
    )
    leaves = plan.leaves["ref"]
    links = [
        (plan.id, "tasks", plan.tasks, "parent", refs),
        (plan.id, "assignments", plan.assignments, "ref", leaves),
        (plan.id, "assignments", plan.assignments, "agency", agencies),
        (plan.id, "assignments", plan.assignments, "group", groups),
        (plan.id, "outputs", plan.outputs, "ref", leaves),
        (plan.id, "milestones", plan.milestones, "ref", leaves),
        (plan.id, "obligations", plan.obligations, "agency", agencies),
        (plan.id, "obligations", plan.obligations, "group", groups),
        (plan.id, "indicators", plan.indicators, "ref", refs),
        (plan.id, "indicators", plan.indicators, "agency", agencies),
        (plan.id, "indicators", plan.indicators, "group", groups),
        (plan.id, "indicators", plan.indicators, "numerator", plan.indicators["indicator"]),
        (plan.id, "indicators", plan.indicators, "denominator", plan.indicators["indicator"]),
        (plan.id, "indicators", plan.indicators, "part_of", plan.indicators["indicator"]),
        ("registry", "agencies", plan.registry.agencies, "parent", agencies),
        ("registry", "aliases", plan.registry.aliases, "agency", agencies),
        ("registry", "successions", plan.registry.successions, "predecessor", agencies),
        ("registry", "successions", plan.registry.successions, "successor", agencies),
    ]
    for folder, table, frame, column, known in links:
        for i in (frame[column].is_not_null() & ~frame[column].is_in(known.to_list())).arg_true():
            file = f"{folder}/{table}.csv"
            yield PlanFinding("plan_reference_unknown", file, lines[file][i], column, frame[column][i])
    if plan.head["coordinator"] not in agencies:
        file = f"{plan.id}/plan.toml"
        yield PlanFinding("plan_reference_unknown", file, None, "coordinator", plan.head["coordinator"])


def _assignees(plan: Plan, lines: Lines) -> Iterator[PlanFinding]:
    file = f"{plan.id}/assignments.csv"
    neither_or_both = plan.assignments["agency"].is_null() == plan.assignments["group"].is_null()
    for i in neither_or_both.arg_true():
        yield PlanFinding("plan_assignee", file, lines[file][i], "agency", plan.assignments["ref"][i])


def _open_ends(plan: Plan) -> Iterator[PlanFinding]:
    """What the source does not say of a task: kept empty, and said."""
    of_role = {role: plan.assignments.filter(role=role.value)["ref"] for role in Role}
    for code, table, known in [
        ("plan_no_lead", "assignments", of_role[Role.lead]),
        ("plan_no_support", "assignments", of_role[Role.support]),
        ("plan_no_output", "outputs", plan.outputs["ref"]),
        ("plan_no_deadline", "milestones", plan.milestones["ref"]),
    ]:
        silent = plan.leaves.filter(~pl.col("ref").is_in(known.to_list()))["ref"]
        yield from (PlanFinding(code, f"{plan.id}/{table}.csv", None, None, ref) for ref in silent)
