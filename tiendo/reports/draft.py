"""What every part of a report works with, and the blocks that it is made of."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from schemas.document import Sources, Text
from schemas.terms import Role
from tiendo.plan import Period
from tiendo.reports.compose import Part, ended, together
from tiendo.reports.facts import Facts
from tiendo.reports.figures import Figures, Scope
from tiendo.reports.model import Indicator, Section, Task
from tiendo.reports.wording.interface import Language

Block = dict[str, str | Text]


@dataclass(frozen=True)
class Annex:
    """The Roman numbers of the annexes, as the template prints them; "" of one that is left out."""

    tasks: str = "I"
    agencies: str = "II"
    indicators: str = "III"
    documents: str = "IV"
    difficulties: str = "V"
    sources: str = "VI"


def numbered(names: Iterable[str], left_out: Collection[str]) -> dict[str, str]:
    """The numbers of annexes in their order, when those `left_out` have none."""
    numbers = iter(("I", "II", "III", "IV", "V", "VI"))
    return {name: "" if name in left_out else next(numbers) for name in names}


@dataclass(frozen=True)
class Lengths:
    """How long lists and excerpts may be before the annex takes over."""

    named_agencies: int = 5
    owing_agencies: int = 12
    named_tasks: int = 10
    task_lines: int = 10
    leads_said: int = 2
    excerpt_alone: int = 320
    excerpt_of_several: int = 180
    contributions: int = 5
    indicators: int = 12
    named_indicators: int = 3
    difficulties: int = 8
    difficulty_tasks: int = 3
    proposals: int = 6
    authority: int = 120
    cell: int = 160
    cell_of_several: int = 80


@dataclass(frozen=True)
class Draft:
    """A report in the making: the facts, the words for them, the figures that join both.

    `ad_hoc` is one that speaks of a day within the period, not of the period as a whole.
    """

    facts: Facts
    language: Language
    figures: Figures
    annex: Annex = Annex()
    lengths: Lengths = Lengths()
    ad_hoc: bool = False
    earlier: tuple[Facts, ...] = ()  # what is known of the periods before, in their order

    def earlier_sources(self, period: Period, indicator: str) -> Sources:
        """The rows behind an indicator in a period before; none where nothing of that period is at hand."""
        for facts in self.earlier:
            if facts.period.id == period.id:
                return facts.indicator_sources.get(indicator, Sources())
        return Sources()

    def previous_sources(self, one: Indicator) -> Sources:
        """The rows behind the value of the period before."""
        before = self.facts.previous_period
        return self.earlier_sources(before, one.indicator) if before else Sources()

    def compared_sources(self, one: Indicator) -> Sources:
        """The rows behind a change: of this period and of the one before."""
        return Sources((one.sources, self.previous_sources(one)))

    @property
    def period(self) -> str:
        """What the report speaks of, fit for the inside of a sentence."""
        name = self.language.words.period(self.facts.period)
        return self.language.words.until(name, self.facts.snapshot.as_of) if self.ad_hoc else name

    def section_scope(self, section: Section) -> Scope:
        return Scope(section.ref or "other", section.title or self.language.groups.OTHER_TASKS)

    def task_scope(self, ref: str) -> Scope:
        return Scope(ref, ref)

    def leads(self, task: Task, requested: bool | None = None) -> list[str]:
        """The lead agencies and groups as the plan names them, in a sentence."""
        return [self.facts.in_sentence(key) for key in self.facts.assignees(task.ref, Role.lead, requested)]


def para(text: Text) -> Block:
    """A paragraph; one that leads to a list stays with it."""
    return {"kind": "lead" if str(text).endswith(":") else "para", "text": text}


def item(text: Text) -> Block:
    return {"kind": "item", "text": text}


def sub(text: str | Text) -> Block:
    return {"kind": "sub", "text": text}


def paras(*texts: Text | None) -> list[Block]:
    return [para(text) for text in texts if text is not None]


def items(texts: Iterable[Text | None]) -> list[Block]:
    """Whole sentences, a line each."""
    return [item(text) for text in texts if text is not None]


def listing(texts: Sequence[Text | None]) -> list[Block]:
    """Phrases, a line each: all but the last end in a semicolon."""
    said = [text for text in texts if text is not None]
    return [item(ended(text, "." if i == len(said) - 1 else ";")) for i, text in enumerate(said)]


def under(title: Part, blocks: list[Block]) -> list[Block]:
    """A small heading over blocks, nothing where there are none."""
    return [sub(together(title)), *blocks] if blocks else []
