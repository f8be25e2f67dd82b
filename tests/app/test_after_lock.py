"""What comes after a period was locked, and after it was reopened, is told apart from what was merely late."""

from datetime import date
from typing import Any

from tests.app.documents import text_of
from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tiendo import app

LATE, LATER = date(2023, 1, 15), date(2023, 1, 20)  # due before 15 January


def standing(world: World) -> dict[str, str]:
    return {row["agency"]: row["timeliness"] for row in status(world)["agencies"]}


def status(world: World) -> dict[str, Any]:
    return app.status(world.ws, PLAN, PERIOD)


def waiting(accepted: World) -> World:
    """Bộ A in time, the province late; then the lock; then a file of Bộ C."""
    accepted.drop("tinh-x")
    accepted.collect(LATE)
    app.approve(accepted.ws, PLAN, PERIOD, by="thu-truong")
    accepted.drop("bo-c")
    assert [one.outcome for one in accepted.collect(LATER)] == ["locked"]
    return accepted


def test_what_waits_is_neither_missing_nor_late(accepted: World) -> None:
    world = waiting(accepted)

    assert standing(world) == {
        "bo-a": "on_time",
        "bo-c": "after_lock",
        "tinh-x": "late",
        "toa": "missing",
    }
    over = {row["agency"]: row["timeliness"] for row in app.status_over_periods(world.ws, PLAN)["agencies"]}
    assert over["bo-c"] == {PERIOD: "after_lock"}
    written = app.remind(world.ws, PLAN, PERIOD)
    assert [path.stem for path in written.letters] == ["toa"]
    assert "Báo cáo của 01 cơ quan đến sau khi kỳ đã khóa, đang chờ mở lại kỳ: Bộ C." in text_of(
        written.summary
    )


def test_what_is_accepted_after_the_reopening_is_counted_by_itself(accepted: World) -> None:
    world = waiting(accepted)
    app.reopen(world.ws, PLAN, PERIOD, reason="Bổ sung báo cáo của Bộ C")
    assert standing(world)["bo-c"] == "missing"
    world.drop("tinh-x", form(world.plan, "tinh-x", percent=80))

    assert [one.outcome for one in world.collect(LATER)] == ["accepted", "accepted_with_warnings"]

    found = status(world)
    assert standing(world) == {
        "bo-a": "on_time",
        "bo-c": "after_reopening",
        "tinh-x": "late",  # its first was accepted before the lock
        "toa": "missing",
    }
    counts = {(one["n_late"], one["n_after_reopening"]) for one in found["kinds"] if one["n_reported"]}
    assert counts == {(0, 1), (1, 0)}
    assert found["rates"]["submitted_on_time"] == {"numerator": 1, "denominator": 3}
    snapshot = app.consolidate(world.ws, PLAN, PERIOD)
    assert dict(snapshot.tables["agencies"].select("agency", "timeliness").iter_rows()) == standing(world)


def test_reports_and_receipts_say_so(accepted: World) -> None:
    world = waiting(accepted)
    app.reopen(world.ws, PLAN, PERIOD, reason="Bổ sung báo cáo của Bộ C")
    world.collect(LATER)
    receipts = app.give_feedback(world.ws, PLAN, PERIOD)

    (mine,) = (path for path in receipts if "bo-c" in path.parts)
    assert "Gửi sau khi kỳ báo cáo đã khóa và được mở lại" in text_of(mine)
    assert not any("được mở lại" in text_of(path) for path in receipts if path != mine)
    app.consolidate(world.ws, PLAN, PERIOD)
    report = text_of(app.report(world.ws, PLAN, PERIOD)[0])
    assert (
        "01 cơ quan gửi đúng hạn, 01 cơ quan gửi sau thời hạn, 01 cơ quan gửi sau khi kỳ báo cáo được mở lại"
        in report
    )
    assert "Có 01 cơ quan gửi báo cáo sau khi kỳ báo cáo đã khóa và được mở lại: Bộ C." in report
    assert "Sau khi mở lại kỳ" in report  # annex II
    app.remind(world.ws, PLAN, PERIOD, lang="en")
    assert "1 on time, 1 late, 1 after the period was reopened" in text_of(
        world.ws.reports / PLAN / PERIOD / "summary-en.docx"
    )
