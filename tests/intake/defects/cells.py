"""Single cells that do not hold what they seem to."""

import unicodedata
from datetime import date

from tests.intake.archives import parts, with_part
from tests.intake.defects import defect
from tests.intake.desk import CONTRIBUTIONS, COVER, OBSERVATIONS, PROGRESS, Form, good_file

SHEET = "xl/worksheets/sheet3.xml"


def _cell(data: bytes, cell: str, new: bytes) -> bytes:
    """The file with a cell of the progress sheet written anew."""
    sheet = parts(data)[SHEET]
    start = sheet.index(f'<c r="{cell}"'.encode())
    closed = sheet.index(b">", start)
    end = closed + 1 if sheet[closed - 1 : closed] == b"/" else sheet.index(b"</c>", start) + 4
    return with_part(data, SHEET, sheet[:start] + new + sheet[end:])


@defect(("cell_error", PROGRESS, "G7"))
def error_in_a_number(form: Form) -> None:
    form[PROGRESS, "G7"] = "#REF!"


@defect(("cell_error", PROGRESS, "F7"))
def error_in_the_status(form: Form) -> None:
    form[PROGRESS, "F7"] = "#N/A"


@defect(("cell_error", PROGRESS, "L7"))
def error_typed_as_text(form: Form) -> None:
    form.text(PROGRESS, "L7", "#DIV/0!")


@defect(("cell_error", COVER, "B9"))
def error_on_the_cover(form: Form) -> None:
    form[COVER, "B9"] = "#VALUE!"


@defect(("cell_error", OBSERVATIONS, "E6"), ("cell_error", PROGRESS, "G7"))
def errors_on_two_sheets(form: Form) -> None:
    form[OBSERVATIONS, "E6"] = form[PROGRESS, "G7"] = "#NAME?"


@defect(("formula_unread", PROGRESS, "G7"))
def formula_without_result(form: Form) -> None:
    form[PROGRESS, "G7"] = "=25+25"


@defect(("formula_unread", PROGRESS, "F7"))
def formula_without_result_for_a_status(form: Form) -> None:
    form[PROGRESS, "F7"] = '=IF(1=1,"Hoàn thành","")'


@defect(("formula_unread", COVER, "B9"))
def formula_without_result_on_the_cover(form: Form) -> None:
    form[COVER, "B9"] = "=B8"


@defect()
def formula_with_result(form: Form) -> bytes:
    return _cell(good_file(), "G7", b'<c r="G7"><f>25+25</f><v>50</v></c>')


@defect()
def formula_whose_result_is_an_empty_text(form: Form) -> bytes:
    return _cell(good_file(), "M7", b'<c r="M7" t="str"><f>""</f><v></v></c>')


@defect(("cell_picture", PROGRESS, "L7"))
def picture_put_into_a_cell_by_wps(form: Form) -> bytes:
    name = b"&quot;ID_0123456789ABCDEF0123456789ABCDEF&quot;,1)"
    picture = b'<c r="L7" t="str"><f>_xlfn.DISPIMG(' + name + b"</f><v>=DISPIMG(" + name + b"</v></c>"
    return _cell(good_file(), "L7", picture)


@defect(("cell_error", PROGRESS, "G7"))
def formula_whose_result_is_an_error(form: Form) -> bytes:
    return _cell(good_file(), "G7", b'<c r="G7" t="e"><f>1/0</f><v>#DIV/0!</v></c>')


@defect()
def formula_outside_the_table(form: Form) -> None:
    form[PROGRESS, "P7"] = "=1+1"


@defect(("font_converted", PROGRESS, "L7"))
def results_in_tcvn3(form: Form) -> None:
    form[PROGRESS, "L7"] = "§· ban hµnh v¨n b¶n h\xadíng dÉn"


@defect(("font_converted", PROGRESS, "L7"))
def results_in_vni(form: Form) -> None:
    form[PROGRESS, "L7"] = "Ñaõ ban haønh vaên baûn höôùng daãn"


@defect(
    ("font_converted", PROGRESS, "F7"),
    ("font_converted", PROGRESS, "L7"),
    ("font_converted", PROGRESS, "M9"),
)
def everything_in_tcvn3(form: Form) -> None:
    form[PROGRESS, "F7"] = "§ang thùc hiÖn"
    form[PROGRESS, "L7"] = "lÊy ý kiÕn c¸c ®¬n vÞ"
    form[PROGRESS, "M9"] = "ch\xada cã sè liÖu"


@defect(("font_unclear", PROGRESS, "L7"))
def results_in_two_fonts(form: Form) -> None:
    form[PROGRESS, "L7"] = "Đã ban hành v¨n b¶n h\xadíng dÉn"


@defect()
def signs_that_are_no_font(form: Form) -> None:
    form[PROGRESS, "L7"] = "« Đề án » § 5 · mục 3 – 20 m² ®"


@defect()
def decomposed_letters(form: Form) -> None:
    for cell in ("F6", "F7", "L6", "L7"):
        form[PROGRESS, cell] = unicodedata.normalize("NFD", form[PROGRESS][cell].value)


@defect()
def spaces_and_invisible_letters(form: Form) -> None:
    form[PROGRESS, "F7"] = " \u200bĐang\u00a0 thực hiện \ufeff"
    form[PROGRESS, "L7"] = "\u202eĐang lấy ý kiến\u202c của các đơn vị"


@defect(("text_too_long", CONTRIBUTIONS, "D6"))
def text_beyond_the_limit(form: Form) -> None:
    form[CONTRIBUTIONS, "D6"] = "dài " * 6_000


@defect()
def text_like_a_formula(form: Form) -> None:
    form.text(PROGRESS, "L7", "=HYPERLINK(A1) là chữ")


@defect(("more_alike",), *(("key_missing", PROGRESS, f"A{row}") for row in range(11, 211)))
def three_hundred_lines_without_code(form: Form) -> None:
    for row in range(11, 311):
        form[PROGRESS, f"F{row}"] = "Hoàn thành"


@defect(("text_is_date", PROGRESS, "J6"), ("text_is_date", COVER, "B9"))
def numbers_of_documents_that_excel_made_dates_of(form: Form) -> None:
    form[PROGRESS, "J6"] = form[COVER, "B9"] = date(2023, 11, 1)


@defect(("letters_lost", PROGRESS, "L6"), ("letters_lost", PROGRESS, "L7"))
def results_read_in_a_wrong_encoding(form: Form) -> None:
    form[PROGRESS, "L6"] = "Đã lấy ý kiến các đơn vị".encode().decode("latin-1")
    form[PROGRESS, "L7"] = "Đã lấy ý kiến các đơn vị".encode().decode("cp1252", errors="replace")


@defect(("letters_lost", PROGRESS, "L7"))
def question_marks_within_words(form: Form) -> None:
    form[PROGRESS, "L7"] = "?ang l?y ý ki?n các ??n v? v? th?c hi?n nhi?m v?"


@defect(("letters_lost", PROGRESS, "M9"))
def sign_of_a_lost_letter(form: Form) -> None:
    form[PROGRESS, "M9"] = "Năm nay không \ufffdến kỳ"


@defect()
def questions_and_quotes_that_are_honest(form: Form) -> None:
    form[PROGRESS, "L7"] = "Đã hỏi: «làm gì?Khi nào?» (xem https://x.vn/a?b=1); «Đề án má», 20 m² á»."
