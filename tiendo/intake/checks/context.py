"""Reported lines with what the rules compare them with beside them."""

import polars as pl

from schemas.terms import ReportedStatus, Role
from tiendo.intake.checks.bench import Bench
from tiendo.intake.model import as_written


def with_context(lines: pl.DataFrame, table: str, bench: Bench) -> pl.DataFrame:
    """`lines` and, by table: senders, days of plan and period, what is known and assigned, what came before."""
    if table == "cover":
        return lines
    lines = _with_days(lines.join(bench.senders, on="submission", maintain_order="left"), bench)
    if table == "observations":
        return _with_indicator(lines, bench)
    lines = lines.with_columns(
        pl.col("ref").is_in(bench.refs).fill_null(value=False).alias("task_known"), _nth("ref")
    )
    if table == "progress":
        return _with_task(_assigned(lines, bench, Role.lead), bench)
    return _assigned(lines, bench, Role.support) if table == "contributions" else lines


def _with_days(lines: pl.DataFrame, bench: Bench) -> pl.DataFrame:
    issued, period = bench.plan.begins_on, bench.period
    return lines.with_columns(
        plan_issued_on=pl.lit(issued),
        issued=pl.lit(as_written(issued)),
        window_from=pl.lit(period.window_from),
        window_to=pl.lit(period.window_to),
        window=pl.lit(f"{as_written(period.window_from)}–{as_written(period.window_to)}"),
        received=pl.col("received_on").dt.strftime("%d/%m/%Y"),
    )


def _nth(key: str) -> pl.Expr:
    return pl.int_range(pl.len()).over("submission", key).alias("nth")


def _assigned(lines: pl.DataFrame, bench: Bench, role: Role) -> pl.DataFrame:
    """Where nobody knows who sent a file, nothing is said about its assignments."""
    own = bench.of_units.filter(role=role.value).drop("role")
    joined = lines.join(bench.refs_of(role), on=["ref", "agency"], how="left", maintain_order="left").join(
        own, on=["ref", "agency", "unit"], how="left", maintain_order="left"
    )
    assigned = pl.coalesce("assigned", "of_unit").fill_null(pl.col("agency").is_null())
    return joined.with_columns(assigned.alias("assigned")).drop("of_unit")


def _with_task(lines: pl.DataFrame, bench: Bench) -> pl.DataFrame:
    labels = {lang: {s.value: s.label(lang) for s in ReportedStatus} for lang in ("vi", "en")}
    status = pl.col("status")
    for frame in (bench.deadlines, bench.lead_names, bench.outputs):
        lines = lines.join(frame, on="ref", how="left", maintain_order="left")
    before = bench.history.before("progress", "ref")
    lines = lines.join(before, on=["agency", "unit", "ref"], how="left", maintain_order="left")
    return lines.with_columns(
        pl.col("recurring").fill_null(value=True),
        due_on=pl.col("due").dt.strftime("%d/%m/%Y"),
        status_vi=status.replace_strict(labels["vi"], default=None, return_dtype=pl.String),
        status_en=status.replace_strict(labels["en"], default=None, return_dtype=pl.String),
        first_with_result=pl.col("ref").first().over("submission", "result"),
        previous=_number("previous_percent"),
    )


def _with_indicator(lines: pl.DataFrame, bench: Bench) -> pl.DataFrame:
    kinds = bench.plan.indicators.select("indicator", "kind")
    before = bench.history.before("observations", "indicator")
    lines = lines.join(kinds, on="indicator", how="left", maintain_order="left")
    lines = lines.join(bench.asked_indicators, on=["indicator", "agency"], how="left", maintain_order="left")
    lines = lines.join(before, on=["agency", "unit", "indicator"], how="left", maintain_order="left")
    return lines.with_columns(
        _nth("indicator"),
        pl.col("indicator").is_in(bench.indicators).fill_null(value=False).alias("indicator_known"),
        pl.col("asked").fill_null(pl.col("agency").is_null()),
        previous=_number("previous_value"),
    )


def _number(name: str) -> pl.Expr:
    return pl.col(name).map_elements(as_written, return_dtype=pl.String)
