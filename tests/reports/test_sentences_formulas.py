"""Golden sentences: what a figure means, in words."""

import pytest

from tests.reports.golden import Golden, both_languages, spoken

SENTENCES = [
    Golden(
        "count",
        lambda h: (
            "tasks.completed",
            "",
        ),
        "Số nhiệm vụ mà mọi cơ quan chủ trì đã hoàn thành, không kể cơ quan không phát sinh",
        "Number of tasks that every lead agency has completed, leaving out those without activity",
    ),
    Golden(
        "count",
        lambda h: (
            "tasks.completed",
            "A",
        ),
        "Số nhiệm vụ mà mọi cơ quan chủ trì đã hoàn thành, không kể cơ quan không phát sinh; phạm vi: A",
        "Number of tasks that every lead agency has completed, leaving out those without activity; scope: A",
    ),
    Golden(
        "count",
        lambda h: (
            "indicator.value",
            "Số vụ việc",
        ),
        "Giá trị của chỉ tiêu: tổng số liệu các cơ quan báo cáo; tỷ lệ là tổng tử số chia tổng mẫu số; phạm vi: "
        "Số vụ việc",
        "Value of the indicator: sum over the agencies that reported; of a ratio, sum over sum; scope: Số vụ việc",
    ),
    Golden(
        "share",
        lambda h: (
            "tasks.completed",
            "tasks",
            "",
        ),
        "Số nhiệm vụ mà mọi cơ quan chủ trì đã hoàn thành, không kể cơ quan không phát sinh chia cho số nhiệm vụ "
        "được giao",
        "Number of tasks that every lead agency has completed, leaving out those without activity divided by the "
        "number of tasks assigned",
    ),
    Golden(
        "share",
        lambda h: (
            "tasks.completed",
            "tasks",
            "A",
        ),
        "Số nhiệm vụ mà mọi cơ quan chủ trì đã hoàn thành, không kể cơ quan không phát sinh chia cho số nhiệm vụ "
        "được giao; phạm vi: A",
        "Number of tasks that every lead agency has completed, leaving out those without activity divided by the "
        "number of tasks assigned; scope: A",
    ),
    Golden(
        "rest",
        lambda h: (
            "tasks.overdue",
            "",
        ),
        "Số nhiệm vụ đang thực hiện hoặc chưa thực hiện mà đã quá hạn, trừ số đã nêu tên",
        "Number of tasks in progress or not started beyond their deadline, minus those named",
    ),
    Golden(
        "rest",
        lambda h: (
            "tasks.overdue",
            "A",
        ),
        "Số nhiệm vụ đang thực hiện hoặc chưa thực hiện mà đã quá hạn, trừ số đã nêu tên; phạm vi: A",
        "Number of tasks in progress or not started beyond their deadline, minus those named; scope: A",
    ),
    Golden(
        "difference",
        lambda h: (
            "tasks",
            "",
        ),
        "Chênh lệch về số nhiệm vụ được giao",
        "Difference in the number of tasks assigned",
    ),
    Golden(
        "difference",
        lambda h: (
            "tasks",
            "2022",
        ),
        "Chênh lệch về số nhiệm vụ được giao; phạm vi: 2022",
        "Difference in the number of tasks assigned; scope: 2022",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("formulas", case, lang) == case.expected(lang)
