"""The script that people write today: pandas reads each workbook with openpyxl, pandera checks it, to_sql keeps it.

It is kept as good as such scripts are: each file is read once, errors are collected with their cells, a bad file
does not stop the others. It does less than `tiendo collect`: it keeps no originals, knows no plan, takes no file
but a form as issued, and hands nothing back.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

HEADER_ROW = 5
STATUSES = ["Chưa thực hiện", "Đang thực hiện", "Hoàn thành", "Tạm dừng", "Không phát sinh trong kỳ"]

PROGRESS = pa.DataFrameSchema(
    {
        "ref": pa.Column(str, unique=True),
        "status": pa.Column(str, pa.Check.isin(STATUSES)),
        "percent": pa.Column(float, pa.Check.in_range(0, 100), nullable=True),
        "preliminary_on": pa.Column("datetime64[ns]", nullable=True),
        "completed_on": pa.Column("datetime64[ns]", nullable=True),
        "doc_number": pa.Column(str, nullable=True),
        "doc_on": pa.Column("datetime64[ns]", nullable=True),
        "result": pa.Column(str, nullable=True),
        "reason": pa.Column(str, nullable=True),
    }
)
CONTRIBUTIONS = pa.DataFrameSchema(
    {
        "ref": pa.Column(str, unique=True),
        "result": pa.Column(str),
        "doc_number": pa.Column(str, nullable=True),
        "doc_on": pa.Column("datetime64[ns]", nullable=True),
    }
)
DIFFICULTIES = pa.DataFrameSchema(
    {
        "ref": pa.Column(str, nullable=True),
        "difficulty": pa.Column(str),
        "proposal": pa.Column(str, nullable=True),
        "authority": pa.Column(str, nullable=True),
        "state": pa.Column(str, nullable=True),
    }
)
OBSERVATIONS = pa.DataFrameSchema(
    {
        "indicator": pa.Column(str, unique=True),
        "value": pa.Column(float, nullable=True),
        "note": pa.Column(str, nullable=True),
    }
)

# table → (sheet, position of each column, columns of which one must be filled for a line to count, schema)
SHEETS = {
    "progress": (
        "Nhiệm vụ chủ trì",
        [0, 5, 6, 7, 8, 9, 10, 11, 12],
        ["status", "result", "reason"],
        PROGRESS,
    ),
    "contributions": ("Nhiệm vụ phối hợp", [0, 3, 4, 5], ["result"], CONTRIBUTIONS),
    "difficulties": ("Khó khăn, kiến nghị", [0, 1, 2, 3, 4], ["difficulty"], DIFFICULTIES),
    "observations": ("Số liệu", [0, 4, 5], ["value", "note"], OBSERVATIONS),
}


def collect(inbox: Path, database: Path) -> None:
    """Read every workbook below `inbox` into a SQLite database."""
    tables: dict[str, list[pd.DataFrame]] = {name: [] for name in SHEETS}
    errors: list[pd.DataFrame] = []
    for number, path in enumerate(sorted(inbox.rglob("*.xlsx")), start=1):
        sheets = pd.read_excel(path, sheet_name=[sheet for sheet, *_ in SHEETS.values()], header=None)
        for name in SHEETS:
            table, found = read_table(sheets, name)
            tables[name].append(table.assign(submission=number, path=str(path)))
            if found is not None:
                errors.append(found.assign(submission=number, path=str(path), table=name))
    with closing(sqlite3.connect(database)) as connection:
        for name, frames in tables.items():
            pd.concat(frames).to_sql(name, connection, index=False)
        if errors:
            pd.concat(errors).astype(str).to_sql("errors", connection, index=False)


def read_table(sheets: dict[str, pd.DataFrame], name: str) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """One sheet as a typed table, and pandera's failure cases where there are any."""
    sheet, positions, filled, schema = SHEETS[name]
    table = sheets[sheet].iloc[HEADER_ROW:].reindex(columns=positions)
    table.columns = list(schema.columns)
    table = table.dropna(subset=filled, how="all")
    for column, definition in schema.columns.items():
        if str(definition.dtype).startswith("datetime"):
            table[column] = pd.to_datetime(table[column], format="mixed", dayfirst=True, errors="coerce")
            table[column] = table[column].astype("datetime64[ns]")
        elif str(definition.dtype) == "float64":
            table[column] = pd.to_numeric(table[column], errors="coerce").astype(float)
    try:
        return schema.validate(table, lazy=True), None
    except pa.errors.SchemaErrors as failure:
        return table, failure.failure_cases
