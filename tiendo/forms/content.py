"""What a form says before anyone fills it in: an agency's duties of a period as texts, whatever the file format."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from schemas.terms import Role
from tiendo.errors import UsageError
from tiendo.forms.wording import SILENT, deadline, joined
from tiendo.plan import Period, Plan, duties, indicators_for, reporters

Row = Mapping[str, str]


@dataclass(frozen=True)
class Content:
    """One agency's form. `rows` holds, by table, the texts of pre-filled lines: by field name or context name.

    `requested` says that the body is asked, not bound. `identity` maps the cover's identity fields that the plan
    gives to their code and readable name. `choices` are the values offered where a key is written freely.
    """

    plan: Plan
    period: Period
    agency: str
    requested: bool
    identity: Mapping[str, tuple[str, str]]
    rows: Mapping[str, list[Row]]
    choices: Mapping[str, list[str]]

    @property
    def agency_name(self) -> str:
        return self.plan.registry.name(self.agency)

    @property
    def coordinator_name(self) -> str:
        return self.plan.registry.name(self.plan.head["coordinator"])

    @property
    def is_coordinator(self) -> bool:
        return self.agency == self.plan.head["coordinator"]


class Contents:
    """The contents of all forms of one period. What they share is worked out once."""

    def __init__(self, plan: Plan, period: Period) -> None:
        self.plan = plan
        self.period = period

    def of(self, agency: str) -> Content:
        """The content of one agency's form. Raises UsageError when it owes no report in the period."""
        if agency not in self._requested:
            raise UsageError(
                f"“{agency}” không phải báo cáo theo kế hoạch {self.plan.id} trong kỳ {self.period.id}.",
                f"“{agency}” owes no report under plan {self.plan.id} in period {self.period.id}.",
            )
        leads = self._duties.get((agency, Role.lead.value), {})
        support = self._duties.get((agency, Role.support.value), {})
        return Content(
            plan=self.plan,
            period=self.period,
            agency=agency,
            requested=self._requested[agency],
            identity=self._identity(agency),
            rows={
                "progress": [self._task_row(ref, scope) for ref, scope in leads.items()],
                "contributions": [self._task_row(ref, scope) for ref, scope in support.items()],
                "observations": self._indicator_rows(agency),
            },
            choices={"ref": [ref for ref in self.plan.leaves["ref"] if ref in leads or ref in support]},
        )

    def _identity(self, agency: str) -> dict[str, tuple[str, str]]:
        return {
            "plan": (self.plan.id, self.plan.head["title_vi"]),
            "period": (self.period.id, self.period.title_vi),
            "agency": (agency, self.plan.registry.name(agency)),
        }

    def _task_row(self, ref: str, scope: str) -> Row:
        return {
            "ref": ref,
            "title": self.plan.title(ref),
            "scope": scope,
            "outputs": self._outputs.get(ref, SILENT),
            "deadline": self._deadlines.get(ref, SILENT),
            "leads": self._leads.get(ref, SILENT),
        }

    def _indicator_rows(self, agency: str) -> list[Row]:
        found = indicators_for(self.plan, self.period, agency)
        return [
            {
                "indicator": row["indicator"],
                "indicator_title": row["title_vi"],
                "unit": row["unit_vi"],
                "task": row["ref"],
            }
            for row in found.iter_rows(named=True)
        ]

    @cached_property
    def _requested(self) -> dict[str, bool]:
        return dict(reporters(self.plan, self.period).select("agency", "requested").iter_rows())

    @cached_property
    def _duties(self) -> dict[tuple[str, str], dict[str, str]]:
        """(agency, role) → task → scope, tasks in the order of the plan."""
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in duties(self.plan, self.period).iter_rows(named=True):
            found[row["agency"], row["role"]][row["ref"]] = row["scope_vi"] or ""
        return found

    @cached_property
    def _outputs(self) -> dict[str, str]:
        return {
            ref: joined(row["text_vi"] for row in rows) for ref, rows in _by_ref(self.plan.outputs).items()
        }

    @cached_property
    def _deadlines(self) -> dict[str, str]:
        return {ref: deadline(rows) for ref, rows in _by_ref(self.plan.milestones).items()}

    @cached_property
    def _leads(self) -> dict[str, str]:
        name = self.plan.registry.name
        led = _by_ref(self.plan.assignments.filter(role=Role.lead.value))
        return {ref: joined(name(row["agency"] or row["group"]) for row in rows) for ref, rows in led.items()}


def _by_ref(table: pl.DataFrame) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table.iter_rows(named=True):
        grouped[row["ref"]].append(row)
    return grouped
