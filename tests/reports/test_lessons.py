"""What a review's milestones teach: shares side by side, nothing where too few tasks or no single group stand out."""

import pytest

from tests.reports.figures_at_hand import Hand
from tests.reports.reading import said
from tests.reports.spans import PLAN, YEARS, first, second
from tiendo.reports import review
from tiendo.reports.review.lessons import _stand_out


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(5, 5), (4, 8), (1, 8)], True),
        ([(5, 5), (8, 8), (1, 8)], False),  # two are first
        ([(5, 5), (1, 8), (2, 16)], False),  # two are last
        ([(5, 5), (8, 8), (6, 6)], True),  # all alike: that is said
        ([(5, 5), (8, 8)], True),
        ([(5, 5), (4, 8)], True),
    ],
)
def test_a_group_is_named_only_where_it_stands_out(pairs: list[tuple[int, int]], expected: bool) -> None:
    shares = [(f"Nhóm {n}", share) for n, pair in enumerate(pairs) if (share := Hand("vi").share(*pair))]
    assert _stand_out(shares) == expected


def test_few_milestones_teach_nothing() -> None:
    document = review(PLAN, YEARS, [first(), second()], "vi")
    assert said(document, "lessons") == ["Số liệu hiện có chưa đủ để rút ra bài học kinh nghiệm."]
