"""Every spoilt file gets exactly the findings that it deserves, where they belong."""

from collections import Counter

import pytest

from tests.intake.defects import Defect, defects, write_folder
from tests.intake.desk import good_file, hand_in_all


@pytest.mark.parametrize("defect", defects(), ids=lambda defect: defect.name)
def test_defect(defect: Defect):
    assert Counter(defect.hand_in().found) == Counter(defect.expected)


def test_at_least_sixty_kinds():
    assert len(defects()) >= 60


@pytest.mark.parametrize("defect", defects(), ids=lambda defect: defect.name)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_finding_can_be_worded(defect: Defect, lang):
    reading = defect.hand_in()

    for row in reading.rows:
        assert "{" not in reading.message(row["code"], lang)


@pytest.mark.slow
def test_a_spoilt_file_disturbs_no_other(tmp_path):
    spoilt = {number: defect.file() for number, defect in enumerate(defects(), start=10) if not defect.about}
    readings = hand_in_all({1: good_file(), **spoilt, 9_999: good_file()})

    assert readings[1].found == readings[9_999].found == []
    assert readings[1].records("progress") == readings[9_999].records("progress")
    assert len(readings) > 60


WHOLE_FILE = ("file_", "sheet_missing", "agency_missing")


@pytest.mark.parametrize("defect", defects(), ids=lambda defect: defect.name)
def test_refusals_say_where(defect: Defect):
    for row in defect.hand_in().rows:
        has_cell = row["sheet"] and row["row"] and row["column"]
        assert has_cell or row["severity"] == "warn" or row["code"].startswith(WHOLE_FILE)


@pytest.mark.slow
def test_they_can_be_laid_into_a_folder(tmp_path):
    assert len(list(write_folder(tmp_path))) == len(list(tmp_path.iterdir())) == len(defects())
