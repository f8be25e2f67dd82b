"""What can be chosen in a job's form: the plans that lie in `plans/`, their periods and kinds of report."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, WithJsonSchema

from tiendo.plan import Plan, plan_ids
from tiendo.plan.load import read_plan
from tiendo.settings import settings
from tiendo.workspace import Workspace, default_home

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Choices:
    """The plans that can be served, by id."""

    plans: Mapping[str, Plan]

    @property
    def plan_ids(self) -> list[str]:
        return list(self.plans)

    @property
    def periods(self) -> list[str]:
        """The periods of all plans, the newest first."""
        return sorted(
            {period for plan in self.plans.values() for period in plan.periods["period"]}, reverse=True
        )

    @property
    def kinds(self) -> list[str]:
        """The kinds of report that the plans describe."""
        return sorted({kind for plan in self.plans.values() for kind in plan.head.get("report", {})})


def served_workspace() -> Workspace:
    """The workspace that this process serves: TIENDO_HOME, else the checkout."""
    return Workspace((settings().home or default_home()).resolve())


def read_choices(folder: Path) -> Choices:
    """The plans of a folder. A plan with errors cannot be chosen, which the log tells."""
    plans = {}
    for plan_id in plan_ids(folder):
        plan, findings = read_plan(folder, plan_id)
        if plan is None or any(finding.is_error for finding in findings):
            _log.warning(
                "Kế hoạch %s có lỗi nên không có trong biểu mẫu: tiendo plan check %s", plan_id, plan_id
            )
        else:
            plans[plan_id] = plan
    return Choices(plans)


def one_of(what: str, allowed: Iterable[str]) -> Any:
    """The type of a parameter that is one of some texts. Prefect's form shows a list, anything else is refused."""
    known = list(allowed)
    return Annotated[
        str, AfterValidator(partial(_known, what, known)), WithJsonSchema({"type": "string", "enum": known})
    ]


def _known(what: str, allowed: list[str], value: str) -> str:
    if value not in allowed:
        raise ValueError(f"{what} “{value}” không có. Chọn một trong: {', '.join(allowed)}.")
    return value
