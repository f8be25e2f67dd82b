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
        lambda h: (
            "tổng kết" if h.lang == "vi" else "review",
            h.body("Bộ X"),
            h.body("Thủ tướng"),
            "Kế hoạch Y",
            "04 năm",
        ),
        "Trên đây là báo cáo tổng kết 04 năm thực hiện Kế hoạch Y, Bộ X kính báo cáo Thủ tướng./.",
        "The above is the review of the implementation of the Kế hoạch Y over 04 năm, submitted by the Bộ X to the "
        "Thủ tướng.",
    ),
    Golden(
        "opening",
        lambda h: (["Quyết định số 1"], h.body("Bộ X"), "", "Kế hoạch Y", "04 năm"),
        "Thực hiện Quyết định số 1, Bộ X báo cáo kết quả 04 năm thực hiện Kế hoạch Y (sau đây gọi là Kế hoạch) như "
        "sau:",
        "Pursuant to Quyết định số 1, the Bộ X reports on the implementation of the Kế hoạch Y (hereinafter the Plan) "
        "over 04 năm as follows:",
    ),
    Golden(
        "lasted",
        lambda h: ("Thiếu kinh phí", h.body("Bộ Một"), "A.I", [2022, 2023]),
        "Thiếu kinh phí (Bộ Một, nhiệm vụ A.I; các năm 2022 và 2023).",
        "“Thiếu kinh phí” (the Bộ Một, task A.I; 2022 and 2023).",
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
        "In 2021 and 2023, 12 submissions from 9 agencies were received and checked; 1 was returned for correction.",
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
        "turns",
        lambda h: ("B.I", "Phổ biến", h.share(0, 4).fraction, [2020, 2021, 2022, 2023]),
        "B.I. Phổ biến: chưa hoàn thành năm nào (0/4 năm phải thực hiện).",
        "B.I. Phổ biến: completed in 0 of 4 years in which it was due; not completed in 2020, 2021, 2022 and 2023.",
    ),
    Golden(
        "outcome",
        lambda h: (TaskStatus.completed, 2022, 2023, False),
        "Hoàn thành năm 2022",
        "Completed in 2022",
    ),
    Golden(
        "outcome",
        lambda h: (TaskStatus.completed, 2022, 2023, True),
        "Hoàn thành năm 2022 (năm 2023 chưa báo cáo lại)",
        "Completed in 2022 (not reported again in 2023)",
    ),
    Golden(
        "outcome",
        lambda h: (TaskStatus.suspended, None, 2023, False),
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
        "The Plan sets 3 milestones for one-off tasks; all those that can be judged were met on time (3 of 3).",
    ),
    Golden(
        "milestones",
        lambda h: (h.n(3), h.share(0, 3), {Kept.late: h.n(3)}),
        "Kế hoạch có 03 mốc thời gian của các nhiệm vụ thực hiện một lần; chưa có mốc nào đúng hạn trong số mốc "
        "đánh giá được (0/3); còn lại: 03 mốc hoàn thành quá hạn.",
        "The Plan sets 3 milestones for one-off tasks; of those that can be judged, none was met on time (0 of 3); "
        "the others: 3 completed late.",
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
        "Trong số nhiệm vụ bảo đảm đúng hạn mốc sơ bộ, 12/19 nhiệm vụ bảo đảm đúng hạn mốc cuối (63,2%).",
        "12 of 19 tasks that met the preliminary milestone met the final one (63.2%).",
    ),
    Golden(
        "handled",
        lambda h: (["2023"], h.n(1), h.n(1), h.n(0)),
        "Trong năm 2023, đã tiếp nhận, kiểm tra 01 lượt báo cáo của 01 cơ quan.",
        "In 2023, 1 submission from 1 agency was received and checked.",
    ),
    Golden(
        "milestones",
        lambda h: (h.n(9), h.share(1, 8), {Kept.waiting: h.n(1)}),
        "Kế hoạch có 09 mốc thời gian của các nhiệm vụ thực hiện một lần; 1/8 mốc đánh giá được đúng hạn (12,5%); "
        "còn lại: 01 mốc chưa đến hạn.",
        "The Plan sets 9 milestones for one-off tasks; of those that can be judged, 1 of 8 was met on time (12.5%); "
        "the others: 1 not yet due.",
    ),
    Golden(
        "kept_share",
        lambda h: (h.share(1, 8),),
        "1/8 mốc thời gian đánh giá được bảo đảm đúng hạn, đạt 12,5%.",
        "1 of 8 milestones that can be judged was met on time (12.5%).",
    ),
]


MORE = [
    Golden("kind", lambda h: (True,), "sơ kết", "preliminary review"),
    Golden("kind", lambda h: (False,), "tổng kết", "review"),
    Golden(
        "title",
        lambda h: (
            "tổng kết",
            "Kế hoạch mẫu",
            "04 năm",
            ("2020", "2023"),
        ),
        "Báo cáo tổng kết 04 năm (2020 - 2023) thực hiện Kế hoạch mẫu",
        "Tổng kết of the Kế hoạch mẫu over 04 năm (2020–2023)",
    ),
    Golden(
        "title",
        lambda h: (
            "tổng kết",
            "Kế hoạch mẫu",
            "giai đoạn 2020 - 2023",
            ("2020", "2023"),
        ),
        "Báo cáo tổng kết giai đoạn 2020 - 2023 thực hiện Kế hoạch mẫu",
        "Tổng kết of the Kế hoạch mẫu over giai đoạn 2020 - 2023",
    ),
    Golden(
        "abstract",
        lambda h: (
            "tổng kết",
            "Kế hoạch mẫu",
            "04 năm",
            ("2020", "2023"),
        ),
        "Tổng kết 04 năm (2020 - 2023) thực hiện Kế hoạch mẫu",
        "Tổng kết of the implementation over 04 năm (2020–2023) of the Kế hoạch mẫu",
    ),
    Golden(
        "abstract",
        lambda h: (
            "tổng kết",
            "Kế hoạch mẫu",
            "giai đoạn 2020 - 2023",
            ("2020", "2023"),
        ),
        "Tổng kết giai đoạn 2020 - 2023 thực hiện Kế hoạch mẫu",
        "Tổng kết of the implementation over giai đoạn 2020 - 2023 of the Kế hoạch mẫu",
    ),
    Golden("span_length", lambda h: (4,), "04 năm", "4 years"),
    Golden("span_length", lambda h: (1,), "01 năm", "one year"),
    Golden(
        "reporting_intro",
        lambda h: (),
        "Tình hình gửi báo cáo của các cơ quan có trách nhiệm báo cáo theo từng năm:",
        "How the bound agencies reported, year by year:",
    ),
    Golden(
        "year_missing",
        lambda h: ("Năm 2021",),
        "Năm 2021: chưa có số liệu được phê duyệt",
        "Năm 2021: no approved data",
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(0),
            h.n(0),
            h.n(0),
        ),
        None,
        None,
        named={"many_years": True},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(4),
            h.n(4),
            h.n(0),
        ),
        "Toàn bộ 04 nhiệm vụ định kỳ hoàn thành ở tất cả các năm có số liệu.",
        "All 4 recurring tasks were completed in every year with data.",
        named={"many_years": True},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(4),
            h.n(2),
            h.n(0),
        ),
        "Trong 04 nhiệm vụ định kỳ, 02 nhiệm vụ hoàn thành ở tất cả các năm có số liệu.",
        "Of 4 recurring tasks, 2 were completed in every year with data.",
        named={"many_years": True},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(4),
            h.n(2),
            h.n(1),
        ),
        "Trong 04 nhiệm vụ định kỳ, 02 nhiệm vụ hoàn thành ở tất cả các năm có số liệu; 01 nhiệm vụ không hoàn "
        "thành ở năm nào.",
        "Of 4 recurring tasks, 2 were completed in every year with data; 1 was completed in none.",
        named={"many_years": True},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(4),
            h.n(0),
            h.n(4),
        ),
        "Trong 04 nhiệm vụ định kỳ, chưa có nhiệm vụ nào hoàn thành ở tất cả các năm có số liệu; 04 nhiệm vụ "
        "không hoàn thành ở năm nào.",
        "Of 4 recurring tasks, none was completed in every year with data; 4 were completed in none.",
        named={"many_years": True},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(4),
            h.n(0),
            h.n(1),
        ),
        "Trong 04 nhiệm vụ định kỳ, chưa có nhiệm vụ nào hoàn thành ở tất cả các năm có số liệu; 01 nhiệm vụ "
        "không hoàn thành ở năm nào.",
        "Of 4 recurring tasks, none was completed in every year with data; 1 was completed in none.",
        named={"many_years": True},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(1),
            h.n(1),
            h.n(0),
        ),
        "Toàn bộ 01 nhiệm vụ định kỳ hoàn thành ở tất cả các năm có số liệu.",
        "The 1 recurring task was completed in every year with data.",
        named={"many_years": True},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(4),
            h.n(4),
            h.n(0),
        ),
        "Toàn bộ 04 nhiệm vụ định kỳ đến hạn trong năm đã hoàn thành.",
        "All 4 recurring tasks were due in the year and completed.",
        named={"many_years": False},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(4),
            h.n(2),
            h.n(2),
        ),
        "Trong 04 nhiệm vụ định kỳ đến hạn trong năm, 02 nhiệm vụ đã hoàn thành.",
        "Of 4 recurring tasks due in the year, 2 were completed.",
        named={"many_years": False},
    ),
    Golden(
        "recurring",
        lambda h: (
            h.n(4),
            h.n(0),
            h.n(4),
        ),
        "Trong 04 nhiệm vụ định kỳ đến hạn trong năm, chưa có nhiệm vụ nào hoàn thành.",
        "Of 4 recurring tasks due in the year, none was completed.",
        named={"many_years": False},
    ),
    Golden(
        "summary_caption",
        lambda h: (),
        "Tình hình thực hiện nhiệm vụ qua các năm",
        "Tasks by status over the years",
    ),
    Golden("kept", lambda h: (Kept.on_time,), "Đúng hạn", "On time"),
    Golden("kept", lambda h: (Kept.late,), "Hoàn thành quá hạn", "Completed late"),
    Golden("kept", lambda h: (Kept.open,), "Quá hạn, chưa hoàn thành", "Overdue, not completed"),
    Golden("kept", lambda h: (Kept.waiting,), "Chưa đến hạn", "Not yet due"),
    Golden("kept", lambda h: (Kept.undated,), "Hoàn thành, không nêu ngày", "Completed, day not stated"),
    Golden("kept", lambda h: (Kept.silent,), "Chưa có báo cáo", "No report yet"),
    Golden("kept", lambda h: (Kept.stopped,), "Tạm dừng hoặc không phát sinh", "Suspended or no activity"),
    Golden("days", lambda h: (h.n(1),), "01 ngày", "1 day"),
    Golden("days", lambda h: (h.n(40),), "40 ngày", "40 days"),
    Golden(
        "no_milestones",
        lambda h: (),
        "Kế hoạch không quy định mốc thời gian đối với các nhiệm vụ thực hiện một lần.",
        "The Plan has no one-off task with a day on which it falls due.",
    ),
    Golden(
        "other_milestones",
        lambda h: (
            h.n(1),
            "II",
        ),
        "Và 01 mốc khác (Phụ lục II).",
        "And 1 other (Annex II).",
    ),
    Golden(
        "other_milestones",
        lambda h: (
            h.n(5),
            "II",
        ),
        "Và 05 mốc khác (Phụ lục II).",
        "And 5 others (Annex II).",
    ),
    Golden("kept_share", lambda h: (None,), None, None),
    Golden("kept_share", lambda h: (h.share(0, 8),), None, None),
    Golden(
        "kept_share",
        lambda h: (h.share(8, 8),),
        "Toàn bộ 8/8 mốc thời gian đánh giá được đều đúng hạn.",
        "All milestones that can be judged were met on time (8 of 8).",
    ),
    Golden(
        "kept_share",
        lambda h: (h.share(5, 8),),
        "5/8 mốc thời gian đánh giá được bảo đảm đúng hạn, đạt 62,5%.",
        "5 of 8 milestones that can be judged were met on time (62.5%).",
    ),
    Golden(
        "other_indicators",
        lambda h: (
            h.n(1),
            "III",
        ),
        "Và 01 chỉ tiêu khác (Phụ lục III).",
        "And 1 other indicator (Annex III).",
    ),
    Golden(
        "other_indicators",
        lambda h: (
            h.n(5),
            "III",
        ),
        "Và 05 chỉ tiêu khác (Phụ lục III).",
        "And 5 other indicators (Annex III).",
    ),
    Golden(
        "no_movement",
        lambda h: (),
        "Chưa có chỉ tiêu nào có số liệu của hai năm trở lên để so sánh.",
        "No indicator has figures for two years that could be compared.",
    ),
    Golden("trend", lambda h: (Trend.improving,), "Chuyển biến tích cực", "Improving"),
    Golden("trend", lambda h: (Trend.worsening,), "Chuyển biến chưa tích cực", "Worsening"),
    Golden("trend", lambda h: (Trend.steady,), "Không thay đổi", "Unchanged"),
    Golden("trend", lambda h: (Trend.not_judged,), "Không xét", "Not judged"),
    Golden("trend", lambda h: (Trend.unknown,), "Chưa đủ số liệu", "Not enough figures"),
    Golden("over_span", lambda h: (h.n(120),), "Cộng các năm: 120", "Years together: 120"),
    Golden(
        "one_year_only",
        lambda h: (),
        "Mới có số liệu được phê duyệt của một năm, chưa xác định được khó khăn, vướng mắc kéo dài.",
        "Only one year has approved data; persistent difficulties cannot yet be identified.",
    ),
    Golden(
        "none_lasting",
        lambda h: (),
        "Không có khó khăn, vướng mắc kéo dài chưa được giải quyết.",
        "There are no persistent difficulties that remain unsolved.",
    ),
    Golden(
        "of_last_year",
        lambda h: ("năm 2023",),
        "Theo số liệu của năm 2023:",
        "According to the data of năm 2023:",
    ),
    Golden(
        "other_reporters",
        lambda h: (),
        "Các cơ quan báo cáo hai năm khác nhau",
        "Different agencies reported in the two years",
    ),
    Golden(
        "plan_versions",
        lambda h: ([("2020", "1"), ("2021", "2")], "3"),
        "Kết quả từng năm tính theo kế hoạch tại thời điểm phê duyệt (năm 2020 phiên bản 1 và năm 2021 phiên bản 2); "
        "nhiệm vụ, chỉ tiêu theo dõi qua các năm lấy theo kế hoạch hiện hành (phiên bản 3).",
        "What each year counts is told by the plan with which it was approved (2020 by version 1 and 2021 by version "
        "2); the tasks and indicators followed over the years are those of today's plan (version 3).",
    ),
    Golden(
        "plans_not_kept",
        lambda h: (["2020"], "3"),
        "Bản kế hoạch dùng khi phê duyệt năm 2020 không được lưu; năm này trình bày theo kế hoạch hiện hành (phiên bản "
        "3).",
        "The plan with which 2020 was approved was not kept; that year is told by today's plan (version 3).",
    ),
    Golden(
        "plans_not_kept",
        lambda h: (["2020", "2021"], "3"),
        "Bản kế hoạch dùng khi phê duyệt các năm 2020 và 2021 không được lưu; các năm này trình bày theo kế hoạch hiện "
        "hành (phiên bản 3).",
        "The plan with which 2020 and 2021 were approved was not kept; those years are told by today's plan (version "
        "3).",
    ),
    Golden(
        "tasks_gone",
        lambda h: (h.n(2), ["A.I", "B.I"]),
        "02 nhiệm vụ của các phiên bản trước không còn trong kế hoạch hiện hành (A.I và B.I), chỉ được tính vào kết "
        "quả từng năm.",
        "2 tasks of earlier versions no longer in today's plan (A.I and B.I) count in the results of their years only.",
    ),
    Golden(
        "lacking",
        lambda h: (("Bộ B",),),
        "Không so sánh được: số liệu một trong hai năm thiếu phần của Bộ B, đã hợp nhất",
        "Not comparable: the figure of one of the two years lacks the part of Bộ B, since merged",
    ),
    Golden(
        "no_lessons",
        lambda h: (),
        "Số liệu hiện có chưa đủ để rút ra bài học kinh nghiệm.",
        "The data do not yet suffice to draw lessons.",
    ),
    Golden(
        "compliance_chart",
        lambda h: (),
        "Chấp hành chế độ báo cáo qua các năm | Biểu đồ cột chồng: số cơ quan có trách nhiệm báo cáo theo tình "
        "trạng gửi báo cáo, từng năm có số liệu.",
        "Reporting over the years | Stacked columns: bound agencies by how they reported, in each year with data.",
    ),
    Golden(
        "progress_chart",
        lambda h: (),
        "Tỷ lệ nhiệm vụ hoàn thành qua các năm | Biểu đồ cột: tỷ lệ nhiệm vụ đã hoàn thành trên tổng số nhiệm "
        "vụ, từng năm có số liệu.",
        "Share of tasks completed over the years | Columns: completed tasks as a share of all tasks, in each "
        "year with data.",
    ),
    Golden(
        "trend_description",
        lambda h: ("Số vụ việc",),
        "Biểu đồ đường: Số vụ việc, từng năm có số liệu.",
        "Line: Số vụ việc, in each year with data.",
    ),
    Golden(
        "notes",
        lambda h: (date(2023, 12, 31),),
        "Trạng thái xác định tại ngày tổng hợp của từng năm. Cột “năm hoàn thành” chỉ ghi với nhiệm vụ định kỳ: "
        "số năm hoàn thành trên số năm phải thực hiện có số liệu. Dấu “-”: không có số liệu. | Mốc báo cáo sơ bộ "
        "tính theo ngày của cơ quan chủ trì gửi sau cùng. Mốc chưa hoàn thành tính số ngày quá hạn đến ngày 31 "
        "tháng 12 năm 2023. | Tăng, giảm là chênh lệch giữa năm đầu và năm cuối có số liệu. Dấu “-”: không có số "
        "liệu. | Số năm đúng hạn trên số năm phải báo cáo có số liệu được phê duyệt. Cơ quan, tổ chức được đề "
        "nghị không xét đúng hạn hay quá hạn. Dấu “-”: không phải báo cáo hoặc không có số liệu. | Khó khăn, "
        "vướng mắc được cùng một cơ quan nêu với cùng nội dung từ hai năm trở lên; nội dung trùng nhau ghi chung một "
        "dòng. | Bản chốt là số liệu tại "
        "thời điểm phê duyệt và không thay đổi sau đó.",
        "Status as of the day of each year's consolidation. Years done are given for recurring tasks only: years "
        "completed of the years with data in which the task was due. “-”: no data. | A preliminary milestone is met "
        "when the last lead agency has reported. For open milestones the days are counted up to 31 December 2023. | "
        "The change is that from the first to the last year with a figure. “-”: no data. | Years on time of the "
        "years with approved data in which a report was due. Requested bodies are not judged. “-”: no report due, or "
        "no data. | Difficulties reported by the same agency in the same words in two or more years; identical texts "
        "share a row. | Snapshots are the data as approved and cannot be changed afterwards.",
    ),
]


LAST = [
    Golden(
        "without_years",
        lambda h: (["2021"],),
        "Không có cột của năm 2021: chưa có số liệu được phê duyệt.",
        "There is no column for 2021: no approved data.",
    ),
    Golden(
        "without_years",
        lambda h: (["2016", "2017", "2019"],),
        "Không có cột của các năm 2016, 2017 và 2019: chưa có số liệu được phê duyệt.",
        "There is no column for 2016, 2017 and 2019: no approved data.",
    ),
    Golden(
        "scope",
        lambda h: (["2022", "2023"],),
        "Báo cáo lập từ số liệu đã được phê duyệt của các năm 2022 và 2023.",
        "This review is made from the approved data of 2022 and 2023.",
    ),
    Golden(
        "milestones",
        lambda h: (
            h.n(9),
            h.share(0, 5),
            {kind: h.n(1) for kind in Kept if kind != Kept.on_time},
        ),
        "Kế hoạch có 09 mốc thời gian của các nhiệm vụ thực hiện một lần; chưa có mốc nào đúng hạn trong số mốc "
        "đánh giá được (0/5); còn lại: 01 mốc hoàn thành quá hạn, 01 mốc quá hạn chưa hoàn thành, 01 mốc chưa đến "
        "hạn, 01 mốc hoàn thành không nêu ngày, 01 mốc chưa có báo cáo, 01 mốc của nhiệm vụ tạm dừng hoặc không "
        "phát sinh.",
        "The Plan sets 9 milestones for one-off tasks; of those that can be judged, none was met on time (0 of 5); "
        "the others: 1 completed late, 1 overdue and not completed, 1 not yet due, 1 completed on a day not stated, "
        "1 without a report, 1 of tasks suspended or without activity.",
    ),
    Golden(
        "missing_years",
        lambda h: (["2021"],),
        "Năm 2021 chưa có số liệu được phê duyệt nên không được tổng hợp; các so sánh giữa các năm không bao gồm "
        "năm này.",
        "There are no approved data for 2021; comparisons leave them out.",
    ),
    Golden(
        "scope",
        lambda h: (["2023"],),
        "Báo cáo lập từ số liệu đã được phê duyệt của năm 2023.",
        "This review is made from the approved data of 2023.",
    ),
    Golden(
        "closing",
        lambda h: (
            "tổng kết",
            h.body("Bộ Một"),
            "",
            "Kế hoạch mẫu",
            "04 năm",
        ),
        "Trên đây là báo cáo tổng kết 04 năm thực hiện Kế hoạch mẫu, Bộ Một báo cáo./.",
        "The above is the tổng kết of the implementation of the Kế hoạch mẫu over 04 năm, submitted by the Bộ Một.",
    ),
    Golden(
        "closing",
        lambda h: (
            "sơ kết",
            h.body("Bộ Một"),
            h.body("Thủ tướng"),
            "Kế hoạch mẫu",
            "04 năm",
        ),
        "Trên đây là báo cáo sơ kết 04 năm thực hiện Kế hoạch mẫu, Bộ Một kính báo cáo Thủ tướng./.",
        "The above is the sơ kết of the implementation of the Kế hoạch mẫu over 04 năm, submitted by the Bộ Một to "
        "the Thủ tướng.",
    ),
    Golden(
        "opening",
        lambda h: (
            ["Quyết định số 7"],
            h.body("Bộ Một"),
            h.body("Thủ tướng"),
            "Kế hoạch mẫu",
            "04 năm",
        ),
        "Thực hiện Quyết định số 7, Bộ Một báo cáo Thủ tướng kết quả 04 năm thực hiện Kế hoạch mẫu (sau đây gọi "
        "là Kế hoạch) như sau:",
        "Pursuant to Quyết định số 7, the Bộ Một reports to the Thủ tướng on the implementation of the Kế hoạch "
        "mẫu (hereinafter the Plan) over 04 năm as follows:",
    ),
    Golden(
        "opening",
        lambda h: (
            ["Quyết định số 7"],
            h.body("Bộ Một"),
            "",
            "Kế hoạch mẫu",
            "04 năm",
        ),
        "Thực hiện Quyết định số 7, Bộ Một báo cáo kết quả 04 năm thực hiện Kế hoạch mẫu (sau đây gọi là Kế "
        "hoạch) như sau:",
        "Pursuant to Quyết định số 7, the Bộ Một reports on the implementation of the Kế hoạch mẫu (hereinafter "
        "the Plan) over 04 năm as follows:",
    ),
    Golden(
        "turns",
        lambda h: (
            "B.I",
            "Phổ biến",
            h.share(3, 4).fraction,
            [2021],
        ),
        "B.I. Phổ biến: hoàn thành 3/4 năm phải thực hiện; chưa hoàn thành năm 2021.",
        "B.I. Phổ biến: completed in 3 of 4 years in which it was due; not completed in 2021.",
    ),
    Golden(
        "milestones",
        lambda h: (
            h.n(9),
            h.share(5, 8),
            {Kept.waiting: h.n(1)},
        ),
        "Kế hoạch có 09 mốc thời gian của các nhiệm vụ thực hiện một lần; 5/8 mốc đánh giá được đúng hạn "
        "(62,5%); còn lại: 01 mốc chưa đến hạn.",
        "The Plan sets 9 milestones for one-off tasks; of those that can be judged, 5 of 8 were met on time (62.5%); "
        "the others: 1 not yet due.",
    ),
    Golden(
        "on_time_moved",
        lambda h: (
            h.share(9, 10),
            h.share(8, 10),
            (2020, 2023),
            False,
        ),
        "Tỷ lệ cơ quan gửi báo cáo đúng hạn giảm từ 90,0% (9/10) năm 2020 xuống 80,0% (8/10) năm 2023.",
        "The share of agencies that reported on time fell from 90.0% (9 of 10) in 2020 to 80.0% (8 of 10) in "
        "2023.",
    ),
    Golden(
        "lasting",
        lambda h: (
            h.n(4),
            h.n(4),
        ),
        "Có 04 khó khăn, vướng mắc được cùng một cơ quan phản ánh từ hai năm trở lên, đều chưa được giải quyết.",
        "4 difficulties were reported by the same agency in two or more years; none has been solved.",
    ),
    Golden(
        "preliminary_lesson",
        lambda h: (
            h.share(19, 19),
            None,
        ),
        "Toàn bộ 19/19 nhiệm vụ bảo đảm đúng hạn mốc sơ bộ đều bảo đảm đúng hạn mốc cuối.",
        "All tasks that met the preliminary milestone met the final one (19 of 19).",
    ),
    Golden(
        "preliminary_lesson",
        lambda h: (
            h.share(12, 19),
            h.share(2, 8),
        ),
        "Trong số nhiệm vụ bảo đảm đúng hạn mốc sơ bộ, 12/19 nhiệm vụ bảo đảm đúng hạn mốc cuối (63,2%); trong "
        "số nhiệm vụ chậm mốc sơ bộ, 2/8 nhiệm vụ (25,0%): nhiệm vụ giữ được mốc sơ bộ bảo đảm mốc cuối nhiều "
        "hơn.",
        "Of the tasks that met the preliminary milestone, 12 of 19 met the final one (63.2%); of those that missed "
        "it, 2 of 8 (25.0%): those that met the first met the last more often.",
    ),
    Golden(
        "preliminary_lesson",
        lambda h: (
            h.share(2, 8),
            h.share(12, 19),
        ),
        "Trong số nhiệm vụ bảo đảm đúng hạn mốc sơ bộ, 2/8 nhiệm vụ bảo đảm đúng hạn mốc cuối (25,0%); trong số "
        "nhiệm vụ chậm mốc sơ bộ, 12/19 nhiệm vụ (63,2%): giữ được mốc sơ bộ chưa đi cùng với bảo đảm mốc cuối.",
        "Of the tasks that met the preliminary milestone, 2 of 8 met the final one (25.0%); of those that missed it, "
        "12 of 19 (63.2%): meeting the first did not go together with meeting the last.",
    ),
    Golden(
        "preliminary_lesson",
        lambda h: (
            h.share(6, 8),
            h.share(9, 12),
        ),
        "Trong số nhiệm vụ bảo đảm đúng hạn mốc sơ bộ, 6/8 nhiệm vụ bảo đảm đúng hạn mốc cuối (75,0%); trong số "
        "nhiệm vụ chậm mốc sơ bộ, 9/12 nhiệm vụ (75,0%): hai tỷ lệ như nhau.",
        "Of the tasks that met the preliminary milestone, 6 of 8 met the final one (75.0%); of those that missed it, "
        "9 of 12 (75.0%): the two shares are the same.",
    ),
    Golden(
        "section_lesson",
        lambda h: (
            ("Hoàn thiện pháp luật", h.share(9, 10)),
            ("Phổ biến", h.share(3, 8)),
        ),
        "Nhóm bảo đảm thời hạn các mốc nhiều nhất là “Hoàn thiện pháp luật” (9/10 mốc, 90,0%), ít nhất là “Phổ "
        "biến” (3/8 mốc, 37,5%).",
        "The group that met its milestones most often is “Hoàn thiện pháp luật” (9 of 10, 90.0%), the one that did "
        "so least is “Phổ biến” (3 of 8, 37.5%).",
    ),
    Golden(
        "section_lesson",
        lambda h: (
            ("Hoàn thiện pháp luật", h.share(5, 5)),
            ("Phổ biến", h.share(8, 8)),
        ),
        "Các nhóm nhiệm vụ bảo đảm thời hạn các mốc ở mức như nhau (100%).",
        "The groups of tasks met their milestones equally often (100%).",
    ),
    Golden(
        "difficulty_lesson",
        lambda h: (
            h.share(6, 8),
            h.share(5, 20),
        ),
        "Trong số nhiệm vụ được các cơ quan nêu có khó khăn, vướng mắc, 6/8 nhiệm vụ chậm ít nhất một mốc "
        "(75,0%); trong số nhiệm vụ không được nêu có khó khăn, vướng mắc, 5/20 nhiệm vụ (25,0%): nhiệm vụ được "
        "nêu có khó khăn chậm mốc nhiều hơn.",
        "Of the tasks on which agencies reported a difficulty, 6 of 8 missed at least one milestone (75.0%); of "
        "those on which none was reported, 5 of 20 (25.0%): tasks with a difficulty missed milestones more often.",
    ),
    Golden(
        "difficulty_lesson",
        lambda h: (
            h.share(1, 8),
            h.share(5, 20),
        ),
        "Trong số nhiệm vụ được các cơ quan nêu có khó khăn, vướng mắc, 1/8 nhiệm vụ chậm ít nhất một mốc "
        "(12,5%); trong số nhiệm vụ không được nêu có khó khăn, vướng mắc, 5/20 nhiệm vụ (25,0%): nhiệm vụ được "
        "nêu có khó khăn không chậm mốc nhiều hơn.",
        "Of the tasks on which agencies reported a difficulty, 1 of 8 missed at least one milestone (12.5%); of "
        "those on which none was reported, 5 of 20 (25.0%): tasks with a difficulty did not miss milestones more "
        "often.",
    ),
    Golden(
        "difficulty_lesson",
        lambda h: (
            h.share(2, 8),
            h.share(5, 20),
        ),
        "Trong số nhiệm vụ được các cơ quan nêu có khó khăn, vướng mắc, 2/8 nhiệm vụ chậm ít nhất một mốc "
        "(25,0%); trong số nhiệm vụ không được nêu có khó khăn, vướng mắc, 5/20 nhiệm vụ (25,0%): hai tỷ lệ như "
        "nhau.",
        "Of the tasks on which agencies reported a difficulty, 2 of 8 missed at least one milestone (25.0%); of "
        "those on which none was reported, 5 of 20 (25.0%): the two shares are the same.",
    ),
    Golden(
        "lead_lesson",
        lambda h: (
            h.share(6, 8),
            h.share(5, 20),
        ),
        "Trong số nhiệm vụ do nhiều cơ quan cùng chủ trì, 6/8 nhiệm vụ chậm ít nhất một mốc (75,0%); trong số "
        "nhiệm vụ do một cơ quan chủ trì, 5/20 nhiệm vụ (25,0%): nhiệm vụ có nhiều cơ quan chủ trì chậm mốc "
        "nhiều hơn.",
        "Of the tasks led by several agencies, 6 of 8 missed at least one milestone (75.0%); of those led by "
        "one, 5 of 20 (25.0%): tasks led by several missed milestones more often.",
    ),
    Golden(
        "lead_lesson",
        lambda h: (
            h.share(1, 8),
            h.share(5, 20),
        ),
        "Trong số nhiệm vụ do nhiều cơ quan cùng chủ trì, 1/8 nhiệm vụ chậm ít nhất một mốc (12,5%); trong số "
        "nhiệm vụ do một cơ quan chủ trì, 5/20 nhiệm vụ (25,0%): nhiệm vụ có một cơ quan chủ trì chậm mốc nhiều "
        "hơn.",
        "Of the tasks led by several agencies, 1 of 8 missed at least one milestone (12.5%); of those led by "
        "one, 5 of 20 (25.0%): tasks led by one missed milestones more often.",
    ),
    Golden(
        "lead_lesson",
        lambda h: (
            h.share(2, 8),
            h.share(5, 20),
        ),
        "Trong số nhiệm vụ do nhiều cơ quan cùng chủ trì, 2/8 nhiệm vụ chậm ít nhất một mốc (25,0%); trong số "
        "nhiệm vụ do một cơ quan chủ trì, 5/20 nhiệm vụ (25,0%): hai tỷ lệ như nhau.",
        "Of the tasks led by several agencies, 2 of 8 missed at least one milestone (25.0%); of those led by "
        "one, 5 of 20 (25.0%): the two shares are the same.",
    ),
    Golden(
        "voiced_lesson",
        lambda h: (
            "Thiếu kinh phí",
            h.n(3),
            h.n(11),
        ),
        "Khó khăn, vướng mắc được nêu ở nhiều nhiệm vụ chậm mốc nhất là “Thiếu kinh phí” (03 trong 11 nhiệm vụ "
        "chậm mốc).",
        "The difficulty reported on most tasks with a missed milestone is “Thiếu kinh phí” (3 of 11 such tasks).",
    ),
    Golden(
        "lessons_end",
        lambda h: (),
        "Các số liệu trên cho biết những yếu tố đi cùng với việc bảo đảm hoặc chậm thời hạn, không khẳng định "
        "nguyên nhân.",
        "These figures show what went together with meeting or missing deadlines; they prove no cause.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE + LAST))
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
    ((4, 4, 0), "All 4 recurring tasks were due in the year and completed."),
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
