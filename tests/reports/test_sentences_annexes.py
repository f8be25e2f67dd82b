"""Golden sentences: cells of the annexes; every branch, None where there is nothing to say."""

import pytest

from schemas.results import Trend
from schemas.terms import DerivedStatus, DifficultyState, MilestoneKind, Outcome, OwnPlanForm, OwnPlanStanding
from tests.reports.golden import Golden, both_languages, spoken
from tests.reports.sentence_parts import DAY, PERIOD
from tiendo.reports.model import Standing
from tiendo.reports.views import Coverage, DocumentSaid

SENTENCES = [
    Golden(
        "rates_caption",
        lambda h: (DAY,),
        "Tỷ lệ hoàn thành nhiệm vụ chủ trì theo loại cơ quan và từng cơ quan, tính đến ngày 05 tháng 01 năm 2023",
        "Rates of completion of the tasks led, by kind of agency and by agency, as of 5 January 2023",
    ),
    Golden(
        "milestones_caption",
        lambda h: (DAY,),
        "Các mốc thời hạn đã đến, tính đến ngày 05 tháng 01 năm 2023",
        "Milestones that have fallen due, as of 5 January 2023",
    ),
    Golden(
        "structure_caption",
        lambda h: (DAY,),
        "Tình hình báo cáo quy về cơ cấu tổ chức tại ngày 05 tháng 01 năm 2023",
        "Reporting under the structure of agencies of 5 January 2023",
    ),
    Golden(
        "structure_figures_caption",
        lambda h: (DAY,),
        "Số liệu các chỉ tiêu quy về cơ cấu tổ chức tại ngày 05 tháng 01 năm 2023",
        "Indicators under the structure of agencies of 5 January 2023",
    ),
    Golden(
        "as_told",
        lambda h: ("II",),
        "Cột “Như đã báo cáo” của bảng quy về cơ cấu tổ chức ghi theo thứ tự các cơ quan nêu ở bảng cùng loại tại Phụ "
        "lục II; dấu “-”: cơ quan không có số liệu.",
        "In the table by structure, “As reported” gives the figures in the order of the agencies counted in the "
        "corresponding table of Annex II; “-”: the agency has no figure.",
    ),
    Golden(
        "without_columns",
        lambda h: (["baseline", "previous", "target"],),
        "Không có cột giá trị gốc, kỳ trước và mục tiêu: chưa có số liệu.",
        "There is no column for baseline, previous period and target: no figures so far.",
    ),
    Golden(
        "no_outputs",
        lambda h: (),
        "Không có cột sản phẩm dự kiến: kế hoạch không nêu sản phẩm của nhiệm vụ nào.",
        "There is no column for outputs: the plan states none for any task.",
    ),
    Golden(
        "requested_apart",
        lambda h: (),
        "Cơ quan, tổ chức thuộc diện đề nghị được trình bày riêng, không xét đúng hạn hay quá hạn.",
        "Requested bodies are shown apart and not judged by the due day.",
    ),
    Golden(
        "own_plan",
        lambda h: (OwnPlanForm.issued, DocumentSaid("12/KH-BM", DAY), OwnPlanStanding.in_time),
        "Kế hoạch số 12/KH-BM ngày 05/01/2023",
        "Plan No. 12/KH-BM of 5 January 2023",
    ),
    Golden(
        "own_plan",
        lambda h: (OwnPlanForm.integrated, DocumentSaid("12/KH-BM", DAY), OwnPlanStanding.late),
        "Lồng ghép vào kế hoạch số 12/KH-BM ngày 05/01/2023 (sau thời hạn)",
        "Integrated into plan No. 12/KH-BM of 5 January 2023 (late)",
    ),
    Golden(
        "own_plan",
        lambda h: (
            OwnPlanForm.integrated,
            DocumentSaid("12/KH-BM", DAY, "Kế hoạch phổ biến pháp luật"),
            OwnPlanStanding.in_time,
        ),
        "Lồng ghép vào kế hoạch “Kế hoạch phổ biến pháp luật” số 12/KH-BM ngày 05/01/2023",
        "Integrated into plan “Kế hoạch phổ biến pháp luật” No. 12/KH-BM of 5 January 2023",
    ),
    Golden(
        "own_plan",
        lambda h: (OwnPlanForm.issued, DocumentSaid("12/KH-BM", None), OwnPlanStanding.undated),
        "Kế hoạch số 12/KH-BM, chưa nêu ngày",
        "Plan No. 12/KH-BM, undated",
    ),
    Golden(
        "own_plan",
        lambda h: (OwnPlanForm.none, DocumentSaid("", None), OwnPlanStanding.none),
        "Chưa ban hành kế hoạch",
        "No plan issued so far",
    ),
    Golden("own_plan", lambda h: (None, DocumentSaid("", None), OwnPlanStanding.unsaid), "", ""),
    Golden(
        "merged",
        lambda h: (DAY, "Nghị quyết số 1", [("Bộ Hai", "Bộ Một"), ("Bộ Hai", "Bộ Ba")]),
        "Từ ngày 05 tháng 01 năm 2023, trong kỳ số liệu, theo Nghị quyết số 1: Bộ Hai kế thừa Bộ Một; Bộ Hai kế thừa "
        "Bộ Ba. Cơ quan kế thừa báo cáo cho cả kỳ, gồm phần việc của cơ quan trước đó.",
        "From 5 January 2023, within the data window, under “Nghị quyết số 1”: Bộ Hai succeeds Bộ Một; Bộ Hai succeeds "
        "Bộ Ba. A successor reports for the whole period, including the work of those that it succeeds.",
    ),
    Golden(
        "first_told",
        lambda h: (DifficultyState.referred, "năm 2020"),
        "Đã báo cáo cấp có thẩm quyền (nêu từ năm 2020)",
        "Referred to the competent authority (reported since năm 2020)",
    ),
    Golden(
        "last_told",
        lambda h: (DifficultyState.open, "năm 2020"),
        "Chưa giải quyết (nêu lần cuối năm 2020)",
        "Unsolved (last reported in năm 2020)",
    ),
    Golden(
        "waived",
        lambda h: ("line_unfilled", "F6", "Bộ Một", "can-bo", DAY, "Đã xác nhận qua điện thoại"),
        "Cảnh báo “Nhiệm vụ chưa báo cáo” (ô F6) trong báo cáo của Bộ Một được can-bo bỏ qua ngày 05/01/2023. Lý do: "
        "Đã xác nhận qua điện thoại",
        "The warning “Tasks not reported” (cell F6) in the report of Bộ Một was set aside by can-bo on 5 January 2023. "
        "Reason: Đã xác nhận qua điện thoại",
    ),
    Golden(
        "waived",
        lambda h: ("line_unfilled", "", "Bộ Một", "can-bo", None, "Lý do"),
        "Cảnh báo “Nhiệm vụ chưa báo cáo” trong báo cáo của Bộ Một được can-bo bỏ qua. Lý do: Lý do",
        "The warning “Tasks not reported” in the report of Bộ Một was set aside by can-bo. Reason: Lý do",
    ),
    Golden(
        "other_versions",
        lambda h: (h.n(3),),
        "Trong đó 03 báo cáo trả lời một phiên bản khác của kế hoạch; phiên bản mà mỗi báo cáo trả lời được lưu trong "
        "sổ theo dõi.",
        "Of these, 3 reports answer another version of the plan; the ledger records which version each report "
        "answered.",
    ),
    Golden(
        "tasks_gone",
        lambda h: (h.n(3), ["A.II", "B.I"]),
        "Các báo cáo này có 03 dòng về nhiệm vụ không có trong phiên bản kế hoạch dùng để tổng hợp (A.II, B.I); các "
        "dòng này được giữ nguyên trong sổ theo dõi, không tính vào kết quả.",
        "They contain 3 lines on tasks that the version of the plan used here does not have (A.II, B.I); the ledger "
        "keeps these lines as they are, and no result counts them.",
    ),
    Golden(
        "tasks_unasked",
        lambda h: (h.n(2), ["A.II"]),
        "Các báo cáo này không nêu 02 việc chủ trì có trong phiên bản dùng để tổng hợp (nhiệm vụ A.II); phiên bản mà "
        "các báo cáo đó trả lời có thể chưa hỏi.",
        "They say nothing of 2 lead assignments of the version used here (tasks A.II), which the version that they "
        "answer may not have asked for.",
    ),
    Golden(
        "no_longer_mentioned",
        lambda h: (h.n(2), False),
        "Còn 02 khó khăn, vướng mắc đã nêu ở các kỳ trước, chưa được báo là đã giải quyết và không được nhắc lại trong "
        "kỳ này, liệt kê ở cuối bảng.",
        "2 difficulties of earlier periods, not said to be solved and not mentioned in this one, stand at the end of "
        "the table.",
    ),
    Golden(
        "no_longer_mentioned",
        lambda h: (h.n(2), True),
        "Còn 02 khó khăn, vướng mắc đã nêu ở các kỳ trước, chưa được báo là đã giải quyết và không được nhắc lại trong "
        "kỳ này: nội dung kỳ liền trước còn nêu liệt kê ở cuối bảng, nội dung cũ hơn tính gộp theo kỳ nêu lần cuối.",
        "2 difficulties of earlier periods, not said to be solved and not mentioned in this one, stand at the end of "
        "the table; those last reported before the previous period are counted by period.",
    ),
    Golden(
        "older",
        lambda h: (h.n(7), ["A.I", "B.II"], True),
        "07 khó khăn, vướng mắc: các nhiệm vụ A.I, B.II và khó khăn chung.",
        "7 difficulties on tasks A.I, B.II and of a general kind.",
    ),
    Golden(
        "older",
        lambda h: (h.n(1), ["A.I"], False),
        "01 khó khăn, vướng mắc: nhiệm vụ A.I.",
        "1 difficulty on task A.I.",
    ),
    Golden(
        "older",
        lambda h: (h.n(2), [], True),
        "02 khó khăn, vướng mắc: khó khăn chung.",
        "2 difficulties of a general kind.",
    ),
    Golden("older_agencies", lambda h: (h.n(3),), "03 cơ quan", "3 agencies"),
    Golden(
        "older_states",
        lambda h: (["Chưa giải quyết", "Đã báo cáo cấp có thẩm quyền"], "năm 2020"),
        "Chưa giải quyết; đã báo cáo cấp có thẩm quyền (nêu lần cuối năm 2020)",
        "Chưa giải quyết; đã báo cáo cấp có thẩm quyền (last reported in năm 2020)",
    ),
    Golden(
        "listed_in",
        lambda h: ("V", "2020"),
        "Liệt kê tại Phụ lục V báo cáo 2020.",
        "Listed in Annex V of the report of 2020.",
    ),
    Golden(
        "status",
        lambda h: (DerivedStatus.done_late, False),
        "Hoàn thành quá hạn",
        "Completed late",
    ),
    Golden(
        "status",
        lambda h: (DerivedStatus.not_reported, False),
        "Chưa báo cáo",
        "Not reported",
    ),
    Golden(
        "status",
        lambda h: (DerivedStatus.not_reported, True),
        "Chưa có thông tin",
        "No information so far",
    ),
    Golden(
        "deadline",
        lambda h: (DAY, False, []),
        "05/01/2023",
        "5 Jan 2023",
    ),
    Golden(
        "deadline",
        lambda h: (DAY, True, [MilestoneKind.annual]),
        "05/01/2023 (định kỳ)",
        "5 Jan 2023 (recurring)",
    ),
    Golden(
        "deadline",
        lambda h: (None, False, [MilestoneKind.ad_hoc, MilestoneKind.other_schedule]),
        "Đột xuất; Theo tiến độ của văn bản khác",
        "Ad hoc; By another schedule",
    ),
    Golden(
        "deadline",
        lambda h: (None, False, []),
        "Kế hoạch không nêu",
        "Not stated in the Plan",
    ),
    Golden(
        "coverage",
        lambda h: (Coverage(h.share(2, 3), None),),
        "2/3",
        "2 of 3",
    ),
    Golden(
        "coverage",
        lambda h: (Coverage(h.share(2, 3), h.share(0, 1)),),
        "2/3; 0/1 (*)",
        "2 of 3; 0 of 1 (*)",
    ),
    Golden(
        "coverage",
        lambda h: (Coverage(None, h.share(1, 1)),),
        "1/1 (*)",
        "1 of 1 (*)",
    ),
    Golden(
        "said",
        lambda h: (None, "Đã xong"),
        "Đã xong",
        "“Đã xong”",
    ),
    Golden(
        "said",
        lambda h: ("Bộ Một", "Đã xong"),
        "Bộ Một: Đã xong",
        "Bộ Một: “Đã xong”",
    ),
    Golden(
        "unsaid",
        lambda h: (h.n(9),),
        "và 09 cơ quan khác",
        "and 9 other agencies",
    ),
    Golden(
        "done_before",
        lambda h: ("Bộ Hai (năm 2021)",),
        "đã hoàn thành theo báo cáo kỳ trước, kỳ này không báo cáo lại: Bộ Hai (năm 2021)",
        "completed by earlier reports and not reported again: Bộ Hai (năm 2021)",
    ),
    Golden(
        "lacking",
        lambda h: (("Bộ B",),),
        "Không so sánh được: một trong hai số liệu thiếu phần của Bộ B, đã hợp nhất",
        "Not comparable: one of the two figures lacks the part of Bộ B, since merged",
    ),
    Golden(
        "standing",
        lambda h: (Standing.missing, False),
        "Chưa gửi",
        "Missing",
    ),
    Golden(
        "standing",
        lambda h: (Standing.missing, True),
        "Chưa có thông tin",
        "No information so far",
    ),
    Golden(
        "standing",
        lambda h: (Standing.late, True),
        "Đã gửi thông tin",
        "Information given",
    ),
    Golden(
        "standing",
        lambda h: (Standing.returned, True),
        "Đã gửi, cần hoàn thiện",
        "Sent, to be completed",
    ),
    Golden(
        "standing",
        lambda h: (Standing.excluded, False),
        "Không đưa vào tổng hợp",
        "Not consolidated",
    ),
    Golden(
        "returned",
        lambda h: (h.n(3),),
        "Trả lại do có 03 lỗi",
        "Returned for 3 errors",
    ),
    Golden(
        "none_excluded",
        lambda h: (),
        "Không có báo cáo nào bị loại theo quyết định của cơ quan tổng hợp; báo cáo có lỗi do bước kiểm tra tự động "
        "trả lại, báo cáo gửi sau thay báo cáo gửi trước.",
        "No report was left out by a decision of the coordinator; those with errors were returned by the automatic "
        "checks, and earlier ones gave way to later ones.",
    ),
    Golden(
        "few_outputs",
        lambda h: (),
        "Kế hoạch nêu sản phẩm dự kiến của rất ít nhiệm vụ: sản phẩm ghi ngay sau nội dung nhiệm vụ.",
        "The plan states outputs for very few tasks: they stand behind the content of the task.",
    ),
    Golden(
        "with_output",
        lambda h: ("Xây dựng kế hoạch hằng năm", "Kế hoạch; báo cáo"),
        "Xây dựng kế hoạch hằng năm (sản phẩm dự kiến: Kế hoạch; báo cáo)",
        "Xây dựng kế hoạch hằng năm (expected output: Kế hoạch; báo cáo)",
    ),
    Golden(
        "superseded",
        lambda h: (),
        "Được thay bằng lần gửi sau",
        "Replaced by a later revision",
    ),
    Golden(
        "about_task",
        lambda h: ("A.I", "Thiếu kinh phí"),
        "Nhiệm vụ A.I: Thiếu kinh phí",
        "Task A.I: Thiếu kinh phí",
    ),
    Golden(
        "units",
        lambda h: ("Cục X",),
        "đơn vị: Cục X",
        "unit: Cục X",
    ),
    Golden(
        "covering_report",
        lambda h: (DocumentSaid("12/BC-BM", DAY),),
        "Văn bản số 12/BC-BM ngày 05/01/2023",
        "Document No. 12/BC-BM of 5 January 2023",
    ),
    Golden(
        "target",
        lambda h: (h.n(4), 2025),
        "04 (năm 2025)",
        "4 (2025)",
    ),
    Golden(
        "target",
        lambda h: (h.n(4), None),
        "04",
        "4",
    ),
    Golden(
        "ratio",
        lambda h: (h.n(4), h.n(12)),
        "04/12",
        "4/12",
    ),
    Golden(
        "label",
        lambda h: (Trend.not_judged,),
        "Không xét",
        "Not judged",
    ),
    Golden(
        "label",
        lambda h: (DifficultyState.solved,),
        "Đã giải quyết",
        "Solved",
    ),
    Golden(
        "label",
        lambda h: (None,),
        "Không nêu",
        "Not stated",
    ),
]


MORE = [
    Golden("outcome", lambda h: (Outcome.accepted,), "Được chấp nhận", "Accepted"),
    Golden("outcome", lambda h: (Outcome.returned,), "Trả lại", "Returned"),
    Golden(
        "notes_tasks",
        lambda h: (DAY,),
        "Trạng thái xác định tại ngày 05 tháng 01 năm 2023, so với thời hạn của từng nhiệm vụ. | Tiến độ là bình "
        "quân tỷ lệ hoàn thành của các cơ quan chủ trì đã báo cáo; dấu “-”: không có số liệu. Dấu (*): cơ quan "
        "thuộc diện đề nghị, tính riêng.",
        "Status as of 5 January 2023, judged against the deadline of each task. | The percentage is the mean over "
        "the lead agencies that reported; “-”: no figure. (*): requested bodies, counted apart. Agencies are quoted "
        "in the original; identical texts share a row.",
    ),
    Golden(
        "no_outputs",
        lambda h: (),
        "Không có cột sản phẩm dự kiến: kế hoạch không nêu sản phẩm của nhiệm vụ nào.",
        "There is no column for outputs: the plan states none for any task.",
    ),
    Golden(
        "requested_apart",
        lambda h: (),
        "Cơ quan, tổ chức thuộc diện đề nghị được trình bày riêng, không xét đúng hạn hay quá hạn.",
        "Requested bodies are shown apart and not judged by the due day.",
    ),
    Golden(
        "without_columns",
        lambda h: (["target"],),
        "Không có cột mục tiêu: chưa có số liệu.",
        "There is no column for target: no figures so far.",
    ),
    Golden(
        "without_columns",
        lambda h: (["baseline", "previous", "change", "target", "trend"],),
        "Không có cột giá trị gốc, kỳ trước, thay đổi, mục tiêu và xu hướng: chưa có số liệu.",
        "There is no column for baseline, previous period, change, target and trend: no figures so far.",
    ),
    Golden(
        "notes_agencies",
        lambda h: (PERIOD,),
        "Báo cáo gửi trước ngày 30 tháng 11 năm 2023 là đúng hạn, tính theo lần gửi đầu tiên được chấp nhận.",
        "Reports sent before 30 November 2023 are on time; the first accepted submission counts.",
    ),
    Golden(
        "notes_indicators",
        lambda h: (True,),
        "Kỳ này, kỳ trước là tổng số liệu các cơ quan báo cáo; tỷ lệ là tổng tử số chia tổng mẫu số, ghi ở cột "
        "Ghi chú. Thay đổi của tỷ lệ tính bằng điểm phần trăm. Dấu “-”: không có số liệu.",
        "Values are sums over the agencies that reported; a ratio is the sum of numerators over the sum of "
        "denominators, given in the notes. Changes of ratios are in percentage points. “-”: no figure.",
    ),
    Golden(
        "notes_indicators",
        lambda h: (False,),
        "Số liệu kỳ này là tổng số liệu các cơ quan báo cáo; tỷ lệ là tổng tử số chia tổng mẫu số, ghi ở cột Ghi chú. "
        "Dấu “-”: không có số liệu.",
        "Values are sums over the agencies that reported; a ratio is the sum of numerators over the sum of "
        "denominators, given in the notes. “-”: no figure.",
    ),
    Golden(
        "notes_documents",
        lambda h: (PERIOD,),
        "Văn bản, sản phẩm các cơ quan chủ trì và phối hợp báo cáo, ban hành từ ngày 15 tháng 11 năm 2022 hoặc "
        "không nêu ngày; văn bản ban hành trước đó nêu ở báo cáo các kỳ trước.",
        "Documents that lead and supporting agencies reported, issued since 15 November 2022 or without a date; "
        "earlier ones stand in the reports of earlier periods.",
    ),
    Golden(
        "notes_difficulties",
        lambda h: (
            h.n(0),
            h.n(0),
        ),
        "",
        "",
    ),
    Golden(
        "notes_difficulties",
        lambda h: (
            h.n(1),
            h.n(1),
        ),
        "Gồm 01 khó khăn, vướng mắc do 01 cơ quan phản ánh; nội dung trùng nhau ghi chung một dòng.",
        "1 difficulty reported by 1 agency, quoted in the original; identical texts share a row.",
    ),
    Golden(
        "notes_difficulties",
        lambda h: (
            h.n(12),
            h.n(5),
        ),
        "Gồm 12 khó khăn, vướng mắc do 05 cơ quan phản ánh; nội dung trùng nhau ghi chung một dòng.",
        "12 difficulties reported by 5 agencies, quoted in the original; identical texts share a row.",
    ),
    Golden(
        "notes_sources",
        lambda h: (
            "5b43b0d3",
            "1",
            "ec452127add6",
            DAY,
            h.n(88),
            "submissions/minh-hoa/2023",
        ),
        "Số liệu lấy từ 88 báo cáo được chấp nhận, tổng hợp theo tình hình đến ngày 05 tháng 01 năm 2023. | Mã "
        "bản tổng hợp: 5b43b0d3; dữ liệu kế hoạch: phiên bản 1, mã ec452127add6. Mã băm in 12 ký tự đầu. | Tệp "
        "báo cáo nằm trong thư mục submissions/minh-hoa/2023, mỗi cơ quan một thư mục con.",
        "The figures come from 88 accepted submissions, as of 5 January 2023. | Consolidation 5b43b0d3; plan data: "
        "version 1, ec452127add6. Only the first 12 characters of a hash are printed. | The files are in the folder "
        "submissions/minh-hoa/2023, those of each agency in a folder of its own.",
    ),
    Golden(
        "notes_sources",
        lambda h: ("5b43b0d3", "1", "ec452127add6", DAY, h.n(0), ""),
        "Chưa có báo cáo nào được chấp nhận; tổng hợp theo tình hình đến ngày 05 tháng 01 năm 2023. | Mã "
        "bản tổng hợp: 5b43b0d3; dữ liệu kế hoạch: phiên bản 1, mã ec452127add6. Mã băm in 12 ký tự đầu.",
        "No submission has been accepted so far, as of 5 January 2023. | Consolidation 5b43b0d3; plan data: version "
        "1, ec452127add6. Only the first 12 characters of a hash are printed.",
    ),
    Golden(
        "notes_sources",
        lambda h: (
            "5b43b0d3",
            "1",
            "ec452127add6",
            DAY,
            h.n(1),
            "",
        ),
        "Số liệu lấy từ 01 báo cáo được chấp nhận, tổng hợp theo tình hình đến ngày 05 tháng 01 năm 2023. | Mã "
        "bản tổng hợp: 5b43b0d3; dữ liệu kế hoạch: phiên bản 1, mã ec452127add6. Mã băm in 12 ký tự đầu.",
        "The figures come from 1 accepted submission, as of 5 January 2023. | Consolidation 5b43b0d3; plan data: "
        "version 1, ec452127add6. Only the first 12 characters of a hash are printed.",
    ),
    Golden(
        "standing",
        lambda h: (
            Standing.after_reopening,
            True,
        ),
        "Đã gửi thông tin, sau khi mở lại kỳ",
        "Information given, after the reopening",
    ),
    Golden(
        "standing",
        lambda h: (
            Standing.after_lock,
            True,
        ),
        "Đã gửi thông tin, chờ mở lại kỳ",
        "Information given, waiting for the reopening",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("annexes", case, lang) == case.expected(lang)
