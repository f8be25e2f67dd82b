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

from tests.acceptance.recount import STATES, Recount, on_paper, plain, rows, share
from tests.acceptance.recount_faults import faults

FIRST_ROW = 6  # of a sheet's lines
NAMED_TASKS, NAMED_AGENCIES = 10, 5
LISTS = (
    "overdue done_late silent silent_requested stopped conflicting unassigned falling_due preliminary".split()
)
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

    def __init__(self, now: Recount, numbers: Mapping[str, int], today: date) -> None:
        self.now, self.numbers, self.today = now, numbers, today
        self.before = now.earlier[-1] if now.earlier else None
        self.plans = now.folder.parent
        self.indicators = {row["indicator"]: row for row in rows(now.folder / "indicators.csv")}

    @cached_property
    def figures(self) -> Mapping[str, float]:
        found = dict(self.now.figures())
        parts = (self._classes, self._status, self._looking_back, self._claims, self._contributions)
        parts += (self._indicators, self._voices, self._proposals, self._milestones, self._agencies)
        parts += (self._rates, self._structure, self._structure_figures, self._next, self._lists)
        parts += (self._published, self._faults)
        for part in parts:
            found |= part()
        for name in LISTS:
            found |= rest(f"tasks.{name}.rest", int(found.get(f"tasks.{name}", 0)), NAMED_TASKS)
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
            found |= share("agencies.reported-of-agencies.bound", came, len(agencies), f"@{group}")
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
        return self.now.sections()

    def _inside(self, section: str) -> list[str]:
        return [ref for ref in self.now.leaves if section in ("", self.now.section_of(ref))]

    def _status(self) -> dict[str, float]:
        found: dict[str, float] = {"sections": len(set(self.sections) - {"other"})}
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
        if self.before is None:
            return {}
        found: dict[str, float] = {}
        for year in self.now.earlier:
            done_then = sum(task["status"] == "completed" for task in year.tasks.values())
            found |= share(
                "tasks.completed-of-tasks", done_then, len(year.tasks), f"@{year.period['period']}"
            )
        for section in ("", *self.sections):
            done = [self.before.tasks[ref]["status"] == "completed" for ref in self._inside(section)]
            scope = f"@{section}" if section else ""
            found |= share("tasks.completed.before-of-tasks.before", sum(done), len(done), scope)
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
        """What falls due after the day of the report and within the next period."""
        later = [
            row
            for row in rows(self.now.folder / "periods.csv")
            if row["window_from"] > self.now.period["window_from"]
        ]
        if not later:
            return {}
        following = min(later, key=lambda row: row["window_from"])
        closes, by = date.fromisoformat(following["closes_on"]), Counter[str]()
        for ref in self.now.leaves:
            milestones = [row for row in rows(self.now.folder / "milestones.csv") if row["ref"] == ref]
            days = [(row["kind"], on) for row in milestones if (on := turn(row, int(following["year"])))]
            recurring = any(row["kind"] in ("annual", "biennial") for row in milestones)
            still_open = self.now.tasks[ref]["status"] != "completed"
            falls = bool(days) and self.now.as_of < max(on for _, on in days) <= closes
            by["recurring"] += falls and recurring
            by["falling_due"] += falls and not recurring and still_open
            by["preliminary"] += still_open and any(
                kind == "preliminary" and self.now.as_of < on <= closes for kind, on in days
            )
        return {f"tasks.{name}": by[name] for name in ("recurring", "falling_due", "preliminary")}

    # --- thin coverage and stopped tasks -----------------------------------------------------------------------------

    def _standing_out(self) -> dict[str, float]:
        threshold = self.now.head["rules"]["coverage_threshold"]
        tasks = self.now.tasks.values()
        thin = sum(
            task["expected"] > 1 and 0 < task["reported"] < threshold * task["expected"] for task in tasks
        )
        return {
            "rule.coverage": 100 * threshold,
            "tasks.low_coverage": thin,
            **rest("tasks.low_coverage.rest", thin, NAMED_TASKS),
            "tasks.stopped": sum(task["status"] == "suspended" for task in tasks),
            "tasks.unassigned": sum(not task["expected"] + task["requested"] for task in tasks),
        }

    # --- what the body names of its lists ---------------------------------------------------------------------------

    def _lists(self) -> dict[str, float]:
        found: dict[str, float] = self._standing_out()
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

    def midterm(self) -> dict[str, float]:
        """What the cells of the table for a mid-term report leave out: what each holds beyond two."""
        unsolved = [one for one in self.voices if one.state != "solved" and one.difficulty]
        found: dict[str, float] = {}
        for ref in self.now.leaves:
            issued = sum(self._named_a_document(ref, agency) for agency in self.now.leads[ref])
            helped = sum(sent.contributions.count(ref) for told in self.now.sheets.values() for sent in told)
            found |= rest(f"midterm.measures.rest@{ref}", issued + helped, 2)
            if self.now.tasks[ref]["status"] != "completed":
                found |= rest(f"midterm.challenges.rest@{ref}", sum(one.ref == ref for one in unsolved), 2)
        return found

    def _named_a_document(self, ref: str, agency: str) -> bool:
        return any(
            line["Mã nhiệm vụ"] == ref and line["Tình trạng"] and line["Số, ký hiệu văn bản, sản phẩm"]
            for sheets in self.now.sheets[agency]
            for line in sheets.lines["Nhiệm vụ chủ trì"]
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
        found: dict[str, float] = {"indicators": len(self.shown)}
        better: list[str] = []
        worse: list[str] = []
        for key in self.shown:
            found |= {f"indicator.{name}@{key}": value for name, value in self._planned(key).items()}
            now = self.measured(self.now, key)
            then = self.measured(self.before, key) if self.before else {"value": None}
            found |= {f"indicator.{name}@{key}": value for name, value in now.items() if value is not None}
            told_by = now["reported"] or 0, now["expected"] or 0
            found |= share("indicator.reported-of-indicator.expected", *told_by, f"@{key}")
            if then["value"] is not None:
                found[f"indicator.previous@{key}"] = then["value"]
            if now["value"] is not None and then["value"] is not None:
                unit, direction = self.indicators[key]["unit_vi"], self.indicators[key]["direction"]
                moved = round(on_paper(now["value"], unit) - on_paper(then["value"], unit), 2)
                found |= {f"indicator.move@{key}": moved, f"indicator.change@{key}": abs(moved)}
                if self.same_reporters(key, self.before, self.now) and moved and direction != "none":
                    (better if (moved > 0) == (direction == "up") else worse).append(key)
        for name, keys in (("improving", better), ("worsening", worse)):
            found |= {f"indicators.{name}": len(keys), **rest(f"indicators.{name}.rest", len(keys), 3)}
        for section in self.sections:
            inside = [
                key for key in self.shown if self.now.section_of(self.indicators[key]["ref"]) == section
            ]
            found |= rest(f"indicators.rest@{section}", len(inside), 12)
        return found

    def _planned(self, key: str) -> dict[str, float]:
        row = self.indicators[key]
        return {name: float(row[name]) for name in ("baseline", "target") if row[name]}

    def same_reporters(self, key: str, first: Recount, last: Recount) -> bool:
        """Whether the same agencies told of an indicator, or of both its sides, in two years."""
        row = self.indicators[key]
        made_of = [row[side] for side in ("numerator", "denominator") if row[side]] or [key]
        then, now = (
            set.intersection(*(set(self.told(recount, one)) for one in made_of)) for recount in (first, last)
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
        return found | self._silent()

    def _silent(self) -> dict[str, float]:
        """Told in an earlier period, not solved by all who told of it last, and not told again since."""
        last: dict[tuple[str, str, str], tuple[str, list[str]]] = {}  # what was told → period, states
        for year in (*self.now.earlier, self.now):
            for agency, sent in year.sheets.items():
                for line in (line for sheets in sent for line in sheets.difficulties):
                    key = agency, str(line["Mã nhiệm vụ"] or ""), plain(line["Khó khăn, vướng mắc"])
                    period = year.period["period"]
                    told = last[key][1] if key in last and last[key][0] == period else []
                    state = STATES.get(plain(line["Tình trạng giải quyết"]), "open")
                    last[key] = period, [*told, state]
        silent = [
            (period, agency)
            for (agency, _, _), (period, states) in last.items()
            if period != self.now.period["period"] and set(states) != {"solved"}
        ]
        found: dict[str, float] = {"difficulties.silent": len(silent)}
        for year in self.now.earlier[:-1]:
            agencies = [agency for period, agency in silent if period == year.period["period"]]
            found[f"difficulties.older@{year.period['period']}"] = len(agencies)
            found[f"difficulties.older.agencies@{year.period['period']}"] = len(set(agencies))
        return found

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

    # --- what was made public ----------------------------------------------------------------------------------------

    def _published(self) -> dict[str, float]:
        path = self.now.folder / "published.csv"
        starts = {row["period"]: row["window_from"] for row in rows(self.now.folder / "periods.csv")}
        until = self.now.period["window_from"]
        told = list(enumerate(rows(path), 1)) if path.is_file() else []
        shown = [(n, row) for n, row in told if not row["period_to"] or starts[row["period_to"]] <= until]
        found: dict[str, float] = {"published": len(shown)} if shown else {}
        for n, row in shown:
            at = f"@{row['indicator']}.{n}"
            found[f"published.value{at}"] = float(row["value"])
            beside = {
                one["indicator"]: float(one["value"]) for _, one in told if one["label_en"] == row["label_en"]
            }
            computed = self._from_its_parts(row["indicator"], beside)
            if computed is not None:
                shown_as = round(computed, len(row["value"].partition(".")[2]))
                found[f"published.computed{at}"] = shown_as
                found[f"published.difference{at}"] = abs(float(row["value"]) - shown_as)
            found |= self._reported_since(row, at, starts)
        return found

    def _from_its_parts(self, indicator: str, beside: Mapping[str, float]) -> float | None:
        """What a total's parts, or a ratio's sides, give that were published together with it."""
        row = self.indicators[indicator]
        made_of = [row["numerator"], row["denominator"]] if row["numerator"] else []
        made_of = made_of or [key for key, one in self.indicators.items() if one["part_of"] == indicator]
        if not made_of or not set(made_of) <= set(beside):
            return None
        numbers = [beside[key] for key in made_of]
        scale = 100 if row["unit_vi"] == "%" else 1
        return scale * numbers[0] / numbers[1] if row["numerator"] else sum(numbers)

    def _reported_since(self, row: Mapping[str, str], at: str, starts: Mapping[str, str]) -> dict[str, float]:
        """What agencies reported in the periods that a published figure covers."""
        first, last = starts.get(row["period_from"], ""), starts.get(row["period_to"], "")
        years = [y for y in (*self.now.earlier, self.now) if first <= y.period["window_from"] <= last]
        told = [one for y in years if (one := self.measured(y, row["indicator"]))["value"] is not None]
        kind = self.indicators[row["indicator"]]["kind"]
        found: dict[str, float] = {}
        if not told or (kind == "stock" and years[-1].period["window_from"] != last):
            return found
        if kind == "stock":
            value = told[-1]["value"]
        elif kind == "ratio":
            value = 100 * sum(y["numerator"] for y in told) / sum(y["denominator"] for y in told)  # type: ignore[misc]
        else:
            value = sum(y["value"] for y in told)  # type: ignore[misc]
        if kind != "stock":
            covered = sum(first <= on <= last for on in starts.values())
            found |= share("published.with_figures-of-published.periods", len(told), covered, at)
        gap = abs(float(row["value"]) - value)  # type: ignore[operator]
        return found | {f"published.reported{at}": value, f"published.reported_difference{at}": gap}  # type: ignore[dict-item]

    # --- what was returned -------------------------------------------------------------------------------------------

    def _faults(self) -> dict[str, float]:
        return {
            f"submission.errors@{self.numbers[entry['path']]}": sum(self.faults_of(entry).values())
            for entry in self.now.entries
            if entry["outcome"] == "returned" and entry["path"] in self.numbers
        }

    def faults_of(self, entry: Mapping) -> Counter[str]:
        """The errors of a returned file by what is wrong."""
        of = {"period": self.now.period["period"], "agency": entry["agency"]}
        return faults(self.now.home / entry["path"], of, set(self.now.leaves), entry["received_on"])

    # --- annexes ---------------------------------------------------------------------------------------------------

    def _milestones(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for row in rows(self.now.folder / "milestones.csv"):
            ref, kind, due = row["ref"], row["kind"], self.now._day_of(row)
            if due and due <= self.now.as_of and self.now.standing(ref, kind, due) in ("late", "overdue"):
                done = self.now.done_on(ref)
                done = (
                    self.now.preliminary_on(ref, [*self.now.earlier, self.now])
                    if kind == "preliminary"
                    else done
                )
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
                found |= share(f"table.{what}-of-{of}", by[what], by[of], at)
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
