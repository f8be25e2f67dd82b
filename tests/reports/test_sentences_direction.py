"""Golden sentences: who reported and who did not; every branch, None where there is nothing to say."""

import pytest

from tests.reports.golden import Golden, both_languages, spoken
from tests.reports.sentence_parts import DAY, PERIOD, plans
from tiendo.reports.views import OwnPlansOwed

SENTENCES = [
    Golden(
        "own_plans_owed",
        lambda h: (OwnPlansOwed(h.share(70, 93), h.n(12), h.n(1), h.n(2), h.n(8)), DAY),
        "Tính qua các kỳ báo cáo, 70/93 cơ quan phải có kế hoạch thực hiện đã ban hành hoặc lồng ghép trước ngày 05 "
        "tháng 01 năm 2023 (75,3%); 12 cơ quan sau thời hạn đó; 01 cơ quan chưa nêu ngày; 02 cơ quan chưa ban hành; "
        "08 cơ quan chưa có thông tin.",
        "By all reports so far, 70 of 93 agencies required to have a plan had issued one, or integrated the tasks "
        "into another, before 5 January 2023 (75.3%); 12 did so later; 1 gave no date; 2 have no plan; 8 gave no "
        "information.",
    ),
    Golden(
        "own_plans_owed",
        lambda h: (OwnPlansOwed(h.share(3, 3), h.n(0), h.n(0), h.n(0), h.n(0)), DAY),
        "Tính qua các kỳ báo cáo, 3/3 cơ quan phải có kế hoạch thực hiện đã ban hành hoặc lồng ghép trước ngày 05 "
        "tháng 01 năm 2023 (100%).",
        "By all reports so far, 3 of 3 agencies required to have a plan had issued one, or integrated the tasks into "
        "another, before 5 January 2023 (100%).",
    ),
    Golden(
        "calendar",
        lambda h: (h.body("Bộ Một"), PERIOD, DAY),
        "Các cơ quan được giao nhiệm vụ tại Kế hoạch thông báo kết quả thực hiện về Bộ Một trước ngày "
        "30 tháng 11 năm 2023. Kỳ số liệu tính từ ngày 15 tháng 11 năm 2022 đến hết ngày 14 tháng 11 "
        "năm 2023. Tình trạng thực hiện nhiệm vụ trong báo cáo này xác định tại ngày 05 tháng 01 năm "
        "2023.",
        "Agencies with tasks under the Plan are to notify the Bộ Một of their results before 30 November 2023. The "
        "data cover the period from 15 November 2022 to 14 November 2023. The status of tasks in this report is as "
        "of 5 January 2023.",
    ),
    Golden(
        "received",
        lambda h: (h.received(0, 0, 0), h.body("Bộ Một"), DAY),
        "Kế hoạch không quy định cơ quan có trách nhiệm gửi báo cáo trong kỳ.",
        "The Plan binds no agency to report in the period.",
    ),
    Golden(
        "received",
        lambda h: (h.received(0, 9, 0), h.body("Bộ Một"), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, Bộ Một chưa nhận được báo cáo hợp lệ của cơ quan nào (0/9 "
        "cơ quan có trách nhiệm báo cáo).",
        "As of 5 January 2023, the Bộ Một had received no valid report (0 of 9 agencies bound to report).",
    ),
    Golden(
        "received",
        lambda h: (h.received(5, 9, 3), h.body("Bộ Một"), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, Bộ Một đã nhận được báo cáo hợp lệ của 5/9 cơ quan có "
        "trách nhiệm báo cáo, đạt 55,6%, trong đó 03 cơ quan gửi đúng hạn, 02 cơ quan gửi sau thời hạn.",
        "As of 5 January 2023, the Bộ Một had received valid reports from 5 of 9 agencies bound to "
        "report, or 55.6%, 3 of them on time and 2 late.",
    ),
    Golden(
        "received",
        lambda h: (h.received(5, 9, 5), h.body("Bộ Một"), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, Bộ Một đã nhận được báo cáo hợp lệ của 5/9 cơ quan có "
        "trách nhiệm báo cáo, đạt 55,6%, đều đúng hạn.",
        "As of 5 January 2023, the Bộ Một had received valid reports from 5 of 9 agencies bound to "
        "report, or 55.6%, all on time.",
    ),
    Golden(
        "received",
        lambda h: (h.received(5, 9, 0), h.body("Bộ Một"), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, Bộ Một đã nhận được báo cáo hợp lệ của 5/9 cơ quan có "
        "trách nhiệm báo cáo, đạt 55,6%, đều sau thời hạn.",
        "As of 5 January 2023, the Bộ Một had received valid reports from 5 of 9 agencies bound to "
        "report, or 55.6%, all late.",
    ),
    Golden(
        "received",
        lambda h: (h.received(1, 9, 1), h.body("Bộ Một"), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, Bộ Một đã nhận được báo cáo hợp lệ của 1/9 cơ quan có "
        "trách nhiệm báo cáo, đạt 11,1%, đúng hạn.",
        "As of 5 January 2023, the Bộ Một had received valid reports from 1 of 9 agencies bound to "
        "report, or 11.1%, on time.",
    ),
    Golden(
        "received",
        lambda h: (h.received(9, 9, 9), h.body("Bộ Một"), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, toàn bộ 9/9 cơ quan có trách nhiệm báo cáo đã gửi báo cáo "
        "hợp lệ về Bộ Một, đều đúng hạn.",
        "As of 5 January 2023, all agencies bound to report (9 of 9) had sent a valid report, all on time.",
    ),
    Golden(
        "received",
        lambda h: (h.received(9, 9, 8), h.body("Bộ Một"), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, toàn bộ 9/9 cơ quan có trách nhiệm báo cáo đã gửi báo cáo "
        "hợp lệ về Bộ Một, trong đó 08 cơ quan gửi đúng hạn, 01 cơ quan gửi sau thời hạn.",
        "As of 5 January 2023, all agencies bound to report (9 of 9) had sent a valid report, 8 of them "
        "on time and 1 late.",
    ),
    Golden(
        "received_of",
        lambda h: ("Các bộ", h.received(0, 0, 0)),
        "Các bộ: không có cơ quan có trách nhiệm báo cáo",
        "Các bộ: none is bound to report",
    ),
    Golden(
        "received_of",
        lambda h: ("Các bộ", h.received(0, 3, 0)),
        "Các bộ: chưa có cơ quan nào gửi báo cáo (0/3 cơ quan)",
        "Các bộ: no report yet (0 of 3)",
    ),
    Golden(
        "received_of",
        lambda h: ("Các bộ", h.received(2, 3, 1)),
        "Các bộ: 2/3 cơ quan đã gửi báo cáo, đạt 66,7%, trong đó 01 cơ quan gửi đúng hạn, 01 cơ quan "
        "gửi sau thời hạn",
        "Các bộ: 2 of 3 have reported, or 66.7%, 1 of them on time and 1 late",
    ),
    Golden(
        "received_of",
        lambda h: ("Các bộ", h.received(3, 3, 3)),
        "Các bộ: đủ 3/3 cơ quan đã gửi báo cáo, đều đúng hạn",
        "Các bộ: all have reported (3 of 3), all on time",
    ),
    Golden(
        "received_of",
        lambda h: ("Các bộ", h.received(1, 1, 0)),
        "Các bộ: đủ 1/1 cơ quan đã gửi báo cáo, sau thời hạn",
        "Các bộ: the one bound to report has done so (1 of 1), late",
    ),
    Golden(
        "received_of",
        lambda h: ("Các bộ", h.received(9, 9, 5, 1)),
        "Các bộ: đủ 9/9 cơ quan đã gửi báo cáo, trong đó 05 cơ quan gửi đúng hạn, 03 cơ quan gửi sau thời hạn, 01 cơ "
        "quan gửi sau khi kỳ báo cáo được mở lại",
        "Các bộ: all have reported (9 of 9), 5 of them on time, 3 late and 1 after the period was reopened",
    ),
    Golden(
        "missing",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "missing",
        lambda h: (h.named(1, h.body("Bộ Hai")),),
        "Còn 01 cơ quan chưa gửi báo cáo: Bộ Hai.",
        "1 agency has not reported yet: the Bộ Hai.",
    ),
    Golden(
        "missing",
        lambda h: (h.named(3, h.body("Bộ Hai"), h.body("Bộ Ba"), h.body("Bộ Tư")),),
        "Còn 03 cơ quan chưa gửi báo cáo: Bộ Hai, Bộ Ba và Bộ Tư.",
        "3 agencies have not reported yet: the Bộ Hai, the Bộ Ba and the Bộ Tư.",
    ),
    Golden(
        "missing",
        lambda h: (h.named(12, rest=12),),
        "Còn 12 cơ quan chưa gửi báo cáo (chi tiết tại Phụ lục II).",
        "12 agencies have not reported yet (see Annex II).",
    ),
    Golden(
        "returned",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "returned",
        lambda h: (h.named(2, h.body("Bộ Hai"), h.body("Bộ Ba")),),
        "Báo cáo của 02 cơ quan có lỗi, đã được trả lại để hoàn thiện nhưng chưa được gửi lại: Bộ Hai "
        "và Bộ Ba.",
        "The reports of 2 agencies contained errors, were returned for correction and have not been resubmitted: the "
        "Bộ Hai and the Bộ Ba.",
    ),
    Golden(
        "returned",
        lambda h: (h.named(12, rest=12),),
        "Báo cáo của 12 cơ quan có lỗi, đã được trả lại để hoàn thiện nhưng chưa được gửi lại (chi tiết "
        "tại Phụ lục II).",
        "The reports of 12 agencies contained errors, were returned for correction and have not been resubmitted "
        "(see Annex II).",
    ),
    Golden(
        "late",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "late",
        lambda h: (h.named(1, h.body("Bộ Hai")),),
        "Có 01 cơ quan gửi báo cáo sau thời hạn: Bộ Hai.",
        "1 agency reported late: the Bộ Hai.",
    ),
    Golden(
        "late",
        lambda h: (h.named(12, rest=12),),
        "Có 12 cơ quan gửi báo cáo sau thời hạn (chi tiết tại Phụ lục II).",
        "12 agencies reported late (see Annex II).",
    ),
    Golden("after_reopening", lambda h: (h.named(0),), None, None),
    Golden(
        "after_reopening",
        lambda h: (h.named(1, h.body("Bộ Hai")),),
        "Có 01 cơ quan gửi báo cáo sau khi kỳ báo cáo đã khóa và được mở lại: Bộ Hai.",
        "1 agency reported after the period had been locked and reopened: the Bộ Hai.",
    ),
    Golden(
        "requested",
        lambda h: (None, h.named(0)),
        None,
        None,
    ),
    Golden(
        "requested",
        lambda h: (h.share(0, 2), h.named(2, "Tòa án", "Liên đoàn")),
        "Đến thời điểm tổng hợp, chưa có thông tin của các cơ quan, tổ chức được đề nghị thông báo kết "
        "quả (0/2 cơ quan): Tòa án và Liên đoàn. Các cơ quan, tổ chức này không tính vào tỷ lệ gửi báo "
        "cáo nêu trên.",
        "So far there is no information from the bodies requested to give it (0 of 2): Tòa án and Liên "
        "đoàn. These bodies are not counted in the above rate of reporting.",
    ),
    Golden(
        "requested",
        lambda h: (h.share(1, 2), h.named(1, "Tòa án")),
        "Có 1/2 cơ quan, tổ chức được đề nghị thông báo kết quả đã gửi thông tin; chưa có thông tin của "
        "Tòa án. Các cơ quan, tổ chức này không tính vào tỷ lệ gửi báo cáo nêu trên.",
        "1 of 2 bodies requested to give information has done so; there is none so far from Tòa án. These bodies are "
        "not counted in the above rate of reporting.",
    ),
    Golden(
        "requested",
        lambda h: (h.share(1, 9), h.named(8, rest=8)),
        "Có 1/9 cơ quan, tổ chức được đề nghị thông báo kết quả đã gửi thông tin; chưa có thông tin của "
        "các cơ quan, tổ chức còn lại. Các cơ quan, tổ chức này không tính vào tỷ lệ gửi báo cáo nêu "
        "trên.",
        "1 of 9 bodies requested to give information has done so; there is none so far from the others. These bodies "
        "are not counted in the above rate of reporting.",
    ),
    Golden(
        "requested",
        lambda h: (h.share(2, 2), h.named(0)),
        "Toàn bộ 2/2 cơ quan, tổ chức được đề nghị thông báo kết quả đã gửi thông tin. Các cơ quan, tổ "
        "chức này không tính vào tỷ lệ gửi báo cáo nêu trên.",
        "All bodies requested to give information have done so (2 of 2). These bodies are not counted "
        "in the above rate of reporting.",
    ),
    Golden(
        "own_plans",
        lambda h: (plans(h, 0, 0, 0, 0),),
        None,
        None,
    ),
    Golden(
        "own_plans",
        lambda h: (plans(h, 0, 0, 2, 1),),
        "Trong 03 cơ quan đã báo cáo, chưa có cơ quan nào cho biết đã có kế hoạch thực hiện; 02 cơ quan "
        "chưa ban hành; 01 cơ quan không nêu thông tin.",
        "Of the 3 agencies that reported, none says that it has a plan; 2 have no plan so far; 1 gave no information.",
    ),
    Golden(
        "own_plans",
        lambda h: (plans(h, 2, 1, 0, 0),),
        "Toàn bộ 03 cơ quan đã báo cáo đều có kế hoạch thực hiện (02 cơ quan ban hành kế hoạch riêng, "
        "01 cơ quan lồng ghép vào kế hoạch, chương trình khác).",
        "All of the 3 agencies that reported have a plan (2 issued a plan of their own, 1 integrated the tasks into "
        "another plan).",
    ),
    Golden(
        "own_plans",
        lambda h: (plans(h, 7, 0, 1, 1),),
        "Trong 09 cơ quan đã báo cáo, 07 cơ quan có kế hoạch thực hiện (07 cơ quan ban hành kế hoạch "
        "riêng); 01 cơ quan chưa ban hành; 01 cơ quan không nêu thông tin.",
        "Of the 9 agencies that reported, 7 have a plan (7 issued a plan of their own); 1 has no plan so far; 1 gave "
        "no information.",
    ),
    Golden(
        "own_plans",
        lambda h: (plans(h, 0, 1, 1, 0),),
        "Trong 02 cơ quan đã báo cáo, 01 cơ quan có kế hoạch thực hiện (01 cơ quan lồng ghép vào kế "
        "hoạch, chương trình khác); 01 cơ quan chưa ban hành.",
        "Of the 2 agencies that reported, 1 has a plan (1 integrated the tasks into another plan); 1 has no plan so "
        "far.",
    ),
    Golden(
        "without_plan",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "without_plan",
        lambda h: (h.named(2, h.body("Bộ Hai"), h.body("Bộ Ba")),),
        "Chưa ban hành kế hoạch thực hiện: Bộ Hai và Bộ Ba.",
        "No plan issued yet: the Bộ Hai and the Bộ Ba.",
    ),
    Golden(
        "without_plan",
        lambda h: (h.named(12, rest=12),),
        None,
        None,
    ),
    Golden(
        "excluded",
        lambda h: (h.n(0), h.named(0), "IV"),
        None,
        None,
    ),
    Golden(
        "excluded",
        lambda h: (h.n(1), h.named(0), "IV"),
        "Có 01 báo cáo không được đưa vào tổng hợp theo quyết định ghi trong sổ theo dõi (lý do nêu tại "
        "Phụ lục IV).",
        "1 report was left out of the consolidation by recorded decision (reasons in Annex IV).",
    ),
    Golden(
        "excluded",
        lambda h: (h.n(2), h.named(1, h.body("Bộ Hai")), "IV"),
        "Có 02 báo cáo không được đưa vào tổng hợp theo quyết định ghi trong sổ theo dõi (lý do nêu tại "
        "Phụ lục IV); vì vậy chưa có báo cáo được tổng hợp của 01 cơ quan: Bộ Hai.",
        "2 reports were left out of the consolidation by recorded decision (reasons in Annex IV); so no report of 1 "
        "agency is consolidated: the Bộ Hai.",
    ),
    Golden(
        "excluded",
        lambda h: (h.n(9), h.named(8, rest=8), "IV"),
        "Có 09 báo cáo không được đưa vào tổng hợp theo quyết định ghi trong sổ theo dõi (lý do nêu tại "
        "Phụ lục IV); vì vậy chưa có báo cáo được tổng hợp của 08 cơ quan (chi tiết tại Phụ lục II).",
        "9 reports were left out of the consolidation by recorded decision (reasons in Annex IV); so no report of 8 "
        "agencies is consolidated (see Annex II).",
    ),
    Golden(
        "returned",
        lambda h: (h.named(1, h.body("Bộ Hai")),),
        "Báo cáo của 01 cơ quan có lỗi, đã được trả lại để hoàn thiện nhưng chưa được gửi lại: Bộ Hai.",
        "The report of 1 agency contained errors, was returned for correction and has not been resubmitted: the Bộ "
        "Hai.",
    ),
    Golden(
        "received_of",
        lambda h: ("Các bộ", h.received(1, 3, 1)),
        "Các bộ: 1/3 cơ quan đã gửi báo cáo, đạt 33,3%, đúng hạn",
        "Các bộ: 1 of 3 has reported, or 33.3%, on time",
    ),
    Golden(
        "own_plans",
        lambda h: (plans(h, 1, 0, 0, 1),),
        "Trong 02 cơ quan đã báo cáo, 01 cơ quan có kế hoạch thực hiện (01 cơ quan ban hành kế hoạch riêng); 01 cơ "
        "quan không nêu thông tin.",
        "Of the 2 agencies that reported, 1 has a plan (1 issued a plan of its own); 1 gave no information.",
    ),
    Golden(
        "own_plans_owed",
        lambda h: (OwnPlansOwed(h.share(1, 4), h.n(0), h.n(0), h.n(1), h.n(2)), DAY),
        "Tính qua các kỳ báo cáo, 1/4 cơ quan phải có kế hoạch thực hiện đã ban hành hoặc lồng ghép trước ngày 05 "
        "tháng 01 năm 2023 (25,0%); 01 cơ quan chưa ban hành; 02 cơ quan chưa có thông tin.",
        "By all reports so far, 1 of 4 agencies required to have a plan had issued one, or integrated the tasks into "
        "another, before 5 January 2023 (25.0%); 1 has no plan; 2 gave no information.",
    ),
    Golden(
        "requested",
        lambda h: (h.share(3, 4), h.named(1, h.body("Tòa án"))),
        "Có 3/4 cơ quan, tổ chức được đề nghị thông báo kết quả đã gửi thông tin; chưa có thông tin của Tòa án. Các "
        "cơ quan, tổ chức này không tính vào tỷ lệ gửi báo cáo nêu trên.",
        "3 of 4 bodies requested to give information have done so; there is none so far from the Tòa án. These "
        "bodies are not counted in the above rate of reporting.",
    ),
    Golden(
        "own_plans",
        lambda h: (plans(h, 0, 0, 0, 1),),
        "Trong 01 cơ quan đã báo cáo, chưa có cơ quan nào cho biết đã có kế hoạch thực hiện; 01 cơ quan không nêu "
        "thông tin.",
        "The 1 agency that reported does not say that it has a plan; 1 gave no information.",
    ),
    Golden(
        "own_plans",
        lambda h: (plans(h, 1, 0, 0, 0),),
        "Toàn bộ 01 cơ quan đã báo cáo đều có kế hoạch thực hiện (01 cơ quan ban hành kế hoạch riêng).",
        "The 1 agency that reported has a plan (1 issued a plan of its own).",
    ),
]


MORE = [
    Golden(
        "calendar_of_figures",
        lambda h: (
            h.body("Bộ Một"),
            PERIOD,
        ),
        "Các cơ quan gửi số liệu về Bộ Một trước ngày 30 tháng 11 năm 2023. Kỳ số liệu tính từ ngày 15 tháng 11 "
        "năm 2022 đến hết ngày 14 tháng 11 năm 2023.",
        "The agencies are to send their figures to the Bộ Một before 30 November 2023. They cover the period from 15 "
        "November 2022 to 14 November 2023.",
    ),
    Golden(
        "compliance_chart",
        lambda h: (),
        "Tình hình gửi báo cáo theo loại cơ quan (số cơ quan) | Biểu đồ thanh xếp chồng: số cơ quan có trách "
        "nhiệm báo cáo theo tình trạng gửi báo cáo, từng loại cơ quan.",
        "Reporting by kind of agency (number of agencies) | Stacked bars: bound agencies by how they reported, "
        "for each kind of agency.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("direction", case, lang) == case.expected(lang)
