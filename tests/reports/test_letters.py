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
RETURNED = ReturnedFile(4, "", date(2023, 11, 20), (Fault("file_empty", 3), Fault("plan_cycle", 1)))
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


def test_a_table_lists_the_tasks_where_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tiendo.reports.letters.FEW_TASKS", 1)
    letter = letters()[0]

    assert said(letter, "tasks_intro") == ["Danh mục 02 nhiệm vụ chủ trì:"]
    assert [(row["ref"], row["due"]) for row in rows(letter, "tasks")] == [
        ("A.I", "30/06/2022"),
        ("B.III", "Đột xuất"),
    ]


def test_what_was_returned_and_why() -> None:
    returned = letters()[1].values["returned"]
    assert isinstance(returned, list)

    assert str(returned[0]["what"]) == "Báo cáo gửi ngày 20/11/2023, vì các lý do:"
    assert [str(reason).endswith("(03 chỗ)") for reason in returned[0]["reasons"]] == [True, False]
    assert letters()[0].values["returned"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_is_known(lang: str) -> None:
    for letter in letters(lang):
        printed = [part for part in parts(letter) if isinstance(part, Figure)]
        assert {figure.id: figure for figure in printed} == letter.figures
        assert all(figure.formula for figure in printed)


def test_nobody_owes() -> None:
    assert reminders(small_plan(), PERIOD, [], date(2023, 12, 1), "vi") == []
