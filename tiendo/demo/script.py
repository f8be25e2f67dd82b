"""Who sends what when: the story of a period, before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import accumulate, count

from schemas.terms import Role
from tiendo.demo.chance import chance
from tiendo.demo.flaws import FLAWS
from tiendo.demo.season import Season
from tiendo.plan import duties


class Version(Enum):
    """Which version of a report is sent."""

    whole = auto()
    partial = auto()  # something was forgotten that a later revision brings
    flawed = auto()  # to be returned
    blemished = auto()  # to be accepted with a warning


@dataclass(frozen=True)
class Act:
    """One file that is sent. `turn` says where among the flaws to begin looking for one that fits."""

    agency: str
    unit: str
    revision: int
    received_on: date
    version: Version = Version.whole
    turn: int = 0


class _Part(Enum):
    """How an agency behaves in a period."""

    punctual = auto()
    careless = auto()  # in time, with a blemish
    completing = auto()  # sends a second, fuller revision unasked
    mending = auto()  # returned, sent again in time
    late = auto()
    mending_late = auto()  # returned, sent again after the due day
    unmended = auto()  # returned, never sent again
    absent = auto()


class _Day(Enum):
    """When a file is sent, told against the last day in time."""

    first = auto()
    early = auto()
    in_time = auto()
    last = auto()
    late = auto()
    around_the_last = auto()


_SCENES: Mapping[_Part, Sequence[tuple[_Day, Version]]] = {
    _Part.punctual: [(_Day.in_time, Version.whole)],
    _Part.careless: [(_Day.in_time, Version.blemished)],
    _Part.completing: [(_Day.first, Version.partial), (_Day.last, Version.whole)],
    _Part.mending: [(_Day.early, Version.flawed), (_Day.last, Version.whole)],
    _Part.late: [(_Day.late, Version.whole)],
    _Part.mending_late: [(_Day.last, Version.flawed), (_Day.late, Version.whole)],
    _Part.unmended: [(_Day.around_the_last, Version.flawed)],
    _Part.absent: [],
}
_TURNS = 100


class _Pool(Enum):
    """Agencies by what hangs on them: those that lead many tasks always report in the end."""

    principal = auto()
    leading = auto()  # leads a task by itself, not only as one of a group
    other = auto()


# Shares of each part in the first season.
_CAST = {
    _Pool.principal: {
        _Part.punctual: 62,
        _Part.careless: 6,
        _Part.completing: 10,
        _Part.mending: 14,
        _Part.late: 8,
    },
    _Pool.leading: {
        _Part.punctual: 56,
        _Part.careless: 6,
        _Part.completing: 8,
        _Part.mending: 10,
        _Part.late: 9,
        _Part.mending_late: 3,
        _Part.unmended: 4,
        _Part.absent: 4,
    },
    _Pool.other: {
        _Part.punctual: 55,
        _Part.careless: 3,
        _Part.completing: 5,
        _Part.mending: 9,
        _Part.late: 12,
        _Part.mending_late: 4,
        _Part.unmended: 5,
        _Part.absent: 7,
    },
}
_PRINCIPAL = 0.05  # of all tasks
_LEARNING = 0.85  # each year this share of those who sent nothing or nothing usable is left
_REMISS = (_Part.unmended, _Part.absent)


def acts(
    season: Season, owing: Sequence[str], unit_tasks: Mapping[str, Mapping[str, list[str]]], seed: int
) -> list[Act]:
    """Every file of a period in the order of receipt."""
    turns = count(season.index * len(FLAWS) // 2)
    found = [
        act for agency, part in _cast(season, owing, seed) for act in _play(season, agency, part, turns, seed)
    ]
    for agency, units in unit_tasks.items():
        if agency in owing:
            found += [Act(agency, unit, 1, season.in_time[0]) for unit in units]
    order = {agency: i for i, agency in enumerate(owing)}
    return sorted(found, key=lambda act: (act.received_on, order[act.agency], act.unit, act.revision))


def _cast(season: Season, owing: Sequence[str], seed: int) -> Iterator[tuple[str, _Part]]:
    """Each agency with its part; the coordinator is always punctual."""
    pools = _pools(season, owing)
    for kind, pool in pools.items():
        draw = chance(seed, season.plan.id, season.period.id, "parts", kind.name)
        draw.shuffle(pool)
        shares = {part: _share(part, share, season.index) for part, share in _CAST[kind].items()}
        bounds = [bound / sum(shares.values()) for bound in accumulate(shares.values())]
        for i, agency in enumerate(pool):
            place = (i + 0.5) / len(pool)
            part = next(part for part, bound in zip(shares, bounds, strict=True) if place <= bound + 1e-9)
            yield agency, _Part.punctual if agency == season.plan.head["coordinator"] else part


def _pools(season: Season, owing: Sequence[str]) -> dict[_Pool, list[str]]:
    led = duties(season.plan, season.period).filter(role=Role.lead.value)
    counts = dict(led.filter(led["group"].is_null()).group_by("agency").len().iter_rows())
    many = _PRINCIPAL * season.plan.leaves.height
    pools: dict[_Pool, list[str]] = {kind: [] for kind in _Pool}
    for agency in owing:
        count_led = counts.get(agency, 0)
        kind = (
            _Pool.principal
            if count_led and count_led >= many
            else _Pool.leading
            if count_led
            else _Pool.other
        )
        pools[kind].append(agency)
    return pools


def _share(part: _Part, share: float, index: int) -> float:
    return share * _LEARNING**index if part in _REMISS else share


def _play(season: Season, agency: str, part: _Part, turns: Iterator[int], seed: int) -> Iterator[Act]:
    draw = chance(seed, season.plan.id, season.period.id, agency, "days")
    last, late = season.in_time[-1], draw.choice(season.late)
    days = {
        _Day.first: season.in_time[0],
        _Day.early: draw.choice(season.in_time[:-1] or (last,)),
        _Day.in_time: draw.choice(season.in_time),
        _Day.last: last,
        _Day.late: late,
        _Day.around_the_last: draw.choice((last, late)),
    }
    for revision, (day, version) in enumerate(_SCENES[part], start=1):
        turn = next(turns) if version == Version.flawed else draw.randrange(_TURNS)
        yield Act(agency, "", revision, days[day], version, turn)
