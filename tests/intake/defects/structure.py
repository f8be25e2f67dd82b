"""Forms whose sheets, columns or lines were moved, renamed or deleted."""

from datetime import date

from tests.intake.archives import replaced
from tests.intake.defects import defect
from tests.intake.desk import (
    CONTRIBUTIONS,
    COVER,
    DIFFICULTIES,
    OBSERVATIONS,
    PROGRESS,
    Form,
    good_file,
    issued,
)
from tests.intake.world import HOME, SUPPORTED, YEARLY


@defect(("form_empty", PROGRESS, "F6"), ("line_unfilled", PROGRESS, "F6"))
def form_as_issued(form: Form) -> bytes:
    return issued(HOME)


@defect(("form_empty", PROGRESS, "F6"), ("line_unfilled", PROGRESS, "F6"))
def only_the_cover_filled(form: Form) -> bytes:
    fresh = Form(issued(HOME))
    fresh[COVER, "B9"] = "20/BC-CQA"
    fresh[COVER, "B10"] = date(2023, 11, 18)
    return fresh.bytes()


@defect(("sheet_missing", OBSERVATIONS, None))
def sheet_deleted(form: Form) -> None:
    del form.book[OBSERVATIONS]


@defect(("sheet_missing", COVER, None), ("sheet_missing", PROGRESS, None))
def two_sheets_deleted(form: Form) -> None:
    del form.book[COVER]
    del form.book[PROGRESS]


@defect(("sheet_renamed", "Chủ trì", None))
def sheet_renamed(form: Form) -> None:
    form[PROGRESS].title = "Chủ trì"


@defect()
def sheet_name_in_capitals(form: Form) -> None:
    form[PROGRESS].title = PROGRESS.upper() + " "


@defect(("sheet_unknown", "Ghi chú thêm", None))
def sheet_added(form: Form) -> None:
    form.book.create_sheet("Ghi chú thêm")["B2"] = "Đề nghị xem thêm công văn kèm theo."


@defect()
def empty_sheet_added(form: Form) -> None:
    form.book.create_sheet("Sheet1")


@defect(("sheet_unknown", f"{PROGRESS} Copy", None))
def sheet_copied(form: Form) -> None:
    form.book.copy_worksheet(form[PROGRESS])


@defect(("sheet_hidden", CONTRIBUTIONS, None))
def sheet_hidden(form: Form) -> None:
    form[CONTRIBUTIONS].sheet_state = "hidden"


@defect()
def sheets_in_another_order(form: Form) -> None:
    form.book.move_sheet(PROGRESS, offset=2)


@defect()
def rows_hidden(form: Form) -> None:
    form[PROGRESS].row_dimensions[6].hidden = True


@defect()
def rows_inserted_above(form: Form) -> None:
    form[PROGRESS].insert_rows(2, 3)


@defect(("header_missing", PROGRESS, "A5"))
def header_row_deleted(form: Form) -> None:
    form[PROGRESS].delete_rows(5)


@defect(("column_missing", PROGRESS, "J5"))
def column_deleted(form: Form) -> None:
    form[PROGRESS].delete_cols(10)


@defect(("column_renamed", PROGRESS, "L5"))
def column_renamed(form: Form) -> None:
    form[PROGRESS, "L5"] = "Kết quả thực hiện năm"


@defect(("column_missing", PROGRESS, "L5"), ("outside_table", PROGRESS, "L6"))
def column_renamed_beyond_recognition(form: Form) -> None:
    form[PROGRESS, "L5"] = "Nội dung công việc đã làm"


@defect()
def header_without_diacritics(form: Form) -> None:
    form[PROGRESS, "L5"] = "KET QUA  THUC HIEN"


@defect()
def header_with_line_breaks(form: Form) -> None:
    form[PROGRESS, "G5"] = "Tỷ lệ\nhoàn thành\n(%)"


@defect()
def columns_swapped(form: Form) -> None:
    for row in form[PROGRESS].iter_rows(min_row=5, max_row=10):
        row[11].value, row[12].value = row[12].value, row[11].value


@defect(("outside_table", PROGRESS, "G6"))
def column_inserted(form: Form) -> None:
    form[PROGRESS].insert_cols(7)
    form[PROGRESS, "G5"], form[PROGRESS, "G6"] = "Ghi chú nội bộ", "đã duyệt"


@defect()
def empty_column_inserted(form: Form) -> None:
    form[PROGRESS].insert_cols(1)


@defect(("date_impossible", PROGRESS, "J6"))
def first_column_empty_and_a_wrong_day(form: Form) -> None:
    form[PROGRESS].insert_cols(1)
    form[PROGRESS, "J6"] = "31/02/2023"


@defect(("column_repeated", PROGRESS, "N5"))
def column_twice(form: Form) -> None:
    form[PROGRESS, "N5"], form[PROGRESS, "N6"] = "Tình trạng", "Đang thực hiện"


@defect(("label_missing", COVER, "A10"))
def label_deleted(form: Form) -> None:
    form[COVER, "A10"] = None


@defect()
def cover_moved_down(form: Form) -> None:
    form[COVER].insert_rows(5, 2)


@defect(("header_missing", COVER, "A4"))
def labels_deleted(form: Form) -> None:
    for row in range(5, 17):
        form[COVER, f"A{row}"] = None


@defect(("line_lost", PROGRESS, "A5"))
def line_deleted(form: Form) -> None:
    form[PROGRESS].delete_rows(8)


@defect(("task_repeated", PROGRESS, "A7"), ("line_lost", PROGRESS, "A5"))
def code_overwritten_by_another_of_ours(form: Form) -> None:
    form[PROGRESS, "A7"] = YEARLY
    form[PROGRESS, "H7"] = None


@defect(("task_not_yours", PROGRESS, "A8"), ("line_lost", PROGRESS, "A5"))
def code_overwritten_by_one_of_others(form: Form) -> None:
    form[PROGRESS, "A8"] = SUPPORTED


@defect(("key_missing", PROGRESS, "A8"), ("line_lost", PROGRESS, "A5"))
def code_deleted(form: Form) -> None:
    form[PROGRESS, "A8"] = None


@defect(("outside_table", PROGRESS, "C5000"))
def character_in_row_5000_of_a_context_column(form: Form) -> None:
    form[PROGRESS, "C5000"] = "."


@defect(("outside_table", PROGRESS, "F5000"))
def character_in_row_5000_of_the_status(form: Form) -> None:
    form[PROGRESS, "F5000"] = "x"


@defect(("outside_table", PROGRESS, "L5000"))
def character_in_row_5000_of_the_results(form: Form) -> None:
    form[PROGRESS, "L5000"] = "`"


@defect(("outside_table", PROGRESS, "P5000"))
def character_in_row_5000_right_of_the_table(form: Form) -> None:
    form[PROGRESS, "P5000"] = "."


@defect(("outside_table", DIFFICULTIES, "C5000"))
def character_in_row_5000_of_the_difficulties(form: Form) -> None:
    form[DIFFICULTIES, "C5000"] = "."


@defect(("cell_error", PROGRESS, "F5000"))
def error_cell_in_row_5000(form: Form) -> None:
    form[PROGRESS, "F5000"] = "#REF!"


@defect(("outside_table", PROGRESS, "P7"))
def error_cell_beside_the_table(form: Form) -> None:
    form[PROGRESS, "P7"] = "#N/A"


@defect(("key_missing", PROGRESS, "F5000"))
def status_in_row_5000(form: Form) -> None:
    form[PROGRESS, "F5000"] = "Hoàn thành"


@defect(("key_missing", CONTRIBUTIONS, "A7"))
def contribution_without_code(form: Form) -> None:
    form[CONTRIBUTIONS, "D7"] = "Đã góp ý thêm một dự thảo."


@defect(("outside_table", PROGRESS, "A12"), ("outside_table", PROGRESS, "A13"))
def notes_below_the_table(form: Form) -> None:
    form[PROGRESS, "A12"] = "Ghi chú:"
    form[PROGRESS, "A13"] = "- Số liệu tính đến hết ngày 14/11."


@defect(("outside_table", PROGRESS, "J13"), ("outside_table", PROGRESS, "J14"))
def signature_below_the_table(form: Form) -> None:
    form[PROGRESS, "B13"] = "Người lập biểu"
    form[PROGRESS, "J14"] = "(đã ký)"
    form[PROGRESS, "J13"] = "THỦ TRƯỞNG CƠ QUAN"


@defect(("cells_merged", PROGRESS, "F6"))
def status_merged_over_a_reported_and_an_empty_line(form: Form) -> None:
    form[PROGRESS, "F6"] = "Chưa thực hiện"
    for cell in ("G6", "I6", "J6", "K6", "L6", "F7", "G7", "H7", "L7"):
        form[PROGRESS, cell] = None
    form[PROGRESS].merge_cells("F6:F7")


@defect(("cells_merged", PROGRESS, "L6"), ("result_shared", PROGRESS, "L7"))
def results_merged(form: Form) -> None:
    form[PROGRESS].merge_cells("L6:L7")


@defect()
def empty_cells_merged(form: Form) -> None:
    form[PROGRESS].merge_cells("A20:M20")


@defect()
def wordy_title_above(form: Form) -> None:
    form[PROGRESS, "A2"] = "Cơ quan báo cáo: xem trang Thông tin chung\nMã nhiệm vụ"


@defect()
def saved_with_prefixes(form: Form) -> bytes:
    """Some programs write every element of a worksheet with a prefix."""
    name = "xl/worksheets/sheet3.xml"
    data = replaced(good_file(), name, b"<sheetData>", b"<!-- x --><sheetData>")
    return replaced(data, name, b'<c r="A6"', b"<c  r='A6'")


@defect()
def columns_numbered_below_the_header(form: Form) -> None:
    form[PROGRESS].insert_rows(6)
    for column in range(1, 14):
        form[PROGRESS].cell(6, column).value = f"({column})"
    form[OBSERVATIONS].insert_rows(6)
    for column in range(1, 7):
        form[OBSERVATIONS].cell(6, column).value = column
