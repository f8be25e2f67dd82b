"""The table by group of tasks, for those who write a mid-term report."""

from datetime import date
from pathlib import Path

import pytest

from schemas.document import Document, Figure
from tests.reports.oracle import Oracle
from tests.reports.reading import parts, rows, said
from tests.reports.samples import Sent, snapshot_of
from tests.reports.small_plan import small_plan
from tests.reports.worlds import DONE, FUNDS, busy_year, everybody_done, mixed, nobody_reported, real_plan
from tiendo.reports import midterm_report
from tiendo.reports.wording import LANGUAGES


def table(document: Document) -> dict[str, dict[str, str]]:
    return {row["ref"]: row for row in rows(document, "measures")}


def test_every_task_stands_below_its_group() -> None:
    document = midterm_report(small_plan(), mixed(), "en")

    assert list(table(document)) == [*small_plan().leaves["ref"], "B"]  # B has an indicator of its own
    assert [row["title"] for row in rows(document, "measures", "heading")] == [
        "Improving the law (1 of 3 tasks completed)",
        "Publicity (0 of 3 tasks completed)",
    ]


def test_measures_results_status_and_challenges() -> None:
    found = table(midterm_report(small_plan(), mixed(), "en"))

    assert found["A.I"]["measures"] == (
        "Ministry One: document No. X/BC-BM; Ministry Two (in support): “Đã góp ý”"
    )
    assert found["A.I"]["results"] == "“Đã rà soát xong”"
    assert found["A.I"]["status"] == "Completed late; 100%"
    assert found["A.I"]["challenges"] == "-"  # done: nothing stands in its way any more
    assert found["B.I"]["challenges"] == "People's Committee of East Province: “Thiếu kinh phí”"
    assert found["B.I"]["status"] == "In progress, within the deadline; 40%; 1 of 3 leads reported"


def test_what_is_solved_is_no_challenge() -> None:
    assert table(midterm_report(small_plan(), mixed(), "en"))["B.II"]["challenges"] == "-"


def test_long_cells_say_how_much_they_leave_out() -> None:
    many = [Sent(one, difficulties=[FUNDS | {"ref": "B.I"}]) for one in ("mot", "hai", "ba", "dong", "tay")]
    cell = table(midterm_report(small_plan(), snapshot_of(small_plan(), many), "vi"))["B.I"]["challenges"]

    assert cell.count("Thiếu kinh phí") == 2
    assert cell.endswith("và 03 nội dung khác")


def test_indicators_stand_with_their_task_or_group() -> None:
    found = table(midterm_report(small_plan(), mixed(), "en"))

    assert "Share of proposals answered: 75.0% (6 of 8)" in found["B.III"]["results"]
    assert not any(
        ".;" in row["results"] or row["results"].endswith(".") for row in found.values() if row["ref"] != "B"
    )
    assert found["B"]["title"] == "Materials"
    assert found["B"]["results"].startswith("Materials: no figure")


def test_requested_bodies_are_never_called_silent() -> None:
    assert table(midterm_report(small_plan(), nobody_reported(), "en"))["A.III"]["status"].startswith(
        "No information so far"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", [nobody_reported, everybody_done, mixed])
def test_every_figure_is_known_and_right(lang: str, state) -> None:  # type: ignore[no-untyped-def]
    document = midterm_report(small_plan(), state(), lang)
    printed = {part.id: part for part in parts(document) if isinstance(part, Figure)}
    oracle = Oracle(small_plan(), state())

    assert printed == document.figures
    wrong = {key: one.value for key, one in printed.items() if oracle.value(key) != pytest.approx(one.value)}
    assert wrong == {}


@pytest.mark.slow
def test_every_plan(root: Path) -> None:
    for plan_id in ("iccpr-1252", "tro-giup-phap-ly"):
        plan = real_plan(root, plan_id)
        document = midterm_report(plan, busy_year(plan, "2022"), "en")
        assert len(rows(document, "measures")) >= len(plan.leaves)


def test_the_frame() -> None:
    draft = midterm_report(small_plan(), mixed(), "en")
    signed = midterm_report(small_plan(), mixed(approved=True), "en", synthetic=True)

    assert said(draft, "opening")[0].endswith("as of 31 December 2022, for use in a mid-term report.")
    assert (draft.values["approved"], signed.values["approved"], signed.values["synthetic"]) == (
        False,
        True,
        True,
    )
    assert said(midterm_report(small_plan(), mixed(), "vi", ad_hoc=True), "abstract") == [
        "Kết quả năm 2022 (tính đến ngày 31 tháng 12 năm 2022) thực hiện Kế hoạch mẫu"
    ]


def test_a_document_names_its_day() -> None:
    done = DONE | {"ref": "A.I", "doc_number": "7/KH", "doc_on": date(2022, 3, 1)}
    state = snapshot_of(small_plan(), [Sent("mot", progress=[done])])
    measures = {
        lang: table(midterm_report(small_plan(), state, lang))["A.I"]["measures"] for lang in LANGUAGES
    }

    assert measures == {
        "vi": "Bộ Một: văn bản số 7/KH ngày 01/03/2022",
        "en": "Ministry One: document No. 7/KH of 1 March 2022",
    }
