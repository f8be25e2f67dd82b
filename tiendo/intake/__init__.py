"""The intake room: received files → typed tables and located findings. One batch, one pass."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from schemas.findings import Findings
from schemas.layout import Layout
from schemas.records import TABLES, frame_schema
from schemas.terms import Outcome, Severity
from tiendo.intake.gather import Places, gather
from tiendo.intake.identity import check_identity, identify
from tiendo.intake.match import Piece, match_layout, match_sheets
from tiendo.intake.model import Arrival, Problem, findings_table
from tiendo.intake.read import Unreadable, read_grids
from tiendo.intake.rules import Bench, check_tables
from tiendo.intake.typed import drop_unfilled, to_table, unfilled
from tiendo.plan import Period, Plan

__all__ = ["Arrival", "Intake", "identify", "outcomes", "take_in"]


@dataclass(frozen=True)
class Intake:
    """A batch read: typed tables (schemas.records), findings (schemas.findings), the layout of each file."""

    tables: dict[str, pl.DataFrame]
    findings: pl.DataFrame
    layouts: dict[int, str | None]


@dataclass(frozen=True)
class _Opened:
    arrival: Arrival
    layout: Layout | None
    pieces: list[Piece]
    problems: list[Problem]


def take_in(arrivals: Sequence[Arrival], layouts: Sequence[Layout], plan: Plan, period: Period) -> Intake:
    """Read and check a batch of files of one plan and period. A bad file never stops the others."""
    with ThreadPoolExecutor() as threads:
        opened = list(threads.map(lambda arrival: _open(arrival, layouts), arrivals))
    pieces = [piece for file in opened for piece in file.pieces]
    places = Places({(piece.submission, piece.sheet.table): piece for piece in pieces})
    problems = [problem for file in opened for problem in file.problems]
    tables: dict[str, pl.DataFrame] = {}
    for table in TABLES:
        tables[table], found = _table(table, pieces, places)
        problems += found
    bench = Bench(plan, period, arrivals)
    problems += check_identity(tables["cover"], bench, layouts[0], places)
    problems += check_tables(tables, bench, places)
    problems += _nothing_reported(opened, tables)
    findings = findings_table(problems).unique(maintain_order=True)
    findings = Findings.validate(findings.sort("submission", maintain_order=True))
    return Intake(
        tables, findings, {f.arrival.number: f.layout.version if f.layout else None for f in opened}
    )


def outcomes(arrivals: Sequence[Arrival], findings: pl.DataFrame) -> pl.DataFrame:
    """The outcome of each file by its findings: (submission, outcome, n_errors, n_warnings)."""
    counts = findings.group_by("submission").agg(
        (pl.col("severity") == Severity.fail.value).sum().cast(pl.Int64).alias("n_errors"),
        (pl.col("severity") == Severity.warn.value).sum().cast(pl.Int64).alias("n_warnings"),
    )
    numbers = pl.DataFrame({"submission": [a.number for a in arrivals]}, schema={"submission": pl.Int64})
    return (
        numbers.join(counts, on="submission", how="left", maintain_order="left")
        .with_columns(pl.col("n_errors", "n_warnings").fill_null(0))
        .with_columns(
            pl.when(pl.col("n_errors") > 0)
            .then(pl.lit(Outcome.returned.value))
            .when(pl.col("n_warnings") > 0)
            .then(pl.lit(Outcome.accepted_with_warnings.value))
            .otherwise(pl.lit(Outcome.accepted.value))
            .alias("outcome")
        )
    )


def _open(arrival: Arrival, layouts: Sequence[Layout]) -> _Opened:
    try:
        grids = read_grids(arrival.data)
        layout = match_layout(grids, layouts)
    except Unreadable as refusal:
        return _Opened(arrival, None, [], [Problem(arrival.number, refusal.code, details=refusal.details)])
    return _Opened(arrival, layout, *match_sheets(arrival.number, grids, layout))


def _table(table: str, pieces: list[Piece], places: Places) -> tuple[pl.DataFrame, list[Problem]]:
    chosen = [piece for piece in pieces if piece.sheet.table == table]
    if not chosen:
        return pl.DataFrame(schema=frame_schema(table)), []
    sheet = chosen[0].sheet
    lines = gather(chosen, table)
    filled, problems = (lines, []) if sheet.shape == "fields" else drop_unfilled(lines, sheet, places)
    typed, found = to_table(filled, table, places)
    if table == "progress":
        problems += [
            places.problem(submission, table, "status", row, "line_unfilled", refs, {"n": n})
            for submission, row, refs, n in unfilled(lines, sheet).iter_rows()
        ]
    return typed, problems + found


def _nothing_reported(opened: Sequence[_Opened], tables: dict[str, pl.DataFrame]) -> Iterator[Problem]:
    """A file without any reported line is no report, however well-formed."""
    reported = {n for name, table in tables.items() if name != "cover" for n in table["submission"].unique()}
    for file in opened:
        if file.pieces and file.arrival.number not in reported:
            piece = next((p for p in file.pieces if p.sheet.table == "progress"), file.pieces[0])
            column = piece.letters.get("status")
            yield Problem(file.arrival.number, "form_empty", piece.name, piece.first_row, column)
