"""The rates by agency, the milestones kept, the figures under another structure: what the annexes say."""

from dataclasses import replace
from datetime import date
from typing import Any

from schemas.document import Cell, Document, Figure
from schemas.plan import Successions
from tests.progress.frames import frame
from tests.reports.reading import said
from tests.reports.samples import Sent, snapshot_of
from tests.reports.small_plan import small_plan
from tests.reports.worlds import everybody_done, mixed, nobody_reported
from tiendo.plan import Plan
from tiendo.progress import agencies_under, figures_under
from tiendo.reports import Structure, annual_report
from tiendo.word.names import check_document

TODAY = date(2024, 1, 1)


def rows(document: Document, name: str) -> list[dict[str, Any]]:
    """All rows of a table, headings and sums too."""
    return [dict(cells) for table in document.tables if table.name == name for _, cells in table.rows]


def plain(cell: Cell) -> str:
    return cell.text if isinstance(cell, Figure) else str(cell)


RATES = ("agency", "completed", "completed_due", "on_time")


def rates(document: Document) -> list[tuple[Any, ...]]:
    return [tuple(plain(row[name]) for name in RATES) for row in rows(document, "rates")]


def test_rates_of_kinds_and_agencies() -> None:
    found = rates(annual_report(small_plan(), mixed(), "vi"))
    assert ("Bộ", "2/5 (40,0%)", "1/2 (50,0%)", "1/2 (50,0%)") in found
    assert ("Bộ Một", "1/2", "1/1", "0/1") in found
    assert found[-1][0] == "Tổng cộng"


def test_nobody_reported_is_nothing_completed() -> None:
    found = rates(annual_report(small_plan(), nobody_reported(), "en"))
    assert {row[1] for row in found if row[0] == "Ministry One"} <= {"0 of 2"}
    assert {row[3] for row in found} == {"-"}


def test_a_snapshot_of_before_these_rates_leaves_the_table_out() -> None:
    tables = {
        name: table for name, table in mixed().tables.items() if name not in ("agency_rates", "milestones")
    }
    document = annual_report(small_plan(), replace(mixed(), tables=tables), "vi")
    assert document.values["rates_caption"] == document.values["milestones_caption"] == ""
    assert rows(document, "rates") == rows(document, "milestones") == []


def test_milestones_kept() -> None:
    document = annual_report(small_plan(), everybody_done(), "vi")
    assert said(document, "results")[-1] == (
        "Tính đến ngày 31 tháng 12 năm 2022, đã đến hạn 04 mốc thời gian của các nhiệm vụ, gồm 04 mốc hoàn thành đúng "
        "hạn (Phụ lục I)."
    )
    assert {row["days"] for row in rows(document, "milestones") if "days" in row} == {"-"}


def test_milestones_missed() -> None:
    document = annual_report(small_plan(), mixed(), "vi")
    assert said(document, "results")[-1] == (
        "Tính đến ngày 31 tháng 12 năm 2022, đã đến hạn 04 mốc thời gian của các nhiệm vụ, gồm 01 mốc hoàn thành quá "
        "hạn; 01 mốc quá hạn, chưa hoàn thành; 01 mốc đến hạn đúng ngày này, chưa hoàn thành; 01 mốc của nhiệm vụ "
        "chưa có báo cáo (Phụ lục I)."
    )
    found = {row["ref"]: row for row in rows(document, "milestones") if "days" in row}
    assert (found["A.I"]["done_on"], found["A.I"]["standing"], plain(found["A.I"]["days"])) == (
        "09/09/2022",
        "Quá hạn",
        "71",
    )


def merged_plan() -> Plan:
    """The small plan, in which the east went into the west after the period."""
    gone = {
        "predecessor": "dong",
        "successor": "tay",
        "effective_on": date(2023, 7, 1),
        "basis_vi": "Nghị quyết số 1",
    }
    registry = replace(small_plan().registry, successions=frame(Successions, [gone]))
    return replace(small_plan(), registry=registry)


def under(plan: Plan, sent: list[Sent]) -> Document:
    snapshot = snapshot_of(plan, sent)
    tables = snapshot.tables
    structure = Structure(
        TODAY,
        agencies_under(plan.registry, tables["agencies"], TODAY),
        figures_under(plan.registry, plan.indicators, tables["agency_values"], TODAY),
    )
    document = annual_report(plan, snapshot, "vi", under=structure)
    check_document(document.template, document)
    return document


def figures(**values: float) -> list[dict[str, Any]]:
    return [{"indicator": key.replace("_", "-"), "value": value} for key, value in values.items()]


SENT = [
    Sent("dong", observations=figures(nhan=8.0, tra_loi=6.0)),
    Sent("tay", observations=figures(nhan=2.0, tra_loi=1.0)),
    Sent("nam", observations=figures(nhan=10.0, tra_loi=10.0)),
]


def test_figures_under_another_structure_keep_the_totals() -> None:
    document = under(merged_plan(), SENT)
    ratio = rows(document, "structure_figures")[-1]
    assert [plain(cell) for cell in ratio.values()] == [
        *("Ủy ban nhân dân tỉnh Tây", "75,0%; 50,0%", "70,0%"),
        *("Tổng cộng", "85,0%", "85,0%"),
    ]
    moved, stayed, total, reported = rows(document, "structure")
    assert str(moved["counted"]).count("Ủy ban nhân dân") == 2
    for name in ("agencies", "reported", "leads", "leads_reported", "leads_completed"):
        assert moved[name].value + stayed[name].value == total[name].value == reported[name].value


def test_what_was_reported_stands_in_the_order_of_the_agencies_that_are_named() -> None:
    document = under(merged_plan(), [SENT[0], *SENT[2:]])

    assert str(rows(document, "structure")[0]["counted"]).startswith("Ủy ban nhân dân tỉnh Đông; ")
    assert plain(rows(document, "structure_figures")[-1]["reported"]) == "75,0%; -"
    assert any("theo thứ tự các cơ quan" in note for note in said(document, "notes_indicators"))


def test_every_figure_under_another_structure_says_whose_reports_it_is_made_of() -> None:
    figure = under(merged_plan(), SENT).figures["table.structure.value@ty-le.tay"]
    assert {source.submission for source in figure.sources} == {1, 2}


def test_agencies_that_stayed_need_no_other_structure() -> None:
    document = under(small_plan(), SENT)
    assert document.values["structure_caption"] == document.values["structure_figures_caption"] == ""
    assert rows(document, "structure") == rows(document, "structure_figures") == []


def test_no_values_are_no_figures() -> None:
    snapshot = snapshot_of(merged_plan(), SENT)
    agencies = agencies_under(merged_plan().registry, snapshot.tables["agencies"], TODAY)
    document = annual_report(merged_plan(), snapshot, "vi", under=Structure(TODAY, agencies, None))
    assert rows(document, "structure_figures") == []
    assert len(rows(document, "structure")) == 4
