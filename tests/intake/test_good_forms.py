"""Forms without a fault are accepted as they are, and what they say arrives unchanged."""

from datetime import date

import polars as pl
import pytest

from tests.intake.desk import LAYOUTS, LONG_TEXT, good_file, hand_in
from tests.intake.world import BIENNIAL, COUNTED, HOME, LATER, LEVEL, ONCE, OVERDUE, SUPPORTED, YEARLY


def test_a_well_filled_form_has_no_finding():
    reading = hand_in(good_file())

    assert reading.found == []
    assert reading.accepted


def test_what_it_says_arrives():
    reading = hand_in(good_file())

    progress = {row["ref"]: row for row in reading.records("progress")}
    assert {ref: (row["status"], row["percent"], row["row"]) for ref, row in progress.items()} == {
        YEARLY: ("completed", 100, 6),
        ONCE: ("in_progress", 50, 7),
        LATER: ("not_started", None, 8),
        BIENNIAL: ("no_activity", None, 9),
        OVERDUE: ("suspended", None, 10),
    }
    assert progress[YEARLY]["completed_on"] == date(2023, 5, 15)
    assert progress[YEARLY]["result"] == LONG_TEXT
    assert [row["ref"] for row in reading.records("contributions")] == [SUPPORTED]
    assert [row["state"] for row in reading.records("difficulties")] == ["open"]
    assert {r["indicator"]: r["value"] for r in reading.records("observations")} == {
        COUNTED: 1234,
        LEVEL: 12.5,
    }
    assert reading.records("cover")[0]["agency"] == HOME


def test_a_batch_without_files_is_read_too():
    from tests.intake.desk import plan
    from tiendo.intake import take_in

    intake = take_in([], LAYOUTS, plan(), plan().period("2023"))

    assert intake.findings.is_empty()
    assert all(isinstance(table, pl.DataFrame) for table in intake.tables.values())


@pytest.mark.parametrize("number", [1, 7])
def test_the_number_of_a_submission_is_kept(number):
    assert hand_in(good_file(), number=number).intake.tables["cover"]["submission"].to_list() == [number]
