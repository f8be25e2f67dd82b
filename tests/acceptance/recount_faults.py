"""A second way to the errors of returned files: plain Python over the cells, for the mistakes that the demo makes.

Literal like the other recounts: a file that is no form is one error, a form of another period or agency as well, for
nothing in it is looked into; else each sheet that is gone, each line and each figure that cannot be taken.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from openpyxl import load_workbook

from tests.acceptance.recount import CODES, STATES, day, number, percent, plain, table

SHEETS = {
    "Nhiệm vụ chủ trì": "Mã nhiệm vụ",
    "Nhiệm vụ phối hợp": "Mã nhiệm vụ",
    "Khó khăn, kiến nghị": "Mã nhiệm vụ",
    "Số liệu": "Mã chỉ tiêu",
}
REASONS = ("suspended", "no_activity")
GIVEN = {"Mã nhiệm vụ", "Nhiệm vụ", "Phạm vi của cơ quan", "Kết quả dự kiến", "Thời hạn", "Cơ quan chủ trì"}
GIVEN |= {"Mã chỉ tiêu", "Chỉ tiêu", "Đơn vị tính"}  # all that is printed on the form


def faults(path: Path, of: dict[str, str], refs: set[str], received_on: date) -> Counter[str]:
    """What is wrong → in how many places. `of`: the plan, period and agency whose folder it lies in."""
    if not is_zipfile(path) or "xl/workbook.xml" not in ZipFile(path).namelist():
        return Counter(["no form"])
    book = load_workbook(path, data_only=True, read_only=True)
    said = {line[0]: line[1] for line in book["Thông tin chung"].iter_rows(max_col=2, values_only=True)}
    cover = {"period": said["Kỳ báo cáo"], "agency": said["Mã cơ quan"]}
    others = [f"another {name}" for name, value in cover.items() if str(value) != of[name]]
    if others:
        return Counter(others)
    found = Counter(f"sheet {name}" for name in SHEETS if name not in book.sheetnames)
    lines = {name: table(book[name], first) for name, first in SHEETS.items() if name in book.sheetnames}
    if not found and not any(_written(line) for sheet in lines.values() for line in sheet):
        return Counter(["nothing written"])
    for line in lines.get("Nhiệm vụ chủ trì", []):
        found.update(_of_task(line, refs, received_on))
    for line in lines.get("Số liệu", []):
        found.update(["no number"] * _is_no_number(line["Số liệu trong kỳ"]))
    for line in lines.get("Khó khăn, kiến nghị", []):
        state = line["Tình trạng giải quyết"]
        found.update(["unknown state"] * (bool(state) and plain(state) not in STATES))
    return found


def _written(line: dict[str, object]) -> bool:
    return any(value not in (None, "") for name, value in line.items() if name not in GIVEN)


def _of_task(line: dict[str, object], refs: set[str], received_on: date) -> Iterator[str]:
    """The mistakes in one line of the sheet of lead tasks."""
    if line["Mã nhiệm vụ"] and line["Mã nhiệm vụ"] not in refs:
        yield "unknown task"
    if not line["Tình trạng"]:
        return
    status = CODES.get(plain(line["Tình trạng"]))
    if status is None:
        yield "unknown status"
    yield from _of_percent(status, line["Tỷ lệ hoàn thành (%)"])
    for name in ("Ngày hoàn thành", "Ngày hoàn thành báo cáo sơ bộ", "Ngày văn bản"):
        yield from _of_day(line[name], received_on)
    proof = line["Số, ký hiệu văn bản, sản phẩm"] or line["Giải trình, lý do"]
    if status == "completed" and not proof:
        yield "no proof"
    if status in REASONS and not line["Giải trình, lý do"]:
        yield "no reason"


def _of_percent(status: str | None, value: object) -> Iterator[str]:
    try:
        told = percent(value)
    except ValueError:
        yield "no percentage"
        return
    if told is not None and (
        (status == "completed") > (told >= 100) or (status == "in_progress" and told == 100)
    ):
        yield "contradicting percentage"


def _of_day(value: object, received_on: date) -> Iterator[str]:
    if isinstance(value, str) and value and not isinstance(value, datetime):
        try:
            day(value)
        except ValueError:
            yield "no day"
            return
    if value and (on := day(value)) and on > received_on:
        yield "day to come"


def _is_no_number(value: object) -> bool:
    if value in (None, ""):
        return False
    try:
        number(value)
    except ValueError:
        return True
    return False
