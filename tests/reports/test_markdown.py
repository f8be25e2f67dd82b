"""Narrative in Markdown becomes blocks of a report; whatever it holds is text."""

from dataclasses import replace
from datetime import date

import pytest

from schemas.document import Document
from tests.reports.reading import said
from tests.reports.small_plan import small_plan
from tests.reports.worlds import everybody_done, mixed, nobody_reported
from tiendo.errors import InputError
from tiendo.reports import annual_report, with_narrative
from tiendo.reports.markdown import blocks


def report() -> Document:
    return annual_report(small_plan(), mixed(), "vi")


def told(text: str) -> list[tuple[str, str]]:
    return [(str(block["kind"]), str(block["text"])) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("Một đoạn.", [("para", "Một đoạn.")]),
        ("Một đoạn\ntrên hai dòng.", [("para", "Một đoạn trên hai dòng.")]),
        ("Một.\n\nHai.", [("para", "Một."), ("para", "Hai.")]),
        ("Một.\r\n\r\nHai.\rBa.", [("para", "Một."), ("para", "Hai. Ba.")]),
        ("- a\n- b\n* c\n+ d", [("item", "a"), ("item", "b"), ("item", "c"), ("item", "d")]),
        ("1. a\n2) b", [("item", "a"), ("item", "b")]),
        ("- một mục\n  tiếp theo\n\nĐoạn", [("item", "một mục tiếp theo"), ("para", "Đoạn")]),
        ("Mở đầu:\n- a", [("lead", "Mở đầu:"), ("item", "a")]),
        ("# Tiêu đề\nĐoạn", [("sub", "Tiêu đề"), ("para", "Đoạn")]),
        ("###### Nhỏ\n\n#khong phai", [("sub", "Nhỏ"), ("para", "#khong phai")]),
        ("-không phải mục\n--- \n2024. năm", [("para", "-không phải mục --- 2024. năm")]),
        ("**đậm** _nghiêng_ `mã` [a](b)", [("para", "**đậm** _nghiêng_ `mã` [a](b)")]),
        ("{{ 7*7 }}\n{% for %}", [("para", "{{ 7*7 }} {% for %}")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_it_stands_behind_what_is_composed() -> None:
    before = said(report(), "causes")
    after = said(with_narrative(report(), {"causes": "Nguyên nhân khác."}), "causes")

    assert after == [*before, "Nguyên nhân khác."]


def test_it_goes_to_its_group() -> None:
    document = with_narrative(report(), {"group-B": "Riêng nhóm B."})
    groups = document.values["groups"]
    assert isinstance(groups, list)

    assert ["Riêng nhóm B." in [str(b["text"]) for b in group["blocks"]] for group in groups] == [False, True]


def test_nothing_else_changes() -> None:
    document, plain = with_narrative(report(), {"lessons": "Bài học."}), report()

    assert document.figures == plain.figures
    assert document.tables == plain.tables
    assert {name for name in plain.values if document.values[name] != plain.values[name]} == {"lessons"}


@pytest.mark.parametrize("name", ["khac", "group-Z", "title", "opening", "groups", "group-", ""])
def test_a_section_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(InputError, match="lessons, next_tasks, proposals, group-A, group-B"):
        with_narrative(report(), {name: "Lời thuyết minh"})


class TestAdHoc:
    """A report on a day within the period."""

    ON = date(2022, 6, 30)

    def report(self, lang: str = "vi", on: date = ON) -> Document:
        state = replace(mixed(), as_of=on)
        return annual_report(small_plan(), state, lang, ad_hoc=True, previous=everybody_done())

    def test_it_is_named_after_its_day(self) -> None:
        assert said(self.report(), "abstract") == [
            "Kết quả năm 2022 (tính đến ngày 30 tháng 6 năm 2022) thực hiện Kế hoạch mẫu về một việc chung"
        ]
        assert "in 2022 (as of 30 June 2022)" in said(self.report("en"), "opening")[0]
        assert "tính đến" not in said(report(), "abstract")[0]

    def test_nobody_is_late_before_the_due_day(self) -> None:
        whole = " ".join([*said(self.report(), "achieved"), *said(self.report(), "limits")])
        due = " ".join([*said(report(), "achieved"), *said(report(), "limits")])

        assert "gửi báo cáo" not in whole
        assert "gửi báo cáo đúng hạn" in due
        assert "chưa gửi báo cáo" in due

    def test_the_report_that_is_due_next_is_that_of_the_period_itself(self) -> None:
        assert "năm 2022 về Bộ Một trước ngày 30 tháng 11 năm 2022" in said(self.report(), "next_tasks")[0]
        assert "năm 2023 về Bộ Một" in said(report(), "next_tasks")[0]

    def test_a_part_of_a_year_is_not_compared_with_a_whole_one(self) -> None:
        last_year = everybody_done()
        state = replace(nobody_reported(), as_of=self.ON)
        early = annual_report(small_plan(), state, "vi", ad_hoc=True, previous=last_year)
        late = annual_report(small_plan(), nobody_reported(), "vi", previous=last_year)

        assert "So với" not in " ".join(said(early, "results"))
        assert "So với" in " ".join(said(late, "results"))
