"""Documents through their templates: frame and prose by Jinja, long tables and charts as text, all verified."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.document import Document
from tiendo.errors import InputError
from tiendo.word.catalogue import REPEATED
from tiendo.word.compiled import compile_template
from tiendo.word.left_out import left_out


def render(template: Path, document: Document) -> bytes:
    """`document` in the form of `template`: a .docx, the same bytes for the same input.

    Values go through Jinja as data, escaped and never rendered themselves; figures are enclosed by bookmarks
    (`tiendo.word.figures`); tables replace the template's pattern rows (`tiendo.word.patterns`), charts its places
    for charts (`tiendo.word.charts`). Raises TemplateError when template and document do not fit or when anything
    was lost.
    """
    return _filled(template.name, _read(template), document)


def render_letters(template: Path, documents: Iterable[Document]) -> Iterator[bytes]:
    """Each of `documents` as `render` would give it, one after the other; the template is read and compiled once."""
    content = _read(template)
    return (_filled(template.name, content, document) for document in documents)


def _filled(name: str, content: bytes, document: Document) -> bytes:
    labels = document.values.get(REPEATED, ())
    repeats = len(labels) if isinstance(labels, list | tuple) else 0
    return compile_template(name, content, repeats, left_out(document)).fill(document)


def _read(template: Path) -> bytes:
    if not template.is_file():
        raise InputError(f"Không tìm thấy mẫu {template.name}.", f"There is no template {template.name}.")
    return template.read_bytes()
