"""A second way to every figure of an annual report, annexes and charts included: plain Python over two recounts.

Nothing of the engine is used. How a figure is named says what it counts; how many of a list the text names is given
here once more, so that what it leaves out can be counted.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tests.acceptance.recount import STATES, Recount, on_paper, plain, rows

FIRST_ROW = 6  # of a sheet's lines
SHARES = (
    ("assigned.completed", "assigned"),
    ("assigned.completed_due", "assigned.due"),
    ("assigned.on_time", "assigned.dated"),
)


@dataclass(frozen=True)
class Voice:
    """A line of the sheet of difficulties."""

    submission: int
    row: int
    agency: str
    ref: str
    difficulty: str
    proposal: str
    authority: str
    state: str

    @property
    def key(self) -> str:
        return f"{self.submission}.{self.row}"


class RecountAnnual:
    """`numbers` are the ledger's numbers of the files by their paths, `today` the day whose structure is shown."""

    def __init__(self, now: Recount, before: Recount, numbers: Mapping[str, int], today: date) -> None:
        self.now, self.before, self.numbers, self.today = now, before, numbers, today
        self.plans = now.folder.parent
        self.indicators = {row["indicator"]: row for row in rows(now.folder / "indicators.csv")}

    def figures(self) -> dict[str, float]:
        found = dict(self.now.figures())
        parts = (self._classes, self._status, self._looking_back, self._claims, self._contributions)
        parts += (self._indicators, self._voices, self._proposals, self._milestones, self._agencies)
        parts += (self._rates, self._structure, self._structure_figures, self._next, self._lists)
        for part in parts:
            found |= part()
        return found

    # --- who reported ----------------------------------------------------------------------------------------------

    @cached_property
    def classes(self) -> dict[str, list[str]]:
        """The bound agencies by the groups that must report; what is in none is "other"."""
        owing = self.now.reporters()
        left = [agency for agency, requested in owing.items() if not requested]
        named = [
            row["group"] for row in rows(self.now.folder / "obligations.csv") if row["reports"] == "true"
        ]
        found = {}
        for group in dict.fromkeys(filter(None, named)):
            members = set(self.now._members(group))
            found[group] = [agency for agency in left if agency in members]
            left = [agency for agency in left if agency not in members]
        return {**found, "other": left}

    def _classes(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for group, agencies in self.classes.items():
            by = Counter(self.now.timeliness(agency) for agency in agencies)
            came = by["on_time"] + by["late"]
            found[f"agencies.reported-of-agencies.bound@{group}"] = came
            if agencies:
                found[f"agencies.reported-of-agencies.bound.percent@{group}"] = 100 * came / len(agencies)
            for how in (
                "on_time",
                "late",
                "returned",
                "missing",
                "after_reopening",
                "after_lock",
                "excluded",
            ):
                found[f"agencies.{how}@{group}"] = found[f"table.agencies.{how}@{group}"] = by[how]
        return found

    # --- tasks -----------------------------------------------------------------------------------------------------

    @cached_property
    def sections(self) -> list[str]:
        return sorted({ref.split(".")[0] for ref in self.now.leaves})

    def _inside(self, section: str) -> list[str]:
        return [ref for ref in self.now.leaves if section in ("", ref.split(".")[0])]

    def _status(self) -> dict[str, float]:
        found: dict[str, float] = {"sections": len(self.sections)}
        for section in ("", *self.sections):
            by = Counter(self.now.tasks[ref]["derived"] for ref in self._inside(section))
            by["other"] = by["suspended"] + by["no_activity"] + by["no_deadline"]
            scope = f"@{section}" if section else ""
            found[f"table.tasks{scope}"] = len(self._inside(section))
            for status in ("done_on_time done_late doing_in_time doing_overdue waiting_in_time waiting_overdue "
                           "not_reported other").split():  # fmt: skip
                found[f"table.tasks.{status}{scope}"] = by[status]
        return found

    def _looking_back(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for section in ("", *self.sections):
            done = [self.before.tasks[ref]["status"] == "completed" for ref in self._inside(section)]
            scope = f"@{section}" if section else ""
            found[f"tasks.completed.before-of-tasks.before{scope}"] = sum(done)
            found[f"tasks.completed.before-of-tasks.before.percent{scope}"] = 100 * sum(done) / len(done)
        now = sum(task["status"] == "completed" for task in self.now.tasks.values())
        then = sum(task["status"] == "completed" for task in self.before.tasks.values())
        return found | {"tasks.completed.difference": abs(now - then)}

    def _claims(self) -> dict[str, float]:
        return {
            f"tasks.claiming@{ref}.{status}": number
            for ref, task in self.now.tasks.items()
            for status, number in task["claims"].items()
        }

    def _next(self) -> dict[str, float]:
        """What falls due in the period after this one."""
        later = [
            row for row in rows(self.now.folder / "periods.csv") if row["year"] > self.now.period["year"]
        ]
        if not later:
            return {}
        year, closes = int(later[0]["year"]), date.fromisoformat(later[0]["closes_on"])
        again = 0
        for ref in self.now.leaves:
            kinds = [row for row in rows(self.now.folder / "milestones.csv") if row["ref"] == ref]
            turns = [on for row in kinds if (on := turn(row, year))]
            recurring = any(row["kind"] in ("annual", "biennial") for row in kinds)
            again += recurring and bool(turns) and self.now.as_of < max(turns) <= closes
        return {"tasks.recurring": again}

    # --- what the body names of its lists ---------------------------------------------------------------------------

    def _lists(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for section in self.sections:
            for same in self._buckets(section).values():
                found |= rest(f"tasks.in_list.rest@{section}.{same[0]}", len(same), 10)
        for ref in self.now.leaves:
            saying = self._saying(ref)
            for place in ("", ".annex"):
                found |= rest(f"leads.saying{place}.rest@{ref}", saying, 2)
        return found

    def _buckets(self, section: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for ref in self._inside(section):
            task = self.now.tasks[ref]
            bucket = task["status"]
            if bucket in ("not_started", "suspended", "no_activity"):
                bucket = "pending"
            found["overdue" if task["derived"].endswith("_overdue") else bucket].append(ref)
        return found

    def _saying(self, ref: str) -> int:
        columns = ("Kết quả thực hiện", "Giải trình, lý do", "Số, ký hiệu văn bản, sản phẩm")
        return sum(
            any(
                line["Mã nhiệm vụ"] == ref and line["Tình trạng"] and any(line.get(name) for name in columns)
                for sheets in self.now.sheets[agency]
                for line in sheets.lines["Nhiệm vụ chủ trì"]
            )
            for agency in self.now.leads[ref]
        )

    def _contributions(self) -> dict[str, float]:
        said = [
            (agency, ref)
            for agency, sheets in self.now.sheets.items()
            for s in sheets
            for ref in s.contributions
        ]
        found: dict[str, float] = {}
        for section in self.sections:
            inside = [(agency, ref) for agency, ref in said if ref in self._inside(section)]
            found[f"contributions.agencies@{section}"] = len({agency for agency, _ in inside})
            found[f"contributions.tasks@{section}"] = len({ref for _, ref in inside})
            found |= rest(f"contributions.rest@{section}", len(inside), 5)
        return found

    # --- indicators ------------------------------------------------------------------------------------------------

    def owing(self, recount: Recount, indicator: str) -> list[str]:
        row = self.indicators[indicator]
        if row["agency"]:
            return [row["agency"]]
        return recount._members(row["group"]) if row["group"] else list(recount.leads[row["ref"]])

    def told(self, recount: Recount, indicator: str) -> dict[str, float]:
        """Agency → what it, with all its units, reported."""
        found: dict[str, float] = {}
        for agency in self.owing(recount, indicator):
            given = [s.observations[indicator] for s in recount.sheets[agency] if indicator in s.observations]
            if given:
                found[agency] = sum(given)
        return found

    def measured(self, recount: Recount, indicator: str) -> dict[str, float | None]:
        row = self.indicators[indicator]
        if row["kind"] != "ratio":
            told = self.told(recount, indicator)
            value = sum(told.values()) if told else None
            return {"value": value, "reported": len(told), "expected": len(self.owing(recount, indicator))}
        upper, lower = (self.told(recount, row[side]) for side in ("numerator", "denominator"))
        both = [agency for agency in upper if agency in lower]
        above, below = (sum(side[agency] for agency in both) for side in (upper, lower))
        sides = [set(self.owing(recount, row[side])) for side in ("numerator", "denominator")]
        return {
            "value": (100 if row["unit_vi"] == "%" else 1) * above / below if both and below else None,
            "numerator": above if both else None,
            "denominator": below if both else None,
            "reported": len(both),
            "expected": len(sides[0] & sides[1]),
        }

    @cached_property
    def shown(self) -> list[str]:
        """What only serves a ratio stands with it."""
        sides = {row[side] for row in self.indicators.values() for side in ("numerator", "denominator")}
        return [
            key
            for key, row in self.indicators.items()
            if not (key in sides and row["direction"] == "none" and not row["part_of"])
        ]

    def _indicators(self) -> dict[str, float]:
        found: dict[str, float] = {}
        better: list[str] = []
        worse: list[str] = []
        for key in self.shown:
            now, then = self.measured(self.now, key), self.measured(self.before, key)
            found |= {f"indicator.{name}@{key}": value for name, value in now.items() if value is not None}
            found[f"indicator.reported-of-indicator.expected@{key}"] = now["reported"] or 0
            if then["value"] is not None:
                found[f"indicator.previous@{key}"] = then["value"]
            if now["value"] is not None and then["value"] is not None:
                unit, direction = self.indicators[key]["unit_vi"], self.indicators[key]["direction"]
                moved = round(on_paper(now["value"], unit) - on_paper(then["value"], unit), 2)
                found |= {f"indicator.move@{key}": moved, f"indicator.change@{key}": abs(moved)}
                if self._same_reporters(key) and moved and direction != "none":
                    (better if (moved > 0) == (direction == "up") else worse).append(key)
        for name, keys in (("improving", better), ("worsening", worse)):
            found |= {f"indicators.{name}": len(keys), **rest(f"indicators.{name}.rest", len(keys), 3)}
        for section in self.sections:
            inside = [key for key in self.shown if self.indicators[key]["ref"].split(".")[0] == section]
            found |= rest(f"indicators.rest@{section}", len(inside), 12)
        return found

    def _same_reporters(self, key: str) -> bool:
        row = self.indicators[key]
        made_of = [row[side] for side in ("numerator", "denominator") if row[side]] or [key]
        then, now = (
            set.intersection(*(set(self.told(recount, one)) for one in made_of))
            for recount in (self.before, self.now)
        )
        return then == now

    # --- what agencies say -----------------------------------------------------------------------------------------

    @cached_property
    def voices(self) -> list[Voice]:
        found = []
        sent = [(agency, sheets) for agency, told in self.now.sheets.items() for sheets in told]
        for agency, sheets in sorted(sent, key=lambda one: self.numbers[one[1].path]):
            for row, line in enumerate(sheets.lines["Khó khăn, kiến nghị"], FIRST_ROW):
                if line["Khó khăn, vướng mắc"]:
                    found.append(self._voice((self.numbers[sheets.path], row, agency), line))
        order = {ref: n for n, ref in enumerate(row["ref"] for row in rows(self.now.folder / "tasks.csv"))}
        return sorted(found, key=lambda one: order.get(one.ref, len(order)))

    def _voice(self, place: tuple[int, int, str], line: dict) -> Voice:
        said = [
            str(line[name] or "") for name in ("Mã nhiệm vụ", "Khó khăn, vướng mắc", "Đề xuất, kiến nghị")
        ]
        asked = str(line["Cơ quan được kiến nghị"] or "")
        state = STATES.get(plain(line["Tình trạng giải quyết"]), "open")
        return Voice(*place, *said, asked, state)

    def _voices(self) -> dict[str, float]:
        found: dict[str, float] = dict(
            Counter(f"difficulties.task@{one.ref}" for one in self.voices if one.ref)
        )
        unsolved = [one for one in self.voices if one.state != "solved"]
        same = together(unsolved, lambda one: one.difficulty)
        found |= rest("difficulties.different.rest", len(same), 8)
        for said in same.values():
            found |= rest(f"difficulties.voicing.rest@{said[0].key}", len({one.agency for one in said}), 2)
        return found | {"difficulties.silent": len(self._silent())}

    def _silent(self) -> set[tuple[str, str, str]]:
        """Told in the period before, not solved, and not told again."""
        again = {(one.agency, one.ref, plain(one.difficulty)) for one in self.voices}
        return {
            (agency, str(line["Mã nhiệm vụ"] or ""), plain(line["Khó khăn, vướng mắc"]))
            for agency, found in self.before.sheets.items()
            for sheets in found
            for line in sheets.difficulties
            if STATES.get(plain(line["Tình trạng giải quyết"]), "open") != "solved"
        } - again

    def _proposals(self) -> dict[str, float]:
        proposed = [one for one in self.voices if one.proposal]
        unsolved = [one for one in proposed if one.state != "solved"]
        found: dict[str, float] = {
            "proposals": len(unsolved),
            "proposals.agencies": len({one.agency for one in unsolved}),
            "proposals.solved": len(proposed) - len(unsolved),
        }
        for asked in together(unsolved, lambda one: self._asked(one.authority)).values():
            found[f"proposals.authority@{asked[0].key}"] = len(asked)
            same = together(asked, lambda one: one.proposal)
            found |= rest(f"proposals.different.rest@{asked[0].key}", len(same), 6)
            for said in same.values():
                found |= rest(f"proposals.voicing.rest@{said[0].key}", len({one.agency for one in said}), 2)
        return found

    def _asked(self, written: str) -> str:
        """An authority by its name, however it is spelt."""
        return self._spellings.get(plain(written), plain(written))

    @cached_property
    def _spellings(self) -> dict[str, str]:
        names = {plain(row["name_vi"]): row["agency"] for row in self.now.agencies.values()}
        with (self.plans / "registry" / "aliases.csv").open(encoding="utf-8", newline="") as lines:
            return names | {plain(row["alias"]): row["agency"] for row in csv.DictReader(lines)}

    # --- annexes ---------------------------------------------------------------------------------------------------

    def _milestones(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for row in rows(self.now.folder / "milestones.csv"):
            ref, kind, due = row["ref"], row["kind"], self.now._day_of(row)
            if due and due <= self.now.as_of and self.now.standing(ref, kind, due) in ("late", "overdue"):
                done = self.now.done_on(ref)
                done = self.now.preliminary_on(ref, [self.now]) if kind == "preliminary" else done
                found[f"table.milestone.days@{ref}.{kind}.{due}"] = ((done or self.now.as_of) - due).days
        return found

    def _led(self, agency: str) -> list[tuple[str, str | None]]:
        """The tasks that an agency leads, each with the status that it reported."""
        return [
            (ref, said.status if (said := self.now.said(ref, agency)) else None)
            for ref, leads in self.now.leads.items()
            if agency in leads
        ]

    def _agencies(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for agency in self.now.reporters():
            led = self._led(agency)
            found[f"table.agency.revisions@{agency}"] = sum(e["agency"] == agency for e in self.now.entries)
            found[f"table.agency.leads@{agency}"] = len(led)
            found[f"table.agency.leads_reported@{agency}"] = sum(status is not None for _, status in led)
            found[f"table.agency.leads_completed@{agency}"] = sum(status == "completed" for _, status in led)
        return found

    def _assigned(self, agency: str) -> Counter[str]:
        by: Counter[str] = Counter()
        for ref, status in self._led(agency):
            due, done = self.now.tasks[ref]["due"], status == "completed"
            is_due = due is not None and due <= self.now.as_of
            by["assigned"] += 1
            by["assigned.completed"] += done
            by["assigned.due"] += is_due
            by["assigned.completed_due"] += done and is_due
            if done and due is not None:
                by["assigned.dated"] += 1
                by["assigned.on_time"] += self._finished(ref, agency) <= due
        return by

    def _finished(self, ref: str, agency: str) -> date:
        """The last day of its units; of one that names none, the day on which it reported."""
        lines = [s.progress[ref] for s in self.now.sheets[agency] if ref in s.progress]
        return max(line.completed_on or line.received_on for line in lines if line.status == "completed")

    def _rates(self) -> dict[str, float]:
        sums: dict[str, Counter[str]] = defaultdict(Counter)
        owing = self.now.reporters()
        for agency in {agency for leads in self.now.leads.values() for agency in leads}:
            by, asked = self._assigned(agency), owing.get(agency, False)
            kind = self.now.agencies[agency]["kind"] + ".requested" * asked
            for scope in (agency, kind, ""):
                sums[scope].update(by)
        found: dict[str, float] = {}
        for scope, by in sums.items():
            at = f"@{scope}" if scope else ""
            for what, of in SHARES:
                if by[of]:
                    found[f"table.{what}-of-{of}{at}"] = by[what]
                    found[f"table.{what}-of-{of}.percent{at}"] = 100 * by[what] / by[of]
        return found

    # --- under another structure -----------------------------------------------------------------------------------

    def bearer(self, agency: str) -> str:
        for row in rows(self.plans / "registry" / "successions.csv"):
            if row["predecessor"] == agency and date.fromisoformat(row["effective_on"]) <= self.today:
                return self.bearer(row["successor"])
        return agency

    def _structure(self) -> dict[str, float]:
        sums: dict[str, Counter[str]] = defaultdict(Counter)
        for agency in self.now.reporters():
            bearer, led = self.bearer(agency), self._led(agency)
            counted = {
                "agencies": 1,
                "reported": bool(self.now.sheets[agency]),
                "leads": len(led),
                "leads_reported": sum(status is not None for _, status in led),
                "leads_completed": sum(status == "completed" for _, status in led),
            }
            for scope in (bearer, "structure.total", "structure.reported"):
                sums[scope].update(counted)
        moved = {self.bearer(agency) for agency in self.now.reporters() if self.bearer(agency) != agency}
        for scope in [scope for scope in sums if scope not in moved and not scope.startswith("structure.")]:
            sums["structure.stayed"].update(sums[scope])
        return {f"table.structure.{name}@{scope}": n for scope, by in sums.items() for name, n in by.items()}

    def _structure_figures(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for key in self.shown:
            value = self.measured(self.now, key)["value"]
            if value is not None:
                found |= {f"table.structure.{name}@{key}": value for name in ("told", "value")}
            by_bearer: dict[str, list[tuple[float, float]]] = defaultdict(list)
            for agency, sides in self._sides(key).items():
                by_bearer[self.bearer(agency)].append(sides)
                if sides[1]:
                    found[f"table.structure.told@{key}.{agency}"] = self._over(key, [sides])
            for bearer, told in by_bearer.items():
                if sum(below for _, below in told):
                    found[f"table.structure.value@{key}.{bearer}"] = self._over(key, told)
        return found

    def _sides(self, key: str) -> dict[str, tuple[float, float]]:
        """Agency → numerator and denominator of what it reported; of a count the number over 1."""
        row = self.indicators[key]
        if row["kind"] != "ratio":
            return {agency: (told, 1) for agency, told in self.told(self.now, key).items()}
        upper, lower = (self.told(self.now, row[side]) for side in ("numerator", "denominator"))
        return {agency: (upper[agency], lower[agency]) for agency in upper if agency in lower}

    def _over(self, key: str, told: list[tuple[float, float]]) -> float:
        """Ratios are sums over sums; all else adds."""
        above = sum(one for one, _ in told)
        if self.indicators[key]["kind"] != "ratio":
            return above
        return (
            (100 if self.indicators[key]["unit_vi"] == "%" else 1) * above / sum(below for _, below in told)
        )


def rest(figure: str, total: int, few: int) -> dict[str, float]:
    """Those that a list does not name: all beyond the few, and none where that would be a single one."""
    return {figure: total - few} if total > few + 1 else {}


def together(voices: Iterable[Voice], said: object) -> dict[str, list[Voice]]:
    """Voices by what they say, in the order in which it is said first."""
    found: dict[str, list[Voice]] = defaultdict(list)
    for one in voices:
        found[plain(said(one))].append(one)  # type: ignore[operator]
    return found


def turn(milestone: Mapping[str, str], year: int) -> date | None:
    """The day of a milestone in a year."""
    if milestone["kind"] == "annual":
        return date(year, 12, 31)
    if not milestone["due"]:
        return None
    due = date.fromisoformat(milestone["due"])
    while milestone["kind"] == "biennial" and due.year < year:
        due = due.replace(year=due.year + 2)
    return due
