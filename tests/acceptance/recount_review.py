"""A second way to the figures of a review: the recounts of its years, put side by side in plain Python."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from tests.acceptance.recount import ARRIVED, STATES, Recount, on_paper, plain, rows, share
from tests.acceptance.recount_annual import RecountAnnual, rest

DATED = ("preliminary", "final", "once", "range")
RECURRING = ("annual", "biennial")
STANDINGS = ("on_time", "late", "after_lock", "after_reopening", "returned", "missing", "excluded")
KEPT = {"completed": "undated", "not_reported": "silent", "suspended": "stopped", "no_activity": "stopped"}
OTHER = ("suspended", "no_activity", "no_deadline")


class RecountReview:
    """Everything that a review counts over several approved years up to that of an annual report."""

    def __init__(self, annual: RecountAnnual, entries: Mapping[str, list[dict]]) -> None:
        self.annual, self.folder = annual, annual.now.folder
        self.entries = entries
        self.years = {one.period["period"]: one for one in (*annual.now.earlier, annual.now)}
        self.first, self.last = (list(self.years.values())[i] for i in (0, -1))
        self.kinds = defaultdict(list)
        for row in rows(self.folder / "milestones.csv"):
            self.kinds[row["ref"]].append((row["kind"], row["due"]))

    def figures(self) -> dict[str, float]:
        """Figure id → value."""
        found = dict(self.annual.figures)
        for part in (self._by_year, self._senders, self._turns, self._milestones, self._lasting, self._moved):
            found |= part()
        return found

    def _by_year(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for year, recount in self.years.items():
            figures = recount.figures()
            found |= {
                f"{name}@{year}": value for name, value in figures.items() if name.startswith("agencies.")
            }
            by = Counter(task["derived"] for task in recount.tasks.values())
            tasks = {"tasks": len(recount.tasks), "tasks.other": sum(by[how] for how in OTHER)}
            tasks |= {f"tasks.{how}": by[how] for how in by.keys() | self._statuses()}
            if recount.tasks:
                percent = figures["tasks.completed-of-tasks.percent"]
                found[f"tasks.completed-of-tasks.percent@{year}"] = percent
                tasks["tasks.completed-of-tasks.percent"] = percent
            found |= {f"table.{name}@{year}": value for name, value in tasks.items()}
            found |= {f"table.submissions@{year}": recount.n_current}
            standing = self._standing(recount)
            found |= {f"table.agencies.{how}@{year}": standing[how] for how in STANDINGS}
            found |= {f"task.percent@{ref}.{year}": task["percent"] for ref, task in recount.tasks.items()}
        return found

    @staticmethod
    def _statuses() -> set[str]:
        verbs = {f"{verb}_{when}" for verb in ("doing", "waiting") for when in ("in_time", "overdue")}
        return verbs | {"done_on_time", "done_late", "not_reported"}

    @staticmethod
    def _standing(recount: Recount) -> Counter:
        bound = [agency for agency, requested in recount.reporters().items() if not requested]
        return Counter(recount.timeliness(agency) for agency in bound)

    def _senders(self) -> dict[str, float]:
        sent = [entry for found in self.entries.values() for entry in found if entry["outcome"] in ARRIVED]
        told: dict[str, list[str]] = defaultdict(list)
        for recount in self.years.values():
            for agency, requested in recount.reporters().items():
                if not requested:
                    told[agency].append(recount.timeliness(agency))
        whole = [states for states in told.values() if len(states) == len(self.years)]
        on_time: dict[str, float] = {}
        for agency, states in told.items():
            years = states.count("on_time"), len(states)
            on_time |= share("table.agency.on_time_years-of-agency.years", *years, f"@{agency}")
        return on_time | {
            "review.submissions": len(sent),
            "review.senders": len({entry["agency"] for entry in sent}),
            "review.returned": sum(entry["outcome"] == "returned" for entry in sent),
            "review.always_on_time": sum(set(states) == {"on_time"} for states in whole),
            "review.never": sum(not {"on_time", "late"} & set(states) for states in told.values()),
        }

    def _recurring(self, ref: str) -> bool:
        return any(kind in RECURRING for kind, _ in self.kinds[ref])

    def _turns(self) -> dict[str, float]:
        done: dict[str, list[bool]] = defaultdict(list)
        for year, recount in self.years.items():
            for ref, task in recount.tasks.items():
                if self._recurring(ref) and task["due"] and task["due"].year == int(year):
                    done[ref].append(task["status"] == "completed")
        found: dict[str, float] = {
            "review.recurring": len(done),
            "review.recurring_every": sum(all(turns) for turns in done.values()),
            "review.recurring_never": sum(not any(turns) for turns in done.values()),
            "tasks.recurring": sum(self._recurring(ref) for ref in self.kinds),
        }
        for ref, turns in done.items():
            for place in ("", "table."):
                found |= share(f"{place}task.turns_done-of-task.turns", sum(turns), len(turns), f"@{ref}")
        for section in self.last.sections():
            inside = [ref for ref in self.last.tasks if self.last.section_of(ref) == section]
            once = [ref for ref in inside if ref not in done]
            completed = [ref for ref in once if self.last.tasks[ref]["status"] == "completed"]
            found[f"review.done@{section}"] = len(completed)
            found |= rest(f"tasks.in_list.rest@{section}.open", len(once) - len(completed), 10)
            found |= rest(f"tasks.in_list.rest@{section}.recurring", len(inside) - len(once), 10)
        was, now = (
            sum(t["status"] == "completed" for t in r.tasks.values()) for r in (self.first, self.last)
        )
        return found | {
            **share("tasks.completed.before-of-tasks.before", was, len(self.first.tasks)),
            "tasks.completed.difference": abs(now - was),
        }

    def _milestones(self) -> dict[str, float]:
        judged: dict[tuple[str, str], tuple[str, int]] = {}
        for ref in self.last.leaves:
            if not self._recurring(ref):
                for kind, due in self.kinds[ref]:
                    if kind in DATED and due:
                        judged[ref, kind] = self._kept(ref, kind, date.fromisoformat(due))
        by = Counter(kept for kept, _ in judged.values())
        missed = by["late"] + by["open"]
        found: dict[str, float] = {f"milestones.{kept}": number for kept, number in by.items()}
        found |= {"milestones": len(judged), **rest("milestones.missed.rest", missed, 10)}
        found |= share("milestones.on_time-of-milestones.judged", by["on_time"], by["on_time"] + missed)
        for (ref, kind), (kept, days) in judged.items():
            if kept in ("late", "open"):
                found |= {f"{place}milestone.days@{ref}.{kind}": days for place in ("", "table.")}
        return found | self._lesson(judged)

    def _lesson(self, judged: Mapping[tuple[str, str], tuple[str, int]]) -> dict[str, float]:
        """What kept and missed milestones went together with; a share of fewer than five is not said."""
        outcomes: dict[str, dict[str, bool]] = defaultdict(dict)  # task → milestone → whether it was missed
        for (ref, kind), (kept, _) in judged.items():
            if kept in ("on_time", "late", "open"):
                outcomes[ref][kind] = kept != "on_time"
        told = self._told()
        cases = {
            "lesson.in_time.kept-of-lesson.in_time": self._finals(outcomes, missed=False),
            "lesson.behind.kept-of-lesson.behind": self._finals(outcomes, missed=True),
        }
        for section in self.last.sections():
            of_it = [of for ref, of in outcomes.items() if self.last.section_of(ref) == section]
            inside = [missed for of in of_it for missed in of.values()]
            cases[f"lesson.section_kept-of-lesson.section@{section}"] = [not missed for missed in inside]
        for what, chosen in (
            ("difficult", [ref for ref in outcomes if ref in told]),
            ("easy", [ref for ref in outcomes if ref not in told]),
            ("several", [ref for ref in outcomes if len(self.last.leads[ref]) > 1]),
            ("single", [ref for ref in outcomes if len(self.last.leads[ref]) == 1]),
        ):
            cases[f"lesson.{what}.missed-of-lesson.{what}"] = [any(outcomes[r].values()) for r in chosen]
        found: dict[str, float] = {}
        for name, counting in cases.items():
            if len(counting) >= 5:
                what, at, scope = name.partition("@")
                found |= share(what, sum(counting), len(counting), at + scope)
        late = [ref for ref, of in outcomes.items() if any(of.values())]
        shared = Counter(words for ref in late for words in told.get(ref, ()))
        return found | {"lesson.missed": len(late), "lesson.voiced": max(shared.values(), default=0)}

    @staticmethod
    def _finals(outcomes: Mapping[str, Mapping[str, bool]], *, missed: bool) -> list[bool]:
        """Whether the final milestone was kept, of tasks whose preliminary one was missed, or kept."""
        both = [of for of in outcomes.values() if {"preliminary", "final"} <= set(of)]
        return [not of["final"] for of in both if of["preliminary"] == missed]

    def _told(self) -> dict[str, set[str]]:
        """The difficulties told of each task in any year, each wording once."""
        told: dict[str, set[str]] = defaultdict(set)
        for recount in self.years.values():
            for line in (line for found in recount.sheets.values() for s in found for line in s.difficulties):
                if line["Mã nhiệm vụ"]:
                    told[line["Mã nhiệm vụ"]].add(plain(line["Khó khăn, vướng mắc"]))
        return told

    def _kept(self, ref: str, kind: str, due: date) -> tuple[str, int]:
        years, as_of = list(self.years.values()), self.last.as_of
        done_on = self.last.preliminary_on(ref, years) if kind == "preliminary" else self.last.done_on(ref)
        if done_on is not None:
            return ("on_time", 0) if done_on <= due else ("late", (done_on - due).days)
        kept = KEPT.get(self.last.tasks[ref]["status"])
        if kept:
            return kept, 0
        return ("open", (as_of - due).days) if due < as_of else ("waiting", 0)

    def _lasting(self) -> dict[str, float]:
        told: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
        for year, recount in self.years.items():
            for agency, found in recount.sheets.items():
                for line in (line for sheets in found for line in sheets.difficulties):
                    key = (agency, line["Mã nhiệm vụ"] or "", plain(line["Khó khăn, vướng mắc"]))
                    told[key].append((year, STATES.get(plain(line["Tình trạng giải quyết"]), "open")))
        lasting = [said for said in told.values() if len({year for year, _ in said}) > 1]
        unsolved = sum(said[-1][1] != "solved" for said in lasting)
        found = {"review.lasting": len(lasting), "review.unsolved": unsolved}
        return found | rest("review.unsolved.rest", unsolved, 8)

    def _moved(self) -> dict[str, float]:
        """How each indicator went from the first year with a figure to the last, and which got better or worse."""
        found: dict[str, float] = {}
        moved, better, worse = 0, 0, 0
        for key, row in self.annual.indicators.items():
            told = {year: self.annual.measured(recount, key)["value"] for year, recount in self.years.items()}
            by_year = {year: value for year, value in told.items() if value is not None}
            found |= {f"table.indicator.value@{key}.{year}": value for year, value in by_year.items()}
            if len(by_year) < 2:
                continue
            first, last = (self.years[list(by_year)[end]] for end in (0, -1))
            then, now = (on_paper(list(by_year.values())[end], row["unit_vi"]) for end in (0, -1))
            change = round(now - then, 2)
            found |= {f"indicator.span_change@{key}": change, f"indicator.span_distance@{key}": abs(change)}
            if row["kind"] == "count":
                found[f"indicator.total@{key}"] = sum(by_year.values())
            if key in self.annual.shown:
                judged = (
                    change and row["direction"] != "none" and self.annual.same_reporters(key, first, last)
                )
                moved += 1
                better += bool(judged) and (change > 0) == (row["direction"] == "up")
                worse += bool(judged) and (change > 0) != (row["direction"] == "up")
        found |= rest("review.moved.rest", moved, 12)
        for name, number in (("improving", better), ("worsening", worse)):
            found |= {f"review.{name}": number, **rest(f"review.{name}.rest", number, 3)}
        return found
