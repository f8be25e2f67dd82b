"""Forms of the shipped plans, made once, and what reads them back."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from schemas.layout import Layout, load_layouts
from tests.forms.plans import small_plan
from tiendo.forms import Contents, write_workbook
from tiendo.plan import Period, Plan, load_plan, plan_ids, reporters


@pytest.fixture(scope="session")
def layout(root) -> Layout:
    return load_layouts(root / "templates" / "forms")[0]


@pytest.fixture(scope="session", params=["shipped", "small"])
def plan(request, root) -> Plan:
    if request.param == "small":
        return small_plan()
    folder = root / "plans"
    return load_plan(folder, plan_ids(folder)[0])


@pytest.fixture(scope="session")
def period(plan) -> Period:
    return plan.period(plan.periods["period"][-1])


@pytest.fixture(scope="session")
def contents(plan, period) -> Contents:
    return Contents(plan, period)


@pytest.fixture(scope="session")
def open_form(contents, layout):
    """Agency → its form as openpyxl sees it."""
    opened: dict[str, Workbook] = {}

    def open_form(agency: str) -> Workbook:
        if agency not in opened:
            opened[agency] = load_workbook(BytesIO(write_workbook(layout, contents.of(agency))))
        return opened[agency]

    return open_form


@pytest.fixture(scope="session")
def agencies(plan, period) -> list[str]:
    """One reporting agency of each kind, and the coordinator, whose lists are the longest."""
    owing = reporters(plan, period)["agency"]
    by_kind = {plan.registry.row(agency)["kind"]: agency for agency in owing}
    return sorted({*by_kind.values(), plan.head["coordinator"]})


@pytest.fixture(scope="session")
def forms(agencies, open_form) -> dict[str, Workbook]:
    return {agency: open_form(agency) for agency in agencies}
