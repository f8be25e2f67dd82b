"""Golden sentences: results of the whole plan; every branch, None where there is nothing to say."""

import pytest

from schemas.terms import MilestoneStanding, TaskStatus
from tests.reports.golden import Golden, both_languages, spoken
from tests.reports.sentence_parts import DAY, statuses
from tiendo.reports.views import Claim

DATED_STANDINGS = [how for how in MilestoneStanding if how != MilestoneStanding.no_day]

SENTENCES = [
    Golden(
        "milestones",
        lambda h: (DAY, h.n(28), [(how, h.n(i)) for i, how in enumerate(DATED_STANDINGS, 1)], "I"),
        "Tính đến ngày 05 tháng 01 năm 2023, đã đến hạn 28 mốc thời gian của các nhiệm vụ, gồm 01 mốc hoàn thành đúng "
        "hạn; 02 mốc hoàn thành quá hạn; 03 mốc quá hạn, chưa hoàn thành; 04 mốc đến hạn đúng ngày này, chưa hoàn "
        "thành; 05 mốc hoàn thành nhưng không nêu ngày; 06 mốc của nhiệm vụ tạm dừng hoặc không phát sinh; 07 mốc của "
        "nhiệm vụ chưa có báo cáo (Phụ lục I).",
        "By 5 January 2023, 28 milestones had fallen due: 1 met on time; 2 met late; 3 overdue and not done; 4 due "
        "on that very day and not done; 5 done without a date; 6 of tasks suspended or without activity; 7 of tasks "
        "that nobody reported on (Annex I).",
    ),
    Golden(
        "milestones",
        lambda h: (DAY, h.n(1), [(MilestoneStanding.on_time, h.n(1))], "I"),
        "Tính đến ngày 05 tháng 01 năm 2023, đã đến hạn 01 mốc thời gian của các nhiệm vụ, gồm 01 mốc hoàn thành đúng "
        "hạn (Phụ lục I).",
        "By 5 January 2023, 1 milestone had fallen due: 1 met on time (Annex I).",
    ),
    Golden(
        "status_caption",
        lambda h: (DAY,),
        "Tình hình thực hiện nhiệm vụ theo nhóm (đến ngày 05/01/2023)",
        "Status of tasks by group (as of 5 January 2023)",
    ),
    Golden(
        "assigned",
        lambda h: (h.n(6), h.n(2)),
        "Kế hoạch giao 06 nhiệm vụ, thuộc 02 nhóm.",
        "The Plan assigns 6 tasks in 2 groups.",
    ),
    Golden(
        "assigned",
        lambda h: (h.n(6), h.n(1)),
        "Kế hoạch giao 06 nhiệm vụ.",
        "The Plan assigns 6 tasks.",
    ),
    Golden(
        "completed",
        lambda h: (h.share(0, 6), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, chưa có nhiệm vụ nào hoàn thành (0/6 nhiệm vụ).",
        "As of 5 January 2023, no task was completed (0 of 6).",
    ),
    Golden(
        "completed",
        lambda h: (h.share(2, 6), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, 2/6 nhiệm vụ đã hoàn thành, đạt 33,3% tổng số nhiệm vụ.",
        "As of 5 January 2023, 2 of 6 tasks were completed, or 33.3% of all tasks.",
    ),
    Golden(
        "completed",
        lambda h: (h.share(6, 6), DAY),
        "Tính đến ngày 05 tháng 01 năm 2023, toàn bộ 6/6 nhiệm vụ đã hoàn thành, đạt 100%.",
        "As of 5 January 2023, all tasks were completed (6 of 6), or 100%.",
    ),
    Golden(
        "by_status",
        lambda h: (statuses(h, done_on_time=6),),
        None,
        None,
    ),
    Golden(
        "by_status",
        lambda h: (statuses(h, done_on_time=2, done_late=1, doing_overdue=1, not_reported=3),),
        "Theo tình trạng so với thời hạn, có 02 nhiệm vụ hoàn thành đúng hạn; 01 nhiệm vụ hoàn thành "
        "quá hạn; 01 nhiệm vụ đang thực hiện quá hạn; 03 nhiệm vụ chưa có báo cáo.",
        "Against their deadlines: 2 completed on time; 1 completed late; 1 in progress, overdue; 3 not "
        "reported.",
    ),
    Golden(
        "by_status",
        lambda h: (
            statuses(
                h,
                doing_in_time=2,
                waiting_in_time=1,
                waiting_overdue=1,
                suspended=1,
                no_activity=4,
                no_deadline=1,
            ),
        ),
        "Theo tình trạng so với thời hạn, có 02 nhiệm vụ đang thực hiện trong hạn; 01 nhiệm vụ chưa "
        "thực hiện trong hạn; 01 nhiệm vụ chưa thực hiện quá hạn; 01 nhiệm vụ tạm dừng; 04 nhiệm vụ "
        "không phát sinh trong kỳ; 01 nhiệm vụ không xác định thời hạn.",
        "Against their deadlines: 2 in progress, within the deadline; 1 not started, within the "
        "deadline; 1 not started, overdue; 1 suspended; 4 without activity in the period; 1 without a "
        "deadline.",
    ),
    Golden(
        "completed_due",
        lambda h: (None,),
        "Chưa có nhiệm vụ nào đến hạn",
        "No task is due yet",
    ),
    Golden(
        "completed_due",
        lambda h: (h.share(0, 4),),
        "Tỷ lệ hoàn thành trên số nhiệm vụ đã đến hạn: chưa có nhiệm vụ nào hoàn thành (0/4 nhiệm vụ)",
        "Completed, of the tasks due: none (0 of 4)",
    ),
    Golden(
        "completed_due",
        lambda h: (h.share(3, 4),),
        "Tỷ lệ hoàn thành trên số nhiệm vụ đã đến hạn: 3/4 nhiệm vụ, đạt 75,0%",
        "Completed, of the tasks due: 3 of 4, or 75.0%",
    ),
    Golden(
        "completed_due",
        lambda h: (h.share(4, 4),),
        "Tỷ lệ hoàn thành trên số nhiệm vụ đã đến hạn: toàn bộ 4/4 nhiệm vụ, đạt 100%",
        "Completed, of the tasks due: all (4 of 4), or 100%",
    ),
    Golden(
        "on_time",
        lambda h: (None,),
        None,
        None,
    ),
    Golden(
        "on_time",
        lambda h: (h.share(0, 4),),
        "Tỷ lệ đúng hạn trên số nhiệm vụ đã hoàn thành có thời hạn: không có nhiệm vụ nào đúng hạn (0/4 "
        "nhiệm vụ)",
        "On time, of the tasks completed that have a deadline: none (0 of 4)",
    ),
    Golden(
        "on_time",
        lambda h: (h.share(3, 4),),
        "Tỷ lệ đúng hạn trên số nhiệm vụ đã hoàn thành có thời hạn: 3/4 nhiệm vụ, đạt 75,0%",
        "On time, of the tasks completed that have a deadline: 3 of 4, or 75.0%",
    ),
    Golden(
        "on_time",
        lambda h: (h.share(4, 4),),
        "Tỷ lệ đúng hạn trên số nhiệm vụ đã hoàn thành có thời hạn: toàn bộ 4/4 nhiệm vụ, đạt 100%",
        "On time, of the tasks completed that have a deadline: all (4 of 4), or 100%",
    ),
    Golden(
        "completed_or_overdue",
        lambda h: (None,),
        None,
        None,
    ),
    Golden(
        "completed_or_overdue",
        lambda h: (h.share(0, 4),),
        "Tỷ lệ hoàn thành nếu chỉ tính trên số nhiệm vụ đã hoàn thành và quá hạn: 0/4 nhiệm vụ, đạt 0%",
        "Completed, of the tasks completed or overdue only: none (0 of 4)",
    ),
    Golden(
        "completed_or_overdue",
        lambda h: (h.share(69, 70),),
        "Tỷ lệ hoàn thành nếu chỉ tính trên số nhiệm vụ đã hoàn thành và quá hạn: 69/70 nhiệm vụ, đạt 98,6%",
        "Completed, of the tasks completed or overdue only: 69 of 70, or 98.6%",
    ),
    Golden(
        "completed_or_overdue",
        lambda h: (h.share(4, 4),),
        "Tỷ lệ hoàn thành nếu chỉ tính trên số nhiệm vụ đã hoàn thành và quá hạn: 4/4 nhiệm vụ, đạt 100%",
        "Completed, of the tasks completed or overdue only: all (4 of 4), or 100%",
    ),
    Golden(
        "rates_differ",
        lambda h: (),
        "Kết quả hoàn thành tính theo từng mẫu số như sau:",
        "Rates by denominator:",
    ),
    Golden(
        "compared",
        lambda h: (h.share(5, 6), h.share(2, 6), h.n(3), "năm 2022"),
        "So với năm 2022 (2/6 nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành tăng 03 nhiệm vụ.",
        "Compared with năm 2022 (2 of 6 tasks completed), 3 more tasks were completed.",
    ),
    Golden(
        "compared",
        lambda h: (h.share(1, 6), h.share(2, 6), h.n(1), "năm 2022"),
        "So với năm 2022 (2/6 nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành giảm 01 nhiệm vụ.",
        "Compared with năm 2022 (2 of 6 tasks completed), 1 fewer task was completed.",
    ),
    Golden(
        "compared",
        lambda h: (h.share(2, 6), h.share(2, 6), h.n(0), "năm 2022"),
        "Số nhiệm vụ hoàn thành không thay đổi so với năm 2022 (2/6 nhiệm vụ).",
        "The number of tasks completed is unchanged from năm 2022 (2 of 6 tasks completed).",
    ),
    Golden(
        "compared",
        lambda h: (None, None, None, "năm 2022"),
        "Số liệu không so sánh được với năm 2022 do danh mục nhiệm vụ hai kỳ khác nhau.",
        "The figures cannot be compared with năm 2022: the tasks of the two periods differ.",
    ),
    Golden(
        "silent_tasks",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "silent_tasks",
        lambda h: (h.named(1, "A.I"),),
        "Còn 01 nhiệm vụ chưa có báo cáo của cơ quan chủ trì (A.I). Chưa báo cáo không có nghĩa là chưa "
        "thực hiện; tình trạng thực hiện chưa xác định được.",
        "1 task has no report from a lead agency (A.I). Not reported does not mean not started: the status is not "
        "known.",
    ),
    Golden(
        "silent_tasks",
        lambda h: (h.named(2, "A.I", "A.II"),),
        "Còn 02 nhiệm vụ chưa có báo cáo của cơ quan chủ trì (A.I và A.II). Chưa báo cáo không có nghĩa "
        "là chưa thực hiện; tình trạng thực hiện chưa xác định được.",
        "2 tasks have no report from a lead agency (A.I and A.II). Not reported does not mean not started: the "
        "status is not known.",
    ),
    Golden(
        "silent_tasks",
        lambda h: (h.named(9, "A.I", "A.II", rest=7, annex="I"),),
        "Còn 09 nhiệm vụ chưa có báo cáo của cơ quan chủ trì (A.I, A.II và 07 nhiệm vụ khác tại Phụ lục "
        "I). Chưa báo cáo không có nghĩa là chưa thực hiện; tình trạng thực hiện chưa xác định được.",
        "9 tasks have no report from a lead agency (A.I, A.II and 7 others in Annex I). Not reported does not mean "
        "not started: the status is not known.",
    ),
    Golden(
        "silent_requested",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "silent_requested",
        lambda h: (h.named(1, "A.III"),),
        "Đối với 01 nhiệm vụ do cơ quan được đề nghị chủ trì (A.III), chưa có thông tin; số này nằm ở "
        "cột “Chưa báo cáo” của bảng nhưng không coi là chậm báo cáo.",
        "On 1 task led by requested bodies there is no information so far (A.III); it stands in the column “No "
        "report” of the table, but this is no failure to report.",
    ),
    Golden("unassigned", lambda h: (h.named(0),), None, None),
    Golden(
        "unassigned",
        lambda h: (h.named(2, "II.1.1", "II.1.2"),),
        "Kế hoạch không nêu cơ quan chủ trì của 02 nhiệm vụ (II.1.1 và II.1.2), nên không có cơ quan báo cáo; số này "
        "nằm ở cột “Chưa báo cáo” của bảng.",
        "The Plan names no lead agency for 2 tasks (II.1.1 and II.1.2), so that nobody reports on them; they stand "
        "in the column “No report” of the table.",
    ),
    Golden("done_before", lambda h: (h.named(0),), None, None),
    Golden(
        "done_before",
        lambda h: (h.named(1, "A.I"),),
        "Có 01 nhiệm vụ được tính là hoàn thành theo báo cáo của các kỳ trước (A.I); kỳ này không có cơ quan chủ trì "
        "nào báo cáo lại.",
        "1 task counts as completed by reports of earlier periods (A.I); in this one no lead agency reported "
        "again.",
    ),
    Golden("without_requested", lambda h: (h.named(0),), None, None),
    Golden(
        "without_requested",
        lambda h: (h.named(2, "A.I", "B.I"),),
        "Đối với 02 nhiệm vụ có cơ quan được đề nghị chủ trì chưa có thông tin trong kỳ (A.I và B.I): việc này không "
        "coi là chậm báo cáo, nhưng nhiệm vụ chỉ được tính là hoàn thành khi tất cả cơ quan chủ trì đã hoàn thành.",
        "On 2 tasks requested lead bodies have given no information in this period (A.I and B.I); this is no failure "
        "to report, but a task counts as completed only when all its lead agencies have completed it.",
    ),
    Golden(
        "low_coverage",
        lambda h: (h.n(1), h.percent(70.0), [h.language.results.covered("B.I", h.share(30, 63))], None, "I"),
        "Ở 01 nhiệm vụ, chưa đến 70% số cơ quan được giao chủ trì đã báo cáo: B.I (30/63 cơ quan, "
        "47,6%). Tình trạng, tiến độ nêu tại đây chỉ phản ánh các cơ quan đã báo cáo, có giá trị tham "
        "khảo.",
        "On 1 task, fewer than 70% of the bound lead agencies have reported: B.I (30 of 63 agencies, 47.6%). Status "
        "and percentage given here reflect only the agencies that reported and are indicative.",
    ),
    Golden(
        "low_coverage",
        lambda h: (
            h.n(9),
            h.percent(70.0),
            [
                h.language.results.covered("B.I", h.share(30, 63)),
                h.language.results.covered("B.II", h.share(1, 2)),
            ],
            h.n(7),
            "I",
        ),
        "Ở 09 nhiệm vụ, chưa đến 70% số cơ quan được giao chủ trì đã báo cáo: B.I (30/63 cơ quan, "
        "47,6%); B.II (1/2 cơ quan, 50,0%); và 07 nhiệm vụ khác (Phụ lục I). Tình trạng, tiến độ nêu "
        "tại đây chỉ phản ánh các cơ quan đã báo cáo, có giá trị tham khảo.",
        "On 9 tasks, fewer than 70% of the bound lead agencies have reported: B.I (30 of 63 agencies, 47.6%); B.II "
        "(1 of 2 agencies, 50.0%); and 7 other tasks (Annex I). Status and percentage given here reflect only the "
        "agencies that reported and are indicative.",
    ),
    Golden(
        "conflicts",
        lambda h: (h.n(1),),
        "Có 01 nhiệm vụ mà tình trạng do các cơ quan chủ trì báo cáo không thống nhất (có cơ quan báo "
        "cáo hoàn thành, có cơ quan báo cáo chưa thực hiện), cụ thể:",
        "The lead agencies disagree on 1 task, some reporting completion and others that work has not started:",
    ),
    Golden(
        "conflict",
        lambda h: (
            "Sửa đổi luật",
            "A.II",
            [
                Claim(TaskStatus.completed, h.named(1, "Bộ Hai")),
                Claim(TaskStatus.not_started, h.named(2, "Bộ Ba", "Bộ Tư")),
            ],
        ),
        "Sửa đổi luật (A.II): Bộ Hai báo cáo hoàn thành; Bộ Ba, Bộ Tư báo cáo chưa thực hiện",
        "Sửa đổi luật (A.II): completed: Bộ Hai; not started: Bộ Ba, Bộ Tư",
    ),
    Golden(
        "conflict",
        lambda h: (
            "Phổ biến",
            "B.I",
            [
                Claim(TaskStatus.completed, h.named(40)),
                Claim(TaskStatus.in_progress, h.named(9)),
                Claim(TaskStatus.not_started, h.named(1)),
                Claim(TaskStatus.suspended, h.named(2)),
                Claim(TaskStatus.no_activity, h.named(3)),
            ],
        ),
        "Phổ biến (B.I): 40 cơ quan báo cáo hoàn thành; 09 cơ quan báo cáo đang thực hiện; 01 cơ quan "
        "báo cáo chưa thực hiện; 02 cơ quan báo cáo tạm dừng; 03 cơ quan báo cáo không phát sinh trong "
        "kỳ",
        "Phổ biến (B.I): completed: 40 agencies; in progress: 9 agencies; not started: 1 agency; "
        "suspended: 2 agencies; no activity in the period: 3 agencies",
    ),
    Golden(
        "unassigned",
        lambda h: (h.named(1, "II.1.1"),),
        "Kế hoạch không nêu cơ quan chủ trì của 01 nhiệm vụ (II.1.1), nên không có cơ quan báo cáo; số này nằm ở cột "
        "“Chưa báo cáo” của bảng.",
        "The Plan names no lead agency for 1 task (II.1.1), so that nobody reports on it; it stands in the column "
        "“No report” of the table.",
    ),
    Golden(
        "silent_requested",
        lambda h: (h.named(2, "A.III", "A.IV"),),
        "Đối với 02 nhiệm vụ do cơ quan được đề nghị chủ trì (A.III và A.IV), chưa có thông tin; số này nằm ở cột "
        "“Chưa báo cáo” của bảng nhưng không coi là chậm báo cáo.",
        "On 2 tasks led by requested bodies there is no information so far (A.III and A.IV); they stand in the "
        "column “No report” of the table, but this is no failure to report.",
    ),
]


MORE = [
    Golden(
        "covered",
        lambda h: (
            "B.I",
            h.share(30, 63),
        ),
        "B.I (30/63 cơ quan, 47,6%)",
        "B.I (30 of 63 agencies, 47.6%)",
    ),
    Golden(
        "status_chart",
        lambda h: (),
        "Tình hình thực hiện theo nhóm nhiệm vụ (số nhiệm vụ) | Biểu đồ thanh xếp chồng: số nhiệm vụ của từng "
        "nhóm theo trạng thái; số liệu như ở Bảng 1.",
        "Implementation by group of tasks (number of tasks) | Stacked bars: the tasks of each group by status, "
        "as in Table 1.",
    ),
    Golden(
        "progress_chart",
        lambda h: (
            "năm 2022",
            "năm 2023",
        ),
        "Tỷ lệ nhiệm vụ hoàn thành theo nhóm, năm 2022 và năm 2023 (%) | Biểu đồ cột: tỷ lệ nhiệm vụ hoàn thành "
        "trên tổng số nhiệm vụ của từng nhóm, năm 2022 bên cạnh năm 2023.",
        "Share of tasks completed by group, năm 2022 and năm 2023 (%) | Columns: completed tasks as a share of "
        "all tasks of each group, năm 2022 beside năm 2023.",
    ),
    Golden(
        "years_chart",
        lambda h: (
            2020,
            2023,
        ),
        "Tỷ lệ nhiệm vụ hoàn thành, giai đoạn 2020 - 2023 (%) | Biểu đồ cột: tỷ lệ nhiệm vụ đã hoàn thành trên "
        "tổng số nhiệm vụ, từng kỳ trong giai đoạn 2020 - 2023.",
        "Share of tasks completed, 2020 to 2023 (%) | Columns: completed tasks as a share of all tasks, in each "
        "period from 2020 to 2023.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("results", case, lang) == case.expected(lang)
