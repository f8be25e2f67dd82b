"""Where reports are made: an office for each period of a plan, with a desk for each agency or unit."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from schemas.layout import Layout
from schemas.records import TABLES
from tiendo.demo.answers import Answers, Writer
from tiendo.demo.chance import chance
from tiendo.demo.fill import fill
from tiendo.demo.habits import habits
from tiendo.demo.season import season
from tiendo.demo.units import unit_tasks
from tiendo.forms import Content, Contents, write_workbook
from tiendo.plan import Period, Plan, reporters

_KEYED = {"progress": "ref", "contributions": "ref", "observations": "indicator"}


class Office:
    """What the desks of one period share."""

    def __init__(self, plan: Plan, layout: Layout, period: Period, seed: int) -> None:
        self.plan = plan
        self.layout = layout
        self.period = period
        self.seed = seed
        self.season = season(plan, period)
        self.contents = Contents(plan, period)
        self.writer = Writer(self.season, seed)
        self._forms: dict[str, bytes] = {}

    def desk(self, agency: str, unit: str = "") -> "Desk":
        """The desk of an agency, or of one of its units."""
        return Desk(self, self.contents.of(agency), unit)

    def form(self, content: Content) -> bytes:
        """The form as issued to an agency, whose units and whose second attempts fill in the same."""
        if content.agency not in self._forms:
            self._forms[content.agency] = write_workbook(self.layout, content)
        return self._forms[content.agency]

    @cached_property
    def reporters(self) -> list[str]:
        """The agencies that owe a report, in the registry's order."""
        return reporters(self.plan, self.period)["agency"].to_list()

    @cached_property
    def unit_tasks(self) -> Mapping[str, Mapping[str, list[str]]]:
        """Agency → unit → the tasks on which the unit reports by itself."""
        return unit_tasks(self.plan, self.period)

    @cached_property
    def previous(self) -> "Office | None":
        """The office of the period before; None for the plan's first."""
        if self.season.index == 0:
            return None
        order = self.plan.periods.sort("window_from")["period"]
        return Office(self.plan, self.layout, self.plan.period(order[self.season.index - 1]), self.seed)


class Desk:
    """Where one report is made."""

    def __init__(self, office: Office, content: Content, unit: str) -> None:
        self._office = office
        self._content = content
        self._unit = unit
        self.layout = office.layout
        self.period = office.period

    @property
    def form(self) -> bytes:
        """The form as issued."""
        return self._office.form(self._content)

    @cached_property
    def answers(self) -> Answers:
        """What is reported: a unit tells of its tasks only, its agency of all but those of its units."""
        told = self._office.writer.answers(self._content)
        shared = self._office.unit_tasks.get(self._content.agency, {})
        if self._unit:
            return told.about(shared[self._unit])
        return told.without({ref for refs in shared.values() for ref in refs})

    def written(self, answers: Answers) -> Answers:
        """Answers as the official at this desk writes them."""
        office = self._office
        whose = (office.plan.id, office.period.id, self._content.agency, self._unit)
        return habits(chance(office.seed, *whose, "habits")).write(answers)

    def report(self, answers: Answers, *, form: bytes | None = None) -> bytes:
        """Answers written into the issued form, or into another one."""
        return fill(form or self.form, self.layout, self.written(answers))

    def partial_answers(self) -> Answers:
        """The answers without their last sheet, or half of their only one: nothing wrong, but not everything."""
        reported = [table for table in TABLES if table != "cover" and getattr(self.answers, table)]
        forgotten = reported[-1]
        lines = getattr(self.answers, forgotten)
        kept = () if len(reported) > 1 else lines[: (len(lines) + 1) // 2]
        return replace(self.answers, **{forgotten: kept})

    def colleague_form(self) -> bytes | None:
        """The form of another agency that has a line for everything that this one reports."""
        for agency in self._office.reporters:
            other = self._office.contents.of(agency)
            if agency != self._content.agency and _has_place_for(other, self.answers):
                return self._office.form(other)
        return None

    def last_report(self) -> bytes | None:
        """What was reported in the period before."""
        previous = self._office.previous
        if previous is None or self._content.agency not in previous.reporters:
            return None
        desk = previous.desk(self._content.agency, self._unit)
        return desk.report(desk.answers)


def _has_place_for(content: Content, answers: Answers) -> bool:
    return all(
        {line[key] for line in getattr(answers, table)} <= {row[key] for row in content.rows[table]}
        for table, key in _KEYED.items()
    )
