"""What a report is made of before it becomes a Word document: text whose figures know where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """Where a figure comes from: a line of a submission's sheet. `row` 0 means the submission as a whole."""

    submission: int
    table: str = ""
    row: int = 0


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
    sources: tuple[Source, ...] = ()


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
    rows of the table ("" is the ordinary one, "heading" a row that spans).
    """

    name: str
    rows: tuple[tuple[str, Mapping[str, Cell]], ...]  # (style, cells)


@dataclass(frozen=True)
class Document:
    """A report ready for its template: `values` for the frame and prose, `tables` for the long tables."""

    template: str
    lang: str
    values: Mapping[str, object]  # str, Text, list of them, list of mappings, bool, int
    tables: tuple[Rows, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
