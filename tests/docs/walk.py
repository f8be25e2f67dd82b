"""A walk through a real workspace: files are dropped, collected, decided upon, and every transition is noted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from schemas.layout import Layout, load_layouts
from schemas.terms import Outcome, Term, Timeliness
from schemas.transitions import Event, FileState, PeriodState, Transition
from tiendo import app
from tiendo.ledger import open_ledger, submissions
from tiendo.workspace import Workspace

_OUTCOMES = {
    Outcome.accepted: FileState.accepted,
    Outcome.accepted_with_warnings: FileState.warned,
    Outcome.returned: FileState.returned,
}
_UNRECORDED = {
    "busy": FileState.dropped,
    "misplaced": FileState.misplaced,
    "locked": FileState.waiting,
    "unchanged": FileState.known,
}


@dataclass
class Walk:
    """One agency's dealings in one period, and every transition seen on the way."""

    ws: Workspace
    plan: str
    period: str
    agency: str
    files: set[Transition] = field(default_factory=set)
    reports: set[Transition] = field(default_factory=set)
    periods: set[Transition] = field(default_factory=set)
    _states: dict[str, FileState] = field(default_factory=dict)
    _report: Timeliness = Timeliness.missing
    _period: PeriodState = PeriodState.open

    @property
    def folder(self) -> Path:
        return self.ws.submissions / self.plan / self.period / self.agency

    def drop(self, name: str, data: bytes, folder: Path | None = None) -> Path:
        target = (folder or self.folder) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self._states[name] = FileState.dropped
        return target

    def move(self, file: Path) -> None:
        """Put a misplaced file into its agency's folder."""
        file.rename(self.folder / file.name)
        self._enter(file.name, Event.moved, FileState.dropped)

    def collect(self, event: Event, on: date, report: Event | None = None) -> None:
        """Collect what is new, which `event` happens to, and `report` to the agency's report."""
        taken = app.collect(self.ws, app.pending(self.ws, self.plan, self.period), received_on=on)
        unrecorded = {Path(t.path).name: _UNRECORDED[t.outcome] for t in taken if t.outcome in _UNRECORDED}
        self._look(event, {Path(t.path).name for t in taken}, unrecorded)
        self.files |= {
            Transition(FileState.dropped, event, FileState.dropped) for t in taken if t.outcome == "busy"
        }
        self._look_at_report(report)

    def decide(self, event: Event, name: str) -> None:
        act = app.exclude if event is Event.exclude else app.include
        act(self.ws, self._numbers()[name], reason="Dữ liệu minh họa")
        self._look(event, {name}, {})
        self._report = self._standing()

    def approve(self) -> None:
        app.approve(self.ws, self.plan, self.period, by="Lãnh đạo")
        self._turn(Event.approve, PeriodState.locked)

    def reopen(self) -> None:
        app.reopen(self.ws, self.plan, self.period, reason="Dữ liệu minh họa")
        self._turn(Event.reopen, PeriodState.open)
        pending = {file.name for file in app.pending(self.ws, self.plan, self.period)}
        for name in (n for n, state in self._states.items() if state is FileState.waiting and n in pending):
            self._enter(name, Event.reopen, FileState.dropped)
        self._look_at_report(Event.reopen)

    def _look(self, event: Event, acted_on: Iterable[str], unrecorded: dict[str, FileState]) -> None:
        """Note what has changed: what was acted on by the event, the others by what it did to them."""
        now = self._states | unrecorded | self._recorded()
        for name, state in now.items():
            if state is not self._states[name]:
                self._enter(name, event if name in acted_on else _aside(state), state)

    def _enter(self, name: str, event: Event, state: FileState) -> None:
        self.files.add(Transition(self._states[name], event, state))
        self._states[name] = state

    def _look_at_report(self, event: Event | None) -> None:
        standing = self._standing()
        if standing is not self._report:
            assert event is not None, f"{self._report} became {standing}"
            self.reports.add(Transition(self._report, event, standing))
            self._report = standing

    def _turn(self, event: Event, state: PeriodState) -> None:
        self.periods.add(Transition(self._period, event, state))
        self._period = state

    def _standing(self) -> Timeliness:
        agencies = app.status(self.ws, self.plan, self.period)["agencies"]
        return Timeliness(next(row["timeliness"] for row in agencies if row["agency"] == self.agency))

    def _rows(self) -> list[dict]:
        ledger = open_ledger(self.ws.state, None)
        try:
            return submissions(ledger, self.plan, self.period).to_dicts()
        finally:
            ledger.close()

    def _numbers(self) -> dict[str, int]:
        return {Path(row["path"]).name: row["submission"] for row in self._rows()}

    def _recorded(self) -> dict[str, FileState]:
        return {Path(row["path"]).name: _state(row) for row in self._rows()}


def _state(row: dict) -> FileState:
    if row["excluded"]:
        return FileState.excluded
    outcome = Outcome(row["outcome"])
    return _OUTCOMES[outcome] if outcome is Outcome.returned or row["current"] else FileState.superseded


def _aside(state: Term) -> Event:
    return Event.replaced if state is FileState.superseded else Event.restored


class Forms:
    """The agency's issued form, filled in so that it passes, warns or fails. Each has other words, so other bytes."""

    def __init__(self, ws: Workspace, plan: str, period: str, agency: str) -> None:
        layout: Layout = load_layouts(ws.templates / "forms")[0]
        (issued,) = app.issue_forms(ws, plan, period, agency=agency)
        self._blank = issued.read_bytes()
        self._sheet = layout.sheet("progress")
        self._made = 0

    def passing(self) -> bytes:
        return self._filled("Đang thực hiện", 50, "Đã họp lấy ý kiến (dữ liệu minh họa).")

    def warning(self) -> bytes:
        return self._filled("Đang thực hiện", 50, None)

    def failing(self) -> bytes:
        return self._filled("Đang thực hiện", "chưa rõ", "Đã họp lấy ý kiến (dữ liệu minh họa).")

    def _filled(self, status: str, percent: object, result: str | None) -> bytes:
        self._made += 1
        book = load_workbook(BytesIO(self._blank))
        sheet, at = book[self._sheet.name], self._sheet.positions
        for row in range(self._sheet.header_row + 1, sheet.max_row + 1):
            if sheet.cell(row, at["ref"] + 1).value:
                sheet.cell(row, at["status"] + 1, status)
                sheet.cell(row, at["percent"] + 1, percent)
                sheet.cell(row, at["result"] + 1, result and f"Lần {self._made}, dòng {row}: {result}")
        book[book.sheetnames[1]]["B9"] = f"{self._made}/BC-MH"
        filled = BytesIO()
        book.save(filled)
        return filled.getvalue()
