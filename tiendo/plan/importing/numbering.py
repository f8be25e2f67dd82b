"""Printed numbers → references: each row is known by the numbers above it and its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from tiendo.plan.check import PlanFinding
from tiendo.plan.importing.labels import Reading, core_of, gap, readings
from tiendo.plan.importing.rejoin import Row


@dataclass(frozen=True)
class Numbered:
    """A row with its reference and that of the row above it in the plan's tree."""

    row: Row
    ref: str
    parent: str | None


@dataclass(frozen=True)
class _Level:
    reading: Reading
    ref: str


@dataclass(frozen=True)
class _Place:
    """Where a number can stand: below `depth` levels. The lowest `rank` is the likeliest."""

    rank: int
    depth: int
    reading: Reading


_NEXT, _FIRST, _RUNNING, _AGAIN, _GAP, _ODD = range(6)


def number_rows(rows: Sequence[Row], file: str, findings: list[PlanFinding]) -> list[Numbered]:
    """References of all rows. What has no number, or one that does not follow, gets a finding."""
    numbering = _Numbering(file, findings)
    return [numbering.place(row) for row in rows]


class _Numbering:
    def __init__(self, file: str, findings: list[PlanFinding]) -> None:
        self._file = file
        self._findings = findings
        self._open: list[_Level] = []
        self._latest: dict[str, str] = {}  # style → the last number of it, wherever it stood
        self._used: set[str] = set()
        self._unnumbered_so_far = 0

    def place(self, row: Row) -> Numbered:
        core = core_of(row.label)
        parts = core.split(".") if core else []
        ways = readings(core) if core else []
        if core and not ways and len(parts) > 1:  # the numbers of all headings above are printed too
            return self._outlined(row, parts)
        if not ways:
            return self._unnumbered(row)
        place = min((p for way in ways for p in self._places(way)), key=lambda p: (p.rank, -p.depth))
        parent = self._open[place.depth - 1].ref if place.depth else None
        ref = self._joined(parent, self._own(place))
        if place.rank >= _GAP:
            code = "import_number_gap" if place.rank == _GAP else "import_number_orphan"
            self._say(code, row, ref)
        return self._put(row, place.depth, place.reading, ref, parent)

    def _places(self, reading: Reading) -> list[_Place]:
        """Every place where a number can stand now."""
        if len(reading.path) > 1:
            return [self._below_its_number(reading)]
        found = []
        for depth, level in enumerate(self._open):
            if level.reading.style != reading.style or len(level.reading.path) > 1:
                continue
            left_out = gap(level.reading.core, reading)
            if left_out >= 0:
                found.append(_Place(_GAP if left_out else _NEXT, depth, reading))
            elif level.reading.core == reading.core:
                found.append(_Place(_AGAIN, depth, reading))
        return [*found, _Place(self._rank_below(reading), len(self._open), reading)]

    def _rank_below(self, reading: Reading) -> int:
        """How likely a number opens a level of its own: no style of numbers stands below itself."""
        if any(level.reading.style == reading.style for level in self._open):
            return _ODD
        before = self._latest.get(reading.style)
        runs_on = before is not None and gap(before, reading) == 0
        return _FIRST if reading.ordinal == 1 else _RUNNING if runs_on else _ODD

    def _below_its_number(self, reading: Reading) -> _Place:
        """1.2 stands below 1."""
        for depth, level in enumerate(self._open):
            if level.reading.path == reading.path[:-1]:
                sibling = self._open[depth + 1 : depth + 2]
                before = sibling[0].reading.ordinal if sibling and sibling[0].reading.path else 0
                return _Place(_NEXT if reading.ordinal == before + 1 else _GAP, depth + 1, reading)
        depth = next((i for i, level in enumerate(self._open) if level.reading.path), len(self._open))
        return _Place(_ODD, depth, reading)

    def _own(self, place: _Place) -> str:
        """A row's own part of its reference: of an orphaned 1.2 both numbers."""
        path = place.reading.path
        if len(path) > 1 and place.rank == _ODD:
            return ".".join(map(str, path))
        return place.reading.core

    def _outlined(self, row: Row, parts: list[str]) -> Numbered:
        parent = ".".join(parts[:-1])
        depth = next((i + 1 for i, level in enumerate(self._open) if level.ref == parent), None)
        ref = ".".join(parts)
        if depth is None:
            self._say("import_number_orphan", row, ref)
            depth = len(self._open)
            parent = self._open[-1].ref if self._open else ""
        way = (readings(parts[-1]) or [Reading("outline", 0, parts[-1])])[0]
        return self._put(row, depth, way, ref, parent or None)

    def _unnumbered(self, row: Row) -> Numbered:
        """A row beside the last one, under a number of its own that says what it is."""
        above = self._open[-2].ref if len(self._open) > 1 else None
        self._unnumbered_so_far += 1
        ref = self._joined(above, f"x{self._unnumbered_so_far}")
        self._used.add(ref)
        self._say("import_row_unnumbered", row, ref)
        return Numbered(row, ref, above)

    def _put(self, row: Row, depth: int, reading: Reading, ref: str, parent: str | None) -> Numbered:
        if ref in self._used:
            self._say("import_number_repeated", row, ref)
            ref = next(new for i in count(2) if (new := f"{ref}x{i}") not in self._used)
        self._used.add(ref)
        self._open = [*self._open[:depth], _Level(reading, ref)]
        if len(reading.path) <= 1:
            self._latest[reading.style] = reading.core
        return Numbered(row, ref, parent)

    def _joined(self, parent: str | None, own: str) -> str:
        return f"{parent}.{own}" if parent else own

    def _say(self, code: str, row: Row, ref: str) -> None:
        value = f"{row.label} {row['title']}".strip()[:80]
        self._findings.append(PlanFinding(code, self._file, row.number, None, value, ref, ref))
