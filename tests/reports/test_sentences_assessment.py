"""Golden sentences: what was achieved and what was not; every branch, None where there is nothing to say."""

import pytest

from schemas.terms import DifficultyState
from tests.reports.golden import Golden, both_languages, spoken
from tiendo.reports.views import StateCount, TaskCount, Voiced

SENTENCES = [
    Golden(
        "no_reports",
        lambda h: (),
        "Chưa đủ thông tin để đánh giá do chưa có cơ quan nào gửi báo cáo hợp lệ.",
        "There is not enough information for an assessment: no agency has sent a valid report.",
    ),
    Golden(
        "completed",
        lambda h: (h.share(2, 6), None),
        "Đã hoàn thành 2/6 nhiệm vụ của Kế hoạch, đạt 33,3%.",
        "2 of 6 tasks of the Plan were completed, or 33.3%.",
    ),
    Golden(
        "completed",
        lambda h: (h.share(2, 6), h.share(0, 2)),
        "Đã hoàn thành 2/6 nhiệm vụ của Kế hoạch, đạt 33,3%.",
        "2 of 6 tasks of the Plan were completed, or 33.3%.",
    ),
    Golden(
        "completed",
        lambda h: (h.share(2, 6), h.share(1, 2)),
        "Đã hoàn thành 2/6 nhiệm vụ của Kế hoạch, đạt 33,3%; trong số nhiệm vụ hoàn thành có thời hạn, "
        "1/2 nhiệm vụ đúng hạn.",
        "2 of 6 tasks of the Plan were completed, or 33.3%; of those with a deadline, 1 of 2 on time.",
    ),
    Golden(
        "completed",
        lambda h: (h.share(2, 6), h.share(2, 2)),
        "Đã hoàn thành 2/6 nhiệm vụ của Kế hoạch, đạt 33,3%; các nhiệm vụ hoàn thành có thời hạn đều "
        "đúng hạn.",
        "2 of 6 tasks of the Plan were completed, or 33.3%; all of those with a deadline on time.",
    ),
    Golden(
        "completed",
        lambda h: (h.share(6, 6), h.share(6, 6)),
        "Toàn bộ 6/6 nhiệm vụ của Kế hoạch đã hoàn thành; các nhiệm vụ hoàn thành có thời hạn đều đúng hạn.",
        "All tasks of the Plan were completed (6 of 6); all of those with a deadline on time.",
    ),
    Golden(
        "whole_sections",
        lambda h: ([],),
        None,
        None,
    ),
    Golden(
        "whole_sections",
        lambda h: ([("Tuyên truyền", h.n(3))],),
        "Đã hoàn thành toàn bộ nhiệm vụ của nhóm “Tuyên truyền” (03 nhiệm vụ).",
        "All tasks were completed in “Tuyên truyền” (3 tasks).",
    ),
    Golden(
        "whole_sections",
        lambda h: ([("Tuyên truyền", h.n(3)), ("Pháp luật", h.n(1))],),
        "Đã hoàn thành toàn bộ nhiệm vụ của nhóm “Tuyên truyền” (03 nhiệm vụ); “Pháp luật” (01 nhiệm vụ).",
        "All tasks were completed in “Tuyên truyền” (3 tasks); “Pháp luật” (1 task).",
    ),
    Golden(
        "best_section",
        lambda h: ("Tuyên truyền", h.share(2, 3)),
        "Nhóm có tỷ lệ hoàn thành cao nhất là “Tuyên truyền” với 2/3 nhiệm vụ, đạt 66,7%.",
        "The highest rate of completion is that of “Tuyên truyền”, with 2 of 3 tasks, or 66.7%.",
    ),
    Golden(
        "reported_on_time",
        lambda h: (None,),
        None,
        None,
    ),
    Golden(
        "reported_on_time",
        lambda h: (h.share(0, 7),),
        None,
        None,
    ),
    Golden(
        "reported_on_time",
        lambda h: (h.share(5, 7),),
        "Có 5/7 cơ quan có trách nhiệm báo cáo gửi báo cáo đúng hạn, đạt 71,4%.",
        "5 of 7 agencies bound to report did so on time, or 71.4%.",
    ),
    Golden(
        "reported_on_time",
        lambda h: (h.share(7, 7),),
        "Toàn bộ 7/7 cơ quan có trách nhiệm báo cáo đã gửi báo cáo đúng hạn.",
        "All agencies bound to report did so on time (7 of 7).",
    ),
    Golden(
        "own_plans",
        lambda h: (None,),
        None,
        None,
    ),
    Golden(
        "own_plans",
        lambda h: (h.share(0, 5),),
        None,
        None,
    ),
    Golden(
        "own_plans",
        lambda h: (h.share(4, 5),),
        "Trong số cơ quan đã báo cáo, 4/5 cơ quan ban hành kế hoạch riêng hoặc lồng ghép nhiệm vụ vào "
        "kế hoạch khác, đạt 80,0%.",
        "Of the agencies that reported, 4 of 5 issued a plan of their own or integrated the tasks into "
        "another, or 80.0%.",
    ),
    Golden(
        "solved",
        lambda h: (h.n(0),),
        None,
        None,
    ),
    Golden(
        "solved",
        lambda h: (h.n(2),),
        "Đã giải quyết 02 khó khăn, vướng mắc do các cơ quan phản ánh.",
        "Solved: 2 difficulties reported by agencies.",
    ),
    Golden(
        "nothing_achieved",
        lambda h: (),
        "Trong kỳ chưa ghi nhận nhiệm vụ hoàn thành.",
        "No task was recorded as completed in the period.",
    ),
    Golden(
        "overdue",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "overdue",
        lambda h: (h.named(1, "A.I"),),
        "Còn 01 nhiệm vụ đã quá hạn, chưa hoàn thành: A.I.",
        "1 task is overdue and not completed: A.I.",
    ),
    Golden(
        "overdue",
        lambda h: (h.named(9, "A.I", "A.II", rest=7, annex="I"),),
        "Còn 09 nhiệm vụ đã quá hạn, chưa hoàn thành: A.I, A.II và 07 nhiệm vụ khác (Phụ lục I).",
        "9 tasks are overdue and not completed: A.I, A.II and 7 others (Annex I).",
    ),
    Golden(
        "completed_late",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "completed_late",
        lambda h: (h.named(2, "A.I", "A.II"),),
        "Có 02 nhiệm vụ hoàn thành sau thời hạn: A.I và A.II.",
        "2 tasks were completed late: A.I and A.II.",
    ),
    Golden(
        "silent",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "silent",
        lambda h: (h.named(2, "A.I", "A.II"),),
        "Còn 02 nhiệm vụ chưa có báo cáo của cơ quan được giao chủ trì: A.I và A.II.",
        "2 tasks have no report from a bound lead agency: A.I and A.II.",
    ),
    Golden("unassigned", lambda h: (h.named(0),), None, None),
    Golden(
        "unassigned",
        lambda h: (h.named(2, "A.I", "A.II"),),
        "Còn 02 nhiệm vụ mà Kế hoạch không nêu cơ quan chủ trì: A.I và A.II.",
        "2 tasks for which the plan names no lead agency: A.I and A.II.",
    ),
    Golden(
        "suspended",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "suspended",
        lambda h: (h.named(1, "A.I"),),
        "Có 01 nhiệm vụ tạm dừng: A.I.",
        "1 task is suspended: A.I.",
    ),
    Golden(
        "conflicting",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "conflicting",
        lambda h: (h.named(1, "A.II"),),
        "Có 01 nhiệm vụ mà các cơ quan chủ trì báo cáo tình trạng không thống nhất: A.II.",
        "On 1 task the lead agencies report differently: A.II.",
    ),
    Golden(
        "not_reporting",
        lambda h: (h.n(0), h.n(0), h.n(0), h.n(0), "II"),
        None,
        None,
    ),
    Golden(
        "not_reporting",
        lambda h: (h.n(2), h.n(0), h.n(0), h.n(0), "II"),
        "Chế độ báo cáo chưa được thực hiện đầy đủ: 02 cơ quan chưa gửi báo cáo (Phụ lục II).",
        "Reporting was not complete: 2 agencies without a report (Annex II).",
    ),
    Golden(
        "not_reporting",
        lambda h: (h.n(12), h.n(1), h.n(3), h.n(1), "II"),
        "Chế độ báo cáo chưa được thực hiện đầy đủ: 12 cơ quan chưa gửi báo cáo; 01 cơ quan có báo cáo "
        "bị trả lại mà chưa gửi lại; 03 cơ quan gửi báo cáo sau thời hạn; 01 cơ quan gửi báo cáo sau khi kỳ báo cáo "
        "được mở lại (Phụ lục II).",
        "Reporting was not complete: 12 agencies without a report; 1 agency whose report was returned and not "
        "resubmitted; 3 agencies reporting late; 1 agency reporting after the period was reopened (Annex II).",
    ),
    Golden(
        "no_limits",
        lambda h: (),
        "Trong kỳ không có nhiệm vụ quá hạn, nhiệm vụ chưa có báo cáo hoặc cơ quan gửi báo cáo sau thời hạn.",
        "In the period no task is overdue or without a report, and no agency reported late.",
    ),
    Golden(
        "no_causes",
        lambda h: (),
        "Chưa có báo cáo của các cơ quan để tổng hợp khó khăn, vướng mắc và nguyên nhân.",
        "There are no reports yet from which difficulties and causes could be gathered.",
    ),
    Golden(
        "no_difficulties",
        lambda h: (),
        "Các cơ quan không phản ánh khó khăn, vướng mắc trong kỳ.",
        "The agencies reported no difficulties in the period.",
    ),
    Golden(
        "difficulties",
        lambda h: (h.n(1), h.n(1), [StateCount(DifficultyState.open, h.n(1))]),
        "Qua báo cáo, 01 cơ quan phản ánh 01 khó khăn, vướng mắc, trong đó 01 nội dung chưa được giải quyết.",
        "1 agency reported 1 difficulty: 1 unsolved.",
    ),
    Golden(
        "difficulties",
        lambda h: (
            h.n(7),
            h.n(3),
            [
                StateCount(DifficultyState.solved, h.n(2)),
                StateCount(DifficultyState.referred, h.n(1)),
                StateCount(DifficultyState.open, h.n(0)),
                StateCount(None, h.n(4)),
            ],
        ),
        "Qua báo cáo, 03 cơ quan phản ánh 07 khó khăn, vướng mắc, trong đó 02 nội dung đã được giải "
        "quyết, 01 nội dung đã báo cáo cấp có thẩm quyền, 04 nội dung không nêu tình trạng giải quyết.",
        "3 agencies reported 7 difficulties: 2 solved, 1 referred to the competent authority, 4 without "
        "a statement on their solution.",
    ),
    Golden(
        "most_often",
        lambda h: ([],),
        None,
        None,
    ),
    Golden(
        "most_often",
        lambda h: ([TaskCount("A.I", h.n(3)), TaskCount("B.I", h.n(2))],),
        "Khó khăn được phản ánh nhiều nhất ở nhiệm vụ A.I (03 ý kiến) và B.I (02 ý kiến).",
        "Difficulties were reported most often on tasks A.I (3 times) and B.I (2 times).",
    ),
    Golden(
        "voiced",
        lambda h: (Voiced("Thiếu kinh phí", h.named(1, "Bộ Một"), ()),),
        "Thiếu kinh phí (Bộ Một).",
        "“Thiếu kinh phí” (Bộ Một).",
    ),
    Golden(
        "voiced",
        lambda h: (Voiced("Thiếu kinh phí", h.named(5, "Bộ Một", "Bộ Hai", rest=3), ("A.I", "B.I")),),
        "Thiếu kinh phí (Bộ Một, Bộ Hai và 03 cơ quan khác; nhiệm vụ A.I, B.I).",
        "“Thiếu kinh phí” (Bộ Một, Bộ Hai and 3 others; tasks A.I, B.I).",
    ),
    Golden(
        "others",
        lambda h: (h.n(1), "III"),
        "Và 01 khó khăn, vướng mắc khác (chi tiết tại Phụ lục III).",
        "And 1 other difficulty (see Annex III).",
    ),
    Golden(
        "others",
        lambda h: (h.n(4), "III"),
        "Và 04 khó khăn, vướng mắc khác (chi tiết tại Phụ lục III).",
        "And 4 other difficulties (see Annex III).",
    ),
    Golden(
        "most_often",
        lambda h: ([TaskCount("A.I", h.n(3))],),
        "Khó khăn được phản ánh nhiều nhất ở nhiệm vụ A.I (03 ý kiến).",
        "Difficulties were reported most often on task A.I (3 times).",
    ),
    Golden(
        "silent",
        lambda h: (h.named(1, "A.I"),),
        "Còn 01 nhiệm vụ chưa có báo cáo của cơ quan được giao chủ trì: A.I.",
        "1 task has no report from a bound lead agency: A.I.",
    ),
    Golden(
        "completed_late",
        lambda h: (h.named(1, "A.I"),),
        "Có 01 nhiệm vụ hoàn thành sau thời hạn: A.I.",
        "1 task was completed late: A.I.",
    ),
]


MORE = [
    Golden(
        "voiced",
        lambda h: (Voiced("Thiếu kinh phí", h.named(1, "Bộ Một"), ("A.I",)),),
        "Thiếu kinh phí (Bộ Một; nhiệm vụ A.I).",
        "“Thiếu kinh phí” (Bộ Một; task A.I).",
    ),
    Golden(
        "voiced",
        lambda h: (Voiced("Thiếu kinh phí", h.named(9, "Bộ Một", "Bộ Hai", rest=7), ()),),
        "Thiếu kinh phí (Bộ Một, Bộ Hai và 07 cơ quan khác).",
        "“Thiếu kinh phí” (Bộ Một, Bộ Hai and 7 others).",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("assessment", case, lang) == case.expected(lang)
