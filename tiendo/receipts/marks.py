"""How cells are marked, whatever the format: colours, and how comments of ours are known again."""

from collections.abc import Iterable

from schemas.terms import Severity
from tiendo.receipts.remarks import Remark

AUTHOR = "tiendo"
COLOURS = {Severity.fail: "FFFF9C9C", Severity.warn: "FFFFC238"}

OPENING = f"{AUTHOR}:\n"  # tells our comments, whatever a program makes of their author
SENDERS_OWN = f"\n\n{'─' * 12}\n"  # what follows in a comment of ours was there before


def worst(remarks: Iterable[Remark]) -> Severity:
    """Of what is said about a cell, the most severe."""
    return min((remark.severity for remark in remarks), key=list(Severity).index)
