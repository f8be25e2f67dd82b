"""A second way to every figure: plain Python over the accepted workbooks and the plan's CSV files.

Nothing of the engine is used. It is slow, literal and meant to be compared with.
"""

import csv
import tomllib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import floor
from pathlib import Path
from typing import Self

from openpyxl import load_workbook

CODES = {
    "chua thuc hien": "not_started",
    "dang thuc hien": "in_progress",
    "hoan thanh": "completed",
    "tam dung": "suspended",
    "khong phat sinh trong ky": "no_activity",
}
OWN_PLANS = {"da ban hanh ke hoach rieng": "issued", "da long ghep vao ke hoach khac": "integrated"}
ARRIVED = ("accepted", "accepted_with_warnings", "returned")
STATES = {"chua giai quyet": "open", "da bao cao cap co tham quyen": "referred", "da giai quyet": "solved"}


def plain(text: object) -> str:
    letters = unicodedata.normalize("NFD", str(text).replace("đ", "d").replace("Đ", "D"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).lower().split())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value is None:
        return value
    text = plain(value).removeprefix("ngay ").replace(" thang ", "/").replace(" nam ", "/")
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    raise ValueError(value)


def percent(value: object) -> float | None:
    if value is None or value == "":
        return None
    number = float(str(value).strip().rstrip("% ").replace(",", "."))
    return number * 100 if 0 < number <= 1 and "%" not in str(value) else number


@dataclass
class Line:
    status: str
    percent: float | None
    completed_on: date | None
    received_on: date
    preliminary_on: date | None = None


@dataclass
class Sheets:
    """What one accepted workbook says."""

    progress: dict[str, Line] = field(default_factory=dict)
    contributions: list[str] = field(default_factory=list)
    difficulties: list[dict] = field(default_factory=list)
    observations: dict[str, float] = field(default_factory=dict)
    own_plan: str | None = None
    own_plan_on: date | None = None
    path: str = ""
    lines: dict[str, list[dict]] = field(default_factory=dict)  # of the sheets that have tasks, as they stand


def table(sheet, first: str) -> list[dict[str, object]]:
    """Lines below the header row whose first cell reads `first`."""
    lines = list(sheet.iter_rows(values_only=True))
    header = next(i for i, line in enumerate(lines) if line[0] == first)
    return [dict(zip(lines[header], line, strict=True)) for line in lines[header + 1 :]]


def read(path: Path, received_on: date) -> Sheets:
    book = load_workbook(path, data_only=True, read_only=True)
    found = Sheets()
    for name in ("Nhiệm vụ chủ trì", "Nhiệm vụ phối hợp", "Khó khăn, kiến nghị"):
        found.lines[name] = table(book[name], "Mã nhiệm vụ")
    for line in found.lines["Nhiệm vụ chủ trì"]:
        if line["Mã nhiệm vụ"] and line["Tình trạng"]:
            found.progress[line["Mã nhiệm vụ"]] = Line(
                CODES[plain(line["Tình trạng"])],
                percent(line["Tỷ lệ hoàn thành (%)"]),
                day(line["Ngày hoàn thành"]),
                received_on,
                day(line["Ngày hoàn thành báo cáo sơ bộ"]),
            )
    found.observations = observations(book["Số liệu"])
    for line in found.lines["Nhiệm vụ phối hợp"]:
        written = [line["Kết quả phối hợp"], line["Số, ký hiệu văn bản"], line["Ngày văn bản"]]
        if any(written) and line["Kết quả phối hợp"]:
            found.contributions.append(str(line["Mã nhiệm vụ"]))
    found.difficulties = [line for line in found.lines["Khó khăn, kiến nghị"] if line["Khó khăn, vướng mắc"]]
    read_cover(book["Thông tin chung"], found)
    return found


def read_cover(sheet, found: Sheets) -> None:
    for line in sheet.iter_rows(values_only=True):
        if line[0] == "Kế hoạch thực hiện của cơ quan" and line[1]:
            found.own_plan = OWN_PLANS.get(plain(line[1]), "none")
        if line[0] == "Ngày ban hành kế hoạch" and line[1]:
            found.own_plan_on = day(line[1])


def observations(sheet) -> dict[str, float]:
    """Indicator → the number given."""
    lines = [line for line in table(sheet, "Mã chỉ tiêu") if line["Số liệu trong kỳ"] is not None]
    return {str(line["Mã chỉ tiêu"]): number(line["Số liệu trong kỳ"]) for line in lines}


def number(value: object) -> float:
    """Texts are written 1.234,5."""
    return float(value.strip().replace(".", "").replace(",", ".") if isinstance(value, str) else value)


def on_paper(value: float, unit: str) -> float:
    """As it is printed: a rate with one decimal, below 1 with two, all else with two; halves up."""
    places = 10 if unit == "%" and abs(value) >= 1 else 100
    return floor(value * places + 0.5 + 1e-9) / places


class Recount:
    """Everything that the annual report counts, for one plan and period."""

    def __init__(
        self,
        plans: Path,
        plan: str,
        period: str,
        entries: list[dict],
        home: Path,
        earlier: "tuple[Recount, ...]" = (),
    ) -> None:
        """`entries` are the collected files in their order: path, agency, unit, outcome, received_on.

        `earlier` are recounts of the periods before, for what is followed over the periods.
        """
        self.folder = plans / plan
        self.head = tomllib.loads((self.folder / "plan.toml").read_text(encoding="utf-8"))
        self.agencies = {row["agency"]: row for row in rows(plans / "registry" / "agencies.csv")}
        self.groups = {
            row["group"]: row["kinds"].split(";") for row in rows(plans / "registry" / "groups.csv")
        }
        self.period = next(row for row in rows(self.folder / "periods.csv") if row["period"] == period)
        self.window_to = date.fromisoformat(self.period["window_to"])
        self.as_of = date.fromisoformat(self.period["closes_on"])
        self.leaves = [row["ref"] for row in rows(self.folder / "tasks.csv") if row["leaf"] == "true"]
        self.entries = [e for e in entries if e["outcome"] in ARRIVED]  # the same file again is no other one
        self.earlier, self.home = earlier, home
        accepted = {(e["agency"], e["unit"]): e for e in self.entries if e["outcome"] != "returned"}
        self.sheets = defaultdict(list)
        for entry in accepted.values():
            sheets = read(home / entry["path"], entry["received_on"])
            sheets.path = entry["path"]
            self.sheets[entry["agency"]].append(sheets)
        self.n_current = len(accepted)
        self.leads = self._leads()
        self.tasks = {ref: self._task(ref) for ref in self.leaves}

    def section_of(self, ref: str) -> str:
        """The heading above all others; a task without one stands among the others."""
        top = ref.split(".", maxsplit=1)[0]
        return "other" if top in self.leaves else top

    def sections(self) -> list[str]:
        return sorted({self.section_of(ref) for ref in self.leaves})

    # --- who owes what ---------------------------------------------------------------------------------------------

    def _alive(self, agency: str) -> bool:
        row = self.agencies[agency]
        return (row["valid_from"] or "0") <= str(self.window_to) <= (row["valid_to"] or "9")

    def _members(self, group: str) -> list[str]:
        return [a for a, row in self.agencies.items() if row["kind"] in self.groups[group] and self._alive(a)]

    def _leads(self) -> dict[str, dict[str, bool]]:
        """Task → its lead agencies → whether they are only requested."""
        leads: dict[str, dict[str, bool]] = defaultdict(dict)
        lines = [row for row in rows(self.folder / "assignments.csv") if row["role"] == "lead"]
        for row in (row for row in lines if row["agency"]):
            leads[row["ref"]][row["agency"]] = row["requested"] == "true"
        for row in (row for row in lines if row["group"]):
            for member in self._members(row["group"]):
                leads[row["ref"]].setdefault(member, row["requested"] == "true")
        return leads

    def reporters(self) -> dict[str, bool]:
        owing: dict[str, bool] = {}
        for row in rows(self.folder / "obligations.csv"):
            if row["reports"] == "true":
                named = [row["agency"]] if row["agency"] else self._members(row["group"])
                for agency in named:
                    owing[agency] = owing.get(agency, True) and row["requested"] == "true"
        return owing

    # --- tasks -----------------------------------------------------------------------------------------------------

    def _due(self, ref: str) -> date | None:
        days = [self._day_of(row) for row in rows(self.folder / "milestones.csv") if row["ref"] == ref]
        return max((on for on in days if on), default=None)

    def _recurs(self, ref: str) -> bool:
        kinds = [row["kind"] for row in rows(self.folder / "milestones.csv") if row["ref"] == ref]
        return "annual" in kinds or "biennial" in kinds

    def _day_of(self, milestone: dict[str, str]) -> date | None:
        if milestone["kind"] == "annual":
            return date(int(self.period["year"]), 12, 31)
        if not milestone["due"]:
            return None
        turn = date.fromisoformat(milestone["due"])
        while milestone["kind"] == "biennial" and turn.year < int(self.period["year"]):
            if turn.year == int(self.period["year"]) - 1 and self._is_open(milestone["ref"], turn.year):
                break
            turn = turn.replace(year=turn.year + 2)
        return turn

    def _is_open(self, ref: str, year: int) -> bool:
        """Whether a turn that was due in a year is known not to have been done in any period since."""
        since = [
            recount.tasks[ref]["status"] for recount in self.earlier if int(recount.period["year"]) >= year
        ]
        return bool(since) and not {"completed", "no_activity"} & set(since)

    def said(self, ref: str, agency: str) -> Line | None:
        """What an agency, with all its units, says of a task."""
        lines = [sheets.progress[ref] for sheets in self.sheets[agency] if ref in sheets.progress]
        if not lines:
            return None
        status = rolled([line.status for line in lines], missing=0)
        percents = [p for line in lines if (p := counted(line)) is not None]
        days = [line.completed_on for line in lines if line.status == "completed"]
        return Line(
            status,
            sum(percents) / len(percents) if percents else None,
            max(days) if days and None not in days else None,
            max(line.received_on for line in lines),
        )

    def _task(self, ref: str) -> dict:
        said = {agency: self.said(ref, agency) for agency in self.leads[ref]}
        given = {agency: line for agency, line in said.items() if line is not None}
        lines = self._with_former(ref, given)
        status = rolled([line.status for line in lines.values()], len(said) - len(lines))
        if status != "completed":
            lines = given
            status = rolled([line.status for line in lines.values()], len(said) - len(lines))
        percents = [p for line in lines.values() if (p := counted(line)) is not None]
        return {
            "status": status,
            "lines": lines,
            "derived": self._derived(ref, status, list(lines.values())),
            "due": self._due(ref),
            "recurring": self._recurs(ref),
            "percent": sum(percents) / len(percents) if percents else None,
            "expected": sum(not requested for requested in self.leads[ref].values()),
            "reported": sum(not self.leads[ref][agency] for agency in given),
            "requested": sum(self.leads[ref].values()),
            "requested_reported": sum(self.leads[ref][agency] for agency in given),
            "claims": Counter(line.status for line in given.values()),
        }

    def _former(self, ref: str, agency: str) -> Line | None:
        """What an agency said last, in an earlier period, of the same work: a recurring task has some every turn."""
        due, earlier = self._due(ref), self.earlier
        if self._recurs(ref):
            earlier = tuple(one for one in earlier if due and int(one.period["year"]) >= due.year)
        told = [recount.said(ref, agency) for recount in reversed(earlier)]
        return next((line for line in told if line), None)

    def _with_former(self, ref: str, given: dict[str, Line]) -> dict[str, Line]:
        """The lines of this period, and those of before by which a silent lead had completed the task."""
        former = {one: self._former(ref, one) for one in self.leads[ref] if one not in given}
        return given | {one: line for one, line in former.items() if line and line.status == "completed"}

    def _derived(self, ref: str, status: str, given: list[Line]) -> str:
        due = self._due(ref)
        if status == "not_reported":
            return status
        if due is None:
            return "no_deadline"
        if status == "completed":
            done = [line for line in given if line.status == "completed"]
            dated = [line.completed_on for line in done]
            last = max(dated) if None not in dated else max(line.received_on for line in done)
            return "done_on_time" if last <= due else "done_late"
        if status in ("suspended", "no_activity"):
            return status
        verb = "doing" if status == "in_progress" else "waiting"
        return f"{verb}_in_time" if self.as_of <= due else f"{verb}_overdue"

    # --- agencies --------------------------------------------------------------------------------------------------

    def timeliness(self, agency: str) -> str:
        mine = [entry for entry in self.entries if entry["agency"] == agency]
        accepted = [entry["received_on"] for entry in mine if entry["outcome"].startswith("accepted")]
        if not accepted:
            return "returned" if mine else "missing"
        last_day = date.fromisoformat(self.period["due_before"]) - timedelta(days=1)
        return "on_time" if min(accepted) <= last_day else "late"

    # --- figures ---------------------------------------------------------------------------------------------------

    def figures(self) -> dict[str, float]:
        """Figure id → value, for every figure of the text that can be named beforehand."""
        found = self._agency_figures() | self._task_figures("", self.leaves) | self._voice_figures()
        found |= self._milestone_figures()
        for section in self.sections():
            refs = [ref for ref in self.leaves if self.section_of(ref) == section]
            found |= self._task_figures(f"@{section}", refs)
        for ref, task in self.tasks.items():
            asked = task["requested_reported"], task["requested"]
            found |= share("leads.requested_reported-of-leads.requested", *asked, f"@{ref}")
            found[f"leads.completed@{ref}"] = task["claims"]["completed"]
            found[f"task.percent@{ref}"] = task["percent"]
            found |= share("leads.reported-of-leads", task["reported"], task["expected"], f"@{ref}")
        return found

    def _agency_figures(self) -> dict[str, float]:
        owing = self.reporters()
        states = {agency: self.timeliness(agency) for agency in owing}
        bound = [agency for agency, requested in owing.items() if not requested]
        by = Counter(states[agency] for agency in bound)
        came = by["on_time"] + by["late"]
        plans = Counter(self._own_plan(agency) for agency in bound if self.sheets[agency])
        having = plans["issued"] + plans["integrated"]
        asked = [agency for agency, requested in owing.items() if requested]
        return {
            "agencies.reported": came,
            **share("agencies.reported-of-agencies.bound", came, len(bound)),
            "agencies.on_time": by["on_time"],
            **share("agencies.on_time-of-agencies.bound", by["on_time"], len(bound)),
            "agencies.late": by["late"],
            "agencies.missing": by["missing"],
            "agencies.returned": by["returned"],
            **share(
                "agencies.requested_reported-of-agencies.requested",
                sum(states[agency] in ("on_time", "late") for agency in asked),
                len(asked),
            ),
            **self._plans_owed(),
            "plans.issued": plans["issued"],
            "plans.integrated": plans["integrated"],
            "plans.having": having,
            "plans.none": plans["none"],
            "plans.unsaid": plans[None],
            **share("plans.having-of-agencies.reported", having, came),
            "submissions": self.n_current,
        }

    def _plans_owed(self) -> dict[str, float]:
        """How those stand who owe a plan of their own: by the obligations that the head of the plan names."""
        named = self.head.get("own_plans", {}).get("obligations", [])
        owing = [row for row in rows(self.folder / "obligations.csv") if row["obligation"] in named]
        if not owing:
            return {}
        due_before = {date.fromisoformat(row["due_before"]) for row in owing}.pop()
        members = [agency for row in owing for agency in self._members(row["group"])]
        by = Counter(self._plan_standing(agency, due_before) for agency in members)
        found: dict[str, float] = {
            f"plans.owed_{how}": by[how] for how in ("late", "undated", "none", "unsaid")
        }
        return found | share("plans.owed_in_time-of-plans.owed", by["in_time"], len(members))

    def _plan_standing(self, agency: str, due_before: date) -> str:
        """By what its units said in this period and in those before."""
        told = [sheets for recount in (*self.earlier, self) for sheets in recount.sheets[agency]]
        said = {sheets.own_plan for sheets in told}
        form = next((answer for answer in ("issued", "integrated", "none") if answer in said), None)
        if form in (None, "none"):
            return form or "unsaid"
        days = [sheets.own_plan_on for sheets in told if sheets.own_plan == form]
        dated = [on for on in days if on]
        if not dated:
            return "undated"
        return "in_time" if dated[0] < due_before else "late"

    def _own_plan(self, agency: str) -> str | None:
        said = {sheets.own_plan for sheets in self.sheets[agency]}
        return next((answer for answer in ("issued", "integrated", "none") if answer in said), None)

    def _task_figures(self, scope: str, refs: list[str]) -> dict[str, float]:
        by = Counter(self.tasks[ref]["derived"] for ref in refs)
        completed = [ref for ref in refs if self.tasks[ref]["status"] == "completed"]
        due = [ref for ref in refs if self.tasks[ref]["due"] and self.tasks[ref]["due"] <= self.as_of]
        done_due = sum(ref in due for ref in completed)
        overdue = by["doing_overdue"] + by["waiting_overdue"]
        values: dict[str, float] = {
            "tasks": len(refs),
            **share("tasks.completed-of-tasks", len(completed), len(refs)),
            **share("tasks.completed_due-of-tasks.due", done_due, len(due)),
            **share(
                "tasks.done_on_time-of-tasks.completed_with_deadline",
                by["done_on_time"],
                by["done_on_time"] + by["done_late"],
            ),
            **share(
                "tasks.completed-of-tasks.completed_or_overdue", len(completed), len(completed) + overdue
            ),
            "tasks.overdue": overdue,
            "tasks.conflicting": sum(
                self.tasks[ref]["claims"]["completed"] > 0 and self.tasks[ref]["claims"]["not_started"] > 0
                for ref in refs
            ),
            "tasks.silent": sum(self._silent(ref, requested=False) for ref in refs),
            "tasks.silent_requested": sum(self._silent(ref, requested=True) for ref in refs),
            "tasks.done_before": sum(
                ref in completed and not (task["reported"] or task["requested_reported"])
                for ref, task in self.tasks.items()
                if ref in refs
            ),
            "tasks.without_requested": sum(
                task["reported"] + task["requested_reported"] > 0
                and task["requested_reported"] < task["requested"]
                for ref, task in self.tasks.items()
                if ref in refs
            ),
            **{f"tasks.{status}": number for status, number in by.items()},
        }
        return {f"{name}{scope}": value for name, value in values.items()}

    def _milestone_figures(self) -> dict[str, float]:
        """The milestones whose day has come, by how they stand."""
        come = [
            (row["ref"], row["kind"], due)
            for row in rows(self.folder / "milestones.csv")
            if row["ref"] in self.tasks and (due := self._day_of(row)) and due <= self.as_of
        ]
        by = Counter(self.standing(*one) for one in come)
        return {
            "milestones.due": len(come),
            **{f"milestones.due.{how}": number for how, number in by.items()},
        }

    def standing(self, ref: str, kind: str, due: date) -> str:
        status = self.tasks[ref]["status"]
        done_on = (
            self.preliminary_on(ref, [*self.earlier, self]) if kind == "preliminary" else self.done_on(ref)
        )
        if done_on is not None:
            return "on_time" if done_on <= due else "late"
        said = {"completed": "undated", "not_reported": "not_reported"}
        said |= dict.fromkeys(("suspended", "no_activity"), "stopped")
        return said.get(status) or ("overdue" if self.as_of > due else "waiting")

    def done_on(self, ref: str) -> date | None:
        """The latest day of the leads of a completed task; None where one of them gave none."""
        days = [line.completed_on for line in self.tasks[ref]["lines"].values() if line.status == "completed"]
        if self.tasks[ref]["status"] != "completed" or not days or None in days:
            return None
        return max(day for day in days if day)

    def preliminary_on(self, ref: str, years: "list[Recount]") -> date | None:
        """The day of the slowest bound lead, each by the earliest that it named in any of the years."""
        leads = self.leads[ref]
        asked = [agency for agency, requested in leads.items() if not requested] or list(leads)
        days = [self._first_preliminary(ref, agency, years) for agency in asked]
        return self.done_on(ref) if not days or None in days else max(day for day in days if day)

    @staticmethod
    def _first_preliminary(ref: str, agency: str, years: "list[Recount]") -> date | None:
        """The latest day of an agency's units in the first of the years in which any of them named one."""
        named = (
            [
                on
                for sheets in recount.sheets[agency]
                if ref in sheets.progress and (on := sheets.progress[ref].preliminary_on)
            ]
            for recount in years
        )
        return min((max(days) for days in named if days), default=None)

    def _silent(self, ref: str, *, requested: bool) -> bool:
        """Nobody has reported on a task: of those bound to, or of those only requested where nobody is bound."""
        task = self.tasks[ref]
        return task["status"] == "not_reported" and bool(task["expected"]) != requested

    def _voice_figures(self) -> dict[str, float]:
        voices = [
            (agency, line) for agency, found in self.sheets.items() for s in found for line in s.difficulties
        ]
        states = Counter(STATES.get(plain(line["Tình trạng giải quyết"]), "open") for _, line in voices)
        return {
            "difficulties": len(voices),
            "difficulties.agencies": len({agency for agency, _ in voices}),
            "difficulties.solved": states["solved"],
            "difficulties.referred": states["referred"],
            "difficulties.open": states["open"],
        }


class Of(float):
    """A part that is printed with its whole."""

    whole: float

    def __new__(cls, part: float, whole: float) -> Self:
        one = super().__new__(cls, part)
        one.whole = whole
        return one


def share(figure: str, part: float, whole: float, at: str = "") -> dict[str, float]:
    """A fraction and its percentage; nothing where there is no whole."""
    return {f"{figure}{at}": Of(part, whole), f"{figure}.percent{at}": 100 * part / whole} if whole else {}


def counted(line: Line) -> float | None:
    """The percentage that counts for a line."""
    if line.status == "completed":
        return 100.0
    if line.status == "no_activity":
        return None
    return line.percent if line.percent is not None else (0.0 if line.status == "not_started" else None)


def rolled(statuses: list[str], missing: int) -> str:
    """The rule for leads, told a second time."""
    if not statuses:
        return "not_reported"
    counting = [status for status in statuses if status != "no_activity"]
    if counting and not missing and all(status == "completed" for status in counting):
        return "completed"
    for status, becomes in [
        ("in_progress", "in_progress"),
        ("completed", "in_progress"),
        ("not_started", "not_started"),
    ]:
        if status in statuses:
            return becomes
    return "suspended" if "suspended" in statuses else "no_activity"
