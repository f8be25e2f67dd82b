"""Golden sentences: the review of several years; every branch that is not a label."""

from datetime import date

import pytest

from schemas.results import Trend
from schemas.terms import DerivedStatus, MilestoneKind, TaskStatus
from tests.reports.figures_at_hand import Hand
from tests.reports.golden import Golden, both_languages, spoken
from tiendo.reports.outcomes import Kept
from tiendo.reports.views import Moved


def moved(
    h: Hand, *, last: float, unit: str = "%", comparable: bool = True, trend: Trend = Trend.improving
) -> Moved:
    first = 50.0
    return Moved(
        title="Tỷ lệ X",
        unit=unit,
        first=h.amount(first, unit),
        first_year=2020,
        last=h.amount(last, unit),
        last_year=2023,
        change=h.amount(abs(last - first), ""),
        rising=last > first,
        comparable=comparable,
        trend=trend,
    )


SENTENCES = [
    Golden(
        "closing",
        lambda h: ("tổng kết" if h.lang == "vi" else "review", "Bộ X", "Thủ tướng", "Kế hoạch Y", "04 năm"),
        "Trên đây là báo cáo tổng kết 04 năm thực hiện Kế hoạch Y, Bộ X kính báo cáo Thủ tướng./.",
        "The above is the review that the Bộ X submits to the Thủ tướng of the implementation of the Kế hoạch Y over "
        "04 năm.",
    ),
    Golden(
        "opening",
        lambda h: (["Quyết định số 1"], "Bộ X", "", "Kế hoạch Y", "04 năm"),
        "Thực hiện Quyết định số 1, Bộ X báo cáo kết quả 04 năm thực hiện Kế hoạch Y (sau đây gọi là Kế hoạch) như "
        "sau:",
        "Pursuant to Quyết định số 1, the Bộ X reports on the implementation of the Kế hoạch Y (hereinafter the Plan) "
        "over 04 năm as follows:",
    ),
    Golden(
        "lasted",
        lambda h: ("Thiếu kinh phí", "Bộ Một", "A.I", [2022, 2023]),
        "Thiếu kinh phí (Bộ Một, nhiệm vụ A.I; các năm 2022 và 2023).",
        "“Thiếu kinh phí” (Bộ Một, task A.I; 2022 and 2023).",
    ),
    Golden(
        "scope",
        lambda h: (["2022"],),
        "Báo cáo lập từ số liệu đã được phê duyệt của năm 2022.",
        "This review is made from the approved data of 2022.",
    ),
    Golden(
        "missing_years",
        lambda h: (["2020", "2021"],),
        "Các năm 2020 và 2021 chưa có số liệu được phê duyệt nên không được tổng hợp; các so sánh giữa các năm không "
        "bao gồm các năm này.",
        "There are no approved data for 2020 and 2021; comparisons leave them out.",
    ),
    Golden(
        "handled",
        lambda h: (["2021"], h.n(0), h.n(0), h.n(0)),
        "Trong năm 2021, chưa có cơ quan nào gửi báo cáo.",
        "In 2021, no agency has sent a report.",
    ),
    Golden(
        "handled",
        lambda h: (["2021", "2023"], h.n(12), h.n(9), h.n(1)),
        "Trong các năm 2021 và 2023, đã tiếp nhận, kiểm tra 12 lượt báo cáo của 09 cơ quan, trong đó 01 lượt được trả "
        "lại để hoàn thiện.",
        "In 2021 and 2023, 12 submissions of 9 agencies came in and were checked, of which 1 was returned to be "
        "mended.",
    ),
    Golden("always_on_time", lambda h: (h.named(0),), None, None),
    Golden(
        "always_on_time",
        lambda h: (h.named(2, "Bộ A", "Bộ B"),),
        "Có 02 cơ quan gửi báo cáo đúng hạn ở tất cả các năm có số liệu: Bộ A và Bộ B.",
        "2 agencies reported on time in every year with data: Bộ A and Bộ B.",
    ),
    Golden(
        "never_reported",
        lambda h: (h.named(33, annex="IV"),),
        "Có 33 cơ quan chưa gửi báo cáo hợp lệ ở năm nào (chi tiết tại Phụ lục IV).",
        "33 agencies sent no valid report in any year (see Annex IV).",
    ),
    Golden("done", lambda h: (h.n(0), []), None, None),
    Golden(
        "done",
        lambda h: (h.n(3), [(2021, ["A.I"]), (2022, ["A.II", "B.I"])]),
        "03 nhiệm vụ (năm 2021: A.I; năm 2022: A.II, B.I).",
        "3 tasks (in 2021: A.I; in 2022: A.II, B.I).",
    ),
    Golden(
        "path",
        lambda h: ("A.I", "Rà soát", [(2020, DerivedStatus.doing_in_time), (2021, DerivedStatus.done_late)]),
        "A.I. Rà soát: năm 2020 đang thực hiện trong hạn; năm 2021 hoàn thành quá hạn.",
        "A.I. Rà soát: 2020 in progress, within the deadline; 2021 completed late.",
    ),
    Golden(
        "turns",
        lambda h: ("B.I", "Phổ biến", None, []),
        "B.I. Phổ biến: chưa đến kỳ thực hiện.",
        "B.I. Phổ biến: not yet due.",
    ),
    Golden(
        "turns",
        lambda h: ("B.I", "Phổ biến", h.share(4, 4).fraction, []),
        "B.I. Phổ biến: hoàn thành 4/4 năm phải thực hiện.",
        "B.I. Phổ biến: completed in 4 of 4 years in which it was due.",
    ),
    Golden(
        "turns",
        lambda h: ("B.I", "Phổ biến", h.share(2, 4).fraction, [2020, 2023]),
        "B.I. Phổ biến: hoàn thành 2/4 năm phải thực hiện; chưa hoàn thành các năm 2020 và 2023.",
        "B.I. Phổ biến: completed in 2 of 4 years in which it was due; not completed in 2020 and 2023.",
    ),
    Golden(
        "outcome",
        lambda h: (TaskStatus.completed, 2022, 2023),
        "Hoàn thành năm 2022",
        "Completed in 2022",
    ),
    Golden(
        "outcome",
        lambda h: (TaskStatus.suspended, None, 2023),
        "Tạm dừng (năm 2023)",
        "Suspended (2023)",
    ),
    Golden(
        "milestones",
        lambda h: (h.n(3), None, {Kept.waiting: h.n(3), Kept.late: h.n(0)}),
        "Kế hoạch có 03 mốc thời gian của các nhiệm vụ thực hiện một lần; chưa có mốc nào đánh giá được; còn lại: 03 "
        "mốc chưa đến hạn.",
        "The Plan sets 3 milestones for one-off tasks; none can be judged yet; the others: 3 not yet due.",
    ),
    Golden(
        "milestones",
        lambda h: (h.n(3), h.share(3, 3), {}),
        "Kế hoạch có 03 mốc thời gian của các nhiệm vụ thực hiện một lần; toàn bộ 3/3 mốc đánh giá được đều đúng hạn.",
        "The Plan sets 3 milestones for one-off tasks; all that can be judged were kept on time (3 of 3).",
    ),
    Golden(
        "milestones",
        lambda h: (h.n(3), h.share(0, 3), {Kept.late: h.n(3)}),
        "Kế hoạch có 03 mốc thời gian của các nhiệm vụ thực hiện một lần; chưa có mốc nào đúng hạn trong số đánh giá "
        "được (0/3); còn lại: 03 mốc hoàn thành quá hạn.",
        "The Plan sets 3 milestones for one-off tasks; none of those that can be judged was kept on time (0 of 3); the "
        "others: 3 completed late.",
    ),
    Golden(
        "missed",
        lambda h: ("A.I", "Rà soát", MilestoneKind.final, date(2022, 12, 31), date(2023, 1, 1), h.n(1)),
        "A.I. Rà soát (báo cáo cuối, thời hạn 31/12/2022): hoàn thành ngày 01/01/2023, chậm 01 ngày.",
        "A.I. Rà soát (final report, due 31 December 2022): completed on 1 January 2023, 1 day late.",
    ),
    Golden(
        "missed",
        lambda h: ("A.I", "Rà soát", MilestoneKind.final, date(2022, 12, 31), None, h.n(365)),
        "A.I. Rà soát (báo cáo cuối, thời hạn 31/12/2022): chưa hoàn thành, quá hạn 365 ngày.",
        "A.I. Rà soát (final report, due 31 December 2022): not completed, 365 days overdue.",
    ),
    Golden(
        "moved",
        lambda h: (moved(h, last=62.5),),
        "Tỷ lệ X: năm 2020 là 50,0%, năm 2023 là 62,5%; tăng 12,5 điểm phần trăm, chuyển biến tích cực.",
        "Tỷ lệ X: 50.0% in 2020, 62.5% in 2023; up by 12.5 percentage points, an improvement.",
    ),
    Golden(
        "moved",
        lambda h: (moved(h, last=40.0, unit="vụ", comparable=False),),
        "Tỷ lệ X: năm 2020 là 50 vụ, năm 2023 là 40 vụ; giảm 10 vụ (các cơ quan báo cáo hai năm khác nhau, so sánh "
        "chỉ để tham khảo).",
        "Tỷ lệ X: 50 vụ in 2020, 40 vụ in 2023; down by 10 vụ (different agencies reported in the two years; "
        "indicative only).",
    ),
    Golden(
        "moved",
        lambda h: (moved(h, last=50.0, unit="vụ", trend=Trend.steady),),
        "Tỷ lệ X: năm 2020 là 50 vụ, năm 2023 là 50 vụ; không thay đổi.",
        "Tỷ lệ X: 50 vụ in 2020, 50 vụ in 2023; unchanged.",
    ),
    Golden(
        "on_time_moved",
        lambda h: (h.share(1, 4), h.share(3, 4), (2020, 2023), True),
        "Tỷ lệ cơ quan gửi báo cáo đúng hạn tăng từ 25,0% (1/4) năm 2020 lên 75,0% (3/4) năm 2023.",
        "The share of agencies that reported on time rose from 25.0% (1 of 4) in 2020 to 75.0% (3 of 4) in 2023.",
    ),
    Golden(
        "lasting",
        lambda h: (h.n(0), h.n(0)),
        "Không có khó khăn, vướng mắc nào được cùng một cơ quan phản ánh từ hai năm trở lên.",
        "No difficulty was reported by the same agency in two or more years.",
    ),
    Golden(
        "lasting",
        lambda h: (h.n(5), h.n(1)),
        "Có 05 khó khăn, vướng mắc được cùng một cơ quan phản ánh từ hai năm trở lên, trong đó 01 khó khăn, vướng mắc "
        "chưa được giải quyết.",
        "5 difficulties were reported by the same agency in two or more years; 1 has not been solved.",
    ),
    Golden(
        "lasting",
        lambda h: (h.n(5), h.n(0)),
        "Có 05 khó khăn, vướng mắc được cùng một cơ quan phản ánh từ hai năm trở lên, đều đã được giải quyết.",
        "5 difficulties were reported by the same agency in two or more years; all have been solved.",
    ),
    Golden("preliminary_lesson", lambda h: (None, h.share(1, 5)), None, None),
    Golden(
        "preliminary_lesson",
        lambda h: (h.share(12, 19), None),
        "Trong các nhiệm vụ giữ đúng mốc sơ bộ, 12/19 nhiệm vụ giữ đúng mốc cuối (63,2%); cần tiếp tục theo dõi sát "
        "sau mốc sơ bộ.",
        "12 of 19 tasks that kept the preliminary milestone kept the final one (63.2%); tasks need close following "
        "after the preliminary milestone.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES))
def test_review(case: Golden, lang: str) -> None:
    assert spoken("review", case, lang) == case.expected(lang)


RECURRING = [
    ((0, 0, 0), True, None),
    ((4, 4, 0), True, "Toàn bộ 04 nhiệm vụ định kỳ hoàn thành ở tất cả các năm có số liệu."),
    (
        (4, 1, 2),
        True,
        (
            "Trong 04 nhiệm vụ định kỳ, 01 nhiệm vụ hoàn thành ở tất cả các năm có số liệu; 02 nhiệm vụ không hoàn "
            "thành ở năm nào."
        ),
    ),
    ((4, 1, 3), False, "Trong 04 nhiệm vụ định kỳ đến hạn trong năm, 01 nhiệm vụ đã hoàn thành."),
    ((4, 0, 4), False, "Trong 04 nhiệm vụ định kỳ đến hạn trong năm, chưa có nhiệm vụ nào hoàn thành."),
    ((4, 4, 0), False, "Toàn bộ 04 nhiệm vụ định kỳ đến hạn trong năm đã hoàn thành."),
]
IN_ENGLISH = [
    ((4, 1, 3), "Of 4 recurring tasks due in the year, 1 was completed."),
    ((4, 0, 4), "Of 4 recurring tasks due in the year, none was completed."),
    ((4, 4, 0), "Every one of 4 recurring tasks due in the year was completed."),
]
NAMES = [
    ("vi", False, "04 năm", "Tổng kết 04 năm (2020 - 2023) thực hiện Kế hoạch Y"),
    ("vi", True, "giai đoạn 2020 - 2023", "Sơ kết giai đoạn 2020 - 2023 thực hiện Kế hoạch Y"),
    ("en", False, "four years", "Review of the implementation over four years (2020–2023) of the Plan Y"),
    (
        "en",
        True,
        "the years 2020 to 2023",
        "Preliminary review of the implementation over the years 2020 to 2023 of ",
    ),
]


@pytest.mark.parametrize(("counts", "expected"), IN_ENGLISH)
def test_recurring_tasks_of_a_single_year_in_english(counts: tuple[int, int, int], expected: str) -> None:
    hand = Hand("en")
    found = hand.language.review.recurring(*(hand.n(count) for count in counts), many_years=False)

    assert str(found) == expected


@pytest.mark.parametrize(("lang", "preliminary", "length", "expected"), NAMES)
def test_a_preliminary_review_is_called_so(lang: str, preliminary: bool, length: str, expected: str) -> None:
    words = Hand(lang).language.review
    plan = "Plan Y" if lang == "en" else "Kế hoạch Y"

    assert words.abstract(words.kind(preliminary), plan, length, ("2020", "2023")).startswith(expected)


@pytest.mark.parametrize(("counts", "many", "expected"), RECURRING)
def test_recurring_tasks(counts: tuple[int, int, int], many: bool, expected: str | None) -> None:
    hand = Hand("vi")
    found = hand.language.review.recurring(*(hand.n(count) for count in counts), many_years=many)

    assert (None if found is None else str(found)) == expected
