"""The names that each kind of document puts into its template: frozen, lest template and composer drift.

`templates/README.md` lists the same names for people.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from schemas.document import Document, Figure, Text
from tiendo.word.errors import TemplateError

Check = Callable[[object], bool]


def _string(value: object) -> bool:
    return isinstance(value, str)


def _text(value: object) -> bool:
    return isinstance(value, str | Text | Figure)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _list(value: object, check: Check) -> bool:
    return isinstance(value, list | tuple) and all(check(item) for item in value)


def _strings(value: object) -> bool:
    return _list(value, _string)


def _texts(value: object) -> bool:
    return _list(value, _text)


def _block(value: object) -> bool:
    return isinstance(value, Mapping) and value.get("kind") in BLOCK_KINDS and _text(value.get("text"))


def _blocks(value: object) -> bool:
    return _list(value, _block)


def _group(value: object) -> bool:
    return isinstance(value, Mapping) and _text(value.get("title")) and _blocks(value.get("blocks"))


def _groups(value: object) -> bool:
    return _list(value, _group)


BLOCK_KINDS = ("para", "item", "sub")


@dataclass(frozen=True)
class Names:
    """What one kind of document holds: values with their checks, columns of each table by row style."""

    values: Mapping[str, Check]
    tables: Mapping[str, Mapping[str, list[str]]]


# Every document has these: they become the properties of the file.
COMMON: Mapping[str, Check] = {"title": _string, "issuing_agency": _string, "document_date": _string}

ANNUAL = Names(
    values={
        **COMMON,
        "parent_agency": _string,
        "number": _string,
        "symbol": _string,
        "place_date": _string,
        "year": _string,
        "abstract": _string,
        "addressees": _strings,
        "legal_bases": _texts,
        "opening": _texts,
        "direction": _blocks,
        "results": _blocks,
        "status_caption": _text,
        "results_after": _blocks,
        "groups": _groups,
        "achieved": _blocks,
        "limits": _blocks,
        "causes": _blocks,
        "lessons": _blocks,
        "next_tasks": _blocks,
        "proposals": _blocks,
        "closing": _text,
        "sign_authority": _string,
        "sign_post": _string,
        "sign_name": _string,
        "copies": _strings,
        "notes_tasks": _texts,
        "notes_agencies": _texts,
        "notes_difficulties": _texts,
        "notes_sources": _texts,
        "approved": _flag,
        "synthetic": _flag,
    },
    tables={
        "status": {
            style: (
                "no group total done_on_time done_late doing_in_time doing_overdue waiting_in_time "
                "waiting_overdue other not_reported"
            ).split()
            for style in ("", "total")
        },
        "tasks": {
            "": "no ref title lead support output due status percent coverage completed_on result".split(),
            "heading": ["ref", "title"],
        },
        "agencies": {
            "": (
                "no agency timeliness first_received first_accepted revisions leads leads_reported "
                "leads_completed note"
            ).split(),
            "heading": ["title"],
        },
        "difficulties": {
            "": "no ref agency difficulty proposal authority state".split(),
            "heading": ["title"],
        },
        "sources": {
            "": "no agency file revision received_on outcome hash submission".split(),
            "heading": ["title"],
        },
        "exclusions": {"": "no agency file revision decided_on actor reason".split()},
    },
)

CATALOGUE: Mapping[str, Names] = {"annual": ANNUAL}


def names_of(document: Document) -> Names | None:
    """The names of the document's kind; None for a kind that has no frozen list."""
    return CATALOGUE.get(document.template.split("/")[-1].split(".")[0])


def check_document(template: str, document: Document) -> None:
    """Raise TemplateError when a value is missing, of the wrong type, or not in the list of its kind."""
    names = names_of(document)
    expected = names.values if names else COMMON
    for name, check in expected.items():
        if name not in document.values:
            raise _missing(template, name)
        if not check(document.values[name]):
            raise TemplateError(
                template,
                f"giá trị «{name}» của báo cáo không đúng kiểu đã quy định.",
                f"the document's value '{name}' is not of the agreed type.",
            )
    if names:
        _refuse_unknown(template, "giá trị", "value", set(document.values) - set(expected))
        _refuse_unknown(
            template, "bảng", "table", {rows.name for rows in document.tables} - set(names.tables)
        )


def check_used(template: str, document: Document, used: Iterable[str]) -> None:
    """Raise TemplateError when the template uses a name without value or has lost its signature block."""
    unknown = sorted(set(used) - set(document.values))
    if unknown:
        raise _missing(template, unknown[0])
    names = names_of(document)
    for name in ("sign_post", "issuing_agency"):
        if names and name in names.values and name not in set(used):
            raise TemplateError(
                template,
                f"không còn chỗ ghi {{{{ {name} }}}}; hãy đặt lại chỗ ghi này vào mẫu.",
                f"{{{{ {name} }}}} is gone; put it back into the template.",
            )


def _missing(template: str, name: str) -> TemplateError:
    return TemplateError(
        template,
        f"không có giá trị cho tên «{name}»; xem danh sách tên trong templates/README.md.",
        f"there is no value for the name '{name}'; templates/README.md lists the names.",
    )


def _refuse_unknown(template: str, what_vi: str, what_en: str, unknown: set[str]) -> None:
    if unknown:
        listed = ", ".join(sorted(unknown))
        raise TemplateError(
            template,
            f"báo cáo có {what_vi} ngoài danh sách: {listed}.",
            f"the document has a {what_en} outside the list: {listed}.",
        )
