"""Trace: a figure leads to the cells in which its senders wrote, wherever they had moved them."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from schemas.places import find_place
from tests.app.world import PERIOD, World, form, layout
from tests.intake.documents import document
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app.session import ledger_of
from tiendo.ledger import places, records

SHEET = layout().sheet("progress")
RENAMED = "Việc của bộ"
MOVED_BY = 2
HEADER = ["Mã nhiệm vụ", "Kết quả thực hiện", "Tình trạng", "Tỷ lệ hoàn thành (%)"]


def moved(data: bytes) -> bytes:
    """The sheet of lead tasks renamed, two columns put before its table and two rows above it, two columns swapped."""
    book = load_workbook(BytesIO(data))
    page = book[SHEET.name]
    status, result = (SHEET.positions[name] + 1 for name in ("status", "result"))
    for row in range(SHEET.header_row, page.max_row + 1):
        here, there = page.cell(row, status), page.cell(row, result)
        here.value, there.value = there.value, here.value
    page.insert_cols(1, MOVED_BY)
    page.insert_rows(1, MOVED_BY)
    page.title = RENAMED
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def traced(world: World, agency: str) -> list[dict]:
    """What stands behind the number of tasks that the agency reported on."""
    report = world.run_course()
    found = app.trace(world.ws, report, f"table.agency.leads_reported@{agency}")["sources"]
    return [source for source in found if source["agency"] == agency]


def test_cells_of_a_form_as_it_was_issued(world: World) -> None:
    world.drop("bo-a")
    first, second = traced(world, "bo-a")
    assert (first["sheet"], first["row"], second["row"]) == (SHEET.name, 6, 7)
    assert (first["cells"]["ref"], second["cells"]["status"]) == ("A6", "F7")


def test_cells_of_moved_columns_on_a_renamed_sheet(world: World) -> None:
    file = world.drop("bo-a", moved(form(world.plan, "bo-a", "Đã ban hành")))
    sources = traced(world, "bo-a")
    page = load_workbook(file)[RENAMED]
    assert [source["sheet"] for source in sources] == [RENAMED, RENAMED]
    for source in sources:
        assert source["record"]["result"] == page[source["cells"]["result"]].value
        assert page[source["cells"]["status"]].value == "Đang thực hiện"
        assert page[source["cells"]["ref"]].value == source["record"]["ref"]
        assert page[source["cells"]["ref"]].row == source["row"]


def test_lines_of_a_text_table_have_no_sheet(world: World) -> None:
    world.drop("bo-c", ";".join(HEADER).encode() + "\n1.2;Đã làm;Đang thực hiện;50\n".encode(), name="b.csv")
    (source,) = traced(world, "bo-c")
    assert (source["kind"], source["sheet"], source["row"]) == ("lines", "", 2)
    assert source["cells"] == {"ref": "A2", "result": "B2", "status": "C2", "percent": "D2"}


def test_the_rows_of_each_part_of_a_word_table_are_its_own(world: World) -> None:
    lines = [[ref, "Đã làm", "Đang thực hiện", "50"] for ref in ("1.1", "1.2")]
    world.drop("bo-a", document([["Lời đầu"]], [HEADER, lines[0]], [lines[1]]), name="b.docx")
    sources = traced(world, "bo-a")
    assert [(s["kind"], s["sheet"], s["row"], s["cells"]["status"]) for s in sources] == [
        ("tables", "Bảng 2", 2, "C2"),
        ("tables", "Bảng 3", 1, "C1"),
    ]


def test_json_names_records_and_the_keys_they_use(world: World) -> None:
    lines = [{"Mã nhiệm vụ": ref, "status": "in_progress", "percent": 50} for ref in ("1.1", "1.2")]
    cover = {"plan": PLAN, "period": PERIOD, "agency": "bo-a"}
    world.drop("bo-a", json.dumps({"progress": lines, "cover": cover}).encode(), name="b.json")
    sources = traced(world, "bo-a")
    assert [source["cells"]["ref"] for source in sources] == [
        "progress[0].Mã nhiệm vụ",
        "progress[1].Mã nhiệm vụ",
    ]
    with ledger_of(world.ws) as ledger:
        stood = places(ledger, PLAN, PERIOD)[1]
        row = records(ledger, "cover", world.known()["submission"])["row"][0]
    found = find_place(stood, "cover", row)
    assert found is not None
    assert found.cells(row) == {key: f"cover.{key}" for key in cover}


def test_places_of_the_cover_are_those_of_its_values(world: World) -> None:
    world.drop("bo-a")
    world.collect()
    with ledger_of(world.ws) as ledger:
        stood = places(ledger, PLAN, PERIOD)[1]
        row = records(ledger, "cover", world.known()["submission"])["row"][0]
    found = find_place(stood, "cover", row)
    assert found is not None
    assert (found.sheet, found.cells(row)["agency"]) == ("Thông tin chung", "B8")


def test_without_kept_places_no_cell_is_named(world: World) -> None:
    world.drop("bo-a")
    world.collect()
    with ledger_of(world.ws) as ledger, ledger.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE submission SET places = NULL"
        )  # as of files from before they were kept
    source = traced(world, "bo-a")[0]
    assert "cells" not in source
    assert source["record"]["ref"] == "1.1"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("b.csv", ";".join(HEADER).encode() + "\n1.2;Đã làm;Đang thực hiện;50\n".encode(), "dòng 2"),
        ("b.docx", document([HEADER, ["1.2", "Đã làm", "Đang thực hiện", "50"]]), "Bảng 1, dòng 2"),
        (
            "b.json",
            json.dumps({"progress": [{"ref": "1.2", "status": "in_progress", "result": "x"}]}).encode(),
            "progress[0].status: in_progress",
        ),
    ],
)
def test_the_command_tells_the_place(
    world: World, capsys: pytest.CaptureFixture[str], name: str, data: bytes, expected: str
) -> None:
    from flows.cli.tracing import trace

    world.drop("bo-c", data, name=name)
    report: Path = world.run_course()
    trace(report, "table.agency.leads_reported@bo-c", home=world.ws.home)
    assert expected in " ".join(capsys.readouterr().out.split())
