"""The review of several years: paths, milestones, recurring tasks, what lasted, and what is not known."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from schemas.document import Document, Figure
from tests.reports.reading import parts, rows, said
from tests.reports.samples import Sent, snapshot_of
from tests.reports.spans import APPROVED_ON, DOING, DONE, PLAN, YEARS, first, frozen, second
from tests.reports.worlds import FUNDS, mixed
from tiendo.errors import UsageError
from tiendo.reports import Frozen, review
from tiendo.reports.wording import LANGUAGES


def both(lang: str = "vi") -> Document:
    return review(PLAN, YEARS, [first(), second()], lang, synthetic=True)


def only_last(lang: str = "vi") -> Document:
    return review(PLAN, YEARS, [second()], lang)


def test_each_task_has_its_path() -> None:
    path = {row["ref"]: row for row in rows(both(), "path")}

    assert (path["A.I"]["status_1"], path["A.I"]["status_2"]) == (
        "Đang thực hiện quá hạn",
        "Hoàn thành quá hạn",
    )
    assert path["A.I"]["summary"] == "Hoàn thành năm 2022"  # by the day it was done, reported a year later
    assert path["A.II"]["summary"] == "Hoàn thành năm 2023"
    assert path["B.II"]["summary"] == "Đang thực hiện (năm 2023)"
    assert (path["B.I"]["years_done"], path["A.I"]["years_done"]) == ("1/2", "-")


def test_recurring_tasks_are_counted_by_their_years() -> None:
    assert "Trong 01 nhiệm vụ định kỳ, chưa có nhiệm vụ nào hoàn thành ở tất cả các năm có số liệu." in said(
        both(), "results"
    )
    group = both().values["groups"]
    assert "hoàn thành 1/2 năm phải thực hiện; chưa hoàn thành năm 2023." in str(
        [str(block["text"]) for one in group for block in one["blocks"]]  # type: ignore[attr-defined]
    )


def test_a_figure_that_holds_a_part_only_is_not_compared() -> None:
    """As if West province had been merged into East, whose figure of 2023 were that of East alone."""
    part = pl.DataFrame(
        {"indicator": ["ty-le"], "period": ["2023"], "agency": ["dong"], "told": ["dong"], "lacking": ["tay"]}
    )
    later = second()
    partly = replace(
        later, snapshot=replace(later.snapshot, tables=later.snapshot.tables | {"partial": part})
    )
    told = [
        next(
            row
            for row in rows(review(PLAN, YEARS, [first(), one], "vi"), "trends")
            if "%" in str(row["unit"])
        )
        for one in (later, partly)
    ]
    assert "Không so sánh được" not in str(told[0]["note"])
    assert "Không so sánh được: số liệu một trong hai năm thiếu phần của Ủy ban nhân dân tỉnh Tây" in str(
        told[1]["note"]
    )
    assert (str(told[0]["change"]), str(told[1]["change"])) == ("+40", "-")
    assert (str(told[0]["trend"]), str(told[1]["trend"])) == ("Chuyển biến tích cực", "Không xét")


def test_a_turn_that_is_done_in_a_later_year_is_one_turn() -> None:
    """B.I of 2022, as one that comes every two years: open in 2022; in 2023 it is done late, or still open."""
    begun, done = ({"ref": "B.I", **one} for one in (DOING, DONE))
    provinces = ("dong", "tay", "nam")
    then = frozen("2022", [Sent(one, progress=[begun]) for one in provinces])
    for now, years_done, missed in ((done, "1/1", ""), (begun, "0/1", "; chưa hoàn thành năm 2022")):
        later = frozen("2023", [Sent(one, progress=[now]) for one in provinces])
        tasks = later.snapshot.tables["tasks"].with_columns(
            pl.when(pl.col("ref") == "B.I").then(date(2022, 12, 31)).otherwise("due").alias("due")
        )
        later = replace(
            later, snapshot=replace(later.snapshot, tables=later.snapshot.tables | {"tasks": tasks})
        )
        document = review(PLAN, YEARS, [then, later], "vi")
        (row,) = [row for row in rows(document, "path") if row["ref"] == "B.I"]
        assert str(row["years_done"]) == years_done
        group = document.values["groups"]
        told = str([str(block["text"]) for one in group for block in one["blocks"]])  # type: ignore[attr-defined]
        assert f"hoàn thành {years_done} năm phải thực hiện{missed}" in told


def test_milestones_are_kept_or_missed_by_days() -> None:
    found = {(row["ref"], row["milestone"]): row for row in rows(both(), "milestones")}

    assert found["A.I", "Một lần"]["delay"] == "40 ngày"
    assert found["A.I", "Một lần"]["outcome"] == "Hoàn thành quá hạn"
    assert found["A.II", "Báo cáo sơ bộ"]["completed_on"] == "01/05/2023"
    assert found["A.II", "Báo cáo cuối"]["outcome"] == "Đúng hạn"
    assert found["A.III", "Một lần"]["outcome"] == "Chưa có báo cáo"  # silence is never called overdue
    open_for = (date(2023, 12, 31) - date(2022, 6, 30)).days
    assert found["B.II", "Một lần"]["delay"] == f"{open_for} ngày"
    assert "2/4 mốc đánh giá được đúng hạn (50,0%)" in said(both(), "deadlines")[0]


def test_what_was_done_stays_done_when_nobody_tells_of_it_again() -> None:
    """A.I was completed in time by the report of 2022. That 2023 is silent on it undoes nothing."""
    done = {"status": "completed", "percent": 100.0, "completed_on": date(2022, 6, 1)}
    begun = [{"ref": "A.II", "status": "in_progress"}]
    years = [
        frozen("2022", [Sent("mot", progress=[{"ref": "A.I"} | done]), Sent("hai", progress=begun)]),
        frozen("2023", [Sent("hai", progress=begun)]),
    ]
    for lang, outcome, silent in (
        ("vi", "Hoàn thành năm 2022 (năm 2023 chưa báo cáo lại)", "Chưa có báo cáo"),
        ("en", "Completed in 2022 (not reported again in 2023)", "No report yet"),
    ):
        document = review(PLAN, YEARS, years, lang)
        (row,) = [row for row in rows(document, "path") if row["ref"] == "A.I"]
        kept = {row["ref"]: row["outcome"] for row in rows(document, "milestones")}
        assert (row["summary"], kept["A.I"] == kept["A.III"]) == (outcome, False)
        assert kept["A.III"] == silent


def test_a_successor_goes_on_with_what_its_predecessor_said() -> None:
    """Ministry Three went to Ministry One after 2022: its preliminary report and its difficulty go with it."""
    basis = {"effective_on": date(2022, 12, 1), "basis_vi": "Nghị quyết"}
    link = [{"predecessor": "ba", "successor": "mot"} | basis]
    registry = replace(PLAN.registry, successions=pl.DataFrame(link, schema=PLAN.registry.successions.schema))
    plan = replace(PLAN, registry=registry)
    early = {"ref": "A.II", "status": "in_progress", "preliminary_on": date(2022, 5, 1)}
    going_on = {"ref": "A.II", "status": "in_progress"}
    funds = [FUNDS | {"ref": "A.II"}]
    years = [
        ("2022", [Sent("ba", progress=[early], difficulties=funds), Sent("hai", progress=[early])]),
        ("2023", [Sent("mot", progress=[going_on], difficulties=funds), Sent("hai", progress=[going_on])]),
    ]
    approved = [
        Frozen(snapshot_of(plan, sent, period=one, approved=True), "x", APPROVED_ON) for one, sent in years
    ]
    document = review(plan, YEARS, approved, "vi")
    found = {(row["ref"], row["milestone"]): row for row in rows(document, "milestones")}
    assert found["A.II", "Báo cáo sơ bộ"]["completed_on"] == "01/05/2022"
    assert [(row["ref"], row["years"]) for row in rows(document, "persistent")] == [("A.II", "2022, 2023")]


def test_difficulties_that_last_are_those_of_two_years() -> None:
    assert [(row["ref"], row["years"]) for row in rows(both(), "persistent")] == [("A.I", "2022, 2023")]
    assert said(both(), "causes") == [
        "Có 01 khó khăn, vướng mắc được cùng một cơ quan phản ánh từ hai năm trở lên, đều chưa được giải quyết."
    ]
    assert rows(only_last(), "persistent") == []


def test_what_several_agencies_told_alike_over_the_years_stands_in_one_row() -> None:
    told = [FUNDS | {"ref": "A.I"}, FUNDS | {"ref": "A.I", "difficulty": "Thiếu người"}]
    alike = [
        Sent("mot", difficulties=told),
        Sent("hai", difficulties=told[:1]),
        Sent("ba", difficulties=told[1:]),
    ]
    solved = [*alike[:2], Sent("ba", difficulties=[told[1] | {"state": "solved"}])]
    document = review(PLAN, YEARS, [frozen("2022", alike), frozen("2023", solved)], "vi")

    found = [(row["no"], row["agency"], row["difficulty"]) for row in rows(document, "persistent")]
    assert found == [
        ("1", "Bộ Một; Bộ Hai", FUNDS["difficulty"]),
        ("2", "Bộ Một", "Thiếu người"),
        ("3", "Bộ Ba", "Thiếu người"),
    ]


def test_indicators_move_from_the_first_to_the_last_year() -> None:
    row = next(row for row in rows(both(), "trends") if row["indicator"] == "Tỷ lệ kiến nghị trả lời")

    assert (row["value_1"], row["value_2"], row["change"]) == ("50,0%", "90,0%", "+40")
    assert row["trend"] == "Chuyển biến tích cực"
    assert any("năm 2022 là 50,0%, năm 2023 là 90,0%; tăng 40" in text for text in said(both(), "indicators"))


def test_compliance_by_agency_and_year() -> None:
    found = {row["agency"]: row for row in rows(both(), "compliance")}

    assert (found["Bộ Một"]["timeliness_1"], found["Bộ Một"]["on_time_years"]) == ("Đúng hạn", "2/2")
    assert (found["Ủy ban nhân dân tỉnh Tây"]["on_time_years"], found["Học viện Mẫu"]["on_time_years"]) == (
        "1/2",
        "0/2",
    )
    assert found["Tòa án Mẫu"]["on_time_years"] == "-"  # asked, not judged


def test_a_year_that_is_not_approved_is_named_and_has_no_column() -> None:
    document = only_last()

    assert said(document, "scope")[1].startswith("Năm 2022 chưa có số liệu được phê duyệt")
    assert rows(document, "summary", "missing") == [
        {"year": "2022", "note": "Chưa có số liệu được phê duyệt"}
    ]
    assert said(document, "year_labels") == ["2023"]
    assert {row["status_1"] for row in rows(document, "path")} == {
        row["status_2"] for row in rows(both(), "path")
    }
    assert "status_2" not in rows(document, "path")[0]
    for annex in ("path", "trends", "compliance"):
        assert (
            said(document, f"notes_{annex}")[-1]
            == "Không có cột của năm 2022: chưa có số liệu được phê duyệt."
        )
        assert not any("Không có cột của năm" in text for text in said(both(), f"notes_{annex}"))
    assert document.charts == ()


def test_columns_of_indicators_in_which_nothing_stands_are_left_out() -> None:
    """With one year nothing moves."""
    (alone,) = [one for one in only_last().tables if one.name == "trends"]
    (with_change,) = [one for one in both().tables if one.name == "trends"]

    assert {"change", "trend"} <= set(alone.without)
    assert not {"change", "trend"} & set(with_change.without)


def test_a_review_is_a_draft_until_every_year_is_approved() -> None:
    assert both().values["approved"] is True
    assert only_last().values["approved"] is False


def test_what_is_open_is_said_to_be_so_by_the_last_year() -> None:
    assert said(both(), "proposals")[0] == "Theo số liệu của năm 2023:"
    assert not any("Theo số liệu" in text for text in said(only_last(), "proposals"))


def test_nothing_is_said_to_move_over_a_break() -> None:
    (indicator,) = PLAN.indicators.filter(title_vi="Tỷ lệ kiến nghị trả lời")["indicator"]
    row = {
        "indicator": indicator,
        "period": "2023",
        "reason_vi": "đổi cách thống kê",
        "reason_en": "new method",
    }
    broken = replace(PLAN, breaks=pl.DataFrame([row]))
    document = review(broken, YEARS, [first(), second()], "vi")

    (shown,) = (row for row in rows(document, "trends") if row["indicator"] == "Tỷ lệ kiến nghị trả lời")
    assert "tăng" not in str(shown["trend"]).casefold()
    assert not any("tăng 40" in text for text in said(document, "indicators"))


def test_drafts_are_refused() -> None:
    with pytest.raises(UsageError):
        review(PLAN, YEARS, [], "vi")
    draft = Frozen(replace(first().snapshot, approved=False), "Người duyệt", date(2024, 1, 1))
    with pytest.raises(UsageError):
        review(PLAN, YEARS, [draft], "vi")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_reported_in_any_year(lang: str) -> None:
    document = review(PLAN, YEARS, [frozen("2022", []), frozen("2023", [])], lang)

    for name in "scope direction reporting results deadlines achieved limits causes lessons closing".split():
        assert said(document, name), name
    assert rows(document, "persistent") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("make", [both, only_last])
def test_every_figure_is_known(make, lang: str) -> None:  # type: ignore[no-untyped-def]
    document = make(lang)
    shown = [figure for chart in document.charts for figure in chart.figures]
    printed = [part for part in parts(document) if isinstance(part, Figure)] + shown

    assert {figure.id: figure for figure in printed} == document.figures
    assert all(figure.formula for figure in printed)
    known = {n for year in (first(), second()) for n in year.snapshot.tables["submissions"]["submission"]}
    assert {source.submission for figure in printed for source in figure.sources} <= known


def test_counts_of_the_years_are_those_of_their_snapshots() -> None:
    for row, year in zip(rows(both(), "summary"), (first(), second()), strict=True):
        tasks = year.snapshot.tables["tasks"]["derived_status"].to_list()
        for status in ("done_on_time", "done_late", "doing_in_time", "doing_overdue", "not_reported"):
            assert int(row[status]) == tasks.count(status)
        assert int(row["total"]) == len(tasks)


def test_a_mixed_year_reviews_too() -> None:
    approved = Frozen(replace(mixed(), approved=True), "Người duyệt", date(2023, 1, 9))

    assert rows(review(PLAN, YEARS, [approved], "en"), "snapshots")[0]["approver"] == "Người duyệt"
