"""A plan and a snapshot of it, read into the values that a report speaks about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

import polars as pl

from schemas.document import Source, Sources
from schemas.snapshot import Snapshot
from schemas.terms import (
    DerivedStatus,
    DifficultyState,
    MilestoneKind,
    OwnPlanForm,
    Role,
    TaskStatus,
    Timeliness,
)
from tiendo.plan import Period, Plan, with_article
from tiendo.reports.indicators import read_indicators, top_heading
from tiendo.reports.model import Agency, Class, Difficulty, Indicator, Lead, Record, Section, Task
from tiendo.text import clean, fold


@dataclass(frozen=True)
class Facts:
    """A plan and a snapshot of it, read in one language. Empty records give empty tuples, never an error."""

    plan: Plan
    snapshot: Snapshot
    lang: str

    @cached_property
    def period(self) -> Period:
        return self.plan.period(self.snapshot.period)

    @cached_property
    def next_period(self) -> Period | None:
        later = self.plan.periods.filter(self.plan.periods["window_from"] > self.period.window_from)
        return None if later.is_empty() else self.plan.period(later.sort("window_from")["period"][0])

    @property
    def is_due(self) -> bool:
        """Whether reports were due by the day of the snapshot; before, nobody can be late."""
        return self.snapshot.as_of >= self.period.due_before

    @cached_property
    def coming_period(self) -> Period | None:
        """The period for which reports are due next."""
        return self.next_period if self.is_due else self.period

    @cached_property
    def previous_period(self) -> Period | None:
        earlier = self.plan.periods.filter(self.plan.periods["window_from"] < self.period.window_from)
        return None if earlier.is_empty() else self.plan.period(earlier.sort("window_from")["period"][-1])

    @cached_property
    def coordinator(self) -> str:
        """As a sentence names it."""
        return self.in_sentence(self.plan.head["coordinator"])

    @property
    def coverage_threshold(self) -> float:
        """The share of those expected below which a figure is printed with a caveat; 0 where the plan sets none."""
        return float(self.plan.head.get("rules", {}).get("coverage_threshold", 0))

    @cached_property
    def authority(self) -> str:
        """To whom the coordinator reports, "" where the plan names nobody."""
        return str(self.plan.head.get(f"authority_{self.lang}", ""))

    @property
    def reports_to(self) -> str:
        """The authority as a sentence names it."""
        return with_article(self.authority, self.lang) if self.authority else ""

    @cached_property
    def authority_spellings(self) -> set[str]:
        named = (self.plan.head.get(f"authority_{lang}") for lang in ("vi", "en"))
        return {fold(name) for name in named if name}

    def authority_asked(self, written: str | None, *, in_sentence: bool = False) -> tuple[str, str]:
        """A key for all spellings of an authority, and its name in the language of the report; "" where none is named.

        One that is neither the plan's nor in the registry is called as the agency wrote it.
        """
        name = self.in_sentence if in_sentence else self.name
        said = clean(written or "")
        if fold(said) in self.authority_spellings:
            return fold(self.authority), self.reports_to if in_sentence else self.authority
        agency = self.plan.registry.resolve(said) if said else None
        return (agency, name(agency)) if agency else (fold(said), said)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        states = {row["ref"]: row for row in self.rows("tasks")}
        return tuple(
            self._task(states[ref], tuple(self._leads.get(ref, ())))
            for ref in self.plan.leaves["ref"]
            if ref in states
        )

    @property
    def assigns_tasks(self) -> bool:
        """Whether the plan has tasks at all: some only follow figures."""
        return not self.plan.leaves.is_empty()

    @cached_property
    def task(self) -> dict[str, Task]:
        return {task.ref: task for task in self.tasks}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        below = _by(self.tasks, lambda task: task.section)
        headings = self.plan.tasks.filter(self.plan.tasks["parent"].is_null() & ~self.plan.tasks["leaf"])[
            "ref"
        ]
        measured = {one.section for one in self.indicators}
        told = [ref for ref in headings if ref in below or ref in measured]
        known = [Section(ref, self.title(ref), tuple(below.get(ref, []))) for ref in told]
        return (*known, Section("", "", tuple(below[""]))) if "" in below else tuple(known)

    def indicators_of(self, section: Section) -> list[Indicator]:
        return [one for one in self.indicators if one.section == section.ref]

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        return tuple(self._agency(row) for row in self.rows("agencies"))

    @cached_property
    def bound(self) -> tuple[Agency, ...]:
        return tuple(agency for agency in self.agencies if not agency.requested)

    @cached_property
    def requested(self) -> tuple[Agency, ...]:
        return tuple(agency for agency in self.agencies if agency.requested)

    @cached_property
    def classes(self) -> tuple[Class, ...]:
        """The bound agencies by the groups that must report, each in the first group that it belongs to."""
        left, found = list(self.bound), []
        for group in self._reporting_groups:
            members = set(self.plan.registry.members(group, self.period.window_to))
            found.append(Class(group, self.name(group), tuple(a for a in left if a.agency in members)))
            left = [agency for agency in left if agency.agency not in members]
        return tuple(group for group in (*found, Class("other", None, tuple(left))) if group.agencies)

    @cached_property
    def contributions(self) -> tuple[Record, ...]:
        return tuple(record for record in self.records("contributions") if record.values["result"])

    @cached_property
    def difficulties(self) -> tuple[Difficulty, ...]:
        """In the order of the plan's tasks, general ones last."""
        order = {ref: i for i, ref in enumerate(self.plan.tasks["ref"])}
        found = [self._difficulty(record) for record in self.records("difficulties")]
        return tuple(sorted(found, key=lambda one: order.get(one.ref or "", len(order))))

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """In the order of the plan; what a ratio is made of stands with the ratio. () where none was computed."""
        filled = [record for record in self.records("observations") if record.values["value"] is not None]
        observed = _by(filled, lambda record: record.values["indicator"])
        computed = (self._of_the_period("values"), self._of_the_period("trends"))
        return read_indicators(self.plan, self.lang, *computed, observed)

    @cached_property
    def indicator_sources(self) -> dict[str, Sources]:
        """The rows behind each indicator of the period."""
        return {one.indicator: one.sources for one in self.indicators}

    @cached_property
    def trend_of(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The row of `trends` for each indicator and period."""
        return {(row["indicator"], row["period"]): row for row in self.rows("trends")}

    def _of_the_period(self, table: str) -> list[dict[str, Any]]:
        return [row for row in self.rows(table) if row["period"] == self.period.id]

    def rate(self, name: str) -> tuple[int, int]:
        """Numerator and denominator of a named rate of the whole plan; 0 of 0 where it is not computed."""
        found = self.snapshot.tables["rates"].filter(group="", rate=name)
        return (0, 0) if found.is_empty() else (found["numerator"][0], found["denominator"][0])

    def rows(self, table: str) -> list[dict[str, Any]]:
        if table not in self._rows:
            frame = self.snapshot.tables.get(table)
            self._rows[table] = [] if frame is None else _dicts(frame)
        return self._rows[table]

    def records(self, table: str) -> list[Record]:
        """The rows of a reported table that count, by submission and row."""
        if table not in self._records:
            self._records[table] = self._read(table)
        return self._records[table]

    def _read(self, table: str) -> list[Record]:
        frame = self.snapshot.tables.get(table)
        if frame is None:
            return []
        told = frame.filter(pl.col("submission").is_in(list(self._sender))).sort("submission", "row")
        numbers = told["submission"].to_list()
        agencies = map(self._sender.__getitem__, numbers)
        sources = map(Source, numbers, repeat(table), told["row"].to_list())
        return list(map(Record, repeat(table), agencies, _dicts(told), sources))

    def sender(self, submission: int) -> str | None:
        """Whose a submission that counts is."""
        return self._sender.get(submission)

    @cached_property
    def values_of_agencies(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The figures of the period (schemas.results.AgencyValues) by indicator and agency."""
        rows = self.rows("agency_values")
        return {(row["indicator"], row["agency"]): row for row in rows if row["period"] == self.period.id}

    @cached_property
    def covering_reports(self) -> dict[str, Record]:
        """Of each agency, the first of its covers that gives the number of a covering report."""
        numbered = [record for record in self.records("cover") if record.values["report_number"]]
        return {record.agency: record for record in reversed(numbered)}

    @cached_property
    def _rows(self) -> dict[str, list[dict[str, Any]]]:
        """The tables that were asked for: some are long and never are."""
        return {}

    @cached_property
    def _records(self) -> dict[str, list[Record]]:
        return {}

    @cached_property
    def lead_sources(self) -> dict[str, Sources]:
        """What each agency reported on the tasks that it leads."""
        found: dict[str, list[Source]] = {}
        for lead in (lead for task in self.tasks for lead in task.leads):
            found.setdefault(lead.agency, []).extend([record.source for record in lead.records])
        return {agency: Sources.of(sources) for agency, sources in found.items()}

    def assigned(self, ref: str, role: Role, requested: bool | None = None) -> list[str]:
        """Names of the agencies and groups to whom the plan gives a task; all, the requested, or the bound ones."""
        return [self.name(key) for key in self.assignees(ref, role, requested)]

    def assignees(self, ref: str, role: Role, requested: bool | None = None) -> list[str]:
        """The same by their ids."""
        rows = self._assignments.get((ref, role.value), [])
        chosen = [row for row in rows if requested is None or row["requested"] == requested]
        return list(dict.fromkeys(row["agency"] or row["group"] for row in chosen))

    @cached_property
    def _assignments(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        return _by(self.plan.assignments.to_dicts(), lambda row: (row["ref"], row["role"]))

    @cached_property
    def settled(self) -> dict[str, list[tuple[str, Period]]]:
        """Of each task that is completed with what silent leads had done before: their names, and when they said so."""
        found: dict[str, list[tuple[str, Period]]] = {}
        for row in self.rows("settled"):
            found.setdefault(row["ref"], []).append(
                (self.name(row["agency"]), self.plan.period(row["told_in"]))
            )
        return found

    @cached_property
    def outputs(self) -> dict[str, list[str]]:
        """What each task should bring about, in the language of the report."""
        found: dict[str, list[str]] = {}
        for ref, text in self.plan.outputs.select("ref", f"text_{self.lang}").iter_rows():
            found.setdefault(ref, []).append(text)
        return found

    @cached_property
    def milestone_kinds(self) -> dict[str, list[MilestoneKind]]:
        """The kinds of each task's milestones, in their order."""
        found: dict[str, list[MilestoneKind]] = {}
        for ref, kind in self.plan.milestones.select("ref", "kind").iter_rows():
            found.setdefault(ref, []).append(MilestoneKind(kind))
        return found

    def name(self, key: str) -> str:
        return self.plan.registry.name(key, self.lang)

    def in_sentence(self, key: str) -> str:
        """An agency or a group as running text names it."""
        return self.plan.registry.in_sentence(key, self.lang)

    def title(self, ref: str) -> str:
        return self.plan.title(ref, self.lang)

    @cached_property
    def _sender(self) -> dict[int, str]:
        return {row["submission"]: row["agency"] for row in self.rows("submissions") if row["current"]}

    @cached_property
    def _submissions(self) -> dict[str, list[int]]:
        sent = _by(self._sender.items(), lambda pair: pair[1])
        return {agency: [number for number, _ in pairs] for agency, pairs in sent.items()}

    @cached_property
    def _sent(self) -> dict[str, list[int]]:
        sent = _by(self.rows("submissions"), lambda row: row["agency"])
        return {agency: [row["submission"] for row in rows] for agency, rows in sent.items()}

    @cached_property
    def consolidated(self) -> list[Source]:
        """The submissions that count."""
        return [Source(row["submission"]) for row in self.rows("submissions") if row["current"]]

    @cached_property
    def _reporting_groups(self) -> list[str]:
        owed = self.plan.obligations.filter("reports")["group"].drop_nulls()
        return owed.unique(maintain_order=True).to_list()

    @cached_property
    def _leads(self) -> dict[str, list[Lead]]:
        """The leads of each task, and what each of them reported."""
        reported: dict[tuple[str, str], tuple[Record, ...]] = {}
        for record in self.records("progress"):
            key = (record.values["ref"], record.agency)
            reported[key] = (*reported.get(key, ()), record)
        leads = self.snapshot.tables["leads"]
        names = {agency: self.name(agency) for agency in leads["agency"].unique()}
        statuses = {status.value: status for status in TaskStatus}
        found: dict[str, list[Lead]] = {}
        columns = (leads[name].to_list() for name in ("ref", "agency", "requested", "reported", "status"))
        for ref, agency, requested, has_reported, status in zip(*columns, strict=True):
            records = reported.get((ref, agency), ())
            lead = Lead(agency, names[agency], requested, has_reported, statuses.get(status), records)
            found.setdefault(ref, []).append(lead)
        return found

    def _task(self, state: dict[str, Any], leads: tuple[Lead, ...]) -> Task:
        copied = "ref due recurring percent completed_on conflicting".split()
        counted = "leads_expected leads_reported requested_expected requested_reported".split()
        return Task(
            title=self.title(state["ref"]),
            section=self._section_of[state["ref"]],
            status=TaskStatus(state["status"]),
            derived=DerivedStatus(state["derived_status"]),
            leads=leads,
            **{name: state[name] for name in copied + counted},
        )

    @cached_property
    def _section_of(self) -> dict[str, str]:
        parents = dict(self.plan.tasks.select("ref", "parent").iter_rows())
        return {ref: top_heading(ref, parents) for ref in self.plan.leaves["ref"]}

    def _agency(self, state: dict[str, Any]) -> Agency:
        agency = state["agency"]
        copied = "agency requested first_received_on first_accepted_on".split()
        counted = "n_revisions n_leads n_leads_reported n_leads_completed".split()
        return Agency(
            name=self.name(agency),
            in_sentence=self.in_sentence(agency),
            timeliness=Timeliness(state["timeliness"]),
            submissions=tuple(self._submissions.get(agency, [])),
            cover=self._covers.get(agency),
            sent=tuple(self._sent.get(agency, [])),
            **{name: state[name] for name in copied + counted},
        )

    @cached_property
    def _covers(self) -> dict[str, Record]:
        """Of each agency that speaks of its own plan, the unit that has come furthest."""
        furthest_last = [OwnPlanForm.none, OwnPlanForm.integrated, OwnPlanForm.issued]
        saying = [record for record in self.records("cover") if record.values["own_plan"]]
        saying.sort(key=lambda record: furthest_last.index(OwnPlanForm(record.values["own_plan"])))
        return {record.agency: record for record in saying}

    def _difficulty(self, record: Record) -> Difficulty:
        state = record.values["state"]
        return Difficulty(
            record, self.name(record.agency), record.values["ref"], DifficultyState(state) if state else None
        )


def _dicts(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows by the names of their columns, as `to_dicts` gives them in twice the time."""
    names, columns = frame.columns, (column.to_list() for column in frame.get_columns())
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _by(items: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
