"""What changed between two snapshots, of one period or of two, task by task: a working paper for the reviewer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from schemas.document import Cell, Document, Figure, Rows, Text
from schemas.snapshot import Snapshot
from schemas.terms import DerivedStatus, Outcome, TaskStatus
from tiendo.plan import Plan
from tiendo.reports.collected import collected
from tiendo.reports.draft import Block, items, paras
from tiendo.reports.facts import Facts
from tiendo.reports.figures import Figures, Scope, agency_sources, task_sources
from tiendo.reports.frame import issuer, localised
from tiendo.reports.model import Indicator, Standing, Task
from tiendo.reports.rounding import change
from tiendo.reports.rows import Styled, heading
from tiendo.reports.views import Taken
from tiendo.reports.wording import Language, language_of

KIND = "changes"


@dataclass(frozen=True)
class _Side:
    """One of the two states that are compared."""

    facts: Facts
    figures: Figures
    scope: Scope

    def tasks(self, what: str, wanted: Callable[[Task], bool]) -> Figure:
        found = [task for task in self.facts.tasks if wanted(task)]
        return self.figures.cell(what, len(found), task_sources(found), self.scope)

    def agencies(self, what: str, how: Standing | None) -> Figure:
        found = [
            one for one in self.facts.bound if (one.has_reported if how is None else one.standing == how)
        ]
        return self.figures.cell(what, len(found), agency_sources(found), self.scope)

    def measure(self, one: Indicator) -> Figure | None:
        if one.value is None:
            return None
        scope = Scope(f"{one.indicator}.{self.scope.key}", f"{one.title}, {self.scope.title}")
        return self.figures.amount("indicator.value", one.value, one.unit, one.sources, scope)


@dataclass(frozen=True)
class _Pair:
    language: Language
    before: _Side
    after: _Side

    @property
    def same_period(self) -> bool:
        return self.before.facts.period.id == self.after.facts.period.id

    @property
    def common(self) -> list[tuple[Task, Task]]:
        """Tasks of both states, in the plan's order."""
        old = self.before.facts.task
        return [(old[task.ref], task) for task in self.after.facts.tasks if task.ref in old]


def changes(
    plan: Plan,
    before: Snapshot,
    after: Snapshot,
    lang: str,
    *,
    plans: Mapping[str, Plan] | None = None,
    synthetic: bool = False,
) -> Document:
    """The differences from `before` to `after`. Raises UsageError for a language that it is not written in.

    Each is told by the plan with which it was made, as far as `plans` holds it by its digest; else by `plan`, today's.
    """
    language = language_of(lang)
    figures = Figures(language.words, language.formulas)
    labels = _labels(plan, language, before, after)
    sides = [
        _Side(
            Facts((plans or {}).get(snapshot.plan_digest, plan), snapshot, lang), figures, Scope(key, label)
        )
        for key, snapshot, label in zip(("before", "after"), (before, after), labels, strict=True)
    ]
    pair, words = _Pair(language, *sides), language.changes
    period, short = language.words.period(pair.after.facts.period), localised(plan.head, "short", lang)
    own = issuer(plan, language, KIND, after.as_of, None)
    kept = ("parent_agency", "issuing_agency", "place_date", "document_date")
    values: dict[str, object] = {
        **{name: own[name] for name in kept},
        "title": words.title(short, period),
        "abstract": words.abstract(short, period),
        "before": labels[0],
        "after": labels[1],
        "facts": [_fact(pair, label, of) for label, of in words.FACTS.items()],
        "opening": [words.opening(*labels)],
        "overview": _overview(pair),
        "notes_tasks": [words.note_tasks()],
        "notes_figures": [words.note_figures()],
        "notes_submissions": [words.note_submissions(pair.same_period)],
        "approved": before.approved and after.approved,
        "synthetic": synthetic,
    }
    tables = (_task_rows(pair), _figure_rows(pair), _submission_rows(pair))
    return Document(words.TEMPLATE, lang, values, tables, collected(values, tables))


def _labels(plan: Plan, language: Language, before: Snapshot, after: Snapshot) -> tuple[str, str]:
    """Two periods by their titles; two states of one by their days, and their ids where these are equal."""
    if before.period != after.period:
        first, second = (plan.period(one.period).title(language.words.LANG) for one in (before, after))
        return first, second
    named = [language.changes.state(one.approved, one.as_of) for one in (before, after)]
    if named[0] == named[1]:
        named = [f"{name} ({one.id[:8]})" for name, one in zip(named, (before, after), strict=True)]
    return named[0], named[1]


def _fact(pair: _Pair, label: str, of: str) -> dict[str, str | Figure]:
    cells = [_about(pair.language, side, of) for side in (pair.before, pair.after)]
    return {"label": label, "before": cells[0], "after": cells[1]}


def _about(language: Language, side: _Side, of: str) -> str | Figure:
    snapshot = side.facts.snapshot
    match of:
        case "snapshot":
            return snapshot.id
        case "as_of":
            return language.words.short_day(snapshot.as_of)
        case "submissions":
            used = side.facts.consolidated
            return side.figures.cell("submissions", len(used), used, side.scope)
        case _:
            return language.changes.approval(snapshot.approved)


def _overview(pair: _Pair) -> list[Block]:
    words, figures, common = pair.language.changes, pair.after.figures, pair.common
    moved = [new for old, new in common if old.derived != new.derived]
    said: list[Text | None] = [
        words.moved(
            figures.tasks("changes.moved", moved), figures.tasks("changes.common", [n for _, n in common])
        ),
        *_completions(pair),
        _reported(pair),
    ]
    unlike = {task.ref for task in pair.before.facts.tasks} ^ {task.ref for task in pair.after.facts.tasks}
    return items(said) + paras(words.other_tasks() if unlike else None, *_not_kept(pair))


def _not_kept(pair: _Pair) -> list[Text]:
    """Which states are told by today's plan, since theirs was not kept."""
    return [
        pair.language.changes.plan_not_kept(side.scope.title, side.facts.plan.version)
        for side in (pair.before, pair.after)
        if side.facts.plan.digest != side.facts.snapshot.plan_digest
    ]


def _completions(pair: _Pair) -> list[Text | None]:
    """What is completed in one of the states only. A task that recurs loses nothing where its next turn begins, and one
    of which nobody tells in a later period is not undone.
    """
    words = pair.language.changes
    sentences = {
        "done": words.completed,
        "undone": words.reopened,
        "again": words.completed_again,
        "anew": words.begun_anew,
        "untold": words.untold,
    }
    found: dict[str, list[Task]] = {how: [] for how in sentences}
    for old, new in pair.common:
        if _done(old) != _done(new):
            found[_turned(pair, old, new)].append(new)
    return [
        speak(pair.after.figures.tasks(f"changes.{how}", found[how]), [task.ref for task in found[how]])
        for how, speak in sentences.items()
    ]


def _turned(pair: _Pair, old: Task, new: Task) -> str:
    """In which way a task is completed in one of the states only."""
    if not pair.same_period and new.recurring and old.due != new.due:
        return "again" if _done(new) else "anew"
    if not pair.same_period and new.status == TaskStatus.not_reported:
        return "untold"
    return "done" if _done(new) else "undone"


def _done(task: Task) -> bool:
    return task.status == TaskStatus.completed


def _reported(pair: _Pair) -> Text:
    old, new = (side.agencies("agencies.reported", None) for side in (pair.before, pair.after))
    return pair.language.changes.reported(old, new)


def _task_rows(pair: _Pair) -> Rows:
    rows: list[Styled] = []
    number, section = 0, None
    for old, new in pair.common:
        found = _aspects(pair, old, new)
        if not found:
            continue
        if new.section != section:
            section = new.section
            title = pair.after.facts.title(section) if section else pair.language.groups.OTHER_TASKS
            rows.append(heading(section, title))
        source = _source(pair, old, new)
        rows.append(("task", {**heading(new.ref, new.title)[1], "source": source}))
        for aspect, before, after in found:
            number += 1
            rows.append(
                (
                    "",
                    {
                        "no": str(number),
                        "ref": new.ref,
                        "title": new.title,
                        "aspect": aspect,
                        "before": before,
                        "after": after,
                        "source": source,
                    },
                )
            )
    return Rows("tasks", tuple(rows))


def _aspects(pair: _Pair, old: Task, new: Task) -> list[tuple[str, Cell, Cell]]:
    """What differs between two states of a task: how it is called, before, after."""
    words, short = pair.language.changes, pair.language.words.short_day
    none = pair.language.words.NO_NUMBER
    found: list[tuple[str, Cell, Cell]] = []
    if old.derived != new.derived:
        status = pair.language.annexes.status
        found.append((words.STATUS, status(old.derived, False), status(new.derived, False)))
    percents = _percent(pair.before, old), _percent(pair.after, new)
    if _printed(percents[0]) != _printed(percents[1]):
        found.append((words.PERCENT, percents[0] or none, percents[1] or none))
    if old.completed_on != new.completed_on:
        days = [short(task.completed_on) if task.completed_on else none for task in (old, new)]
        found.append((words.COMPLETED_ON, days[0], days[1]))
    if pair.same_period and old.due != new.due:
        days = [short(task.due) if task.due else none for task in (old, new)]
        found.append((words.DUE, days[0], days[1]))
    if _leads(old) != _leads(new):
        found.append((words.LEADS, _coverage(pair.before, old), _coverage(pair.after, new)))
    return found


def _percent(side: _Side, task: Task) -> Figure | None:
    if task.percent is None:
        return None
    return side.figures.mean("task.percent", task.percent, task.sources, _within(side, task))


def _printed(figure: Figure | None) -> str | None:
    """What readers see: numbers that differ only beyond it have not changed for them."""
    return figure.text if figure else None


def _leads(task: Task) -> tuple[int, int]:
    return sum(lead.reported for lead in task.leads), len(task.leads)


def _coverage(side: _Side, task: Task) -> Cell:
    share = side.figures.share(
        "table.leads.all_reported", "leads.all", _leads(task), task.sources, _within(side, task)
    )
    return share.fraction if share else ""


def _within(side: _Side, task: Task) -> Scope:
    return Scope(f"{task.ref}.{side.scope.key}", f"{task.ref}, {side.scope.title}")


def _source(pair: _Pair, old: Task, new: Task) -> str:
    """The submissions behind the new state that were not behind the old one."""
    known = {source.submission for source in old.sources}
    fresh = dict.fromkeys(s.submission for s in new.sources if s.submission not in known)
    rows = {row["submission"]: row for row in pair.after.facts.rows("submissions")}
    said = [
        pair.language.changes.sent(pair.after.facts.name(rows[n]["agency"]), rows[n]["revision"])
        for n in fresh
    ]
    few = said if len(said) <= 3 else [*said[:3], "…"]
    return "; ".join(few) or pair.language.changes.NO_NEW_REPORT


def _figure_rows(pair: _Pair) -> Rows:
    """Numbers that are not the same in both states."""
    words = pair.language.changes
    parts = (
        (words.TASKS, _task_counts(pair)),
        (words.AGENCIES, _agency_counts(pair)),
        (words.INDICATORS, _measures(pair)),
    )
    rows: list[Styled] = []
    for title, compared in parts:
        if changed := [cells for cells in compared if cells is not None]:
            rows.append(("heading", {"title": title}))
            rows += [("", cells) for cells in changed]
    return Rows("figures", tuple(_numbered(rows)))


def _task_counts(pair: _Pair) -> list[dict[str, Cell] | None]:
    counted: list[tuple[str, str, Callable[[Task], bool]]] = [
        ("tasks", pair.language.changes.ALL_TASKS, _any),
        *(
            (f"tasks.{status.value}", status.label(pair.language.words.LANG), _is(status))
            for status in DerivedStatus
        ),
    ]
    return [
        _compared(pair, label, pair.before.tasks(what, wanted), pair.after.tasks(what, wanted))
        for what, label, wanted in counted
    ]


def _agency_counts(pair: _Pair) -> list[dict[str, Cell] | None]:
    found = []
    for how in Standing:
        label, what = pair.language.annexes.standing(how, False), f"agencies.{how.value}"
        old, new = pair.before.agencies(what, how), pair.after.agencies(what, how)
        found.append(_compared(pair, label, old, new))
    return found


def _measures(pair: _Pair) -> list[dict[str, Cell] | None]:
    """Indicators of both states, in the plan's order."""
    before = {one.indicator: one for one in pair.before.facts.indicators}
    return [
        _measured(pair, before[one.indicator], one)
        for one in pair.after.facts.indicators
        if one.indicator in before
    ]


def _measured(pair: _Pair, old: Indicator, new: Indicator) -> dict[str, Cell] | None:
    none = pair.language.words.NO_NUMBER
    values = pair.before.measure(old), pair.after.measure(new)
    if _printed(values[0]) == _printed(values[1]):
        return None
    moved: Cell = none
    if old.value is not None and new.value is not None:
        scope = Scope(new.indicator, new.title)
        sources = (*old.sources, *new.sources)
        between = change(new.value, old.value, new.unit)
        moved = pair.after.figures.moved("indicator.between", between, sources, scope)
    unit = "" if new.unit == "%" else f" ({new.unit})"
    return {
        "figure": f"{new.title}{unit}",
        "before": values[0] or none,
        "after": values[1] or none,
        "change": moved,
    }


def _any(task: Task) -> bool:
    return bool(task.ref)


def _is(status: DerivedStatus) -> Callable[[Task], bool]:
    return lambda task: task.derived == status


def _numbered(rows: list[Styled]) -> list[Styled]:
    number, found = 0, []
    for style, cells in rows:
        number += style == ""
        found.append((style, {"no": str(number), **cells} if style == "" else cells))
    return found


def _compared(pair: _Pair, label: str, old: Figure, new: Figure) -> dict[str, Cell] | None:
    distance = int(new.value - old.value)
    if not distance:
        return None
    what = old.id.removeprefix("table.").partition("@")[0]
    scope = Scope("changed", pair.language.changes.BETWEEN)
    moved = pair.after.figures.difference(what, distance, (*old.sources, *new.sources), scope)
    return {"figure": label, "before": old, "after": new, "change": moved}


def _submission_rows(pair: _Pair) -> Rows:
    """Of one period: what came in between, what it replaced, what was left out. Two periods share no submission."""
    if not pair.same_period:
        return Rows("submissions", ())
    old = {row["submission"]: row for row in pair.before.facts.rows("submissions")}
    found = [
        (row, how)
        for row in pair.after.facts.rows("submissions")
        if (how := _taken(old.get(row["submission"]), row, old.values()))
    ]
    rows = [("", _submission(pair, number, row, how)) for number, (row, how) in enumerate(found, 1)]
    return Rows("submissions", tuple(rows))


def _taken(old: Mapping[str, Any] | None, new: Mapping[str, Any], before: Any) -> Taken | None:
    if old is None:
        if new["outcome"] == Outcome.returned:
            return Taken.returned
        if not new["current"]:
            return Taken.excluded if new["excluded"] else Taken.superseded
        same = ("agency", "unit")
        replaced = any(row["current"] and all(row[k] == new[k] for k in same) for row in before)
        return Taken.replaces if replaced else Taken.added
    if old["excluded"] != new["excluded"]:
        return Taken.excluded if new["excluded"] else Taken.included
    return Taken.superseded if old["current"] and not new["current"] else None


def _submission(pair: _Pair, number: int, row: Mapping[str, Any], how: Taken) -> dict[str, Cell]:
    facts = pair.after.facts
    decisions = [one for one in facts.rows("decisions") if one["submission"] == row["submission"]]
    decided = decisions[-1] if decisions and how in (Taken.excluded, Taken.included) else None
    return {
        "no": str(number),
        "agency": facts.name(row["agency"]) + (f" ({row['unit']})" if row["unit"] else ""),
        "file": str(row["path"]).rpartition("/")[2],
        "revision": str(row["revision"]),
        "change": pair.language.changes.taken(how),
        "date": pair.language.words.short_day(row["received_on"]),
        "reason": decided["reason"] if decided else "",
    }
