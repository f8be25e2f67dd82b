"""The reports room: a snapshot → a document whose sentences are composed from figures. Pure, no input or output.

- `facts` reads plan and snapshot into the plain values of `model`, in one language;
- `figures` makes every number that is printed: id, value, formula, records behind it;
- `sections` and `annexes` choose what is said, one module a part of the report;
- `wording` says it: one package a language behind one interface, nothing but words;
- `markdown` adds what coordinators write by hand.
"""

from tiendo.reports.annexes.structure import Structure
from tiendo.reports.annual import annual_report
from tiendo.reports.changes import changes
from tiendo.reports.ladder import ladder
from tiendo.reports.letters import reminders
from tiendo.reports.markdown import sections, with_narrative
from tiendo.reports.midterm import midterm_report
from tiendo.reports.owing import Fault, Owing, ReturnedFile
from tiendo.reports.review import Frozen, review
from tiendo.reports.summary import summary

__all__ = [
    "Fault",
    "Frozen",
    "Owing",
    "ReturnedFile",
    "Structure",
    "annual_report",
    "changes",
    "ladder",
    "midterm_report",
    "reminders",
    "review",
    "sections",
    "summary",
    "with_narrative",
]
