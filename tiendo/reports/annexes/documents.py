"""Annex IV: the documents of the period that leads and supporting agencies name, task by task."""

from datetime import date
from itertools import groupby

from schemas.document import Cell, Rows, Text
from tiendo.reports.draft import Draft
from tiendo.reports.model import Record
from tiendo.text import clean

_REPORTED = ("progress", "contributions")


def document_rows(draft: Draft) -> Rows:
    rows: list[tuple[str, dict[str, Cell]]] = []
    number = 0
    for ref, found in groupby(_documents(draft), key=lambda one: one.values["ref"]):
        title = draft.facts.title(ref)
        rows.append(("heading", {"title": f"{ref}. {title}"}))
        cells = [_cells(draft, n, one) for n, one in enumerate(found, number + 1)]
        number += len(cells)
        rows += [("pair", _pair(*two)) for two in zip(cells[::2], cells[1::2], strict=False)]
        rows += [("", {"ref": ref, "title": title, **one}) for one in cells[len(cells) // 2 * 2 :]]
    return Rows("documents", tuple(rows))


def _pair(left: dict[str, Cell], right: dict[str, Cell]) -> dict[str, Cell]:
    """Two documents a row; one that is left over stands alone."""
    return {
        **left,
        "no_2": right["no"],
        "agency_2": right["agency"],
        "number_2": right["number"],
        "issued_on_2": right["issued_on"],
    }


def _documents(draft: Draft) -> list[Record]:
    """Those issued since the period's data window began, or without a day; earlier ones stand in earlier reports."""
    facts = draft.facts
    order = {ref: i for i, ref in enumerate(facts.plan.leaves["ref"])}
    agencies = {agency: i for i, agency in enumerate(facts.plan.registry.agencies["agency"])}
    named = [
        record
        for table in _REPORTED
        for record in facts.records(table)
        if record.values["doc_number"]
        and record.values["ref"] in order
        and (record.values["doc_on"] or date.max) >= facts.period.window_from
    ]
    return sorted(
        named, key=lambda one: (order[one.values["ref"]], agencies[one.agency], one.table != "progress")
    )


def _cells(draft: Draft, number: int, one: Record) -> dict[str, Cell]:
    words, on = draft.language.words, one.values["doc_on"]
    return {
        "no": str(number),
        "agency": draft.facts.name(one.agency),
        "number": clean(one.values["doc_number"]),
        "issued_on": words.short_day(on) if on else words.NOT_GIVEN,
    }


def notes(draft: Draft) -> list[Text]:
    return draft.language.annexes.notes_documents(draft.facts.period)
