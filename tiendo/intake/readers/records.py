"""JSON: a list of records a table, {"progress": [{"ref": …, "status": …}]}. `cover` is one record, or a list of one.

Places are those of the table that the records make: keys in the first row, a record a row below.
"""

import json
import re
from collections import Counter

from schemas.places import Kind
from tiendo.intake.limits import IntakeLimits, Unreadable, guard_sheets
from tiendo.intake.model import Book, Tab
from tiendo.intake.readers.encodings import decoded
from tiendo.intake.readers.lines import grid_of

_ONE_RECORD = "cover"
_QUOTED = 100  # letters of what was found
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # may be half of a letter beyond the first 65,536


def read_records(data: bytes, limits: IntakeLimits) -> Book:
    """One sheet a table. Raises Unreadable where the text is no JSON or has another shape."""
    text, _ = decoded(data)
    content = _parsed(text)
    if not isinstance(content, dict):
        raise Unreadable("file_json_shape", _shape(content))
    guard_sheets(len(content), limits)
    tabs = (_tab(name, records, limits) for name, records in content.items() if records not in ({}, []))
    return Book(tuple(tabs), Kind.records)


def _parsed(text: str) -> object:
    """The content of the text. Raises Unreadable with what is wrong and, where it can be told, where."""
    try:
        content = json.loads(text, object_pairs_hook=_pairs, parse_constant=_refuse)
        if _HALF.search(text):
            content = json.loads(_whole(json.dumps(content, ensure_ascii=False)), object_pairs_hook=_pairs)
    except json.JSONDecodeError as error:
        vi, en = (
            f"dòng {error.lineno}, ký tự thứ {error.colno}",
            f"line {error.lineno}, character {error.colno}",
        )
        raise Unreadable("file_json_malformed", what_vi=vi, what_en=en) from error
    except RecursionError as error:
        raise Unreadable(
            "file_json_malformed", what_vi="lồng quá nhiều lớp", what_en="too deeply nested"
        ) from error
    except ValueError as error:
        vi, en = "có số quá dài, không đọc được", "a number is too long to be read"
        raise Unreadable("file_json_malformed", what_vi=vi, what_en=en) from error
    return content


def _whole(text: str) -> str:
    """The text with a sign of loss for each half of a letter, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        key = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        key = _whole(key)[:_QUOTED]
        vi, en = f"khóa “{key}” lặp lại trong một bản ghi", f"the key “{key}” stands twice in one record"
        raise Unreadable("file_json_malformed", what_vi=vi, what_en=en)
    return found


def _refuse(constant: str) -> None:
    vi, en = f"giá trị {constant} không phải là số", f"the value {constant} is no number"
    raise Unreadable("file_json_malformed", what_vi=vi, what_en=en)


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
        raise Unreadable("file_json_shape", _shape(value))
    return value


def _shape(value: object) -> str:
    """What stands where something else should, in short."""
    return "[…]" if isinstance(value, list | dict) else json.dumps(value)[:_QUOTED]
