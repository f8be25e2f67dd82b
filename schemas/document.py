"""What a report is made of before it becomes a Word document: text whose figures know where they come from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import is_
from typing import NamedTuple, overload


class Source(NamedTuple):
    """Where a figure comes from: a line of a submission's sheet. `row` 0 means the submission as a whole.

    In their order as tuples. A national report names millions of them.
    """

    submission: int
    table: str = ""
    row: int = 0


class Sources(Sequence[Source]):
    """The sources of a figure, each once and in their order, made of parts that figures share.

    A figure of a section stands on the sources of its tasks, one of the plan on those of its sections: what would be
    millions of entries if each figure had its own is put together only for who asks.
    """

    __slots__ = ("_merged", "parts")

    def __init__(self, parts: Iterable["Sources | tuple[Source, ...]"] = ()) -> None:
        """Parts that are no `Sources` are in order and without repetition."""
        self.parts: tuple[tuple[Source, ...], ...] = tuple(
            piece
            for part in parts
            for piece in (part.parts if isinstance(part, Sources) else (part,))
            if piece
        )
        self._merged: tuple[Source, ...] | None = self.parts[0] if len(self.parts) == 1 else None

    @classmethod
    def of(cls, sources: Iterable[Source]) -> "Sources":
        """Those of any collection, in whatever order."""
        return sources if isinstance(sources, cls) else cls((tuple(sorted(set(sources))),))

    @property
    def _all(self) -> tuple[Source, ...]:
        if self._merged is None:
            self._merged = tuple(sorted(set(chain.from_iterable(self.parts))))
        return self._merged

    def __len__(self) -> int:
        return len(self._all)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __iter__(self) -> Iterator[Source]:
        return iter(self._all)

    @overload
    def __getitem__(self, index: int) -> Source: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Source, ...]: ...
    def __getitem__(self, index: int | slice) -> Source | tuple[Source, ...]:
        return self._all[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sources):
            return self._all == other
        same = len(self.parts) == len(other.parts) and all(map(is_, self.parts, other.parts))
        return same or self._all == other._all

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return f"Sources({self._all!r})"


@dataclass(frozen=True)
class Figure:
    """A number that a report prints.

    `id` is unique in the report and stable: the same snapshot gives the same ids. `text` is how it is printed,
    `value` the number itself; a rate has its numerator and denominator. `formula` says in words how it is computed.
    """

    id: str
    value: float | int
    text: str
    formula: str
    numerator: int | None = None
    denominator: int | None = None
    sources: Sources = field(default_factory=Sources)


@dataclass(frozen=True)
class Text:
    """Running text: plain strings and figures in their order."""

    parts: tuple[str | Figure, ...]

    def __str__(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(part for part in self.parts if isinstance(part, Figure))


Cell = str | Figure | Text


@dataclass(frozen=True)
class Rows:
    """A long table: what to splice below the header row of the template's table that carries this name.

    Each row maps the names in the template's pattern row to cells. `style` picks among the template's pattern
    rows of the table ("" is the ordinary one, "heading" a row that spans). `without` names columns that the table
    is printed without, because nothing can stand in them.
    """

    name: str
    rows: tuple[tuple[str, Mapping[str, Cell]], ...]  # (style, cells)
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Series:
    """One row of bars, or one line, of a chart: a figure for each category, None where there is none.

    `tone` gives a look that is the same in every chart (a status, a timeliness: see `TONES`); "" goes by the order.
    """

    name: str
    values: tuple[Figure | None, ...]
    tone: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart that Word can edit: where the template has a place for `name`, or for what stands before its dot.

    `kind` is one of `CHART_KINDS`. `title` becomes the caption, `description` the alternative text for those who do
    not see it; both are required. `unit` stands at the axis of the values; "%" makes the labels percentages of
    figures from 0 to 100.
    """

    name: str
    kind: str
    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for series in self.series for figure in series.values if figure is not None)


CHART_KINDS = ("stacked_bars", "stacked_columns", "columns", "line")
TONES = ("done", "done_late", "doing", "doing_late", "waiting", "waiting_late", "other", "missing")


@dataclass(frozen=True)
class Document:
    """A report ready for its template: `values` for the frame and prose, `tables` for the long tables."""

    template: str
    lang: str
    values: Mapping[str, object]  # str, Text, list of them, list of mappings, bool, int
    tables: tuple[Rows, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    charts: tuple[Chart, ...] = ()
