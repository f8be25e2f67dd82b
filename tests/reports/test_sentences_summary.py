"""Golden sentences of the summary for the leadership."""

from datetime import date

import pytest

from tests.reports.golden import Golden, both_languages, spoken
from tiendo.reports.ladder import Stage
from tiendo.reports.views import Received

DAY = date(2023, 12, 5)
SENTENCES = [
    Golden(
        "stage",
        lambda h: (Stage.before, h.n(1), DAY),
        "Thời hạn gửi báo cáo là trước ngày 05 tháng 12 năm 2023, còn 01 ngày.",
        "Reports are due before 5 December 2023; 1 day remains.",
    ),
    Golden(
        "stage",
        lambda h: (Stage.before, h.n(7), DAY),
        "Thời hạn gửi báo cáo là trước ngày 05 tháng 12 năm 2023, còn 07 ngày.",
        "Reports are due before 5 December 2023; 7 days remain.",
    ),
    Golden(
        "stage",
        lambda h: (Stage.last_day, h.n(0), DAY),
        "Thời hạn gửi báo cáo là trước ngày 05 tháng 12 năm 2023; đây là ngày cuối cùng.",
        "Reports are due before 5 December 2023; this is the last day.",
    ),
    Golden(
        "stage",
        lambda h: (Stage.after, h.n(15), DAY),
        "Thời hạn gửi báo cáo là trước ngày 05 tháng 12 năm 2023, đã qua 15 ngày.",
        "Reports were due before 5 December 2023; 15 days have passed.",
    ),
    Golden(
        "reported",
        lambda h: (h.received(0, 94, 0),),
        "Chưa có báo cáo hợp lệ nào (0/94 cơ quan có trách nhiệm báo cáo).",
        "There is no valid report yet (0 of 94 agencies bound to report).",
    ),
    Golden(
        "reported",
        lambda h: (h.received(88, 94, 74),),
        "Đã có báo cáo hợp lệ của 88/94 cơ quan có trách nhiệm báo cáo (93,6%): 74 cơ quan gửi đúng hạn, "
        "14 cơ quan gửi muộn.",
        "Of the agencies bound to report, 88 of 94 (93.6%) sent a valid report: 74 on time, 14 late.",
    ),
    Golden(
        "reported",
        lambda h: (h.received(88, 94, 74, 2),),
        "Đã có báo cáo hợp lệ của 88/94 cơ quan có trách nhiệm báo cáo (93,6%): 74 cơ quan gửi đúng hạn, "
        "12 cơ quan gửi muộn, 02 cơ quan gửi sau khi mở "
        "lại kỳ.",
        "Of the agencies bound to report, 88 of 94 (93.6%) sent a valid report: 74 on time, 12 late, 2 after the "
        "period was reopened.",
    ),
    Golden(
        "reported",
        lambda h: (h.received(27, 64, 27),),
        "Đã có báo cáo hợp lệ của 27/64 cơ quan có trách nhiệm báo cáo (42,2%), đều gửi đúng hạn.",
        "Of the agencies bound to report, 27 of 64 (42.2%) sent a valid report: 27 on time, 0 late.",
    ),
    Golden(
        "reported",
        lambda h: (h.received(1, 1, 1),),
        "Đã có báo cáo hợp lệ của 1/1 cơ quan có trách nhiệm báo cáo (100%), gửi đúng hạn.",
        "Of the agencies bound to report, 1 of 1 (100%) sent a valid report: 1 on time, 0 late.",
    ),
    Golden("reported", lambda h: (Received(None, h.n(0), h.n(0), h.n(0)),), None, None),
    Golden("late", lambda h: (h.n(12), h.n(0)), "12", "12"),
    Golden(
        "late",
        lambda h: (h.n(12), h.n(2)),
        "12 (và 02 sau khi mở lại kỳ)",
        "12 (and 2 after the reopening)",
    ),
    Golden("after_lock", lambda h: (h.named(0),), None, None),
    Golden(
        "after_lock",
        lambda h: (h.named(1, h.body("Bộ Hai")),),
        "Báo cáo của 01 cơ quan đến sau khi kỳ đã khóa, đang chờ mở lại kỳ: Bộ Hai.",
        "The report of 1 agency came after the period was locked and waits for its reopening: the Bộ Hai.",
    ),
    Golden(
        "after_lock",
        lambda h: (h.named(12, rest=12),),
        "Báo cáo của 12 cơ quan đến sau khi kỳ đã khóa, đang chờ mở lại kỳ.",
        "The reports of 12 agencies came after the period was locked and wait for its reopening.",
    ),
    Golden(
        "informed",
        lambda h: (h.share(0, 5),),
        "Chưa có thông tin của các cơ quan, tổ chức được đề nghị thông báo kết quả (0/5).",
        "None of the bodies requested to give information has done so (0 of 5).",
    ),
    Golden(
        "informed",
        lambda h: (h.share(4, 5),),
        "Đã có thông tin của 4/5 cơ quan, tổ chức được đề nghị thông báo kết quả.",
        "Of the bodies requested to give information, 4 of 5 have done so.",
    ),
    Golden("excluded", lambda h: (h.named(0),), None, None),
    Golden(
        "excluded",
        lambda h: (h.named(1, h.body("Bộ Một")),),
        "Báo cáo của 01 cơ quan đã bị loại khỏi tổng hợp, chưa có bản thay thế: Bộ Một.",
        "The report of 1 agency was left out of the consolidation and has not been replaced: the Bộ Một.",
    ),
    Golden(
        "excluded",
        lambda h: (h.named(9),),
        "Báo cáo của 09 cơ quan đã bị loại khỏi tổng hợp, chưa có bản thay thế.",
        "The reports of 9 agencies were left out of the consolidation and have not been replaced.",
    ),
    Golden("letters", lambda h: (h.n(0), h.n(0)), None, None),
    Golden(
        "letters",
        lambda h: (h.n(6), h.n(0)),
        "Ký, gửi 06 công văn đôn đốc kèm theo báo cáo này",
        "Sign and send the enclosed 6 reminders",
    ),
    Golden(
        "letters",
        lambda h: (h.n(0), h.n(1)),
        "Ký, gửi 01 công văn đề nghị thông báo kết quả kèm theo báo cáo này",
        "Sign and send the enclosed 1 request for information",
    ),
    Golden(
        "letters",
        lambda h: (h.n(1), h.n(2)),
        "Ký, gửi 01 công văn đôn đốc và 02 công văn đề nghị thông báo kết quả kèm theo báo cáo này",
        "Sign and send the enclosed 1 reminder and 2 requests for information",
    ),
    Golden(
        "to_mend",
        lambda h: ("Bộ Một", True),
        "Bộ Một (đã gửi, cần bổ sung)",
        "Bộ Một (sent, to be completed)",
    ),
    Golden(
        "to_mend",
        lambda h: ("Bộ Một", False),
        "Bộ Một (đã gửi, bị trả lại)",
        "Bộ Một (sent, returned for correction)",
    ),
    Golden(
        "next_step",
        lambda h: (DAY,),
        "Rà soát, đôn đốc lần tiếp theo vào ngày 05 tháng 12 năm 2023",
        "Check again and send the next reminders on 5 December 2023",
    ),
    Golden(
        "consolidate",
        lambda h: (),
        "Tổng hợp, lập báo cáo của kỳ trên cơ sở báo cáo của tất cả các cơ quan",
        "Consolidate and write the report of the period from the reports of all agencies",
    ),
    Golden(
        "leadership",
        lambda h: (h.body("Bộ Một"),),
        "Lãnh đạo Bộ Một",
        "Leadership of the Bộ Một",
    ),
    Golden(
        "own_report",
        lambda h: (h.body("Bộ Một"),),
        "Hoàn thành báo cáo của chính Bộ Một trước khi tổng hợp",
        "Complete the report of the Bộ Một itself before consolidating",
    ),
    Golden(
        "who",
        lambda h: (h.named(3, "Bộ Một", "Bộ Hai", rest=1),),
        "Bộ Một, Bộ Hai và 01 cơ quan khác",
        "Bộ Một, Bộ Hai and 1 other",
    ),
    Golden("who", lambda h: (h.named(1, "Bộ Một"),), "Bộ Một", "Bộ Một"),
    Golden(
        "who",
        lambda h: (h.named(20, "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Hai", rest=18),),
        "Bộ Nông nghiệp và Phát triển nông thôn, Bộ Hai và 18 cơ quan khác",
        "Bộ Nông nghiệp và Phát triển nông thôn, Bộ Hai and 18 others",
    ),
    Golden(
        "who",
        lambda h: (h.named(20, "Bộ Một (đã gửi, bị trả lại)", "Bộ Hai", rest=18),),
        "Bộ Một (đã gửi, bị trả lại); Bộ Hai và 18 cơ quan khác",
        "Bộ Một (đã gửi, bị trả lại); Bộ Hai; and 18 others",
    ),
    Golden(
        "closing_day",
        lambda h: (DAY,),
        "Chốt số liệu vào ngày 05 tháng 12 năm 2023",
        "Close the data on 5 December 2023",
    ),
    Golden(
        "closed",
        lambda h: (DAY,),
        "Kỳ số liệu đã chốt từ ngày 05 tháng 12 năm 2023; báo cáo gửi sau chỉ được bổ sung khi có yêu cầu",
        "The data were closed on 5 December 2023; later reports are added on request only",
    ),
    Golden(
        "informed",
        lambda h: (h.share(1, 5),),
        "Đã có thông tin của 1/5 cơ quan, tổ chức được đề nghị thông báo kết quả.",
        "Of the bodies requested to give information, 1 of 5 has done so.",
    ),
]


MORE = [
    Golden(
        "title",
        lambda h: (
            "Kế hoạch mẫu",
            "năm 2023",
        ),
        "Tóm tắt tình hình gửi báo cáo kết quả năm 2023 thực hiện Kế hoạch mẫu",
        "Summary of reporting on results in năm 2023 under the Kế hoạch mẫu",
    ),
    Golden(
        "abstract",
        lambda h: (
            "Kế hoạch mẫu",
            "năm 2023",
        ),
        "Tình hình gửi báo cáo kết quả năm 2023 thực hiện Kế hoạch mẫu",
        "Reporting on results in năm 2023 under the Kế hoạch mẫu",
    ),
    Golden(
        "opening",
        lambda h: (date(2023, 12, 5),),
        "Tình hình gửi báo cáo tính đến hết ngày 05 tháng 12 năm 2023 như sau:",
        "The state of reporting at the end of 5 December 2023 was as follows:",
    ),
    Golden(
        "compliance_caption",
        lambda h: (),
        "Tình hình gửi báo cáo theo loại cơ quan",
        "Reporting by kind of agency",
    ),
    Golden(
        "compliance_chart",
        lambda h: (),
        "Tình hình gửi báo cáo theo loại cơ quan | Biểu đồ thanh chồng: mỗi thanh là một loại cơ quan, chia theo "
        "số cơ quan gửi đúng hạn, gửi muộn, bị trả lại, chưa gửi và có báo cáo bị loại khỏi tổng hợp.",
        "Reporting by kind of agency | Stacked bars: each bar is a kind of agency, divided into those that "
        "reported on time or late, those whose report was returned, those that sent none and those whose report "
        "was left out.",
    ),
    Golden("rate", lambda h: (h.share(88, 94),), "88/94 (93,6%)", "88 of 94 (93.6%)"),
    Golden(
        "owing",
        lambda h: (
            "Các bộ, ngành",
            h.n(4),
        ),
        "Các bộ, ngành (04)",
        "Các bộ, ngành (4)",
    ),
]


LAST = [
    Golden(
        "stage",
        lambda h: (
            Stage.before,
            h.n(1),
            date(2023, 11, 30),
        ),
        "Thời hạn gửi báo cáo là trước ngày 30 tháng 11 năm 2023, còn 01 ngày.",
        "Reports are due before 30 November 2023; 1 day remains.",
    ),
    Golden(
        "stage",
        lambda h: (
            Stage.after,
            h.n(1),
            date(2023, 11, 30),
        ),
        "Thời hạn gửi báo cáo là trước ngày 30 tháng 11 năm 2023, đã qua 01 ngày.",
        "Reports were due before 30 November 2023; 1 day has passed.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE + LAST))
def test_summary(case: Golden, lang: str) -> None:
    assert spoken("summary", case, lang) == case.expected(lang)
