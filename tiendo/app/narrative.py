"""What coordinators add to a report: Markdown files under `narrative/<plan>/<period>/`, which no run ever writes.

`direction.md` is added to the section "direction" of the Vietnamese report, `direction.en.md` to that of the English.
The review of several years has the folder "review" in place of a period, the summary "summary" inside that of its
period.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from schemas.document import Document
from tiendo.errors import InputError
from tiendo.reports import sections, with_narrative
from tiendo.text import clean
from tiendo.workspace import Workspace

_ENGLISH = ".en"
_LIMIT = 1_000_000  # bytes: longer than any section of a report


def narrated(ws: Workspace, document: Document, *place: str) -> tuple[Document, dict[str, str]]:
    """`document` with the narrative of a place (plan and period), and the hash of each file that it came from.

    A document without sections, such as a table, takes none. Raises InputError for a file that is no text, too long, or
    named after no section of the document.
    """
    if not sections(document):
        return document, {}
    folder = ws.narrative.joinpath(*place)
    files = _files(folder, document.lang)
    contents = {section: _content(path) for section, path in files.items()}
    texts = {section: _text(files[section], content) for section, content in contents.items()}
    try:
        told = with_narrative(document, texts)
    except InputError as error:
        raise InputError(
            f"{ws.relative(folder)}: {error.vi}", f"{ws.relative(folder)}: {error.en}"
        ) from error
    return told, {files[one].name: hashlib.sha256(data).hexdigest() for one, data in contents.items()}


def _files(folder: Path, lang: str) -> Mapping[str, Path]:
    """Section → its file in the language; files of the other language are left alone."""
    found = {}
    for path in sorted(folder.glob("*.md")):
        name = clean(path.stem)
        if name.endswith(_ENGLISH) == (lang == "en"):
            found[name.removesuffix(_ENGLISH)] = path
    return found


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size > _LIMIT:
        raise InputError(
            f"Tệp {path.name} dài {size} byte, vượt quá {_LIMIT} byte cho phép. Hãy rút gọn.",
            f"The file {path.name} has {size} bytes, more than the {_LIMIT} allowed. Shorten it.",
        )
    return path.read_bytes()


def _text(path: Path, content: bytes) -> str:
    """Lone surrogates, which some editors write, are let in: the document shows that a character was broken."""
    try:
        return content.decode("utf-8-sig", "surrogatepass")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"Tệp {path.name} không phải văn bản UTF-8 (dòng {line}). Hãy lưu lại với mã hóa UTF-8.",
            f"The file {path.name} is not UTF-8 text (line {line}). Save it as UTF-8.",
        ) from error
