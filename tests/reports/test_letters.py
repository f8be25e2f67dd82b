"""Letters as a whole: the ladder, who is named, what is listed, every figure known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from schemas.document import Document, Figure
from tests.reports.reading import parts, rows, said
from tests.reports.small_plan import small_plan
from tiendo.plan import Plan
from tiendo.reports import Fault, Owing, ReturnedFile, ladder, reminders
from tiendo.reports.ladder import Stage, last_day, step_of
from tiendo.reports.wording import LANGUAGES

PERIOD = small_plan().period("2023")
FAULTS = (
    Fault("Trang “Số liệu”, các ô E6:E8", "Giá trị không phải là số.", "Ghi số.", 3),
    Fault("Trang “Nhiệm vụ chủ trì”, ô F7", "Tình trạng này không có.", "Chọn trong danh mục.", 1),
)
RETURNED = ReturnedFile(4, "", "bao-cao.xlsx", date(2023, 11, 20), FAULTS)
OWING = [
    Owing("mot", requested=False),
    Owing("ba", requested=False, returned=(RETURNED,)),
    Owing("hoc-vien", requested=False, excluded_on=date(2023, 11, 3)),
    Owing("toa", requested=True),
]


def with_ladder(*days: int) -> Plan:
    return replace(small_plan(), head={**small_plan().head, "reminders": {"days": list(days)}})


def letters(lang: str = "vi", on: date = date(2023, 12, 14)) -> list[Document]:
    return reminders(with_ladder(15, -30, 1), PERIOD, OWING, on, lang, synthetic=True)


def test_the_ladder_counts_from_the_last_day_in_time() -> None:
    assert last_day(PERIOD) == PERIOD.due_before - timedelta(days=1)
    assert ladder(with_ladder(15, -30, 1), PERIOD) == [
        date(2023, 10, 30),
        date(2023, 11, 30),
        date(2023, 12, 14),
    ]
    assert ladder(small_plan(), PERIOD) == []


@pytest.mark.parametrize(
    ("on", "stage", "days", "nth"),
    [
        (date(2023, 11, 22), Stage.before, 7, 0),
        (date(2023, 11, 29), Stage.last_day, 0, 0),
        (date(2023, 11, 30), Stage.after, 1, 1),
        (date(2023, 12, 13), Stage.after, 14, 1),
        (date(2023, 12, 14), Stage.after, 15, 2),
    ],
)
def test_the_step_of_a_day(on: date, stage: Stage, days: int, nth: int) -> None:
    step = step_of(PERIOD, ladder(with_ladder(-30, 1, 15), PERIOD), on)

    assert (step.stage, step.days, step.nth) == (stage, days, nth)


def test_a_plan_without_ladder_still_reminds() -> None:
    assert step_of(PERIOD, [], date(2023, 12, 20)).nth == 1


def test_each_agency_gets_its_letter() -> None:
    assert [said(letter, "addressees") for letter in letters()] == [
        ["Bộ Một"],
        ["Bộ Ba"],
        ["Học viện Mẫu"],
        ["Tòa án Mẫu"],
    ]


def test_tasks_are_named_where_they_are_few() -> None:
    assert said(letters()[0], "owed") == [
        "Kết quả năm 2023 của 02 nhiệm vụ chủ trì: A.I (Rà soát luật); B.III (Trả lời kiến nghị)"
    ]
    assert rows(letters()[0], "tasks") == []
    assert said(letters()[2], "owed")[0] == "Kết quả phối hợp thực hiện nhiệm vụ năm 2023"


def test_a_plan_without_tasks_asks_for_figures() -> None:
    plan = small_plan()
    bare = replace(plan, tasks=plan.tasks.filter(ref="B"), assignments=plan.assignments.clear())
    (letter,) = reminders(bare, PERIOD, [Owing("ba", requested=False)], date(2023, 12, 14), "vi")

    assert said(letter, "owed") == ["Số liệu năm 2023 theo các chỉ tiêu của biểu mẫu"]


def test_a_table_lists_the_tasks_where_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tiendo.reports.letters.FEW_TASKS", 1)
    letter = letters()[0]

    assert said(letter, "tasks_intro") == ["Danh mục 02 nhiệm vụ chủ trì:"]
    assert [(row["ref"], row["due"]) for row in rows(letter, "tasks")] == [
        ("A.I", "30/06/2022"),
        ("B.III", "Đột xuất"),
    ]


def told(*faults: Fault, name: str = "bao-cao.xlsx") -> tuple[str, list[str]]:
    """What a letter says of a returned file, and the reasons that it gives."""
    owing = [Owing("ba", requested=False, returned=(replace(RETURNED, faults=faults, name=name),))]
    (letter,) = reminders(small_plan(), PERIOD, owing, date(2023, 12, 14), "vi")
    (returned,) = letter.values["returned"]  # type: ignore[misc]
    return str(returned["what"]), [str(reason) for reason in returned["reasons"]]


def test_what_was_returned_where_its_errors_are_and_how_they_are_mended() -> None:
    assert told(*FAULTS) == (
        "Báo cáo gửi ngày 20/11/2023, tệp “bao-cao.xlsx”, có 04 lỗi phải sửa:",
        [
            "Trang “Số liệu”, các ô E6:E8: Giá trị không phải là số. Cách sửa: Ghi số",
            "Trang “Nhiệm vụ chủ trì”, ô F7: Tình trạng này không có. Cách sửa: Chọn trong danh mục",
        ],
    )
    assert letters()[0].values["returned"] == []


def test_of_many_errors_the_first_are_told_and_the_others_counted() -> None:
    faults = [Fault(f"Trang “Số liệu”, ô E{n}", "Sai", "Sửa", times=2) for n in range(6, 11)]

    assert [reason.partition(":")[0] for reason in told(*faults[:4])[1]] == [one.place for one in faults[:4]]
    what, reasons = told(*faults)
    assert "có 10 lỗi" in what
    assert [reason.partition(":")[0] for reason in reasons[:3]] == [one.place for one in faults[:3]]
    assert reasons[3:] == ["Còn 04 lỗi khác, nêu tại phiếu tiếp nhận và bản đánh dấu để cạnh tệp đã gửi"]


def test_whatever_senders_wrote_a_reason_stays_short() -> None:
    long = "một giá trị rất dài " * 400
    what, reasons = told(Fault(long, long, long, 1), name=f"{long}.xlsx")

    assert len(what) < 200
    assert [len(reason) < 500 for reason in reasons] == [True]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_is_known(lang: str) -> None:
    for letter in letters(lang):
        printed = [part for part in parts(letter) if isinstance(part, Figure)]
        assert {figure.id: figure for figure in printed} == letter.figures
        assert all(figure.formula for figure in printed)


def test_nobody_owes() -> None:
    assert reminders(small_plan(), PERIOD, [], date(2023, 12, 1), "vi") == []
