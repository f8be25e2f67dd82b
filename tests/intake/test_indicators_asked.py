"""The intake asks an agency for the same indicators as its form does."""

from datetime import date

import pytest

from schemas.records import frame_schema
from tests.intake.desk import PERIOD, plan
from tiendo.intake import Arrival
from tiendo.intake.checks import Bench, History
from tiendo.intake.identity import senders
from tiendo.plan import Plan, indicators_for, load_plan, plan_ids, reporters


@pytest.mark.parametrize("shipped", [False, True])
def test_same_as_the_form(root, shipped):
    chosen: Plan = load_plan(root / "plans", plan_ids(root / "plans")[0]) if shipped else plan()
    period = chosen.period(chosen.periods["period"][-1] if shipped else PERIOD)
    agencies = reporters(chosen, period)["agency"].to_list()[::7]
    arrivals = [Arrival(n, "", b"", agency, date(2023, 11, 20)) for n, agency in enumerate(agencies)]
    sent = senders(arrivals, frame_schema("cover").to_frame(), chosen.registry)
    asked = Bench(chosen, period, sent, History()).asked_indicators

    for agency in agencies:
        expected = set(indicators_for(chosen, period, agency)["indicator"])
        assert set(asked.filter(agency=agency)["indicator"]) == expected
