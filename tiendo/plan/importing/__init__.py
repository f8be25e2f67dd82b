"""A decision's annex → a draft of a plan folder, with findings for everything that could not be read.

Whoever calls this has opened the file already: it comes as text, or as tables of cells.
"""

from tiendo.plan.importing.annex import Annex, Line, annex_of_tables
from tiendo.plan.importing.draft import Draft, draft
from tiendo.plan.importing.pasted import annex_of_text
from tiendo.plan.importing.write import FINDINGS_FILE, write_draft

__all__ = [
    "FINDINGS_FILE",
    "Annex",
    "Draft",
    "Line",
    "annex_of_tables",
    "annex_of_text",
    "draft",
    "write_draft",
]
