"""Figures, shares and lists for golden sentences, in one language."""

from dataclasses import dataclass

from schemas.document import Figure
from tiendo.plan import with_article
from tiendo.reports.figures import WHOLE, Figures
from tiendo.reports.views import Named, Received, Share
from tiendo.reports.wording import LANGUAGES, Language


@dataclass(frozen=True)
class Hand:
    """What a sentence is made from; the ids do not matter."""

    lang: str

    @property
    def language(self) -> Language:
        return LANGUAGES[self.lang]

    @property
    def figures(self) -> Figures:
        return Figures(self.language.words, self.language.formulas)

    def n(self, value: int) -> Figure:
        return self.figures.count("tasks", value)

    def share(self, part: int, whole: int) -> Share | None:
        return self.figures.share("tasks.completed", "tasks", (part, whole))

    def percent(self, value: float) -> Figure:
        return self.figures.rule("rule.coverage", value)

    def amount(self, value: float, unit: str) -> Figure:
        return self.figures.amount("indicator.value", value, unit, (), WHOLE)

    def body(self, name: str) -> str:
        """An agency as a sentence names it."""
        return with_article(name, self.lang)

    def named(self, total: int, *names: str, rest: int = 0, annex: str = "II") -> Named:
        return Named(self.n(total), names, self.n(rest) if rest else None, annex)

    def received(self, part: int, whole: int, on_time: int, reopened: int = 0) -> Received:
        late = part - on_time - reopened
        return Received(self.share(part, whole), self.n(on_time), self.n(late), self.n(reopened))
