"""Subordinate units that report for themselves: those to which a task of their agency is given by name."""

from collections import defaultdict
from collections.abc import Mapping

from schemas.terms import AgencyKind, Role
from tiendo.plan import Period, Plan


def unit_tasks(plan: Plan, period: Period) -> Mapping[str, Mapping[str, list[str]]]:
    """Agency → unit → the tasks of the agency whose scope is the unit itself."""
    led = plan.assignments.filter(role=Role.lead.value).drop_nulls(["agency", "scope_vi"])
    units = plan.registry.alive(period.window_to).filter(kind=AgencyKind.unit.value)
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for parent, unit, name in units.select("parent", "agency", "name_vi").iter_rows():
        refs = led.filter(agency=parent, scope_vi=name)["ref"].to_list()
        if refs:
            found[parent][unit] = refs
    return found
