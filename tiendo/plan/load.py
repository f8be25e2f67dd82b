"""Read a plan folder: TOML for the head, CSV for the tables. Nothing is let through unchecked."""

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from io import StringIO
from pathlib import Path

import pandera.errors
import polars as pl

from schemas.plan import (
    OPTIONAL_PLAN_TABLES,
    OPTIONAL_REGISTRY_TABLES,
    PLAN_TABLES,
    REGISTRY_TABLES,
    PlanTable,
    empty,
)
from tiendo.errors import InputError, UsageError
from tiendo.plan.check import PlanFinding, check_plan
from tiendo.plan.model import Plan, Registry

REGISTRY = "registry"
_HEAD_KEYS = ("id", "version", "number", "title_vi", "title_en", "short_vi", "short_en", "coordinator")
_MAY_BE_EMPTY = ("number",)  # some plans have none
_CHECK_CODES = {
    "not_nullable": "plan_value_missing",
    "field_uniqueness": "plan_value_repeated",
}


Files = tuple[tuple[str, bytes], ...]  # "<folder>/<name>" and content of each, by name
Models = dict[str, type[PlanTable]]


@dataclass(frozen=True)
class _Table:
    """A table as read: its rows, where each begins in its file, and what is wrong with them."""

    rows: pl.DataFrame
    lines: list[int] = field(default_factory=list)
    findings: list[PlanFinding] = field(default_factory=list)


def plan_ids(folder: Path) -> list[str]:
    """The plans that lie in a folder."""
    return sorted(path.parent.name for path in folder.glob("*/plan.toml"))


def load_plan(folder: Path, plan_id: str) -> Plan:
    """The plan of that id below `folder`. Raises InputError with every finding when the data is broken."""
    plan, findings = read_plan(folder, plan_id)
    errors = [finding for finding in findings if finding.is_error]
    if plan is None or errors:
        raise InputError(
            "\n".join([f"Dữ liệu kế hoạch {plan_id} có lỗi:", *(f.line_text("vi") for f in errors)]),
            "\n".join([f"The data of plan {plan_id} have errors:", *(f.line_text("en") for f in errors)]),
        )
    return plan


def read_plan(folder: Path, plan_id: str) -> tuple[Plan | None, list[PlanFinding]]:
    """The plan, or None where it cannot be built, and everything that is to be said about its data."""
    if plan_id not in plan_ids(folder):
        known = ", ".join(plan_ids(folder))
        raise UsageError(
            f"Không có kế hoạch “{plan_id}”. Các kế hoạch có: {known}.",
            f"There is no plan “{plan_id}”. There are: {known}.",
        )
    plan, findings = _built(plan_id, plan_files(folder, plan_id))
    return plan, list(findings)


@lru_cache(maxsize=32)
def _built(plan_id: str, files: Files) -> tuple[Plan | None, list[PlanFinding]]:
    """A plan from the content of its files: a run asks for the same one many times, and nothing in it can change."""
    registry = _read_tables(files, REGISTRY, REGISTRY_TABLES, OPTIONAL_REGISTRY_TABLES)
    tables = _read_tables(files, plan_id, PLAN_TABLES, OPTIONAL_PLAN_TABLES)
    head, head_findings = _read_head(f"{plan_id}/plan.toml", dict(files)[f"{plan_id}/plan.toml"])
    read = [*registry.values(), *tables.values()]
    findings = [finding for table in read for finding in table.findings] + head_findings
    if findings:
        return None, findings
    plan = Plan(
        id=plan_id,
        digest=digest_of(files),
        head=head,
        registry=Registry(**{name: table.rows for name, table in registry.items()}),
        **{name: table.rows for name, table in tables.items()},
    )
    lines = {f"{REGISTRY}/{name}.csv": table.lines for name, table in registry.items()}
    lines |= {f"{plan_id}/{name}.csv": table.lines for name, table in tables.items()}
    return plan, check_plan(plan, lines)


def plan_files(folder: Path, plan_id: str) -> Files:
    """All that a plan is read from, the registry included; less where some of it is missing."""
    return _files(folder, REGISTRY, plan_id)


def _files(folder: Path, *subfolders: str) -> Files:
    """What lies in some folders of plans. Of the registry only tables count."""
    paths = [path for one in subfolders for path in (folder / one).glob("*.csv" if one == REGISTRY else "*")]
    return tuple(
        (f"{path.parent.name}/{path.name}", path.read_bytes()) for path in sorted(paths) if path.is_file()
    )


def _read_head(file: str, content: bytes) -> tuple[dict, list[PlanFinding]]:
    try:
        head = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, [PlanFinding("plan_head_unreadable", file, value=str(error))]
    missing = [PlanFinding("plan_key_missing", file, column=key) for key in _HEAD_KEYS if key not in head]
    malformed = [key for key in _HEAD_KEYS if not isinstance(head.get(key, ""), str)]
    if not isinstance(head.get("issued_on", date.min), date):
        malformed.append("issued_on")
    found = [PlanFinding("plan_value_malformed", file, column=key, value=str(head[key])) for key in malformed]
    empty_keys = [key for key in _HEAD_KEYS if head.get(key) == "" and key not in _MAY_BE_EMPTY]
    return head, [
        *missing,
        *found,
        *(PlanFinding("plan_value_missing", file, column=key) for key in empty_keys),
    ]


def read_registry(folder: Path) -> Registry:
    """The registry of agencies below `folder`. Raises InputError with every finding when its data is broken."""
    tables = _read_tables(_files(folder, REGISTRY), REGISTRY, REGISTRY_TABLES, OPTIONAL_REGISTRY_TABLES)
    findings = [finding for table in tables.values() for finding in table.findings]
    if findings:
        raise InputError(
            "\n".join(["Danh mục cơ quan có lỗi:", *(f.line_text("vi") for f in findings)]),
            "\n".join(["The registry of agencies has errors:", *(f.line_text("en") for f in findings)]),
        )
    return Registry(**{name: table.rows for name, table in tables.items()})


def _read_tables(files: Files, folder: str, models: Models, optional: Models) -> dict[str, _Table]:
    contents = {file.removeprefix(f"{folder}/"): content for file, content in files}
    tables = {}
    for name, model in (models | optional).items():
        content = contents.get(f"{name}.csv")
        is_left_out = content is None and name in optional
        tables[name] = (
            _Table(empty(model)) if is_left_out else _read_table(f"{folder}/{name}.csv", content, model)
        )
    return tables


def _read_table(file: str, content: bytes | None, model: type[PlanTable]) -> _Table:
    """One CSV as a typed, validated table, with a finding for every cell that does not fit."""
    dtypes = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    nothing = empty(model)
    if content is None:
        return _Table(nothing, findings=[PlanFinding("plan_file_missing", file)])
    try:
        header, *rows = _lines(content) or [(1, [])]
    except (csv.Error, UnicodeDecodeError) as error:
        return _Table(nothing, findings=[PlanFinding("plan_table_unreadable", file, value=str(error))])
    columns = header[1]
    findings = _header_findings(file, columns, dtypes) + [
        PlanFinding("plan_row_width", file, line) for line, row in rows if len(row) != len(columns)
    ]
    if findings:
        return _Table(nothing, findings=findings)
    texts = pl.DataFrame(
        [[cell.strip() or None for cell in row] for _, row in rows],
        schema=dict.fromkeys(columns, pl.String),
        orient="row",
    ).select(list(dtypes))
    lines = [line for line, _ in rows]
    table, findings = _typed(texts, dtypes, model, file, lines)
    return _Table(table, lines, findings)


def _lines(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows of a CSV that are not blank, each with the line on which it begins."""
    return list(_numbered(StringIO(content.decode("utf-8-sig"), newline="")))


def _numbered(file: StringIO) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(file, strict=True)
    begins = 1
    for row in reader:
        if any(row):
            yield begins, row
        begins = reader.line_num + 1


def _header_findings(file: str, header: list[str], columns: dict) -> list[PlanFinding]:
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in columns]
    repeated = [column for column in columns if header.count(column) > 1]
    return [
        PlanFinding(code, file, 1, column)
        for code, wrong in [
            ("plan_column_missing", missing),
            ("plan_column_unknown", unknown),
            ("plan_column_repeated", repeated),
        ]
        for column in wrong
    ]


def _typed(
    texts: pl.DataFrame, dtypes: dict, model: type[PlanTable], file: str, line_numbers: list[int]
) -> tuple[pl.DataFrame, list[PlanFinding]]:
    table = texts.select(_cast(name, dtype) for name, dtype in dtypes.items())
    findings = [
        PlanFinding("plan_value_malformed", file, line_numbers[i], name, texts[name][i])
        for name in dtypes
        if table[name].null_count() > texts[name].null_count()
        for i in (texts[name].is_not_null() & table[name].is_null()).arg_true()
    ]
    try:
        model.validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cast_failures = {(finding.line, finding.column) for finding in findings}
        findings += [
            finding
            for finding in _schema_findings(error.failure_cases, texts, file, line_numbers)
            if (finding.line, finding.column) not in cast_failures
        ]
    return table, findings


def _cast(name: str, dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.Boolean:
        return pl.col(name).replace_strict(
            {"true": True, "false": False}, default=None, return_dtype=pl.Boolean
        )
    if dtype == pl.Date:
        return pl.col(name).str.to_date("%Y-%m-%d", strict=False)
    return pl.col(name).cast(dtype, strict=False)


def _schema_findings(
    cases: pl.DataFrame, texts: pl.DataFrame, file: str, line_numbers: list[int]
) -> list[PlanFinding]:
    found = []
    for case in cases.iter_rows(named=True):
        line = None if case["index"] is None else line_numbers[case["index"]]
        value = None if case["index"] is None else texts[case["column"]][case["index"]]
        code = _CHECK_CODES.get(case["check"], "plan_value_not_allowed")
        found.append(PlanFinding(code, file, line, case["column"], value))
    return found


def digest_of(files: Files) -> str:
    """What tells one version of a plan from another: a hash of its files, whatever their line ends."""
    total = hashlib.sha256()
    for file, content in files:
        total.update(file.encode() + b"\0" + content.replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()
