"""The tables of a snapshot as plain rows, with the few questions that the oracle asks of them."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from schemas.snapshot import Snapshot
from tiendo.plan import Plan

Row = dict[str, Any]


@dataclass(frozen=True)
class Tables:
    plan: Plan
    snapshot: Snapshot

    def rows(self, table: str) -> list[Row]:
        return self._tables[table]

    def reported(self, table: str) -> list[Row]:
        senders = {row["submission"]: row["agency"] for row in self.rows("submissions") if row["current"]}
        found = [
            row | {"agency": senders[row["submission"]]}
            for row in self.rows(table)
            if row["submission"] in senders
        ]
        return sorted(found, key=lambda row: (row["submission"], row["row"]))

    def top(self, ref: str) -> str:
        parents = dict(self.plan.tasks.select("ref", "parent").iter_rows())
        path = [ref]
        while parents[path[-1]]:
            path.append(parents[path[-1]])
        return path[-1] if len(path) > 1 else ""

    @cached_property
    def period(self) -> Row:
        return self.plan.periods.filter(period=self.snapshot.period).row(0, named=True)

    @cached_property
    def _tables(self) -> dict[str, list[Row]]:
        return {name: frame.to_dicts() for name, frame in self.snapshot.tables.items()}


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
