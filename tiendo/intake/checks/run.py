"""Every rule over every line of a batch, and what concerns a file as a whole."""

from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from schemas.findings import catalogue
from schemas.terms import Role, Severity
from tiendo.intake.checks.bench import Bench
from tiendo.intake.checks.context import with_context
from tiendo.intake.checks.nearest import nearest_agency
from tiendo.intake.checks.parts import parts_that_differ
from tiendo.intake.checks.rules import RULES, Rule
from tiendo.intake.gather import Places
from tiendo.intake.model import Problem, as_written

_MISSPELT = {"task_unknown": "task_misspelt", "indicator_unknown": "indicator_misspelt"}


def check_tables(
    tables: Mapping[str, pl.DataFrame], bench: Bench, places: Places, known: Iterable[Problem]
) -> Iterator[Problem]:
    """Every breach of every rule, located. Nothing more is said about cells that were refused (`known`) already."""
    refused = {p.cell for p in known if catalogue()[p.code].severity is Severity.fail}
    for table, rules in RULES.items():
        if tables[table].is_empty():
            continue
        widened = with_context(tables[table], table, bench)
        flags = widened.select(
            rule.broken.fill_null(value=False).alias(str(i)) for i, rule in enumerate(rules)
        )
        for rule, flag in zip(rules, flags, strict=True):
            for row in widened.filter(flag).iter_rows(named=True) if flag.any() else ():
                problem = _problem(rule, table, row, bench, places)
                if problem.cell not in refused and not places.is_lost(row["submission"], table, rule.field):
                    yield problem
    yield from _unknown_authorities(tables["difficulties"], bench, places)
    yield from parts_that_differ(tables["observations"], bench, places)


def _problem(rule: Rule, table: str, row: Mapping, bench: Bench, places: Places) -> Problem:
    value = None if row[rule.field] is None else as_written(row[rule.field])
    code, more = _refined(rule.code, value, row, bench)
    details = {**{name: row[name] for name in rule.details}, **more}
    return places.problem(row["submission"], table, rule.field, row["row"], code, value, details)


def _refined(code: str, value: str | None, row: Mapping, bench: Bench) -> tuple[str, dict]:
    """An unknown code becomes a misspelt one where something like it exists."""
    if code not in _MISSPELT or value is None:
        return code, {}
    meant = bench.meant_task(value, row["agency"]) if code == "task_unknown" else bench.meant_indicator(value)
    return (_MISSPELT[code], {"meant": meant}) if meant else (code, {})


def _unknown_authorities(lines: pl.DataFrame, bench: Bench, places: Places) -> Iterator[Problem]:
    """Names of authorities that are almost those of an agency."""
    registry = bench.plan.registry
    unknown = [text for text in lines["authority"].drop_nulls().unique() if registry.resolve(text) is None]
    meant = {text: agency for text in unknown if (agency := nearest_agency(text, registry)) is not None}
    asked = lines.filter(pl.col("authority").is_in(list(meant)))
    for submission, row, text in asked.select("submission", "row", "authority").iter_rows():
        details = {f"meant_{lang}": registry.name(meant[text], lang) for lang in ("vi", "en")}
        yield places.problem(submission, "difficulties", "authority", row, "agency_misspelt", text, details)


def lines_lost(keys: Mapping[str, pl.DataFrame], bench: Bench, places: Places) -> Iterator[Problem]:
    """Pre-filled lines that are not in their sheet any more. `keys`: by table, submission and key of each line.

    Formats that need not hold the whole form are only asked for the tasks that the sender leads.
    """
    asked = {
        "progress": bench.refs_of(Role.lead),
        "contributions": bench.refs_of(Role.support),
        "observations": bench.asked_indicators,
    }
    for table, present in keys.items():
        key = present.columns[-1]
        expected = bench.senders.join(asked[table], on="agency", maintain_order="left_right")
        lost = (
            expected.join(present, on=["submission", key], how="anti", maintain_order="left")
            .group_by("submission", maintain_order=True)
            .agg(pl.col(key).str.join(", "), pl.len().cast(pl.Int64).alias("n"))
        )
        code = "line_lost" if table == "progress" else "entry_lost"
        for submission, names, n in lost.iter_rows():
            if places.has(submission, table) and (code == "line_lost" or places.is_whole(submission, table)):
                sheet, row, column = places.head(submission, table, key)
                yield Problem(submission, code, sheet, row, column, names, {"n": n})
