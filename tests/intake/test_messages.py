"""Findings speak as people write: days, numbers and names, in both languages."""

from datetime import date

from tests.intake.desk import OBSERVATIONS, PROGRESS, good_form, hand_in
from tests.intake.world import OTHER, OTHERS_OWN


def test_days_are_written_day_first():
    form = good_form()
    form[PROGRESS, "I6"] = date(2024, 5, 15)
    reading = hand_in(form)

    assert "15/05/2024" in reading.message("date_future")
    assert "20/11/2023" in reading.message("date_future")
    assert reading.rows[0]["value"] == "15/05/2024"


def test_numbers_have_a_decimal_comma():
    form = good_form()
    form[PROGRESS, "G6"] = 99.5
    form[OBSERVATIONS, "E7"] = -12.5
    reading = hand_in(form)

    assert "tỷ lệ là 99,5%" in reading.message("percent_completed")
    assert "-12,5" in reading.message("value_negative")


def test_a_field_is_called_as_in_the_form():
    form = good_form()
    form[PROGRESS, "H7"] = date(2018, 1, 1)
    reading = hand_in(form)

    assert "“Ngày hoàn thành báo cáo sơ bộ” là 01/01/2018" in reading.message("date_before_plan")
    assert "“Preliminary report completed on” is 01/01/2018" in reading.message("date_before_plan", "en")


def test_who_leads_a_task_is_named():
    form = good_form()
    form[PROGRESS, "A8"] = OTHERS_OWN

    assert "chủ trì: Cơ quan Bê" in hand_in(form).message("task_not_yours")


def test_the_agency_of_the_folder_is_named():
    assert "không phải cho Cơ quan Bê" in hand_in(good_form(), agency=OTHER).message("form_other_agency")


def test_what_was_meant_is_offered():
    form = good_form()
    form[PROGRESS, "A8"] = "A.33"
    form[PROGRESS, "F7"] = "Hoàn thàn"
    reading = hand_in(form)

    assert "Có phải là A.3?" in reading.message("task_misspelt")
    assert "Có phải là “Hoàn thành”?" in reading.message("choice_misspelt")


def test_all_that_look_alike_are_offered_the_agencys_own_first():
    form = good_form()
    form[PROGRESS, "A8"] = "B.1.z"

    assert "Có phải là B.1.d; B.1.đ?" in hand_in(form).message("task_misspelt")


def test_long_texts_are_cut():
    form = good_form()
    form[PROGRESS, "F7"] = "dài " * 5_000

    assert len(hand_in(form).rows[0]["value"]) < 1_100
