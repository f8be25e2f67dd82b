"""Files made by another process are those of the story."""

import pytest

from tests.demo.conftest import PLANS, Year
from tiendo.demo import made_ahead
from tiendo.workspace import Workspace


@pytest.mark.slow
def test_files_made_ahead_are_those_of_the_story(years: list[Year]) -> None:
    year = years[0]
    stage = (year.plan.id, year.period.id)

    with made_ahead(Workspace(PLANS.parent), [stage, stage]) as stages:
        first, again = stages

    assert first == again == list(year.play)
