"""Trace: a figure of a Word report → formula, records, files, sheets, cells, revisions, hashes, approver."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from schemas.places import SheetPlace, find_place
from schemas.records import fields_of
from tiendo.app.session import ledger_of
from tiendo.app.sidecar import approvals_of, own_states, states
from tiendo.errors import InputError, UsageError
from tiendo.ledger import Ledger, places, records, submissions
from tiendo.word import printed_figures
from tiendo.workspace import Workspace

_LISTS = ("figures", "records", "submissions", "places")  # of the sidecar: what is told of single figures


def trace(ws: Workspace, report: Path, figure: str | None = None) -> dict[str, Any]:
    """What stands behind a report's figures: all of them in short, or one with everything it came from.

    A figure whose printed text is no longer that of the report as it was written is marked `altered`.
    """
    if not report.is_file():
        raise UsageError(f"Không có tệp {report}.", f"There is no file {report}.")
    printed = printed_figures(report.read_bytes())
    sidecar = _sidecar(report)
    written = {entry["id"]: entry for entry in sidecar["figures"]}
    about = {key: value for key, value in sidecar.items() if key not in _LISTS}
    if figure is None:
        figures = [
            _short(sidecar, written[figure_id], text) for figure_id, text in printed if figure_id in written
        ]
        return {**about, "figures": figures}
    if figure not in written:
        raise UsageError(
            f"Báo cáo không có số liệu “{figure}”. Chạy lệnh không kèm mã để xem danh sách.",
            f"The report has no figure “{figure}”. Run the command without it for a list.",
        )
    texts = [text for figure_id, text in printed if figure_id == figure]
    with ledger_of(ws) as ledger:
        found = _sources(ledger, sidecar, _records(sidecar, written[figure]))
        concerned = {one["period"] for one in found} | {period for period, _ in own_states(sidecar)}
        approvals = [one for one in approvals_of(ledger, sidecar) if one["period"] in concerned]
    return {**about, **_short(sidecar, written[figure], *texts[:1]), "sources": found, "approvals": approvals}


def _sidecar(report: Path) -> dict[str, Any]:
    path = report.with_suffix(".json")
    if not path.is_file():
        raise InputError(
            f"Thiếu tệp {path.name} đi kèm báo cáo, nên không truy được nguồn số liệu.",
            f"The file {path.name} that belongs to the report is missing, so its figures cannot be traced.",
        )
    try:
        sidecar = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        sidecar = None
    if not isinstance(sidecar, dict) or not sidecar.keys() >= {"plan", "figures", "records"}:
        raise InputError(
            f"Tệp {path.name} không phải là tệp nguồn số liệu đi kèm báo cáo. Lập lại báo cáo để có tệp này.",
            f"The file {path.name} is not the one that belongs to the report. Write the report again to have it.",
        )
    return sidecar


def _records(sidecar: Mapping[str, Any], entry: Mapping[str, Any]) -> list[tuple[int, str, int]]:
    """Of a figure, each once: [submission, table, row] of the sets that it stands on."""
    sets = (sidecar["records"][number] for number in entry["sources"])
    return sorted({(submission, table, row) for one in sets for submission, table, row in one})


def _short(sidecar: Mapping[str, Any], entry: dict[str, Any], printed: str | None = None) -> dict[str, Any]:
    keys = ("id", "text", "value", "numerator", "denominator", "formula")
    short = {key: entry[key] for key in keys}
    return {
        **short,
        "n_sources": len(_records(sidecar, entry)),
        "printed": printed,
        "altered": printed != entry["text"],
    }


def _sources(
    ledger: Ledger, sidecar: dict[str, Any], sources: Sequence[tuple[int, str, int]]
) -> list[dict[str, Any]]:
    """Each source with its file and snapshot and, where it is a line of a sheet, what that line says."""
    snapshots = dict(states(sidecar))
    periods = dict.fromkeys([*snapshots, *(file["period"] for file in sidecar.get("submissions", []))])
    known = pl.concat([submissions(ledger, sidecar["plan"], period) for period in periods])
    files = {row["submission"]: row for row in known.iter_rows(named=True)}
    stood = {n: at for period in periods for n, at in places(ledger, sidecar["plan"], period).items()}
    tables = {table for _, table, _ in sources if table}
    numbers = pl.Series([number for number, _, _ in sources], dtype=pl.Int64)
    lines = {
        (table, row["submission"], row["row"]): row
        for table in sorted(tables)
        for row in records(ledger, table, numbers).iter_rows(named=True)
    }
    return [
        {
            **_file(files[number]),
            "snapshot": snapshots.get(files[number]["period"]),
            **_line(find_place(stood[number], table, row), table, lines.get((table, number, row))),
        }
        for number, table, row in sources
        if number in files
    ]


def _file(row: dict[str, Any]) -> dict[str, Any]:
    keys = (
        "submission",
        "period",
        "agency",
        "unit",
        "revision",
        "path",
        "sha256",
        "received_on",
        "outcome",
        "current",
        "plan_version",
    )
    return {key: row[key] for key in keys}


def _line(place: SheetPlace | None, table: str, record: dict[str, Any] | None) -> dict[str, Any]:
    """What a line says and where the sender wrote it; without place where the ledger kept none."""
    if record is None:
        return {}
    said = {field: record[field] for field in fields_of(table) if record[field] is not None}
    if place is None:
        return {"table": table, "record": said}
    row = record["row"]
    where = {"kind": place.kind, "sheet": place.sheet, "row": place.row(row), "cells": place.cells(row)}
    return {"table": table, **where, "record": said}
