"""Who has ended, or moved elsewhere, hears of its successor; its report is taken all the same."""

from datetime import date
from pathlib import Path

import pytest

from schemas.findings import wording
from tests.app.world import PERIOD, TABLES_OF_PLAN, World, form
from tests.plan.toy import AGENCIES, PLAN, SUCCESSIONS, write_folder
from tests.progress.test_units_that_move import MOVE, UNIT
from tiendo import app
from tiendo.app.session import ledger_of
from tiendo.ledger import findings
from tiendo.plan import load_plan

IN_TIME, LATER = date(2022, 12, 20), date(2023, 8, 1)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Cục X is a unit of Bộ A that goes to Bộ C together with all of Bộ B."""
    agencies, home = [*AGENCIES, UNIT], tmp_path / "home"
    write_folder(home / "plans", **TABLES_OF_PLAN, agencies=agencies, successions=[*SUCCESSIONS, MOVE])
    return World.in_folder(home)


def before_the_merger(tmp_path: Path, agency: str) -> bytes:
    """The form as it was issued when nobody knew of the merger."""
    agencies = [{**row, "valid_to": "", "valid_from": ""} for row in AGENCIES]
    write_folder(tmp_path / "then", **TABLES_OF_PLAN, agencies=agencies, successions=[])
    return form(load_plan(tmp_path / "then", PLAN), agency)


def said(world: World, submission: int, lang: str) -> list[tuple[str, ...]]:
    """The findings on succession: code and how they read."""
    with ledger_of(world.ws) as ledger:
        rows = findings(ledger, submission).to_dicts()
    told = [row for row in rows if row["code"].startswith("sender_succeeded")]
    return [(row["code"], *wording(row["code"], row["value"], row["details"], lang)) for row in told]


def test_a_predecessors_late_file_is_kept_and_answered(world: World, tmp_path: Path) -> None:
    world.drop("bo-b", before_the_merger(tmp_path, "bo-b"))
    (one,) = world.collect(IN_TIME)
    assert (one.outcome, one.agency) == ("accepted_with_warnings", "bo-b")
    assert one.submission is not None
    assert said(world, one.submission, "vi") == [
        (
            "sender_succeeded",
            (
                "Từ 01/07/2022, trong kỳ số liệu, Bộ C kế thừa Bộ B. Báo cáo này vẫn được nhận, tính cho Bộ C đến khi "
                "Bộ C gửi báo cáo của mình."
            ),
            (
                "Bộ C gửi một báo cáo cho cả kỳ, gồm phần việc của Bộ B, trên biểu mẫu cấp cho Bộ C, vào thư mục của "
                "Bộ C. Không phải gửi lại báo cáo này."
            ),
        )
    ]
    assert said(world, one.submission, "en")[0][1] == (
        "From 01/07/2022, within the data window, Ministry C succeeds Ministry B. This report is taken all the same "
        "and counts for Ministry C until that sends its own."
    )
    state = app.consolidate(world.ws, PLAN, PERIOD)
    (of_c,) = state.tables["agencies"].filter(agency="bo-c").to_dicts()
    assert (of_c["submission"], of_c["n_leads_reported"]) == (one.submission, 1)


def test_a_late_file_on_an_earlier_period_counts_for_who_sent_it(world: World) -> None:
    world.drop("bo-b", form(world.plan, "bo-b", period="2021"), period="2021")
    (one,) = world.collect(LATER)
    assert one.submission is not None
    (told,) = said(world, one.submission, "en")
    assert told[0] == "sender_succeeded_later"
    assert "counts for Ministry B" in told[1]
    assert "Ministry C sends it instead" in told[2]
    (vi,) = said(world, one.submission, "vi")
    assert vi[1].startswith("Từ 01/07/2022, sau kỳ số liệu này, Bộ C kế thừa Bộ B.")


def test_in_time_nobody_hears_of_what_is_to_come(world: World) -> None:
    world.drop("bo-b", form(world.plan, "bo-b", period="2021"), period="2021")
    (one,) = world.collect(date(2022, 1, 10))
    assert one.submission is not None
    assert said(world, one.submission, "vi") == []


def test_a_unit_that_moved_hears_where_to(world: World) -> None:
    world.drop("bo-a", unit="cuc-x")
    (one,) = world.collect(IN_TIME)
    assert one.submission is not None
    (told,) = said(world, one.submission, "vi")
    assert told[1].startswith("Từ 01/07/2022, trong kỳ số liệu, Bộ C kế thừa cuc-x.")
