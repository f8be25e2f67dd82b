"""A plan without tasks, and figures that were made public: all of them side by side, with the differences stated."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from schemas.document import Document, Figure
from schemas.results import IndicatorSpans
from tests.reports.reading import parts, rows, said
from tests.reports.small_plan import small_plan
from tests.reports.worlds import busy_year, mixed, real_plan
from tests.word.reading import all_text
from tiendo.plan import Plan
from tiendo.reports import Frozen, annual_report, review
from tiendo.reports.wording import LANGUAGES
from tiendo.word import render

FIGURES_ONLY = "tro-giup-phap-ly"


@pytest.fixture
def plan(root: Path) -> Plan:
    return real_plan(root, FIGURES_ONLY)


def report(plan: Plan, period: str = "2024", lang: str = "vi", **spans: dict) -> Document:
    return annual_report(plan, busy_year(plan, period), lang, **spans)


def lines(document: Document) -> list[str]:
    groups = document.values["groups"]
    assert isinstance(groups, list)
    return [str(block["text"]) for block in groups[-1]["blocks"]]


def span(plan: Plan, **values: tuple[float, int]) -> pl.DataFrame:
    """Seven years: indicator → its total over those that have a figure, and how many these are."""
    known = {name.replace("_", "-"): found for name, found in values.items()}
    found = [
        {
            "indicator": row["indicator"],
            "kind": row["kind"],
            "value": known.get(row["indicator"], (None, 0))[0],
            "n_periods_reported": known.get(row["indicator"], (None, 0))[1],
            "n_periods": 7,
        }
        for row in plan.indicators.iter_rows(named=True)
    ]
    schema = {name: column.dtype.type for name, column in IndicatorSpans.to_schema().columns.items()}
    return IndicatorSpans.validate(
        pl.DataFrame([dict.fromkeys(schema) | row for row in found], schema=schema)
    )


class TestWithoutTasks:
    def test_there_is_no_table_and_no_annex_of_tasks(self, plan: Plan) -> None:
        document = report(plan)

        assert document.values["status_caption"] == ""
        assert [
            rows(document, table, style) for table in ("status", "tasks") for style in ("", "heading")
        ] == [[]] * 4
        assert rows(document, "status", "total") == []
        assert document.values["notes_tasks"] == []

    def test_indicators_stand_in_the_centre(self, plan: Plan) -> None:
        document = report(plan)
        groups = document.values["groups"]
        assert isinstance(groups, list)

        assert said(document, "results") == [
            "Kế hoạch không giao nhiệm vụ cụ thể; kết quả được theo dõi qua 12 chỉ tiêu dưới đây."
        ]
        n_lines = [sum(block["kind"] == "item" for block in group["blocks"]) for group in groups[:-1]]
        assert sum(n_lines) == 12

    @pytest.mark.parametrize("name", ["direction", "next_tasks", "achieved", "limits"])
    def test_nothing_is_said_of_tasks(self, plan: Plan, name: str) -> None:
        assert "nhiệm vụ" not in " ".join(said(report(plan), name))

    def test_agencies_lead_nothing(self, plan: Plan) -> None:
        document = report(plan)

        assert {row["leads"] for row in rows(document, "agencies")} == {"-"}
        (agencies,) = (table for table in document.tables if table.name == "agencies")
        assert {"leads", "leads_reported", "leads_completed"} <= set(agencies.without)

    def test_its_annexes_are_numbered_without_those_of_tasks(self, plan: Plan) -> None:
        document = report(plan)

        assert document.values["annexes"] == {
            "tasks": "",
            "agencies": "I",
            "indicators": "II",
            "documents": "",
            "difficulties": "III",
            "sources": "IV",
        }
        referred = {
            annex for part in parts(document) for annex in re.findall(r"Phụ lục\s*([IV]*)", str(part))
        }
        assert referred <= {"I", "II", "III", "IV"}

    def test_columns_without_any_figure_are_left_out_and_named(self, plan: Plan) -> None:
        document = report(plan)

        (indicators,) = (table for table in document.tables if table.name == "indicators")
        assert {"baseline", "previous", "change", "target", "trend"} <= set(indicators.without)
        first, last = said(document, "notes_indicators")
        assert first.startswith("Số liệu kỳ này là tổng")
        assert "Thay đổi" not in first
        assert last == (
            "Không có cột giá trị gốc, kỳ trước, thay đổi, mục tiêu và xu hướng: chưa có số liệu."
        )

    @pytest.mark.slow
    @pytest.mark.parametrize(("lang", "title"), [("vi", "Bảng 1"), ("en", "Table 1")])
    def test_the_word_file_has_no_empty_table(self, plan: Plan, root: Path, lang: str, title: str) -> None:
        document = report(plan, lang=lang)
        text = all_text(render(root / "templates" / document.template, document))

        assert title not in text
        last = {"vi": "Phụ lục IV", "en": "Annex IV"}[lang]
        assert f"{last}\n" in text
        assert f"{last.rpartition(' ')[0]} V\n" not in text
        assert LANGUAGES[lang].published.HEADING in text

    def test_a_plan_with_tasks_keeps_its_table(self) -> None:
        document = annual_report(small_plan(), mixed(), "vi")

        assert str(document.values["status_caption"])
        assert rows(document, "tasks")


class TestPublished:
    def test_all_of_them_are_there(self, plan: Plan) -> None:
        found = lines(report(plan))

        assert len(found) == plan.published.height + 2
        assert found[0].startswith(f"Dưới đây là {plan.published.height} số liệu đã công bố")
        assert found[-1].startswith("Nguồn: Báo Điện tử Chính phủ, ngày 17/10/2025")

    def test_totals_that_do_not_agree_say_by_how_much(self, plan: Plan) -> None:
        found = "\n".join(lines(report(plan)))

        assert (
            "công bố hơn 234.569 vụ việc; các phần đã công bố cộng lại là 234.530 vụ việc, ít hơn số công bố 39"
            in found
        )
        assert (
            "công bố 59,4%; tính từ các số đã công bố là 59,3%, ít hơn số công bố 0,1 điểm phần trăm" in found
        )
        assert (
            "công bố khoảng 1.440 người; các phần đã công bố cộng lại là 1.432 người, ít hơn số công bố 8"
            in found
        )

    def test_before_their_time_they_are_not_shown(self, plan: Plan) -> None:
        found = "\n".join(lines(report(plan, "2023")))

        assert "2018 - 2024" not in found
        assert "sau sắp xếp: công bố 53 trung tâm" in found  # of no period in particular

    def test_what_was_reported_stands_beside(self, plan: Plan) -> None:
        spans = {("2018", "2024"): span(plan, vu_viec=(234570.0, 7), vu_viec_tu_van_phap_luat=(9.0, 3))}
        found = lines(report(plan, spans=spans))  # type: ignore[arg-type]

        assert found[1].endswith("các cơ quan báo cáo 234.570 vụ việc, nhiều hơn số công bố 1 vụ việc.")
        assert found[2].endswith("công bố hơn 139.200 vụ việc.")  # nothing was reported
        assert found[3].endswith("các cơ quan báo cáo 9 vụ việc trong 3/7 kỳ có số liệu, chưa đủ để so sánh.")

    def test_a_plan_that_published_nothing(self) -> None:
        groups = annual_report(small_plan(), mixed(), "vi").values["groups"]
        assert isinstance(groups, list)
        assert [str(one["title"]) for one in groups] == [
            "Hoàn thiện pháp luật (nhóm A)",
            "Tuyên truyền (nhóm B)",
        ]

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_figure_is_known(self, plan: Plan, lang: str) -> None:
        document = report(plan, lang=lang)
        printed = [part for part in parts(document) if isinstance(part, Figure)]

        assert {figure.id for figure in printed} <= set(document.figures)
        assert all(figure.formula for figure in printed)
        assert sum(key.startswith("published.value") for key in document.figures) == plan.published.height


class TestReview:
    """The same plan over several years, of which one is approved."""

    @pytest.fixture
    def document(self, plan: Plan) -> Document:
        years = [plan.period(year) for year in plan.periods["period"][:7]]
        approved = replace(busy_year(plan, "2024"), approved=True)
        spans = {("2018", "2024"): span(plan, vu_viec=(12981.0, 1))}
        return review(plan, years, [Frozen(approved, "Người duyệt", date(2025, 3, 1))], "vi", covered=spans)

    def test_there_is_no_table_and_no_path_of_tasks(self, document: Document) -> None:
        assert document.values["summary_caption"] == ""
        assert rows(document, "summary") == rows(document, "summary", "missing") == []
        assert rows(document, "path") == rows(document, "path", "heading") == []
        assert document.values["notes_path"] == []

    def test_it_speaks_of_indicators_and_of_what_was_published(self, document: Document) -> None:
        assert "12 chỉ tiêu" in said(document, "results")[0]
        assert "nhiệm vụ" not in " ".join([*said(document, "direction"), *said(document, "achieved")])
        assert "12.981 vụ việc trong 1/7 kỳ có số liệu, chưa đủ để so sánh" in lines(document)[1]

    def test_years_that_the_length_names_are_not_repeated(self, document: Document) -> None:
        assert said(document, "abstract") == [
            "Tổng kết giai đoạn 2018 - 2024 thực hiện công tác trợ giúp pháp lý"
        ]

    @pytest.mark.slow
    def test_the_word_file_has_no_empty_table(self, document: Document, root: Path) -> None:
        assert "Bảng 1" not in all_text(render(root / "templates" / document.template, document))
