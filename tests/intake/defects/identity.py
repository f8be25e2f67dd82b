"""Forms that say they are somebody else's, or do not say whose they are."""

from datetime import date

from schemas.terms import OwnPlanForm
from tests.intake.archives import replaced
from tests.intake.defects import defect
from tests.intake.desk import CONTRIBUTIONS, COVER, PROGRESS, Form, good_file
from tests.intake.world import HOME, OTHER


@defect(("form_other_agency", COVER, "B8"), agency=OTHER)
def form_of_another_agency(form: Form) -> None:
    pass


@defect(("form_other_period", COVER, "B7"))
def form_of_another_period(form: Form) -> None:
    form[COVER, "B7"] = "2022"


@defect(("form_other_plan", COVER, "B6"))
def form_of_another_plan(form: Form) -> None:
    form[COVER, "B6"] = "ke-hoach-khac"


@defect(("form_other_agency", COVER, "B8"))
def agency_that_nobody_knows(form: Form) -> None:
    form[COVER, "B8"] = "co-quan-z"


@defect()
def agency_by_its_name(form: Form) -> None:
    form[COVER, "B8"] = "CO QUAN  A"


@defect(("identity_blank", COVER, "B8"))
def agency_deleted(form: Form) -> None:
    form[COVER, "B8"] = None


@defect(("identity_blank", COVER, "B6"), ("identity_blank", COVER, "B7"))
def plan_and_period_deleted(form: Form) -> None:
    form[COVER, "B6"] = form[COVER, "B7"] = None


@defect()
def period_as_a_number(form: Form) -> None:
    form[COVER, "B7"] = 2023


@defect(("layout_unknown", COVER, "B5"))
def version_of_no_form(form: Form) -> None:
    form[COVER, "B5"] = "99"


@defect(("agency_missing", COVER, "B8"), agency=None)
def agency_deleted_and_no_folder(form: Form) -> None:
    form[COVER, "B8"] = " "


@defect(("agency_unlike", COVER, "B8"), agency=None)
def agency_misspelt_and_no_folder(form: Form) -> None:
    form[COVER, "B8"] = "co-qan-a"


@defect(("agency_unknown", COVER, "B8"), agency=None)
def agency_unknown_and_no_folder(form: Form) -> None:
    form[COVER, "B8"] = "Hội người yêu thơ"


@defect(agency=None)
def no_folder(form: Form) -> None:
    form[COVER, "B8"] = HOME


@defect(("agency_missing",), agency=None, name="bao-cao.json")
def json_without_agency(form: Form) -> bytes:
    return b'{"progress": [{"ref": "A.3", "status": "not_started"}]}'


@defect()
def mark_on_top_deleted(form: Form) -> None:
    form[PROGRESS, "A1"] = form[COVER, "A1"] = None


@defect(("file_damaged",))
def sheet_named_twice(form: Form) -> bytes:
    data = good_file()
    return replaced(data, "xl/workbook.xml", CONTRIBUTIONS.encode(), PROGRESS.encode())


@defect(("own_plan_unnumbered", COVER, "B12"), ("own_plan_undated", COVER, "B13"))
def own_plan_without_number_and_date(form: Form) -> None:
    form[COVER, "B11"] = OwnPlanForm.issued.vi
    form[COVER, "B12"] = form[COVER, "B13"] = form[COVER, "B14"] = None


@defect(("own_plan_untitled", COVER, "B14"))
def integrated_into_a_plan_without_a_title(form: Form) -> None:
    form[COVER, "B11"] = OwnPlanForm.integrated.vi
    form[COVER, "B12"], form[COVER, "B13"], form[COVER, "B14"] = "12/KH-MH", date(2023, 3, 1), "-"


@defect()
def integrated_into_a_plan_that_is_named(form: Form) -> None:
    form[COVER, "B11"] = OwnPlanForm.integrated.vi
    form[COVER, "B12"], form[COVER, "B13"], form[COVER, "B14"] = "12/KH-MH", date(2023, 3, 1), "Kế hoạch khác"


@defect()
def no_plan_yet(form: Form) -> None:
    form[COVER, "B11"] = OwnPlanForm.none.vi
    form[COVER, "B12"] = form[COVER, "B13"] = form[COVER, "B14"] = None


@defect()
def plan_and_period_by_their_names(form: Form) -> None:
    form[COVER, "B6"], form[COVER, "B7"] = "KẾ HOẠCH MINH HỌA", "Năm 2023"


@defect()
def period_as_a_number_with_decimals(form: Form) -> None:
    form[COVER, "B7"] = "2023.0"


@defect()
def invisible_letters_in_codes_and_headers(form: Form) -> None:
    form[COVER, "B7"] = "2023\u200e"
    form[PROGRESS, "A8"] = "A.3\u200f"
    form[PROGRESS, "L5"] = "Kết\u00a0quả \u2060thực hiện\u200b"
