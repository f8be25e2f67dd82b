"""What the milestones teach: which groups kept them, and what went together with keeping and missing them.

Shares stand side by side; no cause is claimed. What people conclude from them, coordinators write beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.document import Source, Text
from schemas.terms import MilestoneKind
from tiendo.reports.draft import Block, items, paras
from tiendo.reports.figures import WHOLE, Scope
from tiendo.reports.outcomes import Kept
from tiendo.reports.review.paths import Milestone, Path
from tiendo.reports.review.span import Span
from tiendo.reports.views import Share
from tiendo.text import fold

ENOUGH = 5  # tasks or milestones below which a share teaches nothing
SEVERAL = 2  # missed tasks of which the same difficulty was told
MISSED = (Kept.late, Kept.open)
JUDGED = (Kept.on_time, *MISSED)


@dataclass(frozen=True)
class Followed:
    """A task with milestones that can be judged, and the difficulties that were told of it in any year."""

    path: Path
    judged: tuple[Milestone, ...]
    told: tuple[tuple[str, Source], ...]  # in the words of the agencies

    @property
    def missed(self) -> bool:
        return any(one.kept in MISSED for one in self.judged)

    @property
    def of_several(self) -> bool:
        return len(self.path.last.leads) > 1

    @cached_property
    def sources(self) -> list[Source]:
        return [*self.path.sources, *(source for _, source in self.told)]


def lessons(span: Span, found: Sequence[Milestone]) -> list[Block]:
    words, tasks = span.language.review, _followed(span, found)
    told = [
        words.preliminary_lesson(*_preliminary(span, found)),
        _sections(span, found),
        _compared(span, "difficult", "easy", [bool(one.told) for one in tasks], tasks),
        _compared(span, "several", "single", [one.of_several for one in tasks], tasks),
        _voiced(span, [one for one in tasks if one.missed]),
    ]
    if not any(told):
        return paras(words.no_lessons())
    return items(told) + paras(words.lessons_end())


def _followed(span: Span, found: Sequence[Milestone]) -> list[Followed]:
    told: dict[str, list[tuple[str, Source]]] = defaultdict(list)
    for year in span.known:
        for one in year.facts.difficulties:
            if one.ref and one.difficulty:
                told[one.ref].append((one.difficulty, one.record.source))
    judged: dict[str, list[Milestone]] = defaultdict(list)
    for milestone in found:
        if milestone.kept in JUDGED:
            judged[milestone.path.ref].append(milestone)
    return [Followed(same[0].path, tuple(same), tuple(told[ref])) for ref, same in judged.items()]


def _preliminary(span: Span, found: Sequence[Milestone]) -> list[Share | None]:
    """How many kept the final milestone: of those that kept the preliminary one, of those that missed it."""
    by_task: dict[str, dict[MilestoneKind, Milestone]] = defaultdict(dict)
    for one in found:
        by_task[one.path.ref][one.kind] = one
    pairs = [
        (kinds[MilestoneKind.preliminary].kept, kinds[MilestoneKind.final])
        for kinds in by_task.values()
        if MilestoneKind.preliminary in kinds and MilestoneKind.final in kinds
    ]
    told: list[Share | None] = []
    for what, early in (("in_time", (Kept.on_time,)), ("behind", MISSED)):
        finals = [final for first, final in pairs if first in early and final.kept in JUDGED]
        told.append(_kept(span, (f"lesson.{what}.kept", f"lesson.{what}"), finals))
    return told


def _kept(
    span: Span, named: tuple[str, str], judged: Sequence[Milestone], scope: Scope = WHOLE
) -> Share | None:
    if len(judged) < ENOUGH:
        return None
    n = sum(one.kept == Kept.on_time for one in judged)
    return span.draft.figures.share(*named, (n, len(judged)), _behind(judged), scope)


def _behind(judged: Iterable[Milestone]) -> list[Source]:
    return [source for one in judged for source in one.path.sources]


def _sections(span: Span, found: Sequence[Milestone]) -> Text | None:
    """The groups of tasks that kept their milestones most and least; None where no single ones did."""
    shares = []
    for section in span.facts.sections:
        judged = [one for one in found if one.path.section == section.ref and one.kept in JUDGED]
        scope = span.draft.section_scope(section)
        if share := _kept(span, ("lesson.section_kept", "lesson.section"), judged, scope):
            shares.append((scope.title, share))
    if len(shares) < 2:
        return None
    shares.sort(key=lambda one: -one[1].percent.value)
    return span.language.review.section_lesson(shares[0], shares[-1]) if _stand_out(shares) else None


def _stand_out(shares: Sequence[tuple[str, Share]]) -> bool:
    """Whether a single one is the first and a single one the last, or all are alike: else no one can be named."""
    texts = [share.percent.text for _, share in shares]
    alike = len(set(texts)) == 1
    return alike or (texts.count(texts[0]) == 1 and texts.count(texts[-1]) == 1)


def _compared(
    span: Span, with_: str, without: str, has: Sequence[bool], tasks: Sequence[Followed]
) -> Text | None:
    """Missed milestones where something was so, and where it was not."""
    sides: list[Share] = []
    for what, wanted in ((with_, True), (without, False)):
        chosen = [one for one, so in zip(tasks, has, strict=True) if so == wanted]
        numbers = (sum(one.missed for one in chosen), len(chosen))
        behind = [source for one in chosen for source in one.sources]
        share = span.draft.figures.share(f"lesson.{what}.missed", f"lesson.{what}", numbers, behind)
        if share is None or len(chosen) < ENOUGH:
            return None
        sides.append(share)
    words = span.language.review
    lesson = words.difficulty_lesson if with_ == "difficult" else words.lead_lesson
    return lesson(*sides)


def _voiced(span: Span, missed: Sequence[Followed]) -> Text | None:
    """The difficulty that was told of the most tasks with a missed milestone, in the words of the agencies."""
    tasks: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    sources: dict[str, list[Source]] = defaultdict(list)
    for one in missed:
        for text, source in one.told:
            first.setdefault(fold(text), text)
            tasks[fold(text)].add(one.path.ref)
            sources[fold(text)].append(source)
    if not tasks:
        return None
    most = max(tasks, key=lambda text: len(tasks[text]))  # of several, the one told first in the plan's order
    if len(tasks[most]) < SEVERAL:
        return None
    figures = span.draft.figures
    return span.language.review.voiced_lesson(
        first[most],
        figures.count("lesson.voiced", len(tasks[most]), sources[most]),
        figures.count("lesson.missed", len(missed), [source for one in missed for source in one.sources]),
    )
