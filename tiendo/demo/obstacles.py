"""Difficulties: met in one period, some of them still there in the next, in time referred or solved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from schemas.terms import DifficultyState
from tiendo.demo.chance import chance
from tiendo.demo.narrative import Trouble, marked, troubles
from tiendo.demo.season import Season

_HOW_MANY = {0: 50, 1: 32, 2: 14, 3: 4}
_CARRIES_ON = 0.6
_NEXT_STATES = {
    DifficultyState.open: (DifficultyState.referred, DifficultyState.solved),
    DifficultyState.referred: (DifficultyState.referred, DifficultyState.solved),
}


@dataclass(frozen=True)
class Obstacle:
    """A difficulty of one agency with the authority that it asks."""

    trouble: Trouble
    ref: str | None
    authority: str
    state: DifficultyState


class Obstacles:
    """The difficulties of a season."""

    def __init__(self, season: Season, seed: int) -> None:
        self._season = season
        self._seed = seed

    def lines(self, agency: str, refs: Sequence[str]) -> list[dict[str, Any]]:
        """Fields of schemas.records.Difficulties. `refs` are the tasks on which the agency can meet one."""
        met = self._met(agency, refs, self._season.index)
        carried = self._carried(agency, refs)
        known = {(obstacle.trouble, obstacle.ref) for obstacle in carried}
        new = [obstacle for obstacle in met if (obstacle.trouble, obstacle.ref) not in known]
        return [self._line(obstacle) for obstacle in [*carried, *new]]

    def general_line(self, agency: str) -> dict[str, Any]:
        """A difficulty about no task, for an agency that has nothing else to report."""
        draw = self._draw(agency, "general")
        general = [trouble for trouble in troubles() if not trouble.about_a_task]
        return self._line(self._obstacle(draw.choice(general), agency, (), draw))

    def _met(self, agency: str, refs: Sequence[str], index: int) -> list[Obstacle]:
        draw = self._draw(agency, index)
        (number,) = draw.choices(list(_HOW_MANY), list(_HOW_MANY.values()))
        possible = [trouble for trouble in troubles() if refs or not trouble.about_a_task]
        return [self._obstacle(trouble, agency, refs, draw) for trouble in draw.sample(possible, number)]

    def _carried(self, agency: str, refs: Sequence[str]) -> list[Obstacle]:
        if self._season.index == 0:
            return []
        draw = self._draw(agency, self._season.index, "carried")
        before = self._met(agency, refs, self._season.index - 1)
        return [
            replace(obstacle, state=draw.choice(_NEXT_STATES[obstacle.state]))
            for obstacle in before
            if draw.random() < _CARRIES_ON
        ]

    def _draw(self, agency: str, *circumstances: object) -> Random:
        return chance(self._seed, self._season.plan.id, agency, "difficulties", *circumstances)

    def _obstacle(self, trouble: Trouble, agency: str, refs: Sequence[str], draw: Random) -> Obstacle:
        plan = self._season.plan
        coordinator = plan.registry.name(plan.head["coordinator"])
        asked = [plan.head["authority_vi"]]
        if agency != plan.head["coordinator"]:
            asked += [coordinator] * 2
        state = draw.choice(list(_NEXT_STATES))
        ref = draw.choice(refs) if trouble.about_a_task else None
        return Obstacle(trouble, ref, draw.choice(asked), state)

    def _line(self, obstacle: Obstacle) -> dict[str, Any]:
        title = self._season.plan.title(obstacle.ref) if obstacle.ref else None
        return {
            "ref": obstacle.ref,
            "difficulty": marked(obstacle.trouble.difficulty.format(title=title)),
            "proposal": marked(obstacle.trouble.proposal),
            "authority": obstacle.authority,
            "state": obstacle.state,
        }
