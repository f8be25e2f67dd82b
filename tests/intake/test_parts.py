"""Parts that do not add to the total of the same report are returned, with the total's cell."""

from dataclasses import replace
from functools import cache

import polars as pl
import pytest

from tests.intake.desk import HOME, LAYOUTS, OBSERVATIONS, PERIOD, Form, Found, Reading, arrival, plan
from tests.intake.world import COUNTED
from tiendo.forms import build_workbook
from tiendo.intake import take_in
from tiendo.plan import Plan


@cache
def divided() -> Plan:
    """The world's plan, its count divided in two parts."""
    indicators = plan().indicators
    (total,) = indicators.filter(indicator=COUNTED).to_dicts()
    parts = [total | {"indicator": f"phan-{n}", "part_of": COUNTED} for n in (1, 2)]
    return replace(plan(), indicators=pl.concat([indicators, pl.DataFrame(parts, schema=indicators.schema)]))


def handed_in(*figures: float | None) -> Reading:
    """The total and its two parts, as the form has them: the total in row 6, the parts in the last two."""
    form = Form(build_workbook(divided(), LAYOUTS[0], divided().period(PERIOD), HOME))
    rows = [6, form[OBSERVATIONS].max_row - 1, form[OBSERVATIONS].max_row]
    for row, figure in zip(rows, figures, strict=True):
        form[OBSERVATIONS, f"E{row}"] = figure
    sent = arrival(form.bytes())
    return Reading(take_in([sent], LAYOUTS, divided(), divided().period(PERIOD)), sent.number)


@pytest.mark.parametrize("figures", [(10, 4, 6), (0, 0, 0), (10, 4, None), (None, 4, 6), (0.3, 0.1, 0.2)])
def test_what_adds_or_cannot_be_told(figures: tuple[float | None, ...]) -> None:
    assert "parts_differ" not in {found.code for found in handed_in(*figures).found}


@pytest.mark.parametrize("figures", [(10, 4, 5), (10, 4, 7), (0, 1, 0)])
def test_what_does_not_add(figures: tuple[float, ...]) -> None:
    read = handed_in(*figures)
    assert Found("parts_differ", OBSERVATIONS, "E6") in read.found
    assert not read.accepted


def test_the_message_gives_both_numbers() -> None:
    assert handed_in(10, 4, 5).message("parts_differ").startswith("Tổng số ghi 10, các phần cộng lại được 9.")
