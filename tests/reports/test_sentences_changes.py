"""Golden sentences: what changed between two snapshots."""

from datetime import date

import pytest

from tests.reports.golden import Golden, both_languages, spoken

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
        "2 tasks became completed: A.I and B.I.",
    ),
    Golden("reopened", lambda h: (h.n(0), []), None, None),
    Golden(
        "reopened",
        lambda h: (h.n(1), ["A.I"]),
        "01 nhiệm vụ không còn ở trạng thái hoàn thành: A.I.",
        "1 task no longer completed: A.I.",
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
        "Số cơ quan đã có báo cáo được chấp nhận tăng từ 08 thành 12.",
        "The number of agencies with an accepted report rose from 8 to 12.",
    ),
    Golden(
        "reported",
        lambda h: (h.n(12), h.n(8)),
        "Số cơ quan đã có báo cáo được chấp nhận giảm từ 12 thành 08.",
        "The number of agencies with an accepted report fell from 12 to 8.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES))
def test_changes(case: Golden, lang: str) -> None:
    assert spoken("changes", case, lang) == case.expected(lang)
