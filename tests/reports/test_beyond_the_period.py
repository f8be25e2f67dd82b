"""What the periodic report says beyond its period: own plans, difficulties of earlier periods, mergers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from schemas.results import FollowedDifficulties, OwnPlanStates
from schemas.snapshot import Snapshot
from tests.reports.reading import rows, said
from tests.reports.samples import Sent, snapshot_of
from tests.reports.small_plan import small_plan
from tests.reports.worlds import mixed, real_plan
from tiendo.plan import Plan
from tiendo.reports import annual_report

DUE = date(2019, 12, 15)


def with_table(snapshot: Snapshot, name: str, model: type, table_rows: list[dict]) -> Snapshot:
    schema = {column: about.dtype.type for column, about in model.to_schema().columns.items()}
    return replace(snapshot, tables={**snapshot.tables, name: pl.DataFrame(table_rows, schema=schema)})


def own_plan(agency: str, standing: str, form: str | None, on: date | None = None) -> dict:
    about = {"agency": agency, "requested": False, "due_before": DUE, "form": form, "standing": standing}
    return about | {"number": "12/KH-BM" if form not in (None, "none") else None, "issued_on": on}


def test_own_plans_stand_with_number_and_date() -> None:
    plans = [
        own_plan("mot", "in_time", "issued", date(2019, 12, 14)),
        own_plan("hai", "late", "integrated", DUE),
        own_plan("ba", "none", "none"),
        own_plan("dong", "unsaid", None),
    ]
    document = annual_report(small_plan(), with_table(mixed(), "own_plans", OwnPlanStates, plans), "vi")

    notes = {row["agency"]: row["note"] for row in rows(document, "agencies")}
    assert notes["Bộ Một"].endswith("Kế hoạch số 12/KH-BM ngày 14/12/2019")
    assert notes["Bộ Hai"] == "Lồng ghép vào kế hoạch số 12/KH-BM ngày 15/12/2019 (sau thời hạn)"
    assert notes["Bộ Ba"] == "Chưa ban hành kế hoạch"
    (sentence,) = (text for text in said(document, "direction") if "qua các kỳ báo cáo" in text)
    assert "1/4 cơ quan" in sentence
    assert (
        "trước ngày 15 tháng 12 năm 2019 (25,0%); 01 cơ quan sau thời hạn đó; 01 cơ quan chưa ban hành"
        in sentence
    )


def followed(submission: int, row: int, *, silent: bool, first: str = "2022", last: str = "2022") -> dict:
    told = {"agency": "mot", "ref": "A.I", "difficulty": "Thiếu tiền", "authority": "Bộ Hai", "state": "open"}
    spans = {"first_period": first, "last_period": last, "n_periods": 2, "solved": False, "silent": silent}
    return told | spans | {"submission": submission, "row": row}


def test_difficulties_are_followed_until_they_are_solved() -> None:
    snapshot = mixed("2023")
    (first, *_) = snapshot.tables["difficulties"].select("submission", "row").iter_rows()
    known = [followed(*first, silent=False, first="2022", last="2023"), followed(1, 9, silent=True)]
    document = annual_report(
        small_plan(), with_table(snapshot, "followed", FollowedDifficulties, known), "vi"
    )

    table = rows(document, "difficulties")
    assert any("(nêu từ năm 2022)" in str(row["state"]) for row in table if "state" in row)
    assert str(table[-1]["state"]) == "Chưa giải quyết (nêu lần cuối năm 2022)"
    assert table[-1]["authority"] == "Bộ Hai"
    assert any(
        "Còn 01 khó khăn, vướng mắc đã nêu ở các kỳ trước" in text
        for text in said(document, "notes_difficulties")
    )


def test_reports_on_another_version_of_the_plan_are_counted() -> None:
    version = small_plan().version
    sent = [
        Sent("mot", plan_version=version),
        Sent("hai", plan_version="0"),
        Sent("ba", plan_version="0", excluded=True),
    ]
    document = annual_report(small_plan(), snapshot_of(small_plan(), sent), "vi")

    (note,) = (text for text in said(document, "notes_sources") if "phiên bản khác" in text)
    assert note.startswith("Trong đó 01 báo cáo")


@pytest.fixture
def iccpr(root: Path) -> Plan:
    return real_plan(root)


@pytest.mark.parametrize(("period", "merged"), [("2024", False), ("2025", True)])
def test_a_merger_inside_the_data_window_is_stated(iccpr: Plan, period: str, merged: bool) -> None:
    document = annual_report(iccpr, snapshot_of(iccpr, [], period=period), "vi")

    notes = " ".join(said(document, "notes_agencies"))
    assert ("Bộ Xây dựng kế thừa Bộ Giao thông vận tải" in notes) is merged
    assert (
        "Từ ngày 01 tháng 7 năm 2025, trong kỳ số liệu, theo Nghị quyết số 202/2025/QH15" in notes
    ) is merged


def test_older_difficulties_are_counted_by_the_period_that_told_of_them_last(iccpr: Plan) -> None:
    old = {"silent": True, "first": "2020"}
    one, other = {"agency": "bo-tu-phap"}, {"agency": "bo-cong-an", "ref": None, "state": "referred"}
    known = [
        followed(1, 9, **old, last="2022") | one,
        followed(1, 10, **old, last="2021") | one,
        followed(1, 11, **old, last="2021") | other,
        followed(1, 12, **old, last="2020") | one,
    ]
    snapshot = with_table(snapshot_of(iccpr, [], period="2023"), "followed", FollowedDifficulties, known)
    document = annual_report(iccpr, snapshot, "vi")

    recent, newer, oldest = rows(document, "difficulties")[-3:]
    assert recent["difficulty"] == "Nhiệm vụ A.I: Thiếu tiền"
    assert newer["agency"] == "02 cơ quan"
    assert newer["difficulty"] == "02 khó khăn, vướng mắc: nhiệm vụ A.I và khó khăn chung."
    assert newer["proposal"] == "Liệt kê tại Phụ lục V báo cáo năm 2021."
    assert newer["state"] == "Chưa giải quyết; đã báo cáo cấp có thẩm quyền (nêu lần cuối năm 2021)"
    assert oldest["difficulty"] == "01 khó khăn, vướng mắc: nhiệm vụ A.I."
    assert [source.row for source in document.figures["difficulties.older@2021"].sources] == [10, 11]
