"""The years of a review: approved snapshots in their order, with gaps where a year was not approved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from schemas.snapshot import Snapshot
from tiendo.plan import Period, Plan
from tiendo.reports.draft import Annex, Draft, Lengths, numbered
from tiendo.reports.facts import Facts
from tiendo.reports.figures import Figures, Scope
from tiendo.reports.wording import Language

ANNEXES = ("path", "milestones", "trends", "compliance", "persistent", "snapshots")
LENGTHS = Lengths(proposals=1000)  # no annex holds those that the text would leave out


@dataclass(frozen=True)
class Frozen:
    """An approved snapshot, with who approved it and when, and the plan with which it was made, where that was kept."""

    snapshot: Snapshot
    approved_by: str
    approved_on: date
    plan: Plan | None = None


@dataclass(frozen=True)
class Year:
    """A period of the span; without `frozen` and `draft` it was not approved."""

    period: Period
    frozen: Frozen | None
    draft: Draft | None

    @property
    def label(self) -> str:
        return str(self.period.year)


@dataclass(frozen=True)
class Known:
    """A year with approved data."""

    period: Period
    frozen: Frozen
    draft: Draft

    @property
    def label(self) -> str:
        return str(self.period.year)

    @property
    def facts(self) -> Facts:
        return self.draft.facts

    @property
    def scope(self) -> Scope:
        return Scope(self.period.id, self.period.title(self.facts.lang))


@dataclass(frozen=True)
class Span:
    """All years asked for. `draft` is that of the last one known, and makes all figures.

    `plan` is today's: it says which tasks and indicators are followed. What a year counted is told by the plan with
    which it was approved.
    """

    plan: Plan
    language: Language
    years: tuple[Year, ...]

    @cached_property
    def annexes(self) -> dict[str, str]:
        return _annexes(self.plan)

    @cached_property
    def known(self) -> tuple[Known, ...]:
        return tuple(
            Known(year.period, year.frozen, year.draft) for year in self.years if year.frozen and year.draft
        )

    @cached_property
    def of_other_plans(self) -> tuple[Known, ...]:
        """The years with approved data of which the plan was not kept: they are told by today's."""
        return tuple(one for one in self.known if one.facts.plan.digest != one.frozen.snapshot.plan_digest)

    @cached_property
    def tasks_gone(self) -> list[str]:
        """The tasks of the years' plans that today's no longer has."""
        refs = dict.fromkeys(task.ref for one in self.known for task in one.facts.tasks)
        leaves = set(self.plan.leaves["ref"])
        return [ref for ref in refs if ref not in leaves]

    @property
    def missing(self) -> tuple[Year, ...]:
        return tuple(year for year in self.years if year.frozen is None)

    @property
    def last(self) -> Known:
        return self.known[-1]

    @property
    def draft(self) -> Draft:
        return self.last.draft

    @property
    def facts(self) -> Facts:
        return self.last.facts


def _annexes(plan: Plan) -> dict[str, str]:
    """The numbers of the annexes; "" of those that the plan has nothing for."""
    absent = ["path", "milestones"] if plan.leaves.is_empty() else []
    return numbered(ANNEXES, [*absent, "trends"] if plan.indicators.is_empty() else absent)


def in_text(annexes: Mapping[str, str]) -> Annex:
    """The same for the sentences that a review shares with the periodic report."""
    return Annex(
        tasks=annexes["path"],
        agencies=annexes["compliance"],
        indicators=annexes["trends"],
        documents="",
        difficulties=annexes["persistent"],
        sources=annexes["snapshots"],
    )


def span_of(plan: Plan, periods: Sequence[Period], frozen: Sequence[Frozen], language: Language) -> Span:
    found = {one.snapshot.period: one for one in frozen}
    figures = Figures(language.words, language.formulas)
    annex = in_text(_annexes(plan))
    years: list[Year] = []
    for period in periods:
        one = found.get(period.id)
        draft = None
        if one is not None:
            facts = Facts(one.plan or plan, one.snapshot, language.words.LANG)
            before = tuple(year.draft.facts for year in years if year.draft)
            draft = Draft(facts, language, figures, annex, LENGTHS, earlier=before)
        years.append(Year(period, one, draft))
    return Span(plan, language, tuple(years))
