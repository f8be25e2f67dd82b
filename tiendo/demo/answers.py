"""What an agency has to say in a period: true to the plan, continued from year to year, all of it invented."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from random import Random

from schemas.terms import ReportedStatus, Term
from tiendo.demo.chance import chance
from tiendo.demo.course import Courses, State
from tiendo.demo.cover import Covers
from tiendo.demo.figures import Figures
from tiendo.demo.narrative import paragraph, reason, result
from tiendo.demo.obstacles import Obstacles
from tiendo.demo.season import Season
from tiendo.forms import Content

Written = Term | str | float | date | None
Line = Mapping[str, Written]  # field → what is written

_CONTRIBUTES = 0.4  # of support tasks
_LEAVES_A_LINE_BLANK = 0.06  # of agencies
_LACKS_A_FIGURE = 0.04
_REMARKS_ON_A_FIGURE = 0.08
_LACKS_A_DOCUMENT = 0.03  # of completed tasks
_GIVES_NO_PERCENT = 0.1  # of tasks in progress


@dataclass(frozen=True)
class Answers:
    """The lines of each sheet of a form (schemas.records); those of pre-filled sheets hold their key."""

    cover: tuple[Line, ...] = ()
    progress: tuple[Line, ...] = ()
    contributions: tuple[Line, ...] = ()
    difficulties: tuple[Line, ...] = ()
    observations: tuple[Line, ...] = ()

    def about(self, refs: Collection[str]) -> "Answers":
        """Only what is said of these lead tasks, as a subordinate unit reports it."""
        return Answers(
            cover=self.cover, progress=tuple(line for line in self.progress if line["ref"] in refs)
        )

    def without(self, refs: Collection[str]) -> "Answers":
        """What is left when nothing is said of these lead tasks."""
        return replace(self, progress=tuple(line for line in self.progress if line["ref"] not in refs))


class Writer:
    """Writes the answers of all agencies of one season."""

    def __init__(self, season: Season, seed: int) -> None:
        self._season = season
        self._seed = seed
        self._courses = Courses(season, seed)
        self._covers = Covers(season, seed)
        self._figures = Figures(season, seed)
        self._obstacles = Obstacles(season, seed)

    def answers(self, content: Content) -> Answers:
        """What the agency of a form writes into it."""
        written = Answers(
            cover=(self._covers.line(content.agency),),
            progress=tuple(self._progress(content)),
            contributions=tuple(self._contributions(content)),
            difficulties=tuple(self._difficulties(content)),
            observations=tuple(self._observations(content)),
        )
        draw = self._draw(content, "blank line")
        if len(written.progress) > 1 and draw.random() < _LEAVES_A_LINE_BLANK:
            return written.without({str(draw.choice(written.progress)["ref"])})
        return written

    def _draw(self, content: Content, *circumstances: object) -> Random:
        season = self._season
        return chance(self._seed, season.plan.id, season.period.id, content.agency, *circumstances)

    def _progress(self, content: Content) -> Iterator[Line]:
        for row in content.rows["progress"]:
            ref = row["ref"]
            draw = self._draw(content, ref, "lead")
            state = _as_told(self._courses.state(ref, content.agency), draw)
            scope = "; ".join(self._scopes[ref, content.agency])
            yield {
                "ref": ref,
                "status": state.status,
                "percent": state.percent,
                "preliminary_on": state.preliminary_on,
                "completed_on": state.completed_on,
                "doc_number": state.document.number if state.document else None,
                "doc_on": state.document.on if state.document else None,
                "result": result(state, self._season.period.year, scope, draw),
                "reason": reason(state, draw),
            }

    @cached_property
    def _scopes(self) -> dict[tuple[str, str], list[str]]:
        """(task, agency) → the parts of the task that are its own."""
        scopes: dict[tuple[str, str], list[str]] = defaultdict(list)
        rows = self._season.plan.assignments.drop_nulls(["agency", "scope_vi"])
        for ref, agency, scope in rows.select("ref", "agency", "scope_vi").iter_rows():
            scopes[ref, agency].append(scope)
        return scopes

    def _contributions(self, content: Content) -> Iterator[Line]:
        rows = content.rows["contributions"]
        needs_one = not content.rows["progress"]
        for i, row in enumerate(rows):
            draw = self._draw(content, row["ref"], "support")
            if draw.random() < _CONTRIBUTES or (needs_one and i == 0):
                yield {"ref": row["ref"], "result": paragraph("contribution", draw)}

    def _difficulties(self, content: Content) -> list[Line]:
        refs = [row["ref"] for table in ("progress", "contributions") for row in content.rows[table]]
        lines = self._obstacles.lines(content.agency, refs)
        has_nothing_else = not refs and not content.rows["observations"]
        return [self._obstacles.general_line(content.agency)] if has_nothing_else and not lines else [*lines]

    def _observations(self, content: Content) -> Iterator[Line]:
        for row in content.rows["observations"]:
            indicator = row["indicator"]
            draw = self._draw(content, indicator, "figure")
            if draw.random() < _LACKS_A_FIGURE and self._figures.stands_alone(indicator):
                yield {"indicator": indicator, "value": None, "note": paragraph("note_no_value", draw)}
                continue
            day = f"{self._season.known_on:%d/%m/%Y}"
            note = paragraph("note_value", draw, day=day) if draw.random() < _REMARKS_ON_A_FIGURE else None
            value = self._figures.value(indicator, content.agency)
            yield {"indicator": indicator, "value": value, "note": note}


def _as_told(state: State, draw: Random) -> State:
    """What reporters leave out of a state: some documents, some percentages."""
    if state.status == ReportedStatus.completed and draw.random() < _LACKS_A_DOCUMENT:
        return replace(state, document=None)
    if state.status == ReportedStatus.in_progress and draw.random() < _GIVES_NO_PERCENT:
        return replace(state, percent=None)
    return state
