"""The years of a review: approved snapshots in their order, with gaps where a year was not approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from schemas.snapshot import Snapshot
from tiendo.plan import Period, Plan
from tiendo.reports.draft import Annex, Draft, Lengths
from tiendo.reports.facts import Facts
from tiendo.reports.figures import Figures, Scope
from tiendo.reports.wording import Language

ANNEX = Annex(agencies="IV")
MILESTONES, TRENDS = "II", "III"
LENGTHS = Lengths(proposals=1000)  # no annex holds those that the text would leave out


@dataclass(frozen=True)
class Frozen:
    """An approved snapshot, with who approved it and when."""

    snapshot: Snapshot
    approved_by: str
    approved_on: date


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
    def facts(self) -> Facts:
        return self.draft.facts

    @property
    def scope(self) -> Scope:
        return Scope(self.period.id, self.period.title(self.facts.lang))


@dataclass(frozen=True)
class Span:
    """All years asked for. `draft` is that of the last one known, and makes all figures."""

    plan: Plan
    language: Language
    years: tuple[Year, ...]

    @cached_property
    def known(self) -> tuple[Known, ...]:
        return tuple(
            Known(year.period, year.frozen, year.draft) for year in self.years if year.frozen and year.draft
        )

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


def span_of(plan: Plan, periods: Sequence[Period], frozen: Sequence[Frozen], language: Language) -> Span:
    found = {one.snapshot.period: one for one in frozen}
    figures = Figures(language.words, language.formulas)
    years: list[Year] = []
    for period in periods:
        one = found.get(period.id)
        draft = None
        if one is not None:
            facts = Facts(plan, one.snapshot, language.words.LANG)
            before = tuple(year.draft.facts for year in years if year.draft)
            draft = Draft(facts, language, figures, ANNEX, LENGTHS, earlier=before)
        years.append(Year(period, one, draft))
    return Span(plan, language, tuple(years))
