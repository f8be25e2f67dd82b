"""The figures of a finished review, read back from the Word file and recounted from the accepted workbooks."""

import re
from collections.abc import Mapping

import pytest

from tests.acceptance.conftest import PERIODS, PLAN, Seasons
from tests.acceptance.recount_review import RecountReview
from tests.acceptance.test_report_numbers import number
from tiendo import app
from tiendo.word import printed_figures

pytestmark = pytest.mark.slow

# Figures that depend on how many of a list the text names, or that follow from wording alike.
BY_CHOICE_OF_WORDS = re.compile(r"\.rest|^proposals|^review\.(improving|worsening|moved)$")


@pytest.fixture(scope="module")
def printed(seasons: Seasons) -> Mapping[str, str]:
    path = app.review(seasons.ws, PLAN, first=PERIODS[0], last=PERIODS[-1])
    return dict(printed_figures(path.read_bytes()))


@pytest.fixture(scope="module")
def recounted(seasons: Seasons) -> Mapping[str, float]:
    return RecountReview(seasons.ws.plans, PLAN, seasons.entries, seasons.ws.home).figures()


def test_every_number_of_the_review_is_recounted(
    printed: Mapping[str, str], recounted: Mapping[str, float]
) -> None:
    compared = [figure for figure in printed if figure in recounted]
    wrong = {
        figure: (printed[figure], recounted[figure])
        for figure in compared
        if number(printed[figure]) != pytest.approx(recounted[figure], abs=0.051)
    }

    assert wrong == {}
    assert len(compared) > 400
    left = [figure for figure in printed if figure not in recounted and not BY_CHOICE_OF_WORDS.search(figure)]
    assert left == []
