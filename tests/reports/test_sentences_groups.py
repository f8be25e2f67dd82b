"""Golden sentences: results of one section; every branch, None where there is nothing to say."""

import pytest

from schemas.terms import TaskStatus
from tests.reports.golden import Golden, both_languages, spoken
from tests.reports.sentence_parts import DAY, line, statuses
from tiendo.reports.views import Coverage, DocumentSaid, Said

SENTENCES = [
    Golden(
        "heading",
        lambda h: ("Tuyên truyền", "B"),
        "Tuyên truyền (nhóm B)",
        "Tuyên truyền (group B)",
    ),
    Golden(
        "counts",
        lambda h: (h.n(3), h.share(0, 3), statuses(h, not_reported=3)),
        "Nhóm gồm 03 nhiệm vụ, chưa có nhiệm vụ nào hoàn thành.",
        "The group has 3 tasks, none of which is completed.",
    ),
    Golden(
        "counts",
        lambda h: (h.n(3), h.share(3, 3), statuses(h, done_on_time=3)),
        "Nhóm gồm 03 nhiệm vụ, toàn bộ đã hoàn thành (3/3).",
        "The group has 3 tasks, all of which are completed (3 of 3).",
    ),
    Golden(
        "counts",
        lambda h: (h.n(3), h.share(1, 3), statuses(h, done_on_time=1, doing_overdue=2)),
        "Nhóm gồm 03 nhiệm vụ, trong đó 1/3 nhiệm vụ đã hoàn thành, đạt 33,3%. Theo tình trạng so với "
        "thời hạn, có 01 nhiệm vụ hoàn thành đúng hạn; 02 nhiệm vụ đang thực hiện quá hạn.",
        "The group has 3 tasks; 1 of 3 is completed, or 33.3%. Against their deadlines: 1 completed on time; 2 in "
        "progress, overdue.",
    ),
    Golden(
        "completed",
        lambda h: (line(h, status=TaskStatus.completed, completed_on=DAY),),
        "Rà soát luật (A.I): hoàn thành ngày 05/01/2023.",
        "Rà soát luật (A.I): completed on 5 January 2023.",
    ),
    Golden(
        "completed",
        lambda h: (line(h, status=TaskStatus.completed, completed_on=DAY, done_before=True),),
        "Rà soát luật (A.I): hoàn thành ngày 05/01/2023, theo báo cáo kỳ trước, kỳ này không báo cáo lại.",
        "Rà soát luật (A.I): completed on 5 January 2023, by earlier reports and not reported again.",
    ),
    Golden(
        "completed",
        lambda h: (line(h, status=TaskStatus.completed),),
        "Rà soát luật (A.I): hoàn thành.",
        "Rà soát luật (A.I): completed.",
    ),
    Golden(
        "completed",
        lambda h: (
            line(
                h,
                status=TaskStatus.completed,
                completed_on=DAY,
                late=True,
                said=(Said("Bộ Một", "Đã ban hành", (DocumentSaid("12/BC-BM", DAY),)),),
            ),
        ),
        "Rà soát luật (A.I): hoàn thành ngày 05/01/2023, sau thời hạn 31/12/2022. Bộ Một: Đã ban hành; "
        "văn bản số 12/BC-BM ngày 05/01/2023.",
        "Rà soát luật (A.I): completed on 5 January 2023, after the deadline of 31 December 2022. Bộ "
        "Một: “Đã ban hành”; document No. 12/BC-BM of 5 January 2023.",
    ),
    Golden(
        "completed",
        lambda h: (
            line(
                h,
                status=TaskStatus.completed,
                completed_on=DAY,
                coverage=Coverage(h.share(2, 2), h.share(1, 1)),
                said=(
                    Said("Bộ Một", "", (DocumentSaid("12/BC-BM", None), DocumentSaid("13/BC-BM", DAY))),
                    Said("Bộ Hai", "Đã xong phần lớn…"),
                ),
                unsaid=h.n(2),
            ),
        ),
        "Rà soát luật (A.I): hoàn thành ngày 05/01/2023. 2/2 cơ quan chủ trì đã báo cáo; 1/1 cơ quan "
        "được đề nghị chủ trì đã có thông tin. Bộ Một: văn bản số 12/BC-BM; văn bản số 13/BC-BM ngày "
        "05/01/2023. Bộ Hai: Đã xong phần lớn… Ngoài ra có nội dung báo cáo của 02 cơ quan khác.",
        "Rà soát luật (A.I): completed on 5 January 2023. 2 of 2 lead agencies reported; 1 of 1 requested lead body "
        "gave information. Bộ Một: document No. 12/BC-BM; document No. 13/BC-BM of 5 January 2023. Bộ Hai: “Đã xong "
        "phần lớn…”. Results or reasons were also given by 2 other agencies.",
    ),
    Golden(
        "in_progress",
        lambda h: (line(h, percent=h.percent(50.0)),),
        "Rà soát luật (A.I): đang thực hiện, tiến độ 50%, thời hạn 31/12/2022.",
        "Rà soát luật (A.I): in progress, 50% done, deadline 31 December 2022.",
    ),
    Golden(
        "in_progress",
        lambda h: (line(h, due=None),),
        "Rà soát luật (A.I): đang thực hiện, không xác định thời hạn.",
        "Rà soát luật (A.I): in progress, no deadline set.",
    ),
    Golden(
        "in_progress",
        lambda h: (
            line(
                h,
                percent=h.percent(50.0),
                several_reported=True,
                coverage=Coverage(h.share(3, 3), None),
                leads_completed=h.n(1),
            ),
        ),
        "Rà soát luật (A.I): đang thực hiện, tiến độ bình quân 50%, thời hạn 31/12/2022. 3/3 cơ quan "
        "chủ trì đã báo cáo; 01 cơ quan đã hoàn thành phần việc của mình.",
        "Rà soát luật (A.I): in progress, 50% done on average, deadline 31 December 2022. 3 of 3 lead agencies "
        "reported; 1 agency completed its part.",
    ),
    Golden(
        "in_progress",
        lambda h: (
            line(
                h,
                percent=h.percent(50.0),
                several_reported=True,
                partly_reported=True,
                coverage=Coverage(h.share(2, 3), h.share(0, 1)),
            ),
        ),
        "Rà soát luật (A.I): đang thực hiện, tiến độ bình quân theo cơ quan đã báo cáo 50%, thời hạn "
        "31/12/2022. 2/3 cơ quan chủ trì đã báo cáo; 0/1 cơ quan được đề nghị chủ trì đã có thông tin.",
        "Rà soát luật (A.I): in progress, 50% done on average by the agencies that reported, deadline "
        "31 December 2022. 2 of 3 lead agencies reported; 0 of 1 requested lead body gave information.",
    ),
    Golden(
        "in_progress",
        lambda h: (
            line(h, percent=h.percent(100.0), partly_reported=True, coverage=Coverage(None, h.share(1, 2))),
        ),
        "Rà soát luật (A.I): đang thực hiện, tiến độ theo cơ quan đã báo cáo 100%, thời hạn 31/12/2022. "
        "1/2 cơ quan được đề nghị chủ trì đã có thông tin.",
        "Rà soát luật (A.I): in progress, 100% done by the agencies that reported, deadline 31 December "
        "2022. 1 of 2 requested lead bodies gave information.",
    ),
    Golden(
        "overdue",
        lambda h: (line(h),),
        "Rà soát luật (A.I): đang thực hiện, đã quá thời hạn 31/12/2022. Cơ quan chủ trì chưa nêu lý do.",
        "Rà soát luật (A.I): in progress, beyond the deadline of 31 December 2022. The lead agency gave "
        "no reason.",
    ),
    Golden(
        "overdue",
        lambda h: (line(h, percent=h.percent(100), partly_reported=True),),
        "Rà soát luật (A.I): đang thực hiện, tiến độ theo cơ quan đã báo cáo 100%, đã quá thời hạn 31/12/2022. Các cơ "
        "quan chủ trì đã báo cáo đều đã hoàn thành; nhiệm vụ chưa được tính là hoàn thành do còn cơ quan chủ trì chưa "
        "có báo cáo hoặc thông tin.",
        "Rà soát luật (A.I): in progress, 100% done by the agencies that reported, beyond the deadline of 31 December "
        "2022. All lead agencies that reported have completed their part; the task does not count as completed because "
        "others have not reported.",
    ),
    Golden(
        "overdue",
        lambda h: (line(h, requested_only=True),),
        "Rà soát luật (A.I): đang thực hiện, đã quá thời hạn 31/12/2022.",
        "Rà soát luật (A.I): in progress, beyond the deadline of 31 December 2022.",
    ),
    Golden(
        "overdue",
        lambda h: (
            line(h, status=TaskStatus.not_started, said=(Said("Bộ Một", "Thiếu kinh phí", is_reason=True),)),
        ),
        "Rà soát luật (A.I): chưa thực hiện, đã quá thời hạn 31/12/2022. Lý do (Bộ Một): Thiếu kinh phí.",
        "Rà soát luật (A.I): not started, beyond the deadline of 31 December 2022. Reason given by Bộ Một: “Thiếu "
        "kinh phí”.",
    ),
    Golden(
        "pending",
        lambda h: (line(h, status=TaskStatus.not_started),),
        "Rà soát luật (A.I): chưa thực hiện, thời hạn 31/12/2022.",
        "Rà soát luật (A.I): not started, deadline 31 December 2022.",
    ),
    Golden(
        "pending",
        lambda h: (
            line(
                h, status=TaskStatus.suspended, due=None, said=(Said("Bộ Một", "Chờ luật", is_reason=True),)
            ),
        ),
        "Rà soát luật (A.I): tạm dừng, không xác định thời hạn. Lý do (Bộ Một): Chờ luật.",
        "Rà soát luật (A.I): suspended, no deadline set. Reason given by Bộ Một: “Chờ luật”.",
    ),
    Golden(
        "pending",
        lambda h: (line(h, status=TaskStatus.no_activity),),
        "Rà soát luật (A.I): không phát sinh trong kỳ, thời hạn 31/12/2022.",
        "Rà soát luật (A.I): no activity in the period, deadline 31 December 2022.",
    ),
    Golden(
        "silent",
        lambda h: ("Rà soát luật", "A.I", h.named(1, "Bộ Một")),
        "Rà soát luật (A.I): chưa có báo cáo của Bộ Một.",
        "Rà soát luật (A.I): no report from Bộ Một.",
    ),
    Golden(
        "silent",
        lambda h: ("Rà soát luật", "A.I", h.named(4, "Bộ Một", "Bộ Hai", rest=2)),
        "Rà soát luật (A.I): chưa có báo cáo của Bộ Một, Bộ Hai và 02 cơ quan khác.",
        "Rà soát luật (A.I): no report from Bộ Một, Bộ Hai and 2 others.",
    ),
    Golden(
        "silent",
        lambda h: ("Rà soát luật", "A.I", h.named(0)),
        "Rà soát luật (A.I): Kế hoạch không nêu cơ quan chủ trì.",
        "Rà soát luật (A.I): the Plan names no lead agency.",
    ),
    Golden(
        "silent_requested",
        lambda h: ("Tổng kết xét xử", "A.III", h.named(1, "Tòa án Mẫu")),
        "Tổng kết xét xử (A.III): thuộc diện đề nghị, chưa có thông tin của Tòa án Mẫu.",
        "Tổng kết xét xử (A.III): requested, no information so far from Tòa án Mẫu.",
    ),
    Golden(
        "others",
        lambda h: (h.n(1), "I"),
        "Và 01 nhiệm vụ khác (chi tiết tại Phụ lục I).",
        "And 1 other task (see Annex I).",
    ),
    Golden(
        "others",
        lambda h: (h.n(12), "I"),
        "Và 12 nhiệm vụ khác (chi tiết tại Phụ lục I).",
        "And 12 other tasks (see Annex I).",
    ),
    Golden(
        "contributions",
        lambda h: (h.n(1), h.n(1)),
        "Có 01 cơ quan phối hợp nêu kết quả đối với 01 nhiệm vụ của nhóm, trong đó:",
        "1 supporting agency described contributions to 1 task of the group, among them:",
    ),
    Golden(
        "contributions",
        lambda h: (h.n(3), h.n(2)),
        "Có 03 cơ quan phối hợp nêu kết quả đối với 02 nhiệm vụ của nhóm, trong đó:",
        "3 supporting agencies described contributions to 2 tasks of the group, among them:",
    ),
    Golden(
        "contribution",
        lambda h: ("Bộ Hai", "A.I", "Đã góp ý"),
        "Bộ Hai (nhiệm vụ A.I): Đã góp ý.",
        "Bộ Hai (task A.I): “Đã góp ý”.",
    ),
    Golden(
        "contribution",
        lambda h: ("Bộ Hai", "A.I", "Đã góp ý dự thảo…"),
        "Bộ Hai (nhiệm vụ A.I): Đã góp ý dự thảo…",
        "Bộ Hai (task A.I): “Đã góp ý dự thảo…”.",
    ),
    Golden(
        "other_contributions",
        lambda h: (h.n(1),),
        "Và 01 nội dung phối hợp khác.",
        "And 1 other contribution.",
    ),
    Golden(
        "other_contributions",
        lambda h: (h.n(3),),
        "Và 03 nội dung phối hợp khác.",
        "And 3 other contributions.",
    ),
    Golden(
        "counts",
        lambda h: (h.n(1), h.share(0, 1), statuses(h, not_reported=1)),
        "Nhóm gồm 01 nhiệm vụ, chưa có nhiệm vụ nào hoàn thành.",
        "The group has 1 task, which is not completed.",
    ),
    Golden(
        "counts",
        lambda h: (h.n(1), h.share(1, 1), statuses(h, done_on_time=1)),
        "Nhóm gồm 01 nhiệm vụ, toàn bộ đã hoàn thành (1/1).",
        "The group has 1 task, which is completed (1 of 1).",
    ),
    Golden(
        "counts",
        lambda h: (h.n(3), h.share(2, 3), statuses(h, done_on_time=2, doing_overdue=1)),
        "Nhóm gồm 03 nhiệm vụ, trong đó 2/3 nhiệm vụ đã hoàn thành, đạt 66,7%. Theo tình trạng so với thời hạn, có "
        "02 nhiệm vụ hoàn thành đúng hạn; 01 nhiệm vụ đang thực hiện quá hạn.",
        "The group has 3 tasks; 2 of 3 are completed, or 66.7%. Against their deadlines: 2 completed on time; 1 in "
        "progress, overdue.",
    ),
    Golden(
        "overdue",
        lambda h: (
            line(
                h,
                percent=h.percent(50.0),
                several_reported=True,
                leads_completed=h.n(2),
                coverage=Coverage(h.share(3, 3), None),
            ),
        ),
        "Rà soát luật (A.I): đang thực hiện, tiến độ bình quân 50%, đã quá thời hạn 31/12/2022. 3/3 cơ quan chủ trì "
        "đã báo cáo; 02 cơ quan đã hoàn thành phần việc của mình. Cơ quan chủ trì chưa nêu lý do.",
        "Rà soát luật (A.I): in progress, 50% done on average, beyond the deadline of 31 December 2022. 3 of 3 lead "
        "agencies reported; 2 agencies completed their part. The lead agencies gave no reason.",
    ),
]


MORE = [
    Golden("short", lambda h: ("A",), "Nhóm A", "Group A"),
    Golden("document", lambda h: (DocumentSaid("12/BM", None),), "văn bản số 12/BM", "document No. 12/BM"),
    Golden(
        "document",
        lambda h: (DocumentSaid("12/BM", DAY),),
        "văn bản số 12/BM ngày 05/01/2023",
        "document No. 12/BM of 5 January 2023",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("groups", case, lang) == case.expected(lang)
