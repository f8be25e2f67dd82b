"""The names that each kind of document puts into its template: frozen, lest template and composer drift.

`templates/README.md` lists the same names for people.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from schemas.document import Document, Figure, Text

Check = Callable[[object], bool]


def _string(value: object) -> bool:
    return isinstance(value, str)


def _text(value: object) -> bool:
    return isinstance(value, str | Text | Figure)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list | tuple) and all(check(item) for item in value)


def _mapping_of(**checks: Check) -> Check:
    return lambda value: (
        isinstance(value, Mapping) and all(check(value.get(name)) for name, check in checks.items())
    )


BLOCK_KINDS = ("para", "lead", "item", "sub")

_STRINGS, _TEXTS = _list_of(_string), _list_of(_text)
_BLOCKS = _list_of(_mapping_of(kind=lambda kind: kind in BLOCK_KINDS, text=_text))
_GROUPS = _list_of(_mapping_of(title=_text, blocks=_BLOCKS))
_RETURNED = _list_of(_mapping_of(what=_text, reasons=_TEXTS))
_OWING = _list_of(_mapping_of(title=_text, agencies=_text))
_FACTS = _list_of(_mapping_of(label=_text, before=_text, after=_text))


@dataclass(frozen=True)
class Names:
    """What one kind of document holds: values with their checks, columns of each table by row style, charts.

    A column "x_#" is repeated for each text of the value `REPEATED`. The values in `defaults` may be left out.
    """

    values: Mapping[str, Check]
    tables: Mapping[str, Mapping[str, list[str]]]
    charts: tuple[str, ...] = ()
    defaults: Mapping[str, object] = field(default_factory=dict)


def _values(check: Check, names: str) -> dict[str, Check]:
    return dict.fromkeys(names.split(), check)


def _table(ordinary: str, **others: str) -> dict[str, list[str]]:
    return {"": ordinary.split()} | {style: columns.split() for style, columns in others.items()}


REPEATED = "year_labels"

# Every document has these: they become the properties of the file.
COMMON: Mapping[str, Check] = _values(_string, "title issuing_agency document_date")

_HEAD = {
    **COMMON,
    **_values(_string, "parent_agency place_date abstract"),
    **_values(_flag, "approved synthetic"),
}
_NUMBER = _values(_string, "number symbol")
_SIGNATURE = {**_values(_string, "sign_authority sign_post sign_name"), "copies": _STRINGS}
_OFFICIAL = {**_HEAD, **_NUMBER, **_SIGNATURE, "addressees": _STRINGS}

_STATUSES = (
    "done_on_time done_late doing_in_time doing_overdue waiting_in_time waiting_overdue other not_reported"
)
_COUNTS = f"no group total {_STATUSES}"

_LED = "no agency completed completed_due on_time"
_UNDER = "no agency counted agencies reported leads leads_reported leads_completed"
_TWO_UNDER = "agency reported under agency_2 reported_2 under_2"
_ANNEXES = ("tasks", "agencies", "indicators", "documents", "difficulties", "sources")
_REVIEW_ANNEXES = ("path", "milestones", "trends", "compliance", "persistent", "snapshots")
_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_OPTIONAL_CAPTIONS = ("milestones_caption", "rates_caption", "structure_caption", "structure_figures_caption")

ANNUAL = Names(
    values={
        **_OFFICIAL,
        "year": _string,
        "legal_bases": _TEXTS,
        "opening": _TEXTS,
        **_values(_BLOCKS, "direction results results_after indicators achieved limits causes lessons"),
        **_values(_BLOCKS, "next_tasks proposals"),
        "groups": _GROUPS,
        **_values(_text, "status_caption closing"),
        **_values(_text, " ".join(_OPTIONAL_CAPTIONS)),
        "annexes": _mapping_of(**dict.fromkeys(_ANNEXES, _string)),
        **_values(_TEXTS, "notes_tasks notes_agencies notes_indicators notes_documents"),
        **_values(_TEXTS, "notes_difficulties notes_sources"),
    },
    tables={
        "status": _table(_COUNTS, total=_COUNTS),
        "tasks": _table(
            "no ref title lead support output due status percent coverage completed_on result",
            heading="ref title name",
        ),
        "agencies": _table(
            "no agency timeliness first_received first_accepted revisions leads leads_reported leads_completed note",
            heading="title",
        ),
        "milestones": _table("no ref title milestone due done_on standing days", heading="ref title name"),
        "rates": _table(_LED, group=_LED, total=_LED),
        "structure": _table(_UNDER, total=_UNDER),
        "structure_figures": _table(
            "agency reported under",
            heading="title",
            total="agency reported under",
            pair=_TWO_UNDER,
            last=_TWO_UNDER,
        ),
        "indicators": _table(
            "no ref indicator unit baseline previous current change target trend coverage note",
            heading="title",
        ),
        "documents": _table(
            "no ref title agency number issued_on",
            heading="title",
            pair="no agency number issued_on no_2 agency_2 number_2 issued_on_2",
        ),
        "difficulties": _table("no ref agency difficulty proposal authority state", heading="title"),
        "sources": _table("no agency file revision received_on outcome hash submission", heading="title"),
        "exclusions": _table("no agency file revision decided_on actor reason"),
    },
    charts=("status", "progress", "trend", "compliance"),
    defaults={"indicators": [], "annexes": dict(zip(_ANNEXES, _ROMAN, strict=True))}
    | dict.fromkeys(_OPTIONAL_CAPTIONS, ""),
)

REVIEW = Names(
    values={
        **_OFFICIAL,
        **_values(_string, "year span"),
        REPEATED: _STRINGS,
        **_values(_TEXTS, "legal_bases opening scope"),
        **_values(_BLOCKS, "direction reporting results results_after deadlines indicators"),
        **_values(_BLOCKS, "achieved limits causes difficulties lessons next_tasks proposals"),
        "groups": _GROUPS,
        **_values(_text, "summary_caption closing"),
        "annexes": _mapping_of(**dict.fromkeys(_REVIEW_ANNEXES, _string)),
        **_values(_TEXTS, "notes_path notes_milestones notes_trends notes_compliance notes_persistent"),
        "notes_snapshots": _TEXTS,
    },
    tables={
        "summary": _table(f"year total {_STATUSES} rate", missing="year note"),
        "path": _table(
            "no ref title lead due status_# percent_# years_done summary", heading="ref title name"
        ),
        "milestones": _table(
            "no ref title lead milestone due completed_on outcome delay", heading="ref title name"
        ),
        "trends": _table("no ref indicator unit baseline value_# target change trend note", heading="title"),
        "compliance": _table("no agency timeliness_# on_time_years", heading="title"),
        "persistent": _table("no ref agency difficulty proposal authority years state", heading="title"),
        "snapshots": _table(
            "no year snapshot as_of submissions approver approved_on digest", missing="no year note"
        ),
    },
    charts=("compliance", "progress", "status", "trend"),
    defaults={"annexes": dict(zip(_REVIEW_ANNEXES, _ROMAN, strict=True))},
)

REMINDER = Names(
    values={
        **_OFFICIAL,
        **_values(_TEXTS, "opening owed request"),
        **_values(_text, "owed_intro returned_intro tasks_intro closing"),
        "returned": _RETURNED,
    },
    tables={"tasks": _table("no ref title output due state", heading="ref title name")},
)

SUMMARY = Names(
    values={
        **_OFFICIAL,
        **_values(_TEXTS, "opening next_steps"),
        "points": _BLOCKS,
        "compliance_caption": _text,
        "owing": _OWING,
    },
    tables={
        "compliance": _table(
            "no group expected on_time late returned missing rate",
            total="no group expected on_time late returned missing rate",
        )
    },
    charts=("compliance",),
)

CHANGES = Names(
    values={
        **_HEAD,
        **_values(_string, "before after"),
        "facts": _FACTS,
        "overview": _BLOCKS,
        **_values(_TEXTS, "opening notes_tasks notes_figures notes_submissions"),
    },
    tables={
        "tasks": _table(
            "no ref title aspect before after source", heading="ref title name", task="ref title name source"
        ),
        "figures": _table("no figure before after change", heading="title"),
        "submissions": _table("no agency file revision change date reason", heading="title"),
    },
)

MIDTERM = Names(
    values={**_HEAD, **_values(_TEXTS, "opening notes")},
    tables={"measures": _table("no ref title measures results status challenges", heading="ref title name")},
)

CATALOGUE: Mapping[str, Names] = {
    "annual": ANNUAL,
    "review": REVIEW,
    "reminder": REMINDER,
    "summary": SUMMARY,
    "changes": CHANGES,
    "midterm": MIDTERM,
}


def names_of(document: Document) -> Names | None:
    """The names of the document's kind; None for a kind that has no frozen list."""
    return CATALOGUE.get(document.template.split("/")[-1].split(".")[0])
