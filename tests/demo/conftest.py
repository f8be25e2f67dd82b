"""The demo's story of a plan, told once."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from schemas.layout import Layout, load_layouts
from schemas.records import fields_of
from tiendo.demo import SEED, Answers, Play, demo_periods
from tiendo.demo.desk import Office
from tiendo.plan import Period, Plan, load_plan

PLANS = Path(__file__).resolve().parents[2] / "plans"


@dataclass(frozen=True)
class Year:
    """One period of a plan: its story, and what every agency has to say in it."""

    plan: Plan
    period: Period
    layout: Layout

    @cached_property
    def play(self) -> Play:
        return Play(self.plan, self.layout, self.period)

    @cached_property
    def office(self) -> Office:
        return Office(self.plan, self.layout, self.period, SEED)

    @cached_property
    def answers(self) -> dict[str, Answers]:
        """What each agency means, before anyone writes it in his own way."""
        return {agency: self.office.desk(agency).answers for agency in self.office.reporters}


def texts_of(answers: Answers) -> list[str]:
    """Everything that an agency writes in its own words."""
    return [
        line[name]
        for table in ("progress", "contributions", "difficulties", "observations")
        for line in getattr(answers, table)
        for name, field in fields_of(table).items()
        if field.kind == "text" and name not in ("doc_number", "authority") and line.get(name)
    ]


@pytest.fixture(scope="session")
def layout(root: Path) -> Layout:
    return load_layouts(root / "templates" / "forms")[0]


@pytest.fixture(scope="session")
def years(layout: Layout) -> list[Year]:
    """The demo's periods of the plan that asks for most, in their order."""
    plan = load_plan(PLANS, "iccpr-1252")
    return [Year(plan, period, layout) for period in demo_periods(plan)]
