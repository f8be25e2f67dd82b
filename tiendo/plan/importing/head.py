"""What stands before the annex: number, date and subject of the decision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiendo.plan.check import PlanFinding
from tiendo.text import clean

_DATE = r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
_NUMBER = r"(\d+\S*/\S*[^\s,.;)])"
_OF_ANNEX = re.compile(rf"kèm\s+theo\s+\D*?\bsố:?\s*{_NUMBER}\s+{_DATE}", re.IGNORECASE)
_OF_HEAD = re.compile(rf"^\s*Số:\s*{_NUMBER}", re.MULTILINE)
_DAY_OF_HEAD = re.compile(_DATE, re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:về việc\s+|v/v\s+)?(?:phê duyệt|ban hành)\s+((?:Kế hoạch|Chiến lược|Chương trình|Đề án|Quy hoạch)\b.*)$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Head:
    """What could be read; "" and None where the text is silent."""

    number: str = ""
    issued_on: date | None = None
    title: str = ""


def read_head(preamble: str, file: str) -> tuple[Head, list[PlanFinding]]:
    """The head of a plan, and findings on what is missing or contradicts itself. The annex is trusted more."""
    annex, number = _OF_ANNEX.search(preamble), _OF_HEAD.search(preamble)
    head_day, subject = _DAY_OF_HEAD.search(preamble), _SUBJECT.search(preamble)
    head = Head(
        number=annex[1] if annex else number[1] if number else "",
        issued_on=_date(*annex.groups()[1:]) if annex else _date(*head_day.groups()) if head_day else None,
        title=clean(subject[1]) if subject else "",
    )
    return head, list(_findings(head, number[1] if number else "", file))


def _findings(head: Head, printed: str, file: str) -> Iterator[PlanFinding]:
    for column, value in (("number", head.number), ("issued_on", head.issued_on), ("title_vi", head.title)):
        if not value:
            yield PlanFinding("import_head_open", file, None, column)
    if printed and printed != head.number:
        yield PlanFinding("import_number_differs", file, None, "number", printed, head.number, head.number)


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
