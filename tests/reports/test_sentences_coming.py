"""Golden sentences: tasks of the next period; every branch, None where there is nothing to say."""

import pytest

from tests.reports.golden import Golden, both_languages, spoken
from tests.reports.sentence_parts import DAY, PERIOD

SENTENCES = [
    Golden(
        "report",
        lambda h: (h.body("Bộ Một"), PERIOD),
        "Các cơ quan tiếp tục thực hiện nhiệm vụ được giao, thông báo kết quả năm 2023 về Bộ Một trước "
        "ngày 30 tháng 11 năm 2023.",
        "The agencies are to continue with their tasks and to notify the Bộ Một of the results of 2023 before 30 "
        "November 2023.",
    ),
    Golden(
        "no_next_period",
        lambda h: (),
        "Kế hoạch chưa quy định kỳ báo cáo tiếp theo; các cơ quan tiếp tục hoàn thành nhiệm vụ còn lại.",
        "The Plan sets no further reporting period; the agencies continue with the tasks that remain.",
    ),
    Golden(
        "overdue",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "overdue",
        lambda h: (h.named(1, "A.I (Bộ Một)"),),
        "Khẩn trương hoàn thành 01 nhiệm vụ quá hạn: A.I (Bộ Một).",
        "Complete without delay 1 overdue task: A.I (Bộ Một).",
    ),
    Golden(
        "overdue",
        lambda h: (h.named(9, "A.I (Bộ Một)", "A.II (Bộ Hai)", rest=7, annex="I"),),
        "Khẩn trương hoàn thành 09 nhiệm vụ quá hạn: A.I (Bộ Một); A.II (Bộ Hai); và 07 nhiệm vụ khác "
        "(Phụ lục I).",
        "Complete without delay 9 overdue tasks: A.I (Bộ Một); A.II (Bộ Hai); and 7 others (Annex I).",
    ),
    Golden(
        "falling_due",
        lambda h: (h.named(0), "năm 2024"),
        None,
        None,
    ),
    Golden(
        "falling_due",
        lambda h: (h.named(1, "A.II (Bộ Hai)"), "năm 2024"),
        "Hoàn thành 01 nhiệm vụ đến hạn trong năm 2024: A.II (Bộ Hai).",
        "Complete 1 task falling due in năm 2024: A.II (Bộ Hai).",
    ),
    Golden(
        "preliminary",
        lambda h: (h.named(0), "năm 2024"),
        None,
        None,
    ),
    Golden(
        "preliminary",
        lambda h: (h.named(2, "A.I", "A.II"), "năm 2024"),
        "Hoàn thành báo cáo sơ bộ trong năm 2024 của 02 nhiệm vụ: A.I; A.II.",
        "Complete the preliminary reports on 2 tasks in năm 2024: A.I; A.II.",
    ),
    Golden(
        "recurring",
        lambda h: (h.n(0),),
        None,
        None,
    ),
    Golden(
        "recurring",
        lambda h: (h.n(1),),
        "Tiếp tục thực hiện 01 nhiệm vụ định kỳ theo yêu cầu của Kế hoạch.",
        "Continue 1 recurring task as the Plan requires.",
    ),
    Golden(
        "recurring",
        lambda h: (h.n(21),),
        "Tiếp tục thực hiện 21 nhiệm vụ định kỳ theo yêu cầu của Kế hoạch.",
        "Continue 21 recurring tasks as the Plan requires.",
    ),
    Golden(
        "silent",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "silent",
        lambda h: (h.named(1, "A.I (Bộ Một)"),),
        "Cơ quan chủ trì báo cáo bổ sung về 01 nhiệm vụ chưa có báo cáo: A.I (Bộ Một).",
        "The lead agencies are to report on 1 task not reported on so far: A.I (Bộ Một).",
    ),
    Golden(
        "silent_requested",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "silent_requested",
        lambda h: (h.named(1, "A.III (Tòa án Mẫu)"),),
        "Đề nghị cơ quan chủ trì cho biết thông tin về 01 nhiệm vụ thuộc diện đề nghị: A.III (Tòa án Mẫu).",
        "The lead bodies are requested to give information on 1 task: A.III (Tòa án Mẫu).",
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
        "Đôn đốc 01 cơ quan chưa gửi báo cáo (Bộ Hai).",
        "Urge 1 agency without a report (the Bộ Hai).",
    ),
    Golden(
        "missing",
        lambda h: (h.named(12, rest=12),),
        "Đôn đốc 12 cơ quan chưa gửi báo cáo (chi tiết tại Phụ lục II).",
        "Urge 12 agencies without a report (see Annex II).",
    ),
    Golden(
        "resubmit",
        lambda h: (h.named(0),),
        None,
        None,
    ),
    Golden(
        "resubmit",
        lambda h: (h.named(1, h.body("Bộ Hai")),),
        "Đôn đốc 01 cơ quan hoàn thiện, gửi lại báo cáo đã bị trả lại (Bộ Hai).",
        "Urge 1 agency to correct and resubmit the reports returned (the Bộ Hai).",
    ),
    Golden(
        "with_leads",
        lambda h: ("A.II", [h.body("Bộ Hai"), h.body("Bộ Ba")], [], None),
        "A.II (Bộ Hai, Bộ Ba)",
        "A.II (the Bộ Hai, the Bộ Ba)",
    ),
    Golden(
        "with_leads",
        lambda h: ("B.II", [h.body("Bộ Ba")], ["Tòa án Mẫu"], DAY),
        "B.II (Bộ Ba; đề nghị Tòa án Mẫu; thời hạn 05/01/2023)",
        "B.II (the Bộ Ba; requested: Tòa án Mẫu; deadline 5 January 2023)",
    ),
    Golden(
        "with_leads",
        lambda h: ("A.III", [], ["Tòa án Mẫu"], None),
        "A.III (đề nghị Tòa án Mẫu)",
        "A.III (requested: Tòa án Mẫu)",
    ),
    Golden(
        "with_leads",
        lambda h: ("A.IV", [], [], None),
        "A.IV",
        "A.IV",
    ),
]


MORE = [
    Golden(
        "figures",
        lambda h: (
            h.body("Bộ Một"),
            PERIOD,
        ),
        "Các cơ quan tiếp tục thống kê, gửi số liệu năm 2023 về Bộ Một trước ngày 30 tháng 11 năm 2023.",
        "The agencies are to go on collecting figures and to send those of 2023 to the Bộ Một before 30 November "
        "2023.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("coming", case, lang) == case.expected(lang)
