"""The annotated copy of a form: every located cell is marked, and nothing else of it is changed."""

from datetime import timedelta

import pytest
from openpyxl.cell import Cell
from openpyxl.comments import Comment

from schemas.findings import catalogue
from schemas.marks import AUTHOR
from schemas.terms import Severity
from tests.intake.desk import COVER, DIFFICULTIES, PROGRESS, good_file, good_form, hand_in
from tests.receipts.books import (
    BROKEN,
    MENDED,
    annotated,
    as_read,
    broken_file,
    cells,
    changed,
    coloured,
    findings,
    findings_of,
    marked,
    opened,
    part,
    plain_book,
    problem,
    saved,
    with_part,
)
from tiendo.receipts import annotate
from tiendo.receipts.marks import COLOURS

KEPT = ("value", "number_format", "font", "border", "alignment", "protection", "hyperlink", "data_type")


def located(data: bytes) -> dict[tuple[str, str], set[str]]:
    """Cell → codes of its findings."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in findings_of(data).iter_rows(named=True):
        found.setdefault((row["sheet"], f"{row['column']}{row['row']}"), set()).add(row["code"])
    return found


def test_every_located_cell_is_coloured_by_its_severity_and_says_how_to_mend_it() -> None:
    file = broken_file()
    spots = located(file)
    copy = annotated(file)

    assert set(BROKEN) <= set(spots)
    assert set(marked(copy)) == set(spots) == coloured(copy)
    book = opened(copy)
    for (sheet, place), codes in spots.items():
        cell = book[sheet][place]
        severities = {catalogue()[code].severity for code in codes}
        worst = Severity.fail if Severity.fail in severities else Severity.warn
        assert cell.fill.fgColor.rgb == COLOURS[worst]
        assert cell.comment.author == AUTHOR
        assert cell.comment.text.count("Cách sửa: ") == len(codes)


def test_the_comment_is_in_the_language_asked_for() -> None:
    text = marked(annotated(broken_file(), "en"))[PROGRESS, "G7"]

    assert text == (
        "tiendo:\nError: “một nửa” is not a number.\n"
        "How to mend: Write a number from 0 to 100, such as 50 or 50%. Explanations go to “Results”."
    )


def test_findings_of_one_cell_are_joined_the_worse_first() -> None:
    both = findings(
        problem("Trang", "B2", "result_missing"),
        problem("Trang", "B2"),
        problem("Trang", "C2", "result_missing"),
    )
    copy = annotate(plain_book(), both, "vi")

    text = marked(copy)["Trang", "B2"]
    assert text.index("Lỗi: ") < text.index("Cảnh báo: ")
    sheet = opened(copy)["Trang"]
    assert sheet["B2"].fill.fgColor.rgb == COLOURS[Severity.fail]
    assert sheet["C2"].fill.fgColor.rgb == COLOURS[Severity.warn]


def test_the_colour_shows_where_the_form_colours_cells_by_rules_of_its_own() -> None:
    file = changed(good_form(), {(PROGRESS, "F6"): None})
    rules = [rule for area in opened(annotated(file))[PROGRESS].conditional_formatting for rule in area.rules]

    first = min(rules, key=lambda rule: rule.priority)
    assert first.dxf.fill.bgColor.rgb == COLOURS[Severity.fail]
    assert first.stopIfTrue
    assert len({rule.priority for rule in rules}) == len(rules) > 1


def test_all_that_the_sender_wrote_is_read_as_before() -> None:
    file = broken_file()
    before, after = as_read(file), as_read(annotated(file))

    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


def look(cell: Cell) -> list[str]:
    """Content and format of a cell but for its fill; openpyxl's styles only compare by their text."""
    return [repr(getattr(cell, name)) for name in KEPT]


def test_formats_checks_protection_and_sizes_are_kept() -> None:
    file = broken_file()
    before, after = opened(file), opened(annotated(file))

    assert after.sheetnames[1:] == before.sheetnames
    for sheet in before:
        kept = after[sheet.title]
        for cell in cells(sheet):
            same = kept[cell.coordinate]
            assert look(same) == look(cell)
        assert kept.protection == sheet.protection
        assert kept.sheet_state == sheet.sheet_state
        assert kept.freeze_panes == sheet.freeze_panes
        assert kept.print_title_rows == sheet.print_title_rows
        assert {k: v.width for k, v in kept.column_dimensions.items()} == {
            k: v.width for k, v in sheet.column_dimensions.items()
        }
        assert {str(check.sqref): check for check in kept.data_validations.dataValidation} == {
            str(check.sqref): check for check in sheet.data_validations.dataValidation
        }
        assert kept.oddFooter.left.text == sheet.oddFooter.left.text
    assert [p.value for p in after.custom_doc_props.props] == [p.value for p in before.custom_doc_props.props]
    assert part(annotated(file), "docProps/core.xml") == part(file, "docProps/core.xml")


def test_only_marked_cells_look_different() -> None:
    file = broken_file()
    before, after = opened(file), opened(annotated(file))
    spots = located(file)

    for sheet in before:
        for cell in cells(sheet):
            if (sheet.title, cell.coordinate) not in spots:
                assert repr(after[sheet.title][cell.coordinate].fill) == repr(cell.fill)


def test_the_same_input_gives_the_same_bytes() -> None:
    data = broken_file()

    assert annotated(data) == annotated(data)


def test_a_faultless_form_only_gets_its_summary() -> None:
    copy = annotated(good_file())

    assert marked(copy) == {}
    assert coloured(copy) == set()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"not a workbook",
        plain_book()[:900],
        with_part(plain_book(), "xl/workbook.xml", ("<", "&")),
    ],
)
def test_what_cannot_be_opened_is_not_annotated(data: bytes) -> None:
    assert annotate(data, findings(problem("Trang", "A1")), "vi") is None


def test_a_file_refused_as_a_whole_is_not_even_opened() -> None:
    assert annotate(plain_book(), findings(problem(code="file_macros", value="")), "vi") is None


def test_findings_without_a_cell_stand_in_the_summary_only() -> None:
    copy = annotate(
        plain_book(),
        findings(
            problem(code="sheet_missing"), problem("Trang", "7", "column_missing"), problem("Không có", "B2")
        ),
        "vi",
    )

    assert marked(copy) == {}
    assert [row[3] for row in table(copy)] == [None, "B2", None]


def table(copy: bytes) -> list[tuple]:
    rows = [tuple(cell.value for cell in row[:7]) for row in opened(copy).worksheets[0]]
    return rows[rows.index(next(row for row in rows if row[0] == "STT")) + 1 :]


def test_a_finding_in_merged_cells_is_shown_at_their_corner() -> None:
    book = opened(plain_book())
    book["Trang"].merge_cells("A1:C3")

    copy = annotate(saved(book), findings(problem("Trang", "B2"), problem("Trang", "C3")), "vi")

    assert list(marked(copy)) == [("Trang", "A1")]
    assert marked(copy)["Trang", "A1"].count("Lỗi: ") == 2


def test_a_date_beyond_the_calendar_stays_the_number_that_it_is() -> None:
    book = opened(plain_book())
    book["Trang"]["B2"] = 15112022
    book["Trang"]["B2"].number_format = "dd/mm/yyyy"

    copy = annotate(saved(book), findings(problem("Trang", "B2")), "vi")

    assert "<v>15112022</v>" in part(copy, "xl/worksheets/sheet1.xml")
    assert as_read(copy)["Trang"] == as_read(saved(book))["Trang"]


def test_dates_times_and_durations_stay_the_numbers_that_they_are() -> None:
    book = opened(plain_book())
    book["Trang"]["B2"] = timedelta(hours=30)
    file = saved(book)

    assert as_read(annotate(file, findings(problem("Trang", "A1")), "vi"))["Trang"] == as_read(file)["Trang"]


def test_results_of_formulas_are_kept() -> None:
    book = opened(plain_book())
    book["Trang"]["B2"] = "=25*2"
    book["Trang"]["B3"] = '="nam"&"muoi"'
    file = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        ("<f>25*2</f><v></v>", "<f>25*2</f><v>50</v>"),
        ('r="B3"><f>"nam"&amp;"muoi"</f><v></v>', 'r="B3" t="str"><f>"nam"&amp;"muoi"</f><v>nammuoi</v>'),
    )

    copy = annotate(file, findings(problem("Trang", "A1")), "vi")

    assert opened(copy)["Trang"]["B2"].value == "=25*2"
    assert [row[1] for row in as_read(copy)["Trang"]] == [None, "50", "nammuoi"]


CHECKS_OF_EXCEL = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Danh!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>B2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)


def test_what_workbook_libraries_drop_is_kept() -> None:
    ignored = '<ignoredErrors><ignoredError sqref="A1" numberStoredAsText="1"/></ignoredErrors>'
    file = with_part(
        plain_book("Trang", "Danh"),
        "xl/worksheets/sheet1.xml",
        ("</worksheet>", f"{ignored}{CHECKS_OF_EXCEL}</worksheet>"),
    )

    copy = annotate(file, findings(problem("Trang", "A1")), "vi")

    sheet = part(copy, "xl/worksheets/sheet1.xml")
    order = [
        sheet.index(text) for text in ("numberStoredAsText", "<legacyDrawing", "<xm:f>Danh!$A$1:$A$3</xm:f>")
    ]
    assert order == sorted(order)


def test_five_hundred_findings_are_all_marked() -> None:
    places = [f"{column}{row}" for row in range(2, 102) for column in "ABCDE"]

    copy = annotate(plain_book(), findings(*(problem("Trang", place) for place in places)), "vi")

    assert {place for _, place in marked(copy)} == set(places)
    assert len(table(copy)) == 500


def test_mending_only_the_marked_cells_is_enough() -> None:
    copy = opened(annotated(broken_file()))
    for (sheet, place), value in MENDED.items():
        assert copy[sheet][place].comment
        copy[sheet][place] = value
    sent_again = saved(copy)

    assert hand_in(sent_again).accepted
    assert coloured(annotated(sent_again)) == set(located(sent_again))


def test_a_copy_of_a_copy_carries_no_old_marks() -> None:
    file = broken_file()
    once = annotated(file)

    assert annotated(once) == once


def test_marks_vanish_once_all_is_mended() -> None:
    copy = opened(annotated(broken_file()))
    for (sheet, place), value in MENDED.items():
        copy[sheet][place] = value
    clean = unmarked(saved(copy))
    wanted = opened(good_file())

    assert marked(clean) == {}
    book = opened(clean)
    assert book.sheetnames[1:] == wanted.sheetnames
    for sheet in wanted:
        for cell in cells(sheet):
            assert repr(book[sheet.title][cell.coordinate].fill) == repr(cell.fill)
    assert len(list(book[PROGRESS].conditional_formatting)) == len(
        list(wanted[PROGRESS].conditional_formatting)
    )


def unmarked(data: bytes) -> bytes:
    copy = annotate(data, findings(), "vi")
    assert copy is not None
    return copy


def test_marks_vanish_also_where_the_summary_was_deleted() -> None:
    copy = opened(annotated(broken_file()))
    copy.remove(copy.worksheets[0])

    clean = unmarked(saved(copy))

    assert marked(clean) == {}
    assert coloured(clean) == set()


def test_a_comment_of_the_senders_is_kept_and_comes_back() -> None:
    book = opened(broken_file())
    book[PROGRESS]["G7"].comment = Comment("Chờ số liệu của vụ", "người lập")
    book[COVER]["B9"].comment = Comment("Đã trình ký", "người lập")

    copy = annotated(saved(book))

    both = opened(copy)[PROGRESS]["G7"].comment
    assert both.text.startswith("tiendo:\nLỗi: “một nửa”")
    assert both.text.endswith("Chờ số liệu của vụ")
    assert opened(copy)[COVER]["B9"].comment.text.endswith("\nĐã trình ký")
    again = opened(unmarked(copy))[PROGRESS]["G7"].comment
    assert (again.text, again.author) == ("Chờ số liệu của vụ", "người lập")
    told = findings_of(copy).filter(code="comment_unread")["value"].to_list()
    assert told == ["Đã trình ký", "Chờ số liệu của vụ"]  # and nothing of what is ours


def test_marks_that_come_back_are_no_comments_of_the_sender() -> None:
    form = opened(annotated(broken_file()))
    for (sheet, place), value in MENDED.items():
        form[sheet][place].value = value

    assert findings_of(saved(form)).is_empty()


def test_rules_and_comments_of_other_sheets_are_left_alone() -> None:
    file = broken_file()
    before, after = opened(file), opened(annotated(file))

    for sheet in (COVER, DIFFICULTIES):
        theirs = [str(area.sqref) for area in before[sheet].conditional_formatting]
        assert [str(area.sqref) for area in after[sheet].conditional_formatting][-len(theirs) :] == theirs[
            -len(theirs) :
        ]
