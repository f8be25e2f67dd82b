"""The figures of a finished review, read back from the Word file and recounted from the accepted workbooks."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.acceptance.conftest import PERIODS, PLAN, Seasons
from tests.acceptance.recount import Recount
from tests.acceptance.recount_annual import RecountAnnual
from tests.acceptance.recount_papers import numbers_of
from tests.acceptance.recount_review import RecountReview
from tests.acceptance.test_document_numbers import off
from tiendo import app
from tiendo.word import printed_figures

pytestmark = pytest.mark.slow

# Figures that depend on how many of a list the text names, or that follow from wording alike.
BY_CHOICE_OF_WORDS = re.compile(r"\.rest|^review\.(improving|worsening|moved)$")


@pytest.fixture(scope="module", params=["vi", "en"])
def review(seasons: Seasons, request: pytest.FixtureRequest) -> tuple[str, Path]:
    path = app.review(seasons.ws, PLAN, first=PERIODS[0], last=PERIODS[-1], lang=request.param)
    return request.param, path


def test_every_number_of_the_review_is_recounted(
    seasons: Seasons, recounts: Mapping[str, Recount], structured_on: date, review: tuple[str, Path]
) -> None:
    lang, path = review
    printed = dict(printed_figures(path.read_bytes()))
    numbers = numbers_of(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
    last_year = RecountAnnual(recounts[PERIODS[-1]], recounts[PERIODS[0]], numbers, structured_on).figures()
    recounted = last_year | RecountReview(seasons.ws.plans, PLAN, seasons.entries, recounts).figures()
    compared = [figure for figure in printed if figure in recounted and ".rest" not in figure]
    wrong = {
        figure: (printed[figure], recounted[figure])
        for figure in compared
        if off(printed[figure], recounted[figure], lang)
    }

    assert wrong == {}
    assert len(compared) > 400
    left = [figure for figure in printed if figure not in recounted and not BY_CHOICE_OF_WORDS.search(figure)]
    assert left == []
