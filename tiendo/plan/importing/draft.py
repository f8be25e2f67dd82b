"""The draft of a plan: tables and head, as far as an annex tells them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from schemas.plan import PLAN_TABLES, empty
from schemas.terms import Role
from tiendo.plan.check import PlanFinding
from tiendo.plan.importing.annex import COLUMNS, Annex
from tiendo.plan.importing.assignees import assignees, without_repeats
from tiendo.plan.importing.deadlines import deadlines
from tiendo.plan.importing.head import Head, read_head
from tiendo.plan.importing.items import items
from tiendo.plan.importing.names import Names, names_of
from tiendo.plan.importing.numbering import Numbered, number_rows
from tiendo.plan.importing.rejoin import whole_rows
from tiendo.plan.model import Registry

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Draft:
    """Tables of `schemas.plan` and what could not be read. English texts are the Vietnamese ones, to be translated.

    Calendar, obligations and indicators are no part of an annex: their tables are empty.
    """

    head: Head
    tables: Mapping[str, pl.DataFrame]
    findings: tuple[PlanFinding, ...]


def draft(annex: Annex, registry: Registry) -> Draft:
    """The draft of the plan that an annex describes."""
    head, findings = read_head(annex.preamble, annex.file)
    findings += annex.findings
    findings += [
        PlanFinding("import_column_missing", annex.file, None, annex.name(name))
        for name in COLUMNS
        if name not in annex.columns
    ]
    rows = number_rows(whole_rows(annex, findings), annex.file, findings)
    drafter = _Drafter(annex, names_of(registry), findings)
    records = drafter.records(rows)
    findings.sort(key=lambda finding: (finding.line is not None, finding.line or 0))
    tables = {name: _table(name, records.get(name, [])) for name in PLAN_TABLES}
    return Draft(head, tables, (*findings, PlanFinding("import_not_translated", annex.file)))


def _table(name: str, records: list[Record]) -> pl.DataFrame:
    schema = empty(PLAN_TABLES[name]).schema
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in records], schema=schema)


class _Drafter:
    def __init__(self, annex: Annex, names: Names, findings: list[PlanFinding]) -> None:
        self._annex = annex
        self._names = names
        self._findings = findings

    def records(self, rows: list[Numbered]) -> dict[str, list[Record]]:
        parents = {row.parent for row in rows}
        leaves = [row for row in rows if row.ref not in parents]
        for heading in (row for row in rows if row.ref in parents):
            self._check_heading(heading)
        return {
            "tasks": [self._task(row, leaf=row.ref not in parents) for row in rows],
            "assignments": [one for row in leaves for one in self._assignments(row)],
            "outputs": [one for row in leaves for one in self._outputs(row)],
            "milestones": [one for row in leaves for one in self._milestones(row)],
        }

    def _task(self, numbered: Numbered, *, leaf: bool) -> Record:
        title = _one_line(numbered.row["title"])
        return {
            "ref": numbered.ref,
            "parent": numbered.parent,
            "leaf": leaf,
            "label": numbered.row.label or "-",
            "title_vi": title,
            "title_en": title,
        }

    def _assignments(self, numbered: Numbered) -> Iterator[Record]:
        for role in Role:
            found = assignees(numbered.row[role.value], self._names)
            for unknown in found.unknown:
                alike = self._names.like(unknown)
                hints = (f" Có phải “{alike}”?", f" Is it “{alike}”?") if alike else ("", "")
                self._say("import_agency_unknown", numbered, role.value, unknown, *hints)
            for scope in found.shared:
                self._say("import_scope_shared", numbered, role.value, scope)
            for one in without_repeats(found.known):
                yield {
                    "ref": numbered.ref,
                    "role": role.value,
                    "group" if one.is_group else "agency": one.id,
                    "requested": one.requested,
                    "scope_vi": one.scope,
                    "scope_en": one.scope,
                    "qualifier_vi": one.qualifier,
                }

    def _outputs(self, numbered: Numbered) -> Iterator[Record]:
        cell = numbered.row["outputs"]
        for text in items(cell, whole=self._names.spans(cell)):
            yield {"ref": numbered.ref, "text_vi": text, "text_en": text}

    def _milestones(self, numbered: Numbered) -> Iterator[Record]:
        found, unclear = deadlines(numbered.row["deadline"])
        for text in unclear:
            self._say("import_deadline_unclear", numbered, "deadline", text)
        for one in found:
            yield {
                "ref": numbered.ref,
                "kind": one.kind.value,
                "from_on": one.from_on,
                "due": one.due,
                "text_vi": one.text,
            }

    def _check_heading(self, numbered: Numbered) -> None:
        """A heading carries no assignments in a plan: what stands there would be lost in silence."""
        for column in ("lead", "support", "outputs", "deadline"):
            if numbered.row[column]:
                self._say("import_heading_filled", numbered, column, _one_line(numbered.row[column]))

    def _say(
        self, code: str, numbered: Numbered, column: str, value: str, vi: str = "", en: str = ""
    ) -> None:
        annex, said = self._annex, f"{numbered.ref}: {value}"
        finding = PlanFinding(code, annex.file, numbered.row.number, annex.name(column), said, vi, en)
        self._findings.append(finding)


def _one_line(text: str) -> str:
    return " ".join(text.split())
