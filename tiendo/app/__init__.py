"""The use cases: read, call pure stages, write. Each is loaded when it is used, so that short commands start fast."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiendo.app.checking import check
    from tiendo.app.collection import Collected, collect, pending
    from tiendo.app.comparing import changes
    from tiendo.app.consolidation import consolidate
    from tiendo.app.deciding import approve, exclude, include, reopen, waive
    from tiendo.app.feedback import give_feedback
    from tiendo.app.importing import import_plan
    from tiendo.app.issuing import issue_forms
    from tiendo.app.printing import print_documents
    from tiendo.app.reminding import remind
    from tiendo.app.reporting import report
    from tiendo.app.reviewing import review
    from tiendo.app.standing import status, status_over_periods
    from tiendo.app.tracing import trace
    from tiendo.app.warming import warm_up

__all__ = [
    "Collected",
    "approve",
    "changes",
    "check",
    "collect",
    "consolidate",
    "exclude",
    "give_feedback",
    "import_plan",
    "include",
    "issue_forms",
    "pending",
    "print_documents",
    "remind",
    "reopen",
    "report",
    "review",
    "status",
    "status_over_periods",
    "trace",
    "waive",
    "warm_up",
]

_MODULES = {
    "changes": "comparing",
    "check": "checking",
    "Collected": "collection",
    "collect": "collection",
    "pending": "collection",
    "consolidate": "consolidation",
    "approve": "deciding",
    "exclude": "deciding",
    "include": "deciding",
    "reopen": "deciding",
    "waive": "deciding",
    "give_feedback": "feedback",
    "import_plan": "importing",
    "issue_forms": "issuing",
    "print_documents": "printing",
    "remind": "reminding",
    "report": "reporting",
    "review": "reviewing",
    "status": "standing",
    "status_over_periods": "standing",
    "trace": "tracing",
    "warm_up": "warming",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"tiendo.app.{_MODULES[name]}"), name)
