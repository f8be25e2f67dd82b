"""What a report says of itself: its number, the agency's own plan, whom to ask."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

import polars as pl

from schemas.terms import OwnPlanForm
from tiendo.demo.chance import chance, day_between, days_after
from tiendo.demo.narrative import marked
from tiendo.demo.season import Season

_HAS_A_PLAN_IN_TIME = 0.75
_OTHER_PLAN = "Kế hoạch công tác pháp chế của cơ quan"
_LATEST = 500  # days after the day by which an agency should have had its plan


class Covers:
    """The first sheets of a season's reports."""

    def __init__(self, season: Season, seed: int) -> None:
        self._season = season
        self._seed = seed

    def line(self, agency: str) -> dict[str, Any]:
        """The fields of schemas.records.Cover that an agency writes."""
        season = self._season
        draw = chance(self._seed, season.plan.id, season.period.id, agency, "cover")
        return {
            "report_number": f"{draw.randint(20, 480)}/BC-MH",
            "report_on": days_after(season.in_time[0], -draw.randint(1, 3)),
            **self._own_plan(agency, chance(self._seed, season.plan.id, agency, "own plan")),
            "contact": marked("Đầu mối"),
            "phone": "0000 000 000",
            "email": "dau-moi@minh-hoa.example",
        }

    def _own_plan(self, agency: str, draw: Random) -> Mapping[str, Any]:
        """The agency's own plan, where the national plan obliges it to have one by a day."""
        due = self._own_plan_days.get(agency)
        if due is None:
            return {}
        (form,) = draw.choices([OwnPlanForm.issued, OwnPlanForm.integrated], [88, 12])
        number = f"{draw.randint(5, 480):02d}/KH-MH"
        if draw.random() < _HAS_A_PLAN_IN_TIME:
            issued_on = day_between(draw, days_after(self._season.issued_on, 20), due)
        else:
            issued_on = days_after(due, draw.uniform(5, _LATEST))
        if issued_on > self._season.known_on:
            return {"own_plan": OwnPlanForm.none}
        title = {"own_plan_title": marked(_OTHER_PLAN)} if form == OwnPlanForm.integrated else {}
        return {"own_plan": form, "own_plan_number": number, "own_plan_on": issued_on, **title}

    @cached_property
    def _own_plan_days(self) -> dict[str, date]:
        """Agency → the last working day in time, of whoever has a duty to be done once and by a day."""
        plan, period = self._season.plan, self._season.period
        once = plan.obligations.filter(~pl.col("reports") & ~pl.col("yearly")).drop_nulls("due_before")
        days: dict[str, date] = {}
        for row in once.iter_rows(named=True):
            group = row["group"]
            members = plan.registry.members(group, period.window_to) if group else [row["agency"]]
            days |= dict.fromkeys(members, days_after(row["due_before"], -1))
        return days
