"""Make the pages of this folder that put data of the software into words: `python -m docs.make_pages`.

A test fails when a committed page is not what this script makes.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from schemas import results, terms, transitions
from schemas.findings import Entry, catalogue
from schemas.layout import Column, Sheet, load_layouts
from schemas.records import Field
from schemas.terms import Severity, Term, Timeliness
from schemas.transitions import FileState, PeriodState, Transition
from tests.progress.rules_page import rules_page

FOLDER = Path(__file__).resolve().parent
_FORMS = FOLDER.parent / "templates" / "forms"
_MADE = "<!-- Made by docs/make_pages.py: change its source, not this page. -->"
_PLACE = re.compile(r"\{\w+\}")
_ABOUT_PLANS = ("plan_", "import_")


def pages() -> dict[str, str]:
    """Name of each page → its text."""
    return {
        "rules.vi.md": _marked(rules_page("vi")),
        "rules.en.md": _marked(rules_page("en")),
        "findings.vi.md": findings_page("vi"),
        "findings.en.md": findings_page("en"),
        "fields.vi.md": fields_page(),
        "states.md": states_page(),
        "glossary.md": glossary_page(),
        "adr/README.md": decisions_page(),
    }


# --- findings ---------------------------------------------------------------------------------------------------------


def findings_page(lang: str) -> str:
    """Every kind of finding with its wording: of submissions, then of plans; errors, then warnings."""
    words = _words()["findings"][lang]
    parts = [f"# {words['title']}", words["intro"]]
    for what in ("submission", "plan"):
        for severity in Severity:
            rows = [_finding(entry, lang) for entry in _entries(what, severity)]
            parts += [f"## {words[f'{what}_{severity.value}']}", _table(words["header"], rows)]
    return _page(parts)


def _entries(what: str, severity: Severity) -> Iterator[Entry]:
    for entry in catalogue().values():
        about = "plan" if entry.code.startswith(_ABOUT_PLANS) else "submission"
        if about == what and entry.severity is severity:
            yield entry


def _finding(entry: Entry, lang: str) -> tuple[str, str, str]:
    title, message, fix = (getattr(entry, f"{what}_{lang}") for what in ("title", "message", "fix"))
    return f"**{title}** (`{entry.code}`)", _PLACE.sub("…", message), _PLACE.sub("…", fix)


# --- fields -----------------------------------------------------------------------------------------------------------


def fields_page() -> str:
    """The fields of the current form, sheet by sheet."""
    words = _words()["fields"]
    layout = load_layouts(_FORMS)[0]
    parts = [f"# {words['title']}", words["intro"].format(version=layout.version)]
    for sheet in layout.sheets:
        parts += [f"## {words['sheet'].format(name=sheet.name)}", _fields(sheet, words)]
    return _page(parts)


def _fields(sheet: Sheet, words: dict) -> str:
    rows = [_field(column, column.field, words) for column in sheet.columns if column.field]
    return _table(words["header"], rows)


def _field(column: Column, field: Field, words: dict) -> tuple[str, ...]:
    required = words["required"] if field.required else ""
    choices = "; ".join(term.vi for term in field.terms) if field.terms else ""
    how = [field.note_vi, words["choices"].format(terms=choices) if choices else ""]
    return (
        f"{column.header} (`{field.name}`)",
        words["kinds"][field.kind],
        words["locked"] if column.locked else required,
        " ".join(part for part in how if part),
    )


# --- states -----------------------------------------------------------------------------------------------------------

_MACHINES: tuple[tuple[str, Sequence[Transition], type[Term]], ...] = (
    ("file", transitions.FILE, FileState),
    ("report", transitions.REPORT, Timeliness),
    ("period", transitions.PERIOD, PeriodState),
)


def states_page() -> str:
    """The state diagrams, and what they say in both languages."""
    words = _words()["states"]
    parts = [f"# {words['title']}", words["intro"]]
    for name, machine, states in _MACHINES:
        rows = [tuple(f"{term.vi} · {term.en}" for term in step) for step in machine]
        about = words[name]
        parts += [
            f"## {about['title']}",
            about["note"],
            _diagram(machine, states),
            _table(words["header"], rows),
        ]
    return _page(parts)


def _diagram(machine: Sequence[Transition], states: type[Term]) -> str:
    lines = [f'    state "{state.vi}" as {state.value}' for state in states]
    lines.append(f"    [*] --> {machine[0].before.value}")
    lines += [f"    {step.before.value} --> {step.after.value}: {step.event.vi}" for step in machine]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


# --- glossary ---------------------------------------------------------------------------------------------------------


def glossary_page() -> str:
    """Terms of the domain, then every vocabulary."""
    words = _words()["glossary"]
    entries = tomllib.loads((FOLDER / "glossary.toml").read_text(encoding="utf-8"))["term"]
    rows = [(f"`{entry['code']}`", entry["vi"], entry["meaning"]) for entry in entries]
    parts = [f"# {words['title']}", words["intro"], _table(words["header"], rows)]
    for vocabulary in _vocabularies():
        codes = [(f"`{term.value}`", term.vi, term.en) for term in vocabulary]
        parts += [f"## {vocabulary.__name__}", *_said(vocabulary), _table(words["vocabulary_header"], codes)]
    return _page(parts)


def _vocabularies() -> Iterator[type[Term]]:
    for module in (terms, results):
        for value in vars(module).values():
            own = isinstance(value, type) and value.__module__ == module.__name__
            if own and issubclass(value, Term) and value is not Term:
                yield value


def _said(vocabulary: type[Term]) -> list[str]:
    docstring = vars(vocabulary).get("__doc__")
    return [" ".join(docstring.split())] if docstring else []


# --- decisions --------------------------------------------------------------------------------------------------------


def decisions_page() -> str:
    """The decisions in their order, each with its page."""
    words = _words()["decisions"]
    titles = {
        path.name: path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ")
        for path in sorted((FOLDER / "adr").glob("[0-9]*.md"))
    }
    return _page(
        [f"# {words['title']}", words["intro"], "\n".join(f"- [{t}]({n})" for n, t in titles.items())]
    )


# --- Markdown ---------------------------------------------------------------------------------------------------------


@cache
def _words() -> dict:
    return tomllib.loads((FOLDER / "made_pages.toml").read_text(encoding="utf-8"))


def _page(parts: Sequence[str]) -> str:
    return _marked("\n\n".join(part.strip() for part in parts) + "\n")


def _marked(page: str) -> str:
    title, rest = page.split("\n", 1)
    return f"{title}\n\n{_MADE}\n{rest}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text: str) -> str:
    prose_and_code = text.replace("|", "\\|").replace("\n", " ").split("`")  # code stands as it is
    prose_and_code[::2] = [prose.replace("<", "&lt;") for prose in prose_and_code[::2]]
    return "`".join(prose_and_code)


if __name__ == "__main__":
    for page_name, page_text in pages().items():
        (FOLDER / page_name).write_text(page_text, encoding="utf-8", newline="\n")
