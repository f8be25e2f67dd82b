"""Table 1: tasks by section and derived status."""

from collections.abc import Sequence

from schemas.document import Cell, Figure, Rows
from schemas.terms import DerivedStatus
from tiendo.reports.draft import Draft
from tiendo.reports.figures import WHOLE, Scope, task_sources
from tiendo.reports.model import Task

OTHER = (DerivedStatus.suspended, DerivedStatus.no_activity, DerivedStatus.no_deadline)


def status_rows(draft: Draft) -> Rows:
    if not draft.facts.assigns_tasks:
        return Rows("status", ())
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
    return {"no": number, "group": title, **counted(draft, tasks, scope)}


def counted(draft: Draft, tasks: Sequence[Task], scope: Scope) -> dict[str, Figure]:
    """How many tasks stand where: the cells `total`, `other` and one a derived status that `other` does not hold."""
    single = {
        status.value: [t for t in tasks if t.derived == status]
        for status in DerivedStatus
        if status not in OTHER
    }
    found = {"total": list(tasks), "other": [task for task in tasks if task.derived in OTHER], **single}
    return {
        name: draft.figures.cell(_what(name), len(those), task_sources(those), scope)
        for name, those in found.items()
    }


def _what(name: str) -> str:
    return "tasks" if name == "total" else f"tasks.{name}"
