"""Why a submission was returned, for papers that tell it in few words: the places that each error was found in."""

from dataclasses import dataclass

import polars as pl

from schemas.terms import Severity
from tiendo.receipts.remarks import joined, place, remarks


@dataclass(frozen=True)
class Reason:
    """Errors of one sheet that say the same: where they are, what is wrong, how it is mended, in how many places."""

    place: str
    message: str
    fix: str
    times: int


def reasons(findings: pl.DataFrame, lang: str) -> list[Reason]:
    """The errors of one submission (schemas.findings.Findings) in `lang`, as its receipt tells them."""
    errors = joined(remarks(findings.filter(severity=Severity.fail.value), lang))
    return [
        Reason(place(one, lang), one.remark.message, one.remark.fix, max(1, len(one.cells))) for one in errors
    ]
