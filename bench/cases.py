"""All cases by name. Importing them is cheap: what a case needs is imported when it is prepared or measured."""

from bench import consolidating, intake, prefect, starting, word
from bench.case import Case

# What results.json is promised to hold, and what ratios need. Today's script takes minutes and so comes last of them;
# whoever ends a run early lacks the least.
PROMISED = (
    *("import_polars", "check_cold"),
    *("unzip_floor", "collect", "recollect_one"),
    *("national_plain", "national_flow", "prefect_start"),
    *("consolidate_10y", "annual_report"),
    *("annex_floor", "annex", "annex_docxtpl"),
    *("letters_floor", "letters", "letters_docxtpl"),
    "collect_usual",
)

_ALL = {
    case.name: case
    for case in (
        *starting.CASES,
        *intake.CASES,
        *consolidating.CASES,
        *word.CASES,
        *prefect.CASES,
    )
}
CASES: dict[str, Case] = {name: _ALL[name] for name in dict.fromkeys((*PROMISED, *_ALL))}
