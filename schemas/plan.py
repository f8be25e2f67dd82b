"""Tables of a plan and of the agency registry, as they lie in `plans/` (CSV, one file a table).

Dates are ISO `YYYY-MM-DD`. A year as a deadline is its last day. An empty cell is null: the source is silent.
"""

import pandera.polars as pa
import polars as pl

from schemas.table import Table
from schemas.terms import AgencyKind, Direction, IndicatorKind, MilestoneKind, Role

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REF = r"^[0-9A-Za-zĐđ]+(\.[0-9A-Za-zĐđ]+)*$"


class PlanTable(Table):
    """What people lay down for a plan, or for all."""


class Agencies(PlanTable):
    """plans/registry/agencies.csv: every body that is ever named, with its life span."""

    agency: str = pa.Field(unique=True, str_matches=SLUG)
    kind: str = pa.Field(isin=AgencyKind.codes())
    code: str = pa.Field(nullable=True)  # of a province of today, as the statistics office numbers it: "01"
    name_vi: str = pa.Field(str_length={"min_value": 2})
    name_en: str = pa.Field(str_length={"min_value": 2})
    symbol: str = pa.Field(nullable=True)  # as in document numbers: BTP, UBND
    place_vi: str = pa.Field()  # where its documents are dated: Hà Nội
    parent: str = pa.Field(nullable=True)
    valid_from: pl.Date = pa.Field(nullable=True)
    valid_to: pl.Date = pa.Field(nullable=True)  # last day of its life


class Aliases(PlanTable):
    """plans/registry/aliases.csv: other ways to write an agency's name."""

    agency: str
    alias: str


class Groups(PlanTable):
    """plans/registry/groups.csv: "các bộ, ngành": members are the agencies of `kinds`, as of a date."""

    group: str = pa.Field(unique=True, str_matches=SLUG)
    name_vi: str
    name_en: str
    kinds: str = pa.Field(nullable=True)  # agency kinds, "ministry;ministerial"; null: open, no known members


class GroupAliases(PlanTable):
    """plans/registry/group_aliases.csv, optional: other ways to write a group's name."""

    group: str
    alias: str


class InSentences(PlanTable):
    """plans/registry/in_sentences.csv, optional: how an English sentence names a body that it does not call "the" and
    its name.
    """

    agency: str = pa.Field(nullable=True)  # exactly one of agency and group
    group: str = pa.Field(nullable=True)
    text_en: str = pa.Field(str_length={"min_value": 2})


class Successions(PlanTable):
    """plans/registry/successions.csv: dated links from a predecessor to its successor."""

    predecessor: str
    successor: str
    effective_on: pl.Date
    basis_vi: str


class Tasks(PlanTable):
    """tasks.csv: every row of the annex in its order; `leaf` rows are the tasks, the others headings."""

    ref: str = pa.Field(unique=True, str_matches=REF)
    parent: str = pa.Field(nullable=True)
    leaf: bool
    label: str = pa.Field()  # the number as printed in the annex: "1.1.", "a"
    title_vi: str = pa.Field(str_length={"min_value": 3})
    title_en: str = pa.Field(str_length={"min_value": 3})


class Assignments(PlanTable):
    """assignments.csv: task × agency or group × role, in the annex's order."""

    ref: str
    role: str = pa.Field(isin=Role.codes())
    agency: str = pa.Field(nullable=True)  # exactly one of agency and group
    group: str = pa.Field(nullable=True)
    requested: bool  # introduced by "Đề nghị": asked, not ordered
    scope_vi: str = pa.Field(nullable=True)  # the part that is theirs, where the annex brackets one
    scope_en: str = pa.Field(nullable=True)
    qualifier_vi: str = pa.Field(nullable=True)  # "có liên quan", "theo thẩm quyền"


class Outputs(PlanTable):
    """outputs.csv: what a task is expected to yield, one row an output."""

    ref: str
    text_vi: str
    text_en: str


class Milestones(PlanTable):
    """milestones.csv: what is due when. `due` is the last day in time; `from_on` the start of a span."""

    ref: str
    kind: str = pa.Field(isin=MilestoneKind.codes())
    from_on: pl.Date = pa.Field(nullable=True)
    due: pl.Date = pa.Field(nullable=True)  # of a biennial milestone: the first time
    text_vi: str = pa.Field(nullable=True)  # as the annex words it


class Periods(PlanTable):
    """periods.csv: the reporting calendar."""

    period: str = pa.Field(unique=True, str_matches=r"^[0-9a-z][0-9a-z-]*$")
    year: int
    title_vi: str
    title_en: str
    window_from: pl.Date
    window_to: pl.Date
    due_before: pl.Date  # "trước ngày": the day before is the last in time
    closes_on: pl.Date  # statuses are judged on this day once it has passed


class Obligations(PlanTable):
    """obligations.csv: duties outside the annex."""

    obligation: str = pa.Field(unique=True, str_matches=SLUG)
    clause: str = pa.Field(nullable=True)  # as cited; null: set by the coordinator, not by the source
    agency: str = pa.Field(nullable=True)
    group: str = pa.Field(nullable=True)
    requested: bool
    due_before: pl.Date = pa.Field(nullable=True)
    yearly: bool
    reports: bool  # whoever has this duty owes a submission each period
    text_vi: str
    text_en: str


class Indicators(PlanTable):
    """indicators.csv: what is measured. A ratio names its numerator and denominator indicators."""

    indicator: str = pa.Field(unique=True, str_matches=SLUG)
    ref: str  # the task it measures
    kind: str = pa.Field(isin=IndicatorKind.codes())
    direction: str = pa.Field(isin=Direction.codes())
    title_vi: str
    title_en: str
    unit_vi: str
    unit_en: str
    numerator: str = pa.Field(nullable=True)
    denominator: str = pa.Field(nullable=True)
    part_of: str = pa.Field(nullable=True)  # parts must add to their total
    agency: str = pa.Field(nullable=True)  # who reports it; both null: every lead of the task
    group: str = pa.Field(nullable=True)
    baseline: float = pa.Field(nullable=True)
    baseline_year: int = pa.Field(nullable=True)
    target: float = pa.Field(nullable=True)
    target_year: int = pa.Field(nullable=True)


class Published(PlanTable):
    """published.csv, optional: figures that were made public, as they were worded; never mixed with what is reported.

    Figures with the same English label belong together: parts are compared with their total, ratios with the figures
    that they are made of.
    """

    indicator: str
    period_from: str = pa.Field(nullable=True)  # the periods that it covers, where it covers whole ones
    period_to: str = pa.Field(nullable=True)
    label_vi: str  # what it covers, in words: "giai đoạn 2018 - 2024"
    label_en: str
    value: float
    wording_vi: str = pa.Field(nullable=True)  # "hơn", "khoảng": the source gives no exact figure
    wording_en: str = pa.Field(nullable=True)
    source_vi: str
    source_en: str


class Partners(PlanTable):
    """partners.csv, optional: whom the plan is carried out with, where they are no agencies of the registry."""

    partner: str = pa.Field(unique=True, str_matches=SLUG)
    group_vi: str  # as the source groups them: "Đối tác song phương"
    group_en: str
    name_vi: str
    name_en: str


class Breaks(PlanTable):
    """breaks.csv, optional: from when an indicator is measured in another way. Nothing is compared over a break."""

    indicator: str
    period: str  # the first of the new series
    reason_vi: str
    reason_en: str


REGISTRY_TABLES: dict[str, type[PlanTable]] = {
    "agencies": Agencies,
    "aliases": Aliases,
    "groups": Groups,
    "successions": Successions,
}
OPTIONAL_REGISTRY_TABLES: dict[str, type[PlanTable]] = {
    "group_aliases": GroupAliases,
    "in_sentences": InSentences,
}
PLAN_TABLES: dict[str, type[PlanTable]] = {
    "tasks": Tasks,
    "assignments": Assignments,
    "outputs": Outputs,
    "milestones": Milestones,
    "periods": Periods,
    "obligations": Obligations,
    "indicators": Indicators,
}
OPTIONAL_PLAN_TABLES: dict[str, type[PlanTable]] = {
    "published": Published,
    "partners": Partners,
    "breaks": Breaks,
}


def empty(model: type[PlanTable]) -> pl.DataFrame:
    """A table without rows."""
    return pl.DataFrame(
        schema={name: column.dtype.type for name, column in model.to_schema().columns.items()}
    )


class Duties(PlanTable):
    """Who answers for what in a period: assignments with their groups expanded as of a date."""

    ref: str
    role: str = pa.Field(isin=Role.codes())
    agency: str
    group: str = pa.Field(nullable=True)  # the group through which the duty came
    requested: bool
    scope_vi: str = pa.Field(nullable=True)
    scope_en: str = pa.Field(nullable=True)


class Reporters(PlanTable):
    """Who owes a submission in a period; `requested` bodies are asked, not bound."""

    agency: str = pa.Field(unique=True)
    requested: bool
