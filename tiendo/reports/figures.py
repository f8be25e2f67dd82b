"""Figures: every number that a report prints, with a stable id, a formula in words and the records behind it.

An id is `what`, the thing counted, then "@" and the scope where it is not the whole plan: "tasks.completed@A". A
share has two more: "tasks.completed-of-tasks@A" prints "8/25", the same with ".percent" prints "32,0%". Numbers in
annex tables begin with "table.". Equal snapshots give equal ids, in any process.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from schemas.document import Figure, Source, Sources
from tiendo.reports.model import Agency, Task
from tiendo.reports.views import Named, Share
from tiendo.reports.wording.interface import Formulas, Words

Item = TypeVar("Item")


@dataclass(frozen=True)
class Scope:
    """What part of the plan a figure is about: `key` goes into its id, `title` into its formula."""

    key: str
    title: str


WHOLE = Scope("", "")


@dataclass(frozen=True)
class Figures:
    """Makes figures in one language."""

    words: Words
    formulas: Formulas

    def count(self, what: str, value: int, sources: Iterable[Source] = (), scope: Scope = WHOLE) -> Figure:
        """A number for running text."""
        formula = self.formulas.count(_bare(what), scope.title)
        return Figure(_id(what, scope), value, self.words.count(value), formula, sources=Sources.of(sources))

    def tasks(self, what: str, tasks: Sequence[Task], scope: Scope = WHOLE) -> Figure:
        return self.count(what, len(tasks), task_sources(tasks), scope)

    def agencies(self, what: str, agencies: Sequence[Agency], scope: Scope = WHOLE) -> Figure:
        return self.count(what, len(agencies), agency_sources(agencies), scope)

    def share(
        self,
        what: str,
        of: str,
        numbers: tuple[int, int],
        sources: Iterable[Source] = (),
        scope: Scope = WHOLE,
    ) -> Share | None:
        """A part of a whole; None where the whole is empty. `sources` are those of the whole."""
        part, whole = numbers
        if not whole:
            return None
        behind = Sources.of(sources)
        formula = self.formulas.share(_bare(what), of, scope.title)
        name = f"{what}-of-{of}"
        return Share(
            fraction=Figure(
                _id(name, scope), part, self.words.fraction(part, whole), formula, part, whole, behind
            ),
            percent=Figure(
                _id(f"{name}.percent", scope),
                100 * part / whole,
                self.words.percent(Decimal(100 * part) / Decimal(whole)),
                formula,
                part,
                whole,
                behind,
            ),
        )

    def mean(self, what: str, value: float, sources: Iterable[Source], scope: Scope) -> Figure:
        """A mean of percentages."""
        text = self.words.progress(Decimal(repr(value)))
        return Figure(
            _id(what, scope), value, text, self.formulas.count(what, scope.title), sources=Sources.of(sources)
        )

    def amount(self, what: str, value: float, unit: str, sources: Iterable[Source], scope: Scope) -> Figure:
        """A measured quantity; those in percent carry the sign."""
        number = Decimal(repr(value))
        text = self.words.percent(number) if unit == "%" else self.words.amount(number)
        return Figure(
            _id(what, scope),
            value,
            text,
            self.formulas.count(_bare(what), scope.title),
            sources=Sources.of(sources),
        )

    def moved(self, what: str, value: float, sources: Iterable[Source], scope: Scope) -> Figure:
        """How much a measured quantity moved, with its sign."""
        text = self.words.amount(Decimal(repr(value)))
        signed = f"+{text}" if value > 0 else text
        formula = self.formulas.count(what, scope.title)
        return Figure(_id(what, scope), value, signed, formula, sources=Sources.of(sources))

    def rule(self, what: str, percent: float) -> Figure:
        """A percentage that the plan sets."""
        return Figure(what, percent, f"{self.words.plain(round(percent))}%", self.formulas.count(what, ""))

    def cell(self, what: str, value: int, sources: Iterable[Source] = (), scope: Scope = WHOLE) -> Figure:
        """A number in a table."""
        formula = self.formulas.count(what, scope.title)
        return Figure(
            _id(f"table.{what}", scope), value, self.words.plain(value), formula, sources=Sources.of(sources)
        )

    def difference(self, what: str, value: int, sources: Iterable[Source], scope: Scope) -> Figure:
        """How much a number of a table moved, with its sign."""
        text = self.words.plain(value) if value <= 0 else f"+{self.words.plain(value)}"
        formula = self.formulas.difference(what, scope.title)
        return Figure(_id(f"table.{what}.change", scope), value, text, formula, sources=Sources.of(sources))

    def rest(self, what: str, value: int, scope: Scope = WHOLE) -> Figure | None:
        """How many of a list are not named in its sentence; None where all are."""
        if not value:
            return None
        return Figure(
            _id(f"{what}.rest", scope), value, self.words.count(value), self.formulas.rest(what, scope.title)
        )

    def all_or_annex(
        self, what: str, agencies: Sequence[Agency], few: int, annex: str, scope: Scope = WHOLE
    ) -> Named:
        """Everybody by name where they are few, else nobody."""
        names = tuple(agency.in_sentence for agency in agencies) if len(agencies) <= few else ()
        rest = self.rest(what, len(agencies) - len(names), scope)
        return Named(self.agencies(what, agencies, scope), names, rest, annex)

    def first_few(
        self, what: str, names: Sequence[str], total: Figure, few: int, annex: str, scope: Scope = WHOLE
    ) -> Named:
        """The first few by name, then how many others."""
        shown = tuple(first_few(names, few))
        return Named(total, shown, self.rest(what, len(names) - len(shown), scope), annex)


def first_few(items: Sequence[Item], few: int) -> Sequence[Item]:
    """The first `few`, or all where that would leave a single one out."""
    return items if len(items) <= few + 1 else items[:few]


def task_sources(tasks: Iterable[Task]) -> Sources:
    return Sources(task.sources for task in tasks)


def agency_sources(agencies: Iterable[Agency]) -> Sources:
    """What counts of what they sent; where nothing does, all of it: it was returned or left out."""
    chosen = list(agencies)
    counting = Sources(agency.sources for agency in chosen)
    return counting or Sources.of(Source(submission) for agency in chosen for submission in agency.sent)


def _bare(what: str) -> str:
    """The thing counted, wherever it is printed."""
    return what.removeprefix("table.")


def _id(what: str, scope: Scope) -> str:
    return f"{what}@{scope.key}" if scope.key else what
