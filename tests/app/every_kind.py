"""Every kind of document that the use cases write, from one small world; also a program of its own."""

import hashlib
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import rmtree

from docx import Document
from openpyxl import load_workbook

from tests.app.world import PERIOD, World, form, layout
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.workspace import Workspace

BEFORE = "2021"
DAY = date(2022, 12, 28)
LANGUAGES = ("vi", "en")
TRACED = tuple(
    (kind, lang)
    for lang in LANGUAGES
    for kind in ("annual", "ad hoc", "midterm", "review", "changes", "letter", "summary")
)


def furnished(world: World) -> World:
    """Two approved years, narrative, and two files that came back: a workbook and a Word form."""
    world.drop("bo-a", form(world.plan, "bo-a", percent=30, period=BEFORE), period=BEFORE)
    world.drop("bo-c", _broken_workbook(world))
    world.drop("tinh-x", _broken_word_form(world), name="bao-cao.docx")
    world.collect()
    for period, by in ((BEFORE, "bo-truong"), (PERIOD, "thu-truong")):
        app.approve(world.ws, PLAN, period, by=by)
    for place in (PERIOD, "review"):
        for ending in (".md", ".en.md"):
            path = world.ws.narrative / PLAN / place / f"causes{ending}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("Lời của đầu mối (dữ liệu minh họa).", encoding="utf-8")
    return world


def _broken_workbook(world: World) -> bytes:
    book = load_workbook(BytesIO(form(world.plan, "bo-c")))
    sheet = layout().sheet("progress")
    book[sheet.name].cell(sheet.header_row + 1, sheet.positions["percent"] + 1).value = "nhiều"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _broken_word_form(world: World) -> bytes:
    (path,) = app.issue_forms(world.ws, PLAN, PERIOD, agency="tinh-x", form="docx", out=world.ws.home / "cap")
    document = Document(str(path))
    document.tables[1].rows[1].cells[3].text = "nhiều"
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def make_all(ws: Workspace) -> dict[tuple[str, str], Path]:
    """Kind and language → its document."""
    made: dict[tuple[str, str], Path] = {}
    for lang in LANGUAGES:
        (made["annual", lang],) = app.report(ws, PLAN, PERIOD, lang=lang)
        (made["ad hoc", lang],) = app.report(ws, PLAN, PERIOD, lang=lang, as_of=DAY)
        (made["midterm", lang],) = app.report(ws, PLAN, PERIOD, lang=lang, kind="midterm")
        made["review", lang] = app.review(ws, PLAN, first=BEFORE, last=PERIOD, lang=lang)
        made["changes", lang] = app.changes(ws, PLAN, PERIOD, before=BEFORE, lang=lang)
        reminded = app.remind(ws, PLAN, PERIOD, on=DAY, lang=lang)
        made["letter", lang], made["summary", lang] = reminded.letters[0], reminded.summary
    for kind in ("xlsx", "docx"):
        (made["form", kind],) = app.issue_forms(ws, PLAN, PERIOD, agency="bo-a", form=kind)
    return made | {("feedback", path.name + path.parts[-3]): path for path in _feedback(ws)}


def _feedback(ws: Workspace) -> Iterator[Path]:
    """Given again from the beginning."""
    for folder in list(ws.submissions.rglob("phan-hoi")):
        rmtree(folder)
    app.give_feedback(ws, PLAN, PERIOD)
    for folder in sorted(ws.submissions.rglob("phan-hoi")):
        yield from sorted(path for path in folder.iterdir() if path.is_file())


def digests(made: Mapping[tuple[str, str], Path]) -> dict[str, str]:
    """Of every document, and of the JSON file beside it."""
    found = {}
    for (kind, lang), path in made.items():
        for one in (path, path.with_suffix(".json")):
            if one.is_file():
                name = f"{kind} {lang} {one.suffix}"
                found[name] = hashlib.sha256(one.read_bytes()).hexdigest()
    return found


if __name__ == "__main__":
    from tests.app.later import live_later

    live_later()
    for name, digest in digests(make_all(Workspace(Path(sys.argv[1])))).items():
        sys.stdout.write(f"{name}\t{digest}\n")
