"""Table 1: tasks by section and derived status."""

from collections.abc import Sequence

from schemas.document import Cell, Rows
from schemas.terms import DerivedStatus
from tiendo.reports.draft import Draft
from tiendo.reports.figures import WHOLE, Scope, task_sources
from tiendo.reports.model import Task

OTHER = (DerivedStatus.suspended, DerivedStatus.no_activity, DerivedStatus.no_deadline)


def status_rows(draft: Draft) -> Rows:
    groups = draft.language.groups
    sections = [
        (
            "",
            _row(
                draft,
                f"{i}",
                section.title or groups.OTHER_TASKS,
                section.tasks,
                draft.section_scope(section),
            ),
        )
        for i, section in enumerate((one for one in draft.facts.sections if one.tasks), start=1)
    ]
    total = ("total", _row(draft, "", draft.language.annexes.TOTAL, draft.facts.tasks, WHOLE))
    return Rows("status", (*sections, total))


def _row(draft: Draft, number: str, title: str, tasks: Sequence[Task], scope: Scope) -> dict[str, Cell]:
    single = {
        status.value: [t for t in tasks if t.derived == status]
        for status in DerivedStatus
        if status not in OTHER
    }
    counted = {"other": [task for task in tasks if task.derived in OTHER], **single}
    cells: dict[str, Cell] = {
        name: draft.figures.cell(f"tasks.{name}", len(found), task_sources(found), scope)
        for name, found in counted.items()
    }
    total = draft.figures.cell("tasks", len(tasks), task_sources(tasks), scope)
    return {"no": number, "group": title, "total": total, **cells}
