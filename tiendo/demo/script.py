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
    flawed = auto()


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
    completing = auto()  # sends a second, fuller revision unasked
    mending = auto()  # returned, sent again in time
    late = auto()
    mending_late = auto()  # returned, sent again after the due day
    unmended = auto()  # returned, never sent again
    absent = auto()


# Shares of each part in the first season: agencies that lead tasks of their own, and all others.
_CAST = {
    True: {
        _Part.punctual: 66,
        _Part.completing: 8,
        _Part.mending: 10,
        _Part.late: 7,
        _Part.mending_late: 3,
        _Part.unmended: 3,
        _Part.absent: 3,
    },
    False: {
        _Part.punctual: 58,
        _Part.completing: 5,
        _Part.mending: 9,
        _Part.late: 12,
        _Part.mending_late: 4,
        _Part.unmended: 5,
        _Part.absent: 7,
    },
}
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
    named = _leading_by_name(season)
    for leads in (True, False):
        pool = [agency for agency in owing if (agency in named) is leads]
        draw = chance(seed, season.plan.id, season.period.id, "parts", leads)
        draw.shuffle(pool)
        shares = {part: _share(part, share, season.index) for part, share in _CAST[leads].items()}
        bounds = [bound / sum(shares.values()) for bound in accumulate(shares.values())]
        for i, agency in enumerate(pool):
            place = (i + 0.5) / len(pool)
            part = next(part for part, bound in zip(shares, bounds, strict=True) if place <= bound + 1e-9)
            yield agency, _Part.punctual if agency == season.plan.head["coordinator"] else part


def _share(part: _Part, share: float, index: int) -> float:
    return share * _LEARNING**index if part in _REMISS else share


def _leading_by_name(season: Season) -> set[str]:
    """Agencies that lead a task themselves, not only as one of a group."""
    led = duties(season.plan, season.period).filter(role=Role.lead.value)
    return set(led.filter(led["group"].is_null())["agency"])


def _play(season: Season, agency: str, part: _Part, turns: Iterator[int], seed: int) -> Iterator[Act]:
    draw = chance(seed, season.plan.id, season.period.id, agency, "days")
    first, last = season.in_time[0], season.in_time[-1]
    early, late = draw.choice(season.in_time[:-1] or (first,)), draw.choice(season.late)
    match part:
        case _Part.punctual:
            yield Act(agency, "", 1, draw.choice(season.in_time))
        case _Part.completing:
            yield Act(agency, "", 1, first, Version.partial)
            yield Act(agency, "", 2, last)
        case _Part.late:
            yield Act(agency, "", 1, late)
        case _Part.mending:
            yield Act(agency, "", 1, early, Version.flawed, next(turns))
            yield Act(agency, "", 2, last)
        case _Part.mending_late:
            yield Act(agency, "", 1, last, Version.flawed, next(turns))
            yield Act(agency, "", 2, late)
        case _Part.unmended:
            yield Act(agency, "", 1, draw.choice((last, late)), Version.flawed, next(turns))
        case _Part.absent:
            return
