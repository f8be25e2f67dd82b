"""What sentences are made of: figures and names prepared for the wording, which adds nothing but words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schemas.document import Figure
from schemas.results import Trend
from schemas.terms import DerivedStatus, DifficultyState, TaskStatus


@dataclass(frozen=True)
class Share:
    """A part of a whole that is not empty, ready to be printed: "5/54" and "9,3%"."""

    fraction: Figure
    percent: Figure

    @property
    def is_none(self) -> bool:
        return self.fraction.numerator == 0

    @property
    def is_all(self) -> bool:
        return self.fraction.numerator == self.fraction.denominator

    def is_above(self, other: "Share") -> bool | None:
        """None where both print alike: then no reader sees a difference."""
        return None if self.percent.text == other.percent.text else self.percent.value > other.percent.value


@dataclass(frozen=True)
class Named:
    """A list inside a sentence: how many there are, those named, and how many are left to an annex.

    `names` is empty where the list is too long to name anybody; `rest` is None where everybody is named.
    """

    total: Figure
    names: tuple[str, ...]
    rest: Figure | None
    annex: str

    @property
    def is_none(self) -> bool:
        return self.total.value == 0

    @property
    def is_one(self) -> bool:
        return self.total.value == 1


@dataclass(frozen=True)
class Received:
    """Submissions of the bound agencies of a class or of the plan; `reported` is None where nobody is bound."""

    reported: Share | None
    on_time: Figure
    late: Figure
    after_reopening: Figure


@dataclass(frozen=True)
class OwnPlans:
    """What the bound agencies that reported say of their own plans."""

    reported: Figure
    having: Figure
    issued: Figure
    integrated: Figure
    none: Figure
    unsaid: Figure


@dataclass(frozen=True)
class OwnPlansOwed:
    """How the bound agencies that owe a plan of their own stand, over all periods."""

    in_time: Share
    late: Figure
    undated: Figure
    none: Figure
    unsaid: Figure


@dataclass(frozen=True)
class StatusCount:
    status: DerivedStatus
    count: Figure


@dataclass(frozen=True)
class Coverage:
    """Who of a task's leads has reported: bound leads and requested ones apart, None where there are none."""

    bound: Share | None
    requested: Share | None


@dataclass(frozen=True)
class DocumentSaid:
    number: str
    on: date | None
    title: str = ""


@dataclass(frozen=True)
class Said:
    """What one agency wrote about a task: an excerpt ("" where it wrote nothing) and the documents it names."""

    agency: str
    text: str
    documents: tuple[DocumentSaid, ...] = ()
    is_reason: bool = False


@dataclass(frozen=True)
class TaskLine:
    """A task in a list of the body. `said` are results or reasons, `unsaid` how many further leads wrote some."""

    ref: str
    title: str
    status: TaskStatus
    due: date | None
    late: bool
    completed_on: date | None
    percent: Figure | None
    several_reported: bool  # the percentage is a mean
    partly_reported: bool  # some of the leads are missing in it
    leads_completed: Figure | None  # of several leads of a task that is not yet completed
    requested_only: bool
    coverage: Coverage | None  # None where a single lead says it all
    said: tuple[Said, ...]
    unsaid: Figure | None
    done_before: bool = False  # completed by reports of earlier periods, and not reported again

    @property
    def is_explained(self) -> bool:
        return any(said.is_reason for said in self.said)

    @property
    def waits_for_silent(self) -> bool:
        """All leads that reported have completed their part; only the others are missing."""
        return self.partly_reported and self.percent is not None and self.percent.value == 100


@dataclass(frozen=True)
class Measured:
    """An indicator in a list of the body; `value` is None where nobody reported it.

    `numerator` and `denominator` are those of a ratio, `change` is how much it moved (without sign) since `period`,
    None where there is nothing to compare with. `comparable` is False when others reported then. `break_reason` says
    why the series begins anew, "" where it goes on.
    """

    title: str
    unit: str
    value: Figure | None
    numerator: Figure | None
    denominator: Figure | None
    period: str
    change: Figure | None
    rising: bool
    comparable: bool
    trend: Trend
    target: Figure | None
    target_year: int | None
    target_met: bool | None
    coverage: Share | None
    low_coverage: bool
    break_reason: str = ""
    lacking: tuple[str, ...] = ()  # the merged agencies for whose part the two periods cannot be compared

    @property
    def in_percent(self) -> bool:
        return self.unit == "%"


@dataclass(frozen=True)
class Claim:
    """Leads that claim the same status for one task."""

    status: TaskStatus
    names: Named


@dataclass(frozen=True)
class Voiced:
    """A difficulty or a proposal that one or several agencies put in the same words."""

    text: str
    agencies: Named
    refs: tuple[str, ...]


@dataclass(frozen=True)
class StateCount:
    """Difficulties by state; None are those whose state was not given."""

    state: DifficultyState | None
    count: Figure


@dataclass(frozen=True)
class TaskCount:
    ref: str
    count: Figure


@dataclass(frozen=True)
class Addressee:
    """To whom a letter goes; `name` as a sentence says it."""

    name: str
    requested: bool


@dataclass(frozen=True)
class Owed:
    """What an agency owes: a report on the tasks it leads, named where they are few, or on what it contributed.

    `again` is one that was returned, `excluded_on` the day of one that was left out of the consolidation. A plan
    `of_tasks` has some; under one that has none, figures are owed.
    """

    tasks: Figure
    titles: tuple[tuple[str, str], ...]
    again: bool
    excluded_on: date | None
    of_tasks: bool = True

    @property
    def in_table(self) -> bool:
        return self.tasks.value > len(self.titles)


@dataclass(frozen=True)
class Moved:
    """An indicator from the first to the last year that has a figure; `change` is the distance, without sign."""

    title: str
    unit: str
    first: Figure
    first_year: int
    last: Figure
    last_year: int
    change: Figure
    rising: bool
    comparable: bool
    trend: Trend

    @property
    def in_percent(self) -> bool:
        return self.unit == "%"


@dataclass(frozen=True)
class MadePublic:
    """A figure that was made public, beside what is computed from others published with it and what was reported.

    `n_parts` is 0 for a ratio. `computed` and `reported` are None where there is nothing to compute them from, their
    differences (without sign) where there is none; `periods` are those with a reported figure, of those covered.
    """

    title: str
    covers: str
    unit: str
    wording: str  # "hơn", "khoảng": the source gives no exact figure
    value: Figure
    n_parts: int
    computed: Figure | None
    difference: Figure | None
    less: bool  # what is computed is less than what was published
    reported: Figure | None
    reported_difference: Figure | None
    reported_less: bool
    periods: Share | None

    @property
    def in_percent(self) -> bool:
        return self.unit == "%"


class Taken(StrEnum):
    """What became of a submission between two states of a period."""

    added = "added"
    replaces = "replaces"
    superseded = "superseded"
    returned = "returned"
    excluded = "excluded"
    included = "included"
