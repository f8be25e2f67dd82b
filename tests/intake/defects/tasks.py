"""Lines that contradict the plan, themselves, or what was reported the year before."""

from datetime import date

import polars as pl

from tests.intake.defects import defect
from tests.intake.desk import CONTRIBUTIONS, DIFFICULTIES, LONG_TEXT, OBSERVATIONS, PROGRESS, Form
from tests.intake.world import BIENNIAL, COUNTED, HOME, LATER, ONCE, OTHERS_COUNT, OTHERS_OWN, YEARLY
from tiendo.intake import History

OLD_TEXT = "Đã tổ chức lấy ý kiến của các bộ, ngành (dữ liệu minh họa)."


def _before(ref: str, status: str, percent: float | None = None, result: str | None = None) -> History:
    row = {"agency": HOME, "unit": "", "ref": ref, "status": status, "percent": percent, "result": result}
    return History(
        progress=pl.DataFrame([row], schema_overrides={"percent": pl.Float64, "result": pl.String})
    )


@defect(("task_unknown", PROGRESS, "A8"), ("line_lost", PROGRESS, "A5"))
def task_of_no_plan(form: Form) -> None:
    form[PROGRESS, "A8"] = "XYZ"


@defect(("task_misspelt", PROGRESS, "A8"), ("line_lost", PROGRESS, "A5"))
def task_misspelt(form: Form) -> None:
    form[PROGRESS, "A8"] = "A.33"


@defect(("task_misspelt", DIFFICULTIES, "A6"))
def task_of_a_difficulty_misspelt(form: Form) -> None:
    form[DIFFICULTIES, "A6"] = "B.1.z"


@defect()
def task_in_small_letters(form: Form) -> None:
    form[PROGRESS, "A8"] = " a. 3."
    form[DIFFICULTIES, "A6"] = "b.1.Đ"


@defect(("task_not_yours", PROGRESS, "A8"), ("line_lost", PROGRESS, "A5"))
def task_of_another_agency(form: Form) -> None:
    form[PROGRESS, "A8"] = OTHERS_OWN


@defect(("support_not_asked", CONTRIBUTIONS, "A6"), ("entry_lost", CONTRIBUTIONS, "A5"))
def support_that_nobody_asked_for(form: Form) -> None:
    form[CONTRIBUTIONS, "A6"] = OTHERS_OWN


@defect(("task_repeated", PROGRESS, "A11"))
def task_reported_twice(form: Form) -> None:
    form[PROGRESS, "A11"] = LATER
    form[PROGRESS, "F11"] = "Đang thực hiện"
    form[PROGRESS, "L11"] = "Đã bắt đầu."


@defect(("reason_missing", PROGRESS, "M10"))
def suspended_without_reason(form: Form) -> None:
    form[PROGRESS, "M10"] = None


@defect(("reason_missing", PROGRESS, "M9"))
def no_activity_and_a_dash_for_a_reason(form: Form) -> None:
    form[PROGRESS, "M9"] = "-"


@defect(("no_activity_once", PROGRESS, "F8"))
def no_activity_of_a_task_done_once(form: Form) -> None:
    form[PROGRESS, "F8"] = "Không phát sinh trong kỳ"
    form[PROGRESS, "M8"] = "Chưa có yêu cầu."


@defect(("completion_unproven", PROGRESS, "J6"))
def completed_without_proof(form: Form) -> None:
    form[PROGRESS, "J6"] = None


@defect(("completion_unproven", PROGRESS, "J6"))
def completed_with_a_word_that_says_nothing(form: Form) -> None:
    form[PROGRESS, "J6"] = "Không có"


@defect(("output_unnamed", PROGRESS, "J6"))
def completed_with_an_explanation_only(form: Form) -> None:
    form[PROGRESS, "J6"] = None
    form[PROGRESS, "M6"] = "Kết quả thể hiện trong báo cáo chung."


@defect(("completion_undated", PROGRESS, "I8"))
def completed_without_a_day(form: Form) -> None:
    form[PROGRESS, "F8"] = "Hoàn thành"
    form[PROGRESS, "J8"] = "7/QĐ-CQA"
    form[PROGRESS, "L8"] = "Đã ban hành."


@defect(("date_without_completion", PROGRESS, "I7"))
def day_without_completion(form: Form) -> None:
    form[PROGRESS, "I7"] = date(2023, 5, 1)


@defect(("percent_completed", PROGRESS, "G6"))
def completed_at_eighty(form: Form) -> None:
    form[PROGRESS, "G6"] = 80


@defect(("percent_not_started", PROGRESS, "G8"))
def not_started_at_ten(form: Form) -> None:
    form[PROGRESS, "G8"] = 10


@defect(("percent_full", PROGRESS, "G7"))
def in_progress_at_a_hundred(form: Form) -> None:
    form[PROGRESS, "G7"] = "100%"


@defect(("result_missing", PROGRESS, "L7"))
def in_progress_without_results(form: Form) -> None:
    form[PROGRESS, "L7"] = "…"


@defect(("result_shared", PROGRESS, "L7"))
def one_narrative_for_two_tasks(form: Form) -> None:
    form[PROGRESS, "L7"] = LONG_TEXT


@defect(("deadline_unexplained", PROGRESS, "M10"))
def overdue_without_a_word(form: Form) -> None:
    form[PROGRESS, "F10"] = "Chưa thực hiện"
    form[PROGRESS, "M10"] = None


@defect(("agency_misspelt", DIFFICULTIES, "D6"))
def authority_misspelt(form: Form) -> None:
    form[DIFFICULTIES, "D6"] = "Cơ quan Bêê"


@defect()
def authority_that_is_no_agency(form: Form) -> None:
    form[DIFFICULTIES, "D6"] = "Hội đồng nhân dân các cấp"


@defect(("indicator_unknown", OBSERVATIONS, "A6"), ("entry_lost", OBSERVATIONS, "A5"))
def indicator_of_no_plan(form: Form) -> None:
    form[OBSERVATIONS, "A6"] = "xyz"


@defect(("indicator_misspelt", OBSERVATIONS, "A6"), ("entry_lost", OBSERVATIONS, "A5"))
def indicator_misspelt(form: Form) -> None:
    form[OBSERVATIONS, "A6"] = "so-viecc"


@defect(("indicator_not_yours", OBSERVATIONS, "A6"), ("entry_lost", OBSERVATIONS, "A5"))
def indicator_of_another_agency(form: Form) -> None:
    form[OBSERVATIONS, "A6"] = OTHERS_COUNT


@defect(("task_repeated", OBSERVATIONS, "A7"), ("entry_lost", OBSERVATIONS, "A5"))
def indicator_reported_twice(form: Form) -> None:
    form[OBSERVATIONS, "A7"] = COUNTED
    form[OBSERVATIONS, "E7"] = 3


@defect(("status_regressed", PROGRESS, "F8"), history=_before(LATER, "completed", 100.0))
def not_started_though_completed_last_year(form: Form) -> None:
    pass


@defect(history=_before(BIENNIAL, "completed", 100.0))
def recurring_task_completed_last_year(form: Form) -> None:
    pass


@defect(("percent_fell", PROGRESS, "G7"), history=_before(ONCE, "in_progress", 62.5))
def percentage_lower_than_last_year(form: Form) -> None:
    pass


@defect(("result_of_last_period", PROGRESS, "L7"), history=_before(ONCE, "in_progress", 30.0, OLD_TEXT))
def results_pasted_from_last_year(form: Form) -> None:
    form[PROGRESS, "L7"] = OLD_TEXT.upper() + " "


@defect(history=_before(YEARLY, "completed", 100.0, "Khác."))
def same_task_completed_again(form: Form) -> None:
    pass


@defect(
    ("value_far_off", OBSERVATIONS, "E6"),
    history=History(
        observations=pl.DataFrame([{"agency": HOME, "unit": "", "indicator": COUNTED, "value": 12.0}])
    ),
)
def value_a_hundred_times_last_years(form: Form) -> None:
    pass


@defect()
def difficulties_that_are_none(form: Form) -> None:
    form[DIFFICULTIES, "A7"], form[DIFFICULTIES, "B7"] = ONCE, "Không có khó khăn, vướng mắc."
    form[DIFFICULTIES, "B8"], form[DIFFICULTIES, "C8"] = "Không", "Không có"


@defect(("value_missing", DIFFICULTIES, "B7"))
def proposal_without_difficulty(form: Form) -> None:
    form[DIFFICULTIES, "C7"] = "Đề nghị bổ sung kinh phí."


@defect(("title_of_another", PROGRESS, "A7"), ("title_of_another", PROGRESS, "A8"))
def lines_sorted_without_their_codes(form: Form) -> None:
    for above, below in zip(form[PROGRESS]["B7:M7"][0], form[PROGRESS]["B8:M8"][0], strict=True):
        above.value, below.value = below.value, above.value


@defect(
    ("title_of_another", PROGRESS, "A8"),
    ("title_of_another", PROGRESS, "A9"),
    ("key_missing", PROGRESS, "A10"),
    ("line_lost", PROGRESS, "A5"),
)
def code_deleted_and_those_below_moved_up(form: Form) -> None:
    form[PROGRESS, "A8"], form[PROGRESS, "A9"], form[PROGRESS, "A10"] = "A.4", "B.1.d", None
    form[PROGRESS, "F9"] = "Chưa thực hiện"


@defect()
def title_written_by_hand(form: Form) -> None:
    form[PROGRESS, "B7"] = "Việc 1 lần"


@defect()
def title_copied_into_the_line_below(form: Form) -> None:
    form[PROGRESS, "B8"] = form[PROGRESS]["B7"].value


@defect(("title_of_another", OBSERVATIONS, "A6"), ("title_of_another", OBSERVATIONS, "A7"))
def indicators_sorted_without_their_codes(form: Form) -> None:
    for above, below in zip(form[OBSERVATIONS]["B6:D6"][0], form[OBSERVATIONS]["B7:D7"][0], strict=True):
        above.value, below.value = below.value, above.value
