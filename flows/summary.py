"""What runs have done, small enough to hand around, and as the rows of one table in Vietnamese."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from flows.links import linked
from schemas.findings import catalogue
from schemas.terms import DerivedStatus, Outcome, Severity, Term, Timeliness

if TYPE_CHECKING:
    from tiendo.app import Collected

MOST_RETURNED = 500  # files listed in a table
MOST_REASONS = 3  # reasons a file

Row = dict[str, str | int]

_INERT = str.maketrans("<>[]`*", "‹›()'∗")

# What can become of a file beside the outcomes of the checks.
_UNCHECKED = {
    "unchanged": "Đã nhận trước đó, không thay đổi",
    "misplaced": "Đặt sai thư mục, chưa tiếp nhận",
    "locked": "Kỳ đã khóa, chờ mở lại",
    "busy": "Đang được ghi, đang mở ở nơi khác hoặc không có quyền đọc, chờ lần sau",
}
_OUTCOMES = {**{term.value: term.vi for term in Outcome}, **_UNCHECKED}


class Collection:
    """One collection: what became of each file.

    No dataclass: Prefect looks through those that a flow returns, and a nation's files take it half a second.
    """

    def __init__(self, files: Iterable["Collected"]) -> None:
        self.files = tuple(files)

    @property
    def by_outcome(self) -> dict[str, int]:
        """Files by Outcome code, and by "unchanged" and "misplaced" where there are any."""
        counts = Counter(file.outcome for file in self.files)
        return {code: counts[code] for code in [*Outcome.codes(), *(c for c in _UNCHECKED if counts[c])]}

    @property
    def returned(self) -> list["Collected"]:
        return [file for file in self.files if file.outcome in (Outcome.returned, "misplaced")]

    def rows(self) -> Iterator[Row]:
        yield _row("Tệp mới trong hộp thư", len(self.files))
        for code, number in self.by_outcome.items():
            yield _row(_OUTCOMES[code], number)
        for file in self.returned[:MOST_RETURNED]:
            what = "Trả lại" if file.outcome == Outcome.returned else "Chưa tiếp nhận"
            yield _row(f"{what}: {inert(file.path)}", file.n_errors)
            yield from (_row(f"– {reason}") for reason in reasons(file))
        if (more := len(self.returned) - MOST_RETURNED) > 0:
            yield _row("Các tệp trả lại khác", more)
        for file in [one for one in self.files if one.superseded_by][:MOST_RETURNED]:
            yield _row(
                f"Gửi lại lần nộp {file.revision}, đã có lần nộp {file.superseded_by}: {inert(file.path)}"
            )


@dataclass(frozen=True)
class Consolidated:
    """One consolidation: the snapshot that it saved and its counts by code."""

    snapshot: str
    as_of: date
    completed: int  # leaf tasks, also those without a deadline
    tasks: Mapping[str, int]  # DerivedStatus → leaf tasks
    agencies: Mapping[str, int]  # Timeliness → agencies that owe a submission

    def rows(self) -> Iterator[Row]:
        yield _row(f"Bản tổng hợp tính đến ngày {vietnamese(self.as_of)}: {self.snapshot}", 1)
        yield from _counts("Cơ quan", Timeliness, self.agencies)
        yield from _counts("Nhiệm vụ", DerivedStatus, self.tasks)


@dataclass(frozen=True)
class Reported:
    """The documents that one run wrote."""

    paths: tuple[str, ...]  # below the workspace, with "/"

    def rows(self) -> Iterator[Row]:
        for path in self.paths:
            yield _row(linked(path), 1)


@dataclass(frozen=True)
class Annual:
    """All three in one run."""

    collection: Collection
    consolidated: Consolidated
    reported: Reported

    def rows(self) -> Iterator[Row]:
        yield from self.reported.rows()  # what one looks for comes first
        yield from self.consolidated.rows()
        yield from self.collection.rows()


Summary = Collection | Consolidated | Reported | Annual


def reasons(file: "Collected") -> list[str]:
    """Why a file was returned: the first few errors with their places."""
    if file.outcome == "misplaced":
        return ["Tệp phải nằm trong thư mục của cơ quan gửi, dưới thư mục của kế hoạch và kỳ báo cáo"]
    errors = [row for row in file.findings.iter_rows(named=True) if row["severity"] == Severity.fail]
    told = [_reason(row) for row in errors[:MOST_REASONS]]
    if len(errors) > MOST_REASONS:
        told.append(f"và {len(errors) - MOST_REASONS} lỗi khác")
    return told


def vietnamese(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def inert(text: str) -> str:
    """Text from outside, without the characters that Prefect's pages would read as a link or as HTML."""
    return text.translate(_INERT)


def _reason(finding: Mapping) -> str:
    """The kind of error and its place. What was found there is not repeated: it is a stranger's text."""
    title = catalogue()[finding["code"]].title_vi
    cell = f"{finding['column'] or ''}{finding['row'] or ''}"
    place = ", ".join(part for part in (finding["sheet"], cell) if part)
    return f"{inert(place)}: {title}" if place else title


def _counts(what: str, vocabulary: type[Term], counts: Mapping[str, int]) -> Iterator[Row]:
    """A row a code that occurs, in the vocabulary's order."""
    for term in vocabulary:
        if counts.get(term):
            yield _row(f"{what}: {term.vi}", counts[term])


def _row(what: str, number: int | None = None) -> Row:
    """The number comes first: Prefect's pages do not wrap cells, and a reason can be long."""
    return {"Số lượng": "" if number is None else number, "Nội dung": what}
