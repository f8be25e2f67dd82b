"""The page for the leadership: who has reported, who owes, what is done next."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.document import Document, Figure
from schemas.terms import Outcome
from tests.reports.reading import parts, rows, said
from tests.reports.samples import Sent, snapshot_of
from tests.reports.small_plan import small_plan
from tests.reports.worlds import everybody_done, mixed, real_plan
from tiendo.plan import Plan
from tiendo.reports import summary
from tiendo.reports.wording import LANGUAGES

ON = date(2022, 12, 4)


def with_ladder(*days: int) -> Plan:
    return replace(small_plan(), head={**small_plan().head, "reminders": {"days": list(days)}})


def page(lang: str = "vi", on: date = ON) -> Document:
    return summary(with_ladder(-7, 5, 15), replace(mixed(), as_of=on), lang)


def test_reporting_by_kind_of_agency() -> None:
    found = {row["group"]: row for row in rows(page(), "compliance") + rows(page(), "compliance", "total")}

    assert list(found) == [
        "Các bộ",
        "Ủy ban nhân dân các tỉnh",
        "Cơ quan, tổ chức khác",
        "Cơ quan, tổ chức được đề nghị thông báo kết quả",
        "Cộng cơ quan có trách nhiệm báo cáo",
    ]
    assert {
        name: found["Các bộ"][name] for name in ("expected", "on_time", "late", "returned", "missing")
    } == {
        "expected": "3",
        "on_time": "2",
        "late": "1",
        "returned": "0",
        "missing": "0",
    }
    provinces = found["Ủy ban nhân dân các tỉnh"]
    assert (provinces["returned"], provinces["missing"], provinces["rate"]) == ("1", "1", "1/3 (33,3%)")
    other = found["Cơ quan, tổ chức khác"]
    assert (other["missing"], other["rate"]) == ("1", "0/1 (0%)")  # its only report was left out
    assert found["Cộng cơ quan có trách nhiệm báo cáo"]["rate"] == "4/7 (57,1%)"


def test_each_line_adds_up() -> None:
    for row in rows(page(), "compliance") + rows(page(), "compliance", "total"):
        counts = [int(row[name]) for name in ("on_time", "late", "returned", "missing") if row[name] != "-"]
        reported = int(row["rate"].split("/")[0]) if row["on_time"] == "-" else 0
        assert sum(counts) + reported == int(row["expected"]), row


def test_requested_bodies_are_not_judged_and_not_in_the_total() -> None:
    asked = rows(page(), "compliance")[-1]
    total = rows(page(), "compliance", "total")[0]

    assert (asked["on_time"], asked["late"], asked["rate"]) == ("-", "-", "0/1 (0%)")
    assert total["expected"] == "7"


def test_who_owes_is_named() -> None:
    owing = page().values["owing"]
    assert isinstance(owing, list)

    assert [(str(one["title"]), str(one["agencies"])) for one in owing] == [
        (
            "Ủy ban nhân dân các tỉnh (02)",
            "Ủy ban nhân dân tỉnh Tây (đã gửi, bị trả lại); Ủy ban nhân dân tỉnh Nam",
        ),
        ("Cơ quan, tổ chức khác (01)", "Học viện Mẫu"),
        ("Cơ quan, tổ chức được đề nghị thông báo kết quả (01)", "Tòa án Mẫu"),
    ]
    assert any(
        "loại khỏi tổng hợp, chưa có bản thay thế: Học viện Mẫu" in one for one in said(page(), "points")
    )


def test_long_lists_are_cut_and_say_so(root: Path) -> None:
    plan = real_plan(root)
    owing = summary(plan, snapshot_of(plan, [], period="2022"), "vi").values["owing"]
    assert isinstance(owing, list)

    provinces = owing[1]
    assert str(provinces["title"]).endswith("(63)")
    assert str(provinces["agencies"]).count("Ủy ban nhân dân") == 12
    assert str(provinces["agencies"]).endswith(" và 51 cơ quan khác")


def test_a_requested_body_is_not_told_that_its_report_was_returned() -> None:
    state = snapshot_of(small_plan(), [Sent("toa", outcome=Outcome.returned)])
    assert said(summary(small_plan(), state, "vi"), "owing")[-1] == "Tòa án Mẫu (đã gửi, cần bổ sung)"


@pytest.mark.parametrize(
    ("on", "first", "steps"),
    [
        (date(2022, 11, 22), "còn 07 ngày.", 3),
        (date(2022, 11, 29), "đây là ngày cuối cùng.", 3),
        (date(2022, 12, 14), "đã qua 15 ngày.", 2),  # no step of the ladder is left
    ],
)
def test_the_day_decides_what_is_said(on: date, first: str, steps: int) -> None:
    document = page(on=on)

    assert said(document, "points")[0].endswith(first)
    assert len(said(document, "next_steps")) == steps
    assert said(document, "next_steps")[0].startswith("Ký, gửi 03 công văn đôn đốc và 01 công văn đề nghị")


def test_the_next_step_is_that_of_the_ladder() -> None:
    assert "Rà soát, đôn đốc lần tiếp theo vào ngày 14 tháng 12 năm 2022" in said(page(), "next_steps")


def test_nobody_owes() -> None:
    document = summary(small_plan(), everybody_done(), "vi")

    assert document.values["owing"] == []
    assert said(document, "next_steps") == [
        "Tổng hợp, lập báo cáo của kỳ trên cơ sở báo cáo của tất cả các cơ quan"
    ]


def test_the_chart_shows_the_lines_of_the_table() -> None:
    (chart,) = page().charts
    shown = {one.name: [figure.value if figure else None for figure in one.values] for one in chart.series}

    assert chart.categories == ("Các bộ", "Ủy ban nhân dân các tỉnh", "Cơ quan, tổ chức khác")
    assert shown["Đúng hạn"] == [2, 1, 0]
    assert [sum(filter(None, column)) for column in zip(*shown.values(), strict=True)] == [3, 3, 1]


def test_long_lists_take_the_room_of_the_chart(root: Path) -> None:
    plan = real_plan(root)
    assert summary(plan, snapshot_of(plan, [], period="2022"), "vi").charts == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_is_known(lang: str) -> None:
    document = page(lang)
    shown = [figure for chart in document.charts for figure in chart.figures]
    printed = [part for part in parts(document) if isinstance(part, Figure)] + shown

    assert {figure.id: figure for figure in printed} == document.figures
    assert all(figure.formula for figure in printed)
