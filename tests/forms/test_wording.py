"""Deadlines in words, where the plan gives none of its own."""

from datetime import date

import pytest

from tiendo.forms.wording import before, deadline, joined


def milestone(
    kind: str, due: str | None = None, from_on: str | None = None, text_vi: str | None = None
) -> dict:
    days = {"due": due, "from_on": from_on}
    return {
        "kind": kind,
        "text_vi": text_vi,
        **{name: day and date.fromisoformat(day) for name, day in days.items()},
    }


@pytest.mark.parametrize(
    ("milestones", "words"),
    [
        (
            [milestone("preliminary", "2020-12-31"), milestone("final", "2022-12-31")],
            "Báo cáo sơ bộ: năm 2020;\nBáo cáo cuối: năm 2022",
        ),
        ([milestone("final", "2022-06-15")], "Báo cáo cuối: ngày 15/06/2022"),
        ([milestone("once", "2020-12-31")], "Năm 2020"),
        ([milestone("once", "2020-06-05")], "Ngày 05/06/2020"),
        ([milestone("annual")], "Hàng năm"),
        ([milestone("annual"), milestone("ad_hoc")], "Hàng năm;\nĐột xuất"),
        ([milestone("range", "2022-12-31", "2019-01-01")], "2019 - 2022"),
        ([milestone("range", "2022-06-30", "2019-01-01")], "Từ ngày 01/01/2019 đến ngày 30/06/2022"),
        ([milestone("range", "2022-12-31")], "Đến hết năm 2022"),
        ([milestone("biennial", "2020-12-31")], "Năm 2020 và định kỳ 02 năm tiếp theo"),
        ([milestone("other_schedule")], "Theo tiến độ của văn bản khác"),
        ([milestone("none")], "Không xác định thời hạn"),
        ([milestone("once", "2020-12-31", text_vi="- trong năm 2020;")], "- trong năm 2020"),
        ([milestone("annual"), milestone("annual")], "Hàng năm"),
        ([], "Kế hoạch không nêu"),
    ],
)
def test_deadline(milestones, words):
    assert deadline(milestones) == words


def test_before_names_the_last_day_in_time():
    assert before(date(2023, 11, 30)) == "trước ngày 30/11/2023 (chậm nhất là hết ngày 29/11/2023)"


def test_joined_keeps_order_and_drops_repeats():
    assert joined(["B;", "A.", "B;"]) == "B;\nA"
