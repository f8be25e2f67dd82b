"""The sidecar: what stands beside a document for machines, the same that `tiendo trace` tells people."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.document import Document, Figure, Source
from schemas.snapshot import Snapshot
from tiendo.app.locking import lock_of
from tiendo.ledger import Ledger, Sent, sent

About = Mapping[str, Any]


@dataclass(frozen=True)
class Origins:
    """What the ledger knows of the states and submissions that documents were made from."""

    files: Mapping[int, Sent]
    approvals: Sequence[Mapping[str, object]]


def origins_of(ledger: Ledger, about: About, documents: Iterable[Document]) -> Origins:
    figures = (figure for document in documents for figure in document.figures.values())
    parts = {id(part): part for figure in figures for part in figure.sources.parts}
    numbers = {source.submission for part in parts.values() for source in part}
    return Origins(sent(ledger, numbers), approvals_of(ledger, about))


def states(about: About) -> list[tuple[str, str | None]]:
    """The periods that a document speaks of, each with the snapshot, where it was made from one."""
    earlier = [(state["period"], state["snapshot"]) for state in about.get("earlier", [])]
    return [*earlier, *own_states(about)]


def own_states(about: About) -> list[tuple[str, str | None]]:
    """The same without earlier periods that a report only looks back to."""
    if "snapshots" in about:  # of a review
        return list(about["snapshots"].items())
    if "before" in about:  # of a comparison
        return [(side["period"], side["snapshot"]) for side in (about["before"], about["after"])]
    return [(about["period"], about["snapshot"])]


def approvals_of(ledger: Ledger, about: About) -> list[dict[str, Any]]:
    """Who approved the states that the document was made from, as far as that still holds."""
    locks = [(period, snapshot, lock_of(ledger, about["plan"], period)) for period, snapshot in states(about)]
    return [
        {"period": period, "by": lock.actor, "on": lock.on}
        for period, snapshot, lock in locks
        if lock and lock.snapshot == snapshot
    ]


def state_of(snapshot: Snapshot) -> dict[str, object]:
    """A state that a document speaks of."""
    return {
        "period": snapshot.period,
        "snapshot": snapshot.id,
        "as_of": snapshot.as_of.isoformat(),
        "plan_digest": snapshot.plan_digest,
    }


def sidecar_of(about: About, document: Document, origins: Origins) -> str:
    """What the document is about, each figure, the records behind them, the files and places of these, the approvals.

    A figure's `sources` are numbers of sets in `records`, which figures share: a list of [submission, table, row] each.
    The entry of `submissions` says whose file that is, of which period and snapshot, and in which of the lists of
    `places` its sheets stand: the record is in row `row` - `shift` of the sheet, its fields in `columns`.
    """
    sets, snapshots = _Sets(), dict(states(about))
    figures = [_json(_figure(figure, sets)) for figure in document.figures.values()]
    files, places = _files(origins, {source.submission for one in sets.all for source in one}, snapshots)
    lists: dict[str, Iterable[str]] = {
        "figures": figures,
        "records": map(_json, sets.all),
        "submissions": files,
        "places": places,
    }
    approvals = [{**one, "on": str(one["on"])} for one in origins.approvals]
    head = _json({**about, "approvals": approvals}).removesuffix("}")
    written = [f'"{name}": {_listed(rows)}' for name, rows in lists.items()]
    return f"{head}, {', '.join(written)}}}"


def _files(
    origins: Origins, numbers: Iterable[int], snapshots: Mapping[str, str | None]
) -> tuple[list[str], list[str]]:
    """Each submission, and the places that files share: most were the same form."""
    places: dict[str, int] = {}
    files = []
    for number in sorted(numbers):
        if number in origins.files:
            file, stood = origins.files[number]
            known = {**file, "snapshot": snapshots.get(str(file["period"]))}
            files.append(_json({**known, "places": places.setdefault(stood, len(places)) if stood else None}))
    return files, list(places)


class _Sets:
    """Sets of records in the order in which figures first stand on them."""

    def __init__(self) -> None:
        self.all: list[tuple[Source, ...]] = []
        self._numbers: dict[int, int] = {}

    def number(self, records: tuple[Source, ...]) -> int:
        number = self._numbers.setdefault(id(records), len(self.all))
        if number == len(self.all):
            self.all.append(records)
        return number


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(entries: Iterable[str]) -> str:
    """A list, an entry a line."""
    return "[\n" + ",\n".join(entries) + "\n]"


def _figure(figure: Figure, sets: _Sets) -> dict[str, object]:
    return {
        "id": figure.id,
        "value": figure.value,
        "text": figure.text,
        "formula": figure.formula,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "sources": [sets.number(part) for part in figure.sources.parts],
    }
