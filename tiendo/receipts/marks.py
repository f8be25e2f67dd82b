"""How cells are marked, whatever the format: colours."""

from collections.abc import Iterable

from schemas.terms import Severity
from tiendo.receipts.remarks import Remark

COLOURS = {Severity.fail: "FFFF9C9C", Severity.warn: "FFFFC238"}


def worst(remarks: Iterable[Remark]) -> Severity:
    """Of what is said about a cell, the most severe."""
    return min((remark.severity for remark in remarks), key=list(Severity).index)
