"""All cases by name. Importing them is cheap: what a case needs is imported when it is prepared or measured."""

from bench import consolidating, intake, prefect, starting, word
from bench.case import Case

CASES: dict[str, Case] = {
    case.name: case
    for case in (
        *starting.CASES,
        *intake.CASES,
        *consolidating.CASES,
        *word.CASES,
        *prefect.CASES,
    )
}
