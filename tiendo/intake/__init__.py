"""The intake room: received files → typed tables and located findings. One batch, one pass."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.findings import Findings, catalogue
from schemas.layout import Layout, Sheet
from schemas.places import SheetPlace
from schemas.records import TABLES, fields_of, frame_schema
from schemas.terms import Outcome, Severity
from tiendo.intake.cells import settle_cells
from tiendo.intake.checks import Bench, History, check_tables
from tiendo.intake.checks.nearest import canonical
from tiendo.intake.checks.run import lines_lost
from tiendo.intake.expected import Expected, expected, key_field
from tiendo.intake.filled import split_filled
from tiendo.intake.gather import Places, gather
from tiendo.intake.identity import MISFILED, Identity, check_identity, identify, senders
from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.matching import Matched, match_book
from tiendo.intake.model import Arrival, Problem, findings_table
from tiendo.intake.readers import misnamed, read_book, read_texts
from tiendo.intake.titles import titles_of_others
from tiendo.intake.typed import to_table
from tiendo.plan import Period, Plan

__all__ = [
    "Arrival",
    "History",
    "Identity",
    "Intake",
    "IntakeLimits",
    "identify",
    "outcomes",
    "read_texts",
    "take_in",
]


@dataclass(frozen=True)
class Intake:
    """A batch read: typed tables (schemas.records) and findings (schemas.findings); of each file its layout, and
    where what was recognised in it stands.
    """

    tables: dict[str, pl.DataFrame]
    findings: pl.DataFrame
    layouts: dict[int, str | None]
    places: dict[int, list[SheetPlace]]


def take_in(
    arrivals: Sequence[Arrival],
    layouts: Sequence[Layout],
    plan: Plan,
    period: Period,
    *,
    history: History | None = None,
    limits: IntakeLimits | None = None,
) -> Intake:
    """Read and check a batch of files of one plan and period. A bad file never stops the others.

    `history` is what the same senders reported the period before; without it nothing is compared.
    """
    limits = limits or IntakeLimits()
    looked_for = expected(layouts)
    opened = [_open(arrival, looked_for, limits) for arrival in arrivals]
    batch = _Batch(opened, layouts[0], plan, limits)
    tables = {table: batch.table(table) for table in TABLES}
    cover = tables["cover"]
    forms = [arrival for arrival, file in zip(arrivals, opened, strict=True) if file.matched]
    identity = list(check_identity(forms, cover, plan, period, layouts, batch.places))
    misfiled = [problem.submission for problem in identity if problem.code in MISFILED]
    known = senders(arrivals, cover, plan.registry).filter(~pl.col("submission").is_in(misfiled))
    bench = Bench(plan, period, known, history or History())
    problems = [
        *batch.problems,
        *identity,
        *lines_lost(batch.keys, bench, batch.places),
        *check_tables(tables, bench, batch.places, batch.problems),
        *_nothing_reported(opened, tables),
    ]
    told = {problem.cell for problem in problems}  # who overwrote a code is told so, not that it moved
    problems += [problem for problem in batch.moved if problem.cell not in told]
    layout_of = {f.number: f.matched.layout.version if f.matched else None for f in opened}
    return Intake(tables, _findings(problems, limits), layout_of, batch.places.kept())


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


@dataclass(frozen=True)
class _Opened:
    """A file after reading: what was recognised in it, or why it could not be taken."""

    number: int
    matched: Matched | None
    problems: list[Problem]


def _open(arrival: Arrival, layouts: Sequence[Expected], limits: IntakeLimits) -> _Opened:
    try:
        book = read_book(arrival.data, limits, arrival.size)
        matched = match_book(arrival.number, book, layouts, limits)
    except Unreadable as refusal:
        refusal = misnamed(arrival.name, arrival.data, refusal)
        problem = Problem(arrival.number, refusal.code, value=refusal.value, details=refusal.details)
        return _Opened(arrival.number, None, [problem])
    return _Opened(arrival.number, matched, matched.problems)


class _Batch:
    """The files of a batch, table by table. `problems`, `keys` and `moved` grow as tables are made."""

    def __init__(self, opened: Sequence[_Opened], newest: Layout, plan: Plan, limits: IntakeLimits) -> None:
        self._newest = newest
        self._limits = limits
        self._pieces = [piece for file in opened if file.matched for piece in file.matched.pieces]
        self.places = Places(self._pieces)
        self.problems = [problem for file in opened for problem in file.problems]
        self.keys: dict[str, pl.DataFrame] = {}
        self.moved: list[Problem] = []  # codes that stand beside the title of another
        self._titles: dict[str, dict[str, str]] = {
            "ref": dict(plan.leaves.select("ref", "title_vi").iter_rows()),
            "indicator": dict(plan.indicators.select("indicator", "title_vi").iter_rows()),
        }

    def table(self, table: str) -> pl.DataFrame:
        """A typed table of the whole batch (schemas.records)."""
        chosen = [piece for piece in self._pieces if piece.sheet.table == table]
        if not chosen:
            return pl.DataFrame(schema=frame_schema(table))
        sheet, fields = self._newest.sheet(table), list(fields_of(table))
        lines, found = settle_cells(gather(chosen, fields), table, fields, self.places)
        self.problems += found
        filled = lines if sheet.shape == "fields" else self._filled(lines, sheet)
        typed, found = to_table(filled, table, self.places, self.problems, self._limits.text)
        self.problems += found
        return typed

    def _filled(self, lines: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
        key = next(name for name in self._titles if name in lines.columns)
        known = list(self._titles[key])
        lines = _canonical(lines, key, known)
        filled = split_filled(lines, sheet, self.places, known)
        self.problems += filled.problems
        self.moved += titles_of_others(filled.lines, sheet.table, key, self._titles[key], self.places)
        if key_field(sheet) is not None:
            self.keys[sheet.table] = lines.select("submission", key)
        if sheet.table == "progress":
            self.problems += self._unfilled(filled.blank)
        return filled.lines

    def _unfilled(self, blank: pl.DataFrame) -> Iterable[Problem]:
        """One remark a submission on the tasks of which nothing is said."""
        grouped = blank.group_by("submission", maintain_order=True).agg(
            pl.col("row").first(), pl.col("ref").str.join(", "), pl.len().cast(pl.Int64).alias("n")
        )
        for submission, row, refs, n in grouped.iter_rows():
            yield self.places.problem(submission, "progress", "status", row, "line_unfilled", refs, {"n": n})


def _canonical(lines: pl.DataFrame, key: str, known: Sequence[str]) -> pl.DataFrame:
    """Codes as the plan writes them, where only case or spaces differ."""
    written = set(lines[key].drop_nulls().unique()) - set(known)
    meant = {text: code for text in written if (code := canonical(text, known)) is not None}
    return lines.with_columns(pl.col(key).replace(meant)) if meant else lines


def _nothing_reported(opened: Sequence[_Opened], tables: dict[str, pl.DataFrame]) -> Iterator[Problem]:
    """A file without any reported line is no report, however well-formed."""
    reported = {n for name, table in tables.items() if name != "cover" for n in table["submission"].unique()}
    for file in opened:
        broken = any(catalogue()[problem.code].severity is Severity.fail for problem in file.problems)
        if file.matched and file.number not in reported and not broken:
            piece = next((p for p in file.matched.pieces if p.sheet.table == "progress"), None)
            place = (piece.name, piece.first_row, piece.letters.get("status")) if piece else ()
            yield Problem(file.number, "form_empty", *place)


def _findings(problems: Iterable[Problem], limits: IntakeLimits) -> pl.DataFrame:
    """The findings table, each finding once; of many alike, the first ones and their number."""
    told: list[Problem] = []
    once: set[tuple] = set()
    alike: Counter[tuple[int, str]] = Counter()
    for problem in problems:
        if problem.mark not in once:
            once.add(problem.mark)
            kind = problem.submission, problem.code
            alike[kind] += 1
            if alike[kind] <= limits.repeats:  # only these are worded
                told.append(problem)
    table = findings_table([*told, *_more_alike(alike, limits.repeats)])
    return Findings.validate(table.sort("submission", maintain_order=True))


def _more_alike(alike: Mapping[tuple[int, str], int], most: int) -> Iterator[Problem]:
    """How many of a kind a submission has beyond those that are told one by one."""
    for (submission, code), n in alike.items():
        if n > most:
            titles = {"title_vi": catalogue()[code].title_vi, "title_en": catalogue()[code].title_en}
            yield Problem(submission, "more_alike", details={"n": n - most, **titles})
