"""JSON: a list of records a table, {"progress": [{"ref": …, "status": …}]}. `cover` is one record, or a list of one.

Places are those of the table that the records make: keys in the first row, a record a row below.
"""

import json

from schemas.places import Kind
from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.model import Book, Tab
from tiendo.intake.readers.encodings import decoded
from tiendo.intake.readers.lines import grid_of

_ONE_RECORD = "cover"


def read_records(data: bytes, limits: IntakeLimits) -> Book:
    """One sheet a table. Raises Unreadable where the text is no JSON or has another shape."""
    text, _ = decoded(data)
    try:
        content = json.loads(text, object_pairs_hook=_pairs, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Unreadable("file_json_malformed") from error
    if not isinstance(content, dict):
        raise Unreadable("file_json_shape")
    tabs = (_tab(name, records, limits) for name, records in content.items() if records not in ({}, []))
    return Book(tuple(tabs), Kind.records)


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one record")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _tab(name: str, records: object, limits: IntakeLimits) -> Tab:
    rows = [records] if isinstance(records, dict) else records
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable("file_json_shape", name)
    if name == _ONE_RECORD and len(rows) > 1:
        raise Unreadable("file_json_shape", name)
    keys = list(dict.fromkeys(key for row in rows for key in row))
    lines = [keys, *([_plain(row.get(key)) for key in keys] for row in rows)]
    grid = grid_of(lines, limits)
    return Tab(name, lambda: grid)


def _plain(value: object) -> str | float | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unreadable("file_json_shape", json.dumps(value, ensure_ascii=False)[:100])
    return value
