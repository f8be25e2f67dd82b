"""The marked copy of an OpenDocument spreadsheet: cells keep what they hold; mended, it is accepted."""

import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.intake.desk import CONTRIBUTIONS, DIFFICULTIES, PROGRESS, hand_in
from tests.receipts.books import BROKEN, MENDED, broken_file, findings, problem
from tiendo.intake.limits import IntakeLimits
from tiendo.intake.readers import read_book
from tiendo.receipts import annotate, suffix_of
from tiendo.receipts.sheets import OFFICE, STYLE_NAME, TABLE, TEXT, Spreadsheet, cell_at, dump, load
from tiendo.word.pdf import find_soffice

SUMMARY = "Kết quả kiểm tra"
NAMESPACES = {
    "office": OFFICE[1:-1],
    "table": TABLE[1:-1],
    "text": TEXT[1:-1],
}
ANNOTATION = f"{OFFICE}annotation"


def spreadsheet(rows: str, before: str = "") -> bytes:
    """A spreadsheet of one sheet, "Trang", of rows as they are written down."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    content = (
        f'<office:document-content {names} xmlns:s="{style}"><office:automatic-styles>'
        '<s:style s:name="ce1" s:family="table-cell"/></office:automatic-styles><office:body>'
        f'<office:spreadsheet><table:table table:name="Trang">{before}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    styles = f"<office:document-styles {names}><office:styles/></office:document-styles>"
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
    return out.getvalue()


def written(text: str, times: int = 1) -> str:
    words = f"<text:p>{text}</text:p>" if text else ""
    kind = ' office:value-type="string"' if text else ""
    return f'<table:table-cell table:number-columns-repeated="{times}"{kind}>{words}</table:table-cell>'


def row(cells: Sequence[tuple[str, int]], times: int = 1) -> str:
    inside = "".join(written(text, n) for text, n in cells)
    return f'<table:table-row table:number-rows-repeated="{times}">{inside}</table:table-row>'


def grids(data: bytes) -> dict[str, list[tuple]]:
    """What the intake reads in the sender's sheets."""
    tabs = read_book(data, IntakeLimits()).tabs
    return {tab.name: tab.grid.cells.rows() for tab in tabs if not tab.name.startswith(SUMMARY)}


def copy_of(data: bytes) -> Spreadsheet:
    made = annotate(data, hand_in(data).intake.findings, "vi")
    assert made is not None
    assert suffix_of(made) == ".ods"
    book = load(made)
    assert book is not None
    return book


def comments(book: Spreadsheet) -> int:
    return sum(1 for _ in book.body.iter(ANNOTATION))


cells = st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.integers(1, 3)), min_size=1, max_size=4)
tables = st.lists(st.tuples(cells, st.integers(1, 3)), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    tables, st.lists(st.tuples(st.integers(1, 12), st.sampled_from("ABCDEFGHIJKLM")), min_size=1, max_size=4)
)
def test_marks_leave_every_cell_as_it_was(content: list, places: list[tuple[int, str]]) -> None:
    data = spreadsheet("".join(row(line, times) for line, times in content))
    found = findings(*(problem("Trang", f"{column}{number}") for number, column in places))

    copy = annotate(data, found, "vi")

    assert copy is not None
    assert _without_empty_edges(grids(copy)["Trang"]) == _without_empty_edges(grids(data)["Trang"])
    book = load(copy)
    assert book is not None
    assert comments(book) == len(set(places))
    again = annotate(copy, findings(problem("Trang", "A1")), "vi")
    assert again is not None
    twice = load(again)
    assert twice is not None
    assert comments(twice) == 1
    assert [name for name in twice.tables if name != "Trang"] == [SUMMARY]


def _without_empty_edges(rows: list[tuple]) -> list[list]:
    cut = [list(line) for line in rows]
    for line in cut:
        while line and line[-1] is None:
            line.pop()
    while cut and not cut[-1]:
        cut.pop()
    return cut


def test_a_joined_cell_is_marked_where_its_content_is() -> None:
    joined = (
        '<table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="1"><text:p>x</text:p>'
    )
    rows = f'<table:table-row>{joined}</table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/>'
    copy = annotate(spreadsheet(rows + "</table:table-row>"), findings(problem("Trang", "C1")), "vi")
    assert copy is not None
    book = load(copy)
    assert book is not None
    assert cell_at(book.tables["Trang"], 0, 0).find(ANNOTATION) is not None


def test_the_senders_own_comment_stays_and_comes_back() -> None:
    own = (
        "<table:table-cell><office:annotation><text:p>Của tôi</text:p></office:annotation><text:p>x</text:p>"
    )
    data = spreadsheet(f"<table:table-row>{own}</table:table-cell></table:table-row>")
    copy = annotate(data, findings(problem("Trang", "A1")), "vi")
    assert copy is not None
    book = load(copy)
    assert book is not None
    assert "Của tôi" in "".join(next(book.body.iter(ANNOTATION)).itertext())
    again = annotate(copy, findings(problem("Trang", "B1")), "vi")
    assert again is not None
    mended = load(again)
    assert mended is not None
    told = cell_at(mended.tables["Trang"], 0, 0).find(ANNOTATION)
    assert "".join(told.itertext()).strip() == "Của tôi"


def test_what_is_no_spreadsheet_has_no_copy() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<a>")
    assert annotate(out.getvalue(), findings(problem("Trang", "A1")), "vi") is None


def converted(data: bytes, source: str, to: str, folder: Path) -> bytes:
    """What LibreOffice makes of a file."""
    file, profile = folder / source, folder / "profile"
    file.write_bytes(data)
    command = [str(find_soffice()), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless"]
    command += ["--convert-to", to, "--outdir", str(folder / "out"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"{file.stem}.{to}").read_bytes()


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The broken form as somebody with LibreOffice sends it."""
    return converted(broken_file(), "bao-cao.xlsx", "ods", tmp_path_factory.mktemp("ods"))


@pytest.mark.pages
def test_mended_in_the_marked_cells_only_it_is_accepted(sent: bytes) -> None:
    book = copy_of(sent)
    assert next(iter(book.tables)) == SUMMARY
    assert comments(book) == len(BROKEN)
    for (sheet, place), value in MENDED.items():
        cell = cell_at(book.tables[sheet], int(place[1:]) - 1, ord(place[0]) - ord("A"))
        for paragraph in cell.findall(f"{TEXT}p"):
            cell.remove(paragraph)
        cell.set(f"{OFFICE}value-type", "string")
        etree.SubElement(cell, f"{TEXT}p").text = str(value)
    reading = hand_in(dump(book))
    assert reading.accepted
    assert reading.found == []


@pytest.mark.pages
def test_libreoffice_keeps_the_marks_and_what_the_sender_wrote(sent: bytes, tmp_path: Path) -> None:
    made = annotate(sent, hand_in(sent).intake.findings, "vi", [("Tệp", "bao-cao.ods")])
    assert made is not None

    saved = converted(made, "tra-lai.ods", "ods", tmp_path)

    kept = {name: _without_empty_edges(rows) for name, rows in grids(saved).items()}
    assert kept == {name: _without_empty_edges(rows) for name, rows in grids(sent).items()}
    assert hand_in(saved).found == hand_in(sent).found
    book = load(saved)
    assert book is not None
    assert next(iter(book.tables)) == SUMMARY
    assert comments(book) == len(BROKEN)
    for (sheet, place), colour in {
        (PROGRESS, "G7"): "#ff9c9c",
        (PROGRESS, "L7"): "#ffc238",
        (CONTRIBUTIONS, "F6"): "#ff9c9c",
        (DIFFICULTIES, "A6"): "#ff9c9c",
    }.items():
        assert _background(book, sheet, place) == colour
    cleared = copy_of_good(saved)
    assert comments(cleared) == 0
    assert _background(cleared, PROGRESS, "G7") == _background(_loaded(sent), PROGRESS, "G7")


def copy_of_good(saved: bytes) -> Spreadsheet:
    """The copy of a copy in which nothing more is found in a cell."""
    made = annotate(saved, findings(problem(PROGRESS, "5")), "vi")
    assert made is not None
    return _loaded(made)


def _loaded(data: bytes) -> Spreadsheet:
    book = load(data)
    assert book is not None
    return book


def _background(book: Spreadsheet, sheet: str, place: str) -> str | None:
    cell = cell_at(book.tables[sheet], int(place[1:]) - 1, ord(place[0]) - ord("A"))
    style = book.style(cell.get(STYLE_NAME))
    assert style is not None
    (properties,) = (one for one in style if one.tag.endswith("table-cell-properties"))
    return properties.get("{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}background-color")
