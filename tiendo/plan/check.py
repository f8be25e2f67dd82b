"""Checks over a whole plan: references between tables, and what the source leaves open."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.findings import catalogue, wording
from schemas.terms import Role, Severity
from tiendo.plan.model import Plan
from tiendo.plan.published import comparisons, number

Lines = Mapping[str, Sequence[int]]  # file → the line on which each row of its table begins


@dataclass(frozen=True)
class PlanFinding:
    """A located remark on a plan's data: file, line and column as an editor counts them."""

    code: str
    file: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    hint_vi: str = ""
    hint_en: str = ""

    @property
    def severity(self) -> Severity:
        return catalogue()[self.code].severity

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.fail

    def message(self, lang: str) -> str:
        details = json.dumps({"column": self.column, "hint_vi": self.hint_vi, "hint_en": self.hint_en})
        return " ".join(wording(self.code, self.value, details, lang))

    def line_text(self, lang: str) -> str:
        """One line for people: place, then message."""
        word = "dòng" if lang == "vi" else "line"
        line = f", {word} {self.line}" if self.line else ""
        column = f", {'cột' if lang == 'vi' else 'column'} {self.column}" if self.column else ""
        return f"{self.file}{line}{column}: {self.message(lang)}"


def check_plan(plan: Plan, lines: Lines) -> list[PlanFinding]:
    """All findings on a plan whose tables are each sound by themselves."""
    return [
        *_references(plan, lines),
        *_cycles(plan, lines),
        *_assignees(plan, lines),
        *_open_head(plan),
        *_open_obligations(plan, lines),
        *_open_ends(plan),
        *_untranslated(plan, lines),
        *_published(plan, lines),
    ]


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
        (plan.id, "published", plan.published, "indicator", plan.indicators["indicator"]),
        (plan.id, "published", plan.published, "period_from", plan.periods["period"]),
        (plan.id, "published", plan.published, "period_to", plan.periods["period"]),
        (plan.id, "breaks", plan.breaks, "indicator", plan.indicators["indicator"]),
        (plan.id, "breaks", plan.breaks, "period", plan.periods["period"]),
        ("registry", "agencies", plan.registry.agencies, "parent", agencies),
        ("registry", "aliases", plan.registry.aliases, "agency", agencies),
        ("registry", "group_aliases", plan.registry.group_aliases, "group", groups),
        ("registry", "in_sentences", plan.registry.in_sentences, "agency", agencies),
        ("registry", "in_sentences", plan.registry.in_sentences, "group", groups),
        ("registry", "successions", plan.registry.successions, "predecessor", agencies),
        ("registry", "successions", plan.registry.successions, "successor", agencies),
    ]
    for folder, table, frame, column, known in links:
        if frame[column].null_count() == frame.height:
            continue
        for i in (frame[column].is_not_null() & ~frame[column].is_in(known.to_list())).arg_true():
            file = f"{folder}/{table}.csv"
            yield PlanFinding("plan_reference_unknown", file, lines[file][i], column, frame[column][i])
    yield from _head_references(plan)


def _head_references(plan: Plan) -> Iterator[PlanFinding]:
    review = plan.head.get("review", {})
    named = [
        ("coordinator", plan.head["coordinator"], plan.registry.agencies["agency"]),
        *(
            ("own_plans.obligations", one, plan.obligations["obligation"])
            for one in plan.head.get("own_plans", {}).get("obligations", [])
        ),
        *((f"review.{end}", review.get(end), plan.periods["period"]) for end in ("from", "to") if review),
    ]
    for key, value, known in named:
        if value not in known:
            yield PlanFinding("plan_reference_unknown", f"{plan.id}/plan.toml", None, key, str(value))


def _cycles(plan: Plan, lines: Lines) -> Iterator[PlanFinding]:
    """Rows that lead back to themselves: whoever follows them never arrives."""
    for folder, table, frame, key, column in [
        (plan.id, "tasks", plan.tasks, "ref", "parent"),
        (plan.id, "indicators", plan.indicators, "indicator", "part_of"),
        ("registry", "agencies", plan.registry.agencies, "agency", "parent"),
        ("registry", "successions", plan.registry.successions, "predecessor", "successor"),
    ]:
        file, next_of = f"{folder}/{table}.csv", dict(frame.select(key, column).iter_rows())
        for i, start in enumerate(frame[key]):
            if _returns(start, next_of):
                yield PlanFinding("plan_cycle", file, lines[file][i], column, start)


def _returns(start: str, next_of: Mapping[str, str | None]) -> bool:
    seen, at = {start}, next_of[start]
    while at is not None and at not in seen:
        seen.add(at)
        at = next_of.get(at)
    return at == start


def _assignees(plan: Plan, lines: Lines) -> Iterator[PlanFinding]:
    file = f"{plan.id}/assignments.csv"
    neither_or_both = plan.assignments["agency"].is_null() == plan.assignments["group"].is_null()
    for i in neither_or_both.arg_true():
        yield PlanFinding("plan_assignee", file, lines[file][i], "agency", plan.assignments["ref"][i])


def _open_head(plan: Plan) -> Iterator[PlanFinding]:
    """What the source does not say of the plan as a whole."""
    file = f"{plan.id}/plan.toml"
    for key in ("number", "issued_on"):
        if not plan.head.get(key):
            yield PlanFinding("plan_head_open", file, None, key)
    if not plan.head.get("calendar", {}).get("given", True):
        yield PlanFinding("plan_calendar_set", f"{plan.id}/periods.csv")


def _open_obligations(plan: Plan, lines: Lines) -> Iterator[PlanFinding]:
    file = f"{plan.id}/obligations.csv"
    for i in plan.obligations["clause"].is_null().arg_true():
        value = plan.obligations["obligation"][i]
        yield PlanFinding("plan_obligation_set", file, lines[file][i], "clause", value)


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


_TWO_LANGUAGES = ("title", "text", "scope", "reason")


def _untranslated(plan: Plan, lines: Lines) -> Iterator[PlanFinding]:
    """Texts whose English is still the Vietnamese."""
    for table in ("tasks", "assignments", "outputs", "obligations", "indicators", "breaks"):
        frame, file = getattr(plan, table), f"{plan.id}/{table}.csv"
        for text in _TWO_LANGUAGES:
            if f"{text}_en" in frame.columns:
                for i in (frame[f"{text}_vi"] == frame[f"{text}_en"]).fill_null(value=False).arg_true():
                    yield PlanFinding("plan_not_translated", file, lines[file][i], f"{text}_en")


def _published(plan: Plan, lines: Lines) -> Iterator[PlanFinding]:
    """Published figures that do not agree with what is computed from others published with them."""
    file = f"{plan.id}/published.csv"
    for one in comparisons(plan):
        if one.agrees is False and one.computed is not None:
            said = {
                lang: f"{number(one.value, one.decimals, lang)} ≠ {number(one.computed, one.decimals, lang)}"
                for lang in ("vi", "en")
            }
            line = lines[file][one.row]
            yield PlanFinding(
                "plan_published_differs", file, line, "value", one.indicator, said["vi"], said["en"]
            )
