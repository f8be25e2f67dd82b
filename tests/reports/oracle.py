"""Every figure of a report once more, by another way: plain Python over the rows of the snapshot.

A figure's id says what it counts: `what`, `what-of-whole` (a fraction), the same with ".percent", "table.what", or
"what.rest" for those that a sentence does not name; "@" and the scope follow.
"""

import math
from collections.abc import Iterable
from typing import Any

from tests.reports.oracle_tables import Row, Tables, folded

NAMED_TASKS, TASK_LINES, LEADS_SAID, CONTRIBUTIONS, DIFFICULTIES, PROPOSALS, INDICATORS = (
    10,
    10,
    2,
    5,
    8,
    6,
    12,
)
STATUSES = (
    "done_on_time done_late doing_in_time doing_overdue waiting_in_time waiting_overdue suspended no_activity "
    "not_reported no_deadline"
).split()


def on_paper(number: float, unit: str) -> float:
    """Rates with one decimal, below 1 with two; all else with two; halves up."""
    tenths = unit == "%" and abs(number) >= 1
    return math.floor(number * (10 if tenths else 100) + 0.5 + 1e-9) / (10 if tenths else 100)


class Oracle(Tables):
    """What each figure must be."""

    def value(self, figure_id: str) -> float:
        """The value that the figure of that id must have. Raises KeyError for an id that nobody thought of."""
        name, _, scope = figure_id.partition("@")
        name = name.removeprefix("table.")
        if name.endswith(".rest"):
            return self.rest(name.removesuffix(".rest"), scope)
        part, of, whole = name.partition("-of-")
        if not of:
            return self.count(name, scope)
        n = self.numerator(part, whole, scope)
        return 100 * n / self.count(whole, scope) if whole != (whole := whole.removesuffix(".percent")) else n

    def numerator(self, part: str, whole: str, scope: str) -> float:
        return self.count(part, scope)

    def count(self, what: str, scope: str) -> float:
        kind = what.split(".", maxsplit=1)[0]
        return getattr(self, f"_{kind}")(what, scope)

    # Published figures

    def _published(self, what: str, scope: str) -> float:
        shown = [row for row in self.plan.published.to_dicts() if not self.reaches_beyond(row["period_to"])]
        if what == "published":
            return len(shown)
        row = self.plan.published.row(int(scope.rpartition(".")[2]) - 1, named=True)
        beside = {one["indicator"]: one["value"] for one in shown if one["label_en"] == row["label_en"]}
        planned = {one["indicator"]: one for one in self.plan.indicators.to_dicts()}
        own = planned[row["indicator"]]
        if own["numerator"]:
            computed = round(100 * beside[own["numerator"]] / beside[own["denominator"]], 1)
        else:
            computed = sum(beside[key] for key, one in planned.items() if one["part_of"] == row["indicator"])
        answers = {"value": row["value"], "computed": computed, "difference": abs(row["value"] - computed)}
        return answers[what.removeprefix("published.")]

    def reaches_beyond(self, period: str | None) -> bool:
        starts = {row["period"]: row["window_from"] for row in self.plan.periods.to_dicts()}
        return period is not None and starts[period] > self.period["window_from"]

    # Tasks

    def _tasks(self, what: str, scope: str) -> float:
        if what == "tasks.claiming":
            ref, _, status = scope.rpartition(".")
            return sum(lead["status"] == status for lead in self.leads_of(ref))
        return len(self.tasks_where(what, scope))

    def tasks_where(self, what: str, scope: str) -> list[str]:
        below = "" if scope == "other" else scope
        tasks = [row for row in self.rows("tasks") if not scope or self.top(row["ref"]) == below]
        return [row["ref"] for row in tasks if self.is_task(what, row)]

    def is_task(self, what: str, row: Row) -> bool:
        name = what.removeprefix("tasks").removeprefix(".")
        done, derived, as_of = row["status"] == "completed", row["derived_status"], self.snapshot.as_of
        overdue = derived in ("doing_overdue", "waiting_overdue")
        due = row["due"] is not None and row["due"] <= as_of
        silent = row["status"] == "not_reported"
        asked_only = row["leads_expected"] == 0 and row["requested_expected"] > 0
        answers = {
            "": True,
            "completed": done,
            "other": derived in ("suspended", "no_activity", "no_deadline"),
            "overdue": overdue,
            "due": due,
            "completed_due": done and due,
            "completed_with_deadline": done and row["due"] is not None,
            "completed_or_overdue": done or overdue,
            "silent": silent and row["leads_expected"] > 0,
            "silent_requested": silent and asked_only,
            "unassigned": row["leads_expected"] == row["requested_expected"] == 0,
            "done_before": done and row["leads_reported"] == row["requested_reported"] == 0,
            "without_requested": not silent
            and row["leads_reported"] + row["requested_reported"] > 0
            and row["requested_reported"] < row["requested_expected"],
            "stopped": row["status"] == "suspended",
            "conflicting": row["conflicting"],
            "low_coverage": self.is_low(row),
            "recurring": row["recurring"] and self.falls_due(row["ref"]),
            "falling_due": not row["recurring"] and not done and self.falls_due(row["ref"]),
            "preliminary": not done and self.falls_due(row["ref"], "preliminary"),
        }
        return answers[name] if name in answers else derived == {status: status for status in STATUSES}[name]

    def is_low(self, row: Row) -> bool:
        expected, reported = row["leads_expected"], row["leads_reported"]
        return (
            expected > 1
            and reported > 0
            and reported / expected < self.plan.head["rules"]["coverage_threshold"]
        )

    def falls_due(self, ref: str, kind: str | None = None) -> bool:
        """In the next period: by its last milestone, or by one of a kind."""
        later = [
            row for row in self.plan.periods.to_dicts() if row["window_from"] > self.period["window_from"]
        ]
        if not later:
            return False
        following = min(later, key=lambda row: row["window_from"])
        found = [self.milestone(row, following) for row in self.plan.milestones.filter(ref=ref).to_dicts()
                 if kind in (None, row["kind"])]  # fmt: skip
        last = max((due for due in found if due), default=None)
        return last is not None and self.snapshot.as_of < last <= following["closes_on"]

    def milestone(self, row: Row, following: Row) -> Any:
        year, due = following["year"], row["due"]
        if row["kind"] == "annual":
            return following["closes_on"].replace(year=year, month=12, day=31)
        if row["kind"] == "biennial":
            while due.year < year:
                due = due.replace(year=due.year + 2)
        return due

    def _sections(self, what: str, scope: str) -> float:
        return len({self.top(row["ref"]) for row in self.rows("tasks")} - {""})

    # Leads and their rates

    def _assigned(self, what: str, scope: str) -> float:
        """Of an agency, of a kind of agencies (".requested" behind it), or of all."""
        due = {row["ref"]: row["due"] for row in self.rows("tasks")}
        return sum(self.is_assigned(what, row, due[row["ref"]]) for row in self.leads_within(scope))

    def leads_within(self, scope: str) -> list[Row]:
        asked = {row["agency"]: row["requested"] for row in self.rows("agencies")}
        kinds = dict(self.plan.registry.agencies.select("agency", "kind").iter_rows())
        led: dict[str, list[Row]] = {}
        for row in self.rows("leads"):
            led.setdefault(row["agency"], []).append(row)
        found = []
        for agency, rows in led.items():
            requested = asked.get(agency, all(row["requested"] for row in rows))
            of_kind = kinds[agency] + ".requested" * requested
            found += rows if scope in ("", agency, of_kind) else []
        return found

    def is_assigned(self, what: str, row: Row, due: Any) -> bool:
        """A lead that is done without a date counts by the last day on which one of its units sent its report."""
        done, is_due = row["status"] == "completed", due is not None and due <= self.snapshot.as_of
        judged = row["completed_on"] or self.last_told(row) if done else None
        return {
            "assigned": True,
            "assigned.completed": done,
            "assigned.due": is_due,
            "assigned.completed_due": done and is_due,
            "assigned.dated": done and due is not None,
            "assigned.on_time": done and due is not None and judged <= due,
        }[what]

    def last_told(self, lead: Row) -> Any:
        received = {row["submission"]: row["received_on"] for row in self.rows("submissions")}
        return max(
            row["completed_on"] or received[row["submission"]]
            for row in self.reported("progress")
            if (row["ref"], row["agency"], row["status"]) == (lead["ref"], lead["agency"], "completed")
        )

    # Milestones

    def _milestones(self, what: str, scope: str) -> float:
        """Those whose day has come, by what their tasks and the preliminary reports say."""
        found = [self.standing(one) for one in self.due_milestones()]
        name = what.removeprefix("milestones.due").removeprefix(".")
        return len(found) if not name else found.count(name)

    def _milestone(self, what: str, scope: str) -> float:
        ref, kind, day = scope.rsplit(".", 2)
        one = next(
            m for m in self.due_milestones() if (m["ref"], m["kind"], str(m["due"])) == (ref, kind, day)
        )
        return ((self.done_on(one) or self.snapshot.as_of) - one["due"]).days

    def due_milestones(self) -> list[Row]:
        found = [row | {"due": self.milestone(row, self.period)} for row in self.plan.milestones.to_dicts()]
        dated = ("preliminary", "final", "once", "range", "annual", "biennial")
        return [m for m in found if m["kind"] in dated and m["due"] and m["due"] <= self.snapshot.as_of]

    def standing(self, milestone: Row) -> str:
        status, done_on = self.task_row(milestone["ref"])["status"], self.done_on(milestone)
        if done_on:
            return "on_time" if done_on <= milestone["due"] else "late"
        stops = {"completed": "undated", "not_reported": "not_reported", "suspended": "stopped"}
        stops["no_activity"] = "stopped"
        return stops.get(status, "overdue" if self.snapshot.as_of > milestone["due"] else "waiting")

    def done_on(self, milestone: Row) -> Any:
        task = self.task_row(milestone["ref"])
        own = task["completed_on"] if task["status"] == "completed" else None
        return (milestone["kind"] == "preliminary" and self.preliminary_on(milestone["ref"])) or own

    def preliminary_on(self, ref: str) -> Any:
        leads = self.leads_of(ref)
        giving = {one["agency"] for one in leads if not one["requested"]} or {one["agency"] for one in leads}
        days: dict[str, Any] = {}
        for row in self.reported("progress"):
            if row["ref"] == ref and row["preliminary_on"] and row["agency"] in giving:
                days[row["agency"]] = min(
                    row["preliminary_on"], days.get(row["agency"], row["preliminary_on"])
                )
        return max(days.values()) if giving and days.keys() == giving else None

    def task_row(self, ref: str) -> Row:
        return next(row for row in self.rows("tasks") if row["ref"] == ref)

    # Leads

    def _leads(self, what: str, ref: str) -> float:
        leads = self.leads_of(ref)
        bound = [lead for lead in leads if not lead["requested"]]
        asked = [lead for lead in leads if lead["requested"]]
        return {
            "leads": len(bound),
            "leads.reported": sum(lead["status"] is not None for lead in bound),
            "leads.requested": len(asked),
            "leads.requested_reported": sum(lead["status"] is not None for lead in asked),
            "leads.completed": sum(lead["status"] == "completed" for lead in leads),
            "leads.silent": len(self.silent_names(ref)),
        }[what]

    def silent_names(self, ref: str) -> set[str]:
        rows = self.plan.assignments.filter(ref=ref, role="lead").to_dicts()
        bound = [row for row in rows if not row["requested"]]
        return {row["agency"] or row["group"] for row in bound or rows}

    def _task(self, what: str, ref: str) -> float:
        return next(row["percent"] for row in self.rows("tasks") if row["ref"] == ref)

    def _rule(self, what: str, scope: str) -> float:
        return 100 * self.plan.head["rules"]["coverage_threshold"]

    def leads_of(self, ref: str) -> list[Row]:
        return [row for row in self.rows("leads") if row["ref"] == ref]

    def saying(self, ref: str, *fields: str) -> int:
        led = {lead["agency"] for lead in self.leads_of(ref)}
        rows = [
            row
            for row in self.reported("progress")
            if row["ref"] == ref and any(row[name] for name in fields)
        ]
        return len({row["agency"] for row in rows} & led)

    # Agencies and submissions

    def _agencies(self, what: str, scope: str) -> float:
        members = self.members(scope)
        agencies = [row for row in self.rows("agencies") if row["agency"] in members]
        bound = [row for row in agencies if not row["requested"]]
        asked = [row for row in agencies if row["requested"]]
        sent = {row["agency"] for row in self.rows("submissions") if row["current"]}
        return {
            "agencies.bound": len(bound),
            "agencies.reported": len({row["agency"] for row in bound} & sent),
            "agencies.requested": len(asked),
            "agencies.requested_reported": len({row["agency"] for row in asked} & sent),
            "agencies.requested_silent": len({row["agency"] for row in asked} - sent),
            "agencies.on_time": sum(row["timeliness"] == "on_time" for row in bound),
            "agencies.late": sum(row["timeliness"] == "late" for row in bound),
            "agencies.returned": sum(row["timeliness"] == "returned" for row in bound),
            "agencies.missing": sum(row["n_revisions"] == 0 for row in bound),
            "agencies.excluded": sum(
                row["timeliness"] == "missing" and row["n_revisions"] > 0 for row in bound
            ),
        }[what]

    def members(self, scope: str) -> set[str]:
        everybody = {row["agency"] for row in self.rows("agencies")}
        groups = self.plan.obligations.filter("reports")["group"].drop_nulls().unique(maintain_order=True)
        on = self.period["window_to"]
        of_group = {group: set(self.plan.registry.members(group, on)) for group in groups}
        if scope == "other":
            return everybody - set().union(*of_group.values())
        return of_group.get(scope, everybody)

    def _agency(self, what: str, agency: str) -> float:
        leads = [row for row in self.rows("leads") if row["agency"] == agency]
        return {
            "agency.revisions": sum(row["agency"] == agency for row in self.rows("submissions")),
            "agency.leads": len(leads),
            "agency.leads_reported": sum(row["status"] is not None for row in leads),
            "agency.leads_completed": sum(row["status"] == "completed" for row in leads),
        }[what]

    def _plans(self, what: str, scope: str) -> float:
        if what.startswith("plans.owed"):
            owed = [row for row in self.rows("own_plans") if not row["requested"]]
            return len(
                [row for row in owed if what == "plans.owed" or what == f"plans.owed_{row['standing']}"]
            )
        bound = {row["agency"] for row in self.rows("agencies") if not row["requested"]}
        ranks = ["none", "integrated", "issued"]
        furthest: dict[str, int] = {}
        for row in self.reported("cover"):
            if row["agency"] in bound:
                rank = ranks.index(row["own_plan"]) if row["own_plan"] else -1
                furthest[row["agency"]] = max(rank, furthest.get(row["agency"], -1))
        forms = [ranks[rank] if rank >= 0 else "unsaid" for rank in furthest.values()]
        name = what.removeprefix("plans.")
        return len([form for form in forms if form == name or (name == "having" and form in ranks[1:])])

    def _submissions(self, what: str, scope: str) -> float:
        if what == "submissions.other_versions":
            version = self.plan.head["version"]
            return sum(row["current"] and row["plan_version"] != version for row in self.rows("submissions"))
        if what in ("submissions.tasks_gone", "submissions.tasks_unasked"):
            return getattr(self, what.removeprefix("submissions."))()
        column = {"submissions": "current", "submissions.excluded": "excluded"}[what]
        return sum(row[column] for row in self.rows("submissions"))

    def tasks_gone(self) -> int:
        known = {row["ref"] for row in self.plan.leaves.to_dicts()}
        return sum(r["ref"] not in known for t in ("progress", "contributions") for r in self.reported(t))

    def tasks_unasked(self) -> int:
        answered: dict[str, set[str]] = {}
        for row in self.rows("submissions"):
            if row["current"]:
                answered.setdefault(row["agency"], set()).add(row["plan_version"])
        version = str(self.plan.head["version"])
        former = {agency for agency, versions in answered.items() if version not in versions}
        return sum(lead["status"] is None and lead["agency"] in former for lead in self.rows("leads"))

    def _submission(self, what: str, scope: str) -> float:
        return next(row["n_errors"] for row in self.rows("submissions") if row["submission"] == int(scope))

    # Indicators

    def _indicators(self, what: str, scope: str) -> float:
        planned = self.plan.indicators.to_dicts()
        sides = {row[side] for row in planned for side in ("numerator", "denominator")}
        serving = {row["indicator"] for row in planned if row["direction"] == "none" and not row["part_of"]}
        shown = [row for row in planned if row["indicator"] not in sides & serving]
        if what == "indicators":
            return len([row for row in shown if not scope or self.heading(row["ref"]) == scope])
        directions = {row["indicator"]: row["direction"] for row in planned}
        of_period = [
            row | {"direction": directions[row["indicator"]]}
            for row in self.rows("trends")
            if row["period"] == self.snapshot.period and row["comparable"]
        ]
        wanted = {"improving": {"up": 1, "down": -1}, "worsening": {"up": -1, "down": 1}}
        sign = wanted[what.removeprefix("indicators.")]
        moving = {
            row["indicator"] for row in of_period if self.moved(row) * sign.get(row["direction"], 0) > 0
        }
        return len([row for row in shown if row["indicator"] in moving])

    def _indicator(self, what: str, key: str) -> float:
        planned = next(row for row in self.plan.indicators.to_dicts() if row["indicator"] == key)
        computed = next(row for row in self.rows("values") if row["indicator"] == key)
        name = what.removeprefix("indicator.")
        if name in ("reported", "expected"):
            return computed[f"n_{name}"]
        if name in ("target", "baseline"):
            return planned[name]
        if name in ("change", "move", "previous"):
            row = next(row for row in self.rows("trends") if row["indicator"] == key)
            moved = self.moved(row) if row["value"] is not None else 0
            return {"change": abs(moved), "move": moved, "previous": row["previous"]}[name]
        if planned["numerator"] is None:
            return sum(self.observed(key).values())
        upper, lower = self.observed(planned["numerator"]), self.observed(planned["denominator"])
        both = set(upper) & set(lower)
        sums = {"numerator": sum(upper[who] for who in both), "denominator": sum(lower[who] for who in both)}
        return sums[name] if name in sums else 100 * sums["numerator"] / sums["denominator"]

    def moved(self, trend: Row) -> float:
        """On paper: what is printed of this period less what is printed of the one before."""
        unit = next(r for r in self.plan.indicators.to_dicts() if r["indicator"] == trend["indicator"])[
            "unit_vi"
        ]
        now, then = (on_paper(trend[side], unit) for side in ("value", "previous"))
        return round(now - then, 2)

    def observed(self, key: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for row in self.reported("observations"):
            if row["indicator"] == key and row["value"] is not None:
                found[row["agency"]] = found.get(row["agency"], 0) + row["value"]
        return found

    def heading(self, ref: str) -> str:
        return self.top(ref) or ("" if ref in self.plan.leaves["ref"].to_list() else ref)

    # Contributions, difficulties, proposals

    def _contributions(self, what: str, scope: str) -> float:
        found = [
            row for row in self.reported("contributions") if row["result"] and self.top(row["ref"]) == scope
        ]
        column = {"contributions.agencies": "agency", "contributions.tasks": "ref"}.get(what)
        return len({row[column] for row in found}) if column else len(found)

    def _difficulties(self, what: str, scope: str) -> float:
        found = self.reported("difficulties")
        if what == "difficulties.silent":
            mentioned = {(row["submission"], row["row"]) for row in found}
            told = [row for row in self.rows("followed") if row["state"] != "solved"]
            found = [row for row in told if (row["submission"], row["row"]) not in mentioned]
        if what.startswith("difficulties.older"):
            found = [row for row in self.rows("followed") if row["silent"] and row["last_period"] == scope]
        match what.removeprefix("difficulties").removeprefix("."):
            case "" | "silent" | "older":
                return len(found)
            case "agencies" | "older.agencies":
                return len({row["agency"] for row in found})
            case "task":
                return sum(row["ref"] == scope for row in found)
            case "different":
                return len({folded(row["difficulty"]) for row in found if row["state"] != "solved"})
            case "voicing":
                return self.sharing(scope, "difficulty", [row for row in found if row["state"] != "solved"])
            case state:
                return sum((row["state"] or "unsaid") == state for row in found)

    def _proposals(self, what: str, scope: str) -> float:
        made = [row for row in self.reported("difficulties") if row["proposal"]]
        found = [row for row in made if row["state"] != "solved"]
        same = (
            [row for row in found if self.authority(row) == self.authority(self.at(scope))]
            if scope
            else found
        )
        return {
            "proposals": len(found),
            "proposals.agencies": len({row["agency"] for row in found}),
            "proposals.solved": len(made) - len(found),
            "proposals.authority": len(same),
            "proposals.different": len({folded(row["proposal"]) for row in same}),
            "proposals.voicing": self.sharing(scope, "proposal", same) if scope else 0,
        }[what]

    def authority(self, row: Row) -> str:
        written = folded(row["authority"] or "")
        if written == folded(self.plan.head["authority_vi"]):
            return "authority"
        return self.plan.registry.resolve(row["authority"] or "") or written

    def sharing(self, scope: str, column: str, among: Iterable[Row]) -> int:
        text = folded(self.at(scope)[column])
        return len({row["agency"] for row in among if folded(row[column]) == text})

    def at(self, scope: str) -> Row:
        submission, row = map(int, scope.split("."))
        found = self.reported("difficulties")
        return next(one for one in found if (one["submission"], one["row"]) == (submission, row))

    # Those not named

    def rest(self, what: str, scope: str) -> float:
        """All less the few that are named; one more than few is never left out."""
        if what == "tasks.in_list":
            _, _, first = scope.partition(".")
            total, few = len(self.same_list(first)), TASK_LINES
        elif what.startswith("leads.saying"):
            fields = ("result", "reason", "doc_number")
            total, few = self.saying(scope, *fields), LEADS_SAID
        else:
            limits = {"contributions": CONTRIBUTIONS, "difficulties.different": DIFFICULTIES}
            limits |= {"indicators": INDICATORS, "indicators.improving": 3, "indicators.worsening": 3}
            limits |= {"proposals.different": PROPOSALS, "leads.silent": LEADS_SAID}
            few = limits.get(what, LEADS_SAID if what.endswith("voicing") else NAMED_TASKS)
            total = int(self.count(what, scope))
        assert total > few + 1
        return total - few

    def same_list(self, first: str) -> list[str]:
        def bucket(row: Row) -> str:
            if row["derived_status"] in ("doing_overdue", "waiting_overdue"):
                return "overdue"
            pending = ("not_started", "suspended", "no_activity")
            return "pending" if row["status"] in pending else row["status"]

        rows = {row["ref"]: row for row in self.rows("tasks")}
        same = [ref for ref in rows if self.top(ref) == self.top(first)]
        return [ref for ref in same if bucket(rows[ref]) == bucket(rows[first])]
