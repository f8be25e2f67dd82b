"""The files of a period, ready to be dropped."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from schemas.findings import catalogue
from schemas.layout import Layout
from schemas.terms import Severity
from tiendo.demo.desk import Desk, Office
from tiendo.demo.flaws import BLEMISHES, FLAWS, flawed
from tiendo.demo.script import Act, Version, acts
from tiendo.plan import Period, Plan

SEED = 1


@dataclass(frozen=True)
class Drop:
    """One file as it is sent. `code` is the finding that it must lead to, "" where nothing is wrong with it on
    purpose; `note` says the same in Vietnamese.
    """

    plan: str
    period: str
    agency: str
    unit: str
    revision: int
    filename: str
    received_on: date
    note: str
    code: str
    data: bytes

    @property
    def accepted(self) -> bool:
        """Whether it is taken into the ledger's figures, perhaps with warnings."""
        return not self.code or catalogue()[self.code].severity != Severity.fail


class Play:
    """The demo's story of one period of a plan: its files in the order of receipt.

    Each file is made when it is asked for. The same plan, layout and seed give the same bytes.
    """

    def __init__(self, plan: Plan, layout: Layout, period: Period, seed: int = SEED) -> None:
        self._office = Office(plan, layout, period, seed)

    def __len__(self) -> int:
        return len(self._acts)

    def __getitem__(self, index: int) -> Drop:
        return self._drop(self._acts[index])

    def __iter__(self) -> Iterator[Drop]:
        return map(self._drop, self._acts)

    @cached_property
    def _acts(self) -> list[Act]:
        office = self._office
        return acts(office.season, office.reporters, office.unit_tasks, office.seed)

    def _drop(self, act: Act) -> Drop:
        office = self._office
        code, note, data = _made(office.desk(act.agency, act.unit), act)
        again = f"-lan-{act.revision}" if act.revision > 1 else ""
        return Drop(
            plan=office.plan.id,
            period=office.period.id,
            agency=act.agency,
            unit=act.unit,
            revision=act.revision,
            filename=f"minh-hoa-{act.unit or act.agency}-{office.period.id}{again}.xlsx",
            received_on=act.received_on,
            note=note,
            code=code,
            data=data,
        )


def _made(desk: Desk, act: Act) -> tuple[str, str, bytes]:
    match act.version:
        case Version.flawed | Version.blemished:
            flaw, data = flawed(desk, FLAWS if act.version == Version.flawed else BLEMISHES, act.turn)
            return flaw.code, flaw.note, data
        case Version.partial:
            return "", "", desk.report(desk.partial_answers())
        case Version.whole:
            return "", "", desk.report(desk.answers)
