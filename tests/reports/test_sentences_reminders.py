"""Golden sentences: letters; bound agencies are urged, requested bodies asked and never told that they are late."""

from datetime import date

import pytest

from tests.reports.figures_at_hand import Hand
from tests.reports.golden import Golden, both_languages, spoken
from tests.reports.sentence_parts import PERIOD
from tiendo.reports.ladder import Stage
from tiendo.reports.views import Addressee, Owed
from tiendo.reports.wording import LANGUAGES

ON = date(2023, 12, 5)


def bound(h: Hand) -> Addressee:
    return Addressee(h.body("Bộ Hai"), requested=False)


def asked(h: Hand) -> Addressee:
    return Addressee(h.body("Tòa án Mẫu"), requested=True)


SENTENCES = [
    Golden(
        "abstract",
        lambda h: (Stage.before, False, "Kế hoạch mẫu", "năm 2023"),
        "báo cáo kết quả năm 2023 thực hiện Kế hoạch mẫu",
        "report on results in năm 2023 under the Kế hoạch mẫu",
    ),
    Golden(
        "abstract",
        lambda h: (Stage.after, False, "Kế hoạch mẫu", "năm 2023"),
        "đôn đốc báo cáo kết quả năm 2023 thực hiện Kế hoạch mẫu",
        "overdue report on results in năm 2023 under the Kế hoạch mẫu",
    ),
    Golden(
        "abstract",
        lambda h: (Stage.after, True, "Kế hoạch mẫu", "năm 2023"),
        "đề nghị thông báo kết quả năm 2023 thực hiện Kế hoạch mẫu",
        "request for information on results in năm 2023 under the Kế hoạch mẫu",
    ),
    Golden(
        "stage",
        lambda h: (Stage.before, h.n(7), h.n(0), PERIOD, bound(h)),
        "Thời hạn gửi báo cáo còn 07 ngày.",
        "The report is due within 7 days.",
    ),
    Golden(
        "stage",
        lambda h: (Stage.last_day, h.n(0), h.n(0), PERIOD, bound(h)),
        "Hôm nay là ngày cuối cùng của thời hạn gửi báo cáo.",
        "Today is the last day for the report to be on time.",
    ),
    Golden(
        "stage",
        lambda h: (Stage.after, h.n(1), h.n(1), PERIOD, bound(h)),
        "Thời hạn gửi báo cáo đã qua 01 ngày.",
        "The due day passed 1 day ago.",
    ),
    Golden(
        "stage",
        lambda h: (Stage.after, h.n(15), h.n(2), PERIOD, bound(h)),
        "Thời hạn gửi báo cáo đã qua 15 ngày; đây là lần đôn đốc thứ 02.",
        "The due day passed 15 days ago; this is reminder No. 2.",
    ),
    Golden(
        "stage",
        lambda h: (Stage.after, h.n(15), h.n(2), PERIOD, asked(h)),
        "Việc tổng hợp được thực hiện sau ngày 30 tháng 11 năm 2023; thông tin của Quý cơ quan giúp phản ánh đầy đủ "
        "kết quả chung.",
        "The results are consolidated after 30 November 2023; your information helps to give the full picture.",
    ),
    Golden(
        "owed_intro",
        lambda h: (h.body("Bộ Một"), ON, bound(h)),
        "Đến ngày 05 tháng 12 năm 2023, Bộ Một chưa nhận được báo cáo hợp lệ của Bộ Hai, gồm:",
        "By 5 December 2023, the Bộ Một had not received the following from the Bộ Hai:",
    ),
    Golden(
        "owed_intro",
        lambda h: (h.body("Bộ Một"), ON, asked(h)),
        "Nội dung đề nghị thông báo gồm:",
        "The Bộ Một kindly asks the Tòa án Mẫu for:",
    ),
    Golden(
        "returned_intro",
        lambda h: (False,),
        "Báo cáo sau đây đã được trả lại để hoàn thiện:",
        "This report was returned for correction:",
    ),
    Golden(
        "returned_intro",
        lambda h: (True,),
        "Các báo cáo sau đây đã được trả lại để hoàn thiện:",
        "These reports were returned for correction:",
    ),
    Golden(
        "returned",
        lambda h: ("", ON, "b.xlsx", h.n(4)),
        "Báo cáo gửi ngày 05/12/2023, tệp “b.xlsx”, có 04 lỗi phải sửa:",
        "Report sent on 5 December 2023, file “b.xlsx”, with 4 errors to be corrected:",
    ),
    Golden(
        "returned",
        lambda h: ("cuc-x", ON, "b.xlsx", h.n(1)),
        "Báo cáo của đơn vị cuc-x gửi ngày 05/12/2023, tệp “b.xlsx”, có 01 lỗi phải sửa:",
        "Report of the unit cuc-x sent on 5 December 2023, file “b.xlsx”, with 1 error to be corrected:",
    ),
    Golden(
        "reason",
        lambda h: ("Trang “A”, ô F7", "Thiếu lý do", "Ghi lý do"),
        "Trang “A”, ô F7: Thiếu lý do. Cách sửa: Ghi lý do",
        "Trang “A”, ô F7: Thiếu lý do. How to correct it: Ghi lý do",
    ),
    Golden(
        "other_reasons",
        lambda h: (h.n(4),),
        "Còn 04 lỗi khác, nêu tại phiếu tiếp nhận và bản đánh dấu để cạnh tệp đã gửi",
        "4 more errors: see the receipt and the marked copy beside the file that was sent",
    ),
    Golden(
        "other_reasons",
        lambda h: (h.n(1),),
        "Còn 01 lỗi khác, nêu tại phiếu tiếp nhận và bản đánh dấu để cạnh tệp đã gửi",
        "1 more error: see the receipt and the marked copy beside the file that was sent",
    ),
    Golden("tasks_intro", lambda h: (h.n(5),), "Danh mục 05 nhiệm vụ chủ trì:", "The 5 tasks that it leads:"),
    Golden(
        "closing",
        lambda h: (h.body("Bộ Một"), bound(h)),
        "Bộ Một đề nghị Bộ Hai quan tâm, phối hợp thực hiện./.",
        "The Bộ Một counts on the cooperation of the Bộ Hai.",
    ),
    Golden(
        "closing",
        lambda h: (h.body("Bộ Một"), asked(h)),
        "Bộ Một trân trọng cảm ơn sự phối hợp của Tòa án Mẫu./.",
        "The Bộ Một thanks the Tòa án Mẫu for its cooperation.",
    ),
]


MORE = [
    Golden(
        "title",
        lambda h: (
            "Kế hoạch mẫu",
            "năm 2023",
            h.body("Bộ Hai"),
        ),
        "Công văn về báo cáo kết quả năm 2023 thực hiện Kế hoạch mẫu gửi Bộ Hai",
        "Letter to the Bộ Hai on its report for năm 2023 on the Kế hoạch mẫu",
    ),
    Golden("symbol", lambda h: ("BM-VP",), "BM-VP", "BM-VP"),
    Golden("copies", lambda h: ("Lưu: VT, VP",), "Như trên | Lưu: VT, VP", "As above | Lưu: VT, VP"),
    Golden("copies", lambda h: ("",), "Như trên", "As above"),
    Golden(
        "opening",
        lambda h: (
            ["Quyết định số 7"],
            h.body("Bộ Một"),
            PERIOD,
            bound(h),
        ),
        "Thực hiện Quyết định số 7, các cơ quan được giao nhiệm vụ gửi báo cáo kết quả năm 2023 về Bộ Một trước "
        "ngày 30 tháng 11 năm 2023.",
        "Pursuant to Quyết định số 7, the agencies entrusted with tasks are to report their results in 2023 to the "
        "Bộ Một before 30 November 2023.",
    ),
    Golden(
        "opening",
        lambda h: (
            ["Quyết định số 7", "Chỉ thị số 8"],
            h.body("Bộ Một"),
            PERIOD,
            asked(h),
        ),
        "Để có cơ sở tổng hợp kết quả năm 2023 theo Quyết định số 7; Chỉ thị số 8, Bộ Một trân trọng đề nghị Tòa "
        "án Mẫu quan tâm, thông báo kết quả thực hiện các nội dung liên quan.",
        "In order to review the results in 2023 under Quyết định số 7; Chỉ thị số 8, the Bộ Một kindly asks the Tòa "
        "án Mẫu to share its results in the matters that concern it.",
    ),
    Golden(
        "request",
        lambda h: (
            Stage.before,
            h.body("Bộ Một"),
            PERIOD,
            bound(h),
        ),
        "Bộ Một đề nghị Bộ Hai gửi báo cáo trước ngày 30 tháng 11 năm 2023. | Báo cáo lập theo biểu mẫu của kỳ "
        "báo cáo; ô không có số liệu để trống, không ghi số 0.",
        "The Bộ Một asks the Bộ Hai to send the report before 30 November 2023. | The report is to be made on the "
        "form for the period; where there is no figure, the cell is to be left empty, not filled with 0.",
    ),
    Golden(
        "request",
        lambda h: (
            Stage.last_day,
            h.body("Bộ Một"),
            PERIOD,
            bound(h),
        ),
        "Bộ Một đề nghị Bộ Hai gửi báo cáo trước ngày 30 tháng 11 năm 2023. | Báo cáo lập theo biểu mẫu của kỳ "
        "báo cáo; ô không có số liệu để trống, không ghi số 0.",
        "The Bộ Một asks the Bộ Hai to send the report before 30 November 2023. | The report is to be made on the "
        "form for the period; where there is no figure, the cell is to be left empty, not filled with 0.",
    ),
    Golden(
        "request",
        lambda h: (
            Stage.after,
            h.body("Bộ Một"),
            PERIOD,
            bound(h),
        ),
        "Bộ Một đề nghị Bộ Hai khẩn trương gửi báo cáo; khi tổng hợp, nội dung không có báo cáo được ghi rõ "
        "là chưa có báo cáo. | Báo cáo lập theo biểu mẫu của kỳ báo cáo; ô không có số liệu để trống, không ghi số 0.",
        "The Bộ Một asks the Bộ Hai to send the report without delay; what has not been reported on is shown "
        "as such. | The report is to be made on the form for the period; where there is no figure, the cell is to "
        "be left empty, not filled with 0.",
    ),
    Golden(
        "request",
        lambda h: (
            Stage.before,
            h.body("Bộ Một"),
            PERIOD,
            asked(h),
        ),
        "Kết quả đề nghị ghi theo biểu mẫu của kỳ báo cáo và gửi về Bộ Một, nếu có thể trước ngày 30 tháng 11 năm "
        "2023.",
        "The Bộ Một kindly asks the Tòa án Mẫu to share its results on the form for the period, if possible before "
        "30 November 2023.",
    ),
    Golden(
        "request",
        lambda h: (
            Stage.last_day,
            h.body("Bộ Một"),
            PERIOD,
            asked(h),
        ),
        "Kết quả đề nghị ghi theo biểu mẫu của kỳ báo cáo và gửi về Bộ Một, nếu có thể trước ngày 30 tháng 11 năm "
        "2023.",
        "The Bộ Một kindly asks the Tòa án Mẫu to share its results on the form for the period, if possible before "
        "30 November 2023.",
    ),
    Golden(
        "request",
        lambda h: (
            Stage.after,
            h.body("Bộ Một"),
            PERIOD,
            asked(h),
        ),
        "Kết quả đề nghị ghi theo biểu mẫu của kỳ báo cáo và gửi về Bộ Một.",
        "The Bộ Một kindly asks the Tòa án Mẫu to share its results on the form for the period.",
    ),
    Golden("state", lambda h: (), "Đã gửi, cần hoàn thiện", "Sent, to be corrected", named={"again": True}),
    Golden("state", lambda h: (), "Chưa có báo cáo", "No report yet", named={"again": False}),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_letters(case: Golden, lang: str) -> None:
    assert spoken("reminders", case, lang) == case.expected(lang)


OWED = [
    Golden(
        "owed",
        lambda h: (Owed(h.n(0), (), again=False, excluded_on=None), "2023"),
        "Kết quả phối hợp thực hiện nhiệm vụ 2023",
        "The contributions in 2023 to tasks led by others",
    ),
    Golden(
        "owed",
        lambda h: (Owed(h.n(0), (), again=False, excluded_on=None, of_tasks=False), "2023"),
        "Số liệu 2023 theo các chỉ tiêu của biểu mẫu",
        "The figures for 2023 on the indicators of the form",
    ),
    Golden(
        "owed",
        lambda h: (Owed(h.n(1), (("A.I", "Rà soát luật"),), again=False, excluded_on=None), "2023"),
        "Kết quả 2023 của 01 nhiệm vụ chủ trì: A.I (Rà soát luật)",
        "The results in 2023 of the 1 task that it leads: A.I (Rà soát luật)",
    ),
    Golden(
        "owed",
        lambda h: (Owed(h.n(8), (), again=True, excluded_on=None), "2023"),
        "Kết quả 2023 của 08 nhiệm vụ chủ trì | Bản hoàn thiện của báo cáo đã được trả lại theo các lý do nêu dưới đây",
        "The results in 2023 of the 8 tasks that it leads | A corrected version of the report that was returned for "
        "the reasons below",
    ),
    Golden(
        "owed",
        lambda h: (Owed(h.n(8), (), again=False, excluded_on=ON), "2023"),
        "Kết quả 2023 của 08 nhiệm vụ chủ trì | Bản thay thế báo cáo gửi ngày 05 tháng 12 năm 2023, không được đưa vào "
        "tổng hợp",
        "The results in 2023 of the 8 tasks that it leads | A replacement of the report of 5 December 2023, which was "
        "left out of the consolidation",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(OWED))
def test_what_is_owed(case: Golden, lang: str) -> None:
    found = LANGUAGES[lang].reminders.owed(*case.parts(Hand(lang)))
    assert " | ".join(map(str, found)) == case.expected(lang)


def test_requested_bodies_are_never_told_that_they_are_late() -> None:
    for stage in Stage:
        words, hand = LANGUAGES["vi"].reminders, Hand("vi")
        said = [
            *words.request(stage, hand.body("Bộ Một"), PERIOD, asked(hand)),
            words.stage(stage, hand.n(20), hand.n(2), PERIOD, asked(hand)),
            words.opening(["Quyết định"], hand.body("Bộ Một"), PERIOD, asked(hand)),
            words.closing(hand.body("Bộ Một"), asked(hand)),
        ]
        whole = " ".join(map(str, said)).lower()
        assert "trân trọng" in whole
        assert not any(word in whole for word in ("quá hạn", "đôn đốc", "khẩn trương", "chậm", "đã qua"))
