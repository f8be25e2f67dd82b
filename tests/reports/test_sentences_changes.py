"""Golden sentences: what changed between two snapshots."""

from datetime import date

import pytest

from tests.reports.golden import Golden, both_languages, spoken
from tiendo.reports.views import Taken

SENTENCES = [
    Golden(
        "state",
        lambda h: (False, date(2023, 12, 1)),
        "Dự thảo, số liệu đến ngày 01/12/2023",
        "Draft, data as of 1 December 2023",
    ),
    Golden(
        "state",
        lambda h: (True, date(2023, 12, 1)),
        "Bản phê duyệt, số liệu đến ngày 01/12/2023",
        "Approved, data as of 1 December 2023",
    ),
    Golden(
        "moved",
        lambda h: (h.n(0), h.n(0)),
        "Hai bản không có nhiệm vụ chung để đối chiếu.",
        "The two states have no task in common.",
    ),
    Golden(
        "moved",
        lambda h: (h.n(0), h.n(54)),
        "Không có nhiệm vụ nào trong 54 nhiệm vụ thay đổi trạng thái.",
        "None of 54 tasks changed its status.",
    ),
    Golden(
        "moved",
        lambda h: (h.n(3), h.n(54)),
        "03 trong 54 nhiệm vụ thay đổi trạng thái.",
        "3 of 54 tasks changed their status.",
    ),
    Golden(
        "moved",
        lambda h: (h.n(54), h.n(54)),
        "Toàn bộ 54 nhiệm vụ thay đổi trạng thái.",
        "All of 54 tasks changed their status.",
    ),
    Golden("completed", lambda h: (h.n(0), []), None, None),
    Golden(
        "completed",
        lambda h: (h.n(2), ["A.I", "B.I"]),
        "02 nhiệm vụ chuyển sang hoàn thành: A.I và B.I.",
        "2 tasks have been completed since: A.I and B.I.",
    ),
    Golden("reopened", lambda h: (h.n(0), []), None, None),
    Golden(
        "reopened",
        lambda h: (h.n(1), ["A.I"]),
        "01 nhiệm vụ không còn ở trạng thái hoàn thành: A.I.",
        "1 task is no longer completed: A.I.",
    ),
    Golden(
        "completed_again",
        lambda h: (h.n(0), []),
        None,
        None,
    ),
    Golden(
        "completed_again",
        lambda h: (h.n(1), ["B.I"]),
        "01 nhiệm vụ định kỳ hoàn thành ở kỳ sau, không hoàn thành ở kỳ trước: B.I.",
        "1 recurring task was completed in the later period and not in the earlier: B.I.",
    ),
    Golden(
        "begun_anew",
        lambda h: (h.n(0), []),
        None,
        None,
    ),
    Golden(
        "begun_anew",
        lambda h: (h.n(2), ["B.I", "B.III"]),
        "02 nhiệm vụ định kỳ đã hoàn thành ở kỳ trước, đến lượt mới và chưa được báo cáo hoàn thành ở kỳ sau: "
        "B.I và B.III.",
        "2 recurring tasks were completed in the earlier period, due anew and not reported as completed in the "
        "later: B.I and B.III.",
    ),
    Golden(
        "untold",
        lambda h: (h.n(0), []),
        None,
        None,
    ),
    Golden(
        "untold",
        lambda h: (h.n(1), ["B.I"]),
        "01 nhiệm vụ đã hoàn thành ở kỳ trước, không có cơ quan chủ trì nào báo cáo ở kỳ sau: B.I.",
        "1 task was completed in the earlier period, but no lead agency reported on it in the later: B.I.",
    ),
    Golden(
        "reported",
        lambda h: (h.n(8), h.n(8)),
        "Số cơ quan đã có báo cáo được chấp nhận không thay đổi (08).",
        "The number of agencies with an accepted report did not change (8).",
    ),
    Golden(
        "reported",
        lambda h: (h.n(8), h.n(12)),
        "Số cơ quan đã có báo cáo được chấp nhận tăng từ 08 lên 12.",
        "The number of agencies with an accepted report rose from 8 to 12.",
    ),
    Golden(
        "reported",
        lambda h: (h.n(12), h.n(8)),
        "Số cơ quan đã có báo cáo được chấp nhận giảm từ 12 xuống 08.",
        "The number of agencies with an accepted report fell from 12 to 8.",
    ),
    Golden(
        "moved",
        lambda h: (h.n(1), h.n(54)),
        "01 trong 54 nhiệm vụ thay đổi trạng thái.",
        "1 of 54 tasks changed its status.",
    ),
    Golden(
        "untold",
        lambda h: (h.n(2), ["B.I", "B.II"]),
        "02 nhiệm vụ đã hoàn thành ở kỳ trước, không có cơ quan chủ trì nào báo cáo ở kỳ sau: B.I và B.II.",
        "2 tasks were completed in the earlier period, but no lead agency reported on them in the later: B.I and "
        "B.II.",
    ),
]


MORE = [
    Golden(
        "title",
        lambda h: (
            "Kế hoạch mẫu",
            "năm 2023",
        ),
        "Bảng đối chiếu thay đổi kết quả năm 2023 thực hiện Kế hoạch mẫu",
        "Changes in the results for năm 2023 under the Kế hoạch mẫu",
    ),
    Golden(
        "abstract",
        lambda h: (
            "Kế hoạch mẫu",
            "năm 2023",
        ),
        "Thay đổi kết quả năm 2023 thực hiện Kế hoạch mẫu",
        "Changes in the results for năm 2023 under the Kế hoạch mẫu",
    ),
    Golden("approval", lambda h: (True,), "Đã phê duyệt", "Approved"),
    Golden("approval", lambda h: (False,), "Dự thảo", "Draft"),
    Golden(
        "opening",
        lambda h: (
            "Năm 2022",
            "Năm 2023",
        ),
        "Bảng này đối chiếu nhiệm vụ, số liệu, báo cáo giữa “Năm 2022” và “Năm 2023”; chỉ nêu nội dung khác nhau.",
        "This paper compares tasks, figures and submissions of “Năm 2022” and “Năm 2023”; only what differs is "
        "listed.",
    ),
    Golden(
        "other_tasks",
        lambda h: (),
        "Danh mục nhiệm vụ của hai bản không giống nhau; chỉ đối chiếu các nhiệm vụ chung.",
        "The two states do not have the same tasks; only those in common are compared.",
    ),
    Golden(
        "plan_not_kept",
        lambda h: ("Năm 2022", "3"),
        "Bản kế hoạch dùng khi lập “Năm 2022” không được lưu; trình bày theo kế hoạch hiện hành (phiên bản 3).",
        "The plan with which “Năm 2022” was made was not kept; it is told by today's plan (version 3).",
    ),
    Golden(
        "sent",
        lambda h: (
            "Bộ Một",
            2,
        ),
        "Bộ Một, lần gửi 2",
        "Bộ Một, revision 2",
    ),
    Golden("taken", lambda h: (Taken.added,), "Bổ sung", "Added"),
    Golden("taken", lambda h: (Taken.replaces,), "Thay thế lần gửi trước", "Replaces an earlier one"),
    Golden("taken", lambda h: (Taken.superseded,), "Được thay bằng lần gửi sau", "Superseded by a later one"),
    Golden("taken", lambda h: (Taken.returned,), "Đã gửi, bị trả lại", "Sent and returned"),
    Golden("taken", lambda h: (Taken.excluded,), "Loại khỏi tổng hợp", "Excluded"),
    Golden("taken", lambda h: (Taken.included,), "Đưa lại vào tổng hợp", "Included again"),
    Golden(
        "note_tasks",
        lambda h: (),
        "Sau tên nhiệm vụ nêu báo cáo mới làm căn cứ thay đổi; nhiệm vụ không thay đổi không được liệt kê.",
        "The name of a task is followed by the new submissions behind the change; tasks without change are not listed.",
    ),
    Golden(
        "note_figures",
        lambda h: (),
        "Chênh lệch là số của bản sau trừ số của bản trước.",
        "The difference is the later number minus the earlier one.",
    ),
    Golden(
        "note_submissions",
        lambda h: (True,),
        "Các báo cáo được bổ sung, thay thế, trả lại, loại hoặc đưa lại giữa hai bản.",
        "Submissions added, replaced, returned, excluded or included again between the two states.",
    ),
    Golden(
        "note_submissions",
        lambda h: (False,),
        "Hai kỳ báo cáo khác nhau nên không đối chiếu từng báo cáo.",
        "The two states are of different periods; submissions are not compared one by one.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_changes(case: Golden, lang: str) -> None:
    assert spoken("changes", case, lang) == case.expected(lang)
