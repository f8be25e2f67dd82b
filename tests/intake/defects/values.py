"""Numbers, days and choices as officials write them, and as they should not."""

from datetime import date, datetime

from tests.intake.defects import defect
from tests.intake.desk import COVER, DIFFICULTIES, OBSERVATIONS, PROGRESS, Form


@defect(("percent_malformed", PROGRESS, "G7"))
def words_in_a_percentage(form: Form) -> None:
    form[PROGRESS, "G7"] = "khoảng 50"


@defect(("percent_range", PROGRESS, "G7"))
def percentage_over_a_hundred(form: Form) -> None:
    form[PROGRESS, "G7"] = 150


@defect(("percent_range", PROGRESS, "G7"))
def percentage_below_zero(form: Form) -> None:
    form[PROGRESS, "G7"] = "-5%"


@defect(("percent_one", PROGRESS, "G7"))
def percentage_of_one(form: Form) -> None:
    form[PROGRESS, "G7"] = 1


@defect()
def percentage_of_one_when_completed(form: Form) -> None:
    form[PROGRESS, "G6"] = 1


@defect()
def one_per_cent(form: Form) -> None:
    form[PROGRESS, "G7"] = "1%"


@defect(("number_malformed", OBSERVATIONS, "E6"))
def words_in_a_number(form: Form) -> None:
    form[OBSERVATIONS, "E6"] = "12 vụ"


@defect(("number_unclear", OBSERVATIONS, "E6"))
def number_with_one_separator(form: Form) -> None:
    form[OBSERVATIONS, "E6"] = "1.234"


@defect(("value_fraction", OBSERVATIONS, "E6"))
def number_that_an_english_excel_misread(form: Form) -> None:
    form[OBSERVATIONS, "E6"] = 1.234


@defect(("value_negative", OBSERVATIONS, "E7"))
def negative_number(form: Form) -> None:
    form[OBSERVATIONS, "E7"] = -12.5


@defect(("date_impossible", PROGRESS, "I6"))
def day_31_february(form: Form) -> None:
    form[PROGRESS, "I6"] = "31/02/2023"


@defect(("date_impossible", PROGRESS, "I6"))
def month_before_day(form: Form) -> None:
    form[PROGRESS, "I6"] = "05/31/2023"


@defect(("date_impossible", PROGRESS, "I6"), ("date_order_unclear", PROGRESS, "K6"))
def days_swapped_by_software(form: Form) -> None:
    form[PROGRESS, "I6"] = "05/31/2023"
    form[PROGRESS, "K6"] = "06/01/2023"


@defect(("date_malformed", PROGRESS, "I6"))
def month_without_day(form: Form) -> None:
    form[PROGRESS, "I6"] = "tháng 5/2023"


@defect(("date_malformed", COVER, "B10"))
def words_for_a_day_on_the_cover(form: Form) -> None:
    form[COVER, "B10"] = "hôm qua"


@defect(("date_short_year", PROGRESS, "I6"))
def year_of_two_digits(form: Form) -> None:
    form[PROGRESS, "I6"] = "15/5/23"


@defect(("date_as_number", PROGRESS, "I6"))
def day_as_a_serial_number(form: Form) -> None:
    form[PROGRESS, "I6"] = 45061
    form[PROGRESS]["I6"].number_format = "General"


@defect()
def day_with_a_time(form: Form) -> None:
    form[PROGRESS, "I6"] = datetime(2023, 5, 15, 14, 30)


@defect(("date_future", PROGRESS, "I6"))
def completed_in_the_future(form: Form) -> None:
    form[PROGRESS, "I6"] = date(2024, 5, 15)


@defect(("date_future", PROGRESS, "K6"))
def document_of_the_future(form: Form) -> None:
    form[PROGRESS, "K6"] = "01/12/2023"


@defect(("date_before_plan", PROGRESS, "H7"))
def preliminary_report_before_the_plan(form: Form) -> None:
    form[PROGRESS, "H7"] = date(2018, 1, 1)


@defect(("date_outside_window", PROGRESS, "I6"))
def completed_the_year_before(form: Form) -> None:
    form[PROGRESS, "I6"] = date(2022, 5, 15)


@defect(("date_outside_window", PROGRESS, "I6"))
def completed_after_the_window(form: Form) -> None:
    form[PROGRESS, "I6"] = date(2023, 11, 18)


@defect(("document_outside_window", PROGRESS, "K6"))
def document_of_the_year_before(form: Form) -> None:
    form[PROGRESS, "K6"] = date(2022, 5, 15)


@defect(("choice_misspelt", PROGRESS, "F7"))
def status_misspelt(form: Form) -> None:
    form[PROGRESS, "F7"] = "Đang thực hiên xong"


@defect(("choice_unknown", PROGRESS, "F7"))
def status_of_own_invention(form: Form) -> None:
    form[PROGRESS, "F7"] = "OK"


@defect(("choice_unknown", DIFFICULTIES, "E6"))
def state_of_own_invention(form: Form) -> None:
    form[DIFFICULTIES, "E6"] = "?"


@defect(("value_missing", PROGRESS, "F7"))
def status_left_out(form: Form) -> None:
    form[PROGRESS, "F7"] = None


@defect(("value_missing", DIFFICULTIES, "B6"))
def difficulty_left_out(form: Form) -> None:
    form[DIFFICULTIES, "B6"] = None
    form[DIFFICULTIES, "C6"] = "Đề nghị bổ sung kinh phí."


@defect(("line_unfilled", PROGRESS, "F8"))
def lines_left_blank(form: Form) -> None:
    form[PROGRESS, "F8"] = None


@defect(
    ("percent_malformed", PROGRESS, "G7"),
    ("date_impossible", PROGRESS, "I6"),
    ("choice_unknown", PROGRESS, "F8"),
    ("number_malformed", OBSERVATIONS, "E7"),
    ("date_malformed", COVER, "B10"),
)
def several_at_once(form: Form) -> None:
    form[PROGRESS, "G7"] = "nửa chừng"
    form[PROGRESS, "I6"] = "30/02/2023"
    form[PROGRESS, "F8"] = "abc"
    form[OBSERVATIONS, "E7"] = "nhiều"
    form[COVER, "B10"] = "tháng trước"


@defect(("number_too_large", OBSERVATIONS, "E6"))
def number_beyond_what_computers_count(form: Form) -> None:
    form[OBSERVATIONS, "E6"] = "1e400"


@defect(("number_too_large", OBSERVATIONS, "E6"))
def number_of_four_hundred_digits(form: Form) -> None:
    form[OBSERVATIONS, "E6"] = "9" * 400


@defect()
def narrow_spaces_in_numbers(form: Form) -> None:
    form[OBSERVATIONS, "E6"] = "1\u202f234"
    form[PROGRESS, "G7"] = "50\u2009%"
