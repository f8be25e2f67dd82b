"""Each shipped plan over the years: yearly reports, the reviews and summaries that its source orders."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from schemas.document import Document
from tests.reports.reading import said
from tests.reports.worlds import busy_year, real_plan
from tiendo.plan import Plan
from tiendo.reports import Frozen, annual_report, review
from tiendo.word.names import check_document

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
REVIEWS = [  # plan, first and last year, what its title says of the kind and the years
    ("lao-dong-145", "2016", "2020", "sơ kết", "giai đoạn 2016 - 2020"),
    ("lao-dong-145", "2021", "2025", "tổng kết", "05 năm"),
    ("lao-dong-145", "2016", "2030", "tổng kết", "15 năm"),
    ("hop-tac-2021-2025", "2021", "2025", "tổng kết", "giai đoạn 2021 - 2025"),
    ("tro-giup-phap-ly", "2018", "2024", "tổng kết", ""),
    ("iccpr-1252", "2020", "2023", "tổng kết", ""),
]


@cache
def plan_of(plan_id: str) -> Plan:
    return real_plan(ROOT, plan_id)


@cache
def frozen(plan_id: str, period: str) -> Frozen:
    """A year in which few reported, approved."""
    snapshot = replace(busy_year(plan_of(plan_id), period, 0.1, int(period)), approved=True)
    return Frozen(snapshot, "Người duyệt", date(int(period) + 1, 3, 1))


def reviewed(plan_id: str, first: str, last: str, lang: str) -> Document:
    plan = plan_of(plan_id)
    years = [plan.period(one) for one in plan.periods["period"] if first <= one <= last]
    return review(plan, years, [frozen(plan_id, one.id) for one in years], lang)


@pytest.mark.parametrize(("plan_id", "first", "last", "kind", "length"), REVIEWS)
def test_a_review_says_of_what_kind_and_which_years_it_is(
    plan_id: str, first: str, last: str, kind: str, length: str
) -> None:
    for lang in ("vi", "en"):
        document = reviewed(plan_id, first, last, lang)
        check_document(document.template, document)
        assert said(document, "reporting")
    title = str(reviewed(plan_id, first, last, "vi").values["title"])
    assert kind in title.lower()
    assert length in title


@pytest.mark.parametrize("plan_id", ["hop-tac-2021-2025", "tro-giup-phap-ly"])
def test_a_report_each_year_with_the_year_before(plan_id: str) -> None:
    plan, before = plan_of(plan_id), None
    for period in plan.periods["period"].to_list()[:5]:
        snapshot = frozen(plan_id, period).snapshot
        document = annual_report(plan, snapshot, "vi", previous=before)
        check_document(document.template, document)
        assert said(document, "results")
        before = snapshot


def test_a_five_year_summary_counts_its_five_years_only() -> None:
    years = reviewed("lao-dong-145", "2021", "2025", "vi").values["year_labels"]
    assert isinstance(years, list)
    assert [str(year)[-4:] for year in years] == ["2021", "2022", "2023", "2024", "2025"]
