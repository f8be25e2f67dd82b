"""The states page draws what happens: a real ledger is walked along every line of its tables, and along no other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from schemas.transitions import FILE, PERIOD, REPORT, Event
from tests.docs.walk import Forms, Walk
from tiendo.app import reading
from tiendo.plan import load_plan
from tiendo.workspace import Workspace

pytestmark = pytest.mark.slow

PLAN, PERIOD_ID, AGENCY = "iccpr-1252", "2022", "van-phong-quoc-hoi"


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """Everything that can become of one agency's files."""
    ws = Workspace(tmp_path_factory.mktemp("walk"))
    due = load_plan(ws.plans, PLAN).period(PERIOD_ID).due_before
    walk, forms = Walk(ws, PLAN, PERIOD_ID, AGENCY), Forms(ws, PLAN, PERIOD_ID, AGENCY)
    _before_the_due_day(walk, forms, due.replace(day=due.day - 1))
    _on_the_due_day(walk, forms, due)
    _locked_and_reopened(walk, forms, due)
    return walk


def _before_the_due_day(walk: Walk, forms: Forms, day: date) -> None:
    walk.drop("tra-lai.xlsx", forms.failing())
    walk.collect(Event.fails, day, Event.refused)
    first = forms.passing()
    walk.drop("dung.xlsx", first)
    walk.collect(Event.passes, day, Event.in_time)
    walk.drop("dung-gui-lai.xlsx", first)
    walk.collect(Event.repeats, day)
    walk.drop("canh-bao.xlsx", forms.warning())
    walk.collect(Event.warns, day)
    walk.decide(Event.exclude, "dung.xlsx")
    walk.decide(Event.include, "dung.xlsx")
    walk.decide(Event.exclude, "canh-bao.xlsx")
    walk.decide(Event.exclude, "dung.xlsx")
    walk.decide(Event.include, "dung.xlsx")
    walk.decide(Event.include, "canh-bao.xlsx")
    walk.decide(Event.exclude, "tra-lai.xlsx")
    walk.decide(Event.include, "tra-lai.xlsx")
    walk.drop("sau-canh-bao.xlsx", forms.passing())
    walk.collect(Event.passes, day)
    walk.decide(Event.exclude, "sau-canh-bao.xlsx")
    for name in ("dung.xlsx", "canh-bao.xlsx"):
        walk.decide(Event.exclude, name)


def _on_the_due_day(walk: Walk, forms: Forms, due: date) -> None:
    """What came before is excluded, so the agency's report begins anew: returned, late, then found to be in time."""
    walk.drop("muon.xlsx", forms.passing())
    walk.collect(Event.passes, due, Event.after_due)
    walk.drop("den-truoc-ghi-sau.xlsx", forms.passing())
    walk.collect(Event.passes, due.replace(day=due.day - 1), Event.in_time)


def _locked_and_reopened(walk: Walk, forms: Forms, due: date) -> None:
    stray = walk.drop("lac.xlsx", forms.passing(), walk.folder.parent / "khong-co-co-quan-nay")
    walk.collect(Event.strays, due)
    walk.move(stray)
    walk.approve()
    walk.collect(Event.meets_lock, due)
    walk.reopen()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_beginning", _held(stray.name))
        walk.collect(Event.meets_writer, due)
    walk.collect(Event.passes, due)


def _held(name: str) -> Callable[[Path, int], bytes]:
    """Reading files where one of them is held by another program, as Windows has it."""
    read = reading.read_beginning

    def refuse(file: Path, n_bytes: int) -> bytes:
        if file.name == name:
            raise PermissionError(file)
        return read(file, n_bytes)

    return refuse


@pytest.fixture(scope="module")
def fresh_walks(tmp_path_factory: pytest.TempPathFactory) -> list[Walk]:
    """Agencies whose first file is accepted: before the due day, on it, or after a lock and a reopening."""
    walks = []
    for event, days in ((Event.in_time, 1), (Event.after_due, 0)):
        ws = Workspace(tmp_path_factory.mktemp("fresh"))
        due = load_plan(ws.plans, PLAN).period(PERIOD_ID).due_before
        walk, forms = Walk(ws, PLAN, PERIOD_ID, AGENCY), Forms(ws, PLAN, PERIOD_ID, AGENCY)
        walk.drop("bao-cao.xlsx", forms.passing())
        walk.collect(Event.passes, due.replace(day=due.day - days), event)
        walks.append(walk)
    return [*walks, *(_silent(tmp_path_factory, returned) for returned in (False, True))]


def _silent(tmp_path_factory: pytest.TempPathFactory, returned: bool) -> Walk:
    """An agency of which nothing counts, or only a returned file came, when its period is locked."""
    ws = Workspace(tmp_path_factory.mktemp("silent"))
    due = load_plan(ws.plans, PLAN).period(PERIOD_ID).due_before
    walk, forms = Walk(ws, PLAN, PERIOD_ID, AGENCY), Forms(ws, PLAN, PERIOD_ID, AGENCY)
    if returned:
        walk.drop("tra-lai.xlsx", forms.failing())
        walk.collect(Event.fails, due, Event.refused)
    walk.approve()
    walk.drop("sau-khi-khoa.xlsx", forms.passing())
    walk.collect(Event.meets_lock, due, Event.meets_lock)
    walk.reopen()
    walk.collect(Event.passes, due, Event.after_reopening)
    walk.drop("den-truoc-ghi-sau.xlsx", forms.passing())
    walk.collect(Event.passes, due.replace(day=due.day - 1), Event.in_time)
    return walk


def test_files_go_every_way_that_is_drawn_and_no_other(walk: Walk) -> None:
    assert walk.files == set(FILE)


def test_reports_go_every_way_that_is_drawn_and_no_other(walk: Walk, fresh_walks: list[Walk]) -> None:
    assert walk.reports.union(*(one.reports for one in fresh_walks)) == set(REPORT)


def test_periods_go_every_way_that_is_drawn_and_no_other(walk: Walk) -> None:
    assert walk.periods == set(PERIOD)


def test_no_state_has_two_ways_out_by_the_same_event_unless_what_it_was_before_decides() -> None:
    """Only a superseded or excluded file goes back to what it was; everything else is told by state and event."""
    forked = {
        (one.before, one.event) for one in FILE for other in FILE if one != other and one[:2] == other[:2]
    }
    assert {event for _, event in forked} == {Event.restored, Event.include}
